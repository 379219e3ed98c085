"""May we share? The question, the answer with its chain of authority, and the case that cannot wait."""
