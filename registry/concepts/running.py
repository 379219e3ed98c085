"""The statuses in which an agreement runs."""

RUNNING = frozenset({"in-force", "under-review"})
"""The statuses in which parties may rely on an agreement, as words: the list itself costs a command's start."""
