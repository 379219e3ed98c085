"""Fetch the registers that a federation lists by a git address, from those addresses that a person has approved."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from registry.errors import UsageError
from registry.load.federation import Listed, listed
from registry.load.lock import LOCK_FILE, Pulled
from registry.session import Session
from registry.sources.address import Address, NotAnAddress
from registry.sources.approvals import Approvals
from registry.sources.bounds import BOUNDS
from registry.sources.lockfile import save_lock, sound_lock
from registry.sources.pulling import Outcome, keep, last_good, one_at_a_time, pull
from registry.tree import FEDERATION_FILE
from registry.verbs.opening import federation, present
from registry.verbs.verb import Ask, Verb, asked
from registry.wording import _, nearest


@dataclass(frozen=True, slots=True)
class Question:
    """Which registers, and whether to approve, to list, or to fetch."""

    registers: tuple[str, ...] = asked(
        "The registers to fetch. Left out: all that are listed with a git address.", default=(), positional=True
    )
    approve: tuple[str, ...] = asked(
        "Approve the address that federation.yaml gives for this register, and fetch it. REGISTER=ADDRESS approves it "
        "only if that is the address given.",
        default=(),
    )
    list: bool = asked("Only say where each register comes from, and fetch nothing.", default=False)


@dataclass(frozen=True, slots=True)
class Row:
    """One register.

    - `state`: `fetched`, `unchanged`, `kept` (the last good copy stays in use), `missing` (there is no copy),
      `not-approved`, or `folder` (it lies in a folder here). When only listed: `pulled` instead of the first two.
    - `leads_to`: where the address leads; `others`: addresses that were approved for this register before.
    - `commit`: what is read now, and `fetched` when that came; `before`: the commit that was read before it.
    - `how_shown`: of a copy that is older than it might be: as of when it is shown, and why.
    """

    register: str
    state: str
    source: str
    ref: str
    leads_to: str = ""
    approved: bool = False
    others: tuple[str, ...] = ()
    commit: str = ""
    before: str = ""
    fetched: str = ""
    seen: str = ""
    because: str = ""
    how_shown: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """Every register asked about, in the order of the federation, and the files that say so."""

    root: str
    listed: bool
    now: str
    lock: str
    approvals: str
    rows: tuple[Row, ...]


def run(session: Session, question: Question) -> Answer:
    """Approve what is to be approved; then fetch every register asked for, one after another."""
    present(session)
    root, entries = _entries(session)
    now = datetime.now(UTC)
    named = {*question.registers, *(each.partition("=")[0] for each in question.approve)}
    _check_names(named, entries)
    approvals = Approvals()
    for each in question.approve:
        _approve(approvals, each, entries, now)
    wanted = [entry for entry in entries if not named or entry.register in named]
    if question.list:
        rows = [_listed(root, entry, approvals) for entry in wanted]
    else:
        rows = _pulled(session, root, entries, wanted, approvals, now)
    # What was read of the federation before this is no longer so.
    session.memory.pop("federation", None)
    place = str(approvals.place)
    return Answer(str(root), question.list, now.isoformat(timespec="seconds"), LOCK_FILE, place, tuple(rows))


def _entries(session: Session) -> tuple[Path, tuple[Listed, ...]]:
    source = federation(session)
    if (source.root / FEDERATION_FILE).is_file():
        return source.root, listed(source.root)[0]
    # A register alone is a federation of one, and there is nothing to fetch.
    return source.root, tuple(Listed(each.id, ".", "", ()) for each in source.registers)


def _check_names(named: set[str], entries: tuple[Listed, ...]) -> None:
    known = [entry.register for entry in entries]
    for name in sorted(named - set(known)):
        close = nearest(name, known)
        fix = _("Did you mean {close}?") if close else _("`muniment pull --list` shows those it does.")
        raise UsageError(_("The federation lists no register {name}.").format(name=name), fix.format(close=close))


def _approve(approvals: Approvals, said: str, entries: tuple[Listed, ...], now: datetime) -> None:
    register, _equals, url = said.partition("=")
    entry = next(entry for entry in entries if entry.register == register)
    if not entry.is_fetched:
        return
    if url and url != entry.source:
        message = _("federation.yaml gives another address for {register}: {url}")
        raise UsageError(message.format(register=register, url=entry.source), _("That address was not approved."))
    try:
        address = Address.read(entry.source)
    except NotAnAddress as why:
        message = _("The address of {register} cannot be approved: {why}.").format(register=register, why=why.message)
        raise UsageError(message, why.fix) from why
    approvals.add(register, address, now)


def _row(entry: Listed, approvals: Approvals) -> Row:
    if not entry.is_fetched:
        return Row(entry.register, "folder", entry.source, "")
    approved = approvals.has(entry.register, entry.source)
    others = tuple(url for url in approvals.others(entry.register) if url != entry.source)
    row = Row(entry.register, "not-approved", entry.source, entry.ref, approved=approved, others=others)
    try:
        return replace(row, leads_to=Address.read(entry.source).leads_to)
    except NotAnAddress as why:
        return replace(row, state="missing", because=why.message)


def _with(row: Row, pulled: Pulled | None) -> Row:
    if pulled is None:
        return row
    how = pulled.how_shown if pulled.because else ""
    return replace(row, commit=pulled.commit, fetched=pulled.fetched, seen=pulled.seen, how_shown=how)


def _listed(root: Path, entry: Listed, approvals: Approvals) -> Row:
    row = _row(entry, approvals)
    if row.state == "folder":
        return row
    last = last_good(root, entry, sound_lock(root).entries)
    if last is None:
        return replace(row, state="missing" if row.approved else row.state)
    notes = tuple(last.notes(entry.register)) if last.instead_of else ()
    return replace(_with(row, last), state="kept" if last.because else "pulled", because=last.because, notes=notes)


def _pulled(
    session: Session,
    root: Path,
    entries: tuple[Listed, ...],
    wanted: list[Listed],
    approvals: Approvals,
    now: datetime,
) -> list[Row]:
    if not any(entry.is_fetched for entry in wanted):
        return [_row(entry, approvals) for entry in wanted]
    told = session.progress

    def waiting() -> None:
        if told:
            told(0, 0, _("Waiting for another pull of this federation to end"))

    rows = []
    with one_at_a_time(root, waiting):
        _forget(root, entries)
        for done, entry in enumerate(wanted):
            row = _row(entry, approvals)
            if row.state != "folder":
                if told:
                    told(done, len(wanted), _("Fetching {register}:").format(register=entry.register))
                row = _outcome(row, _one(root, entry, row, now, session))
            rows.append(row)
    return rows


def _one(root: Path, entry: Listed, row: Row, now: datetime, session: Session) -> Outcome:
    if row.because:
        return keep(root, entry, row.because)
    if not row.approved:
        return keep(root, entry, _("its address is not approved on this computer"))
    return pull(root, entry, now, session.progress, BOUNDS)


def _outcome(row: Row, outcome: Outcome) -> Row:
    state = row.state if row.state == "not-approved" and not row.approved else outcome.state
    said = replace(_with(row, outcome.pulled), state=state, because=outcome.because, notes=outcome.notes)
    return replace(said, before=outcome.before if outcome.before != said.commit else "")


def _forget(root: Path, entries: tuple[Listed, ...]) -> None:
    """Take out of the lock what is no longer fetched."""
    lock = sound_lock(root).entries
    fetched = {entry.register for entry in entries if entry.is_fetched}
    if set(lock) - fetched:
        save_lock(root, {register: entry for register, entry in lock.items() if register in fetched})


def guide(session: Session, question: Question, ask: Ask) -> Question:
    """Show each address that is not approved yet, in full and where it leads, and ask."""
    if question.list or question.approve:
        return question
    _root, entries = _entries(session)
    approvals = Approvals()
    yes = []
    for entry in entries:
        row = _row(entry, approvals)
        is_wanted = not question.registers or entry.register in question.registers
        if not is_wanted or row.approved or row.state != "not-approved":
            continue
        said = [_("{register} would be fetched with git from").format(register=entry.register), f"    {entry.source}"]
        said.append(_("which leads to {where}.").format(where=row.leads_to))
        if row.others:
            said.append(_("Until now you fetched it from {url}.").format(url=row.others[-1]))
        said.append(_("Fetch it from there, now and whenever you pull?"))
        if ask.yes("\n".join(said)):
            # With the address that was shown: no other is approved by this answer.
            yes.append(f"{entry.register}={entry.source}")
    if not yes:
        return question
    everything = tuple(entry.register for entry in entries if entry.is_fetched)
    return replace(question, approve=tuple(yes), registers=question.registers or everything)


def exit_code(answer: Answer) -> int:
    """6 where a register is not the newest that there is, otherwise 0."""
    bad = {"kept", "missing", "not-approved"}
    return 0 if answer.listed else 6 if any(row.state in bad for row in answer.rows) else 0


VERB = Verb(
    title="Fetch registers from the addresses you have approved.",
    examples=(
        ("muniment pull", "fetch every register that federation.yaml lists by a git address"),
        ("muniment pull --approve northmoor", "approve the address of one register, and fetch it"),
        ("muniment pull --list", "where each register comes from, and how old its copy is"),
    ),
    question=Question,
    run=run,
    exit_code=exit_code,
    faces=("cli",),
    guide=guide,
    of_now=True,
)
