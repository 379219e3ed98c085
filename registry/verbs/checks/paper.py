"""Make a paper for an information governance board: what needs attention, what has changed, what is to be decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from registry.errors import UsageError
from registry.exchange.paper import Bullets as Bullets
from registry.exchange.paper import Paragraph as Paragraph
from registry.exchange.paper import Part as Part
from registry.exchange.paper import Table as Table
from registry.session import Session
from registry.source import Ref
from registry.verbs.committee.annex import annex, decisions
from registry.verbs.committee.changes import Changes, Waiver, changed, coming, ending, waived, waivers
from registry.verbs.committee.findings import Gaps, areas, one_by_one, severities
from registry.verbs.opening import opened
from registry.verbs.verb import Verb, asked
from registry.wording import _, counted, day, listed


@dataclass(frozen=True, slots=True)
class Question:
    """Since when, and of which registers."""

    since: str = asked("The day of the last committee, to compare with: 2026-09-30.", default="")
    register: tuple[str, ...] = asked("Only these registers.", default=())


@dataclass(frozen=True, slots=True)
class Answer:
    """The paper.

    - `under`: what stands below its title: whose it is, of which day, from which files.
    - `parts`: its parts in order, each with its heading and what is below it.
    - `total`, `severities`: what needs attention, counted; `before` the same on the day compared with.
    - `opened`, `closed`: how many findings have come and gone since that day.
    """

    as_of: str
    since: str
    title: str
    organisation: str
    under: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    total: int
    severities: tuple[tuple[str, int], ...]
    before: tuple[tuple[str, int], ...]
    opened: int
    closed: int


def run(session: Session, question: Question) -> Answer:
    """The paper. Raises UsageError where there is no such register or day."""
    registers = _registers(session, question.register)
    since = _since(question.since, session)
    found = Gaps(session, registers)
    changes = Changes(session, since, registers)
    set_aside = waivers(session, found)
    next_up, late = coming(session, registers)
    whose = _whose(session, registers)
    before = changes.before(found.severities) if changes.is_known else {}
    parts = (
        Part(_("Purpose"), (Paragraph(_purpose(session, since, changes)),)),
        Part(_("Summary"), (Bullets(tuple(_summary(session, found, changes, before, set_aside, late))),)),
        decisions(found, set_aside, late, session.today),
        areas(found),
        changed(changes),
        waived(set_aside, session.today),
        next_up,
        *one_by_one(found),
        *annex(found, session),
    )
    has_changes = changes.is_known and changes.answer is not None
    return Answer(
        session.today.isoformat(), since, _("Gaps in information governance records"), whose,
        tuple(_under(session, whose, since)), parts, found.all.total, tuple(found.severities.items()),
        tuple(before.items()),
        len(changes.answer.opened) if has_changes and changes.answer else 0,
        len(changes.answer.closed) if has_changes and changes.answer else 0,
    )  # fmt: skip


def _under(session: Session, whose: str, since: str) -> list[tuple[str, str]]:
    last = [(_("Last committee"), day(date.fromisoformat(since)))] if since else []
    return [
        (_("Organisation"), whose),
        (_("Date"), day(session.today)),
        *last,
        (_("Prepared from"), opened(session).federation.title or whose),
    ]


def _purpose(session: Session, since: str, changes: Changes) -> str:
    today = day(session.today)
    if since and changes.is_known:
        said = _("This paper tells the board what the records do not show on {today}, what has changed since {since},"
                 " and what it is asked to decide.")  # fmt: skip
        return said.format(today=today, since=day(date.fromisoformat(since)))
    return _(
        "This paper tells the board what the records do not show on {today}, and what it is asked to decide."
    ).format(today=today)


def _summary(
    session: Session, found: Gaps, changes: Changes, before: dict[str, int], set_aside: tuple[Waiver, ...], late: int
) -> list[str]:
    whole = found.all
    if whole.total:
        said = _("{findings} attention on {day}: {severities}. They are about {records}.").format(
            findings=counted(whole.total, _("finding needs"), _("findings need")), day=day(session.today),
            severities=severities(found.severities), records=counted(whole.records, _("record"), _("records")),
        )  # fmt: skip
    else:
        said = _("No finding needs attention on {day}.").format(day=day(session.today))
    lines = [said, *_whose_duty(found, _whose(session, found.registers))]
    if whole.cannot_tell:
        lines.append(_("Of these, {count} cannot be told: the annex says what that means.").format(
            count=f"{whole.cannot_tell:,}"))  # fmt: skip
    if changes.is_known and changes.answer:
        then = day(date.fromisoformat(changes.since))
        lines.append(_("On {day} there were {total}: {severities}.").format(
            day=then, total=f"{sum(before.values()):,}", severities=severities(before)))  # fmt: skip
        lines.append(_("Since then {opened} come and {closed} closed.").format(
            opened=counted(len(changes.answer.opened), _("has"), _("have")),
            closed=counted(len(changes.answer.closed), _("was"), _("were"))))  # fmt: skip
    elif changes.answer:
        said = _("How this compares with {day} is not known: no history of the registers reaches back to it.")
        lines.append(said.format(day=day(date.fromisoformat(changes.since))))
    if set_aside:
        soon = len(ending(set_aside, session.today))
        lines.append(_("{waivers} in effect, of which {soon} within 90 days.").format(
            waivers=counted(len(set_aside), _("waiver is"), _("waivers are")),
            soon=counted(soon, _("ends"), _("end"))))  # fmt: skip
    if late:
        lines.append(_("{deadlines} overdue or cannot be worked out.").format(
            deadlines=counted(late, _("review, time limit or last day is"),
                              _("reviews, time limits and last days are"))))  # fmt: skip
    return lines


def _whose_duty(found: Gaps, whose: str) -> list[str]:
    """How far the findings in a register are its keeper's own, and what of its keeper's own is in other registers."""
    if not found.owners:
        return []
    others, lines = found.all.total - found.own, []
    if others:
        said = _("{own} of them {are} for {whose} to put right, and {others} for others who take part.")
        lines.append(said.format(
            own=f"{found.own:,}", are=_("is") if found.own == 1 else _("are"), whose=whose, others=f"{others:,}"
        ))  # fmt: skip
    if found.elsewhere:
        said = _("{more} for {whose} to put right {are} in other registers, and not counted here.")
        more = counted(found.elsewhere, _("more finding"), _("more findings"))
        lines.append(said.format(more=more, whose=whose, are=_("is") if found.elsewhere == 1 else _("are")))
    return lines


def _registers(session: Session, wanted: tuple[str, ...]) -> tuple[str, ...]:
    known = sorted(each.id for each in opened(session).federation.registers)
    for register in wanted:
        if register not in known:
            raise UsageError(
                _("There is no register called {register}.").format(register=register),
                _("Write {known}.").format(known=listed([f"`{each}`" for each in known], "or")),
            )
    return tuple(dict.fromkeys(wanted))


def _since(text: str, session: Session) -> str:
    if not text:
        return ""
    try:
        found = date.fromisoformat(text) if len(text) == len("2026-09-30") else None
    except ValueError:
        found = None
    if found is None:
        raise UsageError(
            _("--since: {text} is not a day.").format(text=repr(text[:40])), _("Write a day as 2026-09-30.")
        )
    if found >= session.today:
        said = _("--since: {day} is not before the day of the paper, {today}.")
        raise UsageError(said.format(day=day(found), today=day(session.today)))
    return text


def _whose(session: Session, registers: tuple[str, ...]) -> str:
    """Whose paper it is: the owners of the registers that were asked for, or the whole federation."""
    snapshot = opened(session)
    if not registers:
        return snapshot.federation.title or snapshot.federation.root.name
    names = []
    for each in snapshot.federation.registers:
        if each.id in registers:
            own = Ref.within(each.owner, each.id, "organisation") if each.owner else None
            loaded = snapshot.get(session, own) if own else None
            names.append(loaded.title if loaded else each.title or each.id)
    return listed(names)


VERB = Verb(
    title="Make a committee paper of the gaps: Word, PDF or Markdown.",
    examples=(
        ("muniment paper --since 2026-09-30 --output paper.docx", "a Word document, compared with the last committee"),
        ("muniment paper --register northmoor --output paper.pdf", "one council's, as PDF"),
        ("muniment paper --since 2026-09-30 --format md", "the same as Markdown"),
    ),
    question=Question,
    run=run,
    formats={"docx": "paper_docx", "pdf": "paper_pdf", "md": "paper_md"},
)
