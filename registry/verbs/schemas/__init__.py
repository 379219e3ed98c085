"""Verbs about schemas."""
