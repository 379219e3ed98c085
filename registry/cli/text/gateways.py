"""The statutory gateways in a list; or one of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.cli.colour import style
from registry.cli.text.law_standing import UNVERIFIED, reach, standing
from registry.concepts.law import GatewayEffect, LegalState, LimitKind
from registry.verbs.law.gateways import Answer, End, GatewayShown
from registry.wording import _, counted, day, listed


def lines(answer: Answer) -> Iterator[str]:
    """Each gateway with its state on the day; or one: who to whom, for what, within which limits."""
    on = day(date.fromisoformat(answer.as_of))
    if answer.gateway is not None:
        yield from _gateway(answer.gateway, on)
        return
    for each in answer.gateways:
        mark = "" if each.standing.verified else f"  ({UNVERIFIED.lower()})"
        yield f"{each.standing.id:<18} {each.standing.title}"
        yield f"  {_(GatewayEffect(each.effect).label)}. {_(LegalState(each.standing.state).label)}{mark}"
    count = counted(len(answer.gateways), _("gateway"), _("gateways"))
    yield _("{gateways} of {total}, as on {day}. `muniment gateways ID` opens one.").format(
        gateways=count, total=f"{answer.total:,}", day=on
    )


def _gateway(gateway: GatewayShown, on: str) -> Iterator[str]:
    yield style(f"{gateway.standing.title}  {gateway.standing.id}", bold=True)
    effect = GatewayEffect(gateway.effect)
    yield f"{_(effect.label)}. {_(effect.definition)}".strip()
    yield gateway.purpose
    yield from standing(gateway.standing, on)
    if said := reach(gateway.reach):
        yield said
    for leg in gateway.legs:
        yield ""
        yield style(leg.purpose or _("Who to whom"), bold=True)
        yield _("  From: {who}").format(who=_end(leg.giver))
        yield _("  To: {who}").format(who=_end(leg.getter))
        if leg.both_ways:
            yield _("  And the other way round.")
    for limit in gateway.limits:
        yield _("  {kind}: {says}").format(kind=_(LimitKind(limit.kind).label), says=limit.says)
    for each in gateway.often_mistaken:
        yield _("  Often mistaken: {said}").format(said=each)


def _end(end: End) -> str:
    named = listed(title for _own, title in end.bodies)
    said = [_("anyone")] if end.anyone else []
    said += [each for each in (named, end.described) if each]
    said += [_("there may be others, whom these data do not list")] if end.open_to_others else []
    return "; ".join(said) or _("these data do not say")
