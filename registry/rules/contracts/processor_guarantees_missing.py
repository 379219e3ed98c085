"""Has somebody checked that the processor gives enough guarantees?"""

from __future__ import annotations

from datetime import date

from registry.findings import Verdict, cannot_tell, satisfied, violated
from registry.rules.contracts.terms import past_asking
from registry.subjects.contract import Contract
from registry.subjects.processing import Member
from registry.wording import _, day


def judge(contract: Contract) -> Verdict:
    """Judge one contract with a processor."""
    otherwise = past_asking(contract)
    if otherwise is not None:
        return otherwise
    rows = [
        Member(f"{contract.place('due_diligence')}[{each['id']}]", each) for each in contract.get("due_diligence") or ()
    ]
    done = sorted((each for each in rows if _has_come(contract, each.get("on"))), key=lambda each: str(each.get("on")))
    if not done:
        return _by_assurances(contract) or _none(contract, rows)
    last = done[-1]
    if last.get("sufficient") == "no":
        said = _("The check of {on} found that the guarantees are not sufficient.")
        return violated(last.place("sufficient"), said.format(on=_day(last.get("on"))))
    late = _overdue(contract, done)
    if late is not None:
        said = _("The processor was to be checked again by {due}, and no record shows that it was.")
        return violated(late.place("next_due"), said.format(due=_day(late.get("next_due"))))
    if last.get("sufficient") != "yes":
        said = _("The processor was checked, and no record shows whether its guarantees are sufficient.")
        return violated(last.place("sufficient"), said)
    return satisfied(_("The check of {on} found the guarantees sufficient.").format(on=_day(last.get("on"))))


def _none(contract: Contract, rows: list[Member]) -> Verdict:
    places = tuple(each.place("on") for each in rows) or (contract.place("due_diligence"),)
    return violated(places, _("No record shows that anybody checked the guarantees that the processor gives."))


def _by_assurances(contract: Contract) -> Verdict | None:
    """What somebody made of the outside assurances that the processor holds, where there was no other check."""
    seen = [each for each in contract.get("assurances") or () if _has_come(contract, each.get("checked"))]
    standing = [each for each in seen if each.get("current") != "no" and not _is_past(contract, each.get("expires"))]
    open_ = tuple(
        f"{contract.place('assurances')}[{each['id']}]/current" for each in standing if each.get("current") == "unknown"
    )
    if standing and len(open_) == len(standing):
        said = _("Somebody has seen an outside assurance that the processor holds, and not whether it still stands.")
        return cannot_tell(open_, said)
    if standing:
        return satisfied(_("Somebody has seen an outside assurance that the processor holds."))
    if seen:
        places = tuple(f"{contract.place('assurances')}[{each['id']}]/expires" for each in seen)
        return violated(places, _("The outside assurance that somebody saw does not stand any more."))
    return None


def _overdue(contract: Contract, done: list[Member]) -> Member | None:
    """The check that was to be done again by a day that is past, where none was done after it."""
    due = [each for each in done if each.get("next_due")]
    if not due:
        return None
    latest = max(due, key=lambda each: str(each.get("next_due")))
    is_late = contract.reader.is_past(latest.get("next_due")) and done[-1].get("on") <= latest.get("on")
    return latest if is_late else None


def _has_come(contract: Contract, on: str | None) -> bool:
    return on is not None and contract.reader.has_come(on)


def _is_past(contract: Contract, on: str | None) -> bool:
    return on is not None and contract.reader.is_past(on)


def _day(written: str) -> str:
    return day(date.fromisoformat(written))
