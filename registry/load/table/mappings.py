"""A row of a mapping set's table ↔ a mapping: the columns of SSSOM, and columns of our own for what SSSOM has none for.

One row is one mapping, always. Columns go by their names; the order is anybody's. Standard columns hold what the
standard says they hold, so that other programs are told nothing false:

- `subject_id`, `object_id` are `vocabulary:term`, or `vocabulary:term/code` for one code of a term. Of several terms
  on a side the first stands there and the others in `ext_subject_others`, `ext_object_others`; `predicate_id` then says
  only what holds of the first alone, and `ext_predicate` what holds of all together.
- Where somebody looked and found nothing, the side holds `sssom:NoTermFound`.
- `predicate_modifier` is `Not` for a mapping that says so and for one that was rejected.
- Groups of fields, such as conditions and transforms, are JSON in one cell. Whatever fits in no column of its own is
  JSON in `ext_more`: field → value, or null for a field that is left out.

Source: SSSOM 1.1 (https://mapping-commons.github.io/sssom/spec/).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from operator import itemgetter

from registry.concepts.kinds import Kind
from registry.load.table.cells import (
    BAD,
    KEY,
    LONGEST_KEY,
    Reader,
    apart,
    is_key,
    reader,
    record_of,
    together,
    together_again,
)  # fmt: skip
from registry.values import Any, NamedTuple

KIND = Kind.MAPPING_SET.value
NO_TERM = "sssom:NoTermFound"
NOT = "Not"
UNSAID_PREDICATE = "skos:mappingRelation"
"""Says that there is some relation, and not which."""
UNSAID_JUSTIFICATION = "semapv:UnspecifiedMatching"

PREDICATES = {
    "skos:exactMatch": "exact",
    "skos:broadMatch": "broad",
    "skos:narrowMatch": "narrow",
    "skos:closeMatch": "close",
    "skos:relatedMatch": "related",
    UNSAID_PREDICATE: "",
}
_SAID = {own: name for name, own in PREDICATES.items() if own}

_WORDS = {
    "subject_label": ("subject_label",),
    "object_label": ("object_label",),
    "mapping_justification": ("justification",),
    "creator_label": ("creator_role",),
    "reviewer_label": ("reviewer_role",),
    "mapping_tool": ("tool",),
    "mapping_date": ("created",),
    "review_date": ("reviewed",),
    "confidence": ("confidence",),
    "reviewer_agreement": ("reviewer_agreement",),
    "comment": ("reasoning",),
}
"""Standard column → the field that says the same."""

_SEVERAL = frozenset({"creator_role", "reviewer_role"})

_OWN = (
    "id", "mapping_status", "subject_set", "object_set", "direction", "order", "conditions", "otherwise",
    "otherwise_mapping", "transform", "loss", "loss_back", "loss_described", "loss_approved_by", "loss_approved_on",
    "derived_from", "steward_role", "approved", "retired", "replaced_by", "seen", "evidence", "mismatch",
    "mismatch_described", "round_trip_tested", "round_trip_result",
)  # fmt: skip
_SCOPE = ("data_set", "list", "system", "agreement", "valid_from", "valid_to")
_STATUS = "ext_status"

FIELDS: dict[str, tuple[str, ...]] = {
    **_WORDS,
    **{(_STATUS if name == "mapping_status" else f"ext_{name}"): (name,) for name in _OWN},
    **{f"ext_{name}": ("scope", name) for name in _SCOPE},
}
"""Column → the field that it holds, from the mapping."""

SUBJECT, OBJECT, PREDICATE, MODIFIER = "subject_id", "object_id", "predicate_id", "predicate_modifier"
OTHERS = {"subject": "ext_subject_others", "object": "ext_object_others"}
OWN_PREDICATE, NEGATED, MORE, VERSION = "ext_predicate", "ext_negated", "ext_more", "mapping_tool_version"

NEEDED = ("ext_id", SUBJECT, PREDICATE, OBJECT)
"""Columns that a table cannot do without."""

IGNORED = frozenset({
    "predicate_label", "predicate_type", "mapping_cardinality", "cardinality_scope", "subject_source", "object_source",
    "subject_source_version", "object_source_version", "subject_type", "object_type", "record_id", "license", "other",
})  # fmt: skip
"""Standard columns that say what the record or its vocabularies say: read from there."""

KNOWN = (*FIELDS, SUBJECT, OBJECT, PREDICATE, MODIFIER, *OTHERS.values(), OWN_PREDICATE, NEGATED, MORE, VERSION)

PROPAGATED = ("mapping_date", "mapping_tool", VERSION)
"""What may be said once above the headings for every row that has no column for it."""


class End(NamedTuple):
    """What the header says of one side: its vocabulary's id, and the names that may stand before a term's key."""

    vocabulary: str
    prefixes: frozenset[str]

    @classmethod
    def of(cls, reference: str, register: str) -> End:
        """The side that a header's reference names; any name may stand before the key where it names none."""
        if not reference:
            return cls("", frozenset())
        where, _slash, own = reference.rpartition("/")
        home = where.partition("/")[0] or register
        return cls(own, frozenset((own, f"{home}.{own}")))


