"""A shared model is extended: what is wrong with it by itself, and what a later version may not do to an earlier."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from registry.load.snapshot import MemorySnapshot
from registry.source import Ref
from registry.vocabulary.conflict import Conflict
from registry.vocabulary.extension import extension
from registry.vocabulary.memory import MemoryLexicon
from registry.vocabulary.revision import revision

SnapshotOf = Callable[..., MemorySnapshot]
HUB = Ref("town", "vocabulary", "hub")
GOOD: dict[str, Any] = {
    "concept_kind": "primitive", "definition": "A human being", "identity": "One life", "level": "general",
    "element": "thing", "label": "Person",
}  # fmt: skip


def found(snapshot_of: SnapshotOf, terms: dict[str, dict[str, Any]]) -> list[Conflict]:
    """What is wrong with a model of some terms."""
    listed = [{"id": key, **said} for key, said in terms.items()]
    hub = {"kind": "vocabulary", "id": "hub", "title": "Hub", "status": "active", "model": "integration"}
    snapshot = snapshot_of({"town": [hub | {"terms": listed}]})
    return extension(MemoryLexicon(snapshot), snapshot, "2026-06-01")


def other(**said: Any) -> dict[str, Any]:
    """A concept that differs from `GOOD` in name and definition."""
    return GOOD | {"label": "Household", "definition": "People who live together"} | said


@pytest.mark.parametrize(
    ("terms", "rules"),
    [
        ({"person": GOOD}, []),
        ({"person": GOOD, "household": other()}, []),
        # the same twice
        ({"person": GOOD, "human": other(label="person")}, ["model-duplicate"]),
        ({"person": GOOD, "human": other(definition="a human being.")}, ["model-duplicate"]),
        ({"person": GOOD, "human": GOOD}, ["model-duplicate"]),
        ({"person": GOOD, "human": GOOD | {"deprecated": "2026-06-01"}}, []),
        ({"person": GOOD, "human": GOOD | {"deprecated": "2026-06-02"}}, ["model-duplicate"]),
        # derived
        ({"person": GOOD, "adult": other(concept_kind="derived", derived_from=["person"], derivation="Over 18")}, []),
        ({"adult": other(concept_kind="derived", derivation="Over 18")}, ["model-derived"]),
        ({"person": GOOD, "adult": other(concept_kind="derived", derived_from=["person"])}, ["model-derived"]),
        ({"adult": other(concept_kind="derived", derived_from=["adult"], derivation="x")}, ["model-derived"]),
        # primitive
        ({"person": {**GOOD, "definition": ""}}, ["model-primitive"]),
        ({"person": {**GOOD, "identity": ""}}, ["model-primitive"]),
        ({"age": {**GOOD, "identity": "", "element": "field"}}, []),
        # in the wrong place
        ({"person": GOOD | {"parent": "gone"}}, ["model-place"]),
        ({"person": GOOD | {"parent": "person"}}, ["model-place"]),
        ({"person": GOOD | {"parent": "home"}, "home": other(parent="person")}, ["model-place"]),
        ({"person": GOOD | {"parent": "home"}, "home": other(level="discipline")}, ["model-place"]),
        ({"person": GOOD | {"parent": "home"}, "home": other(level="foundation")}, []),
    ],
)
def test_a_model_by_itself(terms: dict[str, dict[str, Any]], rules: list[str], snapshot_of: SnapshotOf) -> None:
    assert [each.rule for each in found(snapshot_of, terms)] == rules


def test_two_shared_terms_that_all_others_take_for_one_are_the_same_twice(snapshot_of: SnapshotOf) -> None:
    base = {"title": "x", "status": "active", "status_history": [{"on": "2020-01-01", "status": "active"}]}
    hub = {"kind": "vocabulary", "id": "hub", "model": "integration", **base}
    own = {"kind": "vocabulary", "id": "own", **base, "terms": [{"id": "client"}]}
    said = {"subject": ["client"], "predicate": "exact", "mapping_status": "approved", "approved": "2026-01-01"}
    mappings = [{"id": each, "object": [each], **said} for each in ("person", "human")]
    between = {"kind": "mapping-set", "id": "s", "subject_vocabulary": "own", "object_vocabulary": "hub", **base}
    terms = [{"id": "person", **GOOD}, {"id": "human", **other()}]
    snapshot = snapshot_of({"town": [hub | {"terms": terms}, own, between | {"mappings": mappings}]})
    rules = [each.rule for each in extension(MemoryLexicon(snapshot), snapshot, "2026-06-01")]
    assert rules == ["model-duplicate"]


LIMIT = {"constraints": [{"id": "age", "least": "0", "greatest": "120"}]}


@pytest.mark.parametrize(
    ("before", "now", "rules"),
    [
        (GOOD, GOOD, []),
        (GOOD, GOOD | {"scope_note": "Not for firms"}, []),
        (GOOD, GOOD | {"definition": "A human being."}, []),
        (GOOD, GOOD | {"label": "Natural person"}, []),
        (GOOD, GOOD | {"definition": "Anybody who pays"}, ["model-meaning-changed"]),
        (GOOD | {"unit": "Metres"}, GOOD | {"unit": "Feet"}, ["model-meaning-changed"]),
        (GOOD | {"codes": [{"id": "m"}, {"id": "f"}]}, GOOD | {"codes": [{"id": "m"}]}, ["model-meaning-changed"]),
        (GOOD | {"codes": [{"id": "m"}]}, GOOD | {"codes": [{"id": "m"}, {"id": "f"}]}, []),
        (GOOD, None, ["model-key-gone"]),
        (GOOD, other(), ["model-key-gone"]),
        (GOOD | {"required": "no"}, GOOD | {"required": "yes"}, ["model-tightened"]),
        (GOOD | {"required": "yes"}, GOOD | {"required": "no"}, []),
        (GOOD, GOOD | LIMIT, ["model-tightened"]),
        (GOOD | LIMIT, GOOD, []),
        (GOOD | LIMIT, GOOD | {"constraints": [{"id": "age", "least": "0", "greatest": "99"}]}, ["model-tightened"]),
        (GOOD | LIMIT, GOOD | {"constraints": [{"id": "age", "least": "0", "greatest": "150"}]}, []),
    ],
)
def test_a_later_version(before: dict[str, Any], now: dict[str, Any] | None, rules: list[str]) -> None:
    found = revision(HUB, {"person": before}, {"person": now} if now is not None else {}, "2026-06-01")
    assert [each.rule for each in found] == rules
