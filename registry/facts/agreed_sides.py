"""What each body gives, gets, relies on and keeps under an agreement, flow by flow summed up, for laying side by side.

Two registers cut one share into flows as they like. Summed up by body, how it was cut makes no difference: a basis that
one record gives and the other does not is seen, wherever it stands. Source: UK GDPR Article 5(1)(d) and 5(2).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from registry.concepts.agreements import PartyRole, SidePart
from registry.concepts.concept import Concept
from registry.concepts.lawful_bases import (
    Annex1Condition,
    Article6,
    Article9,
    Article10,
    ConfidentialityRoute,
    Regime,
    Schedule1,
    Schedule8,
    Section35,
)
from registry.facts.agreed import Agreed, body_of, length, unknown
from registry.facts.reader import Reader
from registry.facts.stated_term import stated_term
from registry.load.snapshot import Loaded
from registry.values import Any, NamedTuple
from registry.wording import _, day, listed, period

_NO: Mapping[str, Any] = {}


class _Law(NamedTuple):
    path: str
    name: str
    kind: type[Concept]


_BASES = (
    _Law("art6", "Article 6 basis", Article6),
    _Law("annex1", "Recognised legitimate interest", Annex1Condition),
    _Law("art9", "Article 9 condition", Article9),
    _Law("sch1", "Schedule 1 condition", Schedule1),
    _Law("art10", "What allows criminal offence data", Article10),
    _Law("part3/section_35", "Law-enforcement basis", Section35),
    _Law("part3/schedule_8", "Schedule 8 condition", Schedule8),
    _Law("confidentiality_route", "What lifts the duty of confidence", ConfidentialityRoute),
)
_OF_SIDE = (_Law("role", "Role", PartyRole), _Law("regime", "Law it is under", Regime))

Said = dict[str, tuple[str, str]]
"""What is meant → what it says in words, and where it first does."""


def agreed_sides(reader: Reader, agreement: Loaded) -> tuple[Agreed, ...]:
    """Who gives to whom; role, regime and bases of each body where it gives and where it gets; how long each keeps."""
    return reader.remembered(
        ("agreed sides", agreement.ref),
        lambda: (*_ways(reader, agreement), *_sides(reader, agreement), *_kept(reader, agreement)),
    )


def agreed_by_item(reader: Reader, agreement: Loaded, labels: Mapping[str, str]) -> tuple[Agreed, ...]:
    """The same of each body for each item. `labels`: the items to tell apart, key → what both records call it.

    Summed up by body, two bases that have changed places are not seen, nor are two periods: by what goes they are.
    """
    return (
        *_sides(reader, agreement, labels),
        *(each for key, label in labels.items() for each in _kept(reader, agreement, key, label)),
    )


def ends(reader: Reader, agreement: Loaded, flow: Mapping[str, Any], part: str) -> list[tuple[str, str]]:
    """The bodies at one end of a flow, with their names. A class has no body, only a name."""
    if flow.get("every_party") == "yes" and not flow.get("sides"):
        keys = [str(each["id"]) for each in agreement.data.get("parties", ())]
    else:
        keys = [str(each["party"]) for each in flow.get("sides", ()) if each.get("part") == part]
    return [body_of(reader, agreement, key) for key in keys]


def _ways(reader: Reader, agreement: Loaded) -> Iterator[Agreed]:
    seen: set[tuple[str, str]] = set()
    for flow in agreement.data.get("flows", ()):
        for giver, given in ends(reader, agreement, flow, SidePart.DISCLOSER.value):
            for getter, got in ends(reader, agreement, flow, SidePart.RECEIVER.value):
                name = _("{giver} to {getter}").format(giver=given, getter=got)
                at = f"{agreement.ref}#flows[{flow['id']}]"
                if not (giver and getter):
                    yield unknown("way", _("Who gives to whom"), name, f"{at} {name}")
                elif giver != getter and (giver, getter) not in seen:
                    seen.add((giver, getter))
                    way = ("way", giver, getter)
                    yield Agreed(way, _("Who gives to whom"), name, frozenset({giver}), _("Yes"), at, is_member=True)


def _sides(reader: Reader, agreement: Loaded, labels: Mapping[str, str] | None = None) -> Iterator[Agreed]:
    bases = {str(each["id"]): each for each in agreement.data.get("bases", ())}
    found: dict[tuple[str, str, str, str], Said] = {}
    names: dict[str, str] = {}
    for flow, item in _by_item(agreement, labels):
        for side in flow.get("sides", ()):
            own, name = body_of(reader, agreement, str(side["party"]))
            if not own:
                continue
            names[own] = name
            at = f"{agreement.ref}#flows[{flow['id']}]/sides[{side['party']}.{side['part']}]"
            for law in _OF_SIDE:
                _add(found.setdefault((own, side["part"], law.name, item), {}), law, side, at)
            key = str(side.get("basis", ""))
            at = f"{agreement.ref}#bases[{key}]"
            for law in _BASES:
                _add(found.setdefault((own, side["part"], law.name, item), {}), law, bases.get(key, _NO), at)
            powers = found.setdefault((own, side["part"], _POWERS, item), {})
            _add_powers(powers, bases.get(key, _NO), at, str(side["party"]))
    for (own, part, field, item), said in found.items():
        if said and _IN_WORDS not in said:
            where = _("where it gives") if part == SidePart.DISCLOSER else _("where it gets")
            heading = _("{body}, {where}").format(body=names[own], where=where)
            words = listed(sorted({words for words, _at in said.values()}))
            at = next(iter(said.values()))[1]
            name = _("{field}, for {item}").format(field=_(field), item=item) if item else _(field)
            about = ("side", own, part, field, item) if item else ("side", own, part, field)
            yield Agreed(about, heading, name, frozenset(said), words, at)


def _by_item(agreement: Loaded, labels: Mapping[str, str] | None) -> Iterator[tuple[Mapping[str, Any], str]]:
    """Each flow once, for no item of its own, or once for each item in it that is told apart."""
    for flow in agreement.data.get("flows", ()):
        if labels is None:
            yield flow, ""
        else:
            yield from ((flow, labels[str(key)]) for key in flow.get("items", ()) if str(key) in labels)


_POWERS = "Powers and duties"


def _add(said: Said, law: _Law, holder: Mapping[str, Any], at: str) -> None:
    value: Any = holder
    for step in law.path.split("/"):
        value = value.get(step) if isinstance(value, dict) else None
    for each in value if isinstance(value, list) else [value] if value is not None else ():
        said.setdefault(str(each), (_(law.kind(each).label), f"{at}/{law.path}"))


def _add_powers(said: Said, basis: Mapping[str, Any], at: str, party: str) -> None:
    """The powers that the law data knows. One that is only printed may be any of them, in other words."""
    for gateway in basis.get("gateways", ()):
        if party in gateway.get("per_party", (party,)):
            words = str(gateway.get("provision") or gateway.get("gateway") or gateway["id"])
            known = str(gateway.get("gateway") or _IN_WORDS)
            said.setdefault(known, (words, f"{at}/gateways[{gateway['id']}]"))


_IN_WORDS = "?"
"""A power that is told in words only: with it, nobody can say that one is left out."""


def _kept(reader: Reader, agreement: Loaded, item: str = "", label: str = "") -> Iterator[Agreed]:
    """How long each body keeps what it gets, or one item of it. Where the items are told apart, each length counts."""
    term = stated_term(reader, agreement, "retention").value
    if term.said not in ("here", "parent") or term.origin != agreement.ref:
        return  # A parent's terms name the parent's parties.
    getters = {
        str(side["party"]): None
        for flow in agreement.data.get("flows", ())
        for side in flow.get("sides", ())
        if side.get("part") == SidePart.RECEIVER and (not item or item in flow.get("items", ()))
    }
    found: dict[str, Said] = {}
    names: dict[str, str] = {}
    for entry in term.value or ():
        if item and item not in entry.get("items", (item,)):
            continue
        for means, words in _lengths(entry):
            for party in entry.get("parties") or getters:
                own, name = body_of(reader, agreement, str(party))
                if own:
                    names[own] = name
                    at = f"{agreement.ref}#retention[{entry['id']}]"
                    found.setdefault(own, {}).setdefault(means, (words, at))
    for own, said in found.items():
        words = listed(words for words, _at in said.values())
        at = next(iter(said.values()))[1]
        name = _("{body}, for {item}").format(body=names[own], item=label) if item else names[own]
        key = ("kept", own, label) if item else ("kept", own)
        yield Agreed(key, _("How long it is kept"), name, frozenset(said), words, at)


def _lengths(entry: Mapping[str, Any]) -> Iterable[tuple[str, str]]:
    if entry.get("permanent") == "yes":
        return [("for ever", _("For ever"))]
    if "period" in entry:
        return [(length(entry["period"]), period(entry["period"]))]
    if "until" in entry:
        from datetime import date

        return [(str(entry["until"]), day(date.fromisoformat(entry["until"])))]
    if "until_age" in entry:
        return [(f"age {entry['until_age']}", _("until the person is {age}").format(age=entry["until_age"]))]
    return []