Namespaces = Callable[[], Mapping[str, str]]


class TermReader(dict[str, Any]):
    """What cells of `subject_id` or `object_id` say: cell → the list of its term, and the key of the code, or `BAD`.

    Of nothing found the list is empty; of an empty cell there is none.
    """

    def __init__(self, end: End, namespaces: Namespaces) -> None:
        """`namespaces` gives how web identifiers begin → the name that stands for that, where one is met."""
        super().__init__({"": (None, None), NO_TERM: ([], None)})
        self._end, self._namespaces = end, namespaces
        names = "|".join(map(re.escape, sorted(end.prefixes)))
        self._usual = re.compile(f"(?:{names}):({KEY})").fullmatch if names else None

    def column(self, cells: Sequence[str]) -> tuple[Sequence[Any], Sequence[Any]]:
        """What many cells say: the lists of their terms, and the keys of their codes, of which there may be none."""
        if self._usual is not None and max(map(len, cells)) <= LONGEST_KEY:
            found = list(map(self._usual, cells))
            if all(found):
                return [[each[1]] for each in found if each], ()
        pairs = [self[cell] for cell in cells]
        codes = [code for _term, code in pairs]
        return [term for term, _code in pairs], codes if any(codes) else ()

    def __missing__(self, cell: str) -> Any:
        value = self._read(cell)
        if len(self) < _MOST_KEPT:
            self[cell] = value
        return value

    def _read(self, cell: str) -> Any:
        name, colon, own = cell.partition(":")
        if own.startswith("//"):
            namespaces = self._namespaces()
            start = max((each for each in namespaces if cell.startswith(each)), key=len, default="")
            name, own = namespaces.get(start, ""), cell[len(start) :] if start else ""
        elif not colon:
            name, own = self._end.vocabulary, cell
        if self._end.prefixes and name not in self._end.prefixes:
            return _NO_END
        term, slash, code = own.partition("/")
        if not is_key(term) or (slash and not is_key(code)):
            return _NO_END
        return [term], code or None


_MOST_KEPT = 20_000
_NO_END = BAD, None


