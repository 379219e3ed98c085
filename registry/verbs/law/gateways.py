"""The statutory gateways: who may or must disclose to whom, for what, within which limits; or one of them in full."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from registry.concepts.law import GatewayEffect
from registry.concepts.organisations import Nation
from registry.errors import NotFound, UsageError
from registry.law.statute_book import Entry, StatuteBook, statute_book
from registry.session import Session
from registry.verbs.law_standing import (
    Reach,
    Resting,
    Standing,
    Window,
    reach_of,
    rules_on,
    standing_of,
    titled,
    windows_of,
)
from registry.verbs.verb import Verb, asked
from registry.wording import _, nearest

_NATIONS = tuple(each.value for each in Nation if each is not Nation.UK_WIDE)


@dataclass(frozen=True, slots=True)
class Question:
    """Which gateways."""

    id: str = asked(
        "One gateway, by its id: `cda98-115`. Left out: all of them, in a list.",
        default="", positional=True, optional=True,
    )  # fmt: skip
    effect: str = asked("Only those that do this.", default="", choices=tuple(each.value for each in GatewayEffect))
    nation: str = asked("Only those that work for bodies of this nation.", default="", choices=_NATIONS)
    body: str = asked("Only those by which this kind of body may give or get, such as county-council.", default="")


@dataclass(frozen=True, slots=True)
class Line:
    """One gateway in the list."""

    standing: Standing
    effect: str
    purpose: str
    reach: Reach


@dataclass(frozen=True, slots=True)
class End:
    """Who may give, or who may get. `open_to_others`: there may be others, whom these data do not list."""

    anyone: bool
    bodies: tuple[tuple[str, str], ...]
    described: str
    open_to_others: bool


@dataclass(frozen=True, slots=True)
class Leg:
    """Who may give to whom. What is empty is as for the whole gateway."""

    key: str
    giver: End
    getter: End
    both_ways: bool
    effect: str
    nations: tuple[str, ...]
    purpose: str
    provision: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Limit:
    """What narrows it: a condition, an exclusion, whose agreement is needed, what the receiver may do with it."""

    kind: str
    says: str
    within: str
    provision: tuple[str, str]


@dataclass(frozen=True, slots=True)
class GatewayShown:
    """One gateway in full.

    - `express`: whether its words speak of disclosing; `lifts_confidence` whether it says that a disclosure under it
      breaks no duty of confidence; `makes_competent` whether it makes a receiver a competent authority: yes, no or
      unknown; empty where these data do not say.
    - `provisions`: what it rests on, each with its own standing.
    """

    standing: Standing
    effect: str
    purpose: str
    express: str
    lifts_confidence: str
    makes_competent: str
    reach: Reach
    legs: tuple[Leg, ...]
    limits: tuple[Limit, ...]
    windows: tuple[Window, ...]
    provisions: tuple[Standing, ...]
    pair_with: tuple[tuple[str, str], ...]
    replaced_by: tuple[tuple[str, str], ...]
    often_mistaken: tuple[str, ...]
    rules: tuple[Resting, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The gateway asked for; or those that fit, of `total`. `bodies` are the kinds of body that any names."""

    as_of: str
    gateway: GatewayShown | None
    gateways: tuple[Line, ...]
    total: int
    bodies: tuple[tuple[str, str], ...]


def run(session: Session, question: Question) -> Answer:
    """The list, or one of them. Raises NotFound where there is none of that id; UsageError for a wrong choice."""
    book, on = statute_book(), session.today
    if question.id:
        found = book.get(question.id.strip().lower())
        if found is None or found.sort != "gateway":
            raise _none(book, question.id)
        return Answer(on.isoformat(), _shown(book, found, on), (), 1, ())
    _known(question.effect, tuple(GatewayEffect), _("an effect of a gateway"))
    _known(question.nation, _NATIONS, _("a nation"))
    every = book.of_sort("gateway")
    named = {own for each in every for own in _bodies(each)}
    bodies = sorted(((own, _title(book, own)) for own in named), key=lambda each: each[1])
    _known(question.body, sorted(named), _("a kind of body that a gateway names"))
    fitting = [each for each in every if _fits(book, each, question)]
    lines = tuple(
        Line(standing_of(each, on), str(each.data["effect"]), str(each.data["purpose"]), reach_of(each))
        for each in fitting
    )
    return Answer(on.isoformat(), None, lines, len(every), tuple(bodies))


