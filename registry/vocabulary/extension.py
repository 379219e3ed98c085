"""Step 3 of the mapping process, enforced: a shared model is extended, and its concepts are never doubled.

Source: ISO/TS 18876 style process: if a concept is missing, extend the integration model; derived concepts are defined
from primitives, primitive ones stand under foundation, general or discipline with a definition and an identity rule.
What a later version may not do to an earlier one is in `registry.vocabulary.revision`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from registry.load.snapshot import Snapshot
from registry.load.table import entries_of
from registry.source import Ref
from registry.values import Any
from registry.vocabulary.conflict import Conflict
from registry.vocabulary.conflicts.catalogue import RULES
from registry.vocabulary.conflicts.closure import circles, sameness
from registry.vocabulary.conflicts.gathered import Gathered
from registry.vocabulary.conflicts.saying import some
from registry.vocabulary.lexicon import Lexicon
from registry.vocabulary.term import TermKey
from registry.vocabulary.terms_of import folded
from registry.wording import _

Entries = Mapping[str, Mapping[str, Any]]
"""Key of a term → all that the record or table says of it."""

_RANK = {"foundation": 0, "general": 1, "discipline": 2}


def extension(lexicon: Lexicon, snapshot: Snapshot, on: str, models: Sequence[Ref] = ()) -> list[Conflict]:
    """What is wrong with the integration models as they stand on a day (ISO text); all of them, or those named."""
    gathered = Gathered(lexicon, snapshot, on)
    shared = [ref for ref, each in gathered.vocabularies.items() if each.is_shared and (not models or ref in models)]
    found = [each for ref in shared for each in _of_one(gathered, ref, entries(snapshot, ref))]
    return sorted(found, key=lambda each: each.order)


def entries(snapshot: Snapshot, ref: Ref) -> Entries:
    """The terms of a vocabulary as its record and table say them, in their order; the first of each key."""
    loaded = snapshot.record(ref)
    found: dict[str, Mapping[str, Any]] = {}
    if loaded is not None:
        for entry, _place in entries_of(snapshot.folders.get(ref.register), loaded):
            found.setdefault(entry["id"], entry)
    return found


def _of_one(gathered: Gathered, ref: Ref, terms: Entries) -> Iterator[Conflict]:
    def key(own: str) -> TermKey:
        return TermKey(ref.register, ref.id, own)

    alive = {own: entry for own, entry in terms.items() if _in_use(entry, gathered.on)}
    for find in (_twice, _derived, _primitive, _placed):
        for rule, message, repair, keys in find(gathered, key, alive):
            places = [str(each) for each in keys]
            yield RULES[rule].conflict(gathered.on, message, repair, keys, mappings=places, vocabulary=ref)


def _in_use(entry: Mapping[str, Any], on: str) -> bool:
    ended = entry.get("deprecated", "")
    return entry.get("term_status") != "deprecated" and not (ended and ended <= on) and entry.get("added", "") <= on


Found = tuple[str, str, str, list[TermKey]]
Named = Callable[[str], TermKey]


def _twice(gathered: Gathered, key: Named, terms: Entries) -> Iterator[Found]:
    """Concepts of one label, of one definition, or that come out as meaning the same."""
    same = sameness(gathered)
    ways: tuple[tuple[str, Callable[[str, Mapping[str, Any]], object]], ...] = (
        (_("have the same label"), lambda own, entry: folded(entry.get("label", ""))),
        (_("have the same definition"), lambda own, entry: folded(entry.get("definition", "")).rstrip(".")),
        (_("are said to mean the same as other terms, so that they mean the same"),
         lambda own, entry: same.root(key(own))),
    )  # fmt: skip
    told: set[frozenset[str]] = set()
    for how, value_of in ways:
        groups: dict[object, list[str]] = {}
        for own, entry in terms.items():
            if value := value_of(own, entry):
                groups.setdefault(value, []).append(own)
        for group in groups.values():
            if len(group) > 1 and frozenset(group) not in told:
                told.add(frozenset(group))
                keys = [key(own) for own in group]
                message = _("{concepts} {how}. Some will map to one and some to the other, and never find each other.")
                repair = _("Keep {first}, deprecate {rest} and write what replaces it.").format(
                    first=gathered.label(keys[0]), rest=some([gathered.label(each) for each in keys[1:]])
                )
                names = some([f"{gathered.label(each)} (`{each.term}`)" for each in keys])
                yield "model-duplicate", message.format(concepts=names, how=how), repair, keys


def _derived(gathered: Gathered, key: Named, terms: Entries) -> Iterator[Found]:
    """Derived concepts that are not defined from primitive ones."""
    grounded = _grounded(terms)
    for own, entry in terms.items():
        if entry.get("concept_kind") != "derived":
            continue
        lacking = [name for name in ("derived_from", "derivation") if not entry.get(name)]
        if lacking:
            message = _("{term} is derived, but does not say {what}.").format(
                term=gathered.name(key(own)),
                what=_("from what") if "derived_from" in lacking else _("how it is defined from them"),
            )
            repair = _("Write {fields}, or make it primitive with a definition.").format(
                fields=", ".join(f"`{name}`" for name in lacking)
            )
            yield "model-derived", message, repair, [key(own)]
        elif own not in grounded:
            message = _("{term} is derived, but nothing that it is defined from is primitive, however far one goes.")
            repair = _("Derive it from concepts that are primitive, or say which of them are.")
            sources = [key(each) for each in entry["derived_from"] if each in terms]
            yield "model-derived", message.format(term=gathered.name(key(own))), repair, [key(own), *sources]


def _grounded(terms: Entries) -> set[str]:
    """The concepts that are primitive, or from whose definitions one comes to a primitive one."""
    used_by: dict[str, list[str]] = {}
    for own, entry in terms.items():
        for source in entry.get("derived_from", ()):
            used_by.setdefault(source, []).append(own)
    waiting = [own for own, entry in terms.items() if entry.get("concept_kind") == "primitive"]
    found = set(waiting)
    for here in waiting:
        for own in used_by.get(here, ()):
            if own not in found:
                found.add(own)
                waiting.append(own)
    return found


def _primitive(gathered: Gathered, key: Named, terms: Entries) -> Iterator[Found]:
    """Primitive concepts that do not say what they mean, or when two things are one and the same."""
    for own, entry in terms.items():
        if entry.get("concept_kind") != "primitive":
            continue
        if not entry.get("definition"):
            message = _("{term} is primitive and has no definition. Nobody can map to what does not say what it means.")
            repair = _("Write `definition`.")
            yield "model-primitive", message.format(term=gathered.name(key(own))), repair, [key(own)]
        if entry.get("element") == "thing" and not entry.get("identity"):
            message = _(
                "{term} names a sort of person, thing or event, and does not say when two are one and the same."
            )
            repair = _("Write `identity`.")
            yield "model-primitive", message.format(term=gathered.name(key(own))), repair, [key(own)]


def _placed(gathered: Gathered, key: Named, terms: Entries) -> Iterator[Found]:
    """Concepts under a parent that is not there, that goes round, or that is of a narrower level."""
    edges: dict[TermKey, list[TermKey]] = {}
    for own, entry in terms.items():
        parent = entry.get("parent", "")
        if not parent:
            continue
        above = key(parent)
        if above not in gathered.terms:
            message = _("{term} stands under `{parent}`, which is not there.").format(
                term=gathered.name(key(own)), parent=parent
            )
            yield "model-place", message, _("Put it under a concept of the model."), [key(own)]
            continue
        edges[key(own)] = [above]
        mine, theirs = _RANK.get(entry.get("level", "")), _RANK.get(terms.get(parent, {}).get("level", ""))
        if mine is not None and theirs is not None and theirs > mine:
            message = _("{term} is of the level {level}, and stands under {parent}, which is of the level {narrower}.")
            message = message.format(
                term=gathered.name(key(own)), level=entry["level"], parent=gathered.label(above),
                narrower=terms[parent]["level"],
            )  # fmt: skip
            repair = _("Put it under a concept of its own level or a wider one, or correct one of the levels.")
            yield "model-place", message, repair, [key(own), above]
    for group in circles(edges):
        names = some([gathered.label(each) for each in group])
        message = _("{terms} stand under one another in a circle.").format(terms=names)
        yield "model-place", message, _("Correct `parent` in one of them."), group
    for lower, uppers in edges.items():
        if lower in uppers:
            message = _("{term} stands under itself.").format(term=gathered.name(lower))
            yield "model-place", message, _("Correct `parent`."), [lower]
