"""The pages of words: who means what, one term, and the integration model."""
