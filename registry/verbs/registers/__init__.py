"""Verbs about registers and federations."""
