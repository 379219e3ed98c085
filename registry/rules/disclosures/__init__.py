"""One-off and urgent disclosures, and refusals: whether the decision is on record."""
