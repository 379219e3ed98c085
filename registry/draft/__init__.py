"""Drafts: new records as commented YAML that is valid from its first line, made from the published schemas.

Nothing here is written kind by kind, but for one table of what is asked first (`first`).
"""
