"""A small federation of words for tests: one vocabulary of each sort, and mappings of every kind between them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from registry.load.federation import FederationSource
from registry.load.snapshot import Loaded, MemorySnapshot
from registry.source import Document, Ref


def vocabulary(own: str, terms: list[dict[str, Any]], **fields: Any) -> dict[str, Any]:
    """A vocabulary's record."""
    said = {"kind": "vocabulary", "id": own, "title": own.replace("-", " ").capitalize(), "status": "active"}
    return said | fields | {"terms": terms}


def mapping(own: str, subject: str, found: str, predicate: str = "exact", **fields: Any) -> dict[str, Any]:
    """An approved mapping of one term to one."""
    said = {
        "id": own, "subject": [subject], "object": [found], "predicate": predicate, "mapping_status": "approved",
        "approved": "2026-02-01", "justification": "semapv:ManualMappingCuration", "confidence": "0.9",
        "creator_role": "Data analyst", "created": "2026-01-10",
    }  # fmt: skip
    return said | fields


def mapping_set(own: str, mappings: list[dict[str, Any]], **fields: Any) -> dict[str, Any]:
    """A mapping set from `case-words` to the hub."""
    said = {
        "kind": "mapping-set", "id": own, "title": own, "status": "active", "subject_vocabulary": "case-words",
        "object_vocabulary": "harbour/vocabulary/hub",
    }  # fmt: skip
    return said | fields | {"mappings": mappings}


HUB = vocabulary(
    "hub",
    [
        {"id": "person", "label": "Person", "labels": [{"language": "cy", "label": "Person (cy)"}]},
        {"id": "client", "label": "Client", "parent": "person", "definition": "Whoever is served"},
        {"id": "case", "label": "Case"},
    ],
    model="integration",
    language="en",
)
CASE_WORDS = vocabulary(
    "case-words",
    [
        {"id": "service-user", "label": "Service user", "alternative_labels": ["Customer"], "notation": "SU"},
        {"id": "matter", "label": "Matter", "related": ["service-user"]},
        {
            "id": "state", "label": "State", "element": "field",
            "codes": [
                {"id": "open", "code": "O", "label": "Open"},
                {"id": "waiting", "code": "W", "label": "Waiting", "broader": "open"},
            ],
        },
        {"id": "age", "label": "Age"},
    ],
    language="en",
)  # fmt: skip
MAPPINGS = mapping_set(
    "case-to-hub",
    [
        mapping("service-user", "service-user", "client"),
        mapping("not-person", "service-user", "person", negated="yes"),
        mapping("refused", "matter", "person", mapping_status="rejected"),
        mapping("suggested", "matter", "case", "close", mapping_status="proposed"),
        mapping("ended", "age", "person", "related", retired="2026-03-01"),
        mapping("sometimes", "age", "case", "related", conditions=[{"id": "old", "subject_term": "age"}]),
        mapping("together", "state", "case", "broad") | {"subject": ["state", "matter"], "subject_set": "conjunction"},
        mapping("none", "age", "case") | {"object": [], "no_term_found": "yes", "predicate": "exact"},
    ],
)
FEDERATION = {"harbour": [HUB], "northmoor": [CASE_WORDS, MAPPINGS]}


def snapshot() -> MemorySnapshot:
    """The federation as a snapshot, for a test that runs in a process of its own."""
    found = MemorySnapshot(FederationSource(Path(), "test", ()))
    for register, records in FEDERATION.items():
        for data in records:
            ref = Ref(register, data["kind"], data["id"])
            found.records[ref] = Loaded(ref, Document(register, f"{ref.id}.yaml", data))
    return found
