"""How the outside assurances of a body or a system stand on a day, and what that makes of a link.

Source: UK GDPR Article 28(1) and Article 32; Accountability Framework, due diligence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from registry.concepts.organisations import AssuranceScheme
from registry.facts.reader import Reader
from registry.sharing.chains.score import Score
from registry.sharing.chains.strength import LAPSED, NOT_ASSURED, NOT_RECORDED
from registry.wording import _, day

_SCHEMES = {each.value: each.label for each in AssuranceScheme}

Held = tuple[str, Mapping[str, Any]]
"""An assurance: its address, and what the record says of it."""


def held(at: str, rows: Iterable[Mapping[str, Any]] | None) -> list[Held]:
    """The members of a list of assurances. `at` is the address of the list."""
    return [(f"{at}[{row['id']}]", row) for row in rows or ()]


def assured(reader: Reader, score: Score, name: str, rows: Sequence[Held], *, is_wanted: bool) -> None:
    """Say how each stands. `is_wanted`: something is wanting where there is none at all, as of a processor."""
    rows = [each for each in rows if "awarded" not in each[1] or reader.has_come(each[1]["awarded"])]
    good = {_scheme(row) for _at, row in rows if _stands(reader, row) == "yes"}
    for at, row in rows:
        scheme, state = _scheme(row), _stands(reader, row)
        said = _said(scheme, row, state)
        if said not in score.assurances:
            score.assurances.append(said)
        # One that has been renewed is told of, and weakens nothing.
        if state in ("past", "not-held") and scheme not in good:
            score.because(LAPSED, _("{name}: {said}").format(name=name, said=said), at, said)
        elif state == "open" and not good:
            score.because(NOT_RECORDED, _("{name}: {said}").format(name=name, said=said), at, said)
    if is_wanted and not rows:
        said = _("No record shows an outside assurance that {name} holds.").format(name=name)
        score.because(NOT_ASSURED, said)


def _scheme(row: Mapping[str, Any]) -> str:
    return str(row.get("scheme_name") or _(_SCHEMES.get(str(row.get("scheme", "")), "")) or row["id"])


def _stands(reader: Reader, row: Mapping[str, Any]) -> str:
    """`yes`, `past`, `not-held`, or `open` where no record shows until when it is valid nor that anybody looked."""
    if row.get("current") == "no":
        return "not-held"
    if "expires" in row:
        return "past" if reader.is_past(row["expires"]) else "yes"
    return "yes" if row.get("current") == "yes" else "open"


def _said(scheme: str, row: Mapping[str, Any], state: str) -> str:
    words = {
        "past": _("{scheme} ran out on {day}"), "not-held": _("{scheme} was found not to be valid any more"),
        "open": _("{scheme}, and no record shows until when"),
        "yes": _("{scheme} until {day}") if "expires" in row else _("{scheme}, valid when it was last looked at"),
    }  # fmt: skip
    until = day(date.fromisoformat(row["expires"])) if "expires" in row else ""
    said = words[state].format(scheme=scheme, day=until)
    if row.get("scope"):
        said = _("{said} ({scope})").format(said=said, scope=row["scope"])
    return said if row.get("evidence") or row.get("reference") else _("{said}, no evidence on record").format(said=said)
