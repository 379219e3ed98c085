"""A federation of what nobody hopes to meet: text that is more than text in every field, a giant, one who leaves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from registry.concepts.kinds import Kind
from registry.schema.published import schema
from tests.ui.test_hostile import HOSTILE, TURNED

TEXT = " ".join((*HOSTILE, TURNED))
SHOWN = TEXT.replace("\u202e", "[U+202E]")
"""The same as a reader is to see it."""

FLOWS, PARTIES = 40, 200
_ANY_TEXT = "[^ \\t\\r\\n]"
_LONG = " ".join(f"Word {number} of a purpose that goes on and on." for number in range(400))


def build(root: Path, fullest: Callable[[str], dict[str, Any]]) -> Path:
    """Write it into an empty folder."""
    _write(root / "federation.yaml", {"title": TEXT, "registers": [{"register": name} for name in _REGISTERS]})
    for name in _REGISTERS:
        _write(root / name / "register.yaml", {"id": name, "title": f"{name} register", "format": 1})
    for kind in Kind:
        data = poisoned(fullest(kind.value), schema(kind.value)) | {"kind": kind.value, "id": "hostile"}
        _write(root / "hostile" / kind.folder / "hostile.yaml", data)
    _write(root / "giant" / "agreements" / "giant.yaml", _giant())
    for register in ("giant", "leaving"):
        said = {"kind": "organisation", "id": "lead", "title": f"Lead of {register}", "status": "active"}
        _write(root / register / "organisations" / "lead.yaml", said)
    for kind, own, fields in _words():
        register = "giant" if own.startswith("theirs") else "hostile"
        said = {"kind": kind.value, "id": own, "title": TEXT, "status": "active"} | fields
        _write(root / register / kind.folder / f"{own}.yaml", said)
    said = {"kind": "agreement", "id": "soon-gone", "title": "Soon gone", "status": "in-force", "lead": "lead"}
    _write(root / "leaving" / "agreements" / "soon-gone.yaml", said)
    return root


_REGISTERS = ("hostile", "giant", "leaving")


def leave(root: Path) -> None:
    """One register is no longer read."""
    left = [{"register": name} for name in _REGISTERS if name != "leaving"]
    _write(root / "federation.yaml", {"title": "Without the one who left", "registers": left})


def poisoned(data: Any, kind: dict[str, Any], node: dict[str, Any] | None = None) -> Any:
    """A record with the text in every field that takes any text."""
    node = kind if node is None else node
    if "$ref" in node:
        node = kind["$defs"][node["$ref"].rpartition("/")[2]]
    if isinstance(data, dict) and "properties" in node:
        return {name: poisoned(value, kind, node["properties"][name]) for name, value in data.items()}
    if isinstance(data, list) and "items" in node:
        return [poisoned(value, kind, node["items"]) for value in data]
    return TEXT if node.get("pattern") == _ANY_TEXT else data


SHARED, OURS, THEIRS = "hostile/vocabulary/shared", "hostile/vocabulary/ours", "giant/vocabulary/theirs"
"""The shared words, and those of two organisations that all go by `SNARE`, and lead to one another."""
SNARE = "snare"


def _words() -> Iterator[tuple[Kind, str, dict[str, Any]]]:
    """Words that everybody has and that mean the same to all but one, with nothing in them that is harmless."""
    since = {"status_history": [{"on": "2026-01-01", "status": "active", "by": TEXT, "reason": TEXT}]}
    term = {
        "label": TEXT, "definition": TEXT, "notation": TEXT, "alternative_labels": [TEXT, SNARE], "context": TEXT,
        "scope_note": TEXT, "examples": [TEXT], "not_to_be_confused_with": TEXT, "origin": TEXT,
        "codes": [{"id": "one", "code": TEXT, "label": TEXT}],
    }  # fmt: skip
    terms = [{"id": "bait", **term}, {"id": "below", "parent": "bait", **term}, {"id": "alone", **term}]
    of = {"shared": "hostile", "ours": "hostile", "theirs": "lead"}
    for own, publisher in of.items():
        model = "integration" if own == "shared" else "application"
        more = {"changes": [{"version": TEXT, "on": "2026-02-01", "changes": TEXT}]} if own == "shared" else {}
        yield Kind.VOCABULARY, own, since | more | {
            "model": model, "publisher": publisher, "description": TEXT, "context": TEXT, "terms": terms,
        }  # fmt: skip
    decided = {
        "predicate": "exact", "mapping_status": "approved", "approved": "2026-02-01", "steward_role": TEXT,
        "creator_role": TEXT, "reasoning": TEXT, "seen": TEXT, "loss": "category", "loss_described": TEXT,
        "scope": {"data_set": TEXT},
    }  # fmt: skip
    for own in ("ours", "theirs"):
        bait = {"id": "bait", "subject": ["bait"], "object": ["bait" if own == "ours" else "below"], **decided}
        usual = {each: value for each, value in decided.items() if each != "scope"}
        rest = {"id": "below", "subject": ["below"], "object": ["below"], **usual}
        yield Kind.MAPPING_SET, f"{own}-to-shared", since | {
            "subject_vocabulary": own, "object_vocabulary": SHARED, "mappings": [bait, rest], "description": TEXT,
        }  # fmt: skip


def _giant() -> dict[str, Any]:
    parties = [
        {"id": f"p{number}", "name_used": f"Party number {number} of a very long list of parties"}
        for number in range(PARTIES)
    ]
    sides = [
        [{"party": f"p{number}", "part": "discloser"}, {"party": f"p{number + 100}", "part": "receiver"}]
        for number in range(FLOWS)
    ]
    flows = [
        {"id": f"f{number}", "title": f"Flow number {number}", "purpose": "To know", "sides": both}
        for number, both in enumerate(sides)
    ]
    return {
        "kind": "agreement", "id": "giant", "title": "A giant among agreements", "status": "in-force", "lead": "lead",
        "purpose": {"aim": _LONG}, "parties": parties, "flows": flows,
    }  # fmt: skip


def _write(path: Path, data: dict[str, Any]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.dump(data, Dumper=_InFull, sort_keys=False, allow_unicode=True), encoding="utf-8")


class _InFull(yaml.SafeDumper):
    """YAML without the shortcuts that a record may not use."""

    def ignore_aliases(self, data: Any) -> bool:
        return True
