"""The words for what is worked out about an agreement."""

from registry.wording import _

STANDING = {
    "expired": _("expired"),
    "review-overdue": _("review overdue"),
    "not-yet-effective": _("not yet in effect"),
}
