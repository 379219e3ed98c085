"""Conditions for special category and criminal offence data, and the policy documents that they need."""
