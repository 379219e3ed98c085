"""`IndexSnapshot`: the records of a federation, fetched from the index one by one as they are asked for."""

from __future__ import annotations

import zlib
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import wraps

from registry.concepts.kinds import Kind
from registry.index.engine import MEMORY, Engine, IndexBroken
from registry.index.packing import unpacked
from registry.index.problem_rows import problem_of
from registry.load.federation import FederationSource
from registry.load.snapshot import Loaded, home_of
from registry.problems import Problem
from registry.session import Session
from registry.source import Document, Place, Ref
from registry.tree import Folder
from registry.values import Any, TypeVar
from registry.wording import _

_KEPT = 512
"""Records kept at hand. At a few tens of kilobytes each, this many never matter."""

_PAGE = 200
"""Records fetched at once when all are asked for."""

Answer = TypeVar("Answer")


class Kept(Document):
    """A document in the index, unpacked when it is first read."""

    __slots__ = ("_body", "_data")
    _body: bytes
    _data: dict[str, Any] | None

    def __init__(self, register: str, path: str, body: bytes) -> None:
        for name, value in (("register", register), ("path", path), ("_body", body), ("_data", None)):
            object.__setattr__(self, name, value)

    @property
    def data(self) -> dict[str, Any]:
        """What the file says. Raises IndexBroken where what is kept is damaged."""
        if self._data is None:
            try:
                object.__setattr__(self, "_data", unpacked(self._body))
            except (zlib.error, ValueError) as error:
                raise IndexBroken(_("The index is damaged: {why}").format(why=error)) from error
        return self._data or {}


def _mended(method: Callable[..., Answer]) -> Callable[..., Answer]:
    """Ask again where the index turned out to be damaged and could be made anew."""

    @wraps(method)
    def asked(self: IndexSnapshot, *given: Any, **named: Any) -> Answer:
        try:
            return method(self, *given, **named)
        except IndexBroken:
            if self.mend is None:
                raise
            self.replace(self.mend())
            return method(self, *given, **named)

    return asked


_RECORD = "SELECT r.id, n.kind, n.id, c.path, c.body FROM record c"
_NAMED = " JOIN name n ON n.number = c.number JOIN register r ON r.number = n.in_register"


