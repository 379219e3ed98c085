"""Was an impact assessment looked at again after what it assesses changed, and by the day it was to be?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from registry.concepts.kinds import Kind
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.load.snapshot import Loaded
from registry.rules.judgements import together, unanswered
from registry.subjects.subject import Whole
from registry.wording import _, day

_AGREEMENT = (Kind.AGREEMENT.value,)
_ORGANISATION = (Kind.ORGANISATION.value,)


def judge(dpia: Whole) -> Verdict:
    """Judge one impact assessment."""
    approved = dpia.get("approved")
    if approved is None or not dpia.reader.has_come(approved):
        return not_applicable(_("It has not been approved yet."))
    found = [*_of_changes(dpia), *_of_agreements(dpia), *_of_its_review(dpia)]
    if not found:
        said = _("It was last looked at on {on}, and nothing on record changed since.")
        return satisfied(said.format(on=_day(_last(dpia))))
    return together(found)


def _of_changes(dpia: Whole) -> Iterator[Verdict]:
    """The changes that the assessment itself records."""
    for change in dpia.get("changes") or ():
        on, answer = change.get("on"), change.get("reassessed")
        at = dpia.place(f"changes[{change['id']}]/reassessed")
        if on is not None and (not dpia.reader.has_come(on) or on <= _last(dpia)):
            continue
        if answer == "yes" and _has_come(dpia, change.get("reassessed_on")):
            continue
        if answer == "unknown":
            yield unanswered(at, _("whether it was looked at again after a change that it records."))
        else:
            yield violated(at, _("It records a change, and no record shows that it was looked at again because of it."))


def _of_agreements(dpia: Whole) -> Iterator[Verdict]:
    """What changed in the agreements that it covers, as far as they give the day of it."""
    last = _last(dpia)
    for text in dpia.get("covers") or ():
        agreement = dpia.reader.record(dpia.record.ref.register, _AGREEMENT, text)
        if agreement is None:
            continue
        for party in agreement.data.get("parties", ()):
            joins = party.get("joins")
            is_new = joins is not None and joins > last and dpia.reader.has_come(joins)
            if is_new and not _was_foreseen(dpia, agreement, party):
                said = _("A party came into {title} on {on}, and no record shows that this was looked at.")
                at = f"{agreement.ref}#parties[{party['id']}]/joins"
                yield violated((dpia.place("last_reviewed"), at), said.format(title=agreement.title, on=_day(joins)))
        yield from _of_text(dpia, agreement, last)


def _was_foreseen(dpia: Whole, agreement: Loaded, party: Mapping[str, Any]) -> bool:
    """Whether a party is among the controllers whose processing it assesses, so that its coming was looked at."""
    named = party.get("organisation")
    found = dpia.reader.record(agreement.ref.register, _ORGANISATION, named) if named else None
    controllers = (
        dpia.reader.record(dpia.record.ref.register, _ORGANISATION, text) for text in dpia.get("controllers") or ()
    )
    return found is not None and any(each is not None and each.ref == found.ref for each in controllers)


def _of_text(dpia: Whole, agreement: Loaded, last: str) -> Iterator[Verdict]:
    updated = agreement.data.get("dates", {}).get("updated")
    if updated is not None and updated > last and dpia.reader.has_come(updated):
        said = _("{title} was changed on {on}; whether that changes the risk, no record shows.")
        at = (dpia.place("last_reviewed"), f"{agreement.ref}#dates/updated")
        yield cannot_tell(at, said.format(title=agreement.title, on=_day(updated)))


def _of_its_review(dpia: Whole) -> Iterator[Verdict]:
    due = dpia.get("review_due")
    if due is not None and dpia.reader.is_past(due) and due > _last(dpia):
        said = _("It was to be looked at again by {on}, and no record shows it.")
        yield violated(dpia.place("review_due"), said.format(on=_day(due)))


def _last(dpia: Whole) -> str:
    """The day it was last looked at as a whole: approved, or reviewed since."""
    days = [dpia.data["approved"], dpia.get("last_reviewed"), *(each["on"] for each in dpia.get("reviews") or ())]
    return max(str(each) for each in days if each is not None and dpia.reader.has_come(each))


def _has_come(dpia: Whole, on: str | None) -> bool:
    return on is None or dpia.reader.has_come(on)


def _day(written: str) -> str:
    return day(date.fromisoformat(written))
