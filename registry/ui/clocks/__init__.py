"""The clocks page: breaches, requests and complaints against the time that the law gives."""
