"""Verbs about organisations."""
