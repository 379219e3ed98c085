"""Has a flow stopped once its agreement has ended?"""

from __future__ import annotations

from datetime import date

from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.subjects.agreement import Flow
from registry.wording import _, day


def judge(flow: Flow) -> Verdict:
    """Judge one flow."""
    dates = flow.agreement.data.get("dates", {})
    end = dates.get("end")
    if end is None:
        if dates.get("open_ended") == "yes":
            return not_applicable(_("The agreement runs until somebody ends it."))
        return cannot_tell(flow.agreement.place("dates/end"), _("No record shows when the agreement ends."))
    said = day(date.fromisoformat(end))
    if not flow.reader.is_past(end):
        return not_applicable(_("The agreement runs until {end}.").format(end=said))
    live = flow.get("live")
    if live == "yes":
        said = _("The agreement ended on {end}, and the record says that this still goes.").format(end=said)
        return violated(flow.address, said)
    if live == "no":
        return satisfied(_("The agreement ended on {end}, and this has stopped.").format(end=said))
    if live is None and "ends" in flow.data and flow.reader.is_past(flow.data["ends"]):
        return satisfied(_("The agreement ended on {end}, and this had its own last day.").format(end=said))
    said = _("The agreement ended on {end}, and no record shows whether this still goes.").format(end=said)
    return cannot_tell(flow.place("live"), said)
