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
    if not text:
        return ""
    named = Ref.within(text, register, Kind.ORGANISATION.value).register
    return "" if reader.is_loaded(named) else named
