"""Is whoever processes for a controller bound by a contract in writing that runs?"""

from __future__ import annotations

from registry.findings import Verdict
from registry.rules.contracts.processing_side import of_side
from registry.rules.contracts.recorded_processors import of_activity
from registry.rules.contracts.running_contract import of_contract
from registry.subjects.agreement import Side
from registry.subjects.contract import Contract
from registry.subjects.processing import Activity


def judge(subject: Contract | Side | Activity) -> Verdict:
    """Judge a contract with a processor, one side of a flow, or a record of processing."""
    if isinstance(subject, Contract):
        return of_contract(subject)
    return of_side(subject) if isinstance(subject, Side) else of_activity(subject)
