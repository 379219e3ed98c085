"""Was a waiver approved by somebody whom its rule lets waive it, and who may decide for that record?"""

from __future__ import annotations

from registry.errors import NotFound
from registry.facts.actors import entitled
from registry.facts.reading import Reading
from registry.facts.waiver import reaches
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.catalogue import rule
from registry.rules.judgements import together
from registry.subjects.subject import Whole
from registry.wording import _


def judge(waiver: Whole) -> Verdict:
    """Judge a waiver."""
    return together((_by_role(waiver), _as(reaches(waiver.reader, waiver.record))))


def _by_role(waiver: Whole) -> Verdict:
    name, role = waiver.get("rule"), waiver.get("approver_role")
    try:
        set_aside = rule(name) if name else None
    except NotFound:
        set_aside = None
    if set_aside is None:
        return not_applicable(_("No record shows which rule it sets aside."))
    may = set_aside.text.get("waivable_by", ())
    if not may:
        return violated(waiver.place("rule"), _("Nobody may waive the rule `{name}`.").format(name=set_aside.id))
    if role is None:
        return not_applicable(_("No record shows who approved it."))
    return _as(entitled(role, may, waiver.place("approver_role")))


def _as(found: Reading[str]) -> Verdict:
    if found.value == "yes":
        return satisfied(found.because)
    return (violated if found.value == "no" else cannot_tell)(found.sources, found.because)
