"""Does a transfer still rest on the EU's clauses of 2001, 2004 or 2010, which ceased to be good?"""

from __future__ import annotations

from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.subjects.transfer import Transfer
from registry.wording import _

OLD_CLAUSES = {"eu-sccs-2001": "2001", "eu-sccs-2004": "2004", "eu-sccs-2010": "2010"}
"""The EU's clauses of before, by the year of each."""


def judge(transfer: Transfer) -> Verdict:
    """Judge one transfer. The rule rests on its law only from the day after the clauses ended."""
    otherwise = transfer.is_restricted
    if otherwise is not None:
        return otherwise
    if transfer.get("route") != "safeguards":
        return not_applicable(_("It does not rest on safeguards."))
    safeguard = transfer.get("safeguard") or {}
    instrument, place = safeguard.get("instrument"), transfer.place("safeguard/instrument")
    if instrument is None:
        return cannot_tell(place, _("No record shows which instrument gives the safeguards."))
    if instrument in OLD_CLAUSES:
        said = _("It rests on the EU's clauses of {year}, which have not been good since 21 March 2024.")
        return violated(place, said.format(year=OLD_CLAUSES[instrument]))
    if instrument == "other" and not safeguard.get("title"):
        return cannot_tell(transfer.place("safeguard/title"), _("No record shows what the other instrument is."))
    return satisfied(_("The instrument is not one of the EU's earlier clauses."))
