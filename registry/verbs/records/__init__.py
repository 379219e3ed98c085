"""Verbs about records."""
