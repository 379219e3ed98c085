"""Has a flow stopped once its agreement has ended, by its last day or by somebody's decision?"""

from __future__ import annotations

from datetime import date

from registry.facts.lifecycle import status_on
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.subjects.agreement import Flow
from registry.wording import _, day

_NEVER_BEGAN = "withdrawn-before-force"


def judge(flow: Flow) -> Verdict:
    """Judge one flow."""
    status = status_on(flow.reader, flow.record)
    if status.value == _NEVER_BEGAN:
        return _under_none(flow)
    ended = {
        "terminated": _("The agreement was terminated."),
        "superseded": _("The agreement was replaced by another."),
    }.get(status.value, "")
    if not ended:
        dates = flow.agreement.data.get("dates", {})
        end = dates.get("end")
        if end is None:
            if dates.get("open_ended") == "yes":
                return not_applicable(_("The agreement runs until somebody ends it."))
            return cannot_tell(flow.agreement.place("dates/end"), _("No record shows when the agreement ends."))
        said = day(date.fromisoformat(end))
        if not flow.reader.is_past(end):
            return not_applicable(_("The agreement runs until {end}.").format(end=said))
        ended = _("The agreement ended on {end}.").format(end=said)
    return _after(flow, ended)


def _after(flow: Flow, ended: str) -> Verdict:
    """The verdict on a flow of an agreement that has ended."""
    live = flow.get("live")
    if live == "yes":
        return violated(flow.address, _("{ended} The record says that this still goes.").format(ended=ended))
    if live == "no":
        return satisfied(_("{ended} This has stopped.").format(ended=ended))
    if live is None and "ends" in flow.data and flow.reader.is_past(flow.data["ends"]):
        return satisfied(_("{ended} This had its own last day.").format(ended=ended))
    if live is None and _is_attested(flow):
        return satisfied(_("{ended} Whoever gave has confirmed that nothing goes any more.").format(ended=ended))
    return cannot_tell(flow.place("live"), _("{ended} No record shows whether this still goes.").format(ended=ended))


def _is_attested(flow: Flow) -> bool:
    """Whether each party that gave has recorded, on leaving or at the end, that its flows have stopped."""
    givers = {str(side.get("party")) for side in flow.sides if side.is_discloser}
    stopped = {
        str(adoption.data.get("party"))
        for adoption in flow.agreement.adoptions
        if adoption.data.get("departure", {}).get("flows_stopped") == "yes"
    }
    return bool(givers) and givers <= stopped


def _under_none(flow: Flow) -> Verdict:
    """The verdict on a flow of an agreement that was given up before it came into force."""
    if flow.get("live") == "yes":
        said = _("The agreement was given up before it came into force, and the record says that this goes.")
        return violated(flow.address, said)
    return not_applicable(_("The agreement was given up before it came into force."))
