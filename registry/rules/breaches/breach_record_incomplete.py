"""Does the record of a breach hold what happened, what it meant and what was done?"""

from __future__ import annotations

from collections.abc import Iterator

from registry.clocks.breach import regulator_deadline
from registry.facts.breach_risk import likely_risk, of_personal_data
from registry.facts.lifecycle import status_on
from registry.facts.moments import day_of, moment
from registry.facts.says_something import says_something
from registry.findings import Verdict, not_applicable, satisfied, violated
from registry.rules.judgements import doubtful, in_doubt
from registry.subjects.subject import Whole
from registry.wording import _, listed


def judge(breach: Whole) -> Verdict:
    """Judge one breach."""
    personal = of_personal_data(breach.data, str(breach.record.ref))
    if personal.value == "no":
        return not_applicable(personal.because)
    if _is_fresh(breach):
        return not_applicable(_("It is still being looked into, and the 72 hours for the report have not ended."))
    wanting = dict(_wanting(breach))
    if not wanting:
        return satisfied(_("The record holds what happened, what it meant and what was done."))
    at = tuple(breach.place(field) for field in wanting)
    said = _("No record shows {what}.").format(what=listed(dict.fromkeys(wanting.values()), _("or")))
    return in_doubt(violated(at, said), doubtful(personal))


def _is_fresh(breach: Whole) -> bool:
    """Whether it is open, and the 72 hours from when the controller became aware have not ended the day before."""
    aware = moment(breach.get("became_aware"))
    if aware is None or status_on(breach.reader, breach.record).value != "open":
        return False
    return not breach.reader.is_past(day_of(regulator_deadline(aware).by))


def _wanting(breach: Whole) -> Iterator[tuple[str, str]]:
    """Where something is wanting, and what. Source: UK GDPR Article 33(5); DPA 2018 section 67(6)."""
    if not says_something(breach.get("facts")):
        yield "facts", _("what happened")
    if not says_something(breach.get("effects")):
        yield "effects", _("what it meant for people")
    actions = breach.get("remedial_action")
    if actions is None:
        yield "remedial_action", _("what was done")
    for action in actions or ():
        if not says_something(action.get("what")):
            yield f"remedial_action[{action['id']}]/what", _("what was done")
    report = breach.data.get("regulator", {})
    unlikely = likely_risk(breach.data, str(breach.record.ref)).value == "no"
    if unlikely and not (
        report.get("reported")
        or says_something(report.get("reasons_for_not_reporting"))
        or says_something(breach.get("risk_reasoning"))
    ):
        yield "risk_reasoning", _("why a risk to people was judged unlikely")
