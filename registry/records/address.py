"""The address of a place inside a record, and of a term in a vocabulary."""

from __future__ import annotations

from typing import Annotated

from pydantic import StringConstraints, WithJsonSchema

from registry.records.values import SLUG

_RECORD = f"{SLUG}/{SLUG}/{SLUG}"
_STEP = r"[a-z][a-z0-9_]*(\[[^\[\]]+\])?"

_ADDRESS = f"^{_RECORD}(#{_STEP}(/{_STEP})*)?(@{SLUG}/organisation/{SLUG})?$"
Address = Annotated[
    str,
    StringConstraints(pattern=_ADDRESS, max_length=600),
    WithJsonSchema({"type": "string", "pattern": _ADDRESS, "maxLength": 600, "x-form": "address"}),
]
"""A record, a place in it, and where a party is a class the member meant.

`northmoor/agreement/mash#flows[attendance]/sides[police.receiver]/basis`. Keys stand in brackets, never positions.
"""

_TERM = rf"^{SLUG}/vocabulary/{SLUG}#terms\[{SLUG}\](/codes\[{SLUG}\])?$"
TermAddress = Annotated[
    str,
    StringConstraints(pattern=_TERM, max_length=400),
    WithJsonSchema({"type": "string", "pattern": _TERM, "maxLength": 400, "x-form": "term"}),
]
"""A term in a vocabulary, or one code of a term: `northmoor/vocabulary/education#terms[attendance]`."""
