"""Judging records by the rules."""
