"""The engine: judges records by rules, one record at a time, and says what came of it."""
