"""The rules that a register makes for itself."""
