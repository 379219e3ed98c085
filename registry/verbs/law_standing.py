"""What faces tell of any law: what it is called, its state on a day, how that is known, and what stands on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from registry.law.statute_book import Entry, StatuteBook, state, statute_book
from registry.rules.catalogue import rules


@dataclass(frozen=True, slots=True)
class Standing:
    """One entry of the law data on a day.

    - `sort`: instrument, provision, gateway, body-kind, exemption or approval.
    - `state`: in-force, limited, not-commenced, repealed or not-known; `because` says why, in a sentence.
    - `since`, `until`: its first and last day, as dates; empty where they are not known or there is none.
    - `certainty`: how much of the text was read: read, partly-read, practitioner or not-found.
    - `dates_read`: whether what says so of this day was read in full.
    - `verified`: whether both were. `known_from` says what was read and where, `doubts` what a lawyer should confirm.
    """

    id: str
    sort: str
    title: str
    state: str
    because: str
    since: str
    until: str
    certainty: str
    dates_read: bool
    verified: bool
    known_from: str
    doubts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """One state of a law in time. `by` are the ids and titles of what brought it about."""

    state: str
    since: str
    until: str
    deemed_from: str
    limited_to: str
    says: str
    by: tuple[tuple[str, str], ...]
    certainty: str


@dataclass(frozen=True, slots=True)
class Reach:
    """Where a law applies: the nations whose law it is part of, those whose bodies it works for, and what else."""

    nations: tuple[str, ...]
    operates_in: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class Resting:
    """Something that rests on a law: a rule, a gateway or other law, by its id and title."""

    id: str
    title: str


def standing_of(entry: Entry, on: date) -> Standing:
    """An entry's standing on a day."""
    now = state(entry, on)
    own = tuple(str(each) for each in entry.evidence.get("doubts", ()))
    return Standing(
        entry.id, entry.sort, entry.title, now.state, now.because,
        now.since.isoformat() if now.since else "", now.until.isoformat() if now.until else "",
        str(entry.evidence.get("certainty", "not-found")), now.verified, now.verified and entry.is_verified,
        known_from(entry), tuple(dict.fromkeys((*own, *now.doubts))),
    )  # fmt: skip


def standing_named(own: str, on: date) -> Standing | None:
    """The standing on a day of the entry of an id; None where the law data have none of it."""
    entry = statute_book().get(own)
    return standing_of(entry, on) if entry is not None else None


def known_from(entry: Entry) -> str:
    """What was read, and where."""
    evidence = entry.evidence
    return ". ".join(str(evidence[name]).rstrip(".") for name in ("read", "where") if evidence.get(name))


def windows_of(entry: Entry) -> tuple[Window, ...]:
    """Its states in the order of time."""
    return tuple(_window(entry, each) for each in entry.windows)


def _window(entry: Entry, window: Mapping[str, Any]) -> Window:
    evidence = window.get("evidence") or entry.evidence
    return Window(
        str(window["state"]), str(window.get("from", "")), str(window.get("to", "")),
        str(window.get("deemed_from", "")), str(window.get("limited_to", "")), str(window.get("says", "")),
        titled(window.get("by", ())), str(evidence.get("certainty", "not-found")),
    )  # fmt: skip


def reach_of(entry: Entry) -> Reach:
    """Where it applies: as it says itself, or as what holds it says."""
    own: Mapping[str, Any] = entry.data.get("reach") or (entry.within.data.get("reach") if entry.within else None) or {}
    return Reach(tuple(own.get("nations", ())), tuple(own.get("operates_in", ())), str(own.get("note", "")))


def titled(ids: Any) -> tuple[tuple[str, str], ...]:
    """Ids of the law data, each with its title."""
    book = statute_book()
    found = ((str(each), book.get(str(each))) for each in ((ids,) if isinstance(ids, str) else ids or ()))
    return tuple((own, entry.title if entry else own) for own, entry in found)


def link_of(entry: Entry) -> str:
    """Where anybody can read it; empty where nobody says."""
    own = entry.data.get("link") or entry.data.get("evidence", {}).get("link")
    return str(own or (link_of(entry.within) if entry.within else ""))


@cache
def _cited_by() -> Mapping[str, tuple[str, ...]]:
    """Law → the rules that stand on it."""
    found: dict[str, list[str]] = {}
    for rule in rules().values():
        for each in dict.fromkeys(str(cite["law"]) for cite in rule.text["cites"]):
            found.setdefault(each, []).append(rule.id)
    return {own: tuple(each) for own, each in found.items()}


def rules_on(own: str) -> tuple[Resting, ...]:
    """The rules that stand on a provision; of an instrument, on it or on any of its provisions."""
    entry = statute_book().get(own)
    among = [own, *_provisions(entry)] if entry is not None and entry.sort == "instrument" else [own]
    names = dict.fromkeys(name for each in among for name in _cited_by().get(each, ()))
    return tuple(Resting(name, str(rules()[name].text["title"])) for name in names)


def _provisions(entry: Entry) -> Iterator[str]:
    return (str(each["id"]) for each in entry.data.get("provisions", ()))


def gateways_on(book: StatuteBook, own: str) -> tuple[Resting, ...]:
    """The gateways that rest on a provision; of an instrument, on any of its provisions."""
    entry = book.get(own)
    among = {own, *_provisions(entry)} if entry is not None and entry.sort == "instrument" else {own}
    found = (each for each in book.of_sort("gateway") if among & set(each.data["provisions"]))
    return tuple(Resting(each.id, each.title) for each in found)
