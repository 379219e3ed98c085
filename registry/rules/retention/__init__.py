"""How long information is kept, what ends that, and what has become of it."""
