"""The rules about sending personal data abroad."""
