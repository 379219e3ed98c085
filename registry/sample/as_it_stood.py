"""A record of the sample as it stood on an earlier day, worked out from what it says today.

The rule is in README.md beside this file. Everything here is text in, text out: whole lines of the file are left out,
and comments and layout stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

from registry.parse.nodes import MappingNode, Node, SequenceNode, composed
from registry.schema.published import Shape, shape

CAME = frozenset((
    "added", "appointed_on", "asked", "authorised", "awarded", "created", "dated", "held_since", "on", "opened",
    "registered", "reported", "requested", "retrieved", "sent", "since", "told", "triggered", "updated",
))  # fmt: skip
"""Dates with which a part of a record begins: a part that bears only later ones was not written yet."""

NOTED = frozenset((
    "accepted_on", "acknowledged", "agreed", "answered", "approved", "approved_on", "began",
    "carried_out", "changed", "checked", "checked_on", "closed", "completed", "confirmed", "confirmed_in_writing",
    "contained", "decided", "deprecated", "disclosed_at", "disclosed_on", "disposed_on", "done", "ended", "ended_early",
    "identity_information_received", "identity_information_requested", "in_place_on", "issued", "last_audit",
    "last_checked", "last_review", "last_reviewed", "last_updated", "logging_since", "loss_approved_on", "met_on",
    "notified_on", "outcome_on", "progress_informed", "published", "reassessed_on", "responded", "reviewed",
    "reviewed_on", "round_trip_tested", "screened", "signed", "started", "terms_checked", "tested", "told_of_outcome",
))  # fmt: skip
"""Other dates on which something was done. Where the day was still to come, the field was empty."""

WITH = {
    "accepted_on": ("accepted_by", "why_accepted"),
    "approved": ("approved_by",),
    "approved_on": ("approved_by",),
    "disposed_on": ("disposal_method", "disposed_by", "authorised_by", "attestation", "confirmed_to"),
    "done": ("by",),
    "ended_early": ("ended_reason",),
    "in_place_on": ("in_place",),
    "met_on": ("met",),
    "outcome_on": ("outcome", "upheld", "told_of_regulator"),
    "reassessed_on": ("reassessed", "result"),
    "responded": ("outcome", "answer_form", "records_found", "records_released"),
}
"""What is written only together with such a date, and goes with it."""

SIGNED_FROM = "signing"
"""The status from which the words of an agreement stand: what its parties sign is not changed behind them."""

NOT_DRAFTED = frozenset(("idea", "screening"))
FIRST_THOUGHTS = frozenset((
    "kind", "id", "title", "status", "status_history", "language", "owner", "parent", "lead", "purpose", "screening",
))  # fmt: skip
"""What an agreement says before anybody has drafted it."""

NOT_APPROVED = frozenset(("draft", "consultation", "legal-ig-review"))
GIVEN_ON_APPROVAL = frozenset(("version", "document"))
"""What an agreement is given when its words are approved."""

WRITTEN_ON_CLOSING = frozenset(("closed_by", "lessons", "staff_measures"))
"""What a breach, a complaint or a request says only once it is closed."""

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T|$)")

Place = tuple[str | int, ...]
Find = Callable[[str, tuple[str, ...], str], "Record | None"]


class Part(NamedTuple):
    """A part of a record: where it stands, its schema, what it says, and whether parties to an agreement sign it."""

    place: Place
    shape: Shape
    data: dict[str, Any]
    signed: bool


class Value(NamedTuple):
    """One value in a record: where it stands, the schema of its field, what it says, and whether parties sign it."""

    place: Place
    shape: Shape
    text: str
    signed: bool


@dataclass
class Record:
    """One file of the sample: its words today, and what they say."""

    register: str
    path: str
    text: str

    @cached_property
    def node(self) -> MappingNode:
        """The file as YAML sees it, with the lines that everything stands on."""
        node = composed(self.text)
        assert isinstance(node, MappingNode)
        return node

    @cached_property
    def data(self) -> dict[str, Any]:
        """What the file says, all of it as text."""
        data = _plain(self.node)
        assert isinstance(data, dict)
        return data

    @cached_property
    def kind(self) -> str:
        """The kind of record it is."""
        return str(self.data["kind"])

    @cached_property
    def ref(self) -> str:
        """Its reference in full."""
        return f"{self.register}/{self.kind}/{self.data['id']}"

    @cached_property
    def born(self) -> str:
        """The first day of its own history."""
        return str(min(entry["on"] for entry in self.data["status_history"]))

    @cached_property
    def signed_from(self) -> str | None:
        """For an agreement: the day it went out for signature."""
        if self.kind != "agreement":
            return None
        return next((e["on"] for e in self.data["status_history"] if e["status"] == SIGNED_FROM), None)

    @cached_property
    def parts(self) -> list[Part]:
        """Every part of it that has fields of its own, the whole record first."""
        return list(_parts(shape(self.kind), self.data))

    @cached_property
    def values(self) -> list[Value]:
        """Every value that is not a part, and each value of a list of such."""
        return [value for part in self.parts for value in _values(part)]


@dataclass
class _Reading:
    """One record on one day, while it is decided what goes."""

    record: Record
    day: str
    as_draft: bool
    gone: set[Place] = field(default_factory=set)

    @property
    def status(self) -> str:
        """The status of that day."""
        entries = self.record.data["status_history"]
        return "draft" if self.as_draft else [e["status"] for e in entries if e["on"] <= self.day][-1]

    @property
    def frozen(self) -> bool:
        """Whether the words are those that parties sign."""
        signed_from = self.record.signed_from
        return signed_from is not None and signed_from <= self.day

    def is_gone(self, place: Place) -> bool:
        """Whether a place, or anything it stands in, goes."""
        return any(place[:depth] in self.gone for depth in range(1, len(place) + 1))


def as_it_stood(record: Record, day: str, find: Find, drafts: frozenset[str]) -> str:
    """The text of a record at the end of a day.

    `find(register, kinds, reference)` gives the record a reference leads to if it was there that day. `drafts` are the
    references of records that were there only as drafts.
    """
    reading = _Reading(record, day, record.ref in drafts)
    _not_come_to(reading)
    _dates(reading)
    _references(reading, find)
    _keys(reading)
    return _without(reading)


def drafts_on(records: Iterable[Record], day: str, find: Find) -> frozenset[str]:
    """The records that agreements out for signature name, and whose own first day was still to come."""
    return frozenset(
        named.ref
        for record in records
        if record.signed_from is not None and record.signed_from <= day
        for value in record.values
        if value.signed and value.shape.refers
        if (named := find(record.register, value.shape.refers, value.text)) is not None
        and named.born > day
        and "draft" in shape(named.kind).fields["status"].values
    )


# ── what had not been written yet ────────────────────────────────────────────────────────────────────────────────────


def _not_come_to(reading: _Reading) -> None:
    """What a record is given later in its life."""
    said = set(reading.record.data)
    too_early: set[str] = set()
    if reading.status == "open":
        too_early = said & WRITTEN_ON_CLOSING
    elif reading.record.kind == "agreement" and reading.status in NOT_DRAFTED:
        too_early = said - FIRST_THOUGHTS
    elif reading.record.kind == "agreement" and reading.status in NOT_APPROVED:
        too_early = said & GIVEN_ON_APPROVAL
    reading.gone |= {(name,) for name in too_early}


def _dates(reading: _Reading) -> None:
    """Parts and fields whose day was still to come."""
    history = reading.record.data["status_history"]
    reading.gone |= {("status_history", at) for at, entry in enumerate(history) if entry["on"] > reading.day}
    for part in reading.record.parts:
        came = [value for name, value in part.data.items() if name in CAME and _is_date(value)]
        stands = reading.frozen and part.signed
        if part.place and came and min(came)[:10] > reading.day and not stands:
            reading.gone.add(part.place)
            continue
        for name, value in part.data.items():
            if name not in CAME | NOTED or (stands and part.shape.fields[name].substance):
                continue
            if isinstance(value, list):
                reading.gone |= {(*part.place, name, at) for at, each in enumerate(value) if str(each) > reading.day}
            elif _is_date(value) and value[:10] > reading.day:
                reading.gone.add((*part.place, name))
                reading.gone |= {(*part.place, other) for other in WITH.get(name, ()) if other in part.data}


def _is_date(value: Any) -> bool:
    """Whether a value is a day or a moment: several fields are a date in one kind and an answer in another."""
    return isinstance(value, str) and _DATE.match(value) is not None


def _references(reading: _Reading, find: Find) -> None:
    """References to what was not there, but for those in words that stand."""
    for value in reading.record.values:
        if reading.frozen and value.signed:
            continue
        if value.shape.refers:
            leads = find(reading.record.register, value.shape.refers, value.text) is not None
        elif value.shape.form == "term":
            leads = _is_said(value.text, reading, find)
        else:
            continue
        if not leads:
            reading.gone.add(value.place)


def _is_said(term: str, reading: _Reading, find: Find) -> bool:
    """Whether a vocabulary was there that day, with this word in it."""
    of, _hash, inside = term.partition("#")
    vocabulary = find(reading.record.register, ("vocabulary",), of)
    terms = vocabulary.data.get("terms", ()) if vocabulary else ()
    return any(f"terms[{each['id']}]" == inside and each.get("added", "") <= reading.day for each in terms)


def _keys(reading: _Reading) -> None:
    """Keys of list members that went. What goes may be a member itself, so this goes on until nothing more does."""
    names = [value for value in reading.record.values if value.shape.names and "#" not in value.shape.names]
    while True:
        before = len(reading.gone)
        for value in names:
            if not reading.is_gone(value.place) and value.text not in _ids(reading, value.shape.names):
                reading.gone.add(value.place)
        if len(reading.gone) == before:
            return


def _ids(reading: _Reading, target: str) -> set[str]:
    """The ids of the members of a list that are still there."""
    here: Any = reading.record.data
    place: Place = ()
    for step in target.split("/"):
        here = here.get(step, {}) if isinstance(here, dict) else {}
        place = (*place, step)
    return {
        member["id"]
        for at, member in enumerate(here)
        if isinstance(member, dict) and "id" in member and not reading.is_gone((*place, at))
    }


# ── walking what a record says beside its schema ─────────────────────────────────────────────────────────────────────


def _plain(node: Node) -> Any:
    if isinstance(node, MappingNode):
        return {key.value: _plain(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [_plain(value) for value in node.value]
    return node.value


def _parts(here: Shape, data: Any, place: Place = (), signed: bool = True) -> Iterator[Part]:
    if isinstance(data, dict) and here.fields:
        yield Part(place, here, data, signed)
        for name, value in data.items():
            if name in here.fields:
                yield from _parts(here.fields[name], value, (*place, name), signed and here.fields[name].substance)
    elif isinstance(data, list) and here.item is not None:
        for at, value in enumerate(data):
            yield from _parts(here.item, value, (*place, at), signed)


def _values(part: Part) -> Iterator[Value]:
    for name, value in part.data.items():
        inner = part.shape.fields.get(name)
        if inner is None or isinstance(value, dict):
            continue
        signed = part.signed and inner.substance
        if isinstance(value, list):
            place = (*part.place, name)
            yield from (
                Value((*place, at), inner, each, signed) for at, each in enumerate(value) if isinstance(each, str)
            )
        else:
            yield Value((*part.place, name), inner, value, signed)


# ── the lines that stay ──────────────────────────────────────────────────────────────────────────────────────────────


def _without(reading: _Reading) -> str:
    """The text of the record without what is gone, and with the status of that day."""
    record = reading.record
    lines = record.text.split("\n")
    drop: set[int] = set()
    put: dict[int, str] = {}
    if reading.as_draft:
        reading.gone.add(("status_history",))
    above = {place[:depth] for place in reading.gone for depth in range(len(place))}
    _strike(record.node, (), reading.gone, above, lines, drop, put)
    at = next(key.start_mark.line for key, _value in record.node.value if key.value == "status")
    put[at] = f"status: {reading.status}"
    return "\n".join(put.get(number, line) for number, line in enumerate(lines) if number not in drop)


def _strike(
    node: Node,
    place: Place,
    gone: set[Place],
    above: set[Place],
    lines: list[str],
    drop: set[int],
    put: dict[int, str],
) -> bool:
    """Mark the lines of what is gone below a node. True where nothing is left of it.

    `above`: the places that anything gone stands in.
    """
    if place not in above:
        return False
    if isinstance(node, MappingNode):
        entries = [((*place, key.value), key.start_mark.line, value) for key, value in node.value]
    elif isinstance(node, SequenceNode):
        entries = [((*place, at), value.start_mark.line, value) for at, value in enumerate(node.value)]
    else:
        return False
    if not entries:
        return False
    if node.flow_style:
        kept = [value.value for inner, _line, value in entries if inner not in gone]
        if kept and len(kept) < len(entries):
            number = node.start_mark.line
            line = put.get(number, lines[number])
            put[number] = f"{line[: node.start_mark.column]}[{', '.join(kept)}]"
        return not kept
    after = _last_line(node) + 1
    struck = [inner in gone or _strike(value, inner, gone, above, lines, drop, put) for inner, _line, value in entries]
    if all(struck):
        return True
    starts = [_with_comment(line, lines) for _inner, line, _value in entries]
    for at, is_struck in enumerate(struck):
        if is_struck:
            drop.update(range(starts[at], starts[at + 1] if at + 1 < len(starts) else after))
    return False


def _with_comment(line: int, lines: list[str]) -> int:
    """Where an entry begins, with the comment and the empty line above it."""
    first = line
    while first and lines[first - 1].lstrip().startswith("#"):
        first -= 1
    while first and not lines[first - 1].strip():
        first -= 1
    return first


def _last_line(node: Node) -> int:
    """The last line on which something of a node stands."""
    if isinstance(node, MappingNode) and node.value and not node.flow_style:
        return _last_line(node.value[-1][1])
    if isinstance(node, SequenceNode) and node.value and not node.flow_style:
        return _last_line(node.value[-1])
    # The end of a folded text is marked at the start of the line after it.
    end = node.end_mark
    return end.line - 1 if end.column == 0 and end.line > node.start_mark.line else end.line
