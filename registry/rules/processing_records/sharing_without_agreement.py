"""Is there an agreement with each controller that a record of processing says is given the data?"""

from __future__ import annotations

from registry.concepts.kinds import Kind
from registry.facts.agreement_between import agreement_between
from registry.facts.unread_register import not_read
from registry.findings import Outcome, Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.load.snapshot import Loaded
from registry.rules.judgements import PERSONAL, by_a_controller, together
from registry.subjects.processing import Activity, Member
from registry.wording import _

_CONTROLLERS = frozenset({"controller", "joint-controller"})


def judge(activity: Activity) -> Verdict:
    """Judge one record of processing, recipient by recipient."""
    if activity.regime and activity.regime not in PERSONAL:
        return not_applicable(_("The record says that it is not about personal data."))
    otherwise = by_a_controller(activity)
    if otherwise is not None:
        return otherwise
    if activity.get("recipients") is None:
        return cannot_tell(activity.place("recipients"), _("No record shows who is given the data."))
    groups = [Member(activity.place(f"recipients[{each['id']}]"), each) for each in activity.get("recipients")]
    verdicts = [_of_one(activity, group) for group in groups if _is_named(group)]
    if not verdicts:
        return not_applicable(_("The record names no other controller as given the data."))
    worst = together(verdicts)
    if worst.outcome != Outcome.SATISFIED:
        return worst
    return satisfied(_("There is an agreement on record with each controller that is named."))


def _is_named(group: Member) -> bool:
    """Whether a group names bodies outside the organisation that may be controllers."""
    named = group.get("organisations") or group.get("names")
    return bool(named) and group.get("internal") != "yes" and group.get("role") in (None, *_CONTROLLERS)


def _of_one(activity: Activity, group: Member) -> Verdict:
    register = activity.record.ref.register
    if group.get("agreement"):
        if activity.reader.record(register, (Kind.AGREEMENT.value,), group.get("agreement")) is not None:
            return satisfied(_("The record names the agreement."))
        away = not_read(activity.reader, register, Kind.AGREEMENT.value, group.get("agreement"))
        if away:
            said = _("The agreement is in the register {register}, which was not read.")
            return cannot_tell(group.place("agreement"), said.format(register=away))
        return violated(group.place("agreement"), _("The agreement that the record names is not there."))
    wanting = _without(activity, group)
    if not wanting:
        return satisfied(_("Both are party to an agreement on record."))
    if group.get("role") is None:
        return cannot_tell(
            group.place("role"), _("No record shows whether those who are given the data are controllers.")
        )
    said = _("No record shows an agreement with these, though none is mandatory: {names}.")
    return violated(group.place("agreement"), said.format(names=", ".join(wanting)))


def _without(activity: Activity, group: Member) -> list[str]:
    """The names of those in a group with whom no agreement is on record."""
    reader, register = activity.reader, activity.record.ref.register
    wanting = [str(name) for name in group.get("names") or ()]
    for text in group.get("organisations") or ():
        body: Loaded | None = reader.record(register, (Kind.ORGANISATION.value,), text)
        own = activity.organisation
        if body is None or own is None or not agreement_between(reader, own, body).value:
            wanting.append(body.title if body is not None else str(text))
    return wanting
