"""Tags: a word in a colour. The word alone says everything; the colour only helps the eye."""

from __future__ import annotations

from registry.concepts.agreements import AgreementStatus
from registry.concepts.lifecycle import CaseStatus, RecordStatus
from registry.ui.markup.html import Html, element, safe
from registry.wording import _

_COLOURS = {
    AgreementStatus.IDEA: "grey",
    AgreementStatus.SCREENING: "grey",
    AgreementStatus.DRAFT: "grey",
    AgreementStatus.CONSULTATION: "violet",
    AgreementStatus.LEGAL_IG_REVIEW: "violet",
    AgreementStatus.APPROVED: "blue",
    AgreementStatus.SIGNING: "blue",
    AgreementStatus.IN_FORCE: "green",
    AgreementStatus.UNDER_REVIEW: "yellow",
    AgreementStatus.SUSPENDED: "orange",
    RecordStatus.ACTIVE: "green",
    CaseStatus.OPEN: "blue",
    "expired": "orange",
    "review-overdue": "red",
    "not-yet-effective": "blue",
}
_LABELS = {str(each): each.label for each in (*AgreementStatus, *RecordStatus, *CaseStatus)}
_STANDING = {"expired": "Expired", "review-overdue": "Review overdue", "not-yet-effective": "Not yet in effect"}
"""What is worked out about an agreement, in words."""

STANDINGS = tuple(_STANDING)
"""Everything that may be worked out about an agreement, in the order it is offered to a reader."""


def word(status: str) -> str:
    """A status, or what was worked out, in words."""
    if not status:
        return _("Not begun")
    if status in _STANDING:
        return _(_STANDING[status])
    return _(_LABELS.get(status, status))


def tag(status: str) -> Html:
    """A status, or what was worked out, as a tag."""
    return element("span", safe(word(status)), class_=f"tag tag-{_COLOURS.get(status, 'grey')}")
