"""Answers as lines of text, one module a verb."""
