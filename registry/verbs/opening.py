"""Opening what a session asks about: the federation, one record straight from its file, or everything."""

from __future__ import annotations

from collections.abc import Iterator

from registry.concepts.kinds import Kind
from registry.errors import NotFound, UsageError
from registry.load.federation import FederationSource, find
from registry.load.reading import load, read_one
from registry.load.snapshot import Loaded, MemorySnapshot
from registry.problems import Problem, Stage
from registry.session import Session
from registry.source import Ref
from registry.tree import Folder
from registry.wording import _, listed, nearest


def federation(session: Session) -> FederationSource:
    """The federation the session looks at. Raises NotARegister where there is none."""
    if session.as_at is not None:
        raise UsageError(
            _("Past files cannot be read yet: --as-at needs the register's history."),
            _("Use --as-of to judge today's files by the law and dates of another day."),
        )
    found = session.memory.get("federation")
    if found is None:
        found = session.memory["federation"] = find(session.federation)
        if session.as_of is None and found.as_of:
            # A pinned federation is judged by its own day unless the person says otherwise.
            from datetime import date

            session.as_of = date.fromisoformat(found.as_of)
    assert isinstance(found, FederationSource)
    return found


def opened(session: Session) -> tuple[MemorySnapshot, list[Problem]]:
    """Everything the federation holds, and the problems found in reading it. Read once a session."""
    if "opened" not in session.memory:
        session.memory["opened"] = load(federation(session))
    snapshot, problems = session.memory["opened"]
    return snapshot, problems


def one(session: Session, text: str) -> Loaded:
    """The one record a person means by an id, `kind/id` or a reference. Raises NotFound or UsageError.

    Where the name leads straight to a file, only that file is read.
    """
    source = federation(session)
    if "opened" not in session.memory:
        straight = [loaded for loaded in _straight(source, text) if session.may_see(loaded.ref)]
        if len(straight) == 1:
            return straight[0]
    snapshot, problems = opened(session)
    found = list(snapshot.find(session, text))
    if len(found) == 1:
        return found[0]
    if found:
        refs = listed([f"`{loaded.ref}`" for loaded in found], "or")
        raise UsageError(
            _("More than one record is called {text}.").format(text=text), _("Write {refs}.").format(refs=refs)
        )
    unread = [p for p in problems if p.stage == Stage.RECORD and _stem(p.path) == text.rpartition("/")[2]]
    if unread:
        first = unread[0]
        message = _("The file {path} of the register {register} is not a record: {message}.")
        raise NotFound(
            message.format(path=first.path, register=first.register, message=first.message),
            _("Line {line}: {fix} `muniment validate` shows everything that is wrong.").format(
                line=first.line, fix=first.fix
            ),
        )
    close = nearest(text, _names(snapshot, session))
    fix = _("Did you mean {close}?").format(close=close) if close else _("`muniment list` shows what there is.")
    raise NotFound(_("There is no record called {text}.").format(text=text), fix)


def with_ancestors(session: Session, loaded: Loaded) -> MemorySnapshot:
    """An agreement with its parent, its parent's parent and so on, reading their files alone where names lead straight.

    Everything is opened where one of them was renamed, or is otherwise not where its reference says.
    """
    source = federation(session)
    held = MemorySnapshot(source, {loaded.ref: loaded})
    here = loaded
    while (text := here.data.get("parent", {}).get("ref")) is not None:
        ref = Ref.within(text, here.ref.register, here.ref.kind)
        if ref in held.records:
            break
        found = next(_straight(source, str(ref)), None)
        if found is None:
            return opened(session)[0]
        held.records[ref] = here = found
    return held


def _stem(path: str) -> str:
    return path.rpartition("/")[2].partition(".")[0]


def _straight(source: FederationSource, text: str) -> Iterator[Loaded]:
    full = Ref.parse(text)
    kind_name, slash, own = (full.kind, "/", full.id) if full else text.rpartition("/")
    if not own or own.startswith("."):
        return
    kinds = [kind for kind in Kind if not slash or kind.value == kind_name]
    for register in source.registers:
        if full and register.id != full.register:
            continue
        folder = Folder(register.id, register.folder)
        for kind in kinds:
            path = f"{kind.folder}/{own}.yaml"
            if folder.has(path):
                document, problems = read_one(folder, path)
                if document is not None and not problems and (document.kind, document.id) == (kind.value, own):
                    yield Loaded(Ref(register.id, kind.value, own), document)


def _names(snapshot: MemorySnapshot, session: Session) -> list[str]:
    names: list[str] = []
    for loaded in snapshot.all(session):
        names += [loaded.ref.id, str(loaded.ref)]
    return names
