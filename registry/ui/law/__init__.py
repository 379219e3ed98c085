"""The law by date: instruments, provisions, gateways and changes, and what a citation leads to."""
