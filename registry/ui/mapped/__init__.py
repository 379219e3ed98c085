"""Words covered: how much of whose words is mapped, and what hangs on what is not."""
