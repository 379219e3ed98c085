"""Whether an agreement leaves terms to a parent, so that it matters whether the parent binds its parties."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from registry.findings import Verdict, not_applicable
from registry.rules.agreements.applying import made_by_parties
from registry.subjects.agreement import Agreement
from registry.wording import _


def takes_terms(data: Mapping[str, Any]) -> bool:
    """Whether an agreement takes any heading from its parent, or leaves terms to it without naming them."""
    return bool(data.get("inherits")) or bool(data.get("parent", {}).get("leaves_to_parent"))


def takes_none(agreement: Agreement) -> Verdict | None:
    """Nothing where parties make an agreement that takes terms from a parent; otherwise why it takes none."""
    otherwise = made_by_parties(agreement)
    if otherwise is not None:
        return otherwise
    if not takes_terms(agreement.data):
        return not_applicable(_("It leaves no terms to a parent."))
    return None
