"""Has each party to a flow its own record of the processing?"""

from __future__ import annotations

from registry.concepts.kinds import Kind
from registry.facts.unread_register import not_read, unread_register
from registry.findings import Outcome, Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.load.snapshot import Loaded
from registry.rules.judgements import PERSONAL
from registry.subjects.agreement import Side
from registry.subjects.joining import Joiner, bound_members
from registry.subjects.own_records import is_of, processing_of, stands
from registry.wording import _

_NOT_PERSONAL_ROLES = frozenset({"provider", "recipient"})
_ACTIVITY = Kind.PROCESSING_ACTIVITY.value


def judge(side: Side) -> Verdict:
    """Judge one side of a flow."""
    if side.regime and side.regime not in PERSONAL:
        return not_applicable(_("The record says that it is not about personal data."))
    if not side.regime and side.is_personal == "no":
        return not_applicable(_("The record says that none of it is personal data."))
    if not side.regime and side.role in _NOT_PERSONAL_ROLES:
        return not_applicable(_("The record gives it a role for data that is not personal."))
    if not side.regime and side.is_personal != "yes":
        return cannot_tell(side.place("regime"), _("No record shows whether this is personal data."))
    own = _of_class(side) if "party_class" in side.party else _of_one(side)
    if own.outcome in (Outcome.VIOLATED, Outcome.CANNOT_TELL):
        return own
    return _of_processor(side) or own


def _of_processor(side: Side) -> Verdict | None:
    """What is wanting of the processor that acts for the side, if one does."""
    key = str(side.get("acts_through") or "")
    processor = side.agreement.organisation(key) if key else None
    if processor is None or processing_of(side.agreement, processor):
        return None
    place = side.place("acts_through")
    unread = unread_register(side.reader, processor, None, side.record.ref.register)
    if unread:
        said = _("The record of processing of {name} is in the register {register}, which was not read.")
        return cannot_tell(place, said.format(name=processor.title, register=unread))
    said = _("No record shows that {name}, which acts for {party}, has this in its record of processing.")
    return violated(place, said.format(name=processor.title, party=side.name))


def _of_one(side: Side) -> Verdict:
    place = side.place("processing")
    named = side.linked("processing", _ACTIVITY)
    organisation = side.organisation
    if organisation is None:
        if named is not None:
            return satisfied(_("The record names an entry in a record of processing."))
        said = _("There is no record of {name}, so nobody can tell whether it keeps a record of this processing.")
        return cannot_tell((side.place("party"), place), said.format(name=side.name))
    if named is not None and stands(side.reader, named) and is_of(side.reader, named, organisation):
        return satisfied(_("{name} has this in its record of processing.").format(name=side.name))
    if processing_of(side.agreement, organisation):
        return satisfied(_("{name} has the agreement in its record of processing.").format(name=side.name))
    unread = unread_register(side.reader, organisation, side.party.get("organisation"), side.record.ref.register)
    unread = unread or not_read(side.reader, side.record.ref.register, _ACTIVITY, side.get("processing"))
    if unread:
        said = _("The record of processing of {name} is in the register {register}, which was not read.")
        return cannot_tell(place, said.format(name=side.name, register=unread))
    if named is not None and not is_of(side.reader, named, organisation):
        return violated(place, _("The entry that is named is not one of {name}.").format(name=side.name))
    said = _("No record shows that {name} has this in its record of processing.")
    return violated(place, said.format(name=side.name))


def _of_class(side: Side) -> Verdict:
    members = bound_members(side.agreement, str(side.get("party")))
    if not members:
        return not_applicable(_("Nobody of this class is bound yet."))
    wanting = [member for member in members if not _has_entry(side, member)]
    if not wanting:
        return satisfied(_("Each member of the class has this in its record of processing."))
    said = _("No record shows that these members have this in their records of processing: {names}.")
    said = said.format(names=", ".join(member.name for member in wanting))
    places = tuple(member.place("processing") for member in wanting)
    if all(_is_unread(side, member.organisation) for member in wanting):
        return cannot_tell(places, said)
    return violated(places, said)


def _has_entry(side: Side, member: Joiner) -> bool:
    named = member.linked(side.agreement, "processing", _ACTIVITY)
    if any(stands(side.reader, each) for each in named):
        return True
    body = member.organisation
    return body is not None and bool(processing_of(side.agreement, body))


def _is_unread(side: Side, organisation: Loaded | None) -> bool:
    return organisation is None or bool(unread_register(side.reader, organisation, None, side.record.ref.register))
