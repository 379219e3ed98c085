"""What the names in rows of terms and steps mean today: which vocabularies they lead to, of which sets they are.

Rows keep what the records say, by name (see `tables_of_words`). Understanding one takes a little more than the row,
which is kept for as long as no record changes.
"""

from __future__ import annotations

from collections.abc import Iterable

from registry.index.engine import IndexBroken
from registry.index.names import refs_of
from registry.index.snapshot import IndexSnapshot
from registry.index.stated import stated_of
from registry.source import Ref
from registry.values import Any, NamedTuple
from registry.vocabulary.step import Step, in_order
from registry.vocabulary.term import TermKey
from registry.wording import _

_VOCABULARY = "vocabulary"
_MOST_CODES = 50_000
_made = tuple.__new__
"""Makes what the names of its fields would take three times as long to make, and there are many."""
_PLACE = "meant by rows"

COLUMNS = ", ".join((
    "number", "mapping", "ordinal", "subject", "subject_code", "object", "object_code", "stated", "since", "until",
    "rank", "confidence", "place",
))  # fmt: skip
"""What is asked of a step's row, in this order."""


class Set(NamedTuple):
    """A mapping set: its name, and the vocabularies it leads from and to; None where it says none that is loaded."""

    ref: Ref
    subject: Ref | None
    object: Ref | None


class _Kept:
    """What was found out of names and sets, for as long as no record changes.

    - `names`: vocabulary → the numbers of the names that lead to it, its own first; none where it is not there.
    - `leads`: number of a name → the vocabulary it leads to. `sets`: number → the set.
    - `codes`: vocabulary, term, and a code as it stands in data → the code's key.
    """

    __slots__ = ("codes", "leads", "names", "sets")

    def __init__(self) -> None:
        self.names: dict[Ref, tuple[int, ...]] = {}
        self.leads: dict[int, Ref | None] = {}
        self.sets: dict[int, Set] = {}
        self.codes: dict[tuple[Ref, str, str], str] = {}


class Meant:
    """Understands the rows of an index. `steps` gives what rows of `COLUMNS` say."""

    def __init__(self, snapshot: IndexSnapshot) -> None:
        self._snapshot = snapshot

    @property
    def _kept(self) -> _Kept:
        memory = self._snapshot.memory
        kept: _Kept = memory.get(_PLACE) or memory.setdefault(_PLACE, _Kept())
        return kept

    def steps(self, rows: Iterable[tuple[Any, ...]]) -> list[Step]:
        """The steps of rows, in order, without those of sets that lead nowhere."""
        sets = self._kept.sets
        found = []
        for row in rows:
            of = sets.get(row[0]) or self.set(row[0])
            if of.subject is not None and of.object is not None:
                found.append(self._step(of.ref, of.subject, of.object, row))
        if len(found) > 1:
            found.sort(key=in_order)
        return found

    def _step(self, of: Ref, subject: Ref, target: Ref, row: tuple[Any, ...]) -> Step:
        _number, mapping, _at, start, start_code, end, end_code, stated, since, until, rank, confidence, place = row
        try:
            said = stated_of(stated)
        except ValueError as error:
            raise damaged(error) from error
        pair = ""
        if said.is_pair:
            pair, start_code = start_code, self._code(subject, start, start_code)
            end_code = self._code(target, end, end_code) if end is not None else ""
        _is_pair, negated, no_term, forward, back, is_scoped, is_conditional, predicate, status, ours, theirs = said
        return _made(Step, (
            of, mapping, pair, _made(TermKey, (subject.register, subject.id, start, start_code)),
            None if end is None else _made(TermKey, (target.register, target.id, end, end_code)), predicate, negated,
            no_term, status, since, until, forward, back, ours, theirs, is_scoped, is_conditional, rank, confidence,
            place,
        ))  # fmt: skip

    def _code(self, vocabulary: Ref, term: str, text: str) -> str:
        """The key of the code that is written so in data; the text itself where there is none."""
        codes = self._kept.codes
        found = codes.get((vocabulary, term, text))
        if found is None:
            sql = (
                "SELECT code FROM term WHERE number = ? AND term = ? AND notation = ? AND code > ''"
                " ORDER BY ordinal DESC LIMIT 1"
            )
            row = self._snapshot.engine.row(sql, (self.number(vocabulary), term, text))
            if len(codes) >= _MOST_CODES:
                codes.clear()
            found = codes[(vocabulary, term, text)] = row[0] if row else text
        return found

    def number(self, vocabulary: Ref) -> int:
        """The number of a vocabulary; 0, which nothing has, where it is not there."""
        names = self.names(vocabulary)
        return names[0] if names else 0

    def names(self, vocabulary: Ref) -> tuple[int, ...]:
        """The numbers of the names by which a vocabulary may be meant: its own, and those it used to have."""
        names = self._kept.names.get(vocabulary)
        if names is None:
            engine = self._snapshot.engine
            sql = (
                "SELECT v.number FROM register r JOIN name n ON n.in_register = r.number"
                " JOIN vocabulary v ON v.number = n.number WHERE r.id = ? AND n.kind = ? AND n.id = ?"
            )
            row = engine.row(sql, vocabulary)
            former = engine.rows("SELECT former FROM redirect WHERE number = ?", row) if row else []
            moved = (number for (number,) in former if self._leads_to(number) == vocabulary)
            # A record may say that it used to have the very name it has.
            names = tuple(dict.fromkeys((*(row or ()), *moved)))
            self._kept.names[vocabulary] = names
        return names

    def _leads_to(self, name: int) -> Ref | None:
        """The vocabulary that the name of a number leads to, if any."""
        leads = self._kept.leads
        if name not in leads:
            ref = self._ref(name)
            found = self._snapshot.targets(ref.register, (_VOCABULARY,), str(ref))
            leads[name] = found[0] if found else None
        return leads[name]

    def set(self, number: int) -> Set:
        """The set of a number."""
        sets = self._kept.sets
        if number not in sets:
            sql = "SELECT subject, object FROM mapping_set WHERE number = ?"
            subject, target = self._snapshot.engine.row(sql, (number,)) or (None, None)
            ends = (None if each is None else self._leads_to(each) for each in (subject, target))
            sets[number] = Set(self._ref(number), *ends)
        return sets[number]

    def every_set(self) -> list[Set]:
        """Every set, in the order of their names."""
        kept, rows = self._kept, self._snapshot.engine.rows
        named = "JOIN name n ON n.number = t.number JOIN register r ON r.number = n.in_register"
        # Where a name is a vocabulary's own it leads there, so that few have to be followed one by one.
        for number, register, own in rows(f"SELECT t.number, r.id, n.id FROM vocabulary t {named}"):  # noqa: S608
            kept.leads[number] = Ref(register, _VOCABULARY, own)
        sql = f"SELECT t.number, r.id, n.kind, n.id, t.subject, t.object FROM mapping_set t {named}"  # noqa: S608
        for number, register, kind, own, *ends in rows(sql):
            subject, target = (None if each is None else self._leads_to(each) for each in ends)
            kept.sets[number] = Set(Ref(register, kind, own), subject, target)
        return sorted(kept.sets.values(), key=lambda each: each.ref)

    def _ref(self, number: int) -> Ref:
        found = refs_of(self._snapshot.engine, (number,)).get(number)
        if found is None:
            raise damaged(_("a number has no name"))
        return found


def damaged(why: Exception | str) -> IndexBroken:
    """That what is kept cannot be understood, to be raised."""
    return IndexBroken(_("The index is damaged: {why}.").format(why=why))
