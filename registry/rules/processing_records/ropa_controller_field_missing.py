"""Does a controller's record of processing hold what Article 30(1) asks for?"""

from __future__ import annotations

from collections.abc import Iterator

from registry.findings import Verdict, not_applicable
from registry.rules.processing_records.article_30 import (
    Gap,
    abroad,
    described,
    judged,
    kept,
    none_to_keep,
    others,
    reaching,
    secured,
)
from registry.subjects.processing import Activity
from registry.wording import _

_JOINT = frozenset({"joint-controller"})
_POINTS = {
    "who": "uk-gdpr-a30-1-a",
    "purposes": "uk-gdpr-a30-1-b",
    "subjects": "uk-gdpr-a30-1-c",
    "items": "uk-gdpr-a30-1-c",
    "recipients": "uk-gdpr-a30-1-d",
    "transfers": "uk-gdpr-a30-1-e",
    "retention": "uk-gdpr-a30-1-f",
    "security": "uk-gdpr-a30-1-g",
}


def judge(activity: Activity) -> Verdict:
    """Judge one record of processing."""
    otherwise = none_to_keep(activity)
    if otherwise is not None:
        return otherwise
    if activity.is_processors:
        return not_applicable(_("It is a processor's own record, of which less is asked."))
    return judged(activity, _gaps(activity), _POINTS)


def _gaps(activity: Activity) -> Iterator[Gap]:
    yield from reaching(activity)
    if activity.role in _JOINT:
        yield from others(activity, _JOINT, _("who the joint controllers are"))
    yield from described(activity)
    yield from abroad(activity)
    yield from kept(activity)
    yield from secured(activity)
