"""Whether a mapping is in use: what one that nobody approved says counts for nothing, and harms nobody either."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from registry.facts.reader import Reader


def in_use(reader: Reader, mapping: Mapping[str, Any], mapping_set: Mapping[str, Any]) -> bool:
    """Whether translation may use a mapping on the day: approved by then, not retired, and saying that terms relate.

    Where the set was approved as a whole, that approves what has no status of its own.
    """
    status = mapping.get("mapping_status")
    if status is None and approved_as_a_whole(reader, mapping_set):
        status = "approved"
    if status != "approved" or mapping.get("negated") == "yes":
        return False
    if mapping.get("no_term_found") == "yes" or not mapping.get("subject") or not mapping.get("object"):
        return False
    approved, retired = mapping.get("approved"), mapping.get("retired")
    if approved is not None and not reader.has_come(approved):
        return False
    return retired is None or not reader.has_come(retired)


def approved_as_a_whole(reader: Reader, mapping_set: Mapping[str, Any]) -> bool:
    """Whether somebody approved a whole set, such as one kept in a table, by the day."""
    on = mapping_set.get("approved_on")
    return bool(mapping_set.get("approved_by")) and on is not None and reader.has_come(on)
