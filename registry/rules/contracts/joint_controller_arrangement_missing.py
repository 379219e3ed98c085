"""Have those who decide jointly settled who does what?"""

from __future__ import annotations

from registry.concepts.kinds import Kind
from registry.facts.stated_term import Stated
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.contracts.joint import HEADING, Joint, arrangement_of
from registry.subjects.agreement import Agreement
from registry.subjects.subject import Whole
from registry.wording import _, listed

_EVERY_RIGHT = "all-rights-requests"
_TOLD = (("privacy-notices", "who tells people"),)
_RIGHTS = (
    ("access-requests", "who answers requests for access"),
    ("rectification", "who corrects"),
    ("erasure", "who erases"),
    ("objection", "who decides on objections"),
)
_CONTACT = "contact-point"
_JOINT_CONTROLLER = "joint-controller"


def judge(subject: Agreement | Whole) -> Verdict:
    """Judge an agreement, or a privacy notice that tells people of joint controllers."""
    return _of_agreement(subject) if isinstance(subject, Agreement) else _of_notice(subject)


def _of_notice(notice: Whole) -> Verdict:
    if notice.get("controllership") != _JOINT_CONTROLLER:
        return not_applicable(_("It does not say that anybody decides jointly."))
    named = list(notice.linked_all("agreements", Kind.AGREEMENT.value))
    if any(arrangement_of(Agreement(notice.reader, each)).value.value is not None for each in named):
        return satisfied(_("An agreement that it names has an arrangement of those who decide jointly."))
    if len(named) < len(notice.get("agreements") or ()):
        said = _("It says that its controllers decide jointly, and an agreement that it names was not read.")
        return cannot_tell(notice.place("agreements"), said)
    said = _(
        "It tells people that its controllers decide jointly, and no agreement that it names shows an arrangement."
    )
    return violated((notice.place("controllership"), notice.place("agreements")), said)


def _of_agreement(agreement: Agreement) -> Verdict:
    joint = Joint(agreement)
    if joint.otherwise is not None:
        return joint.otherwise
    term = arrangement_of(agreement)
    stated = term.value
    if stated.said == "unknown":
        return cannot_tell(term.sources, _("Two or more decide jointly. {because}").format(because=term.because))
    if stated.value is None:
        said = _("Two or more decide jointly, and no record shows how they have divided their duties.")
        return violated(agreement.place(HEADING), said)
    wanting = _wanting_for_law_enforcement(stated) if joint.is_for_law_enforcement_only else _wanting(stated)
    if wanting:
        said = _("The arrangement of those who decide jointly does not say {what}.")
        return violated(stated.place("allocation"), said.format(what=listed(wanting, "or")))
    named = stated.get("controllers")
    left_out = [key for key in joint.parties if named is not None and key not in named]
    if stated.said == "here" and left_out:
        said = _("The arrangement is not said to be with everybody who decides jointly: {parties} are left out.")
        return violated(stated.place("controllers"), said.format(parties=listed(left_out)))
    return satisfied(_("An arrangement divides the duties of those who decide jointly."))


def _allocated(stated: Stated) -> set[str]:
    """The duties that the arrangement gives to somebody."""
    return {str(each["duty"]) for each in stated.get("allocation") or () if each.get("parties")}


def _wanting(stated: Stated) -> list[str]:
    """What Article 26(1) names in particular that the arrangement leaves open."""
    allocated = _allocated(stated)
    asked = _TOLD if _EVERY_RIGHT in allocated else (*_TOLD, *_RIGHTS)
    return [_(name) for duty, name in asked if duty not in allocated]


def _wanting_for_law_enforcement(stated: Stated) -> list[str]:
    """What section 58 asks for that the arrangement leaves open: who does what, and whom people turn to."""
    allocated = _allocated(stated)
    wanting = [] if allocated - {_CONTACT} else [_("who does what")]
    return wanting if _CONTACT in allocated or stated.get("contact_point") else [*wanting, _("whom people turn to")]
