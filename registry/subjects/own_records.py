"""What an organisation's own records say of its part in an agreement: its records of processing and its notices."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from registry.concepts.kinds import Kind
from registry.facts.lifecycle import reached
from registry.facts.reader import Reader
from registry.load.snapshot import Loaded
from registry.subjects.agreement import Agreement


def processing_of(agreement: Agreement, organisation: Loaded) -> tuple[Loaded, ...]:
    """An organisation's records of processing that name an agreement, and have not ended."""
    asked = ("processing of", agreement, organisation.ref)
    return agreement.reader.remembered(asked, lambda: tuple(_processing_of(agreement, organisation)))


def _processing_of(agreement: Agreement, organisation: Loaded) -> Iterator[Loaded]:
    for found in agreement.reader.referring(agreement.record, Kind.PROCESSING_ACTIVITY.value):
        if is_of(agreement.reader, found, organisation) and stands(agreement.reader, found):
            yield found


def notices_of(reader: Reader, named: Iterable[Loaded], organisation: Loaded) -> Iterator[Loaded]:
    """Those privacy notices that speak for an organisation and are in use."""
    for notice in named:
        if stands(reader, notice) and speaks_for(reader, notice, organisation):
            yield notice


def is_of(reader: Reader, activity: Loaded, organisation: Loaded) -> bool:
    """Whether a record of processing is an organisation's own: it says so, or says nothing and is in its register."""
    text = activity.data.get("organisation")
    if text is None:
        return bool(organisation.data.get("register") == activity.ref.register)
    found = reader.record(activity.ref.register, (Kind.ORGANISATION.value,), text)
    return found is not None and found.ref == organisation.ref


def speaks_for(reader: Reader, notice: Loaded, organisation: Loaded) -> bool:
    """Whether a privacy notice is an organisation's: it says so, or names no controller and is in its register."""
    texts = notice.data.get("controllers")
    if not texts:
        return bool(organisation.data.get("register") == notice.ref.register)
    bodies = (reader.record(notice.ref.register, (Kind.ORGANISATION.value,), text) for text in texts)
    return any(body is not None and body.ref == organisation.ref for body in bodies)


def stands(reader: Reader, record: Loaded) -> bool:
    """Whether a record is neither a draft nor retired on the day, and what it is about has begun and has not ended."""
    return reader.remembered(("stands", record.ref), lambda: _stands(reader, record))


def _stands(reader: Reader, record: Loaded) -> bool:
    if reached(reader, record, "active").value != "yes":
        return False
    if "published" in record.data and not reader.has_come(record.data["published"]):
        return False
    return not any(name in record.data and reader.is_past(record.data[name]) for name in ("ended", "withdrawn"))
