"""May one body give another some data for a purpose? What the records allow, link by link."""
