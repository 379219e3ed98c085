"""What is due by when, for the verb and for whatever shows a part of it."""
