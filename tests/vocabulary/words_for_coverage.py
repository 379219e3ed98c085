"""A small federation of words, made up for counting: a shared model of six terms, and two towns that map to it."""

from __future__ import annotations

from typing import Any

ON = "2026-11-21"
_ACTIVE = {"status": "active", "status_history": [{"on": "2026-01-01", "status": "active"}]}


def term(own: str, **said: Any) -> dict[str, Any]:
    """A term that is called as its key is."""
    return {"id": own, "label": own.replace("-", " ").capitalize(), **said}


def mapping(own: str, to: str | list[str] | None, predicate: str = "exact", **said: Any) -> dict[str, Any]:
    """An approved mapping of the term of this key. No `to`: there is no shared term."""
    found: dict[str, Any] = {"id": own, "subject": [own], "mapping_status": "approved", "approved": "2026-02-01"}
    if to is None:
        return found | {"object": [], "no_term_found": "yes"} | said
    return found | {"object": [to] if isinstance(to, str) else to, "predicate": predicate} | said


def vocabulary(own: str, *terms: dict[str, Any], model: str = "application", **said: Any) -> dict[str, Any]:
    """A vocabulary in use."""
    record = {"kind": "vocabulary", "id": own, "title": own.capitalize(), "model": model, "terms": list(terms)}
    return record | _ACTIVE | said


def mapping_set(own: str, *mappings: dict[str, Any], **said: Any) -> dict[str, Any]:
    """A mapping set in use, from the vocabulary of the same name to the hub."""
    ends = {"subject_vocabulary": own, "object_vocabulary": "hub/vocabulary/hub"}
    record = {"kind": "mapping-set", "id": f"{own}-to-hub", "title": f"{own} to hub", "mappings": list(mappings)}
    return record | ends | _ACTIVE | said


def organisation(own: str) -> dict[str, Any]:
    """An organisation that keeps the register of its name."""
    return {"kind": "organisation", "id": own, "title": own.capitalize(), "status": "active", "register": own}


def federation() -> dict[str, list[dict[str, Any]]]:
    """Register → its records. East has decided on six of eight terms; west on two of three.

    In the shared model, `person` is only a heading, `case` is used by both, `place` by nobody.
    """
    hub = vocabulary(
        "hub", term("person"), term("client", parent="person"), term("carer", parent="person"), term("case"),
        term("place"), term("status"), model="integration", model_version="2",
        changes=[{"version": "1"}, {"version": "2", "breaks_mappings": "yes"}],
    )  # fmt: skip
    codes = [{"id": "open", "code": "O"}, {"id": "shut", "code": "S"}, {"id": "void", "code": "V"}]
    east = vocabulary(
        "east", term("customer"), term("helper"), term("file"), term("folder"), term("state", codes=codes),
        term("queue"), term("hunch"), term("blank"), term("old", deprecated="2026-03-01"), publisher="east",
        data_set="Case system",
    )  # fmt: skip
    pairs = [
        {"subject_code": "O", "object_codes": ["open"], "predicate": "exact", "count": 90},
        {"subject_code": "S", "object_codes": [], "count": 10},
    ]
    east_set = mapping_set(
        "east", mapping("customer", "client", "broad", loss="category"),
        mapping("helper", "carer", "close", loss="context", loss_approved_by="Steward", loss_approved_on="2026-02-01"),
        mapping("file", "case", loss="none", round_trip_tested="2026-03-01"), mapping("folder", "case"),
        mapping("state", "status", transform={"terminology": pairs}), mapping("queue", None),
        {"id": "hunch", "subject": ["hunch"], "object": ["place"], "predicate": "exact", "mapping_status": "proposed"},
        object_version="1",
    )  # fmt: skip
    west = vocabulary("west", term("matter"), term("queue"), term("silence"), publisher="west")
    west_set = mapping_set("west", mapping("matter", "case"), mapping("queue", None), object_version="2")
    return {
        "hub": [hub],
        "east": [organisation("east"), east, east_set],
        "west": [organisation("west"), west, west_set],
    }
