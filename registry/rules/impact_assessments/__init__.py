"""The rules about impact assessments."""
