"""Decisions about words that contradict one another: twelve rules, each a small check over what counts on a day.

No reasoner: each rule looks at what lies next to each other, once, so that the time it takes grows with the number of
mappings and not with their square, however many arrive at one concept.
"""

from registry.vocabulary.conflicts.runner import conflicts

__all__ = ["conflicts"]
