"""The law that is known, in a list; or one instrument or provision."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from registry.cli.colour import style
from registry.cli.text.law_standing import UNVERIFIED, reach, resting, standing
from registry.concepts.law import InstrumentKind, LegalState
from registry.verbs.law.instruments import Answer, EntryShown
from registry.wording import _, counted, day


def lines(answer: Answer) -> Iterator[str]:
    """Each instrument with its state on the day, by sort; or one with its provisions."""
    on = day(date.fromisoformat(answer.as_of))
    if answer.entry is not None:
        yield from _entry(answer.entry, on)
        return
    for kind, found in groupby(answer.instruments, key=lambda each: each.kind):
        yield style(_(InstrumentKind(kind).label), bold=True)
        for each in found:
            mark = "" if each.standing.verified else f"  ({UNVERIFIED.lower()})"
            state = _(LegalState(each.standing.state).label)
            yield f"  {each.standing.id:<28} {each.standing.title}  {state}{mark}"
        yield ""
    count = counted(len(answer.instruments), _("instrument"), _("instruments"))
    yield _("{instruments}, as on {day}. `muniment instruments ID` opens one.").format(instruments=count, day=on)


def _entry(entry: EntryShown, on: str) -> Iterator[str]:
    yield style(f"{entry.standing.title}  {entry.standing.id}", bold=True)
    if entry.standing.sort == "provision" and entry.heading:
        yield entry.heading
    yield from standing(entry.standing, on)
    if entry.says:
        yield entry.says
    if entry.note:
        yield entry.note
    if said := reach(entry.reach):
        yield said
    yield from resting(_("Gateway"), entry.gateways)
    yield from resting(_("Rule"), entry.rules)
    if entry.provisions:
        yield ""
        yield style(_("Provisions on {day}").format(day=on), bold=True)
    for each in entry.provisions:
        mark = "" if each.standing.verified else f"  ({UNVERIFIED.lower()})"
        state = _(LegalState(each.standing.state).label)
        yield f"  {each.standing.id:<28} {each.at}: {each.heading or each.says}  {state}{mark}"
    if entry.link:
        yield entry.link
