"""A federation of what nobody hopes to meet: text that is more than text in every field, a giant, one who leaves."""

from __future__ import annotations

from collections.abc import Callable
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
    path.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True), encoding="utf-8")
