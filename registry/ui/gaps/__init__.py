"""What needs attention, over all records: its numbers, where it is, how it has changed, and the list of it."""
