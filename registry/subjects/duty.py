"""Whose duty something is: the organisation that is asked, where a rule finds that no record shows what it should.

Source: UK GDPR Articles 5(2) and 24(1) ask the controller to show what it does; UK GDPR Article 30, DPA 2018 section 61
and the data sharing code ask each party for its own part. Which field of a record names that body is our own reading.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from registry.concepts.kinds import Kind
from registry.facts.named_body import named_body
from registry.facts.reader import Reader
from registry.source import Ref
from registry.subjects.agreement import Side
from registry.subjects.subject import Subject

_ORGANISATION = Kind.ORGANISATION.value

_NAMED_BY: Mapping[str, tuple[str, ...]] = {
    Kind.AGREEMENT.value: ("lead",),
    Kind.PROCESSING_ACTIVITY.value: ("organisation",),
    Kind.PROCESSOR_CONTRACT.value: ("lead_controller", "controllers"),
    Kind.DPIA.value: ("controllers",),
    Kind.LEGITIMATE_INTERESTS_ASSESSMENT.value: ("organisation",),
    Kind.APPROPRIATE_POLICY_DOCUMENT.value: ("organisation",),
    Kind.PRIVACY_NOTICE.value: ("controllers",),
    Kind.TRANSFER.value: ("exporter",),
    Kind.RETENTION_SCHEDULE.value: ("organisation",),
    Kind.RIGHTS_REQUEST.value: ("controller",),
    Kind.COMPLAINT.value: ("controller",),
    Kind.DISCLOSURE.value: ("discloser",),
    Kind.CONSENT_MODEL.value: ("controller",),
    Kind.INFORMATION_SYSTEM.value: ("controllers",),
    Kind.WAIVER.value: ("approver_organisation",),
}
"""Kind of record → the fields that name the body whose own it is, the first that says anything first. Of the others
(breaches, standards, vocabularies, mapping sets) it is whoever keeps the register."""


def whose_duty(subject: Subject) -> str:
    """The organisation, by its reference at home, or as it is written where that was not read.

    Of a side of a flow it is the party; of anything else the body that the record names as its own, and otherwise the
    owner of the register. Where a record names several, it is the owner if that is among them, else the first. Empty
    where it cannot be told: the party is a class of organisations, or a register does not say whose it is.
    """
    reader, record = subject.reader, subject.record
    if isinstance(subject, Side):
        if subject.organisation is not None:
            return str(subject.organisation.ref)
        written = subject.party.get("organisation")
        return _body(reader, record.ref.register, written) if written else ""
    # The same for a record and all in it but for its sides.
    return reader.remembered(("whose duty", record.ref), lambda: _of_record(reader, record.ref, record.data))


def _of_record(reader: Reader, ref: Ref, data: Mapping[str, Any]) -> str:
    if ref.kind == _ORGANISATION:
        return _body(reader, ref.register, str(ref))
    named = next(filter(None, map(data.get, _NAMED_BY.get(ref.kind, ()))), None)
    if ref.kind == Kind.ADOPTION.value:
        named = data.get("organisation") or data.get("member", {}).get("organisation")
    if isinstance(named, str):
        return _body(reader, ref.register, named)
    owner = reader.owner(ref.register)
    own = str(owner.ref) if owner is not None else ""
    several = [_body(reader, ref.register, each) for each in named or ()]
    return own if own in several or not several else several[0]


def _body(reader: Reader, register: str, text: str) -> str:
    found = named_body(reader, register, text)
    ref = found.ref if found is not None else Ref.within(text, register, _ORGANISATION)
    return str(ref) if ref.kind == _ORGANISATION else ""
