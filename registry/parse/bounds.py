"""How large and how deep a record may be, and how much is told of one that is broken."""

MAX_BYTES = 256 * 1024
"""The largest file read as a record. Larger sets are tables beside their record."""

MAX_DEPTH = 24
"""The deepest nesting of lists and maps. The models need fewer than half."""

MAX_TOLD = 200
"""The most problems told of one file at a time. Whoever has mended so many can ask again."""
