"""Is data that is processed for health or social care handled by, or under, somebody who is bound to secrecy?"""

from __future__ import annotations

from registry.findings import Outcome, Verdict, not_applicable, satisfied, violated
from registry.rules.judgements import general_by_a_controller, in_doubt, together, unanswered
from registry.subjects.processing import Member, Processing
from registry.wording import _

_HEALTH_OR_SOCIAL_CARE = "h-health-or-social-care"


def judge(processing: Processing) -> Verdict:
    """Judge one side of a flow, or one record of processing."""
    otherwise = general_by_a_controller(processing)
    if otherwise is not None and otherwise.outcome == Outcome.NOT_APPLICABLE:
        return otherwise
    relying = [basis for basis in processing.bases if _HEALTH_OR_SOCIAL_CARE in (basis.get("art9") or ())]
    if not relying:
        return not_applicable(_("{name} does not rely on Article 9(2)(h).").format(name=processing.name))
    return in_doubt(together([_of_basis(processing, basis) for basis in relying]), otherwise)


def _of_basis(processing: Processing, basis: Member) -> Verdict:
    place, answer = basis.place("professional_secrecy"), basis.get("professional_secrecy")
    if answer == "yes":
        said = _("{name} has the data handled by or under a professional, or another, bound to secrecy.")
        return satisfied(said.format(name=processing.name))
    if answer == "unknown":
        said = _("whether whoever handles the data for {name} is bound to secrecy.")
        return unanswered(place, said.format(name=processing.name))
    if answer == "no":
        said = _("The record says that those who handle the data for {name} are not bound to secrecy.")
        return violated(place, said.format(name=processing.name))
    said = _(
        "{name} relies on Article 9(2)(h), and no record shows that those who handle the data are bound to secrecy."
    )
    return violated(place, said.format(name=processing.name))
