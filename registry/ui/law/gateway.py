"""One gateway in full: who may or must disclose to whom, for what, within which limits, and how that is known."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from registry.concepts.law import GatewayEffect, LimitKind
from registry.ui.agreement.overview import contents
from registry.ui.law.windows import windows
from registry.ui.law.words import (
    effect_word,
    how_known,
    law_link,
    laws,
    nations,
    rules,
    state_tag,
    unverified,
    where,
)
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.section import heading, paragraph, section
from registry.ui.markup.summary import bullets, summary
from registry.ui.record.fold import listed as folded_list
from registry.verbs.law.gateways import End, GatewayShown, Leg, Limit
from registry.verbs.law_standing import Standing
from registry.wording import _, counted, period

_ANSWERS = {"yes": "Yes", "no": "No", "unknown": "Nobody knows"}
_BODIES = 8
"""Kinds of body that are named before the rest is folded."""


def under(gateway: GatewayShown, day: str) -> tuple[Html, ...]:
    """What stands below the title."""
    standing = gateway.standing
    effect = element("span", safe(effect_word(gateway.effect)), class_="tag tag-blue")
    mark = NOTHING if standing.verified else unverified()
    tags = element("p", joined([effect, state_tag(standing.state), mark], Html(" ")), class_="tags")
    return (
        paragraph(gateway.purpose, "lead"),
        tags,
        paragraph(_("On {day}: {because}").format(day=day, because=standing.because)),
    )


def gateway(shown: GatewayShown, used: Html, today: date, on: str) -> Html:
    """Everything about it. `used` says which records rely on it."""
    parts = [
        ("s-about", _("About it"), joined([summary(_rows(shown, on)), how_known(shown.standing)])),
        ("s-legs", _("Who may disclose to whom"), _legs(shown, on)),
        ("s-limits", _("Limits"), _limits(shown, on)),
        ("s-mistaken", _("Often mistaken"), bullets(safe(each) for each in shown.often_mistaken)),
        ("s-dates", _("From when to when"), windows(shown.windows, today, on)),
        ("s-resting", _("What stands on it"), _resting(shown)),
        ("s-used", _("Records that rely on it"), used),
    ]
    there = [each for each in parts if each[2]]
    listed_ = contents([(anchor, title) for anchor, title, _inside in there])
    return joined([listed_, *(section(title, anchor, inside) for anchor, title, inside in there)])


def _rows(shown: GatewayShown, on: str) -> Iterator[tuple[str, Html]]:
    effect = GatewayEffect(shown.effect)
    yield _("What it does"), safe(f"{_(effect.label)}. {_(effect.definition)}".strip())
    answers = [
        (_("Its words speak of disclosing"), shown.express),
        (_("It lifts a duty of confidence"), shown.lifts_confidence),
    ]
    if shown.makes_competent:
        answers.append((_("It makes a receiver a competent authority"), shown.makes_competent))
    for label, answer in answers:
        yield label, safe(_(_ANSWERS.get(answer, answer)) if answer else _("These data do not say"))
    if place := where(shown.reach):
        yield _("Where it applies"), safe(place)
    yield _("Rests on"), folded_list(_provision(each, on) for each in shown.provisions)
    if shown.pair_with:
        yield _("Used together with"), laws(shown.pair_with, on)
    if shown.replaced_by:
        yield _("Replaced by"), laws(shown.replaced_by, on)
    yield _("Id, as records name it"), element("code", safe(shown.standing.id))


def _provision(each: Standing, on: str) -> Html:
    marks = [state_tag(each.state), *([] if each.verified else [unverified()])]
    return joined([law_link(each.id, each.title, on), *marks], Html(" "))


# ── who to whom ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _legs(shown: GatewayShown, on: str) -> Html:
    if not shown.legs:
        return paragraph(_("It says nobody may disclose to anybody: by itself it is no gateway."))
    return joined(_leg(shown, each, at, on) for at, each in enumerate(shown.legs, 1))


def _leg(shown: GatewayShown, leg: Leg, at: int, on: str) -> Html:
    title = leg.purpose or (_("Who to whom") if len(shown.legs) == 1 else _("Way {number}").format(number=at))
    rows = [
        (_("May disclose"), _end(leg.giver, on)),
        (_("May receive"), _end(leg.getter, on)),
        (_("Both ways"), safe(_("It works the other way round as well.")) if leg.both_ways else NOTHING),
        (_("What it does"), safe(effect_word(leg.effect)) if leg.effect else NOTHING),
        (_("Where"), safe(nations(leg.nations)) if leg.nations else NOTHING),
        (_("By"), law_link(*leg.provision, on) if leg.provision[0] else NOTHING),
    ]
    return element("div", heading(title, 3), summary(rows), class_="leg")


def _end(end: End, on: str) -> Html:
    bodies = folded_list((law_link(own, title, on) for own, title in end.bodies), shown=_BODIES)
    said = [_("Anybody.")] if end.anyone else []
    said += [f"{end.described.rstrip('.')}."] if end.described else []
    if end.open_to_others:
        said.append(_("There may be others, named by regulations or by one of these, that these data do not list."))
    parts = [*([bodies] if end.bodies else []), *(element("div", safe(each)) for each in said)]
    return joined(parts) if parts else safe(_("These data do not say"))


# ── limits ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _limits(shown: GatewayShown, on: str) -> Html:
    order = [each.value for each in LimitKind]
    # Where it all rests on one provision, nobody need be told again and again which.
    only = shown.provisions[0].id if len(shown.provisions) == 1 else ""
    by_kind = sorted(shown.limits, key=lambda each: order.index(each.kind))
    rows = [
        (_(LimitKind(kind).label), bullets(_limit(each, only, on) for each in found))
        for kind, found in groupby(by_kind, key=lambda each: each.kind)
    ]
    return summary(rows) if rows else paragraph(_("These data hold no limits of it."))


def _limit(limit: Limit, only: str, on: str) -> Html:
    within = safe(" " + _("Within {time}.").format(time=period(limit.within))) if limit.within else NOTHING
    by = joined([Html(" "), law_link(*limit.provision, on)]) if limit.provision[0] not in ("", only) else NOTHING
    return joined([safe(limit.says), within, by])


def _resting(shown: GatewayShown) -> Html:
    if not shown.rules:
        return paragraph(
            _("No rule names its provisions. Rules on gateways judge every record that relies on any gateway.")
        )
    count = counted(len(shown.rules), _("rule names its provisions."), _("rules name its provisions."))
    return joined([paragraph(count), rules(shown.rules)])