class Columns:
    """How rows under given headings are read: column by column, so that most of the work is done on many rows at once.

    `namespaces` as for `TermReader`; `said`: what stands above the headings of all rows; `checked` as for `reader`.
    """

    def __init__(
        self,
        columns: Sequence[str],
        subject: End,
        target: End,
        namespaces: Namespaces,
        said: Mapping[str, str],
        *,
        checked: bool = True,
    ) -> None:
        at = {name: position for position, name in enumerate(columns)}
        self.at = at
        held = [(at[name], path, reader(KIND, *path, checked=checked)) for name, path in FIELDS.items() if name in at]
        self._plain = [(position, path[0], read) for position, path, read in held if path[0] != "scope"]
        self._scope = [(position, path[1], read) for position, path, read in held if path[0] == "scope"]
        self._scopes: dict[tuple[str, ...], Any] = {}
        for position, (at_, name, read) in enumerate(self._plain):
            if name == "justification":
                read[UNSAID_JUSTIFICATION] = None
            elif name in _SEVERAL:
                self._plain[position] = (at_, name, _Several(KIND, (name,), checked=checked))
        self._ends = (
            ("subject", at[SUBJECT], TermReader(subject, namespaces)),
            ("object", at[OBJECT], TermReader(target, namespaces)),
        )
        self._predicate = at[PREDICATE]
        self._predicates = _Predicates(PREDICATES | {"": None, UNSAID_PREDICATE: None})
        self._rare = [
            (at[column], say) for column, say in (
                (OTHERS["subject"], partial(_others, "subject")), (OTHERS["object"], partial(_others, "object")),
                (MODIFIER, _modified), (OWN_PREDICATE, _own_predicate), (NEGATED, _negated), (VERSION, _version),
                (MORE, partial(_more, checked=checked)),
            ) if column in at
        ]  # fmt: skip
        self._said = {FIELDS[name][-1]: text for name, text in said.items() if name in FIELDS and name not in at}

    def entry(self, cells: list[str]) -> tuple[dict[str, Any], list[int]]:
        """The mapping that one row says, and the cells that do not hold what belongs in them."""
        found, bad = self.entries([cells])
        return found[0], bad.get(0, [])

    def entries(self, rows: list[list[str]]) -> tuple[list[dict[str, Any]], dict[int, list[int]]]:
        """The mappings that rows say, and for each that is not sound the cells that do not hold what belongs there."""
        if not rows:
            return [], {}
        columns = list(zip(*rows, strict=True))
        bad: dict[int, list[int]] = {}
        names: list[str] = []
        values: list[Sequence[Any]] = []
        for position, name, read in self._plain:
            self._take(names, values, name, read.column(columns[position]), position, bad)
        for name, position, ends in self._ends:
            found, codes = ends.column(columns[position])
            self._take(names, values, name, found, position, bad)
            if codes:
                self._take(names, values, f"{name}_code", codes, position, bad)
        found = list(map(self._predicates.__getitem__, columns[self._predicate]))
        self._take(names, values, "predicate", found, self._predicate, bad)
        if self._scope:
            cells = zip(*(columns[position] for position, _name, _read in self._scope), strict=True)
            names.append("scope")
            values.append([self._scoped(each, at, bad) for at, each in enumerate(cells)])
        entries = together_again(names, values)
        self._finish(entries, columns, bad)
        return entries, bad

    def _take(
        self, names: list[str], values: list[Sequence[Any]], name: str, found: Sequence[Any], position: int,
        bad: dict[int, list[int]],
    ) -> None:  # fmt: skip
        names.append(name)
        values.append(found)
        if BAD in found:
            for at, value in enumerate(found):
                if value is BAD:
                    bad.setdefault(at, []).append(position)

    def _scoped(self, cells: tuple[str, ...], at: int, bad: dict[int, list[int]]) -> Any:
        scope = self._scopes.get(cells)
        if scope is None:
            said = zip(self._scope, cells, strict=True)
            scope = {name: read[cell] for (_position, name, read), cell in said if cell}
            if len(self._scopes) < _MOST_KEPT:
                self._scopes[cells] = scope
        if BAD in scope.values():
            wrong = [position for position, name, _read in self._scope if scope.get(name) is BAD]
            bad.setdefault(at, []).extend(wrong)
        return scope or None

    def _finish(self, entries: list[dict[str, Any]], columns: list[tuple[str, ...]], bad: dict[int, list[int]]) -> None:
        """What few rows say, and what is said of all at once."""
        for _name, position, _ends in self._ends:
            if NO_TERM in columns[position]:
                for at, cell in enumerate(columns[position]):
                    if cell == NO_TERM:
                        entries[at]["no_term_found"] = "yes"
        if self._said:
            for entry in entries:
                for name, value in self._said.items():
                    entry.setdefault(name, value)
        for position, say in self._rare:
            if any(columns[position]):
                for at, cell in enumerate(columns[position]):
                    if cell and not say(entries[at], cell):
                        bad.setdefault(at, []).append(position)

    def are_plain(self, rows: Sequence[Sequence[str]]) -> bool:
        """Whether no cell of many rows is empty that none may do without."""
        return all(all(map(itemgetter(self.at[name]), rows)) for name in ("ext_id", SUBJECT, OBJECT))

    def field(self, position: int) -> tuple[Reader, tuple[str, ...]] | None:
        """What a column holds: its reader and the field; None for a column that is no field by itself."""
        for held, name, read in self._plain:
            if held == position:
                return read, (name,)
        return next(((read, ("scope", name)) for held, name, read in self._scope if held == position), None)


class _Several(Reader):
    """For standard columns that may hold several values, where the field holds one text."""

    def _read(self, cell: str) -> Any:
        text = ", ".join(apart(cell))
        return text if text.strip() else BAD


class _Predicates(dict[str, Any]):
    def __missing__(self, cell: str) -> Any:
        return BAD


# Each of these adds what one rare column says to an entry, and tells whether it may say that.


def _others(side: str, entry: dict[str, Any], cell: str) -> bool:
    keys = apart(cell)
    if not entry.get(side) or entry[side] is BAD or not all(map(is_key, keys)):
        return False
    entry[side] = entry[side] + keys
    return True


def _modified(entry: dict[str, Any], cell: str) -> bool:
    if entry.get("mapping_status") != "rejected":
        # That it was rejected says it already.
        entry["negated"] = "yes"
    return cell == NOT


def _own_predicate(entry: dict[str, Any], cell: str) -> bool:
    entry["predicate"] = cell
    return cell in _SAID


def _negated(entry: dict[str, Any], cell: str) -> bool:
    entry["negated"] = cell
    return cell in ("yes", "no", "unknown")


def _version(entry: dict[str, Any], cell: str) -> bool:
    if "tool" in entry:
        entry["tool"] = f"{entry['tool']} {cell}"
    return True


