"""Is what goes out for law enforcement checked first, and are those who have it told what proves wrong?"""

from __future__ import annotations

from registry.facts.says_something import says_something
from registry.facts.stated_term import stated_term
from registry.findings import Verdict, cannot_tell, satisfied, violated
from registry.rules.law_enforcement.enforcing import enforcing, nobody_enforcing
from registry.subjects.agreement import Flow
from registry.wording import _


def judge(flow: Flow) -> Verdict:
    """Judge one flow that a controller under Part 3 gives."""
    givers = [side for side in flow.sides if side.is_discloser]
    if not enforcing(givers):
        return nobody_enforcing(flow, givers)
    accuracy = stated_term(flow.reader, flow.agreement.record, "accuracy").value
    checked = says_something(flow.get("checked_before_sending")) or says_something(accuracy.get("checks"))
    corrected = says_something(accuracy.get("correction_notice"))
    if checked and corrected:
        return satisfied(_("It is checked before it goes, and those who have it are told what proves wrong."))
    missing = [] if checked else [flow.place("checked_before_sending")]
    missing += [] if corrected else [accuracy.place("correction_notice")]
    if accuracy.said == "unknown":
        said = _("How quality is looked after is left to a parent, and no record shows what that says.")
        return cannot_tell(tuple(missing), said)
    if not checked and not corrected:
        said = _("No record shows that it is checked before it goes, or how those who have it learn what proves wrong.")
    elif not checked:
        said = _("No record shows that it is checked before it goes.")
    else:
        said = _("No record shows how those who have it learn what proves wrong.")
    return violated(tuple(missing), said)
