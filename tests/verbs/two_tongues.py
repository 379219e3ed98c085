"""Two organisations that say “service user” and “case” and do not mean the same, and the shared words between them."""

from __future__ import annotations

from typing import Any

SHARED, CARE, POLICE = "town/vocabulary/shared", "town/vocabulary/care", "force/vocabulary/records"

_ACTIVE = {"status": "active", "status_history": [{"on": "2026-01-01", "status": "active"}]}
_APPROVED = {"mapping_status": "approved", "approved": "2026-02-01", "steward_role": "Data steward"}

RECORDS: dict[str, dict[str, Any]] = {
    SHARED: _ACTIVE
    | {
        "title": "Shared words",
        "model": "integration",
        "publisher": "town",
        "model_version": "2",
        "namespace": "https://words.example/",
        "terms": [
            {"id": "person", "label": "Person", "definition": "A human being", "level": "foundation"},
            {"id": "client", "label": "Client", "definition": "A person who is served", "level": "general",
             "parent": "person", "element": "thing"},
            {"id": "file", "label": "File", "definition": "All that is kept on one person", "level": "general"},
            {"id": "inquiry", "label": "Inquiry", "definition": "Work on one matter", "level": "general"},
            {"id": "unicorn", "label": "Unicorn", "definition": "What nobody has", "level": "general"},
            {"id": "state", "label": "State", "element": "code-list",
             "codes": [{"id": "open", "label": "Open"}, {"id": "closed", "label": "Closed"}]},
        ],
        "changes": [{"version": "1", "on": "2026-01-01", "changes": "First"},
                    {"version": "2", "on": "2026-03-01", "changes": "Unicorn added", "breaks_mappings": "no"}],
    },
    CARE: _ACTIVE
    | {
        "title": "Words of social care",
        "model": "application",
        "publisher": "town",
        "context": "Adults only",
        "terms": [
            {"id": "service-user", "label": "Service user", "notation": "SU", "definition": "An adult in care"},
            {"id": "case", "label": "Case", "definition": "A person's whole file", "alternative_labels": ["Dossier"]},
            {"id": "shoe-size", "label": "Shoe size"},
            {"id": "colour", "label": "Colour", "added": "2026-01-01"},
            {"id": "status", "label": "Status", "element": "code-list",
             "codes": [{"id": "live", "code": "L", "label": "Live"}, {"id": "done", "code": "D", "label": "Done"}]},
        ],
    },
    POLICE: _ACTIVE
    | {
        "title": "Words of police records",
        "model": "application",
        "publisher": "force",
        "terms": [
            {"id": "service-user", "label": "Service user", "definition": "Whoever dials 101"},
            {"id": "case", "label": "Case", "definition": "One investigation"},
            {"id": "nominal", "label": "Nominal", "definition": "Anybody on record"},
            {"id": "hunch", "label": "Hunch"},
        ],
    },
    "town/mapping-set/care-to-shared": _ACTIVE
    | {
        "title": "Care to shared",
        "subject_vocabulary": "care",
        "object_vocabulary": "shared",
        "mappings": [
            {"id": "su", "subject": ["service-user"], "object": ["client"], "predicate": "exact", "confidence": "0.9",
             "reasoning": "Both are served", "loss": "none", **_APPROVED},
            {"id": "case", "subject": ["case"], "object": ["file"], "predicate": "exact", **_APPROVED},
            {"id": "shoe", "subject": ["shoe-size"], "object": [], "no_term_found": "yes", **_APPROVED},
            {"id": "status", "subject": ["status"], "object": ["state"], "predicate": "exact", **_APPROVED,
             "transform": {"terminology": [
                 {"subject_code": "L", "object_codes": ["open"], "predicate": "exact"},
                 {"subject_code": "D", "object_codes": ["closed"], "predicate": "exact"}]}},
        ],
    },
    "force/mapping-set/records-to-shared": _ACTIVE
    | {
        "title": "Police to shared",
        "subject_vocabulary": "records",
        "object_vocabulary": "town/vocabulary/shared",
        "mappings": [
            {"id": "su", "subject": ["service-user"], "object": ["person"], "predicate": "broad", **_APPROVED},
            {"id": "case", "subject": ["case"], "object": ["inquiry"], "predicate": "exact", **_APPROVED},
            {"id": "nominal", "subject": ["nominal"], "object": ["client"], "predicate": "narrow", **_APPROVED},
            {"id": "hunch", "subject": ["hunch"], "object": ["inquiry"], "predicate": "close",
             "mapping_status": "proposed"},
        ],
    },
}  # fmt: skip
"""Reference → what its record says. “Service user” is exactly the shared client to one, and any person to the other."""


def write(registers: Any) -> None:
    """Put them, and the two organisations, in a federation on disk."""
    registers.record("town/organisation/town", register="town", status="active", title="Town Council")
    registers.record("force/organisation/force", register="force", status="active", title="The Force")
    for ref, fields in RECORDS.items():
        registers.record(ref, **fields)
    registers.record(
        "town/agreement/hub", status="in-force", title="Hub", lead="town",
        items=[{"id": "who", "name": "Who it is about", "term_ref": f"{SHARED}#terms[client]"}],
        flows=[{"id": "weekly", "title": "Weekly list", "items": ["who"]}],
    )  # fmt: skip
    registers.federation("town", "force")


def term(vocabulary: str, key: str) -> str:
    """The address of a term."""
    return f"{vocabulary}#terms[{key}]"
