"""One record as a page shows it: its fields as a tree, with references as links and keys as names."""
