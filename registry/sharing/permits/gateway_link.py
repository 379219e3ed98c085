"""Which power or duty lets the data go, and lets the other have it: named, in force, open to both, with its limits.

Source: the law data of each gateway. A duty to co-operate or an enabling function says nothing of disclosing, and law
of which only a part was read may have limits that nobody here has seen: either weakens the link, and says so.
"""

from __future__ import annotations

from collections.abc import Iterator

from registry.facts.body import organisation
from registry.facts.public_authority import public_authority
from registry.facts.usable_law import usable
from registry.facts.within_gateway import DISCLOSER, RECEIVER, within_gateway
from registry.law.statute_book import Entry
from registry.sharing.permits.bench import Bench
from registry.sharing.permits.grading import CANNOT_TELL, HELD, MISSING, NOT_NEEDED, WEAKENED, WORST_FIRST, Part
from registry.sharing.permits.ways import End, Way
from registry.subjects.relied_on import ReliedOn, gateways_of
from registry.wording import _

_FUNCTIONS = frozenset({"duty-to-co-operate", "enabling-function"})
_NO_NEED = frozenset({"not-personal", "deceased-only"})


def gateway(bench: Bench, way: Way) -> list[Part]:
    """The powers and duties of both ends: of each the best of those that it names."""
    return [*_of_end(bench, way, way.giver, DISCLOSER), *_of_end(bench, way, way.getter, RECEIVER)]


def _of_end(bench: Bench, way: Way, end: End, part: str) -> list[Part]:
    name = end.body.title
    if end.side is None:
        return []
    named = gateways_of(end.side)
    if not named:
        return [_none_named(bench, end, part, name)]
    found = [_of_one(bench, way, end, part, each) for each in named]
    best = max(found, key=lambda each: WORST_FIRST.index(each.state))
    # Of several powers one that holds is enough: the others are for rules to speak of.
    return [each for each in found if each.state == best.state]


def _none_named(bench: Bench, end: End, part: str, name: str) -> Part:
    side = end.side
    assert side is not None
    place = bench.places([side.basis_place])
    if side.regime in _NO_NEED:
        return Part(NOT_NEEDED, _("It is not the personal data of living people, and {name} names no power for it."
                                  ).format(name=name), at=place)  # fmt: skip
    if part == RECEIVER:
        return Part(NOT_NEEDED, _("{name} names no power of its own to receive it.").format(name=name), at=place)
    is_public = public_authority(bench.reader, end.body, side.organisation_place).value
    if is_public == "no":
        said = _("{name} is not a public authority, and needs no power of its own to disclose.").format(name=name)
        return Part(NOT_NEEDED, said, at=place)
    said = _("No record shows which power or duty lets {name} disclose it.").format(name=name)
    settles = _("Have {name} name the provision, as its basis for this flow.").format(name=name)
    return Part(CANNOT_TELL, said, settles, name, place)


def _of_one(bench: Bench, way: Way, end: End, part: str, relied: ReliedOn) -> Part:
    name, place = end.body.title, bench.places([relied.place])
    entry = relied.entry
    if entry is None:
        return _provision(bench, relied, name)
    law = (bench.law_of(entry),)
    use = usable(bench.reader, entry)
    if use.value == "no":
        said = _("{law} is no power on this day. {because}").format(law=entry.title, because=use.because)
        settles = _("Have {name} name law that is in force.").format(name=name)
        return Part(MISSING, said, settles, name, place, law)
    other = way.getter if part == DISCLOSER else way.giver
    own, facing = organisation(bench.reader, end.body), organisation(bench.reader, other.body)
    within = within_gateway(entry, own, part, (facing,))
    if within.value == "no":
        settles = _("Have {name} name a power that reaches both, or take legal advice.").format(name=name)
        return Part(MISSING, within.because, settles, name, place, law)
    if within.value != "yes" or use.value != "yes":
        because = within.because if within.value != "yes" else use.because
        settles = _("Have somebody check in the text of the law that it reaches both.")
        return Part(CANNOT_TELL, because, settles, name, place, law)
    if not bench.is_read(entry):
        said = _("{law} is named, and its text was not read.").format(law=entry.title)
        settles = _("Have somebody read it, and confirm that it lets this go.")
        return Part(CANNOT_TELL, said, settles, name, place, law)
    said = _("{name} relies on {law}, which names it.").format(name=name, law=entry.title)
    doubts = list(_doubts(bench, entry))
    told = tuple(_("{law}. {said}").format(law=entry.title, said=each) for each in (*doubts, *_limits(entry)))
    state = WEAKENED if doubts else HELD
    return Part(state, said, at=place, law=law, limits=told, also=(within.because,))


def _provision(bench: Bench, relied: ReliedOn, name: str) -> Part:
    """Law that is cited, and of which the law data know no gateway: whether it lets this go cannot be told."""
    place = bench.places([relied.place])
    law = (bench.law_of(relied.provision),) if relied.provision is not None else ()
    said = _("{name} names {law}. The law data do not say who may disclose what under it.")
    settles = _("Have somebody check in the text of the law that it reaches both, and this data.")
    return Part(CANNOT_TELL, said.format(name=name, law=relied.written), settles, name, place, law)


def _limits(entry: Entry) -> Iterator[str]:
    limits = [str(each["says"]).rstrip(".") for each in entry.data.get("limits", ()) if each.get("says")]
    if limits:
        yield _("Its limits: {limits}.").format(limits="; ".join(limits))


def _doubts(bench: Bench, entry: Entry) -> Iterator[str]:
    if entry.data.get("effect") in _FUNCTIONS:
        yield _("It has no words about disclosing: a power to may follow from it, and that is for a lawyer to say.")
    doubts = list(dict.fromkeys((*bench.reader.state(entry).doubts, *entry.evidence.get("doubts", ()))))
    if doubts:
        yield _("To be confirmed: {doubts}.").format(doubts="; ".join(str(each).rstrip(".") for each in doubts))
    elif not bench.law_of(entry).is_verified:
        yield _("Its text was read in part.")
