"""Say what needs somebody's attention on a day, going by what the records say of themselves.

Whether what they say meets the law is not judged here.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from registry.concepts.kinds import Kind
from registry.concepts.running import RUNNING
from registry.errors import NotFound
from registry.facts.standing import status
from registry.problems import Stage
from registry.session import Session
from registry.verbs.opening import opened
from registry.verbs.records import search
from registry.verbs.stand import stand
from registry.verbs.verb import Verb, asked
from registry.wording import _, counted, day, nearest_of_many

_FIRST = 5
"""How many records of each task are named; the rest are a search away."""

_LIVE = (*sorted(RUNNING), "active")
_ON_THE_WAY = ("idea", "screening", "draft", "consultation", "legal-ig-review", "approved", "signing", "suspended")
_CASES = (Kind.BREACH, Kind.RIGHTS_REQUEST, Kind.COMPLAINT)


@dataclass(frozen=True, slots=True)
class Question:
    """Whose work."""

    register: tuple[str, ...] = asked("Only these registers.", default=())


@dataclass(frozen=True, slots=True)
class Item:
    """One record that needs attention, where it stands, and why."""

    ref: str
    title: str
    status: str
    standing: tuple[str, ...]
    because: str


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do.

    - `key`: its name for programs.
    - `label`: its name.
    - `count`: how many records it is about.
    - `where`: what finds them: option of `search` → values.
    - `items`: the first of them, the most pressing first.
    """

    key: str
    label: str
    count: int
    where: tuple[tuple[str, tuple[str, ...]], ...]
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The tasks, those without anything to do included.

    - `reviews`: how many reviews of live records are due in each window of time, and what finds them.
    - `problems`: how many faults keep files of these registers from being records or from holding together.
    - `registers`: the registers that there are, with their names.
    """

    as_of: str
    tasks: tuple[Task, ...]
    reviews: tuple[Task, ...]
    problems: int
    registers: tuple[tuple[str, str], ...]


def run(session: Session, question: Question) -> Answer:
    """What there is to do. Raises NotFound where there is no such register."""
    snapshot = opened(session)
    known = {each.id: each.title for each in snapshot.federation.registers}
    for register in question.register:
        if register not in known:
            close = nearest_of_many(register, list(known))
            fix = _("Did you mean {close}?").format(close=close) if close else ""
            raise NotFound(_("There is no register called {register}.").format(register=register), fix)
    faults = sum(count for own, count in _faults(session).items() if _is_among(own, question.register))
    tasks = (
        _task(session, question, "reviews-overdue", _("Reviews overdue"), review=("overdue",), status=_LIVE),
        _task(session, question, "reviews-soon", _("Reviews due within 30 days"), review=("30-days",), status=_LIVE),
        _task(session, question, "past-end", _("Agreements past their end date"),
            kind=(Kind.AGREEMENT.value,), standing=("expired",),
        ),
        _task(
            session, question, "open-cases", _("Open breaches, requests and complaints"),
            kind=tuple(each.value for each in _CASES), status=("open",),
        ),
        _task(
            session, question, "on-the-way", _("Agreements not yet in force, or suspended"),
            kind=(Kind.AGREEMENT.value,), status=_ON_THE_WAY,
        ),
    )  # fmt: skip
    windows = {
        "overdue": _("Overdue"),
        "30-days": _("In the next 30 days"),
        "90-days": _("In 31 to 90 days"),
        "12-months": _("Later, within 12 months"),
        "later": _("Later than that"),
    }
    reviews = tuple(
        _task(session, question, window, label, first=0, review=(window,), status=_LIVE)
        for window, label in windows.items()
    )
    return Answer(session.today.isoformat(), tasks, reviews, faults, tuple(known.items()))


def _faults(session: Session) -> Counter[str]:
    """Register → how many faults there are in its files; gathered once for as long as no file changes."""
    snapshot = opened(session)
    if "faults" not in snapshot.memory:
        snapshot.memory["faults"] = Counter(p.register for p in snapshot.problems() if p.stage != Stage.NOTE)
    found: Counter[str] = snapshot.memory["faults"]
    return found


def _is_among(register: str, wanted: tuple[str, ...]) -> bool:
    return not wanted or register in wanted


def _task(
    session: Session, question: Question, key: str, label: str, first: int = _FIRST, **where: tuple[str, ...]
) -> Task:
    if question.register:
        where["register"] = question.register
    order = "review" if "review" in where else "title"
    wanted: dict[str, Any] = {**where, "sort": order, "limit": str(max(1, first))}
    found = search.run(session, search.Question(**wanted))
    items = tuple(_item(session, row) for row in found.rows[:first])
    return Task(key, label, found.total, tuple(where.items()), items)


def _item(session: Session, row: search.Row) -> Item:
    return Item(row.ref, row.title, row.status, row.standing, _because(session, row))


def _because(session: Session, row: search.Row) -> str:
    loaded = next(iter(opened(session).find(session, row.ref)))
    data = loaded.data
    dates = data.get("dates", data)
    if "expired" in stand(loaded, session.today).standing:
        return _("Its last day was {when}.").format(when=_when(session, dates["end"]))
    due = dates.get("review_due") or data.get("review_due")
    if row.ref.split("/")[1] in _CASES:
        begun = str(data.get("received") or data.get("became_aware") or data.get("discovered") or "")[:10]
        return (
            _("Open since {when}.").format(when=_when(session, begun)) if begun else status(data, session.today).because
        )
    if due and row.status in _LIVE:
        template = (
            _("Its review was due on {when}.") if due < session.today.isoformat() else _("Its review is due on {when}.")
        )
        return template.format(when=_when(session, due))
    return status(data, session.today).because


def _when(session: Session, text: str) -> str:
    """A day, and how far it is from the one asked about."""
    when = date.fromisoformat(text)
    days = (session.today - when).days
    if days == 0:
        return _("{day}, today").format(day=day(when))
    apart = counted(abs(days), _("day"), _("days"))
    template = _("{day}, {apart} ago") if days > 0 else _("{day}, in {apart}")
    return template.format(day=day(when), apart=apart)


VERB = Verb(
    title="Say what waits: reviews, end dates, open cases, problems.",
    examples=(
        ("muniment work", "everything that waits for somebody"),
        ("muniment work --register northmoor", "what waits in one council's register"),
    ),
    question=Question,
    run=run,
)
