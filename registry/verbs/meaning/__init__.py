"""What the verbs about words work with: terms and mappings as they are shown, and the words that say how they stand."""
