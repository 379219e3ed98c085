"""Is a waiver no wider and no longer than a decision about one finding needs?"""

from __future__ import annotations

from datetime import date

from registry.clocks.calendar_month import months_after
from registry.errors import NotFound
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.load.links import addressed
from registry.rules.catalogue import rule
from registry.rules.judgements import together
from registry.subjects.subject import Whole
from registry.wording import _, day

MONTHS = 12
"""The longest that a waiver may last. No law sets one; this is the product's."""

_PARTS = frozenset({"flow", "flow-side"})
"""What rules judge that is only a part of a record."""


def judge(waiver: Whole) -> Verdict:
    """Judge a waiver."""
    return together((_width(waiver), _length(waiver)))


def _width(waiver: Whole) -> Verdict:
    ref, inside = addressed(str(waiver.get("at") or ""))
    if ref is None or "rule" not in waiver.data:
        return not_applicable(_("No record shows what it sets aside."))
    try:
        judged = set(rule(waiver.get("rule")).on)
    except NotFound:
        return not_applicable(_("There is no such rule."))
    if not inside and ref.kind == "agreement" and ref.kind not in judged and judged & _PARTS:
        said = _("It sets the rule aside for a whole record, and the rule judges parts of it one by one.")
        return violated(waiver.place("at"), said)
    return satisfied(_("It is about no more than the rule judges at once."))


def _length(waiver: Whole) -> Verdict:
    last = waiver.get("expires")
    if last is None:
        return not_applicable(_("It has no last day."))
    began = waiver.get("approved_on") or min(_active_since(waiver), default=None)
    if began is None:
        said = _("No record shows when it began, so nobody can tell whether it lasts longer than {months} months.")
        return cannot_tell(waiver.place("approved_on"), said.format(months=MONTHS))
    if date.fromisoformat(last) > months_after(date.fromisoformat(began), MONTHS):
        said = _("It lasts longer than {months} months: it began on {began}, and its last day is {last}.")
        days = {"began": day(date.fromisoformat(began)), "last": day(date.fromisoformat(last))}
        return violated(waiver.place("expires"), said.format(months=MONTHS, **days))
    return satisfied(_("It lasts no longer than {months} months.").format(months=MONTHS))


def _active_since(waiver: Whole) -> list[str]:
    """The days on which it became active, as its history has them."""
    return [str(each["on"]) for each in waiver.get("status_history") or () if each["status"] == "active"]
