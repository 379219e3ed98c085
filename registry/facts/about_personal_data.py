"""Whether an agreement is about personal data, and under which law, as far as it and the sides of its flows say.

Source: UK GDPR Articles 2 and 4(1); DPA 2018 sections 3, 4 and 29.
"""

from __future__ import annotations

from collections.abc import Iterator

from registry.facts.reading import Reading
from registry.load.snapshot import Loaded
from registry.wording import _

_OTHER = frozenset({"not-personal", "deceased-only"})
"""What a side says of data about no living person."""

OVERARCHING = frozenset({"overarching", "accession"})
"""Tiers of agreements that are terms for others and have no flows of their own."""


def about_personal_data(agreement: Loaded) -> Reading[str]:
    """Whether any of it is personal data: `yes`, `no` or `unknown`.

    A side that is under a law of personal data counts before what the agreement answers for the whole. That it is
    silent does not show that it is about nobody, unless it is one that only gives others their terms.

    Source: UK GDPR Article 4(1); DPA 2018 section 3.
    """
    sides = list(_sides(agreement))
    found = tuple(at for regime, at in sides if regime and regime not in _OTHER)
    place = (f"{agreement.ref}#personal_data",)
    answer = agreement.data.get("personal_data")
    if found:
        return Reading("yes", _("A side of a flow is under the law of personal data."), found)
    if answer == "yes":
        return Reading("yes", _("The record says that it is about personal data."), place)
    if answer == "no" or (answer is None and sides and all(regime for regime, _at in sides)):
        return Reading("no", _("The record says that none of it is personal data."), place)
    if (
        answer is None
        and agreement.data.get("tier") in OVERARCHING
        and not (agreement.data.get("flows") or agreement.data.get("items"))
    ):
        return Reading("no", _("Nothing goes under this agreement itself: others say what is shared."), place)
    return Reading("unknown", _("No record shows whether any of it is personal data."), place)


def under_law(agreement: Loaded, regime: str) -> Reading[str]:
    """Whether any side of its flows is under one law: `yes`, `no`, or `unknown` where a side does not say.

    Source: DPA 2018 sections 4 and 29.
    """
    sides = list(_sides(agreement))
    found = tuple(at for own, at in sides if own == regime)
    if found:
        return Reading("yes", _("A side of a flow is under that law."), found)
    silent = tuple(at for own, at in sides if not own)
    if silent:
        return Reading("unknown", _("No record shows which law each side is under."), silent)
    return Reading("no", _("No side of its flows is under that law."), (f"{agreement.ref}#flows",))


def _sides(agreement: Loaded) -> Iterator[tuple[str, str]]:
    """The regime of each side of each flow, or nothing, and its address."""
    for flow in agreement.data.get("flows", ()):
        for side in flow.get("sides", ()):
            at = f"{agreement.ref}#flows[{flow['id']}]/sides[{side.get('party')}.{side.get('part')}]/regime"
            yield str(side.get("regime", "")), at
