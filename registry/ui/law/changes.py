"""What changed in the law and when: what is to come first, then what has been."""

from __future__ import annotations

from collections.abc import Sequence

from registry.concepts.law import LegalState
from registry.ui.law.words import dated, law_link, laws, state_tag, unverified, where
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.section import heading, paragraph, section
from registry.ui.markup.table import table
from registry.verbs.law.changes import Answer, Change, Turn
from registry.wording import _, counted


def changes(answer: Answer, day: str, on: str) -> Html:
    """The three tables, and single provisions whose state turns later."""
    ahead = counted(len(answer.ahead), _("change comes later"), _("changes come later"))
    later = ahead if answer.ahead else _("no change with a later day is known")
    undated = counted(len(answer.undated), _("change has no day that is known"), _("changes have no day that is known"))
    past = counted(len(answer.past), _("change has come"), _("changes have come"))
    said = _("As on {day} {later}, {undated}, and {past}.")
    said = said.format(day=day, later=later, undated=undated, past=past)
    return joined([
        section(_("What changes next"), "s-next", paragraph(said), *_ahead(answer, on)),
        section(_("Changes without a day"), "s-undated", _table(answer.undated, _("Changes without a day"), on))
        if answer.undated else NOTHING,
        section(_("What has changed, the latest first"), "s-past", _table(answer.past, _("What has changed"), on))
        if answer.past else NOTHING,
    ])  # fmt: skip


def _ahead(answer: Answer, on: str) -> list[Html]:
    drawn = [_table(answer.ahead, _("What changes next"), on)] if answer.ahead else []
    if answer.turns:
        drawn += [heading(_("Single provisions and gateways"), 3), _turns(answer.turns, on)]
    return drawn


def _table(shown: Sequence[Change], title: str, on: str) -> Html:
    heads = (_("Day"), _("What changes"), _("Made by"), _("It touches"))
    rows = [
        [_day(each), _what(each), laws(each.by, on), laws(each.affects, on) if each.affects else NOTHING]
        for each in shown
    ]
    return element("div", table(title, heads, rows, caption_hidden=True), class_="law-list")


def _day(each: Change) -> Html:
    return element("span", safe(dated(each.on) if each.on else _("Not known")), id=f"change-{each.id}")


def _what(each: Change) -> Html:
    place = where(each.reach) if each.reach.nations else ""
    doubts = (element("li", safe(_("To confirm: {doubt}").format(doubt=doubt))) for doubt in each.doubts)
    return joined([
        element("div", safe(each.title), class_="member"),
        NOTHING if each.verified else element("div", unverified()),
        element("div", safe(each.says)),
        element("div", safe(place), class_="small") if place else NOTHING,
        element("ul", *doubts, class_="plain quiet") if each.doubts else NOTHING,
    ])  # fmt: skip


def _turns(turns: Sequence[Turn], on: str) -> Html:
    heads = (_("Day"), _("Law"), _("State from then"))
    rows = [[safe(dated(each.on)), law_link(each.id, each.title, on), _state(each)] for each in turns]
    return table(_("Single provisions and gateways whose state changes"), heads, rows, caption_hidden=True)


def _state(each: Turn) -> Html:
    mark = NOTHING if each.verified else joined([Html(" "), unverified()])
    if each.before == each.state:
        same = _("still {state}, with other words or dates").format(state=_(LegalState(each.state).label).lower())
        return joined([safe(same), mark])
    return joined([state_tag(each.state), mark])
