"""Registers → `Snapshot`: find the federation, read every file, keep what is a record, and say what is not."""
