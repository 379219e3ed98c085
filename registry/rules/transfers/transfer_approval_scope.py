"""Does a transfer fall within the regulations that approve its destination?"""

from __future__ import annotations

from registry.findings import Verdict, not_applicable, satisfied, violated
from registry.law.statute_book import Entry
from registry.rules.judgements import unanswered
from registry.subjects.transfer import Transfer
from registry.wording import _


def judge(transfer: Transfer) -> Verdict:
    """Judge one transfer."""
    if transfer.get("route") not in (None, "approved-by-regulations"):
        return not_applicable(_("It relies on another route."))
    otherwise = transfer.is_restricted
    if otherwise is not None:
        return otherwise
    if transfer.get("route") is None:
        return not_applicable(_("No route is recorded, and so none that must be within an approval."))
    approval = transfer.data.get("approval", {})
    approved = {country: _approvals(transfer, country) for country in transfer.countries}
    without = sorted(country for country, entries in approved.items() if not entries)
    if without:
        said = _("No regulations in force on this day approve transfers to: {countries}.")
        return violated(transfer.place("countries"), said.format(countries=", ".join(without)))
    law = tuple(dict.fromkeys(entry.data["provision"] for entries in approved.values() for entry in entries))
    if approval.get("within") == "no":
        said = _("The record says that this transfer does not fall within what is approved.")
        return violated(transfer.place("approval/within"), said, law)
    limited = [entries[0] for entries in approved.values() if entries[0].data["whole"] != "yes"]
    if transfer.get("international_organisation"):
        limited += [entry for entry in transfer.reader.book.of_sort("approval") if not entry.data.get("countries")]
    if not limited:
        return satisfied(_("Regulations approve every transfer to this destination."), law)
    return _within(transfer, limited[0], law)


def _approvals(transfer: Transfer, country: str) -> list[Entry]:
    """The approvals in force that cover a country, those without limit first."""
    reader = transfer.reader
    covering = [entry for entry in reader.book.of_sort("approval") if country in entry.data.get("countries", ())]
    found = [
        entry
        for entry in covering
        # An approval that says nothing of its own days stands as its provision does.
        if reader.state(entry if entry.data.get("in_force") else reader.law(entry.data["provision"])).is_in_force
    ]
    return sorted(found, key=lambda entry: str(entry.data["whole"]) != "yes")


def _within(transfer: Transfer, limited: Entry, law: tuple[str, ...]) -> Verdict:
    """The verdict where an approval has limits: whether the record shows that the transfer is within them."""
    approval = transfer.data.get("approval", {})
    scope = str(limited.data.get("scope") or limited.title)
    within = approval.get("within")
    if within == "unknown":
        said = _("whether this falls within what is approved: {scope}.")
        return unanswered(transfer.place("approval/within"), said.format(scope=scope), law)
    if within is None:
        said = _("No record shows that this falls within what is approved: {scope}.")
        return violated(transfer.place("approval/within"), said.format(scope=scope), law)
    if approval.get("covers_these_data") == "no":
        said = _("The record says that the receiver's entry does not cover data of this sort.")
        return violated(transfer.place("approval/covers_these_data"), said, law)
    if not approval.get("statement") and not approval.get("listed_as"):
        said = _("The record says that this falls within what is approved, and nothing shows why: {scope}.")
        return violated(transfer.place("approval/statement"), said.format(scope=scope), law)
    return satisfied(_("The record says why this falls within what is approved: {scope}.").format(scope=scope), law)
