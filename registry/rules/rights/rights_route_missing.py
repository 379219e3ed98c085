"""Does an agreement say whom people ask, and how what they ask is dealt with?"""

from __future__ import annotations

from registry.facts.says_something import says_something
from registry.facts.stated_term import Stated, stated_term
from registry.findings import Verdict, cannot_tell, satisfied, violated
from registry.rules.agreements.applying import if_personal, of_personal_data, with_flows
from registry.subjects.agreement import Agreement
from registry.wording import _, listed

_OBJECTION = "objection"
_RIGHTS = ("access", "rectification", "erasure", _OBJECTION)
_LAW_ENFORCEMENT = {"dpa-part3"}


def judge(agreement: Agreement) -> Verdict:
    """Judge one agreement."""
    otherwise = of_personal_data(agreement) or with_flows(agreement)
    if otherwise is not None:
        return otherwise
    found = stated_term(agreement.reader, agreement.record, "rights")
    if found.value.said == "unknown":
        said = _("Whom people ask, and how that is dealt with, is left to a parent. {because}")
        return cannot_tell(found.value.at, said.format(because=found.because))
    return if_personal(agreement, _of(agreement, found.value))


def _of(agreement: Agreement, term: Stated) -> Verdict:
    if not term.value:
        return violated(term.at, _("No record shows whom people ask, nor how what they ask is dealt with."))
    without = _without(agreement, term)
    places = tuple(term.place(name) for name in without)
    if not term.get("contact") and not term.get("lead"):
        if not places:
            return violated(term.place("contact"), _("No record shows whom people ask."))
        said = _("No record shows whom people ask, nor how these are dealt with: {rights}.")
        return violated((term.place("contact"), *places), said.format(rights=_named(without)))
    if places:
        said = _("No record shows how these are dealt with: {rights}.")
        return violated(places, said.format(rights=_named(without)))
    return satisfied(_("It is said whom people ask, and how that is dealt with."))


def _without(agreement: Agreement, term: Stated) -> list[str]:
    """The rights of which it is not said how they are dealt with: none where one procedure serves for all."""
    if says_something(term.get("procedure")):
        return []
    regimes = {side.regime for flow in agreement.flows for side in flow.sides}
    asked = [name for name in _RIGHTS if name != _OBJECTION or regimes != _LAW_ENFORCEMENT]
    return [name for name in asked if not says_something(term.get(name))]


def _named(rights: list[str]) -> str:
    words = {
        "access": _("access"),
        "rectification": _("rectification"),
        "erasure": _("erasure"),
        _OBJECTION: _("objection"),
    }
    return listed(words[name] for name in rights)
