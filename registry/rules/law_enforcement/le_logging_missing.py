"""Does an automated system for law enforcement log the six operations that the law asks for?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from registry.concepts.kinds import Kind
from registry.findings import Outcome, Verdict, cannot_tell, not_applicable, violated
from registry.load.snapshot import Loaded
from registry.rules.judgements import LAW_ENFORCEMENT, together, under
from registry.rules.law_enforcement.operation_logs import OPERATIONS, Logs, of_operation
from registry.subjects.processing import Activity
from registry.wording import _

_NO_REASON_NEEDED = "duaa25-s82"


def judge(activity: Activity) -> Verdict:
    """Judge one record of processing. A processor's system must log as a controller's must: section 62(1)."""
    otherwise = under(activity, LAW_ENFORCEMENT) or _has_stopped(activity)
    if otherwise is not None:
        return otherwise
    own = activity.get("law_enforcement") or {}
    systems = list(_systems(activity, own))
    otherwise = _is_automated(activity, own, systems)
    if otherwise is not None:
        return otherwise
    place = activity.place("law_enforcement/logs")
    if "logs" in own:
        kept: list[Logs] = [(place, own["logs"])]
    else:
        kept = [(f"{system.ref}#logs", system.data.get("logs", ())) for system in systems if _may_log(system)]
    if len(systems) < len(own.get("systems", ())) and "logs" not in own:
        said = _("No record shows what the automated system logs: the record of a system is not loaded.")
        return cannot_tell(activity.place("law_enforcement/systems"), said)
    if not kept:
        return violated(place, _("No record shows what the automated system logs."))
    verdict = together([of_operation(activity.reader, logs, each) for logs in kept for each in OPERATIONS])
    if verdict.outcome == Outcome.SATISFIED and not activity.reader.in_force(_NO_REASON_NEEDED):
        said = _("On this day the logs of consultation and disclosure had to show the reason. No record shows that.")
        return cannot_tell(tuple(at for at, _logs in kept), said)
    return verdict


def _has_stopped(activity: Activity) -> Verdict | None:
    ended = activity.get("ended")
    if activity.get("live") == "no" or (ended and activity.reader.is_past(ended)):
        return not_applicable(_("The record says that this processing has stopped."))
    return None


def _systems(activity: Activity, own: Mapping[str, Any]) -> Iterator[Loaded]:
    """The systems concerned, as far as they are loaded."""
    for text in own.get("systems", ()):
        found = activity.reader.record(activity.record.ref.register, (Kind.INFORMATION_SYSTEM.value,), text)
        if found is not None:
            yield found


def _may_log(system: Loaded) -> bool:
    """Whether a system is to log: one on paper is not."""
    return bool(system.data.get("automated") != "no")


def _is_automated(activity: Activity, own: Mapping[str, Any], systems: list[Loaded]) -> Verdict | None:
    """Nothing where an automated system is used; otherwise why this has nothing to say, or cannot say it."""
    answer = own.get("automated_system")
    said = {system.data.get("automated"): f"{system.ref}#automated" for system in systems}
    if answer == "yes" or (answer is None and "yes" in said):
        return None
    place = activity.place("law_enforcement/automated_system")
    if answer == "no" and "yes" in said:
        because = _("It says that no automated system is used, and the record of its system says that it is one.")
        return cannot_tell((place, said["yes"]), because)
    if answer == "no" or (answer is None and set(said) == {"no"}):
        return not_applicable(_("No automated system is used."))
    return cannot_tell(place, _("No record shows whether an automated system is used."))
