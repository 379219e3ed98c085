"""Are people told of the processing by each controller, or is the exemption relied on recorded?"""

from __future__ import annotations

from collections.abc import Iterator

from registry.concepts.kinds import Kind
from registry.facts.unread_register import unread_register
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.load.snapshot import Loaded
from registry.rules.judgements import PERSONAL, by_a_controller
from registry.subjects.agreement import Side
from registry.subjects.joining import Joiner, bound_members
from registry.subjects.own_records import notices_of, stands
from registry.subjects.processing import Activity, Processing
from registry.wording import _

_NOTICE = (Kind.PRIVACY_NOTICE.value,)


def judge(processing: Side | Activity) -> Verdict:
    """Judge one side of a flow, or one record of processing."""
    if processing.regime and processing.regime not in PERSONAL:
        return not_applicable(_("The record says that it is not about personal data."))
    if not processing.regime and processing.is_personal == "no":
        return not_applicable(_("The record says that none of it is personal data."))
    otherwise = by_a_controller(processing)
    if otherwise is not None:
        return otherwise
    if not processing.regime and processing.is_personal != "yes":
        return cannot_tell(processing.place("regime"), _("No record shows whether this is personal data."))
    return _of_side(processing) if isinstance(processing, Side) else _of_activity(processing)


# ── a side of a flow ─────────────────────────────────────────────────────────────────────────────────────────────────


def _of_side(side: Side) -> Verdict:
    terms = side.agreement.data.get("transparency", {})
    if side.flow.get("notice_exemption") or terms.get("exemption"):
        return satisfied(_("The record names the exemption relied on where people are not told."))
    if "party_class" in side.party:
        return _of_class(side)
    named = side.linked("notice", *_NOTICE)
    if named is not None and stands(side.reader, named):
        return satisfied(_("The record names the notice of {name}.").format(name=side.name))
    if side.organisation is not None and _has_notice(side, side.organisation):
        return satisfied(_("A notice of {name} tells of this agreement.").format(name=side.name))
    return _wanting(side, side.place("notice"), side.party.get("organisation"))


def _notices_about(side: Side) -> Iterator[Loaded]:
    """The notices that the agreement names, and those that name the agreement."""
    agreement = side.agreement
    for text in agreement.data.get("transparency", {}).get("notices", ()):
        found = side.reader.record(agreement.record.ref.register, _NOTICE, text)
        if found is not None:
            yield found
    yield from side.reader.referring(agreement.record, Kind.PRIVACY_NOTICE.value)


def _has_notice(side: Side, organisation: Loaded) -> bool:
    return next(notices_of(side.reader, _notices_about(side), organisation), None) is not None


def _of_class(side: Side) -> Verdict:
    members = bound_members(side.agreement, str(side.get("party")))
    if not members:
        return not_applicable(_("Nobody of this class is bound yet."))
    wanting = [member for member in members if not _tells(side, member)]
    if not wanting:
        return satisfied(_("Each member of the class has a notice on record."))
    said = _("No record shows with which notice these members tell people: {names}.")
    said = said.format(names=", ".join(member.name for member in wanting))
    places = tuple(member.place("notices") for member in wanting)
    register = side.record.ref.register
    unread = [
        member.organisation is None or unread_register(side.reader, member.organisation, None, register)
        for member in wanting
    ]
    return cannot_tell(places, said) if all(unread) else violated(places, said)


def _tells(side: Side, member: Joiner) -> bool:
    named = member.linked(side.agreement, "notices", Kind.PRIVACY_NOTICE.value)
    if any(stands(side.reader, notice) for notice in named):
        return True
    return member.organisation is not None and _has_notice(side, member.organisation)


# ── a record of processing ───────────────────────────────────────────────────────────────────────────────────────────


def _of_activity(activity: Activity) -> Verdict:
    terms = activity.data.get("transparency", {})
    if "started" in activity.data and not activity.reader.has_come(activity.data["started"]):
        return not_applicable(_("The processing has not begun."))
    if terms.get("exemption"):
        return satisfied(_("The record names the exemption relied on where people are not told."))
    named = [activity.reader.record(activity.record.ref.register, _NOTICE, text) for text in terms.get("notices", ())]
    telling = [*named, *activity.reader.referring(activity.record, Kind.PRIVACY_NOTICE.value)]
    if any(notice is not None and stands(activity.reader, notice) for notice in telling):
        return satisfied(_("A notice that tells people of this is on record."))
    return _wanting(activity, activity.place("transparency/notices"), activity.get("organisation"))


def _wanting(processing: Processing, place: str, text: str | None) -> Verdict:
    """The verdict where no notice is on record: whether there could be one in a register that was not read."""
    name = processing.name
    unread = unread_register(processing.reader, processing.organisation, text, processing.record.ref.register)
    if unread:
        said = _("The notices of {name} are in the register {register}, which was not read.")
        return cannot_tell(place, said.format(name=name, register=unread))
    if processing.organisation is None and isinstance(processing, Side):
        said = _("There is no record of {name}, so nobody can tell with which notice it tells people.")
        return cannot_tell((processing.place("party"), place), said.format(name=name))
    return violated(place, _("No record shows with which notice {name} tells people.").format(name=name))
