"""Turning rows of one organisation's words into rows of another's, and counting what was lost on the way."""
