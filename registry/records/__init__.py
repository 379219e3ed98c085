"""One frozen pydantic model per kind of record: the source of the schemas, and what a valid file becomes.

Nothing is imported here, because each kind's model is loaded only when a record of that kind is wanted.
"""
