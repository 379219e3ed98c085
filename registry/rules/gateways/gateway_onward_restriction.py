"""Where a gateway bars passing on what was received under it, is that bar kept on record?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from registry.facts.says_something import says_something
from registry.facts.stated_term import stated_term
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.law.statute_book import Entry
from registry.rules.judgements import together
from registry.subjects.agreement import Flow, Side
from registry.subjects.relied_on import bodies_of, gateways_of
from registry.wording import _

_WHOSE = {
    "The Commissioners for His Majesty's Revenue and Customs": frozenset({"hm-revenue-and-customs"}),
    "The revenue body it came from": frozenset(
        {"hm-revenue-and-customs", "welsh-revenue-authority", "revenue-scotland"}
    ),
}
"""Whose consent the law data say is needed → the bodies it must have come from; of anybody else, any body."""

_TERMS = ("onward_sharing", "onward_routes")
_CONSENT = re.compile(r"\b(consent|agree|authoris|permission|permit|approv)", re.IGNORECASE)


def judge(flow: Flow) -> Verdict:
    """Judge one flow: what goes under such a gateway, and what its givers have received under one."""
    barring = _barring(flow.sides)
    verdicts = [_says_so(flow, barring)] if barring else []
    verdicts += [verdict for side in flow.sides if side.is_discloser for verdict in _passed_on(flow, side)]
    if not verdicts:
        return not_applicable(_("No gateway that is named bars passing on what goes here."))
    return together(verdicts)


def _barring(sides: Iterable[Side]) -> tuple[Entry, ...]:
    """The gateways that sides name which limit what may be passed on."""
    named = {each.entry.id: each.entry for side in sides for each in gateways_of(side) if each.entry is not None}
    return tuple(entry for entry in named.values() if any(True for _each in _limits(entry)))


def _limits(gateway: Entry) -> Iterator[str]:
    """Whose consent each of its limits on passing on asks for; nothing where it is nobody's."""
    for limit in gateway.data.get("limits", ()):
        if limit["kind"] == "onward":
            yield str(limit.get("consent_of", ""))


def _says_so(flow: Flow, barring: tuple[Entry, ...]) -> Verdict:
    """Whether the record tells who receives that the law bars passing it on."""
    law = tuple(entry.id for entry in barring)
    stated = [stated_term(flow.reader, flow.agreement.record, term).value for term in _TERMS]
    if says_something(flow.get("onward_rule")) or any(each.value for each in stated):
        return satisfied(_("It is on record whether what goes here may be passed on."), law)
    if any(each.said == "unknown" for each in stated):
        said = _("Whether what goes here may be passed on is left to a parent, and no record shows what that says.")
        return cannot_tell(flow.place("onward_rule"), said, law)
    said = _("Passing on is limited by {gateway}. No record shows what the receiver may do.")
    return violated(flow.place("onward_rule"), said.format(gateway=barring[0].title), law)


def _passed_on(flow: Flow, giver: Side) -> Iterator[Verdict]:
    """A verdict on each earlier flow by which one who gives here received the same under such a gateway."""
    key, items = giver.get("party"), set(flow.get("items") or ())
    for other in flow.agreement.flows:
        gave = [side for side in other.sides if side.is_discloser]
        got = {side.get("party") for side in other.sides if not side.is_discloser}
        if other.at == flow.at or key not in got or not items & set(other.get("items") or ()):
            continue
        had = {key, *got, *(side.get("party") for side in gave)}
        new = [side for side in flow.sides if not side.is_discloser and side.get("party") not in had]
        barring = _barring(other.sides)
        if barring and (new or flow.get("outside_receivers")):
            yield _may_go_on(flow, giver, [side for side in gave if side.get("party") != key], barring)


def _may_go_on(flow: Flow, giver: Side, sources: list[Side], barring: tuple[Entry, ...]) -> Verdict:
    law = tuple(entry.id for entry in barring)
    kinds = frozenset(kind for source in sources for body in bodies_of(source) for kind in body.kinds)
    wanted = [consent for entry in barring for consent in _limits(entry) if consent]
    needs_consent = any(consent not in _WHOSE or _WHOSE[consent] & kinds for consent in wanted)
    conditions = " ".join(flow.get("conditions") or ())
    if needs_consent and not _CONSENT.search(conditions):
        said = _("{name} passes on what it received under {gateway}. No record shows the consent of whom it came from.")
        return violated(flow.place("conditions"), said.format(name=giver.name, gateway=barring[0].title), law)
    if _CONSENT.search(conditions) or any(each.law is not None for each in gateways_of(giver)):
        return satisfied(_("It is on record on what authority what was received is passed on."), law)
    at = tuple(basis.place("gateways") for basis in giver.bases) or (giver.basis_place,)
    said = _("{name} passes on what it received under {gateway}. No record shows by what authority.")
    return violated(at, said.format(name=giver.name, gateway=barring[0].title), law)
