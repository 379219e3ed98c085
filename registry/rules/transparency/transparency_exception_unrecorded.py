"""Where people are not told, is it on record on what exception that rests, why it applies, and what protects them?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from registry.facts.reader import Reader
from registry.facts.says_something import says_something
from registry.facts.stated_term import stated_term
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.law.citations import cited
from registry.law.statute_book import Entry
from registry.rules.judgements import together
from registry.subjects.agreement import Agreement
from registry.subjects.processing import Activity
from registry.subjects.subject import Subject, Whole
from registry.wording import _

_EXCEPTIONS = re.compile(r"dpa18-(s26|s44|s78a|sch[23]-p[0-9]|sch4)|uk-gdpr-a(13-[45]|14-5)")
"""Provisions that lift the duty to tell people, by their ids in the law data."""

_WITH_MEASURES = re.compile(r"uk-gdpr-a(13-5|14-5(-[bef])?)$")
"""Those that ask for measures to protect people. Article 14(5) as a whole counts: no point is named that does not."""


@dataclass(frozen=True, slots=True)
class Relied:
    """An exception that a record names: in which words, and what else it says of it, with the places of each."""

    text: str
    place: str
    reasons: Any
    reasons_place: str
    measures: Any
    measures_place: str


def judge(subject: Subject) -> Verdict:
    """Judge an agreement, a record of processing or a privacy notice."""
    found = list(_named(subject))
    if not found:
        return not_applicable(_("The record names no exception to telling people."))
    return together([_of(subject.reader, each) for each in found])


def _named(subject: Subject) -> Iterator[Relied]:
    if isinstance(subject, Agreement):
        yield from _of_agreement(subject)
    elif isinstance(subject, Activity):
        yield from _at(subject.data.get("transparency", {}), subject.place("transparency"))
    elif isinstance(subject, Whole):
        given, at = subject.data.get("giving", {}), subject.place("giving")
        if given.get("exception"):
            yield _exception(given["exception"], f"{at}/exception", given, at, "exception_reasons")


def _of_agreement(agreement: Agreement) -> Iterator[Relied]:
    stated = stated_term(agreement.reader, agreement.record, "transparency").value
    term: Mapping[str, Any] = stated.value if isinstance(stated.value, dict) else {}
    yield from _at(term, stated.at)
    for flow in agreement.flows:
        text = flow.get("notice_exemption")
        if text:
            yield _exception(text, flow.place("notice_exemption"), term, stated.at, "exemption_reasoning")


def _at(term: Mapping[str, Any], at: str) -> Iterator[Relied]:
    if term.get("exemption"):
        yield _exception(term["exemption"], f"{at}/exemption", term, at, "exemption_reasoning")


def _exception(text: str, place: str, term: Mapping[str, Any], at: str, reasons: str) -> Relied:
    measures = "protective_measures"
    return Relied(text, place, term.get(reasons), f"{at}/{reasons}", term.get(measures), f"{at}/{measures}")


def _of(reader: Reader, exception: Relied) -> Verdict:
    places = [each for each in cited(reader.book, exception.text) if not each.trouble]
    provisions = [each.provision for each in places if each.provision is not None]
    lifting = [each for each in provisions if _EXCEPTIONS.match(each.id)]
    if not lifting and any(each.provision is None and each.spot is not None for each in places):
        said = _("The law data do not tell whether {text} lets people go untold.")
        return cannot_tell(exception.place, said.format(text=exception.text))
    if not lifting:
        said = _("No record shows which paragraph or point lets people go untold: {text}.")
        return violated(exception.place, said.format(text=exception.text.rstrip(".")))
    return _with_reasons(reader, exception, lifting)


def _with_reasons(reader: Reader, exception: Relied, lifting: list[Entry]) -> Verdict:
    ended = [each for each in lifting if not reader.in_force(each.id)]
    if ended:
        said = _("{title} is not in force on this day, and no record shows what else lets people go untold.")
        return violated(exception.place, said.format(title=ended[0].title))
    if not says_something(exception.reasons):
        said = _("No record shows why {text} applies.")
        return violated(exception.reasons_place, said.format(text=exception.text.rstrip(".")))
    if not says_something(exception.measures) and any(_WITH_MEASURES.match(each.id) for each in lifting):
        said = _("No record shows what is done to protect the people who are not told.")
        return violated(exception.measures_place, said)
    return satisfied(_("The exception, and why it applies, are on record."), tuple(each.id for each in lifting))
