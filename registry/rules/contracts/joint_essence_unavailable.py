"""Can people learn how those who decide jointly have divided their duties?"""

from __future__ import annotations

from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.contracts.joint import Joint, arrangement_of
from registry.subjects.agreement import Agreement
from registry.wording import _

_ON_REQUEST = "essence-on-request"


def judge(agreement: Agreement) -> Verdict:
    """Judge one agreement."""
    joint = Joint(agreement)
    if joint.otherwise is not None:
        return joint.otherwise
    if joint.is_for_law_enforcement_only:
        return not_applicable(_("They decide for a law-enforcement purpose, where section 58 does not ask for it."))
    term = arrangement_of(agreement)
    stated = term.value
    if stated.said == "unknown":
        return cannot_tell(term.sources, _("Two or more decide jointly. {because}").format(because=term.because))
    if stated.value is None:
        return not_applicable(_("No arrangement is on record whose essence people could be told."))
    if stated.get("essence_link"):
        return satisfied(_("The record shows where the essence of the arrangement is published."))
    if any(each["duty"] == _ON_REQUEST and each.get("parties") for each in stated.get("allocation") or ()):
        return satisfied(_("A party gives people the essence of the arrangement when they ask."))
    place = stated.place("essence_link")
    if stated.get("essence"):
        said = _("The record gives the essence of the arrangement, and nobody has recorded where people find it.")
        return cannot_tell(place, said)
    return violated(place, _("No record shows that people can learn the essence of the arrangement."))
