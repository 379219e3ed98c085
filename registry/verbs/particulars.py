"""The few facts that a list shows of each record, by its kind."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from registry.concepts.kinds import Kind
from registry.load.snapshot import Loaded, Snapshot
from registry.schema.published import shape
from registry.session import Session
from registry.source import Ref
from registry.verbs.records.show import fields_shown
from registry.wording import _


@dataclass(frozen=True, slots=True)
class Particular:
    """One fact: the field it comes from, what it is called, what it says in words, and the record it names, if any.

    `value` is what it says for programs, where that is a day or a number.
    """

    name: str
    label: str
    text: str
    ref: str = ""
    value: str = ""


_DATES = {"effective": "In effect from", "end": "Ends", "review_due": "Review due"}
_LABELS = {
    "reference": "Own reference",
    "our_reference": "Own reference",
    "controllers": "Controller",
    "review_due": "Review due",
    "art6": "Lawful basis",
    "expires": "Expires",
    "kept_by": "Kept in",
    "received": "Received",
    "became_aware": "Became aware",
    **_DATES,
}

_SHOWN: dict[Kind, tuple[str, ...]] = {
    Kind.AGREEMENT: ("reference", "lead", "parties", "bases", "effective", "end", "review_due"),
    Kind.ORGANISATION: ("sector", "nation", "kept_by"),
    Kind.PROCESSING_ACTIVITY: ("organisation", "role", "business_function", "bases", "review_due"),
    Kind.ADOPTION: ("agreement", "organisation", "decision", "signed"),
    Kind.PROCESSOR_CONTRACT: ("reference", "lead_controller", "end", "review_due"),
    Kind.DPIA: ("reference", "lead", "outcome", "review_due"),
    Kind.BREACH: ("our_reference", "became_aware", "severity"),
    Kind.RIGHTS_REQUEST: ("our_reference", "controller", "received", "responded"),
    Kind.COMPLAINT: ("our_reference", "controller", "received", "outcome_on"),
    Kind.DISCLOSURE: ("our_reference", "discloser", "decision", "decided"),
    Kind.WAIVER: ("rule", "approver_role", "expires"),
    Kind.TRANSFER: ("exporter_name", "importer_name", "route", "review_due"),
    Kind.VOCABULARY: ("publisher", "issued", "review_due"),
    Kind.MAPPING_SET: ("publisher", "issued", "review_due"),
    Kind.STANDARD: ("publisher", "edition", "review_due"),
}
_OTHERWISE = ("organisation", "controllers", "controller", "review_due")
_MOST_LETTERS = 160
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")


_TOO_WIDE = frozenset({"reference", "our_reference", "bases", "effective"})
"""Fields that a table leaves out, so that the others fit beside one another."""


def columns(kind: Kind) -> tuple[tuple[str, str], ...]:
    """The fields that a table of one kind shows, and what each is called."""
    return tuple((name, _label(name)) for name in _SHOWN.get(kind, _OTHERWISE) if name not in _TOO_WIDE)


def all_columns(kind: Kind) -> tuple[tuple[str, str], ...]:
    """Every field that may be among the particulars of a kind, and what each is called."""
    return tuple((name, _label(name)) for name in _SHOWN.get(kind, _OTHERWISE))


def particulars(snapshot: Snapshot, session: Session, loaded: Loaded) -> tuple[Particular, ...]:
    """What a list shows of one record; what it does not say is left out."""
    names = _SHOWN.get(Kind(loaded.ref.kind), _OTHERWISE)
    return tuple(each for name in names for each in _particular(snapshot, session, loaded, name))


def _particular(snapshot: Snapshot, session: Session, loaded: Loaded, name: str) -> Iterator[Particular]:
    if name == "kept_by":
        yield _kept_by(snapshot, loaded)
        return
    data = loaded.data
    own = data.get("dates", data) if name in _DATES and name not in data else data
    value = own.get(name)
    if value is None:
        return
    if name == "parties":
        yield Particular(name, _("Parties"), f"{len(value):,}", value=str(len(value)))
    elif name == "bases":
        yield from _bases(loaded, value)
    elif other := _other(snapshot, session, loaded, name, value):
        yield Particular(name, _label(name), other.title, str(other.ref))
    else:
        text = _text(loaded, data if own is data else own, own is not data, name)
        if text:
            short = text if len(text) <= _MOST_LETTERS else f"{text[:_MOST_LETTERS]}…"
            is_day = isinstance(value, str) and _DAY.fullmatch(value) is not None
            yield Particular(name, _label(name), short, value=value if is_day else "")


def _kept_by(snapshot: Snapshot, loaded: Loaded) -> Particular:
    """Whose record of a body this is: several registers may hold one of the same body."""
    titles = {each.id: each.title for each in snapshot.federation.registers}
    register = titles.get(loaded.ref.register, loaded.ref.register)
    own = _("{register}, its own").format(register=register) if loaded.is_home else register
    return Particular("kept_by", _("Kept in"), own)


def _bases(loaded: Loaded, bases: list[dict[str, Any]]) -> Iterator[Particular]:
    item = shape(loaded.ref.kind).fields["bases"].item
    listed = item.fields["art6"].item if item and "art6" in item.fields else None
    found = dict.fromkeys(each for basis in bases for each in basis.get("art6", ()))
    if listed and found:
        yield Particular("bases", _("Lawful basis"), "; ".join(listed.label_of(each) for each in found))


def _other(snapshot: Snapshot, session: Session, loaded: Loaded, name: str, value: Any) -> Loaded | None:
    """The record that a field names: the field itself, or the only member of the list it is."""
    text = value[0] if isinstance(value, list) and len(value) == 1 else value
    here = shape(loaded.ref.kind).fields.get(name)
    kinds = here.refers if here else ()
    if not isinstance(text, str) or not kinds:
        return None
    targets: list[Ref] = snapshot.targets(loaded.ref.register, kinds, text)
    return snapshot.get(session, snapshot.home(targets[0])) if targets else None


def _text(loaded: Loaded, own: dict[str, Any], is_date: bool, name: str) -> str:
    whole = shape(loaded.ref.kind)
    here = whole.fields["dates"] if is_date else whole
    shown = fields_shown(here, {name: own[name]})
    return shown[0].value if shown and isinstance(shown[0].value, str) else ""


def _label(name: str) -> str:
    if name == "parties":
        return _("Parties")
    if name == "bases":
        return _("Lawful basis")
    words = name.replace("_", " ")
    return _(_LABELS.get(name, words[:1].upper() + words[1:]))
