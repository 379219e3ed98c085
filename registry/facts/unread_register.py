"""Which register would hold what an organisation records, where that is not among those that were read.

Source: the records' own rule that each organisation keeps its own register, and that what was not read proves nothing.
"""

from __future__ import annotations

from registry.concepts.kinds import Kind
from registry.facts.reader import Reader
from registry.load.snapshot import Loaded
from registry.source import Ref


def unread_register(reader: Reader, organisation: Loaded | None, text: str | None, register: str) -> str:
    """The register that was not read; nothing where it was, or where the organisation keeps none.

    `text` is how a record in `register` refers to the organisation, or to what the organisation should hold.
    """
    if organisation is not None:
        own = str(organisation.data.get("register", "none"))
        return "" if own == "none" or reader.is_loaded(own) else own
    return not_read(reader, register, Kind.ORGANISATION.value, text)


def not_read(reader: Reader, register: str, kind: str, text: str | None) -> str:
    """The register that a reference in another leads to, where that was not read; nothing where it was."""
    if not text:
        return ""
    home = Ref.within(text, register, kind).register
    return "" if reader.is_loaded(home) else home
