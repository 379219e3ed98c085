"""The agreements that an organisation is party to, and what it does in each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from registry.ui.markup.html import Html, element, joined, safe
from registry.ui.markup.link import link
from registry.ui.markup.section import paragraph
from registry.ui.markup.table import table
from registry.ui.markup.tag import tag
from registry.ui.organisation.address import Paged, lists_of
from registry.verbs.organisations.partners import Answer, Taken
from registry.wording import _, counted, day, listed


def agreements(answer: Answer, pages: Paged, on: str) -> Html:
    """A table with one agreement a row, and the way to the list of them all."""
    if not answer.agreements_total:
        return paragraph(_("No record shows an agreement that it is party to."))
    total = counted(answer.agreements_total, _("agreement"), _("agreements"))
    said = _("Party to {agreements}, {running} of them running on {day}.").format(
        agreements=total, running=f"{answer.running:,}", day=on
    )
    every = element("a", safe(_("Search and filter them")), href=lists_of("agreement", "party", answer.ref))
    heads = (_("Agreement"), _("Status"), _("Its part"))
    rows = [_row(each) for each in answer.agreements]
    shown = table(total, heads, rows, caption_hidden=True)
    count = answer.agreements_total
    return joined([element("p", safe(said), safe(" "), every), shown, pages.links(count, count)])


def _row(taken: Taken) -> Sequence[Html]:
    tags = [tag(taken.status), *(tag(each) for each in taken.standing)]
    return link(taken.ref, taken.title), joined(tags, Html(" ")), _part(taken)


def _part(taken: Taken) -> Html:
    said = list(taken.roles)
    if taken.leads:
        said.append(_("keeps the agreement"))
    if taken.joined:
        said.append(_("joined as one of: {classes}").format(classes=listed(taken.classes, "or")))
    if taken.leaves:
        said.append(_("bound until {day}").format(day=day(date.fromisoformat(taken.leaves))))
    whole = "; ".join(said) or _("Not said")
    return element("span", safe(whole[:1].upper() + whole[1:]), class_="text")
