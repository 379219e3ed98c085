"""The rules about an organisation's own records of its processing, and what it tells people."""
