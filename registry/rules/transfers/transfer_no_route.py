"""Has each transfer of personal data abroad one of the routes that the law allows?"""

from __future__ import annotations

from registry.facts.says_something import says_something
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.transfers.transfer_old_clauses import OLD_CLAUSES
from registry.subjects.transfer import Transfer
from registry.wording import _

_NEEDS_APPROVAL = frozenset(
    {"administrative-arrangement", "bcr", "bespoke-clauses", "certification", "code-of-conduct"}
)
"""Instruments that are safeguards only once the regulator has approved them: Articles 46(2), 46(3) and 47."""


def judge(transfer: Transfer) -> Verdict:
    """Judge one transfer."""
    otherwise = transfer.is_restricted
    if otherwise is not None:
        return otherwise
    route = transfer.get("route")
    if route == "approved-by-regulations":
        return satisfied(_("The record says that the destination is approved by regulations."))
    if route == "safeguards":
        return _safeguards(transfer)
    if route == "derogation":
        if transfer.data.get("derogation", {}).get("derogations"):
            return satisfied(_("The record names the derogation relied on."))
        return violated(transfer.place("derogation/derogations"), _("No record shows which derogation is relied on."))
    if route == "not-restricted":
        reason = transfer.place("not_restricted_reason")
        if says_something(transfer.get("not_restricted_reason")):
            said = _("It goes abroad to a separate body, and the record says that it is no restricted transfer.")
            return cannot_tell(reason, said)
        said = _("It goes abroad to a separate body, and no record shows why that is no restricted transfer.")
        return violated(reason, said)
    if route == "none":
        return violated(transfer.place("route"), _("Somebody looked, and no record shows anything that allows it."))
    return violated(transfer.place("route"), _("No record shows what allows this to go abroad."))


def _safeguards(transfer: Transfer) -> Verdict:
    safeguard = transfer.data.get("safeguard", {})
    instrument = safeguard.get("instrument")
    place = transfer.place("safeguard/instrument")
    if instrument is None:
        return violated(place, _("No record shows which instrument gives the safeguards."))
    if instrument == "eu-sccs-without-addendum":
        return violated(place, _("The record names the EU's clauses, and no record shows the UK addendum to them."))
    if "ends" in safeguard and transfer.reader.is_past(safeguard["ends"]):
        return violated(transfer.place("safeguard/ends"), _("The instrument that gave the safeguards has ended."))
    if instrument in OLD_CLAUSES:
        said = _("It names the EU's earlier clauses. Whether these are still good is for the rule on them.")
        return not_applicable(said)
    if instrument in _NEEDS_APPROVAL and not safeguard.get("approval"):
        said = _("The instrument gives safeguards only once it is approved, and nobody has recorded whether it was.")
        return cannot_tell(transfer.place("safeguard/approval"), said)
    return satisfied(_("The record names the instrument that gives the safeguards."))
