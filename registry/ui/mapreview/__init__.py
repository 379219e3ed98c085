"""Deciding on mappings, one term at a time: ours and the shared word side by side, and what was decided before."""
