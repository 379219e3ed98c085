"""The words of two councils and a police force, as records: what the verb and the page of `resolve` are tried on."""

from __future__ import annotations

from typing import Any

_ACTIVE = {"status": "active", "status_history": [{"on": "2026-01-01", "status": "active"}]}


def _mapping(own: str, subject: str, predicate: str, found: str, **more: Any) -> dict[str, Any]:
    return {
        "id": own, "subject": [subject], "object": [found], "predicate": predicate, "mapping_status": "approved",
        "creator_role": "Analyst", "created": "2026-01-10", "steward_role": "Data steward", "approved": "2026-02-01",
        "confidence": "0.9",
    } | more  # fmt: skip


RECORDS: dict[str, dict[str, Any]] = {
    "town/organisation/town": {"title": "Town Council", "register": "town", "status": "active"},
    "force/organisation/force": {"title": "The Force", "register": "force", "status": "active"},
    "vale/organisation/vale": {"title": "Vale Council", "register": "vale", "status": "active"},
    "town/vocabulary/model": {
        "title": "Shared model", "model": "integration", "publisher": "town",
        "terms": [
            {"id": "person", "label": "Person served", "definition": "Whoever a service is for"},
            {"id": "child", "label": "Child", "parent": "person"},
            {"id": "case", "label": "Case"},
        ],
    } | _ACTIVE,
    "town/vocabulary/care": {
        "title": "Care words", "model": "application", "publisher": "town",
        "terms": [
            {"id": "client", "label": "Service user", "alternative_labels": ["Client"],
             "definition": "Whom we care for", "notation": "SVC_USR", "published_as": "https://town.example/words/client"},
            {"id": "case", "label": "Case", "codes": [{"id": "open", "code": "O", "label": "Open"}]},
            {"id": "kid", "label": "Young person"},
            {"id": "tutor", "label": "Tutor group"},
            {"id": "old", "label": "Ward of court", "deprecated": "2026-05-01", "replaced_by": ["kid"]},
        ],
    } | _ACTIVE,
    "vale/vocabulary/desk": {
        "title": "Desk words", "model": "application", "publisher": "vale",
        "terms": [
            {"id": "customer", "label": "Customer", "definition": "Whom the desk has accepted"},
            {"id": "case", "label": "Case"},
        ],
    } | _ACTIVE,
    "force/vocabulary/beat": {
        "title": "Beat words", "model": "application", "publisher": "force",
        "terms": [{"id": "nominal", "label": "Nominal"}, {"id": "juvenile", "label": "Juvenile"}],
    } | _ACTIVE,
    "town/mapping-set/care-to-model": {
        "title": "Care words to the model", "subject_vocabulary": "care", "object_vocabulary": "model",
        "evidence": [{"id": "table", "title": "Notes of the meeting"}],
        "mappings": [
            _mapping("client", "client", "exact", "person", reasoning="Both begin when care does.", evidence=["table"],
                     reviewer_role="Team manager", reviewed="2026-01-20"),
            _mapping("case", "case", "exact", "case"),
            _mapping("kid", "kid", "broad", "child"),
            _mapping("old", "old", "exact", "child"),
            {"id": "tutor", "subject": ["tutor"], "object": [], "no_term_found": "yes", "mapping_status": "approved",
             "steward_role": "Data steward", "approved": "2026-02-01"},
        ],
    } | _ACTIVE,
    "vale/mapping-set/desk-to-model": {
        "title": "Desk words to the model", "subject_vocabulary": "desk", "object_vocabulary": "town/vocabulary/model",
        "mappings": [
            _mapping("customer", "customer", "exact", "person", loss="none", loss_back="category",
                     loss_described="Who only asked", confidence="0.8"),
            _mapping("case", "case", "exact", "case", mapping_status="rejected", mismatch="same-word-other-meaning",
                     mismatch_described="A complaint, not a file."),
        ],
    } | _ACTIVE,
    "force/mapping-set/beat-to-model": {
        "title": "Beat words to the model", "subject_vocabulary": "beat", "object_vocabulary": "town/vocabulary/model",
        "mappings": [
            _mapping("nominal", "nominal", "narrow", "person"),
            _mapping("juvenile", "juvenile", "exact", "child",
                     conditions=[{"id": "young", "subject_term": "juvenile", "test": "is", "values": ["Y"]}]),
            {"id": "no-case", "subject": [], "object": ["case"], "no_term_found": "yes", "mapping_status": "approved",
             "steward_role": "Records manager", "approved": "2026-03-01"},
        ],
    } | _ACTIVE,
}  # fmt: skip
"""Reference → the fields of its record."""

COUNCILS = ("town", "vale", "force")
