"""The other registers' own records of the share that an agreement records, as far as a record says so.

Source: UK GDPR Article 5(2): each controller keeps its own records, so that one share may be recorded twice. Which two
records are of one share is a person's decision: it is written in either of them, and counts for both.
"""

from __future__ import annotations

from registry.concepts.kinds import Kind
from registry.facts.reader import Reader
from registry.facts.unread_register import not_read
from registry.load.snapshot import Loaded

_AGREEMENT = Kind.AGREEMENT.value


def counterparts(reader: Reader, agreement: Loaded) -> list[Loaded]:
    """The records that it names as its counterpart, or that name it, each once, in the order of their references."""
    found = {}
    named = _named(reader, agreement)
    if named is not None:
        found[named.ref] = named
    for other in reader.referring(agreement, _AGREEMENT):
        meant = _named(reader, other)
        if meant is not None and meant.ref == agreement.ref:
            found[other.ref] = other
    found.pop(agreement.ref, None)
    return [found[ref] for ref in sorted(found)]


def unread_counterpart(reader: Reader, agreement: Loaded) -> str:
    """The register of the counterpart that it names, where that was not read; otherwise nothing."""
    return not_read(reader, agreement.ref.register, _AGREEMENT, agreement.data.get("counterpart_of"))


def _named(reader: Reader, agreement: Loaded) -> Loaded | None:
    text = agreement.data.get("counterpart_of")
    return reader.record(agreement.ref.register, (_AGREEMENT,), str(text)) if text else None
