"""One thing that needs attention: how it is named and drawn, what a reader asks of it, and the decision about it."""
