"""The rules about breaches: who is told, when, and what is kept of it."""
