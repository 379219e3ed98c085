"""Do the parties, whoever has signed and the register's list match? That each party has signed is for another rule."""

from __future__ import annotations

from collections.abc import Iterator

from registry.concepts.kinds import Kind
from registry.facts.adherence import adherence
from registry.facts.lifecycle import status_on
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.load.snapshot import Loaded
from registry.rules.agreements.applying import made_by_parties
from registry.rules.agreements.listed_bodies import another_in_the_register, one_body_twice
from registry.source import Ref
from registry.subjects.agreement import Agreement
from registry.subjects.joining import adopting, adoptions_of
from registry.wording import _, listed


def judge(agreement: Agreement) -> Verdict:
    """Judge an agreement, signature by signature."""
    otherwise = made_by_parties(agreement)
    if otherwise is not None:
        other = list(another_in_the_register(agreement)) if agreement.data.get("model_text") != "yes" else []
        return _all(other) if other else otherwise
    signed = [adoption for adoption in agreement.adoptions if _binds(agreement, adoption)]
    if not signed:
        return not_applicable(_("No record shows that anybody has signed it."))
    if not agreement.parties:
        return cannot_tell(agreement.place("parties"), _("No record shows who is party to it."))
    of_parties = {each.ref for key in agreement.parties for each in adoptions_of(agreement, key)}
    bound = {adoption.ref for adoption in signed}
    strange = [adoption for adoption in signed if adoption.ref not in of_parties]
    nameless = [adoption for adoption in strange if adopting(agreement.reader, adoption) is None]
    known = [adoption for adoption in strange if adoption not in nameless]
    also = list(_also_bound(agreement, signed))
    if known or also:
        names = [body.title for adoption in known if (body := adopting(agreement.reader, adoption)) is not None]
        places = (*(f"{adoption.ref}#organisation" for adoption in known), *(place for place, _name in also))
        said = _("These have signed, or are bound, and are not among the parties: {names}.")
        everybody = listed([*names, *(name for _place, name in also)])
        return violated((agreement.place("parties"), *places), said.format(names=everybody))
    twice = [each for each in agreement.parties if {own.ref for own in adoptions_of(agreement, each)} & bound]
    same = [*one_body_twice(agreement, twice), *another_in_the_register(agreement)]
    if same:
        return _all(same)
    if nameless:
        places = tuple(f"{adoption.ref}#organisation" for adoption in nameless)
        return cannot_tell(places, _("Somebody has signed, and no record that was read shows who it is."))
    return satisfied(_("Everybody who has signed is listed as a party."))


def _all(found: list[tuple[tuple[str, ...], str]]) -> Verdict:
    """A violation for all that does not match."""
    return violated(tuple(place for places, _said in found for place in places), " ".join(said for _at, said in found))


def _binds(agreement: Agreement, adoption: Loaded) -> bool:
    """Whether somebody is bound by an adoption now: one that was replaced, or is a draft, binds nobody."""
    if status_on(agreement.reader, adoption).value in ("draft", "retired"):
        return False
    return adherence(agreement.reader, [adoption]).value == "signed"


def _also_bound(agreement: Agreement, signed: list[Loaded]) -> Iterator[tuple[str, str]]:
    """The organisations that another's signature binds and that are not parties: where it is said, and their names.

    A sort of bodies, such as the branches of a practice, is bound as part of whoever signs.
    """
    parties: set[Ref] = set()
    for key in agreement.parties:
        organisation = agreement.organisation(key)
        if organisation is not None:
            parties.add(organisation.ref)
        if "party_class" in agreement.parties[key]:
            # Whoever may join a class may be bound as one of it.
            return
    for adoption in signed:
        for other in adoption.data.get("also_binds", ()):
            text = other.get("organisation")
            kinds = (Kind.ORGANISATION.value,)
            body = agreement.reader.record(adoption.ref.register, kinds, text) if text else None
            if body is not None and body.ref not in parties:
                yield f"{adoption.ref}#also_binds[{other['id']}]", body.title
