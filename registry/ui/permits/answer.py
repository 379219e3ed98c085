"""The answer of the page: the outcome in plain words, what is missing, and everything that it rests on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from registry.concepts.sharing import PermitOutcome
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.section import heading, note, paragraph
from registry.ui.permits.asked import Asked
from registry.ui.permits.chain import chain, missing, routes, wanting
from registry.ui.permits.terms import ask, beside, disagree, nearest, terms
from registry.ui.permits.understood import understood
from registry.ui.permits.urgent import urgent
from registry.ui.permits.words import headline, mark_of
from registry.verbs.sharing.permits import Answer, Permit, Route
from registry.wording import _, day, listed

ANSWER = "s-answer"
"""Where the answer begins on the page."""


class Drawn(NamedTuple):
    """The answer in pieces, between which there is room for what can be taken away; and what is told of it.

    `hurry` is what comes before all of it, where it is urgent.
    """

    hurry: Html
    first: Html
    rest: Html
    said: str


def in_words(asked: Asked, answer: Answer, on: date) -> str:
    """The question in a sentence."""
    data = listed(f"“{_called(each.words, each.pairs)}”" for each in answer.data) or _("nothing named")
    purpose = answer.purpose.words and _called(answer.purpose.words, answer.purpose.pairs)
    said = _("{giver} to {getter}: {data}").format(
        giver=answer.giver.title or asked.giver or _("nobody named"),
        getter=answer.getter.title or asked.getter or _("nobody named"),
        data=data,
    )
    if purpose:
        said = _("{said}, for “{purpose}”").format(said=said, purpose=purpose)
    return _("{said}, on {day}").format(said=said, day=day(on))


def _called(words: str, pairs: Sequence[tuple[str, str]]) -> str:
    return dict(pairs).get(words, words)


def lacking(asked: Asked, answer: Answer, on: date) -> Drawn:
    """Where too little was asked to answer: what to add."""
    items = element("ul", *(element("li", safe(each)) for each in answer.lacking), class_="bullets")
    title = _("More is needed to answer")
    first = element("section", heading(title, 2, ANSWER), items, aria_labelledby=ANSWER, class_="permit-lacking")
    hurry = urgent(asked, answer.emergency, on) if answer.emergency else NOTHING
    before, after = (hurry, NOTHING) if asked.urgent else (NOTHING, hurry)
    return Drawn(before, first, joined([understood(asked, answer), after]), title)


def answered(asked: Asked, answer: Answer, permit: Permit, on: date) -> Drawn:
    """The whole answer."""
    best = permit.routes[0] if permit.routes else None
    is_yes = permit.outcome == PermitOutcome.YES
    count = max(len(wanting(best)), len(permit.missing))
    title = headline(permit.outcome, count)
    hurry = urgent(asked, permit.urgent, on)
    rest = [
        disagree(permit.disagree),
        understood(asked, answer),
        *_wanting(permit, best, on),
    ]
    if best is not None:
        by_terms, by_chain = terms(best), chain(best, on)
        rest += [by_terms, ask(best), by_chain] if is_yes else [by_chain, by_terms, ask(best)]
        rest += [beside(best, on), routes(permit.routes[1:])]
    rest += [NOTHING if asked.urgent else hurry]
    before = hurry if asked.urgent else NOTHING
    return Drawn(before, _outcome(permit, title), joined(rest), f"{title}. {permit.said}")


def _wanting(permit: Permit, best: Route | None, on: date) -> tuple[Html, ...]:
    """What is missing, and the nearest that there is: nothing where the answer is yes.

    Where no agreement is about it, what is missing on the way that comes closest matters less than what there is.
    """
    if permit.outcome == PermitOutcome.YES:
        return ()
    near = nearest(permit.nearest, on)
    if permit.outcome == PermitOutcome.NOT_ON_RECORD:
        title = _("What the agreement that comes closest lacks") if best else _("What is missing")
        return near, missing(best, permit.missing, title)
    return missing(best, permit.missing, _("What is missing")), near


def _outcome(permit: Permit, title: str) -> Html:
    """The answer in a box: a mark of its own shape, its words, and what decided it."""
    mark = element("span", safe(mark_of(permit.outcome)), class_="permit-mark", aria_hidden="true")
    why = element("ul", *(element("li", safe(each)) for each in permit.because), class_="bullets")
    said = element(
        "div", heading(title, 2, ANSWER), element("p", safe(_after(permit)), class_="said"),
        why if permit.because else NOTHING,
    )  # fmt: skip
    return element("div", mark, said, class_=f"permit-outcome permit-{permit.outcome}")


def _after(permit: Permit) -> str:
    """The answer in a sentence, without the words that its heading has already."""
    label, _colon, said = permit.said.partition(": ")
    is_said = label in (_(PermitOutcome(permit.outcome).label), _("No"))
    return said[:1].upper() + said[1:] if is_said and said else permit.said


def no_advice() -> Html:
    """What the answer is not."""
    said = _(
        "This is a look at the records, and no legal advice. It says what they show on that day, and what no record"
        " shows. Whether to share is for people to decide."
    )
    return note(paragraph(said))
