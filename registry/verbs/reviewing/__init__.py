"""What the verbs of mapping review share: what waits, what is offered for it, and what was decided."""
