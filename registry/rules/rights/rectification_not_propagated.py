"""Were those who had the data told that it was corrected, erased or restricted?"""

from __future__ import annotations

from typing import Any

from registry.concepts.kinds import Kind
from registry.facts.says_something import says_something
from registry.findings import Verdict, not_applicable, satisfied, violated
from registry.rules.rights.requests import not_of_these, under_no_right
from registry.subjects.subject import Whole
from registry.wording import _, listed

_CHANGING = frozenset({"rectification", "erasure", "restriction"})
_DONE = frozenset({"met", "partly-met"})


def judge(request: Whole) -> Verdict:
    """Judge one request."""
    another = _("It does not ask that data be corrected, erased or restricted.")
    otherwise = under_no_right(request) or _nothing_changed(request) or not_of_these(request, _CHANGING, another)
    if otherwise is not None:
        return otherwise
    told = request.get("recipients_told")
    if told is None:
        said = _("No record shows who was told that the data was corrected, erased or restricted.")
        return violated(request.place("recipients_told"), said)
    if not told:
        return satisfied(_("The record says that the data had gone to nobody."))
    wanting = [each for each in told if not _is_dealt_with(request, each)]
    if not wanting:
        return satisfied(_("Each recipient was told, or the record says why not."))
    said = _("No record shows that these were told, or why they were not: {names}.")
    places = tuple(request.place(f"recipients_told[{each['id']}]/told") for each in wanting)
    return violated(places, said.format(names=listed(_name(request, each) for each in wanting)))


def _nothing_changed(request: Whole) -> Verdict | None:
    done = request.get("carried_out")
    if done is None and request.get("outcome") not in _DONE:
        return not_applicable(_("No data was changed because of it."))
    if done is not None and not request.reader.has_come(done):
        return not_applicable(_("The data had not been changed."))
    return None


def _is_dealt_with(request: Whole, recipient: dict[str, Any]) -> bool:
    told = recipient.get("told")
    return says_something(recipient.get("not_told_reason")) or (told is not None and request.reader.has_come(told))


def _name(request: Whole, recipient: dict[str, Any]) -> str:
    text, kinds = recipient.get("organisation"), (Kind.ORGANISATION.value,)
    found = request.reader.record(request.record.ref.register, kinds, text) if text else None
    return found.title if found is not None else str(recipient.get("name") or recipient["id"])
