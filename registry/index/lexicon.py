"""`IndexLexicon`: the vocabularies and mappings of a federation, asked of the index.

Every question is one look into a table by its key, or a few.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import wraps
from itertools import chain, groupby

from registry.index.engine import Found, IndexBroken
from registry.index.meant import COLUMNS, Meant, damaged
from registry.index.snapshot import IndexSnapshot
from registry.index.term_names import KEPT, begins, following
from registry.source import Ref
from registry.values import Any, TypeVar
from registry.vocabulary.step import Step
from registry.vocabulary.term import Term, TermKey, Vocabulary
from registry.vocabulary.terms_of import folded, names_of

_VOCABULARY, _ORGANISATION, _SYSTEM = "vocabulary", "organisation", "information-system"

_PAGE = 2_000
"""Terms or steps fetched at once when all are asked for."""

_FEW = 4_000
"""Names that begin with a text, up to which all are fetched and sorted. Of more, the first are looked for in order."""

_LAST = "\U0010ffff" * (KEPT + 1)

Answer = TypeVar("Answer")


def _mended(method: Callable[..., Answer]) -> Callable[..., Answer]:
    """Ask again where the index turned out to be damaged and could be made anew."""

    @wraps(method)
    def asked(self: IndexLexicon, *given: Any) -> Answer:
        try:
            return method(self, *given)
        except IndexBroken:
            snapshot = self.snapshot
            if snapshot.mend is None:
                raise
            snapshot.replace(snapshot.mend())
            return method(self, *given)

    return asked


# What is written into these statements is our own; what is asked goes in by `?`.
_STEP = f"SELECT {COLUMNS} FROM step"  # noqa: S608
_FROM = f"{_STEP} WHERE subject_name = ? AND subject = ? AND subject_code = ? ORDER BY number, mapping, ordinal"
_TO = f"{_STEP} WHERE object_name = ? AND object = ? AND object_code = ?"
_TO_FROM = f"{_TO} AND subject_name = ? ORDER BY number, mapping, ordinal"
_TO_FROM_ANY = f"{_TO} ORDER BY subject_name, number, mapping, ordinal"
_OF = (
    f"{_STEP} WHERE number = (SELECT n.number FROM register r JOIN name n ON n.in_register = r.number"  # noqa: S608
    " WHERE r.id = ? AND n.kind = ? AND n.id = ?)"
    f" AND (mapping, ordinal) > (?, ?) ORDER BY mapping, ordinal LIMIT {_PAGE}"
)
_TERM = "SELECT ordinal, term, code, notation, parent, said FROM term WHERE number = ?"
_KEY = "SELECT r.id, n.id, t.term, t.code"
_NAMED = " JOIN name n ON n.number = t.number JOIN register r ON r.number = n.in_register"
_CALLED = (
    f"{_KEY} FROM term_name f JOIN term t ON t.number = f.number AND t.ordinal = f.ordinal{_NAMED}"
    " WHERE f.name = ? AND f.is_whole = 1"
)
_BEGINNING = (
    f"{_KEY} FROM (SELECT DISTINCT number, ordinal FROM term_name WHERE name >= ? AND name < ?) f"  # noqa: S608
    f" CROSS JOIN term t ON t.number = f.number AND t.ordinal = f.ordinal{_NAMED}"
)
_COUNTED = f"SELECT count(*) FROM (SELECT 1 FROM term_name WHERE name >= ? AND name < ? LIMIT {_FEW})"  # noqa: S608
# Terms are gone through in their order, so that it ends with the last that is wanted.
_BEGINNING_IN_ORDER = (
    f"{_KEY} FROM register r CROSS JOIN name n INDEXED BY name_by_ref"  # noqa: S608
    f" ON n.in_register = r.number AND n.kind = '{_VOCABULARY}'"
    " CROSS JOIN term t INDEXED BY term_by_key ON t.number = n.number"
    " WHERE EXISTS (SELECT 1 FROM term_name f WHERE f.number = t.number AND f.ordinal = t.ordinal"
    " AND f.name >= ? AND f.name < ?) ORDER BY r.id, n.id, t.term, t.code LIMIT ?"
)


class IndexLexicon:
    """A lexicon of an index. See `Lexicon` for what each question means."""

    def __init__(self, snapshot: IndexSnapshot) -> None:
        self.snapshot = snapshot
        self._meant = Meant(snapshot)

    # ── vocabularies and terms ───────────────────────────────────────────────────────────────────────────────────────

    @_mended
    def vocabularies(self) -> Sequence[Vocabulary]:
        sql = (
            "SELECT r.id, n.id, c.title, v.is_shared, v.publisher, v.version, v.status, v.terms, v.data_set, v.systems"
            " FROM vocabulary v JOIN record c ON c.number = v.number JOIN name n ON n.number = v.number"
            " JOIN register r ON r.number = n.in_register ORDER BY r.id, n.id"
        )
        return [self._vocabulary(*row) for row in self.snapshot.engine.rows(sql)]

    def _vocabulary(
        self, register: str, own: str, title: str, is_shared: int, publisher: str, *rest: Any
    ) -> Vocabulary:
        version, status, terms, data_set, systems = rest
        targets = self.snapshot.targets
        body = targets(register, (_ORGANISATION,), publisher) if publisher else ()
        used = {each for text in _unpacked(systems) for each in targets(register, (_SYSTEM,), text)}
        return Vocabulary(
            Ref(register, _VOCABULARY, own), title, bool(is_shared), self.snapshot.home(body[0]) if body else None,
            version, status, terms, data_set, tuple(sorted(used)),
        )  # fmt: skip

    def terms(self, vocabulary: Ref) -> Iterable[Term]:
        last = -1
        while page := self._page(vocabulary, last):
            yield from (term for _ordinal, term in page)
            if len(page) < _PAGE:
                return
            last = page[-1][0]

    @_mended
    def _page(self, vocabulary: Ref, after: int) -> list[tuple[int, Term]]:
        sql = f"{_TERM} AND ordinal > ? ORDER BY ordinal LIMIT {_PAGE}"
        rows = self.snapshot.engine.rows(sql, (self._meant.number(vocabulary), after))
        return [(row[0], _term(vocabulary, row)) for row in rows]

    @_mended
    def term(self, key: TermKey) -> Term | None:
        sql = f"{_TERM} AND term = ? AND code = ?"
        row = self.snapshot.engine.row(sql, (self._meant.number(key.ref), key.term, key.code))
        return _term(key.ref, row) if row else None

    @_mended
    def called(self, text: str) -> Sequence[TermKey]:
        name = folded(text)
        found = sorted(TermKey(*row) for row in self.snapshot.engine.rows(_CALLED, (name[:KEPT],)))
        if len(name) < KEPT:
            return found
        return [key for key in found if (term := self.term(key)) is not None and name in names_of(term)]

    @_mended
    def beginning(self, text: str, most: int = 50) -> Sequence[TermKey]:
        start = folded(text)
        if not start:
            return []
        rows = self.snapshot.engine.rows
        # Names are cut short, so that none is as long as this.
        within = (start[:KEPT], following(start[:KEPT]) or _LAST)
        if len(start) <= KEPT and rows(_COUNTED, within)[0][0] >= _FEW:
            return [TermKey(*row) for row in rows(_BEGINNING_IN_ORDER, (*within, most))]
        found = sorted(TermKey(*row) for row in rows(_BEGINNING, within))
        if len(start) > KEPT:
            found = [key for key in found if (term := self.term(key)) is not None and begins(term, start)]
        return found[:most]

    @_mended
    def under(self, key: TermKey) -> Sequence[TermKey]:
        sql = "SELECT term, code FROM term WHERE number = ? AND parent > '' AND parent = ?"
        below = " AND term = ? AND code > ''" if key.code else " AND code = ''"
        values = (self._meant.number(key.ref), *((key.code, key.term) if key.code else (key.term,)))
        found = self.snapshot.engine.rows(f"{sql}{below} ORDER BY term, code", values)
        return [TermKey(key.register, key.vocabulary, *row) for row in found]

    # ── steps ────────────────────────────────────────────────────────────────────────────────────────────────────────

    @_mended
    def steps_from(self, key: TermKey) -> Sequence[Step]:
        names, rows = self._meant.names(key.ref), self.snapshot.engine.rows
        found = [row for code in self._written(key) for name in names for row in rows(_FROM, (name, key.term, code))]
        steps = self._meant.steps(found)
        return [step for step in steps if step.subject == key] if key.code else steps

    @_mended
    def steps_to(self, key: TermKey, vocabulary: Ref | None = None) -> Sequence[Step]:
        names, rows = self._meant.names(key.ref), self.snapshot.engine.rows
        asked = [(name, key.term, code) for code in self._written(key) for name in names]
        if vocabulary is None:
            found = [row for each in asked for row in rows(_TO_FROM_ANY, each)]
        else:
            others = self._meant.names(vocabulary)
            found = [row for each in asked for other in others for row in rows(_TO_FROM, (*each, other))]
        steps = self._meant.steps(found)
        return [step for step in steps if step.object == key] if key.code else steps

    def steps_of(self, mapping_set: Ref) -> Iterable[Step]:
        rows = chain.from_iterable(self._pages(mapping_set))
        for _mapping, group in groupby(rows, key=lambda row: row[1]):
            yield from self._of_rows(list(group))

    def _pages(self, mapping_set: Ref) -> Iterator[Found]:
        last: tuple[str, int] = ("", -1)
        while page := self._rows_of(mapping_set, last):
            yield page
            if len(page) < _PAGE:
                return
            last = page[-1][1:3]

    @_mended
    def _of_rows(self, rows: Found) -> list[Step]:
        return self._meant.steps(rows)

    def _written(self, key: TermKey) -> Sequence[str]:
        """How the code of a key may be written where it is mapped: by its key, and as it stands in data."""
        if not key.code:
            return ("",)
        term = self.term(key)
        return (key.code,) if term is None or term.notation in ("", key.code) else (key.code, term.notation)

    @_mended
    def _rows_of(self, mapping_set: Ref, after: tuple[str, int]) -> Found:
        return self.snapshot.engine.rows(_OF, (*mapping_set, *after))

    @_mended
    def sets(self) -> Sequence[tuple[Ref, Ref | None, Ref | None]]:
        return [(each.ref, each.subject, each.object) for each in self._meant.every_set()]

    def detail(self, step: Step) -> Mapping[str, Any]:
        return self._at(step.set, "mappings", step.place)

    def entry(self, key: TermKey) -> Mapping[str, Any]:
        from registry.vocabulary.memory import coded

        place = self._place(key.whole)
        return {} if place is None else coded(self._at(key.ref, "terms", place), key.code)

    @_mended
    def _place(self, key: TermKey) -> int | None:
        sql = "SELECT place FROM term WHERE number = ? AND term = ? AND code = ?"
        row = self.snapshot.engine.row(sql, (self._meant.number(key.ref), key.term, key.code))
        return row[0] if row else None

    def _at(self, ref: Ref, field: str, place: int) -> Mapping[str, Any]:
        """What stands at a place of a record's list, or of the table beside it; empty where nothing does any more."""
        from registry.load.table import IN_TABLE, row_at  # what reads tables, which most questions can do without

        loaded = self.snapshot.record(ref)
        if loaded is None:
            return {}
        if place < IN_TABLE:
            own: Sequence[Mapping[str, Any]] = loaded.data.get(field, ())
            return own[place] if place < len(own) else {}
        folder = self.snapshot.folders.get(ref.register)
        return row_at(folder, loaded, place - IN_TABLE) if folder is not None else {}

    def header(self, mapping_set: Ref) -> Mapping[str, Any]:
        loaded = self.snapshot.record(mapping_set)
        return loaded.data if loaded is not None else {}


def _term(vocabulary: Ref, row: tuple[Any, ...]) -> Term:
    _ordinal, term, code, notation, parent, said = row
    found = _unpacked(said)
    found += [""] * (11 - len(found))
    label, iri, definition, element, status, added, datatype, level, derivation, unit, ended, *rest = found
    others, replaced_by = (*rest, (), ())[:2]
    return Term(
        TermKey(vocabulary.register, vocabulary.id, term, code), label, tuple(others), definition, notation, iri,
        element, level, derivation, datatype, unit, status, parent, added, ended, tuple(replaced_by),
    )  # fmt: skip


def _unpacked(text: str) -> list[Any]:
    try:
        found: list[Any] = json.loads(text)
    except ValueError as error:
        raise damaged(error) from error
    return found
