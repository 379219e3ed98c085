"""Every Act, regulation and code that is known, by sort, with its state on the day."""

from __future__ import annotations

from itertools import groupby

from registry.concepts.law import InstrumentKind
from registry.ui.law.words import law_href, law_link, state_tag, unverified
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.section import heading, note, paragraph, section
from registry.ui.markup.table import table
from registry.verbs.law.instruments import Answer, Line
from registry.wording import _, counted


def instruments(answer: Answer, day: str, on: str) -> Html:
    """The lists, one for each sort of instrument."""
    every = counted(len(answer.instruments), _("instrument is known"), _("instruments are known"))
    provisions = sum(each.provisions for each in answer.instruments)
    open_ = sum(each.unverified for each in answer.instruments)
    said = _(
        "{instruments}, with {provisions}. They are what records here cite and rules stand on, not the whole "
        "statute book."
    )
    parts = [paragraph(said.format(instruments=every, provisions=counted(provisions, _("provision"), _("provisions"))))]
    if open_:
        text = _(
            "Of the provisions, {open} are not verified: their text, or what says from when they apply, was not "
            "read in full. Each says so. Have a lawyer confirm it before you rely on it."
        )
        parts.append(note(paragraph(text.format(open=f"{open_:,}"))))
    for kind, found in groupby(answer.instruments, key=lambda each: each.kind):
        title = _(InstrumentKind(kind).label)
        parts += [heading(title, 3), _table(title, list(found), day, on)]
    return section(_("Instruments, as on {day}").format(day=day), "s-instruments", *parts)


def _table(title: str, found: list[Line], day: str, on: str) -> Html:
    heads = (_("Title"), _("On {day}").format(day=day), _("Provisions held"), _("Rests on it"))
    rows = [[_title(each, on), state_tag(each.standing.state), _held(each), _resting(each, on)] for each in found]
    return element("div", table(title, heads, rows, caption_hidden=True), class_="law-list")


def _title(each: Line, on: str) -> Html:
    number = element("div", safe(each.number), class_="quiet small") if each.number else NOTHING
    return joined([law_link(each.standing.id, each.standing.title, on), number])


def _held(each: Line) -> Html:
    if not each.provisions:
        mark = NOTHING if each.standing.verified else joined([Html(" "), unverified()])
        return joined([safe(_("only as a whole")), mark])
    said = f"{each.provisions:,}"
    if not each.unverified:
        return safe(_("{count}, all verified").format(count=said))
    which = _("{all}, {count} of them ").format(all=said, count=f"{each.unverified:,}")
    return joined([safe(which), unverified()])


def _resting(each: Line, on: str) -> Html:
    said = []
    if each.rules:
        said.append(counted(each.rules, _("rule"), _("rules")))
    if each.gateways:
        said.append(counted(each.gateways, _("gateway"), _("gateways")))
    if not said:
        return NOTHING
    about = element("span", safe(_(" rest on {law}").format(law=each.standing.title)), class_="visually-hidden")
    # They stand on the instrument's own page.
    return element("a", safe(", ".join(said)), about, href=f"{law_href(each.standing.id, on)}#s-resting")
