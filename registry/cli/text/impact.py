"""What a mishap touches, on a screen: clocks first, then everything by whose it is."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from registry.cli.colour import style
from registry.verbs.sharing.impact import Answer, Clock, Touched, in_words
from registry.wording import _

_COLOURS = {"overdue": "red", "running": "yellow", "would-begin": "cyan", "met": "green"}
_STATES = {"overdue": "Overdue", "running": "Running", "would-begin": "Would begin", "met": "Met"}
_MOST = 8


def lines(answer: Answer) -> Iterator[str]:
    """The whole, in order."""
    found = answer.impact
    yield style(found.subject_title, bold=True) + f"  {found.subject}"
    for said in found.said:
        yield f"  {said}"
    yield from _list(_("What to do"), found.to_do, numbered=True)
    if found.clocks:
        yield ""
        yield style(_("Clocks"), bold=True)
        for clock in found.clocks:
            yield from _clock(clock)
    for owner, members in groupby(
        sorted(found.touched, key=lambda each: each.owner_title), lambda each: each.owner_title
    ):
        yield ""
        yield style(owner, bold=True)
        for each in members:
            yield from _touched(each)
    if found.clauses:
        yield ""
        yield style(_("Clauses"), bold=True)
        for clause in found.clauses:
            yield f"  {clause.title}: {clause.heading}" + (f" ({clause.at.name})" if clause.at.name else "")
            yield from (f"    {line}" for line in clause.said.splitlines())
    if found.contacts:
        yield ""
        yield style(_("Whom to reach"), bold=True)
        for person in found.contacts:
            reach = "  ".join(each for each in (person.email, person.telephone) if each) or _("no address on record")
            yield f"  {person.post}, {person.organisation}: {reach}  ({person.why})"
    yield from _list(_("What no record shows"), found.unknown)
    if found.aside:
        yield from _list(_("Named only"), tuple(f"{each.title} ({each.place}): {each.how}" for each in found.aside))
    if found.open:
        yield from _list(
            _("Open findings at what is touched"),
            tuple(f"{each.title}: {each.because} ({each.subject})" for each in found.open[:_MOST]),
        )
        if len(found.open) > _MOST:
            yield "  " + _("and {more} more").format(more=len(found.open) - _MOST)
    yield ""
    yield _("For the incident pack, add: --output incident.pdf, or incident.docx")


def _clock(clock: Clock) -> Iterator[str]:
    state = style(_(_STATES[clock.state]), fg=_COLOURS[clock.state], bold=True)
    by = in_words(clock.by) if clock.by else ""
    yield f"  {state}  {clock.whose}: {clock.what}" + (f"  {by}" if by else "")
    yield from (f"    {step}" for step in clock.steps)
    if clock.law:
        yield "    " + _("Law: {law}").format(law="; ".join(each.title for each in clock.law))


def _touched(each: Touched) -> Iterator[str]:
    way = (
        ""
        if each.is_direct
        else "  " + _("through: {way}").format(way=" > ".join(step.name for step in each.steps[:-1]))
    )
    yield f"  [{each.sort}] {each.title}  {each.place}"
    yield f"    {each.how}{way}"
    if each.people:
        yield "    " + _("About: {people}").format(people="; ".join(each.people))


def _list(title: str, items: tuple[str, ...], numbered: bool = False) -> Iterator[str]:
    if items:
        yield ""
        yield style(title, bold=True)
        for at, item in enumerate(items, start=1):
            yield f"  {at}. {item}" if numbered else f"  - {item}"
