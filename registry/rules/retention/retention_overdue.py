"""Has every batch of records gone by the day by which it had to, or is it on record why it is held?"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from registry.facts.says_something import says_something
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.judgements import together
from registry.subjects.subject import Whole
from registry.wording import _, day

_NOT_PERSONAL = frozenset({"not-personal", "deceased-only"})
_CANNOT_DELETE = "cannot-delete"


def judge(schedule: Whole) -> Verdict:
    """Judge a retention schedule: each batch of records that it lists."""
    rules = {str(each["id"]): each for each in schedule.get("rules") or ()}
    holdings = [each for each in schedule.get("holdings") or () if _is_personal(rules.get(each.get("rule", ""), {}))]
    if not holdings:
        return not_applicable(_("It lists no batch of records about people."))
    return together([_of_holding(schedule, each, rules.get(each.get("rule", ""), {})) for each in holdings])


def _is_personal(rule: Mapping[str, Any]) -> bool:
    return rule.get("personal_data") != "no" and rule.get("regime") not in _NOT_PERSONAL


def _of_holding(schedule: Whole, holding: Mapping[str, Any], rule: Mapping[str, Any]) -> Verdict:
    reader, place = schedule.reader, schedule.place(f"holdings[{holding['id']}]")
    fine = satisfied(_("Each batch has gone, is not due to go, or is held for a reason that is on record."))
    if "disposed_on" in holding and reader.has_come(holding["disposed_on"]):
        return fine
    name, due = str(holding.get("what") or holding["id"]), holding.get("dispose_by")
    if due is None and rule and "period" not in rule:
        return fine
    if due is None:
        said = _("No record shows by which day this must go: {name}.")
        return cannot_tell(f"{place}/dispose_by", said.format(name=name))
    if not reader.is_past(due):
        return fine
    running = [each for each in holding.get("holds") or () if _runs(schedule, each)]
    if any(_says_why(each) for each in running):
        return fine
    said = _("This had to go by {due}, and no record shows that it has, or why it is held: {name}.")
    said = said.format(due=day(date.fromisoformat(due)), name=name)
    if any(each.get("reason") == _CANNOT_DELETE for each in running):
        said = _("This had to go by {due}, and is held only because it cannot be deleted: {name}.")
        return cannot_tell(f"{place}/holds", said.format(due=day(date.fromisoformat(due)), name=name))
    return violated(place, said)


def _runs(schedule: Whole, hold: Mapping[str, Any]) -> bool:
    """Whether a hold has begun and has not been lifted."""
    reader = schedule.reader
    begun = "held_since" not in hold or reader.has_come(hold["held_since"])
    return begun and not ("ended" in hold and reader.has_come(hold["ended"]))


def _says_why(hold: Mapping[str, Any]) -> bool:
    """Whether a hold gives a reason for keeping something: of its own sort, or in words."""
    reason = hold.get("reason", "other")
    return says_something(hold.get("details")) if reason == "other" else reason != _CANNOT_DELETE
