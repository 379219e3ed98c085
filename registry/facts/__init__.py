"""One legal or factual reading a module, each with its value, why, and the places it was read from."""
