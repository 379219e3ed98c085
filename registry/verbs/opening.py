"""Opening what a session asks about: the federation, its records through the index, or one record of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from registry.errors import NotFound, UsageError
from registry.index.one_register import Beyond, OneRegister
from registry.index.opening import open_index, open_register
from registry.index.snapshot import IndexSnapshot
from registry.load.federation import FederationSource, find
from registry.load.snapshot import Loaded
from registry.problems import Problem, Stage
from registry.session import Session
from registry.source import Ref
from registry.values import TypeVar
from registry.wording import _, day, listed, nearest_of_many

Answer = TypeVar("Answer")


def federation(session: Session) -> FederationSource:
    """The federation the session looks at, its records unread. Raises NotARegister where there is none."""
    if "opened" in session.memory or session.as_at is not None:
        return opened(session).federation
    if "federation" not in session.memory:
        session.memory["federation"] = _pinned(session, find(session.federation))
    found: FederationSource = session.memory["federation"]
    return found


def opened(session: Session, *, verify: bool = False, rebuild: bool = False) -> IndexSnapshot:
    """Everything the federation holds, as its files stand when this is first asked for. Opened once a session.

    Where the session asks for the files of a day, everything those hold; raises InputOutputError where there are none.
    """
    if "opened" not in session.memory:
        start, said = _start(session)
        snapshot = open_index(start, verify=verify, rebuild=rebuild, progress=_progress(session))
        _pinned(session, snapshot.federation)
        snapshot.notes += (*said, *_not_read(session, snapshot.federation))
        session.memory["opened"] = snapshot
    found: IndexSnapshot = session.memory["opened"]
    return found


def by_its_register(session: Session, text: str, answer: Callable[[OneRegister, Loaded], Answer]) -> Answer | None:
    """An answer about the record of a reference in full, where its own register says all that it takes.

    None where it does not, or where the federation is open already, or text is no such reference: what `one` finds in
    all that is `opened` then decides.
    """
    ref = Ref.parse(text)
    if ref is None or "opened" in session.memory:
        return None
    start, said = _start(session)
    snapshot = open_register(start, ref.register)
    if snapshot is None:
        return None
    _pinned(session, snapshot.federation)
    try:
        loaded = snapshot.get(session, ref)
        found = answer(snapshot, loaded) if loaded is not None else None
    except Beyond:
        found = None
    if found is None:
        snapshot.engine.close()
        return None
    session.memory["notes"] = (*snapshot.notes, *said)
    return found


def notes(session: Session) -> tuple[str, ...]:
    """What a person should know of how the answer was come by, in sentences."""
    found: tuple[str, ...] = opened(session).notes if "opened" in session.memory else session.memory.get("notes", ())
    return found


def keep_answer(session: Session, typed: list[str], code: int, printed: bytes) -> None:
    """Keep what a command printed, if it may be printed again for as long as no file changes."""
    if "opened" in session.memory and not opened(session).notes:
        opened(session).engine.keep_answer(typed, code, printed)


def present(session: Session) -> None:
    """For whatever changes files or looks after them: there are only those of now. Raises UsageError for others."""
    if session.as_at is not None:
        raise UsageError(
            _("Only the files of now can be changed, not those of {day}.").format(day=day(session.as_at)),
            _("Leave out --as-at."),
        )


def _start(session: Session) -> tuple[Path, tuple[str, ...]]:
    """Where to look: at the working files, or at those of a day; and what to say of those."""
    if session.as_at is None:
        return session.federation, ()
    if "past" not in session.memory:
        from registry.history.at import past  # which questions about the files of now need not wait for

        session.memory["past"] = past(find(session.federation), session.as_at, session.progress)
    found = session.memory["past"]
    return found.folder, found.notes


def _not_read(session: Session, found: FederationSource) -> tuple[str, ...]:
    """Which registers of a day are there, but are no registers as they stood then."""
    if session.as_at is None:
        return ()
    read = {each.id for each in found.registers}
    said = _("{register} is left out: its register.yaml of that day cannot be used. `muniment validate` says why.")
    return tuple(said.format(register=own) for own in session.memory["past"].registers if own not in read)


def _pinned(session: Session, found: FederationSource) -> FederationSource:
    """A pinned federation is judged by its own day unless the person says otherwise."""
    if session.as_of is None and session.as_at is None and found.as_of:
        from datetime import date

        session.as_of = date.fromisoformat(found.as_of)
    return found


def _progress(session: Session) -> Callable[[int, int], None] | None:
    told = session.progress
    return (lambda done, total: told(done, total, _("Reading files"))) if told else None


_FEW = 12
"""Registers told of where none is like the one that was asked for."""


def registers_named(session: Session, wanted: Iterable[str]) -> list[str]:
    """The registers that were asked for, each once. Raises UsageError for one that there is not, with the nearest."""
    known = sorted(source.id for source in opened(session).federation.registers)
    chosen = list(dict.fromkeys(wanted))
    for register in chosen:
        if register not in known:
            close = nearest_of_many(register, known)
            some = listed([f"`{each}`" for each in known], "or") if len(known) <= _FEW else ""
            fix = _("Did you mean {close}?").format(close=close) if close else _("Write {known}.").format(known=some)
            raise UsageError(
                _("There is no register called {register}.").format(register=register), fix if close or some else ""
            )
    return chosen


def one(session: Session, text: str) -> Loaded:
    """The one record a person means by an id, `kind/id` or a reference. Raises NotFound or UsageError."""
    snapshot = opened(session)
    found = snapshot.find(session, text)
    # The stubs of a body, and its home record, are one thing to a person.
    homes = {snapshot.home(loaded.ref) for loaded in found}
    if Ref.parse(text) is None and len(homes) == 1 and (home := snapshot.get(session, *homes)) is not None:
        return home
    if len(found) == 1:
        return found[0]
    if found:
        refs = listed([f"`{loaded.ref}`" for loaded in found], "or")
        raise UsageError(
            _("More than one record is called {text}.").format(text=text), _("Write {refs}.").format(refs=refs)
        )
    unread = _unread(snapshot.problems(), text)
    if unread is not None:
        message = _("The file {path} of the register {register} is not a record: {message}.")
        raise NotFound(
            message.format(path=unread.path, register=unread.register, message=unread.message),
            _("Line {line}: {fix} `muniment validate` shows everything that is wrong.").format(
                line=unread.line, fix=unread.fix
            ),
        )
    close = _nearest(snapshot, session, text)
    fix = _("Did you mean {close}?").format(close=close) if close else _("`muniment list` shows what there is.")
    raise NotFound(_("There is no record called {text}.").format(text=text), fix)


def _unread(problems: list[Problem], text: str) -> Problem | None:
    """The first problem of a file that has the name asked for and is not a record."""
    own = text.rpartition("/")[2]
    return next((p for p in problems if p.stage == Stage.RECORD and _stem(p.path) == own), None)


def _stem(path: str) -> str:
    return path.rpartition("/")[2].partition(".")[0]


def _nearest(snapshot: IndexSnapshot, session: Session, text: str) -> str:
    """The name most like the one asked for, in as many parts as that has."""
    parts = min(text.count("/"), 2)
    refs = [ref for ref in snapshot.refs() if session.may_see(ref)]
    return nearest_of_many(text, {"/".join(ref[2 - parts :]) for ref in refs})
