"""Which agreements that run on the reader's day two bodies are both party to.

Source: ICO data sharing code, data sharing agreements. A body is party where the agreement names it, or where it has
joined a class.
"""

from __future__ import annotations

from collections.abc import Iterator

from registry.concepts.kinds import Kind
from registry.facts.adherence import adherence
from registry.facts.lifecycle import reached
from registry.facts.reader import Reader
from registry.facts.reading import Reading
from registry.load.snapshot import Loaded
from registry.wording import _


def agreements_between(reader: Reader, one: Loaded, other: Loaded) -> Reading[tuple[Loaded, ...]]:
    """The agreements, in the order of their references; none where no record shows one."""
    theirs = {agreement.ref for agreement in _agreements_of(reader, other)}
    shared = {agreement.ref: agreement for agreement in _agreements_of(reader, one) if agreement.ref in theirs}
    found = tuple(agreement for _ref, agreement in sorted(shared.items()))
    if not found:
        return Reading((), _("No record shows an agreement to which both are party."))
    said = _("Both are party to {title}.").format(title=found[0].title)
    return Reading(found, said, tuple(str(agreement.ref) for agreement in found))


def _agreements_of(reader: Reader, body: Loaded) -> Iterator[Loaded]:
    """The agreements to which a body is party, some of them more than once."""
    for agreement in reader.referring(body, Kind.AGREEMENT.value):
        if _runs(reader, agreement) and _names(reader, agreement, body):
            yield agreement
    for adoption in reader.referring(body, Kind.ADOPTION.value):
        by = _organisation(reader, adoption.ref.register, adoption.data.get("organisation"))
        text = adoption.data.get("agreement")
        joined = reader.record(adoption.ref.register, (Kind.AGREEMENT.value,), text) if text else None
        is_own = by is not None and by.ref == body.ref and adherence(reader, [adoption]).value == "signed"
        if is_own and joined is not None and _runs(reader, joined):
            yield joined


def _names(reader: Reader, agreement: Loaded, body: Loaded) -> bool:
    parties = (
        _organisation(reader, agreement.ref.register, party.get("organisation"))
        for party in agreement.data.get("parties", ())
    )
    return any(party is not None and party.ref == body.ref for party in parties)


def _runs(reader: Reader, agreement: Loaded) -> bool:
    if reached(reader, agreement, "in-force").value != "yes":
        return False
    end = agreement.data.get("dates", {}).get("end")
    return end is None or not reader.is_past(end)


def _organisation(reader: Reader, register: str, text: str | None) -> Loaded | None:
    return reader.record(register, (Kind.ORGANISATION.value,), text) if text else None
