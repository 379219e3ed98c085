"""Rule 7: a field for a code, a date for text, another unit or system of coordinates, a short list for a long one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from registry.source import Ref
from registry.vocabulary.conflict import Certainty, Conflict, Severity
from registry.vocabulary.conflicts.catalogue import BY_NUMBER
from registry.vocabulary.conflicts.gathered import Gathered, Note
from registry.vocabulary.conflicts.saying import address_said
from registry.vocabulary.step import Step
from registry.vocabulary.term import Term, TermKey
from registry.vocabulary.terms_of import folded
from registry.wording import _, counted

RULE = BY_NUMBER[7]

_HOLDERS = ("data-set", "field", "code-list")
_SORTS = {
    "text": ("text", "identifier", "code", "link", "address"),
    "day or time": ("date", "partial-date", "date-time", "time"),
    "number": ("whole-number", "decimal", "money", "percentage", "period"),
    "yes or no": ("yes-no",),
    "place on a map": ("geometry",),
    "file": ("file",),
    "group of fields": ("group",),
}
_SORT_OF = {datatype: sort for sort, members in _SORTS.items() for datatype in members}
_NEAR = (frozenset(("date", "partial-date")), frozenset(("date", "date-time")), frozenset(("time", "date-time")))
_MEASURES = _SORTS["number"]
_COORDINATES = re.compile(r"\bEPSG:? ?([0-9]{4,6})\b", re.IGNORECASE)
_TIMES_LONGER, _MORE = 2, 4
"""A list counts as long beside another where it has more than twice as many codes, and four more at least."""


def find(gathered: Gathered) -> Iterator[Conflict]:
    """Every mapping between different sorts of thing, then for each set what nobody can tell."""
    unknown: dict[Ref, list[Step]] = {}
    for step in gathered.positive:
        assert step.object is not None
        if step.pair or step.predicate in ("related", "close"):
            continue
        one, other = gathered.terms.get(step.subject), gathered.terms.get(step.object)
        if one is None or other is None:
            continue
        yield from _compared(gathered, step, one, other, unknown)
    for ref, steps in unknown.items():
        message = _(
            "Whether values fit cannot be told for {count} of this set: one side says a unit, "
            "datatype or system of coordinates and the other does not."
        )
        yield RULE.conflict(
            gathered.on, message.format(count=counted(len(steps), _("mapping"), _("mappings"))),
            _("Write `datatype`, `unit` and the system of coordinates for both terms."),
            (), steps[:20], severity=Severity.HINT, certainty=Certainty.CANNOT_TELL, mappings=[f"{ref}#mappings"],
            vocabulary=steps[0].subject.ref,
        )  # fmt: skip


def _compared(
    gathered: Gathered, step: Step, one: Term, other: Term, unknown: dict[Ref, list[Step]]
) -> Iterator[Conflict]:
    note = gathered.note(step)
    exact = step.predicate == "exact"
    looked = [_element(one, other)] if exact else []
    if not (step.subject_set or step.object_set):
        if exact:
            looked += [_datatype(one, other, note), _lists(gathered, step, note)]
        looked += [_unit(one, other, note), _coordinates(gathered, one, other, note)]
    told = next((each for each in looked if each), "" if "" in looked else None)
    if told == "":
        unknown.setdefault(step.set, []).append(step)
    elif told:
        message = _("{one} is mapped to {other} ({predicate}), but {why}").format(
            one=gathered.name(one.key), other=gathered.name(other.key), predicate=step.predicate, why=told
        )
        repair = _(
            "Say in the transformation of {mapping} how values are translated, or correct the relation or the terms."
        )
        is_list = told.startswith(_("the list"))
        severity = Severity.WARNING if is_list or not exact else Severity.ERROR
        yield RULE.conflict(
            gathered.on, message, repair.format(mapping=address_said(step)), (one.key, other.key), (step,),
            severity=severity,
        )  # fmt: skip


def _element(one: Term, other: Term) -> str | None:
    mine, theirs = _kind(one), _kind(other)
    for first, second in ((mine, theirs), (theirs, mine)):
        if first == "code" and second in _HOLDERS:
            return _("one is a code and the other is a {kind}, which holds codes.").format(kind=second)
        if first == "data-set" and second in ("field", "code-list"):
            return _("one is a whole data set and the other is a {kind}.").format(kind=second)
    return None


def _kind(term: Term) -> str:
    return "code" if term.key.code else term.element


def _datatype(one: Term, other: Term, note: Note) -> str | None:
    """What is wrong with the sorts of values; empty where one side does not say, None where nothing is."""
    mine, theirs = one.datatype, other.datatype
    if not mine and not theirs:
        return None
    if not mine or not theirs:
        # A shared idea need not say how its values are written; a field on both sides should.
        return "" if one.element == other.element == "field" else None
    if mine == theirs or note.transform:
        return None
    if _SORT_OF[mine] != _SORT_OF[theirs]:
        return _("one holds a {mine} and the other a {theirs}, and nothing says how one becomes the other.").format(
            mine=_(_SORT_OF[mine]), theirs=_(_SORT_OF[theirs])
        )
    if frozenset((mine, theirs)) in _NEAR:
        return _("one is exact to the day and time where the other is not, and nothing says what is added or lost.")
    return None


def _unit(one: Term, other: Term, note: Note) -> str | None:
    if not one.unit and not other.unit:
        return None
    if not one.unit or not other.unit:
        return "" if one.datatype in _MEASURES and other.datatype in _MEASURES else None
    if folded(one.unit) == folded(other.unit):
        return None
    encoding = note.transform.get("encoding", {})
    if "factor" in encoding or {"subject_unit", "object_unit"} <= encoding.keys():
        return None
    return _("one counts in {mine} and the other in {theirs}, with nothing that converts them.").format(
        mine=one.unit, theirs=other.unit
    )


def _coordinates(gathered: Gathered, one: Term, other: Term, note: Note) -> str | None:
    if not one.datatype == other.datatype == "geometry":
        return None
    mine, theirs = _system(gathered, one.key), _system(gathered, other.key)
    encoding = note.transform.get("encoding", {})
    if {"subject_reference_system", "object_reference_system"} <= encoding.keys() or mine == theirs != "":
        return None
    if not mine or not theirs:
        return ""
    return _(
        "one has coordinates in EPSG:{mine} and the other in EPSG:{theirs}, with nothing that converts them."
    ).format(mine=mine, theirs=theirs)


def _system(gathered: Gathered, key: TermKey) -> str:
    """The system of coordinates that a term names in its unit, its values or its definition; empty where none."""
    term = gathered.terms[key]
    found = _COORDINATES.search(" ".join((term.unit, gathered.term_note(key).values, term.definition)))
    return found[1] if found else ""


def _lists(gathered: Gathered, step: Step, note: Note) -> str | None:
    assert step.object is not None
    if step.subject.code or step.object.code:
        return None
    mine, theirs = len(gathered.codes.get(step.subject, ())), len(gathered.codes.get(step.object, ()))
    few, many = sorted((mine, theirs))
    if not few or many <= _TIMES_LONGER * few or many - few < _MORE:
        return None
    losses = set(note.losses) & {"category", "precision"}
    if note.transform.get("terminology") and losses:
        # The codes are translated one by one, and what is lost is said.
        return None
    return _(
        "the list of one has {mine} and that of the other {theirs}, so they cannot tell the same things apart."
    ).format(mine=counted(mine, _("code"), _("codes")), theirs=f"{theirs:,}")
