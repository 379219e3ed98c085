"""Trying a draft: where to start, the text, and what would be found. Nothing is stored."""
