"""The law that a rule stands on, as it stands on a day."""

from __future__ import annotations

from collections.abc import Sequence

from registry.ui.law.words import dated, law_link, state_tag, unverified
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.table import table
from registry.verbs.checks.explain import LawShown
from registry.wording import _


def law_table(shown: Sequence[LawShown], day: str, on: str) -> Html:
    """Each provision: what the rule takes from it, its state on the day, from when to when, and whether it was read."""
    heads = (_("Provision"), _("What the rule takes from it"), _("On {day}").format(day=day), _("Verified"))
    rows = [[law_link(each.id, each.title, on), _taken(each), _state(each), _verified(each)] for each in shown]
    return table(_("Law on {day}").format(day=day), heads, rows, caption_hidden=True)


def _taken(shown: LawShown) -> Html:
    first = NOTHING
    if shown.not_before:
        said = _("The rule rests on it only from the day on which this begins: {law}.").format(law=shown.not_before)
        first = element("div", safe(said), class_="quiet small")
    return joined([safe(shown.for_), first])


def _state(shown: LawShown) -> Html:
    since, until = dated(shown.since), dated(shown.until)
    between = _("From {since} to {until}") if since and until else _("From {since}") if since else _("To {until}")
    dates = (
        element("div", safe(between.format(since=since, until=until)), class_="small") if since or until else NOTHING
    )
    none = element("div", safe(_("No dates in these data.")), class_="small quiet") if not (since or until) else NOTHING
    return joined([state_tag(shown.state), dates, none])


def _verified(shown: LawShown) -> Html:
    if shown.verified:
        return safe(_("Yes: read in full"))
    doubts = (element("li", safe(each)) for each in shown.doubts)
    return joined([unverified(), element("ul", *doubts, class_="plain") if shown.doubts else NOTHING])
