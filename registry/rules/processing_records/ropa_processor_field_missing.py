"""Does a processor's record of processing hold what Article 30(2) asks for?"""

from __future__ import annotations

from collections.abc import Iterator

from registry.findings import Verdict, not_applicable
from registry.rules.processing_records.article_30 import (
    Gap,
    abroad,
    judged,
    none_to_keep,
    others,
    parties,
    reaching,
    secured,
)
from registry.subjects.processing import Activity
from registry.wording import _

_CONTROLLERS = frozenset({"controller", "joint-controller"})
_POINTS = {
    "who": "uk-gdpr-a30-2-a",
    "operations": "uk-gdpr-a30-2-b",
    "transfers": "uk-gdpr-a30-2-c",
    "security": "uk-gdpr-a30-2-d",
}


def judge(activity: Activity) -> Verdict:
    """Judge one record of processing."""
    otherwise = none_to_keep(activity)
    if otherwise is not None:
        return otherwise
    if not activity.is_processors:
        return not_applicable(_("The record does not say that it is done for somebody else."))
    return judged(activity, _gaps(activity), _POINTS)


def _gaps(activity: Activity) -> Iterator[Gap]:
    yield from reaching(activity)
    yield from others(activity, _CONTROLLERS, _("for which controllers it is done"))
    for at, party in parties(activity, _CONTROLLERS):
        if not party.get("operations") and not activity.get("operations"):
            yield Gap("operations", _("what is done for each controller"), f"{at}/operations")
    yield from abroad(activity)
    yield from secured(activity)
