"""Whether a flow could tell anybody who somebody is: where it could not, no confidence is broken by it."""

from __future__ import annotations

from registry.subjects.agreement import Flow
from registry.wording import _

_NOBODY = frozenset({"anonymised", "aggregate", "not-about-people"})
_NOT_PERSONAL = "not-personal"


def identifies_nobody(flow: Flow) -> str:
    """Why nobody can be identified from what goes, as the record says; nothing where it does not say so.

    Source: common-law duty of confidentiality; DPA 2018 section 3(3).
    """
    regimes = {side.regime for side in flow.sides}
    if flow.get("identifiability") in _NOBODY or (regimes and regimes <= {_NOT_PERSONAL}):
        return _("The record says that nobody can be identified from it.")
    if not regimes - {""} and flow.agreement.data.get("personal_data") == "no":
        return _("The record says that it is not about personal data.")
    return ""
