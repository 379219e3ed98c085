"""What to do next, and what somebody must find out: drawn from what was found, and from nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from registry.clocks.breach import as_written
from registry.concepts.kinds import Kind
from registry.concepts.sharing import Mishap
from registry.load.snapshot import Loaded, Snapshot
from registry.sharing.cited import Person
from registry.sharing.impact.subject import Befallen
from registry.sharing.impact.touched import Clause, Clock, Touched
from registry.wording import _, counted, day, listed

_MOST = 12
"""Clocks that are written out as things to do: the others are in the list of clocks."""


def steps_to_take(
    befallen: Befallen, touched: list[Touched], clocks: list[Clock], clauses: list[Clause], contacts: list[Person],
    aware: datetime | None,
) -> list[str]:  # fmt: skip
    """What to do, in order. Whoever reads it decides: it says what the records ask for, and where."""
    found: list[str] = []
    if befallen.mishap == Mishap.BREACHED and aware is None:
        found.append(
            _("Write down when each organisation became aware, and ask again with that moment: the clocks begin there.")
        )
    open_ones = [each for each in clocks if each.state in ("overdue", "running") and each.by]
    for each in open_ones[:_MOST]:
        late = " " + _("That is past.") if each.state == "overdue" else ""
        under = f" ({'; '.join(law.title for law in each.law)})" if each.law else ""
        found.append(_("{whose}: {what}, by {by}{under}.").format(
            whose=each.whose, what=each.what[:1].lower() + each.what[1:], by=in_words(each.by), under=under
        ) + late)  # fmt: skip
    if len(open_ones) > _MOST:
        more = counted(len(open_ones) - _MOST, _("more clock"), _("more clocks"))
        found.append(_("Look at {more} in the list of clocks.").format(more=more))
    if aware is not None:
        without = [each.whose for each in clocks if each.state == "running" and not each.by]
        if without:
            said = _("Have {names} tell those they must tell as their clauses say: no number of hours is recorded.")
            found.append(said.format(names=listed(sorted(set(without)))))
    found += _by_sort(befallen, touched)
    suspension = [each for each in clauses if each.heading == "Exit" and "Suspension" in each.said]
    if suspension:
        said = _("Decide whether sharing is suspended: {titles} {say} when it may be.")
        found.append(
            said.format(
                titles=listed([each.title for each in suspension]), say=_("says") if len(suspension) == 1 else _("say")
            )
        )
    if contacts:
        found.append(_("Reach {posts}: they are listed under whom to reach.").format(
            posts=counted(len(contacts), _("post"), _("posts"))))  # fmt: skip
    return found


def _by_sort(befallen: Befallen, touched: list[Touched]) -> Iterator[str]:
    def titles(*sorts: str) -> list[str]:
        return list(dict.fromkeys(each.title for each in touched if each.sort in sorts))

    if befallen.mishap == Mishap.BREACHED:
        if titles("system"):
            yield _("Ask what of {systems} was affected, and whose data.").format(systems=_few(titles("system")))
        if titles("sub-processor"):
            yield _("Ask those engaged in turn what they hold: {names}.").format(names=_few(titles("sub-processor")))
        yield _("Record the breach, or a near miss, in the register of each controller.")
    elif befallen.mishap == Mishap.ENDS:
        if titles("processing"):
            yield _("Decide how the work goes on without it: {names}.").format(names=_few(titles("processing")))
        if befallen.sort == "gateway":
            yield _(
                "Find another power for each side that has none beside it, or stop that flow: see the flows listed."
            )
        if titles("system"):
            yield _("Have data in {systems} returned or deleted as the contract says.").format(
                systems=_few(titles("system"))
            )
        if befallen.sort == "certificate":
            yield _("Ask its holder for the new certificate, and record it where the old one is.")
    else:
        if titles("flow"):
            yield _("Stop or move {flows} in which it takes part: {names}.").format(
                flows=counted(len(titles("flow")), _("flow"), _("flows")), names=_few(titles("flow")))  # fmt: skip
        if titles("adoption"):
            yield _("End its adoptions on record: {names}.").format(names=_few(titles("adoption")))
        if titles("agreement"):
            yield _("Vary {names}, and have data returned or deleted as each says.").format(
                names=_few(titles("agreement"))
            )
    if titles("notice"):
        yield _("Look at what the notices tell people: {names}.").format(names=_few(titles("notice")))
    if titles("dpia"):
        yield _("Look at the impact assessments again: {names}.").format(names=_few(titles("dpia")))


def wanting(
    snapshot: Snapshot, befallen: Befallen, records: list[Loaded], touched: list[Touched], contacts: list[Person],
    aware: datetime | None,
) -> list[str]:  # fmt: skip
    """What no record shows, and somebody must find out."""
    found: list[str] = []
    for each in records:
        data = each.data
        if each.ref.kind == Kind.PROCESSOR_CONTRACT:
            nameless = [
                str(sub.get("name") or sub["id"])
                for sub in data.get("sub_processors", ())
                if not sub.get("organisation")
            ]
            if nameless:
                said = _("No record of the organisation is there for {names}, engaged in turn under {title}.")
                found.append(said.format(names=listed(nameless), title=each.title))
            if "sub_processors" not in data:
                found.append(_("No record shows who is engaged in turn under {title}.").format(title=each.title))
            if befallen.mishap == Mishap.BREACHED and not data.get("breach_contact"):
                found.append(
                    _("No record shows whom the supplier tells of a breach under {title}.").format(title=each.title)
                )
            if befallen.mishap == Mishap.BREACHED and not isinstance(data.get("breach_notice_hours"), int):
                found.append(
                    _("No record shows a number of hours for telling of a breach in {title}.").format(title=each.title)
                )
            if befallen.mishap == Mishap.ENDS and not data.get("at_end"):
                found.append(
                    _("No record shows what happens to the data at the end of {title}.").format(title=each.title)
                )
            if not data.get("systems"):
                found.append(_("No record shows which systems {title} covers.").format(title=each.title))
        elif each.ref.kind == Kind.AGREEMENT:
            classes = [str(party["id"]) for party in data.get("parties", ()) if "party_class" in party]
            if classes:
                said = _(
                    "{title} has parties that are a class ({classes}): who belongs to it is known only from adoptions."
                )
                found.append(said.format(title=each.title, classes=listed(classes)))
        elif each.ref.kind == Kind.INFORMATION_SYSTEM and not data.get("information", {}).get("people"):
            found.append(_("No record shows about how many people {title} holds data.").format(title=each.title))
    if not contacts and touched:
        found.append(_("No record shows any post to reach about this."))
    return list(dict.fromkeys(found))


def in_words(by: str) -> str:
    """A day or moment in words, in British time."""
    return as_written(datetime.fromisoformat(by)) if "T" in by else day(date.fromisoformat(by))


def _few(names: list[str]) -> str:
    shown = names[:5]
    if len(names) <= len(shown):
        return listed(shown)
    return _("{names} and {more} more").format(names=", ".join(shown), more=len(names) - len(shown))
