"""Judging many records, in as many processes as it pays for."""

from __future__ import annotations

import gc
import marshal
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import count

from registry.check.defect import Defect
from registry.check.engine import Sitting
from registry.check.kept import row_of
from registry.index.engine import Engine
from registry.index.processes import in_order, pays
from registry.index.snapshot import IndexSnapshot
from registry.index.verdicts import Row
from registry.law.statute_book import statute_book
from registry.load.federation import FederationSource
from registry.rules.catalogue import rules
from registry.session import Session
from registry.source import Ref

_POOL_FROM = 400
"""Below this many records, starting a second process costs more than it saves."""

_CHUNK = 50

_COLLECT = 10
"""Chunks after which a helper collects what it no longer needs: more often takes a fifth of its time."""

_chunks = count(1)

Waiting = Sequence[tuple[int, Ref]]
Judged = tuple[int, Row, tuple[Defect, ...]]
"""The number of a record, what is kept of its judgement, and the rules that failed."""


def judge_all(snapshot: IndexSnapshot, session: Session, waiting: Waiting) -> Iterator[Judged]:
    """Judge records by every rule on the session's day, in their order. One that has gone meanwhile is left out."""
    if not (snapshot.place and pays(len(waiting), _POOL_FROM)):
        yield from _judged(snapshot, sitting(snapshot, session), waiting)
        return
    for rule in rules().values():
        rule.judge  # noqa: B018 - loaded here once, and not again by every process
    chunks = [waiting[start : start + _CHUNK] for start in range(0, len(waiting), _CHUNK)]
    begin = partial(_begin, snapshot.place, snapshot.federation, session)
    for found in in_order(chunks, _judge_chunk, begin):
        for number, row, defects in marshal.loads(found):  # noqa: S302 - made by our own worker
            yield number, Row(*row), tuple(Defect(*each) for each in defects)


def sitting(snapshot: IndexSnapshot, session: Session) -> Sitting:
    """Judges by every rule on the session's day."""
    return Sitting(snapshot, session, statute_book(), list(rules().values()), session.today)


def _judged(snapshot: IndexSnapshot, judging: Sitting, waiting: Waiting) -> Iterator[Judged]:
    for number, ref in waiting:
        loaded = snapshot.record(ref)
        if loaded is not None:
            judgement = judging.judge(loaded)
            yield number, row_of(loaded, judgement), judgement.defects


_here: list[tuple[IndexSnapshot, Sitting]] = []
"""What this process judges with, once it has been asked to."""


def _begin(place: str, federation: FederationSource, session: Session) -> None:
    # A connection must not be shared with the process that this one began from.
    snapshot = IndexSnapshot(Engine(place), federation)
    # All that is here stays: what a chunk leaves behind is looked for among what it made, and nowhere else.
    gc.freeze()
    _here[:] = [(snapshot, sitting(snapshot, Session(session.federation, session.principal, as_of=session.today)))]


def _judge_chunk(waiting: Waiting) -> bytes:
    (snapshot, judging) = _here[0]
    found = marshal.dumps(
        [
            (number, tuple(row), [(each.rule, each.subject, each.message, each.detail) for each in defects])
            for number, row, defects in _judged(snapshot, judging, waiting)
        ]
    )
    # A helper collects nothing by itself, and what a record is judged with refers back to itself: 30 KB of each stay.
    if next(_chunks) % _COLLECT == 0:
        gc.collect()
    return found