class IndexSnapshot:
    """A snapshot held in an index. See `Snapshot` for what each question means.

    - `engine`: the open index.
    - `notes`: what a person should know of how this was opened, in sentences.
    - `mend`: makes the index anew where it turns out to be damaged.
    """

    def __init__(self, engine: Engine, federation: FederationSource, notes: tuple[str, ...] = ()) -> None:
        self.engine = engine
        self.federation = federation
        self.notes = (*federation.notes, *notes)
        self.mend: Callable[[], Engine] | None = None
        self._kept: OrderedDict[Ref, Loaded] = OrderedDict()
        self._there: dict[Ref, bool] = {}
        self.memory: dict[Any, Any] = {}

    @property
    def folders(self) -> Mapping[str, Folder]:
        return {source.id: Folder(source.id, source.folder) for source in self.federation.registers}

    @property
    def place(self) -> str:
        """The file of the index; empty where it is in memory."""
        return "" if self.engine.place == MEMORY else self.engine.place

    @property
    @_mended
    def generation(self) -> str:
        """Changes whenever a record or problem does."""
        found = self.engine.row("SELECT value FROM meta WHERE key = 'generation'")
        return found[0].decode() if found else ""

    def replace(self, engine: Engine) -> None:
        """Go on with another index of the same files."""
        self.engine.close()
        self.engine = engine
        self.forget()

    def forget(self) -> None:
        """Fetch everything again: the index has changed."""
        self._kept.clear()
        self._there.clear()
        self.memory.clear()

    def as_one(self, ask: Callable[[], Answer]) -> Answer:
        """The answer to a question that looks at the index several times.

        Asked again where the index changed in between, since a part of the answer may be of either state, and where it
        turned out to be damaged and could be made anew.
        """
        tries = 3
        while True:
            tries -= 1
            state = self.memory.setdefault("state", object())
            try:
                answer = ask()
                if not tries or self.memory.get("state") is state:
                    return answer
            except IndexBroken:
                if not tries or self.mend is None:
                    raise
                # A look of its own may have had it made anew already.
                if self.memory.get("state") is state:
                    self.replace(self.mend())

    # ── a person's questions ─────────────────────────────────────────────────────────────────────────────────────

    @_mended
    def get(self, session: Session, ref: Ref) -> Loaded | None:
        found = self.record(ref) or self._redirected(ref)
        return found if found is not None and session.may_see(found.ref) else None

    def all(self, session: Session, kind: str | None = None, register: str | None = None) -> Iterator[Loaded]:
        for own in sorted(source.id for source in self.federation.registers):
            if register in (None, own):
                yield from (each for each in self._of(own, kind) if session.may_see(each.ref))

    def _of(self, register: str, kind: str | None) -> Iterator[Loaded]:
        last = (kind or "", "")
        while True:
            page = self._page(register, kind, last)
            yield from page
            if len(page) < _PAGE:
                return
            last = (page[-1].ref.kind, page[-1].ref.id)

    @_mended
    def _page(self, register: str, kind: str | None, after: tuple[str, str]) -> list[Loaded]:
        number = self._register(register)
        within = " AND n.kind = ?" if kind else ""  # what is written in is our own; what is asked goes in by `?`
        sql = (
            "SELECT n.kind, n.id, c.path, c.body FROM name n JOIN record c ON c.number = n.number"  # noqa: S608
            f" WHERE n.in_register = ? AND (n.kind, n.id) > (?, ?){within} ORDER BY n.kind, n.id LIMIT {_PAGE}"
        )
        rows = self.engine.rows(sql, (number, *after, *((kind,) if kind else ())))
        return [Loaded(Ref(register, k, own), Kept(register, path, body)) for k, own, path, body in rows]

    @_mended
    def referrers(self, session: Session, ref: Ref) -> Sequence[tuple[Loaded, Place]]:
        home = self.home(ref)
        found: list[tuple[Loaded, Place]] = []
        for source in self._mentioning({home, *self._stubs(home)}):
            if session.may_see(source.ref):
                for place, kinds, text in source.references:
                    targets = self.targets(source.ref.register, kinds, text)
                    found += [(source, place) for target in targets if self.home(target) == home]
        return found

    def _mentioning(self, refs: Iterable[Ref]) -> list[Loaded]:
        """The records that mention any of some names, or a former name of one, in the order of their references."""
        sql = f"{_RECORD}{_NAMED} JOIN edge e ON e.source = c.number WHERE e.target = ?"
        rows = {row[:3]: row for number in self._names_of(refs) for row in self.engine.rows(sql, (number,))}
        return [_loaded(row) for _name, row in sorted(rows.items())]

    def _names_of(self, refs: Iterable[Ref]) -> set[int]:
        """The numbers of names, and of those that their records used to have."""
        numbers = {number for ref in refs if (number := self._number(ref)) is not None}
        for number in list(numbers):
            numbers |= {
                former for (former,) in self.engine.rows("SELECT former FROM redirect WHERE number = ?", (number,))
            }
        return numbers

    @_mended
    def mentioning(self, ref: Ref, kind: str = "") -> frozenset[Ref]:
        home = self.home(ref)
        sql = (
            "SELECT r.id, n.kind, n.id FROM edge e JOIN name n ON n.number = e.source"
            " JOIN register r ON r.number = n.in_register WHERE e.target = ? AND ?2 IN (n.kind, '')"
        )
        numbers = self._names_of({home, *self._stubs(home)})
        return frozenset(Ref(*row) for number in numbers for row in self.engine.rows(sql, (number, kind)))

    @_mended
    def mentioned(self, ref: Ref, kind: str) -> frozenset[Ref]:
        sql = (
            "SELECT r.id, n.kind, n.id FROM edge e JOIN name n ON n.number = e.target"
            " JOIN register r ON r.number = n.in_register WHERE e.source = ? AND n.kind = ?"
        )
        named = [Ref(*row) for row in self.engine.rows(sql, (self._number(ref), kind))]
        moved = (each if self._is_there(each) else self._redirected(each) for each in named)
        return frozenset(each.ref if isinstance(each, Loaded) else each for each in moved if each is not None)

    def _stubs(self, home: Ref) -> list[Ref]:
        """The other records of the same body that are read as this one."""
        loaded = self.record(home)
        if loaded is None or home.kind != Kind.ORGANISATION or not loaded.is_home:
            return []
        own = [(each["scheme"], each["value"]) for each in loaded.data.get("identifiers", ())]
        others = {other for scheme, value in own for other in self.bodies(scheme, value)}
        return [other for other in others if other != home and self.home(other) == home]

    @_mended
    def find(self, session: Session, text: str) -> list[Loaded]:
        full = Ref.parse(text)
        if full:
            found = self.get(session, full)
            return [found] if found else []
        kind, slash, own = text.rpartition("/")
        refs = [ref for ref in self.named(own) if not slash or ref.kind == kind]
        if not refs:
            # A name nothing has now may be one that a record used to have.
            sql = "SELECT r.id, o.kind, o.id FROM name o JOIN register r ON r.number = o.in_register WHERE o.id = ?"
            former = [Ref(*row) for row in self.engine.rows(sql, (own,))]
            moved = (self._redirected(old) for old in former if not slash or old.kind == kind)
            refs = sorted({loaded.ref for loaded in moved if loaded})
        return [loaded for ref in refs if session.may_see(ref) and (loaded := self.record(ref))]

    @_mended
    def numbered(self, number: int) -> Loaded | None:
        """The record of a number, as search results name it; in an index made anew it may be another (see `as_one`)."""
        row = self.engine.row(f"{_RECORD}{_NAMED} WHERE c.number = ?", (number,))
        return _loaded(row) if row else None

    # ── the program's own ────────────────────────────────────────────────────────────────────────────────────────

    @_mended
    def record(self, ref: Ref) -> Loaded | None:
        kept = self._kept.get(ref)
        if kept is not None:
            self._kept.move_to_end(ref)
            return kept
        sql = (
            "SELECT c.path, c.body FROM register r JOIN name n ON n.in_register = r.number"
            " JOIN record c ON c.number = n.number WHERE r.id = ? AND n.kind = ? AND n.id = ?"
        )
        row = self.engine.row(sql, ref)
        if row is None:
            return None
        loaded = self._kept[ref] = Loaded(ref, Kept(ref.register, *row))
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return loaded

    @_mended
    def refs(self, kind: str | None = None, register: str | None = None) -> list[Ref]:
        of_kind = " AND n.kind = ?" if kind else ""
        sql = (
            "SELECT n.kind, n.id FROM name n JOIN record c ON c.number = n.number"  # noqa: S608
            f" WHERE n.in_register = ?{of_kind} ORDER BY n.kind, n.id"
        )
        found: list[Ref] = []
        for own in sorted(source.id for source in self.federation.registers):
            if register in (None, own):
                rows = self.engine.rows(sql, (self._register(own), *((kind,) if kind else ())))
                found += [Ref(own, *row) for row in rows]
        return found

    @_mended
    def named(self, own: str) -> list[Ref]:
        sql = (
            "SELECT r.id, n.kind, n.id FROM name n JOIN record c ON c.number = n.number"
            " JOIN register r ON r.number = n.in_register WHERE n.id = ?"
        )
        return sorted(Ref(*row) for row in self.engine.rows(sql, (own,)))

    def targets(self, register: str, kinds: tuple[str, ...], text: str) -> list[Ref]:
        for kind in kinds:
            ref = Ref.within(text, register, kind)
            if not self._is_there(ref):
                moved = self._redirected(ref)
                ref = moved.ref if moved else ref
            if ref.kind in kinds and self._is_there(ref):
                return [ref]
        return []

    @_mended
    def home(self, ref: Ref) -> Ref:
        if ref.kind != Kind.ORGANISATION:
            return ref
        sql = (
            "SELECT DISTINCT t.id, h.kind, h.id FROM register r JOIN name n ON n.in_register = r.number"
            " JOIN identifier i ON i.number = n.number AND i.home = 0"
            " JOIN identifier o ON o.scheme = i.scheme AND o.value = i.value AND o.home = 1"
            " JOIN name h ON h.number = o.number JOIN register t ON t.number = h.in_register"
            " WHERE r.id = ? AND n.kind = ? AND n.id = ?"
        )
        homes = self.engine.rows(sql, ref)
        # Where its identifiers are those of several bodies, the first it gives decides, and only the record says which.
        return home_of(self, ref) if len(homes) > 1 else Ref(*homes[0]) if homes else ref

    @_mended
    def bodies(self, scheme: str, value: str) -> list[Ref]:
        sql = (
            "SELECT r.id, n.kind, n.id FROM identifier i JOIN name n ON n.number = i.number"
            " JOIN register r ON r.number = n.in_register WHERE i.scheme = ? AND i.value = ?"
        )
        return sorted(Ref(*row) for row in self.engine.rows(sql, (scheme, value)))

    @_mended
    def is_refused(self, register: str, path: str) -> bool:
        sql = "SELECT 1 FROM file WHERE in_register = ? AND path = ? AND claim IS NULL"
        return self.engine.row(sql, (self._register(register), path)) is not None

    @_mended
    def problems(self) -> list[Problem]:
        """Everything that was found wrong, with its line, in the order of registers and files."""
        sql = (
            "SELECT r.id, p.path, p.code, p.at_line, p.at_column, p.details FROM problem p"
            " JOIN register r ON r.number = p.in_register ORDER BY r.id, p.path, p.origin, p.ordinal"
        )
        from registry.link.references import gathered  # checking links brings in much that reading a record does not

        found = [problem_of(register, path, (code, *rest)) for register, path, code, *rest in self.engine.rows(sql)]
        return [*self._of_federation(), *gathered(found)]

    def _of_federation(self) -> Sequence[Problem]:
        """The federation's own problems, with their lines: remembered ones have them already."""
        problems = self.federation.problems
        if all(problem.position is not None or not problem.place for problem in problems):
            return problems
        from registry.load.reading import locate

        return locate(problems, self.folders, Folder("", self.federation.root))

    @_mended
    def count(self, register: str | None = None) -> int:
        """How many records there are."""
        if register is None:
            return int(self.engine.rows("SELECT count(*) FROM record")[0][0])
        sql = "SELECT count(*) FROM record WHERE number >= ? << 32 AND number < (? + 1) << 32"
        number = self._register(register)
        return int(self.engine.rows(sql, (number, number))[0][0])

    @_mended
    def formerly(self, ref: Ref) -> list[Ref]:
        """The records that say they used to have a name, sorted: the first is the one that it leads to."""
        sql = (
            "SELECT t.id, n.kind, n.id FROM register r JOIN name o ON o.in_register = r.number"
            " JOIN redirect d ON d.former = o.number JOIN name n ON n.number = d.number"
            " JOIN register t ON t.number = n.in_register WHERE r.id = ? AND o.kind = ? AND o.id = ?"
        )
        return sorted(Ref(*row) for row in self.engine.rows(sql, ref))

    def _redirected(self, ref: Ref) -> Loaded | None:
        found = self.formerly(ref)
        return self.record(found[0]) if found else None

    def _is_there(self, ref: Ref) -> bool:
        found = self._there.get(ref)
        if found is None:
            number = self._number(ref)
            found = (
                number is not None and self.engine.row("SELECT 1 FROM record WHERE number = ?", (number,)) is not None
            )
            self._there[ref] = found
        return found

    def _number(self, ref: Ref) -> int | None:
        sql = (
            "SELECT n.number FROM register r JOIN name n ON n.in_register = r.number"
            " WHERE r.id = ? AND n.kind = ? AND n.id = ?"
        )
        row = self.engine.row(sql, ref)
        return int(row[0]) if row else None

    def _register(self, own: str) -> int:
        row = self.engine.row("SELECT number FROM register WHERE id = ?", (own,))
        return int(row[0]) if row else 0


def _loaded(row: tuple[str, str, str, str, bytes]) -> Loaded:
    register, kind, own, path, body = row
    return Loaded(Ref(register, kind, own), Kept(register, path, body))
