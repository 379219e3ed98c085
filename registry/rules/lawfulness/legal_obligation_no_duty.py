"""Does whoever relies on a legal obligation name law that lays a duty on it?"""

from __future__ import annotations

from collections.abc import Iterator

from registry.facts.named_law import names_law
from registry.facts.usable_law import usable
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.law.statute_book import Entry
from registry.rules.judgements import general_by_a_controller, together
from registry.subjects.agreement import Side
from registry.subjects.processing import Member, Processing
from registry.subjects.relied_on import ReliedOn, gateways_of, relied_on
from registry.wording import _

_OBLIGATION = "c-legal-obligation"
_COMPELS = frozenset({"duty", "duty-on-request"})
_CO_OPERATE = "duty-to-co-operate"


def judge(processing: Processing) -> Verdict:
    """Judge one side of a flow, or one record of processing."""
    relying = [basis for basis in processing.bases if _OBLIGATION in (basis.get("art6") or ())]
    if not relying:
        return not_applicable(_("{name} does not rely on a legal obligation.").format(name=processing.name))
    otherwise = general_by_a_controller(processing)
    if otherwise is not None:
        return otherwise
    return together([_of_basis(processing, basis) for basis in relying])


def _of_basis(processing: Processing, basis: Member) -> Verdict:
    name, place = processing.name, basis.place("legal_obligation")
    stated = [each for each in _stated(processing, basis) if _may_count(processing, each)]
    named = [each for each in gateways_of(processing) if each.member.at.startswith(f"{basis.at}/")]
    law = [*stated, *(each for each in named if _may_count(processing, each))]
    duties = [each for each in law if each.entry is not None and _effects(each.entry) & _COMPELS]
    if duties and (stated or not isinstance(processing, Side) or processing.is_discloser):
        said = _("{name} names a duty that the law lays down: {law}.")
        return satisfied(said.format(name=name, law=duties[0].written), _ids(duties))
    if duties:
        said = _("{law} is a duty of whoever gives the information. No record shows the obligation of {name}.")
        return cannot_tell(place, said.format(law=duties[0].written, name=name))
    if any(each.entry is not None and _CO_OPERATE in _effects(each.entry) for each in law):
        said = _("{name} names a duty to co-operate, and no record shows that it compels this.")
        return cannot_tell(place, said.format(name=name))
    unheld = [each for each in law if each.entry is None]
    if unheld and unheld[0] in stated:
        said = _("{name} states its obligation and the law it is under: {law}.")
        return satisfied(said.format(name=name, law=unheld[0].written), _ids(unheld))
    if unheld:
        said = _("{name} names {law}, and no record shows which obligation that lays on it.")
        return cannot_tell(place, said.format(name=name, law=unheld[0].written))
    said = _("{name} relies on a legal obligation, and no record shows which provision lays a duty on it.")
    return violated((place, basis.place("gateways")), said.format(name=name))


def _stated(processing: Processing, basis: Member) -> list[ReliedOn]:
    """What the basis states as the obligation, as law: nothing where it states none."""
    written = basis.get("legal_obligation")
    return [relied_on(processing.reader.book, Member(basis.at, {"provision": written}))] if written else []


def _may_count(processing: Processing, each: ReliedOn) -> bool:
    """Whether something named is law that may be relied on, on the day."""
    if not names_law(processing.reader, each.member.data, each.member.at).value:
        return False
    return each.law is None or usable(processing.reader, each.law).value != "no"


def _effects(entry: Entry) -> set[str]:
    """What a gateway does, in any of its directions."""
    return {entry.data["effect"], *(leg["effect"] for leg in entry.data.get("legs", ()) if "effect" in leg)}


def _ids(named: list[ReliedOn]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_laws(named)))


def _laws(named: list[ReliedOn]) -> Iterator[str]:
    for each in named:
        if each.law is not None:
            yield each.law.id
