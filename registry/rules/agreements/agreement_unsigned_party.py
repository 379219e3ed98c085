"""Has every active party to an agreement in force signed it, or joined?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from registry.facts.adherence import adherence
from registry.facts.named_body import named_body
from registry.facts.unread_register import unread_register
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.load.snapshot import Loaded
from registry.subjects.agreement import Agreement, Flow
from registry.subjects.joining import adoptions_of, joiners
from registry.wording import _, listed

_NOBODY_SIGNS = frozenset({"published-statement", "register-entry"})
"""Documents that one body publishes by itself."""


def judge(agreement: Agreement) -> Verdict:
    """Judge an agreement, party by party."""
    if agreement.data.get("model_text") == "yes":
        return not_applicable(_("It is a model to be filled in, which nobody signs."))
    if agreement.data.get("instrument") in _NOBODY_SIGNS:
        return not_applicable(_("It is something that one body publishes by itself, and nobody signs it."))
    if not agreement.parties:
        return cannot_tell(agreement.place("parties"), _("No record shows who is party to it."))
    wrong: list[tuple[str, _Lack]] = []
    unclear: list[tuple[str, _Lack]] = []
    for key, party in agreement.parties.items():
        if _is_active(agreement, key, party):
            verdict = _of_class(agreement, key, party) if "party_class" in party else _of_one(agreement, key, party)
            if verdict is not None:
                (wrong if verdict.is_wrong else unclear).append((f"{agreement.place('parties')}[{key}]", verdict))
    found = wrong or unclear
    if not found:
        return satisfied(_("Every active party has signed or joined."))
    places, sentences = tuple(place for place, _lack in found), " ".join(_sentences(lack for _place, lack in found))
    return violated(places, sentences) if wrong else cannot_tell(places, sentences)


def _sentences(lacks: Iterable[_Lack]) -> Iterator[str]:
    """What is missing of each party; of those of whom nothing at all is on record, in one sentence."""
    every = list(lacks)
    silent = [lack.name for lack in every if lack.name]
    if silent:
        have = (
            _("No record shows that {names} has signed.")
            if len(silent) == 1
            else _("No record shows that any of these has signed: {names}.")
        )
        yield have.format(names=listed(silent))
    yield from (lack.said for lack in every if not lack.name)


class _Lack(NamedTuple):
    """What is missing of one party: `is_wrong` where no record shows it, otherwise it cannot be told.

    `name`: the party, where just nothing shows that it has signed; `said`: what is missing of any other, in a sentence.
    """

    is_wrong: bool
    said: str
    name: str = ""


def _is_active(agreement: Agreement, key: str, party: Mapping[str, Any]) -> bool:
    """Whether a party must have signed by now: it has joined, has not left, and is there in its own right."""
    reader = agreement.reader
    if "joins" in party and not reader.has_come(party["joins"]):
        return False
    if "leaves" in party and reader.is_past(party["leaves"]):
        return False
    if "on_behalf_of" in party or party.get("adherence") == "statute":
        return False
    if party.get("required") == "yes":
        return True
    if party.get("required") == "no" or party.get("role") == "observer":
        # A body that is named and takes part is a party all the same. Of a class nobody need have joined, unless the
        # record says that information goes to or from it now.
        flows = [flow for flow in agreement.flows if _takes_part(flow, key)]
        return any(flow.get("live") == "yes" for flow in flows) if "party_class" in party else bool(flows)
    return True


def _takes_part(flow: Flow, key: str) -> bool:
    if flow.get("every_party") == "yes" and not flow.sides:
        return True
    return any(key in (side.get("party"), side.get("acts_through")) for side in flow.sides)


def _of_one(agreement: Agreement, key: str, party: Mapping[str, Any]) -> _Lack | None:
    organisation = agreement.organisation(key)
    name = str(party.get("name_used") or (organisation.title if organisation else "") or key)
    state = adherence(agreement.reader, adoptions_of(agreement, key))
    if state.value in ("signed", "left") or _is_bound_by_another(agreement, organisation):
        return None
    if state.value == "declined":
        return _Lack(True, _("The record says that {name} declined.").format(name=name))
    if state.value == "invited":
        return _Lack(True, _("{name} was asked to sign, and no record shows that it has.").format(name=name))
    elsewhere = unread_register(
        agreement.reader, organisation, party.get("organisation"), agreement.record.ref.register
    )
    if elsewhere:
        said = _("Whether {name} has signed is in the register {register}, which was not read.")
        return _Lack(False, said.format(name=name, register=elsewhere))
    return _Lack(True, "", name)


def _of_class(agreement: Agreement, key: str, party: Mapping[str, Any]) -> _Lack | None:
    group: Mapping[str, Any] = party["party_class"]
    members = list(joiners(agreement, key))
    if any(member.state.value in ("signed", "left") for member in members):
        return None
    name = str(party.get("name_used") or group.get("definition") or key)
    if "listed_in" in group:
        said = _("The members of this class are listed elsewhere, and no record shows whether any has joined: {name}.")
        return _Lack(False, said.format(name=name))
    return _Lack(True, _("No record shows that any member of this class has joined: {name}.").format(name=name))


def _is_bound_by_another(agreement: Agreement, organisation: Loaded | None) -> bool:
    """Whether the signature of another body binds this one as well."""
    if organisation is None:
        return False
    for adoption in agreement.adoptions:
        for other in adoption.data.get("also_binds", ()):
            text = other.get("organisation")
            named = named_body(agreement.reader, adoption.ref.register, text)
            is_named = named is not None and named.ref == organisation.ref
            if is_named and adherence(agreement.reader, [adoption]).value == "signed":
                return True
    return False
