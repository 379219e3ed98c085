"""Show one organisation among its partners: what it shares, with whom, and who processes what for whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from registry.concepts.kinds import Kind
from registry.errors import UsageError
from registry.index.snapshot import IndexSnapshot
from registry.index.together import Together, With
from registry.load.snapshot import Loaded
from registry.schema.published import Shape, shape
from registry.session import Session
from registry.verbs.body import is_body
from registry.verbs.contracts import Contract, contract
from registry.verbs.opening import one, opened
from registry.verbs.stand import stand
from registry.verbs.verb import Verb, asked
from registry.wording import _

MOST = 500
"""Agreements, partners or contracts that one answer lists at most. Whatever is counted is counted in full."""

_FURTHEST = 1_000_000

_OF_ONE = 20
"""Agreements that are listed of one partner."""


@dataclass(frozen=True, slots=True)
class Question:
    """Which organisation."""

    organisation: str = asked("The organisation: its id, or `register/organisation/id`.", default="", positional=True)
    limit: str = asked("How many agreements to list, at most 500. Left out: 500.", default=str(MOST))
    start: str = asked("The number of the first agreement to list, by title. Left out: 1.", default="1")


@dataclass(frozen=True, slots=True)
class Taken:
    """One agreement that the organisation is party to.

    - `standing`: what is worked out: expired, review overdue, not yet in effect.
    - `runs`: whether it runs on the day: in force or under review, begun, and not past its last day.
    - `roles`: what the organisation does for it, in words; nothing where the agreement does not say.
    - `joined`: whether it joined a class of parties rather than being named.
    - `leads`: whether it keeps the agreement.
    - `leaves`: the last day it is bound, where the agreement gives one.
    - `classes`: the classes whose members may join, in the agreement's words.
    """

    ref: str
    title: str
    status: str
    status_label: str
    standing: tuple[str, ...]
    runs: bool
    roles: tuple[str, ...]
    joined: bool
    leads: bool
    leaves: str
    classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A record by its reference and title."""

    ref: str
    title: str


@dataclass(frozen=True, slots=True)
class Partner:
    """Another organisation.

    - `title`: what it is called; empty where there is no record of it.
    - `shared`: to how many agreements both are party; `running`: how many of them run on the day.
    - `agreements`: the first 20 of them by title.
    """

    ref: str
    title: str
    sector: str
    sector_label: str
    shared: int
    running: int
    agreements: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many records there are of one kind."""

    kind: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Answer:
    """One organisation on one day. `…_total` counts all there are, of which at most 500 are listed.

    - `register`: the register it keeps itself; empty where it keeps none here.
    - `agreements`: those asked for, by title; `start`: the number of the first; `running`: how many of all run.
    - `partners`: those with most in common first.
    - `kept`: the records of its own register, and `named`: the records of any register that name it, by kind.
    """

    as_of: str
    ref: str
    title: str
    register: str
    sector: str
    sector_label: str
    capacities: tuple[str, ...]
    agreements: tuple[Taken, ...]
    start: int
    agreements_total: int
    running: int
    partners: tuple[Partner, ...]
    partners_total: int
    contracts: tuple[Contract, ...]
    contracts_total: int
    kept: tuple[Count, ...]
    named: tuple[Count, ...]


def run(session: Session, question: Question) -> Answer:
    """What the organisation takes part in on the session's day. Raises NotFound, or UsageError for another kind."""
    snapshot = opened(session)
    limit = _number(question.limit, MOST)
    start = _number(question.start, _FURTHEST)
    own = _organisation(session, question.organisation)
    together = Together(snapshot, session, own.ref, session.today)
    listed = together.read(together.agreements[start - 1 : start - 1 + limit])
    partners = together.partners()
    engagements = together.of_kind(Kind.PROCESSOR_CONTRACT)
    contracts = tuple(_contracts(snapshot, session, together, engagements[:MOST]))
    register = own.ref.register if own.is_home else ""
    return Answer(
        as_of=session.today.isoformat(),
        ref=str(own.ref),
        title=own.title,
        register=register,
        sector=str(own.data.get("sector", "")),
        sector_label=_sector(own),
        capacities=tuple(own.data.get("capacities", ())),
        agreements=tuple(_taken(session, together, number, each) for number, each in listed),
        start=start,
        agreements_total=len(together.agreements),
        running=len(together.running),
        partners=tuple(_partners(snapshot, session, together, partners[:MOST])),
        partners_total=len(partners),
        contracts=contracts,
        contracts_total=len(engagements) if len(engagements) > MOST else len(contracts),
        kept=_counts(together.kept(register)) if register else (),
        named=_counts(together.counts()),
    )


