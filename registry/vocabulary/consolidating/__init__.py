"""Putting two files in the same words together: which rows are about the same thing, what is kept where they differ.

After the data-set consolidation of ISO/TS 18876: both are translated first, then rows are told to denote the same thing
by a stated identity, then differences are resolved by a stated rule, and every cell keeps where it came from. Nothing
is resolved that nobody asked to have resolved.
"""
