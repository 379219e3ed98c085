"""Whether a body gives or arranges health care or social care, as far as its record says.

Source: the National Data Guardian's guidance on Caldicott Guardians and the national data opt-out policy, both of which
are for health and adult social care in England. Whether they reach children's social care should be confirmed.
"""

from __future__ import annotations

from registry.facts.body import Body
from registry.facts.reading import Reading
from registry.wording import _

_HEALTH = frozenset({
    "nhs-body", "health-service-provider", "health-or-adult-social-care-commissioner-or-provider",
    "independent-hospital", "dental-practice", "community-pharmacy",
})  # fmt: skip
_SOCIAL = "social-services-authority"
_SECTORS = frozenset({"health", "social-care"})
_ADULTS = ("nhs_body", "adult_social_care")


def care_body(body: Body) -> Reading[str]:
    """Whether a body is one: `yes`; `children` where all that is recorded is children's social care; `no`; `unknown`.

    What kind of body it is in law counts before what its record answers. A body of which nothing is recorded is none,
    unless it belongs to the health or care sector.

    Source: Health and Social Care (National Data Guardian) Act 2018; national data opt-out policy.
    """
    data = body.record.data if body.record is not None else {}
    at = str(body.record.ref) if body.record is not None else ""
    if body.kinds & _HEALTH:
        return Reading("yes", _("{name} is a health or care body.").format(name=body.name), (body.kinds_at,))
    said = [field for field in _ADULTS if data.get(field) == "yes"]
    if said:
        because = _("The record of {name} says that it gives or arranges care.").format(name=body.name)
        return Reading("yes", because, tuple(f"{at}#{field}" for field in said))
    place = (f"{at}#adult_social_care" if at else body.kinds_at,)
    if _SOCIAL in body.kinds and "adult_social_care" not in data:
        return Reading("yes", _("{name} is a social services authority.").format(name=body.name), (body.kinds_at,))
    silent = _("No record shows whether {name} gives or arranges health or adult social care.").format(name=body.name)
    if _SOCIAL in body.kinds or "unknown" in {data.get(field) for field in _ADULTS}:
        return Reading("unknown", silent, place)
    if data.get("childrens_social_care") == "yes":
        because = _("The record of {name} says that it gives or arranges care of children.").format(name=body.name)
        return Reading("children", because, (f"{at}#childrens_social_care",))
    answered = any(field in data for field in _ADULTS)
    if (body.record is None and not body.kinds) or (data.get("sector") in _SECTORS and not answered):
        return Reading("unknown", silent, place)
    return Reading("no", _("No record shows that {name} gives or arranges care.").format(name=body.name), place)
