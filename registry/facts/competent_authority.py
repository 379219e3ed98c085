"""Whether a body is a competent authority, so that law-enforcement processing is open to it.

Source: DPA 2018 section 30 and Schedule 7: those whom the Schedule names, and any other person so far as it has
statutory functions for a law-enforcement purpose. Criminal Justice Act 2003 section 325(4D) and (4E) treats whoever
receives under that section as one, for what it receives.
"""

from __future__ import annotations

from registry.facts.body import Body
from registry.facts.reading import Reading
from registry.wording import _

_LISTED = "competent-authority"


def competent_authority(body: Body) -> Reading[str]:
    """Whether a body is one: `yes`, `no`, or `cannot-tell` where the records do not say enough, or contradict."""
    own = body.record.data.get("law_enforcement", {}) if body.record is not None else {}
    at = f"{body.record.ref}#law_enforcement" if body.record is not None else body.kinds_at
    answer = own.get("competent_authority", "")
    listed = _LISTED in body.kinds
    if listed and answer == "no":
        said = _("Schedule 7 names what {name} is, but its record says that it is no competent authority.")
        return Reading("cannot-tell", said.format(name=body.name), (at,))
    if listed:
        return Reading("yes", _("Schedule 7 names what {name} is.").format(name=body.name), (body.kinds_at,))
    if answer == "yes" and any(own.get(field) for field in ("schedule_7_entry", "functions", "law")):
        said = _("Its record says for what {name} is a competent authority.")
        return Reading("yes", said.format(name=body.name), (at,))
    if answer == "yes":
        said = _("The record of {name} says that it is a competent authority, but not by which entry or function.")
        return Reading("cannot-tell", said.format(name=body.name), (at,))
    if answer == "no":
        said = _("The record of {name} says that it is no competent authority.")
        return Reading("no", said.format(name=body.name), (at,))
    if answer == "unknown":
        said = _("It is not known whether {name} is a competent authority.")
        return Reading("cannot-tell", said.format(name=body.name), (at,))
    if not body.kinds:
        return Reading("cannot-tell", body.gap, (body.kinds_at,))
    return Reading("no", _("No record shows that {name} is a competent authority.").format(name=body.name), (at,))
