"""Whether a contract with a processor binds it on the reader's day.

Source: UK GDPR Article 28(3) and (9): processing by a processor is governed by a contract in writing that binds it.
DPA 2018 section 59(5) asks the same of law-enforcement processing.
"""

from __future__ import annotations

from datetime import date

from registry.facts.lifecycle import reached
from registry.facts.reader import Reader
from registry.facts.reading import Reading
from registry.load.snapshot import Loaded
from registry.wording import _, day


def contract_running(reader: Reader, contract: Loaded) -> Reading[str]:
    """`yes`, `no` where it does not bind or no longer, `not-yet` before its first day, `unknown`.

    The sources are the places to look at.
    """
    dates = contract.data.get("dates", {})

    def place(field: str) -> tuple[str, ...]:
        return (f"{contract.ref}#{field}",)

    if reached(reader, contract, "active").value != "yes":
        return Reading("no", _("The record of the contract is a draft, or is retired."), place("status"))
    written = contract.data.get("written", "yes" if "signed" in dates else None)
    if written == "no":
        return Reading(
            "no", _("The record says that the contract is not in writing, or does not bind."), place("written")
        )
    if written is None:
        return Reading("no", _("No record shows that the contract is in writing and binding."), place("written"))
    if written == "unknown":
        said = _("The question was asked, and no record shows the answer: whether it is in writing and binds.")
        return Reading("no", said, place("written"))
    for name in ("signed", "start"):
        if name in dates and not reader.has_come(dates[name]):
            return Reading(
                "not-yet", _("The contract begins on {on}.").format(on=_day(dates[name])), place(f"dates/{name}")
            )
    return _until(reader, contract)


def contract_over(reader: Reader, contract: Loaded) -> Reading[bool]:
    """Whether the last day of a contract is past, whatever else is wanting of it.

    Source: UK GDPR Article 28(3): its terms are asked of the contract that governs the processing.
    """
    until = _until(reader, contract)
    return Reading(until.value == "no", until.because, until.sources)


def _until(reader: Reader, contract: Loaded) -> Reading[str]:
    dates = contract.data.get("dates", {})
    if "end" not in dates:
        at = (f"{contract.ref}#dates/end",)
        if dates.get("open_ended") == "yes":
            return Reading("yes", _("The contract runs until somebody ends it."), at)
        return Reading("unknown", _("No record shows how long the contract runs."), at)
    renews = dates.get("renews_by_itself") == "yes" and "notice_given" not in dates
    last = "latest_end" if renews and "latest_end" in dates else "end"
    at = (f"{contract.ref}#dates/{last}",)
    if not reader.is_past(dates[last]):
        return Reading("yes", _("The contract runs until {on}.").format(on=_day(dates[last])), at)
    if renews and last == "end":
        return Reading("yes", _("The contract renews unless somebody stops it."), at)
    return Reading("no", _("The contract ended on {on}.").format(on=_day(dates[last])), at)


def _day(written: str) -> str:
    return day(date.fromisoformat(written))
