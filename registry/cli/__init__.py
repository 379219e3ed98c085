"""The command line: one command a verb, drawn from the catalogue. It parses, asks, prints and chooses the exit code."""
