"""What changed between two versions of a vocabulary, and what that breaks.

Terms are the same where their keys are. One that is gone and one that came may be the same under another key: that is a
guess, made of what the two have in common, which is said with it.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from registry.values import Any, NamedTuple, dataclass
from registry.vocabulary.terms_of import folded

Entry = Mapping[str, Any]
"""A term, or a code, as the record says it."""

SORTS: dict[str, tuple[str, ...]] = {
    "relabelled": ("label", "notation"),
    "moved": ("parent", "part_of", "broader"),
    "redefined": ("definition", "scope_note", "context", "identity", "derivation", "value_domain", "element"),
    "other-values": ("datatype", "unit", "constraints", "repeats", "required", "codes_open", "not_known_codes", "code"),
}
"""Sort of change → the fields whose change is one."""

BREAKING = frozenset({"gone", "renamed", "redefined", "other-values", "deprecated", "codes-changed"})
"""Sorts of change after which a mapping made before may be wrong."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change to one term or code.

    - `sort`: `added`, `gone`, `renamed`, one of `SORTS`, `deprecated` (is now out of use), `back` (no longer is),
      `codes-changed`, or `other`.
    - `term`, `code`: the keys, as they were before; of what was added, as they are now. `label`: what it is called.
    - `field`, `before`, `after`: what is said otherwise; empty where the whole came or went. Of `renamed`: the keys.
    - `why`: for a guess, what the two have in common: pairs of field and value.
    """

    sort: str
    term: str
    code: str
    label: str
    field: str = ""
    before: str = ""
    after: str = ""
    why: tuple[tuple[str, str], ...] = ()


class _Pair(NamedTuple):
    likeness: float
    old: str
    new: str
    why: tuple[tuple[str, str], ...]


def changes(before: Iterable[Entry], after: Iterable[Entry]) -> tuple[Change, ...]:
    """Every change from one list of terms to another: first what is gone, in the order of the lists, then what came."""
    old, new = ({str(each["id"]): each for each in terms} for terms in (before, after))
    return tuple(_between(old, new, ""))


def _between(old: Mapping[str, Entry], new: Mapping[str, Entry], term: str) -> Iterator[Change]:
    """The changes of terms, or of the codes of one term (`term`)."""
    gone = [key for key in old if key not in new]
    added = [key for key in new if key not in old]
    renamed = {pair.old: pair for pair in _renamed({key: old[key] for key in gone}, {key: new[key] for key in added})}
    came = {pair.new for pair in renamed.values()}

    def named(key: str) -> tuple[str, str]:
        return (term, key) if term else (key, "")

    for key, entry in old.items():
        if key in new:
            yield from _of_one(entry, new[key], *named(key))
        elif key in renamed:
            pair = renamed[key]
            yield Change("renamed", *named(key), _label(entry), "id", key, pair.new, pair.why)
            yield from _of_one(entry, new[pair.new], *named(key))
        else:
            yield Change("gone", *named(key), _label(entry), after=", ".join(entry.get("replaced_by") or ()))
    for key in added:
        if key not in came:
            yield Change("added", *named(key), _label(new[key]))


def _of_one(old: Entry, new: Entry, term: str, code: str) -> Iterator[Change]:
    label = _label(new)
    for field in sorted({*old, *new} - {"id", "codes"}, key=lambda name: (_sort(name), name)):
        if old.get(field) == new.get(field):
            continue
        sort = _sort(field)
        if field in _ENDS:
            sort = _ended(old, new)
            if not sort:
                continue
        yield Change(sort, term, code, label, field, _said(old.get(field)), _said(new.get(field)))
    if not code and (old.get("codes") or new.get("codes")):
        found = [{str(each["id"]): each for each in entry.get("codes") or ()} for entry in (old, new)]
        yield from _between(found[0], found[1], term)


_ENDS = ("term_status", "deprecated", "used_until")


def _ended(old: Entry, new: Entry) -> str:
    """Whether something went out of use, or came back into it."""

    def is_out(entry: Entry) -> bool:
        return entry.get("term_status") == "deprecated" or "deprecated" in entry or "used_until" in entry

    if is_out(old) != is_out(new):
        return "deprecated" if is_out(new) else "back"
    return "other"


def _sort(field: str) -> str:
    return next((sort for sort, fields in SORTS.items() if field in fields), "other")


def _label(entry: Entry) -> str:
    return str(entry.get("label") or entry["id"])


def _said(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(_said(each) for each in value)
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {_said(each)}" for name, each in value.items())
    return str(value)


# ── the same under another key ───────────────────────────────────────────────────────────────────────────────────────

_LIKE = 0.86
"""How like two labels must be: council column headers that were only respelt are; other words are not."""
_MOST = 400
"""Terms gone and come beyond which labels are not compared letter by letter, each with each."""


def _renamed(gone: Mapping[str, Entry], added: Mapping[str, Entry]) -> list[_Pair]:
    """Which of those that are gone are back under another key, each once: what has most in common first."""
    pairs = [*_told(gone, added), *_alike(gone, added)]
    pairs.sort(key=lambda pair: (-pair.likeness, pair.old, pair.new))
    old, new, found = set[str](), set[str](), []
    for pair in pairs:
        if pair.old not in old and pair.new not in new:
            old.add(pair.old)
            new.add(pair.new)
            found.append(pair)
    return found


def _told(gone: Mapping[str, Entry], added: Mapping[str, Entry]) -> Iterator[_Pair]:
    """What has a whole name, number or definition in common."""
    for field, weight in (("published_as", 4.0), ("notation", 3.0), ("code", 3.0), ("label", 2.0), ("definition", 1.5)):
        at: dict[str, list[str]] = {}
        for key, entry in added.items():
            if entry.get(field):
                at.setdefault(folded(str(entry[field])), []).append(key)
        for key, entry in gone.items():
            same = at.get(folded(str(entry.get(field, "")))) or []
            # What several have in common says which of them it is of none.
            if len(same) == 1:
                yield _Pair(weight, key, same[0], ((field, str(entry[field])),))


def _alike(gone: Mapping[str, Entry], added: Mapping[str, Entry]) -> Iterator[_Pair]:
    """What is called nearly the same."""
    if len(gone) > _MOST or len(added) > _MOST:
        return
    for old, entry in gone.items():
        name = folded(_label(entry))
        matcher = difflib.SequenceMatcher(b=name, autojunk=False)
        for new, other in added.items():
            matcher.set_seq1(folded(_label(other)))
            if matcher.real_quick_ratio() >= _LIKE and matcher.quick_ratio() >= _LIKE:
                likeness = matcher.ratio()
                if likeness >= _LIKE:
                    yield _Pair(likeness, old, new, (("label", f"{_label(entry)} ~ {_label(other)}"),))


# ── what it breaks ───────────────────────────────────────────────────────────────────────────────────────────────────


class Use(NamedTuple):
    """A use of a term that a change touches.

    - `sort`: `mapping`, `flow` (an item of an agreement), or `codes` (a code table that is no longer total).
    - `address`: of what uses it. `term`, `code`: which. `changes`: the sorts of change that touch it.
    """

    sort: str
    address: str
    term: str
    code: str
    changes: tuple[str, ...]


def touched(found: Sequence[Change]) -> dict[tuple[str, str], tuple[str, ...]]:
    """Term and code → the sorts of change after which what uses it may be wrong.

    A change of a whole term touches its codes as well, under the empty code.
    """
    sorts: dict[tuple[str, str], dict[str, None]] = {}
    for each in found:
        if each.sort in BREAKING:
            sorts.setdefault((each.term, each.code), {})[each.sort] = None
        if each.code and each.sort in {"added", "gone", "renamed"}:
            sorts.setdefault((each.term, ""), {})["codes-changed"] = None
    return {key: tuple(names) for key, names in sorts.items()}


def uses_of(
    entry: Entry, side: str, hit: Mapping[tuple[str, str], tuple[str, ...]], names: Mapping[tuple[str, str], str]
) -> Iterator[tuple[str, str]]:
    """The terms and codes of a changed vocabulary that one mapping uses on a side and that a change touches.

    `names`: term and code → the code as it stands in data, which is what a mapping's table of codes holds.
    """
    code = str(entry.get(f"{side}_code", ""))
    pairs = entry.get("transform", {}).get("terminology") or ()
    written = {each for pair in pairs for each in _codes(pair, side)}
    for term in entry.get(side) or ():
        of_table = (key for key in hit if key[0] == term and key[1] and written & {key[1], names.get(key, key[1])})
        for key in dict.fromkeys(((term, code), (term, ""), *of_table)):
            if key in hit:
                yield key


def _codes(pair: Entry, side: str) -> Sequence[str]:
    return [str(pair["subject_code"])] if side == "subject" else [str(each) for each in pair.get("object_codes") or ()]


def not_total(entry: Entry, side: str, codes: Sequence[Entry]) -> tuple[str, ...]:
    """The codes of a term, as they are now, that a mapping's table of codes says nothing of.

    Nothing where the mapping has no table, or its table leads away from this side only by way of codes that are there.
    """
    pairs = entry.get("transform", {}).get("terminology") or ()
    if not pairs:
        return ()
    if side == "subject":
        said = {str(pair["subject_code"]) for pair in pairs}
    else:
        said = {str(code) for pair in pairs for code in pair.get("object_codes") or ()}
    there = [(str(code.get("code", code["id"])), str(code["id"])) for code in codes if "used_until" not in code]
    return tuple(written for written, key in there if written not in said and key not in said)
