"""Where an impact assessment leaves a high risk, was the regulator consulted before anything began?"""

from __future__ import annotations

from datetime import date

from registry.facts.reading import Reading
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.subjects.subject import Whole
from registry.wording import _, day


def judge(dpia: Whole) -> Verdict:
    """Judge one impact assessment."""
    high = _leaves_a_high_risk(dpia)
    if high.value == "unknown":
        return cannot_tell(high.sources, high.because)
    if high.value == "no":
        return not_applicable(high.because)
    asked = dpia.data.get("prior_consultation", {})
    begun = dpia.get("started")
    has_begun = begun is not None and dpia.reader.has_come(begun)
    sent = asked.get("sent")
    place = dpia.place("prior_consultation/sent")
    if sent is not None and dpia.reader.has_come(sent):
        if has_begun and date.fromisoformat(begun) < date.fromisoformat(sent):
            said = _("{because} The processing began on {on}, before the regulator was asked.")
            return violated((dpia.place("started"), place), said.format(because=high.because, on=_day(begun)))
        if has_begun and not asked.get("answered"):
            said = _("The processing has begun, and no record shows what the regulator answered.")
            return cannot_tell(dpia.place("prior_consultation/answered"), said)
        return satisfied(_("The regulator was asked on {on}.").format(on=_day(sent)))
    if begun is not None and not has_begun:
        said = _("The processing begins on {on}, and the regulator is asked before.")
        return not_applicable(said.format(on=_day(begun)))
    if begun is None and dpia.get("outcome") == "do-not-proceed":
        return not_applicable(_("The assessment decided that the processing does not go ahead."))
    said = _("{because} No record shows that the regulator was consulted.")
    return violated(place, said.format(because=high.because))


def _leaves_a_high_risk(dpia: Whole) -> Reading[str]:
    """Whether a high risk is left once the measures are in place: `yes`, `no` or `unknown`."""
    whole = dpia.place("residual_risk")
    each = {dpia.place(f"risks[{risk['id']}]/residual"): risk.get("residual") for risk in dpia.get("risks") or ()}
    high = tuple(at for at, left in each.items() if left == "high")
    overall = dpia.get("residual_risk")
    if overall == "high":
        return Reading("yes", _("The assessment leaves a high risk."), (whole,))
    if high and overall is not None:
        said = _("One risk is left high, and the record says that the highest risk left is not.")
        return Reading("unknown", said, (whole, *high))
    if high:
        return Reading("yes", _("The assessment leaves a high risk."), high)
    if dpia.get("outcome") == "consult-regulator":
        said = _("The assessment decided that the regulator is consulted first.")
        return Reading("yes", said, (dpia.place("outcome"),))
    if dpia.data.get("prior_consultation", {}).get("needed") == "yes":
        said = _("The record says that the regulator is consulted.")
        return Reading("yes", said, (dpia.place("prior_consultation/needed"),))
    if overall is not None or (each and all(each.values())):
        return Reading("no", _("The assessment leaves no high risk."))
    if dpia.data.get("screening", {}).get("needed") == "no":
        return Reading("no", _("The record is of a screening, which found that no high risk is likely."))
    return Reading("unknown", _("No record shows how high a risk the assessment leaves."), (whole,))


def _day(written: str) -> str:
    return day(date.fromisoformat(written))
