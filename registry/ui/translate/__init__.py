"""The parts of the page that translates a file."""
