"""Where patient information goes beyond people's own care, is it on record how the national data opt-out is kept?"""

from __future__ import annotations

from registry.facts.body import Body
from registry.facts.care_body import care_body
from registry.facts.given_in_confidence import about_health_or_care, given_in_confidence
from registry.facts.says_something import says_something
from registry.facts.stated_term import stated_term
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.confidentiality.identifying import identifies_nobody
from registry.rules.judgements import unanswered
from registry.subjects.agreement import Flow, Side
from registry.subjects.relied_on import bodies_of
from registry.wording import _

_OWN_CARE = "implied-consent-direct-care"
_AGREED = "explicit-consent"
_REACHED = frozenset({"england", "uk-wide"})


def judge(flow: Flow) -> Verdict:
    """Judge one flow."""
    nobody = identifies_nobody(flow)
    if nobody:
        return not_applicable(nobody)
    whole = stated_term(flow.reader, flow.agreement.record, "confidentiality").value
    held = [item for item in flow.items if about_health_or_care(item.data)]
    certain = any(given_in_confidence(item.data, item.at).value == "yes" for item in held)
    silent = _silent(flow)
    if not certain and not silent:
        return not_applicable(_("No health or care information given in confidence is said to go."))
    asked = [side for side in flow.sides if side.is_discloser and not side.is_processors and not _is_exempt(side)]
    bodies = [(side, body) for side in asked for body in bodies_of(side) if not _is_elsewhere(body)]
    readings = [(side, body, care_body(body)) for side, body in bodies]
    caring = [(side, body) for side, body, care in readings if care.value == "yes"]
    unclear = tuple(place for _side, _body, care in readings if care.value == "unknown" for place in care.sources)
    if not caring and not unclear:
        return not_applicable(_("No health or care body in England gives it for more than people's own care."))
    answer = whole.get("opt_out_applies")
    if says_something(whole.get("opt_out")) or answer == "yes":
        return satisfied(_("It is on record whether and how the national data opt-out is kept."))
    place = whole.place("opt_out")
    if whole.said == "unknown":
        return cannot_tell(place, _("The opt-out is left to a parent, and no record shows what that says."))
    if not caring:
        return cannot_tell(unclear, _("No record shows whether who gives holds patient information."))
    nowhere = tuple(body.nation_at for _side, body in caring if not body.nations)
    if nowhere and len(nowhere) == len(caring):
        return cannot_tell(nowhere, _("No record shows whether who gives works in England, where the opt-out is kept."))
    if not certain:
        return cannot_tell(silent, _("No record shows whether what goes is about anybody's health or care."))
    if answer == "unknown":
        return unanswered(whole.place("opt_out_applies"), _("whether the national data opt-out applies."))
    if answer == "no":
        return violated(place, _("No record shows why the national data opt-out does not apply."))
    said = _("{name} gives patient information beyond people's own care. No record speaks of the national opt-out.")
    return violated(place, said.format(name=caring[0][0].name))


def _silent(flow: Flow) -> tuple[str, ...]:
    """The places that should say what goes is about, where nothing does."""
    if not flow.items:
        return (flow.place("items"),)
    silent = [item for item in flow.items if item.get("special_categories") is None and not item.get("categories")]
    return tuple(item.place("categories") for item in silent if item.get("confidential") != "no")


def _is_exempt(side: Side) -> bool:
    """Whether a party gives for people's own care, or as they have agreed."""
    routes = [basis.get("confidentiality_route") for basis in side.bases]
    return any(route in (_OWN_CARE, _AGREED) for route in routes)


def _is_elsewhere(body: Body) -> bool:
    return bool(body.nations) and not body.nations & _REACHED
