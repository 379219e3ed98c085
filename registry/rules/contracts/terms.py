"""What the rules about the terms of a contract share: whether its terms are still asked about."""

from __future__ import annotations

from registry.facts.contract_running import contract_over
from registry.findings import Verdict, cannot_tell, not_applicable
from registry.subjects.contract import Contract
from registry.wording import _


def past_asking(contract: Contract) -> Verdict | None:
    """Nothing where the terms of a contract are asked about; otherwise that it is over.

    Source: UK GDPR Article 28(3), which asks for the terms of the contract that governs the processing.
    """
    over = contract_over(contract.reader, contract.record)
    if over.value:
        return not_applicable(_("{because} What its terms were is not asked any more.").format(because=over.because))
    return None


def nobody_engaged(contract: Contract) -> Verdict | None:
    """Nothing where the processor engages others; otherwise that it does not, or that nobody has recorded it.

    Source: UK GDPR Article 28(2) and (4).
    """
    if contract.sub_processors:
        return None
    if contract.get("sub_processors") is None:
        said = _("No record shows whether the processor engages anybody else.")
        return cannot_tell(contract.place("sub_processors"), said)
    return not_applicable(_("The record names nobody whom the processor engages now."))