def _known(value: str, among: tuple[str, ...] | list[str], what: str) -> None:
    if value and value not in among:
        short = f"{value[:80]}…" if len(value) > 80 else value
        close = nearest(short, among)
        fix = _("Did you mean `{close}`?").format(close=close) if close else _("Leave it out to see all.")
        raise UsageError(_("{value} is not {what}.").format(value=short, what=what), fix)


def _none(book: StatuteBook, text: str) -> NotFound:
    short = f"{text[:80]}…" if len(text) > 80 else text
    close = nearest(short.lower(), [each.id for each in book.of_sort("gateway")])
    fix = _("Did you mean `{close}`?").format(close=close) if close else _("`muniment gateways` lists them.")
    return NotFound(_("There is no gateway with the id {id}.").format(id=short), fix)


def _fits(book: StatuteBook, entry: Entry, question: Question) -> bool:
    effects = {str(entry.data["effect"]), *(str(leg.get("effect", "")) for leg in entry.data.get("legs", ()))}
    if question.effect and question.effect not in effects:
        return False
    if question.nation and not {question.nation, Nation.UK_WIDE.value} & _works_for(entry):
        return False
    # A county council is a council, and a gateway that names councils is open to it.
    wider = book.wider.get(question.body, frozenset())
    return not question.body or bool(wider & set(_bodies(entry)))


def _works_for(entry: Entry) -> set[str]:
    """The nations whose bodies it works for: of every leg that says so itself, or of the whole."""
    reach = reach_of(entry)
    whole = reach.operates_in or reach.nations
    legs: Sequence[Mapping[str, Any]] = entry.data.get("legs") or ({},)
    return {str(nation) for leg in legs for nation in leg.get("nations") or whole}


def _bodies(entry: Entry) -> Iterator[str]:
    for leg in entry.data.get("legs", ()):
        for end in (leg["from"], leg["to"]):
            yield from (str(each) for each in end.get("body_kinds", ()))


def _title(book: StatuteBook, own: str) -> str:
    found = book.get(own)
    return found.title if found else own


def _shown(book: StatuteBook, entry: Entry, on: date) -> GatewayShown:
    data = entry.data
    return GatewayShown(
        standing=standing_of(entry, on), effect=str(data["effect"]), purpose=str(data["purpose"]),
        express=str(data.get("express", "")), lifts_confidence=str(data.get("lifts_confidence", "")),
        makes_competent=str(data.get("makes_competent", "")), reach=reach_of(entry),
        legs=tuple(_leg(book, each) for each in data.get("legs", ())),
        limits=tuple(
            Limit(str(each["kind"]), str(each.get("says", "")), str(each.get("within", "")), _one(each))
            for each in data.get("limits", ())
        ),
        windows=windows_of(entry),
        provisions=tuple(standing_of(book.entries[own], on) for own in data["provisions"] if own in book.entries),
        pair_with=titled(data.get("pair_with")), replaced_by=titled(data.get("replaced_by")),
        often_mistaken=tuple(data.get("often_mistaken", ())),
        rules=tuple(dict.fromkeys(rule for own in data["provisions"] for rule in rules_on(own))),
    )  # fmt: skip


def _leg(book: StatuteBook, leg: Mapping[str, Any]) -> Leg:
    return Leg(
        str(leg["id"]), _end(book, leg["from"]), _end(book, leg["to"]), leg.get("both_ways") == "yes",
        str(leg.get("effect", "")), tuple(leg.get("nations", ())), str(leg.get("for", "")), _one(leg),
    )  # fmt: skip


def _end(book: StatuteBook, end: Mapping[str, Any]) -> End:
    bodies = tuple((str(own), _title(book, str(own))) for own in end.get("body_kinds", ()))
    return End(end.get("anyone") == "yes", bodies, str(end.get("described", "")), end.get("open_to_others") == "yes")


def _one(holder: Mapping[str, Any]) -> tuple[str, str]:
    return next(iter(titled(holder.get("provision"))), ("", ""))


VERB = Verb(
    title="List the statutory gateways, or say who may use one.",
    examples=(
        ("muniment gateways", "every gateway in a line"),
        ("muniment gateways cda98-115", "one in full: who to whom, for what, within which limits"),
        ("muniment gateways --nation wales --body county-council-wales", "what a Welsh county may use"),
    ),
    question=Question,
    run=run,
)
