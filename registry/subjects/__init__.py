"""What rules judge: an agreement, a flow, one side of a flow, an organisation. Each is a view of a record, no copy.

A rule reads its subject and nothing else. What a subject gives of other records it looks up through the reader, so
that every look is written down.
"""
