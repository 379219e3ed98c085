"""Where personal data is kept for law enforcement: is it set how often the need to keep it is looked at again?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from registry.concepts.kinds import Kind
from registry.facts.body import organisation
from registry.facts.competent_authority import competent_authority
from registry.facts.unread_register import not_read
from registry.findings import Outcome, Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.load.snapshot import Loaded
from registry.rules.judgements import LAW_ENFORCEMENT, by_a_controller, in_doubt, together, under
from registry.subjects.processing import Activity
from registry.subjects.subject import Whole
from registry.wording import _

_SCHEDULE = Kind.RETENTION_SCHEDULE.value
_NOT_ABOUT_PEOPLE = frozenset({"statistics", "organisation"})


def judge(subject: Whole | Activity) -> Verdict:
    """Judge a retention schedule, or a record of processing."""
    return _of_activity(subject) if isinstance(subject, Activity) else _of_schedule(subject)


# ── a retention schedule ─────────────────────────────────────────────────────────────────────────────────────────────


def _of_schedule(schedule: Whole) -> Verdict:
    rules = [each for each in schedule.get("rules") or () if each.get("personal_data") != "no"]
    part3 = [each for each in rules if each.get("regime") == LAW_ENFORCEMENT]
    own = schedule.linked("organisation", Kind.ORGANISATION.value)
    unsaid = [each for each in rules if "regime" not in each] if _is_competent(schedule, own) else []
    if not part3 and not unsaid:
        return not_applicable(_("None of its rules is for data kept for a law-enforcement purpose."))
    if schedule.get("review_every"):
        return satisfied(_("One limit for looking again serves every rule."))
    wanting = tuple(
        schedule.place(f"rules[{each['id']}]/review_every") for each in part3 if not each.get("review_every")
    )
    if wanting:
        return violated(wanting, _("No record shows how often the need to keep this is looked at again."))
    unclear = tuple(schedule.place(f"rules[{each['id']}]/regime") for each in unsaid if not each.get("review_every"))
    if unclear:
        said = _(
            "No record shows how often the need to keep this is looked at again, or whether it is for law enforcement."
        )
        return cannot_tell(unclear, said)
    return satisfied(_("Each rule says how often the need to keep is looked at again."))


def _is_competent(subject: Whole | Activity, own: Loaded | None) -> bool:
    """Whether a body is a competent authority, so that what does not say its law may be for law enforcement."""
    return own is not None and competent_authority(organisation(subject.reader, own)).value == "yes"


# ── a record of processing ───────────────────────────────────────────────────────────────────────────────────────────


def _of_activity(activity: Activity) -> Verdict:
    otherwise = under(activity, LAW_ENFORCEMENT)
    if otherwise is not None and otherwise.outcome == Outcome.NOT_APPLICABLE:
        return otherwise
    if otherwise is not None and not _is_competent(activity, activity.organisation):
        return not_applicable(_("No record shows that it is for law enforcement, or by a body that does such work."))
    return by_a_controller(activity) or in_doubt(_judged(activity), otherwise)


def _judged(activity: Activity) -> Verdict:
    terms = activity.get("retention") or ()
    if not terms:
        said = _("No record shows how long this is kept, or how often the need to keep it is looked at again.")
        return violated(activity.place("retention"), said)
    about_people = [each for each in terms if not _is_statistics(activity, each)]
    if not about_people:
        return not_applicable(_("What it keeps is statistics, or about no person."))
    return together([_of_term(activity, each) for each in about_people])


def _is_statistics(activity: Activity, term: Mapping[str, Any]) -> bool:
    """Whether all that a term is about identifies nobody, and is figures or about organisations."""
    about = [each for each in activity.items if each.get("id") in (term.get("items") or ())]
    return bool(about) and all(
        each.get("identifies") == "no" and _NOT_ABOUT_PEOPLE.issuperset(each.get("categories") or {""})
        for each in about
    )


def _of_term(activity: Activity, term: Mapping[str, Any]) -> Verdict:
    fine = satisfied(_("It is set how often the need to keep this is looked at again."))
    if term.get("review_every"):
        return fine
    place = activity.place(f"retention[{term['id']}]/review_every")
    said = _("No record shows how often the need to keep this is looked at again.")
    named = term.get("schedule")
    if named is None:
        return violated(place, said)
    register = activity.record.ref.register
    schedule = activity.reader.record(register, (_SCHEDULE,), named)
    if schedule is not None:
        return fine if _sets_a_limit(schedule, term.get("schedule_line")) else violated(place, said)
    if not not_read(activity.reader, register, _SCHEDULE, named):
        return violated(place, said)
    return cannot_tell(place, _("{said} Its schedule is in a register that was not read.").format(said=said))


def _sets_a_limit(schedule: Loaded, line: str | None) -> bool:
    """Whether a schedule sets a limit for every rule, or for the rule on a line of it."""
    rules = [each for each in schedule.data.get("rules", ()) if line and each.get("reference") == line]
    return bool(schedule.data.get("review_every")) or any(each.get("review_every") for each in rules)
