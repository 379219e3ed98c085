"""One vocabulary's way through the process of mapping it, as a list of tasks."""
