"""Every subject in a record."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from registry.concepts.kinds import Kind
from registry.facts.reader import Reader
from registry.load.snapshot import Loaded
from registry.subjects.agreement import Agreement
from registry.subjects.contract import Contract
from registry.subjects.processing import Activity
from registry.subjects.subject import Subject, Whole
from registry.subjects.transfer import Transfer

KINDS = (*(kind.value for kind in Kind), "flow", "flow-side")
"""What a rule may be about."""


_WHOLE: dict[str, Callable[[Reader, Loaded], Subject]] = {
    Kind.AGREEMENT.value: Agreement,
    Kind.PROCESSOR_CONTRACT.value: Contract,
    Kind.TRANSFER.value: Transfer,
    Kind.PROCESSING_ACTIVITY.value: lambda reader, record: Activity(reader, record, record.data),
}


def subjects_of(reader: Reader, record: Loaded) -> Iterator[Subject]:
    """The record as a whole, then what is in it."""
    whole = _WHOLE.get(record.ref.kind, Whole)(reader, record)
    yield whole
    if isinstance(whole, Agreement):
        for flow in whole.flows:
            yield flow
            yield from flow.sides
