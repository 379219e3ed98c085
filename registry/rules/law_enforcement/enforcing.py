"""The sides of a flow that are under the law-enforcement regime, or why that is not known."""

from __future__ import annotations

from collections.abc import Sequence

from registry.findings import Verdict, cannot_tell, not_applicable
from registry.rules.judgements import LAW_ENFORCEMENT
from registry.subjects.agreement import Flow, Side
from registry.wording import _


def enforcing(sides: Sequence[Side]) -> list[Side]:
    """Those of some sides that a controller has under Part 3. Source: DPA 2018 sections 29 and 32."""
    return [side for side in sides if side.regime == LAW_ENFORCEMENT and not side.is_processors]


def nobody_enforcing(flow: Flow, sides: Sequence[Side]) -> Verdict:
    """Why a rule on Part 3 cannot judge a flow of which none of some sides is said to be under it."""
    silent = tuple(side.place("regime") for side in sides if not side.regime and not side.is_processors)
    if silent and flow.agreement.data.get("personal_data") != "no":
        return cannot_tell(silent, _("No record shows under which law each side is."))
    return not_applicable(_("No controller here is under the law-enforcement regime."))
