"""The states of a law in time, as a table: from when to when, why, and how that is known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from registry.concepts.law import Certainty
from registry.ui.law.words import certainty_word, dated, laws, state_tag, unverified
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.section import paragraph
from registry.ui.markup.table import table
from registry.verbs.law_standing import Window
from registry.wording import _


def windows(shown: Sequence[Window], today: date, on: str) -> Html:
    """Each state, the one of the day marked in words."""
    if not shown:
        return paragraph(_("These data hold no dates of it."))
    heads = (_("From"), _("To"), _("State"), _("Brought about by"), _("How its dates are known"))
    rows = [
        [*_between(each, today), _state(each), laws(each.by, on) if each.by else NOTHING, _known(each)]
        for each in shown
    ]
    return table(_("States in the order of time"), heads, rows, caption_hidden=True)


def _between(each: Window, today: date) -> tuple[Html, Html]:
    is_now = (not each.since or each.since <= today.isoformat()) and (not each.until or today.isoformat() <= each.until)
    begins = dated(each.since) or _("As far back as these data go")
    ends = dated(each.until) or _("No end known")
    mark = element("div", safe(_("The day asked for")), class_="small quiet") if is_now else NOTHING
    return joined([safe(begins), mark]), safe(ends)


def _state(each: Window) -> Html:
    more = [_("For {limits}").format(limits=each.limited_to)] if each.limited_to else []
    if each.deemed_from:
        more.append(_("Treated as having been so since {day}.").format(day=dated(each.deemed_from)))
    more += [each.says] if each.says else []
    return joined([state_tag(each.state), *(element("div", safe(said), class_="small") for said in more)])


def _known(each: Window) -> Html:
    if each.certainty == Certainty.READ:
        return safe(certainty_word(each.certainty))
    return joined([unverified(), element("div", safe(certainty_word(each.certainty)), class_="small")])
