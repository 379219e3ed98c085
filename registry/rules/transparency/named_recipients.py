"""Whether privacy notices name a receiver, or a category that it belongs to.

Source: UK GDPR Articles 13(1)(e) and 14(1)(e): the recipients or categories of recipients.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from registry.concepts.kinds import Kind
from registry.load.snapshot import Loaded
from registry.subjects.agreement import Side

_EXACT = ("organisations", "names", "body_kinds")
"""What of a group can be told from the records, beside its category in words."""


def named(discloser: Side, notices: Sequence[Loaded], receiver: Side) -> str:
    """`yes`; `no`; or `unknown` where a notice gives categories in words alone, which may take the receiver in."""
    groups = [(notice, group) for notice in notices for group in notice.data.get("recipients", ())]
    if any(_takes_in(discloser, notice, group, receiver) for notice, group in groups):
        return "yes"
    in_words = any(_is_in_words(group) for _notice, group in groups)
    unlisted = any(
        "recipients" not in notice.data and notice.data.get("contents", {}).get("recipients") == "yes"
        for notice in notices
    )
    return "unknown" if in_words or unlisted else "no"


def _is_in_words(group: Mapping[str, Any]) -> bool:
    """Whether a group is a category in words alone, of people outside, and of no agreement in particular."""
    return not any(group.get(name) for name in (*_EXACT, "agreement")) and group.get("internal") != "yes"


def _takes_in(discloser: Side, notice: Loaded, group: Mapping[str, Any], receiver: Side) -> bool:
    reader, register = discloser.reader, notice.ref.register
    if receiver.organisation is not None:
        bodies = (reader.record(register, (Kind.ORGANISATION.value,), text) for text in group.get("organisations", ()))
        if any(body is not None and body.ref == receiver.organisation.ref for body in bodies):
            return True
    if _names(receiver) & {name.casefold() for name in group.get("names", ())}:
        return True
    if _kinds(receiver) & set(group.get("body_kinds", ())):
        return True
    if receiver.is_processors and group.get("role") in ("processor", "sub-processor"):
        return True
    return _is_under(discloser, notice, group) and not any(group.get(name) for name in _EXACT)


def _names(receiver: Side) -> set[str]:
    data = receiver.organisation.data if receiver.organisation is not None else {}
    own = (data.get("title"), data.get("legal_name"), receiver.party.get("name_used"))
    others = (each.get("name") for each in data.get("other_names", ()))
    return {name.casefold() for name in (*own, *others) if name}


def _kinds(receiver: Side) -> set[str]:
    """The kinds of body that a receiver is, and wider kinds that take these in."""
    if receiver.organisation is not None:
        kinds = receiver.organisation.data.get("capacities", ())
    else:
        kinds = receiver.party.get("party_class", {}).get("body_kinds", ())
    wider = receiver.reader.book.wider
    return {*kinds, *(each for kind in kinds for each in wider.get(kind, ()))}


def _is_under(discloser: Side, notice: Loaded, group: Mapping[str, Any]) -> bool:
    """Whether a group is given the data under the agreement itself."""
    text, reader = group.get("agreement"), discloser.reader
    found = reader.record(notice.ref.register, (Kind.AGREEMENT.value,), text) if text else None
    return found is not None and found.ref == discloser.agreement.record.ref
