"""Verbs about agreements: what is worked out of one and of the records that name it."""
