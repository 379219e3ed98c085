"""Has each party accepted the parent from which the agreement takes terms?"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from registry.concepts.kinds import Kind
from registry.facts.adherence import adherence
from registry.facts.unread_register import unread_register
from registry.findings import Verdict, cannot_tell, satisfied, violated
from registry.load.snapshot import Loaded
from registry.rules.agreements.taking_terms import takes_none
from registry.subjects.agreement import Agreement
from registry.subjects.joining import body_of, bound_members
from registry.wording import _, listed

_NOT_ACCEPTED = {
    "not-shown": "No record shows that these have accepted {parent}: {names}.",
    "gone": "These are not bound by {parent}, since they left it or declined: {names}.",
}
_NOT_TOLD = {
    "contradicted": "These have signed {parent}, and the agreement says that they have not accepted it: {names}.",
    "not-known": "Nobody knows whether these have accepted {parent}: {names}.",
    "not-read": "Whether these have accepted {parent} is in registers that were not read: {names}.",
}
"""What is said of the parties that stand so to the parent."""


class _Body(NamedTuple):
    """Somebody bound by the agreement: its name, its record, how it is named, what is said of it, and where."""

    name: str
    record: Loaded | None
    text: str
    register: str
    accepted: str
    at: str


def judge(agreement: Agreement) -> Verdict:
    """Judge an agreement, body by body."""
    otherwise = takes_none(agreement)
    if otherwise is not None:
        return otherwise
    text = agreement.data.get("parent", {}).get("ref")
    parent = agreement.reader.record(agreement.record.ref.register, (Kind.AGREEMENT.value,), text) if text else None
    if parent is None:
        return cannot_tell(agreement.place("parent"), _("It takes terms from a parent that was not read."))
    if not agreement.parties:
        return cannot_tell(agreement.place("parties"), _("No record shows who is party to it."))
    answers = [(each, *_answer(agreement, parent, each)) for each in _bodies(agreement)]
    for verdict, states in ((violated, _NOT_ACCEPTED), (cannot_tell, _NOT_TOLD)):
        sentences: list[str] = []
        places: list[str] = []
        for state, said in states.items():
            found = [(body, at) for body, answer, at in answers if answer == state]
            if found:
                names = listed(body.name for body, _at in found)
                sentences.append(_(said).format(parent=parent.title, names=names))
                places += [place for _body, at in found for place in at]
        if sentences:
            return verdict(tuple(places), " ".join(sentences))
    return satisfied(_("Every party has accepted {title}.").format(title=parent.title))


def _bodies(agreement: Agreement) -> Iterator[_Body]:
    """Everybody who is bound by the agreement now: its parties, and the members of its classes."""
    reader, register = agreement.reader, agreement.record.ref.register
    for key, party in agreement.parties.items():
        if "joins" in party and not reader.has_come(party["joins"]):
            continue
        if ("leaves" in party and reader.is_past(party["leaves"])) or party.get("role") == "observer":
            continue
        if "party_class" in party:
            for member in bound_members(agreement, key):
                adoption = member.adoptions[-1]
                text = str(adoption.data.get("organisation", ""))
                said = str(member.member.get("parent_accepted", ""))
                at = member.place("parent_accepted")
                yield _Body(member.name, member.organisation, text, adoption.ref.register, said, at)
        else:
            organisation = agreement.organisation(key)
            name = str(party.get("name_used") or (organisation.title if organisation else "") or key)
            at = f"{agreement.place('parties')}[{key}]/parent_accepted"
            said = str(party.get("parent_accepted", ""))
            yield _Body(name, organisation, str(party.get("organisation", "")), register, said, at)


def _answer(agreement: Agreement, parent: Loaded, body: _Body) -> tuple[str, tuple[str, ...]]:
    """How somebody stands to the parent, and where that is said or should be. Its own adoption counts for most."""
    own = _adoptions(agreement, parent, body.record) if body.record is not None else []
    state = adherence(agreement.reader, own)
    if state.value == "signed":
        return ("contradicted", (body.at, *state.sources)) if body.accepted == "no" else ("accepted", ())
    if state.value in ("left", "declined"):
        return "gone", (body.at, *state.sources)
    if body.accepted == "yes":
        return "accepted", ()
    if body.accepted == "unknown":
        return "not-known", (body.at,)
    if body.accepted != "no" and unread_register(agreement.reader, body.record, body.text, body.register):
        return "not-read", (body.at,)
    return "not-shown", (body.at,)


def _adoptions(agreement: Agreement, parent: Loaded, organisation: Loaded) -> list[Loaded]:
    """The adoptions of the parent that are by an organisation, or by which another binds it."""
    found = []
    for adoption in agreement.reader.referring(parent, Kind.ADOPTION.value, organisation):
        others = (each.get("organisation") for each in adoption.data.get("also_binds", ()))
        bound = [_organisation(agreement, adoption, text) for text in others if text]
        if any(each is not None and each.ref == organisation.ref for each in (body_of(agreement, adoption), *bound)):
            found.append(adoption)
    return found


def _organisation(agreement: Agreement, adoption: Loaded, text: str) -> Loaded | None:
    return agreement.reader.record(adoption.ref.register, (Kind.ORGANISATION.value,), text)
