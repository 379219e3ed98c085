"""Answers of verbs as tables: one module an answer."""
