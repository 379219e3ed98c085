"""Does a refusal say why, and where the person may turn?"""

from __future__ import annotations

from datetime import date
from typing import Any

from registry.facts.says_something import says_something
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.law.statute_book import state
from registry.rules.judgements import unanswered
from registry.rules.rights.requests import under_no_right
from registry.subjects.subject import Whole
from registry.wording import _, listed

_REFUSED = frozenset({"refused", "partly-met"})
_TO_US = "told_complaint_to_us"
_TOLD = ("gave_reasons", _TO_US, "told_complaint_to_regulator", "told_court")


def judge(request: Whole) -> Verdict:
    """Judge one request."""
    otherwise = under_no_right(request)
    if otherwise is not None:
        return otherwise
    refusal = request.get("refusal")
    if refusal is None and request.get("outcome") not in _REFUSED:
        return not_applicable(_("Nothing was refused."))
    if refusal is None:
        said = _("It was refused in whole or in part, and no record shows what the person was told.")
        return violated(request.place("refusal"), said)
    return _of(request, refusal)


def _of(request: Whole, refusal: dict[str, Any]) -> Verdict:
    asked = [name for name in _TOLD if name != _TO_US or _asks_for_complaint_to_us(request, refusal)]
    if _may_hold_back_reasons(request, refusal):
        asked.remove("gave_reasons")
    wanting = [name for name in asked if refusal.get(name) not in ("yes", "unknown")]
    not_known = [name for name in asked if refusal.get(name) == "unknown"]
    if [*wanting, *not_known] == [_TO_US] and _may_be_older(request, refusal):
        said = _("No record shows when the refusal was sent, nor that it named the complaint to the controller.")
        return cannot_tell((request.place("refusal/sent"), request.place(f"refusal/{_TO_US}")), said)
    if wanting:
        every = [name for name in asked if refusal.get(name) != "yes"]
        said = _("No record shows that the refusal {things}.")
        return violated(_places(request, every), said.format(things=_words(every)))
    if not_known:
        said = _("whether the refusal {things}.")
        return unanswered(_places(request, not_known), said.format(things=_words(not_known)))
    return satisfied(_("The refusal gave reasons, and said where the person may turn."))


def _may_hold_back_reasons(request: Whole, refusal: dict[str, Any]) -> bool:
    """Whether access was restricted for a law-enforcement purpose, and why is recorded.

    Source: DPA 2018 section 45(6) and (7), and section 48(5) and (6): what would undermine the purpose of the
    restriction need not be told; the reasons must be recorded all the same.
    """
    restricted = "law-enforcement-restriction" in (refusal.get("grounds") or ())
    return request.get("regime") == "dpa-part3" and restricted and says_something(refusal.get("reasoning"))


def _asks_for_complaint_to_us(request: Whole, refusal: dict[str, Any]) -> bool:
    """Whether the law asked for it on the day the refusal was sent; on the reader's day where that is not recorded."""
    own = "dpa18-s164a"
    if "sent" in refusal:
        return state(request.reader.law(own), date.fromisoformat(refusal["sent"])).is_in_force
    return request.reader.in_force(own)


def _may_be_older(request: Whole, refusal: dict[str, Any]) -> bool:
    """Whether a refusal of no recorded day may have been sent before the law asked for that complaint to be named."""
    since, received = request.reader.state(request.reader.law("dpa18-s164a")).since, request.get("received")
    return "sent" not in refusal and received is not None and since is not None and received < since.isoformat()


def _places(request: Whole, names: list[str]) -> tuple[str, ...]:
    return tuple(request.place(f"refusal/{name}") for name in names)


def _words(names: list[str]) -> str:
    words = {
        "gave_reasons": _("gave reasons"),
        _TO_US: _("named the complaint to the controller"),
        "told_complaint_to_regulator": _("named the complaint to the regulator"),
        "told_court": _("named the court"),
    }
    return listed((words[name] for name in names), _("or"))
