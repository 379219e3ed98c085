"""Is what is in force a version that somebody approved, and not a draft?"""

from __future__ import annotations

import re

from registry.findings import Verdict, cannot_tell, satisfied, violated
from registry.rules.agreements.applying import made_by_parties
from registry.subjects.agreement import Agreement
from registry.wording import _

_DRAFT = frozenset({"draft", "drafft", "unapproved"})
_FINAL = frozenset({"final", "terfynol", "approved"})
"""Words of a label, in English and Welsh, that say which of the two it is."""

_BELOW_ONE = re.compile(r"(?<![0-9.])0\.[0-9]")
"""A version number below 1, which is the usual number of a draft."""


def judge(agreement: Agreement) -> Verdict:
    """Judge an agreement by the label that is printed on it, or where none is recorded by its version."""
    otherwise = made_by_parties(agreement)
    if otherwise is not None:
        return otherwise
    printed = agreement.data.get("document", {}).get("version_label")
    label, place = printed, agreement.place("document/version_label")
    if label is None:
        label, place = agreement.data.get("version"), agreement.place("version")
    if label is None:
        return cannot_tell(agreement.place("document/version_label"), _("No record shows which version is in force."))
    words = set(re.findall(r"[^\W\d_]+", label.casefold()))
    is_draft = bool(words & _DRAFT)
    if is_draft and words & _FINAL:
        said = _("Whether what is in force is a draft cannot be told from its label, “{label}”.")
        return cannot_tell(place, said.format(label=label))
    if is_draft:
        return violated(place, _("What is in force is labelled “{label}”.").format(label=label))
    if _BELOW_ONE.search(label) and not words & _FINAL:
        said = _("Version {label} is in force, and no record shows whether a version below 1 is a draft.")
        return cannot_tell(place, said.format(label=label))
    return satisfied(_("What is in force is labelled “{label}”.").format(label=label))
