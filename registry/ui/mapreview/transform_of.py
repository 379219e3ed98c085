"""What the form says of how values change, as the `transform` of a mapping."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

CODE, CODE_TO, CODE_AS, CODE_TAKE, CODE_TAKE_AS = "code-", "code-to-", "code-as-", "code-take-", "code-take-as-"
"""Names of the fields of a pair of codes, each followed by its number. A suggestion that was taken counts where nothing
was typed."""

NO_CODE = "–"
"""What is written where there is no shared code for one of ours."""

_ENCODING = (
    "subject-form", "object-form", "subject-unit", "object-unit", "factor", "not-known", "list-separator",
)  # fmt: skip
_STRUCTURAL = ("operation", "separator", "order", "constant", "described")
_OF_ALL = ("total", "injective", "keeps-original")
_SEVERAL = ("not-known", "order")

PLACES = {f"{part}.{name.replace('-', '_')}": name
          for part, names in (("encoding", _ENCODING), ("structural", _STRUCTURAL)) for name in names}  # fmt: skip
PLACES |= {name.replace("-", "_"): name for name in _OF_ALL}
"""Where a transform holds what the form says → the name of its field."""


def transform_of(typed: Mapping[str, str]) -> str:
    """The transform as JSON, which is YAML as well; what was typed as YAML in place of it; empty where nothing was.

    Fields by name, as `transform_form` calls them. A unit of ours alone says nothing of a change: it stands there
    beforehand.
    """
    yaml = typed.get("yaml", "").strip()
    if yaml:
        return yaml
    encoding = _part(typed, _ENCODING)
    if set(encoding) == {"subject_unit"}:
        encoding = {}
    parts = {"structural": _part(typed, _STRUCTURAL), "terminology": _pairs(typed), "encoding": encoding}
    made = {name: value for name, value in parts.items() if value} | _part(typed, _OF_ALL)
    return json.dumps(made, ensure_ascii=False) if made else ""


def _part(typed: Mapping[str, str], names: tuple[str, ...]) -> dict[str, Any]:
    found = {name: typed.get(name, "").strip() for name in names}
    return {
        name.replace("-", "_"): several(value) if name in _SEVERAL else value for name, value in found.items() if value
    }


def _pairs(typed: Mapping[str, str]) -> list[dict[str, Any]]:
    made = []
    for name, code in typed.items():
        at = name.removeprefix(CODE)
        if not (name.startswith(CODE) and at.isdigit()):
            continue
        codes, stands = several(typed.get(f"{CODE_TO}{at}", "")), typed.get(f"{CODE_AS}{at}", "").strip()
        if not codes and (taken := several(typed.get(f"{CODE_TAKE}{at}", ""))):
            codes, stands = taken, typed.get(f"{CODE_TAKE_AS}{at}", "").strip()
        if codes in ([NO_CODE], ["-"]):
            made.append({"subject_code": code, "object_codes": []})
        elif codes:
            made.append({"subject_code": code, "object_codes": codes, "predicate": stands or "exact"})
    return made


def several(text: str) -> list[str]:
    """Parts of a text that stand between semicolons."""
    return [part.strip() for part in text.split(";") if part.strip()]
