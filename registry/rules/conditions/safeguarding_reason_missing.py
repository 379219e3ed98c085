"""Where paragraph 18 of Schedule 1 is relied on: why is consent not asked for, and is anybody to be protected?"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from registry.findings import Outcome, Verdict, not_applicable, satisfied, violated
from registry.rules.judgements import general_by_a_controller, in_doubt, together, unanswered
from registry.subjects.agreement import Side
from registry.subjects.processing import Member, Processing
from registry.wording import _

_SAFEGUARDING = "para-18-safeguarding"
_PROTECTED = frozenset({"child", "child-under-13", "child-13-to-17", "adult-at-risk"})
_OF_AGE = 18


def judge(processing: Processing) -> Verdict:
    """Judge one side of a flow, or one record of processing."""
    otherwise = general_by_a_controller(processing)
    if otherwise is not None and otherwise.outcome == Outcome.NOT_APPLICABLE:
        return otherwise
    relying = [basis for basis in processing.bases if _SAFEGUARDING in (basis.get("sch1") or ())]
    if not relying:
        return not_applicable(_("{name} does not rely on paragraph 18 of Schedule 1.").format(name=processing.name))
    return in_doubt(together([_without_consent(processing, relying), _somebody_to_protect(processing)]), otherwise)


def _without_consent(processing: Processing, relying: Sequence[Member]) -> Verdict:
    book = processing.reader.book
    known = {each.at: book.condition("safeguarding-reason", str(each.get("safeguarding_reason"))) for each in relying}
    without = tuple(each.place("safeguarding_reason") for each in relying if known[each.at] is None)
    if without:
        said = _("{name} relies on paragraph 18 of Schedule 1, and no record shows why it does not ask for consent.")
        return violated(without, said.format(name=processing.name))
    return satisfied(_("{name} has on record why it does not ask for consent.").format(name=processing.name))


def _somebody_to_protect(processing: Processing) -> Verdict:
    """Whether people under 18 or adults at risk are concerned, be the data about them or about those they are with."""
    record = processing.record.data
    groups: Sequence[Mapping[str, Any]] = record.get("subjects") or ()
    answers = (
        () if isinstance(processing, Side) else tuple(record.get(each) for each in ("children", "vulnerable_people"))
    )
    if "yes" in answers or any(_is_protected(group) for group in groups):
        return satisfied(_("Children or adults at risk are among those concerned."))
    place = f"{processing.record.ref}#subjects"
    if "unknown" in answers:
        return unanswered(place, _("whether anybody concerned is under 18 or at risk."))
    return violated(place, _("No record shows that anybody concerned is under 18 or at risk."))


def _is_protected(group: Mapping[str, Any]) -> bool:
    return group.get("category") in _PROTECTED or group.get("youngest", _OF_AGE) < _OF_AGE
