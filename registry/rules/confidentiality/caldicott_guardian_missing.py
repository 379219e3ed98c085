"""Has a health or care body in England a Caldicott Guardian?"""

from __future__ import annotations

from registry.facts.body import organisation as body_of
from registry.facts.care_body import care_body
from registry.facts.kept_here import kept_here
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.judgements import unanswered
from registry.subjects.subject import Whole
from registry.wording import _

_REACHED = frozenset({"england", "uk-wide"})


def judge(organisation: Whole) -> Verdict:
    """Judge one organisation."""
    reader, name = organisation.reader, organisation.record.title
    kept = kept_here(reader, organisation.record)
    if kept.value == "no":
        return not_applicable(kept.because)
    if "ceased" in organisation.data and reader.is_past(organisation.data["ceased"]):
        return not_applicable(_("It no longer exists."))
    nation = organisation.get("nation")
    if nation is not None and nation not in _REACHED:
        return not_applicable(_("The guidance is for England, and it works under the law of another nation."))
    care = care_body(body_of(reader, organisation.record))
    if care.value == "no":
        return not_applicable(care.because)
    guardian = organisation.get("caldicott_guardian") or {}
    answer = guardian.get("appointed", "yes" if guardian.get("role") or guardian.get("appointed_on") else None)
    since = guardian.get("appointed_on")
    if answer == "yes" and (since is None or reader.has_come(since)):
        return satisfied(_("{name} has a Caldicott Guardian.").format(name=name))
    place = organisation.place("caldicott_guardian/appointed" if guardian else "caldicott_guardian")
    if kept.value == "unknown":
        return cannot_tell(kept.sources, kept.because)
    if care.value == "unknown":
        return cannot_tell(care.sources, care.because)
    if nation is None:
        said = _("No record shows whether {name} works in England, for which the guidance is.")
        return cannot_tell(organisation.place("nation"), said.format(name=name))
    if care.value == "children":
        said = _("No record shows a Caldicott Guardian of {name}. Whether care of children needs one is unclear.")
        return cannot_tell(place, said.format(name=name))
    if answer == "unknown":
        return unanswered(place, _("whether {name} has a Caldicott Guardian.").format(name=name))
    if answer == "yes":
        said = _("The Caldicott Guardian of {name} is appointed only from a later day.")
        return violated(organisation.place("caldicott_guardian/appointed_on"), said.format(name=name))
    return violated(place, _("No record shows a Caldicott Guardian of {name}.").format(name=name))
