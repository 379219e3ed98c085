"""Does an impact assessment hold what the law says it holds at least?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from registry.facts.says_something import says_something
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.subjects.subject import Whole
from registry.wording import _, listed


def judge(dpia: Whole) -> Verdict:
    """Judge one impact assessment."""
    needed = dpia.data.get("screening", {}).get("needed")
    if needed == "no":
        return not_applicable(_("The record is of a screening, which found that no assessment is needed."))
    wanting = dict(_wanting(dpia))
    if wanting:
        said = _("No record shows {what}.").format(what=listed(dict.fromkeys(wanting.values())))
        return violated(tuple(dpia.place(at) for at in wanting), said)
    if not dpia.get("risks") and needed == "yes":
        said = _("The assessment was needed since a high risk was likely, and the record says that it found no risk.")
        return cannot_tell(dpia.place("risks"), said)
    return satisfied(_("The assessment describes the processing, its need and proportion, the risks and the measures."))


def _wanting(dpia: Whole) -> Iterator[tuple[str, str]]:
    """Where something is wanting, and what. Source: UK GDPR Article 35(7)(a) to (d)."""
    described, weighed = dpia.data.get("description", {}), dpia.data.get("necessity", {})
    if not says_something(described.get("nature")):
        yield "description/nature", _("what is done with the data")
    if not says_something(described.get("purposes")):
        yield "description/purposes", _("what it is done for")
    if not says_something(weighed.get("necessity")):
        yield "necessity/necessity", _("why it is needed")
    if not says_something(weighed.get("proportionality")):
        yield "necessity/proportionality", _("why it is in proportion")
    risks = dpia.get("risks")
    if risks is None:
        yield "risks", _("the risks to people")
    for risk in risks or ():
        if not says_something(risk.get("description")):
            yield f"risks[{risk['id']}]/description", _("what each risk is")
        if not _is_weighed(risk):
            yield f"risks[{risk['id']}]/inherent", _("how high each risk is")
    if risks and not dpia.get("measures"):
        yield "measures", _("the measures against the risks")


def _is_weighed(risk: Mapping[str, Any]) -> bool:
    """Whether it is said how high a risk is: before or after the measures, or how likely and how bad."""
    return bool(risk.get("inherent") or risk.get("residual") or (risk.get("likelihood") and risk.get("severity")))
