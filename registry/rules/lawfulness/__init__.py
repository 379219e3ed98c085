"""Lawful bases, conditions and purposes."""
