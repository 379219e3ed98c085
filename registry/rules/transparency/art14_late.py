"""Where data comes from elsewhere, are people told in time?"""

from __future__ import annotations

import re
from typing import Any

from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.judgements import together, unanswered
from registry.rules.transparency.telling import Telling
from registry.subjects.subject import Whole
from registry.wording import _, period

_FROM_ELSEWHERE = frozenset({"from-elsewhere", "both"})
_LONGEST_MONTH = 31
_DAYS = {"Y": 366, "M": 31, "W": 7, "D": 1}


def judge(notice: Whole) -> Verdict:
    """Judge one privacy notice."""
    if "withdrawn" in notice.data and notice.reader.is_past(notice.data["withdrawn"]):
        return not_applicable(_("It is no longer in use."))
    if not Telling(notice).is_general:
        return not_applicable(_("It is about processing for a law-enforcement purpose, which another law governs."))
    given = notice.get("giving") or {}
    if not given and notice.get("under") is not None:
        return not_applicable(_("It stands under a fuller notice, which says when people are given it."))
    origin = given.get("origin")
    if origin is None:
        said = _("No record shows whether data comes from the people themselves.")
        return cannot_tell(notice.place("giving/origin"), said)
    if origin not in _FROM_ELSEWHERE:
        return not_applicable(_("Data comes from the people themselves, who are told then."))
    if given.get("exception"):
        return satisfied(_("The record names the exception relied on where people are not told, or are told later."))
    return together([_within_a_month(notice, given), _at_contact(notice, given), _at_disclosure(notice, given)])


def _within_a_month(notice: Whole, given: dict[str, Any]) -> Verdict:
    answer, longest = given.get("within_one_month"), str(given.get("longest_delay") or "")
    places = notice.place("giving/within_one_month"), notice.place("giving/longest_delay")
    is_long = _days(longest) > _LONGEST_MONTH
    if is_long and answer == "yes":
        said = _("The record says that people are told within a month, and that some wait {longest}.")
        return cannot_tell(places, said.format(longest=period(longest)))
    if is_long:
        said = _("Some people wait {longest} to be told, and no record shows that all are told within a month.")
        return violated(places[1], said.format(longest=period(longest)))
    if answer == "yes" or (answer != "no" and longest):
        return satisfied(_("People are told within a month."))
    if answer == "unknown":
        return unanswered(places[0], _("whether people are told within a month."))
    return violated(places[0], _("No record shows that people are told within a month of the data being obtained."))


def _at_contact(notice: Whole, given: dict[str, Any]) -> Verdict:
    return _answered(notice, given, "at_first_contact", _("No record shows that people are told at the first contact."))


def _at_disclosure(notice: Whole, given: dict[str, Any]) -> Verdict:
    said = _("No record shows that people are told before or when the data is first disclosed.")
    return _answered(notice, given, "before_disclosure", said)


def _answered(notice: Whole, given: dict[str, Any], field: str, said: str) -> Verdict:
    """Nothing said counts for nothing: data need not be used to contact people, nor disclosed."""
    answer, place = given.get(field), notice.place(f"giving/{field}")
    if answer == "no":
        return violated(place, said)
    if answer == "unknown":
        return cannot_tell(place, said)
    return satisfied(_("People are told as soon as the law asks."))


def _days(longest: str) -> int:
    return sum(int(number) * _DAYS[unit] for number, unit in re.findall(r"([0-9]+)([YMWD])", longest))
