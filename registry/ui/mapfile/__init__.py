"""The page “Map a file”: columns that nobody has described become words, and mappings that wait for review."""
