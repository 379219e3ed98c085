"""Clocks of cases that are on record already and concern what is touched, as `muniment due` works them out."""

from __future__ import annotations

from collections.abc import Iterator

from registry.facts.reader import Reader
from registry.law.statute_book import statute_book
from registry.load.snapshot import Loaded
from registry.rules.catalogue import rule
from registry.session import Session
from registry.sharing.cited import Law, Place
from registry.sharing.impact.touched import Clock
from registry.verbs.deadlines import case_clocks
from registry.verbs.deadlines.rows import SETTLED, moment_now, of_clock
from registry.verbs.opening import opened
from registry.wording import _

_STATES = {"overdue": "overdue", "unsure": "overdue", "not-started": "would-begin", "not-worked-out": "would-begin"}


def recorded(session: Session, case: Loaded) -> Iterator[Clock]:
    """The time limits of one breach, request or complaint; those already met say so."""
    reader = Reader(opened(session), session, statute_book(), session.today)
    entries = statute_book().entries
    for clock in case_clocks.clocks_of(reader, case):
        row = of_clock(clock, case, session.today, moment_now(not session.as_of))
        law = [entries[each["law"]] for each in rule(clock.rule).text["cites"]] if clock.set_by == "law" else []
        state = "met" if row.state in SETTLED else _STATES.get(row.state, "running")
        steps = (*((_("{said}.").format(said=row.said),) if row.said else ()), *row.steps)
        yield Clock(
            _("On record: {title}").format(title=case.title), row.what, row.by, state, steps,
            tuple(Law(each.id, each.title, each.is_verified) for each in law), (Place(row.at, case.title),),
        )  # fmt: skip
