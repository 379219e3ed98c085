"""The parts of the page “Coverage of shares”."""
