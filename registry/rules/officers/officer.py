"""What the rules about a data protection officer's place share: the officer that an organisation has on record."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from registry.facts.kept_here import kept_here
from registry.findings import Verdict, cannot_tell, not_applicable
from registry.subjects.subject import Whole
from registry.wording import _


def judged_elsewhere(organisation: Whole) -> Verdict | None:
    """Nothing where an organisation exists and its duties may be for this record to show; otherwise why not."""
    reader, data = organisation.reader, organisation.data
    if "ceased" in data and reader.is_past(data["ceased"]):
        return not_applicable(_("It does not exist any more."))
    here = kept_here(reader, organisation.record)
    return not_applicable(here.because) if here.value == "no" else None


def officer_of(organisation: Whole) -> Mapping[str, Any] | Verdict:
    """What the record says of the officer; or why there is nothing to judge.

    Source: UK GDPR Articles 37 to 39, which bind whoever has an officer, whether or not it must have one.
    """
    otherwise = judged_elsewhere(organisation)
    if otherwise is not None:
        return otherwise
    officer: Mapping[str, Any] = organisation.data.get("dpo", {})
    if officer.get("designated") == "unknown":
        said = _("It is not known whether it has a data protection officer.")
        return cannot_tell(organisation.place("dpo/designated"), said)
    if officer.get("designated") != "yes":
        return not_applicable(_("No record shows that it has a data protection officer."))
    return officer
