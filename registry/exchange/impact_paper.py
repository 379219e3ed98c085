"""The incident pack: one dated paper of what a mishap touches, with clocks, clauses and posts, and a log to fill in.

It is what people hold on the day, so it says by itself from which state of which files it was made, and that it is a
look at records: what no record shows is not in it, and stands in a part of its own as far as that is known.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from registry.concepts.rules import Severity
from registry.concepts.sharing import Mishap
from registry.exchange.paper import Block, Bullets, Paragraph, Part, Table, Written
from registry.sharing.impact.found import SORT_LABELS
from registry.sharing.impact.to_do import in_words
from registry.sharing.impact.touched import Clause, Clock, Impact, Touched
from registry.values import Protocol
from registry.wording import _, counted, day

_STATES = {"overdue": "Overdue", "running": "Running", "would-begin": "Would begin", "met": "Met"}
_LOG_ROWS = 14


class Answered(Protocol):
    """What is needed of an answer: see `registry.verbs.sharing.impact.Answer`."""

    @property
    def as_of(self) -> str: ...
    @property
    def aware(self) -> str: ...
    @property
    def on(self) -> str: ...
    @property
    def register(self) -> tuple[str, ...]: ...
    @property
    def impact(self) -> Impact: ...
    @property
    def federation(self) -> str: ...
    @property
    def files(self) -> tuple[tuple[str, str], ...]: ...


def paper(answer: Answered) -> Written:
    """The pack for an answer."""
    found = answer.impact
    titles = {
        Mishap.BREACHED.value: _("Incident pack: {subject}"),
        Mishap.ENDS.value: _("What ends with {subject}"),
        Mishap.LEAVES.value: _("If {subject} leaves"),
    }
    title = titles[found.mishap].format(subject=found.subject_title)
    return Written(answer.as_of, title, answer.federation, tuple(_under(answer)), tuple(_parts(answer)))


def _under(answer: Answered) -> Iterator[tuple[str, str]]:
    found = answer.impact
    yield _("What it befell"), f"{found.subject_title} ({found.subject})"
    yield _("What happened"), _(Mishap(found.mishap).label)
    if answer.aware:
        yield _("Aware from"), in_words(answer.aware)
    if answer.on:
        yield _("On"), day(date.fromisoformat(answer.on))
    yield _("Date"), day(date.fromisoformat(answer.as_of))
    if answer.register:
        yield _("Only what is in"), ", ".join(answer.register)
    yield _("Prepared from"), answer.federation
    for register, commit in answer.files:
        yield _("Files of {register}").format(register=register), commit


def _parts(answer: Answered) -> Iterator[Part]:
    found = answer.impact
    note = _("This is what records show on the day above. It is no advice, and decides nothing.")
    yield Part(_("In short"), (*(Paragraph(each) for each in found.said), Paragraph(note, quiet=True)))
    yield Part(_("Clocks"), tuple(_clocks(found.clocks)))
    yield Part(_("What to do, in order"), _listed(found.to_do, _("Nothing follows from the records."), numbered=True))
    yield Part(_("Everything touched, by whose records it is in"))
    for owner, members in groupby(
        sorted(found.touched, key=lambda each: each.owner_title), lambda each: each.owner_title
    ):
        yield Part(owner, (_touched(owner, tuple(members)),), level=2)
    if not found.touched:
        yield Part(_("Nothing"), (Paragraph(_("No record shows anything that rests on it.")),), level=2)
    yield Part(_("Clauses in full"), tuple(_clauses(found.clauses)))
    yield Part(_("Whom to reach"), _posts(found))
    yield Part(_("Findings that stand at what is touched"), _open(found))
    yield Part(_("What no record shows"), _listed(found.unknown, _("Nothing that is known of.")))
    if found.aside:
        items = tuple(f"{each.title} ({each.ref}): {each.how}" for each in found.aside)
        yield Part(_("Records that name it, and are not touched"), (Bullets(items),))
    heads = (_("Day and time"), _("What was done or learned"), _("Told to, and how"), _("By (post)"))
    blank = Table(
        _("Log, to fill in by hand"), heads, tuple(("\n", "", "", "") for _row in range(_LOG_ROWS)), (2, 5, 4, 2)
    )
    yield Part(_("Log"), (blank,), apart=True)


def _clocks(clocks: tuple[Clock, ...]) -> Iterator[Block]:
    if not clocks:
        yield Paragraph(_("No clock runs or would begin, as far as the records and the law data say."))
        return
    yield Paragraph(_("Times are as a clock in the United Kingdom shows them."), quiet=True)
    rows = []
    for each in clocks:
        by = in_words(each.by) if each.by else _("No moment can be given")
        law = "; ".join(law.title + ("" if law.is_verified else " " + _("(not verified)")) for law in each.law)
        steps = "\n".join((*each.steps, *((law,) if law else ())))
        rows.append((f"{by}\n{_(_STATES[each.state])}", f"{each.whose}\n{each.what}", steps))
    heads = (_("By"), _("Who, and what"), _("How it was worked out, and its law"))
    yield Table(_("Time limits, the soonest first"), heads, tuple(rows), (3, 5, 6), leads=(0, 1))


def _touched(owner: str, members: tuple[Touched, ...]) -> Table:
    rows = []
    for each in members:
        sort = _(SORT_LABELS.get(each.sort, (each.sort, each.sort))[0])
        how = [each.how]
        if not each.is_direct:
            how.append(_("Through {way}.").format(way=" → ".join(step.name for step in each.steps[:-1])))
        if each.people:
            how.append(_("About: {people}.").format(people="; ".join(each.people)))
        rows.append((sort[:1].upper() + sort[1:], f"{each.title}\n{each.place}", "\n".join(how)))
    caption = _("{owner}: {things}").format(
        owner=owner, things=counted(len(rows), _("thing touched"), _("things touched"))
    )
    return Table(caption, (_("Sort"), _("What"), _("How")), tuple(rows), (2, 5, 6), leads=(1,))


def _clauses(clauses: tuple[Clause, ...]) -> Iterator[Block]:
    if not clauses:
        yield Paragraph(_("No record shows a clause about this."))
    for title, members in groupby(clauses, lambda each: each.title):
        rows = tuple(("\n".join(part for part in (each.heading, each.at.name) if part), each.said) for each in members)
        yield Table(title, (_("Clause"), _("What it says")), rows, (2, 6), leads=(0,))


def _posts(found: Impact) -> tuple[Block, ...]:
    rows = tuple(
        (
            f"{each.post}\n{each.organisation}",
            "\n".join(part for part in (each.email, each.telephone) if part),
            each.why,
        )
        for each in found.contacts
    )
    if not rows:
        return (Paragraph(_("No record shows a post to reach.")),)
    return (Table(_("Posts to reach"), (_("Post"), _("How"), _("Why")), rows, (4, 4, 4), leads=(0,)),)


def _open(found: Impact) -> tuple[Block, ...]:
    if not found.open:
        return (Paragraph(_("No finding stands against what is touched.")),)
    words = {each.value: each for each in Severity}
    rows = tuple(
        (_(words[each.severity].label) if each.severity in words else each.severity, f"{each.title}\n{each.subject}",
         each.because + (" " + _("Waived.") if each.waiver else ""))
        for each in found.open
    )  # fmt: skip
    heads = (_("Severity"), _("Finding"), _("Why"))
    return (Table(_("Findings, the gravest first"), heads, rows, (2, 5, 6), leads=(1,)),)


def _listed(items: Iterable[str], otherwise: str, numbered: bool = False) -> tuple[Block, ...]:
    found = tuple(items)
    return (Bullets(found, numbered),) if found else (Paragraph(otherwise),)
