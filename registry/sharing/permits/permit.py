"""`Permit`: what the records say of giving some data to somebody for a purpose, with the chain of authority."""

from __future__ import annotations

from dataclasses import dataclass

from registry.sharing.cited import Law, Person, Place, Weakness
from registry.sharing.covering import Cover


@dataclass(frozen=True, slots=True)
class Link:
    """One link of the chain of authority.

    - `id`: a lasting name such as `in-force`, `data`, `giver-basis` (see `links.LINKS`); `title`: what it asks.
    - `state`: a word of `LinkState`. `said`: what the records show, or what no record shows, in sentences.
    - `settles`: what would settle it, in a sentence; empty where it is held or not needed.
    - `limits`: what limits what it says, or is doubtful in it. `also`: what else was found in order.
    - `who_acts`: whose task that is. `at`: where to look. `law`: what it rests on. `weaknesses`: findings behind it.
    """

    id: str
    title: str
    state: str
    said: str
    settles: str = ""
    who_acts: str = ""
    at: tuple[Place, ...] = ()
    law: tuple[Law, ...] = ()
    weaknesses: tuple[Weakness, ...] = ()
    limits: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """One of the terms on which it may go: what it is about (`use`, `onward`, `channel`, `retention`, `conditions`,
    `security`, `prohibited`, `access`), its heading in words, what it says, and where."""

    id: str
    title: str
    said: tuple[str, ...]
    at: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """One way that the data might go: a flow of an agreement from one to the other.

    - `agreement`, `title`: its reference and title. `flow`, `flow_title`: the flow's lasting address and name.
    - `giver`, `getter`: the addresses of the two sides. `items`: how far each sought thing is covered, and by what.
    - `purpose`: how far the purpose is. `links`: the chain of authority, in the order of `links.LINKS`.
    - `outcome`: a word of `PermitOutcome`, by the worst of the links. `said`: why, in a sentence.
    - `terms`: on what terms. `ask`: whom to ask. `weaknesses`: findings of the agreement that no link tells of.
    - `unverified`: law relied on whose text was not read.
    """

    agreement: str
    title: str
    flow: str
    flow_title: str
    giver: str
    getter: str
    items: tuple[tuple[str, Cover], ...]
    purpose: Cover
    links: tuple[Link, ...]
    outcome: str
    said: str
    terms: tuple[Term, ...] = ()
    ask: tuple[Person, ...] = ()
    weaknesses: tuple[Weakness, ...] = ()
    unverified: tuple[Law, ...] = ()


@dataclass(frozen=True, slots=True)
class Nearest:
    """The nearest that there is where the answer is not yes: `sort` one of `narrower-data`, `other-purpose`,
    `other-party`, `agreement-ended`, `agreement-draft`, `through` (somebody who may get it and pass it on on terms),
    `gateway` (law that names both, with no agreement), `record-of-processing`; what it is, and what it lacks."""

    sort: str
    said: str
    lacks: str
    at: tuple[Place, ...] = ()
    law: tuple[Law, ...] = ()


@dataclass(frozen=True, slots=True)
class Urgent:
    """What is always said of an emergency: the code's guidance, with its source and whether that was read, and the form
    that records the decision, as the YAML of a `disclosure` filled in as far as the question goes."""

    guidance: tuple[str, ...]
    source: str
    law: tuple[Law, ...]
    form: str


@dataclass(frozen=True, slots=True)
class Permit:
    """The whole answer.

    - `outcome`: a word of `PermitOutcome`; `said`: the answer in a sentence; `because`: what decided it.
    - `routes`: every way that was looked at, the best first; the first is what the outcome is about, if any.
    - `missing`: what is missing on the best way, in sentences, the gravest first.
    - `disagree`: where agreements contradict one another on this, in sentences.
    - `nearest`: the nearest that there is, where the answer is not yes.
    """

    outcome: str
    said: str
    because: tuple[str, ...]
    routes: tuple[Route, ...]
    missing: tuple[str, ...]
    disagree: tuple[str, ...]
    nearest: tuple[Nearest, ...]
    urgent: Urgent
