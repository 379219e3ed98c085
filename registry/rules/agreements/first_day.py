"""From which day a signature is said to bind, and whether whoever signed had signed before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from registry.concepts.kinds import Kind
from registry.facts.unread_register import not_read
from registry.load.snapshot import Loaded
from registry.source import Ref
from registry.subjects.agreement import Agreement


def bound_from(agreement: Agreement, party: Mapping[str, Any], adoption: Loaded) -> tuple[str, str]:
    """The first day on which a signature is said to bind, and where that is said; nothing where it binds when made."""
    member = adoption.data.get("member", {})
    if "effective" in adoption.data:
        return adoption.data["effective"], f"{adoption.ref}#effective"
    if "joins" in member:
        return member["joins"], f"{adoption.ref}#member/joins"
    if "joins" in party:
        return party["joins"], f"{agreement.place('parties')}[{party['id']}]/joins"
    binds_when_made = party.get("required") == "no" or "party_class" in party or party.get("role") == "observer"
    if binds_when_made or party.get("adherence") == "statute":
        return "", ""
    return agreement.data["dates"]["effective"], agreement.place("dates/effective")


def signed_earlier(agreement: Agreement, adoption: Loaded, bound: str) -> str:
    """Whether an adoption that this one replaces, or one before that, was signed by a day: `yes`, `no` or `unknown`.

    A party that signs again, or signs what takes the place of an older agreement, had signed already.
    """
    seen: set[Ref] = set()
    here: Loaded = adoption
    while "replaces" in here.data and here.ref not in seen:
        seen.add(here.ref)
        text, register = here.data["replaces"], here.ref.register
        before = agreement.reader.record(register, (Kind.ADOPTION.value,), text)
        if before is None:
            return "unknown" if not_read(agreement.reader, register, Kind.ADOPTION.value, text) else "no"
        if before.data.get("signed", bound) <= bound and before.data.get("status") != "draft":
            return "yes"
        here = before
    return "no"


def is_within(agreement: Agreement, bound: str, signed: str) -> bool:
    """Whether a day of signing falls in the month or year for which the day of taking effect stands."""
    given = {each.get("date"): each.get("to") for each in agreement.data["dates"].get("precision", ())}
    exact = {"month": len("2026-07"), "year": len("2026")}.get(str(given.get("effective")), 0)
    return exact > 0 and bound[:exact] == signed[:exact]
