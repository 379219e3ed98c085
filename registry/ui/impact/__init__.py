"""The page of an impact: what a breach, an end or a departure touches."""
