"""Does a waiver still stand after its last day, with nothing to follow it?"""

from __future__ import annotations

from datetime import date

from registry.concepts.kinds import Kind
from registry.facts.lifecycle import reached
from registry.facts.waiver import is_ended
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.load.snapshot import Loaded
from registry.subjects.subject import Whole
from registry.wording import _, day


def judge(waiver: Whole) -> Verdict:
    """Judge a waiver."""
    last = waiver.get("expires")
    if last is None:
        return not_applicable(_("It has no last day."))
    if is_ended(waiver.reader, waiver.record):
        return not_applicable(_("It was ended before its last day."))
    said = day(date.fromisoformat(last))
    if not waiver.reader.is_past(last):
        return satisfied(_("Its last day is {day}.").format(day=said))
    others = [other for other in waiver.reader.referring(waiver.record, Kind.WAIVER.value) if _renews(waiver, other)]
    if any("approved_on" in other.data and waiver.reader.has_come(other.data["approved_on"]) for other in others):
        return satisfied(_("Its last day was {day}, and another waiver followed it.").format(day=said))
    undated = next((other for other in others if "approved_on" not in other.data), None)
    if undated is not None:
        said = _("Its last day was {day}. Another waiver renews it, and no record shows whether that was approved.")
        return cannot_tell(f"{undated.ref}#approved_on", said.format(day=day(date.fromisoformat(last))))
    return violated(
        waiver.place("expires"),
        _("Its last day was {day}, and no record shows that it was ended or that another followed.").format(day=said),
    )


def _renews(waiver: Whole, other: Loaded) -> bool:
    """Whether another waiver that is more than a draft says that it follows on from this one."""
    reader, renews = waiver.reader, other.data.get("renews")
    if renews is None or reached(reader, other, "in-force").value not in ("yes", "ended"):
        return False
    named = reader.record(other.ref.register, (Kind.WAIVER.value,), renews)
    return named is not None and named.ref == waiver.record.ref
