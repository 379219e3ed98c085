"""Whether a flow carries personal data now, so that rules about keeping it safe have something to say of it."""

from __future__ import annotations

from registry.findings import Verdict, not_applicable
from registry.subjects.agreement import Flow
from registry.wording import _

_OTHER = frozenset({"not-personal", "deceased-only"})
_ABOUT_NOBODY = frozenset({"anonymised", "aggregate", "not-about-people"})


def not_carried(flow: Flow) -> Verdict | None:
    """Why a flow carries no personal data, or none any more; nothing where it may.

    Source: UK GDPR Articles 2 and 4(1); DPA 2018 section 3.
    """
    agreement = flow.agreement.data
    regimes = {side.regime for side in flow.sides}
    if agreement.get("model_text") == "yes":
        return not_applicable(_("It is a model to be filled in, under which nothing goes."))
    if (regimes and regimes <= _OTHER) or (not regimes - {""} and agreement.get("personal_data") == "no"):
        return not_applicable(_("The record says that it is not personal data."))
    if flow.get("identifiability") in _ABOUT_NOBODY:
        return not_applicable(_("The record says that nobody can be known from it."))
    ends = flow.get("ends")
    if flow.get("live") == "no" or (ends and flow.reader.is_past(ends)):
        return not_applicable(_("The record says that nothing goes now."))
    return None