def _more(entry: dict[str, Any], cell: str, *, checked: bool) -> bool:
    try:
        more = json.loads(cell)
    except (ValueError, RecursionError):
        return False
    if not isinstance(more, dict) or "id" in more:
        return False
    for name, value in more.items():
        if value is None:
            entry.pop(name, None)
        else:
            entry[name] = value
    # What is wrong elsewhere in the row is told there.
    if not checked or BAD in entry.values():
        return True
    from registry.validate import fits  # takes long to import, and one row read again is not checked again

    return fits(KIND, record_of(KIND, entry))


def rows_of(mappings: Sequence[Mapping[str, Any]], subject: str, target: str) -> list[dict[str, str]]:
    """The cells that say mappings, a row each, by column; only those that say something. Nothing of them is lost.

    `subject` and `target` are what stands before the keys of terms: the ids of the vocabularies.
    """
    rows = [_row(each, subject, target) for each in mappings]
    # What a reader would make of the rows is compared with what they were made of: the rest goes along as JSON.
    again, _bad = _every().entries([[row.get(name, "") for name in KNOWN] for row in rows])
    for mapping, row, entry in zip(mappings, rows, again, strict=True):
        if entry != mapping:
            names = [*entry, *(name for name in mapping if name not in entry)]
            lost = {name: mapping.get(name) for name in names if entry.get(name) != mapping.get(name)}
            row[MORE] = json.dumps(lost, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return rows


def _row(mapping: Mapping[str, Any], subject: str, target: str) -> dict[str, str]:
    row = {}
    for column, path in FIELDS.items():
        if path[0] in mapping and (text := _cell(path, mapping)) is not None:
            row[column] = text
    for name, prefix, column in (("subject", subject, SUBJECT), ("object", target, OBJECT)):
        terms = mapping.get(name) or ()
        code = mapping.get(f"{name}_code")
        row[column] = f"{prefix}:{terms[0]}{f'/{code}' if code else ''}" if terms else NO_TERM
        if len(terms) > 1:
            row[OTHERS[name]] = together(list(terms[1:]))
    own = mapping.get("predicate", "")
    single = all(len(mapping.get(name) or ()) < 2 for name in ("subject", "object"))
    said = own if single else _of_the_first(mapping)
    row[PREDICATE] = _SAID.get(said, UNSAID_PREDICATE)
    if own and said != own:
        row[OWN_PREDICATE] = own
    denied = mapping.get("negated") == "yes" or mapping.get("mapping_status") == "rejected"
    if denied and said:
        row[MODIFIER] = NOT
    derived = "yes" if MODIFIER in row and mapping.get("mapping_status") != "rejected" else None
    if mapping.get("negated") not in (None, derived):
        row[NEGATED] = mapping["negated"]
    row.setdefault("mapping_justification", UNSAID_JUSTIFICATION)
    return row


def _of_the_first(mapping: Mapping[str, Any]) -> str:
    """What holds of the first subject and the first object alone, where several belong together.

    The whole of a union is broader than each of its parts, and what several say at once is narrower than each of them.
    Nothing is said where one of them holds depending on something else, nor of what is denied of all together.
    """
    own = mapping.get("predicate", "")
    subjects, objects = (len(mapping.get(name) or ()) for name in ("subject", "object"))
    if mapping.get("negated") == "yes" or mapping.get("mapping_status") == "rejected" or (subjects > 1 and objects > 1):
        return ""
    if objects > 1:
        # Read from the subject: the object's part is narrower than its union, broader than its conjunction.
        parts = mapping.get("object_set", "")
        return {("union", "exact"): "narrow", ("union", "narrow"): "narrow",
                ("conjunction", "exact"): "broad", ("conjunction", "broad"): "broad"}.get((parts, own), "")  # fmt: skip
    parts = mapping.get("subject_set", "")
    return {("union", "exact"): "broad", ("union", "broad"): "broad",
            ("conjunction", "exact"): "narrow", ("conjunction", "narrow"): "narrow"}.get((parts, own), "")  # fmt: skip


def _cell(path: tuple[str, ...], mapping: Mapping[str, Any]) -> str | None:
    value: Any = mapping
    for step in path:
        value = value.get(step) if isinstance(value, Mapping) else None
    if value is None:
        return None
    text = _reader(path).written(value)
    return text.replace("\\", "\\\\").replace("|", "\\|") if path[0] in _SEVERAL else text


@cache
def _reader(path: tuple[str, ...]) -> Reader:
    return reader(KIND, *path)


@cache
def _every() -> Columns:
    """Every column, with any vocabulary on either side."""
    return Columns(KNOWN, End("", frozenset()), End("", frozenset()), dict, {})
