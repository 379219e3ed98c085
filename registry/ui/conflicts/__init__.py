"""The page of conflicts: decisions about words that do not go together, and words that mean several things."""
