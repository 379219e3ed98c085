"""The rules: the list of them, and one in full with its examples."""
