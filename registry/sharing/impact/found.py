"""`impact`: all there is to say of a mishap: records, clocks, clauses, posts, what to do, what nobody has recorded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime

from registry.check.verdicts import Verdicts
from registry.clocks.breach import in_britain
from registry.concepts.kinds import Kind
from registry.concepts.rules import Severity
from registry.concepts.sharing import Mishap
from registry.index.snapshot import IndexSnapshot
from registry.law.statute_book import statute_book
from registry.load.snapshot import Loaded
from registry.rules.catalogue import rule
from registry.session import Session
from registry.sharing.cited import Person, Weakness
from registry.sharing.impact import clocks as timed
from registry.sharing.impact.clauses import clauses_of, contacts_of
from registry.sharing.impact.controllers import controllers, is_of_controller_only, is_part_3
from registry.sharing.impact.spreading import Spreading
from registry.sharing.impact.subject import Befallen
from registry.sharing.impact.to_do import steps_to_take, wanting
from registry.sharing.impact.touched import Clause, Clock, Impact, Touched
from registry.wording import _, counted, day, listed

SORT_LABELS = {
    "agreement": ("agreement", "agreements"),
    "flow": ("flow", "flows"),
    "contract": ("contract", "contracts"),
    "sub-processor": ("organisation engaged in turn", "organisations engaged in turn"),
    "processing": ("processing activity", "processing activities"),
    "system": ("system", "systems"),
    "transfer": ("transfer abroad", "transfers abroad"),
    "dpia": ("impact assessment", "impact assessments"),
    "notice": ("privacy notice", "privacy notices"),
    "adoption": ("adoption", "adoptions"),
    "policy": ("policy document", "policy documents"),
    "organisation": ("organisation", "organisations"),
    "mapping": ("mapping set", "mapping sets"),
    "words": ("vocabulary", "vocabularies"),
    "retention": ("retention schedule", "retention schedules"),
    "lia": ("assessment of legitimate interests", "assessments of legitimate interests"),
    "disclosure": ("disclosure", "disclosures"),
    "consent": ("consent model", "consent models"),
    "standard": ("standard", "standards"),
    "breach": ("recorded breach", "recorded breaches"),
    "request": ("rights request", "rights requests"),
    "complaint": ("complaint", "complaints"),
}
"""Sort of thing touched → what one and many are called, in the order they are counted."""

_FEW_SORTS = 5
"""Sorts that the first sentence names: all of them are counted below it, each leading to its list."""


def impact(
    snapshot: IndexSnapshot, session: Session, befallen: Befallen, aware: datetime | None, on: date | None,
    registers: frozenset[str], recorded: Callable[[list[Loaded]], Iterable[Clock]] = lambda _records: (),
    now: datetime | None = None,
) -> Impact:  # fmt: skip
    """What is touched, in the named registers or in all. `recorded`: the clocks of those records that are cases.

    `now`: the moment it is, where today is asked about, so that hours that are over are overdue at once.
    """
    spread = Spreading(snapshot, session, befallen).all()
    touched = [each for each in spread.touched if not registers or each.owner in registers]
    records = [each for each in spread.records if not registers or each.ref.register in registers]
    # A system only linked to one that is touched has its own controllers, and no clock of theirs begins by that.
    linked = {each.ref for each in touched if "#interfaces[" in each.place}
    own = [each for each in records if str(each.ref) not in linked]
    clocks = [*recorded(records), *_clocks(snapshot, session, befallen, own, aware, on, now)]
    clocks.sort(key=lambda each: (each.state == "met", not each.by, each.by))
    clauses = list(_clauses(snapshot, befallen, records))
    contacts = list(_contacts(snapshot, befallen, records))
    to_do = steps_to_take(befallen, touched, clocks, clauses, contacts, aware)
    unknown = wanting(snapshot, befallen, records, touched, contacts, aware)
    if spread.is_cut:
        unknown.append(_("More is touched than can be listed: only the nearest is shown."))
    counts = Counter(each.sort for each in touched)
    in_order = tuple((sort, counts[sort]) for sort in (*SORT_LABELS, *sorted(counts)) if counts[sort])
    said = tuple(_said(befallen, touched, in_order, aware, _soonest(clocks)))
    return Impact(
        befallen.address, befallen.title, befallen.sort, befallen.mishap, said,
        tuple(touched), tuple(clocks), tuple(clauses), tuple(contacts), tuple(dict(in_order).items()),
        tuple(to_do), tuple(unknown), tuple(each for each in spread.aside if not registers or each.owner in registers),
        tuple(_open(snapshot, session, records)),
    )  # fmt: skip


def _soonest(clocks: Iterable[Clock]) -> str:
    """What must be done first, and by when, of what runs by now; nothing where no time limit does."""
    running = [each for each in clocks if each.state in ("running", "overdue") and each.by]
    if not running:
        return ""
    first = running[0]
    by = in_britain(datetime.fromisoformat(first.by)) if "T" in first.by else day(date.fromisoformat(first.by))
    if first.state == "overdue":
        said = _("{count}, and the first is overdue since {by}.")
    elif "T" in first.by:
        said = _("{count}. The soonest is over at {by}.")
    else:
        said = _("{count}. The soonest is over on {by}.")
    return said.format(count=counted(len(running), _("time limit runs"), _("time limits run")), by=by)


def _said(
    befallen: Befallen, touched: list[Touched], counts: tuple[tuple[str, int], ...], aware: datetime | None,
    soonest: str,
) -> Iterator[str]:  # fmt: skip
    what = {
        Mishap.BREACHED.value: _("If {title} was breached: as far as the records say,"),
        Mishap.ENDS.value: _("If {title} ends: as far as the records say,"),
        Mishap.LEAVES.value: _("If {title} leaves: as far as the records say,"),
    }[befallen.mishap].format(title=befallen.title)
    if not touched:
        yield what + " " + _("nothing is touched. No record shows anything that rests on it.")
        return
    many = [counted(number, *map(_, SORT_LABELS.get(sort, (sort, sort)))) for sort, number in dict(counts).items()]
    every = counted(sum(dict(counts).values()), _("thing"), _("things"))
    if len(many) <= _FEW_SORTS:
        yield f"{what} {_('it touches')} {listed(many)}."
    else:
        yield f"{what} {_('it touches')} {every}, {_('among them')} {listed(many[:_FEW_SORTS])}."
    owners = sorted({each.owner_title for each in touched})
    direct = sum(each.is_direct for each in touched)
    how = _("{direct} of these {are} touched directly, the others through something between. They are in {owners}.")
    yield how.format(
        direct=f"{direct:,}", are=_("is") if direct == 1 else _("are"),
        owners=_("the register of {name}").format(name=owners[0]) if len(owners) == 1
        else _("the registers of {names}").format(names=listed(owners)),
    )  # fmt: skip
    if soonest:
        yield soonest
    if befallen.mishap == Mishap.BREACHED:
        yield (
            _("Clocks are worked out from {moment}, the moment that was given.").format(moment=in_britain(aware))
            if aware
            else _("Nobody has said when anybody became aware, so no clock is begun: what each would be is shown.")
        )


# ── clocks ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _clocks(
    snapshot: IndexSnapshot, session: Session, befallen: Befallen, records: list[Loaded], aware: datetime | None,
    on: date | None, now: datetime | None,
) -> Iterator[Clock]:  # fmt: skip
    today = session.today
    if befallen.mishap == Mishap.BREACHED:
        for body in controllers(snapshot, records, befallen.record):
            yield timed.regulator(body, aware, today, is_part_3(snapshot, records, body), now)
        for each in _of(records, Kind.PROCESSOR_CONTRACT):
            if not is_of_controller_only(snapshot, each, befallen.record):
                yield from timed.processor(snapshot, each, aware, today, now)
        for each in _of(records, Kind.AGREEMENT):
            yield from timed.agreed(snapshot, each, aware, today, now)
    elif befallen.mishap == Mishap.ENDS:
        ended = [befallen.record] if befallen.sort == "contract" and befallen.record else []
        for each in ended:
            yield from timed.ending(snapshot, each, on, today)
    else:
        for each in _of(records, Kind.AGREEMENT):
            yield from timed.leaving(snapshot, each, on, today)
        for each in _of(records, Kind.PROCESSOR_CONTRACT):
            # Where one of several controllers leaves, the contract goes on.
            if not is_of_controller_only(snapshot, each, befallen.record):
                yield from timed.ending(snapshot, each, None, today)
    if befallen.mishap == Mishap.ENDS:
        resting = _of(records, Kind.PROCESSOR_CONTRACT) if befallen.sort == "certificate" else []
        for each in (*_of(records, Kind.TRANSFER), *resting):
            yield from timed.runs_out(each, today)


# ── clauses, posts, findings ─────────────────────────────────────────────────────────────────────────────────────────


def _clauses(snapshot: IndexSnapshot, befallen: Befallen, records: list[Loaded]) -> Iterator[Clause]:
    for each in (*_of(records, Kind.PROCESSOR_CONTRACT), *_of(records, Kind.AGREEMENT)):
        yield from clauses_of(snapshot, each, befallen.mishap)


def _contacts(snapshot: IndexSnapshot, befallen: Befallen, records: list[Loaded]) -> Iterator[Person]:
    seen: set[tuple[str, str, str]] = set()
    for each in (
        *_of(records, Kind.PROCESSOR_CONTRACT),
        *_of(records, Kind.AGREEMENT),
        *_of(records, Kind.ORGANISATION),
    ):
        for person in contacts_of(snapshot, each, befallen.mishap):
            key = (person.post, person.organisation, person.email)
            if key not in seen:
                seen.add(key)
                yield person
    regulator = statute_book().entries.get("information-commissioner")
    if befallen.mishap == Mishap.BREACHED and regulator is not None and records:
        why = _("Told by each controller, unless a risk to people is unlikely")
        yield Person(regulator.title, _("The regulator"), "", "", why, regulator.id)


def _open(snapshot: IndexSnapshot, session: Session, records: list[Loaded]) -> Iterator[Weakness]:
    """Findings that stand against touched records, the gravest first; what is waived says so."""
    named = {str(each.ref): each for each in records if each.ref.kind != Kind.ORGANISATION}
    registers = sorted({each.ref.register for each in records})
    order = [each.value for each in Severity]
    found = []
    for each in Verdicts(snapshot, session).findings(registers) if named else ():
        if each.subject.partition("#")[0] in named:
            text = rule(each.rule).text
            found.append(Weakness(
                each.rule, text["title"], text["severity"], each.outcome.value, each.because, each.subject,
                text.get("remedy", ""), each.waiver,
            ))  # fmt: skip
    yield from sorted(
        found, key=lambda each: (order.index(each.severity) if each.severity in order else 9, each.subject)
    )


def _of(records: Iterable[Loaded], kind: Kind) -> list[Loaded]:
    return [each for each in records if each.ref.kind == kind]