def _number(text: str, most: int) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 10 and 0 < int(text) <= most):
        raise UsageError(
            _("{text} is not a whole number from 1 to {most}.").format(text=text or _("Nothing"), most=most),
            _("Write 50, for example."),
        )
    return int(text)


def _organisation(session: Session, text: str) -> Loaded:
    """The home record of the organisation meant."""
    whole = text if "/" in text else f"{Kind.ORGANISATION.value}/{text}"
    found = one(session, whole)
    if found.ref.kind != Kind.ORGANISATION:
        raise UsageError(
            _("{text} is not an organisation.").format(text=text),
            _("`muniment list organisation` shows which there are."),
        )
    home = opened(session).home(found.ref)
    return opened(session).get(session, home) or found


def _sector(loaded: Loaded) -> str:
    sector = loaded.data.get("sector")
    return shape(Kind.ORGANISATION).fields["sector"].label_of(sector) if isinstance(sector, str) else ""


def _taken(session: Session, together: Together, number: int, loaded: Loaded) -> Taken:
    def is_it(text: Any) -> bool:
        return is_body(loaded, text, together.names)

    parties = loaded.data.get("parties", ())
    own = [each for each in parties if is_it(each.get("organisation"))]
    kinds = [(each["id"], each["party_class"]) for each in parties if "party_class" in each]
    classes = tuple(str(each.get("definition") or key) for key, each in kinds)
    roles = dict.fromkeys(_role_words().label_of(each["role"]) for each in own if "role" in each)
    last = max(each.get("leaves", "") for each in own) if own and all("leaves" in each for each in own) else ""
    return Taken(
        str(loaded.ref), loaded.title, *stand(loaded, session.today), number in together.running, tuple(roles), not own,
        is_it(loaded.data.get("lead")), last, classes,
    )  # fmt: skip


def _role_words() -> Shape:
    found = shape(Kind.AGREEMENT).at(("parties", 0, "role"))
    assert found is not None
    return found


def _partners(
    snapshot: IndexSnapshot, session: Session, together: Together, partners: Sequence[With]
) -> Iterator[Partner]:
    called = {number: Named(str(ref), title) for number, (ref, title) in together.called(together.agreements).items()}
    for each in partners:
        loaded = snapshot.get(session, each.ref)
        shared = islice((named for number, named in called.items() if number in each.shared), _OF_ONE)
        yield Partner(
            ref=str(each.ref),
            title=loaded.title if loaded else "",
            sector=str(loaded.data.get("sector", "")) if loaded else "",
            sector_label=_sector(loaded) if loaded else "",
            shared=len(each.shared),
            running=len(each.shared & together.running),
            agreements=tuple(shared),
        )


def _contracts(
    snapshot: IndexSnapshot, session: Session, together: Together, numbers: Sequence[int]
) -> Iterator[Contract]:
    found = (contract(snapshot, session, loaded, together.names) for _number, loaded in together.read(numbers))
    yield from (each for each in found if each is not None)


def _counts(found: dict[str, int]) -> tuple[Count, ...]:
    return tuple(Count(kind.value, _(kind.plural), found[kind.value]) for kind in Kind if kind.value in found)


VERB = Verb(
    title="Show one organisation among its partners.",
    examples=(("muniment partners northmoor", "whom it shares with, in which agreements, and who processes for it"),),
    question=Question,
    run=run,
)
