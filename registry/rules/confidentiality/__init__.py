"""Confidentiality: what was told in confidence, the national opt-out, Caldicott, the dead, and small numbers."""
