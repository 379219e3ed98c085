"""Whose words can be told in whose: a table that is itself the map, every number of which leads to its terms."""

from __future__ import annotations

from registry.concepts.mapped import Usage
from registry.ui.mapped.address import Asked
from registry.ui.mapped.words import GROUP_WORDS, percent, record_link
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.section import paragraph, section
from registry.ui.record.fold import tabled
from registry.verbs.words.mapped import Answer, CellRow, MatrixRow
from registry.wording import _, counted

_STEPS = (1, 10, 25, 50)
"""Hundredths of terms from which each deeper blue begins."""

_MOST_WIDE = 12
"""Organisations of which a map still fits on a page; of more, the pairs are a list."""


def pairs(here: Asked, answer: Answer) -> Html:
    """The map, its key, and the vocabularies that it is made of."""
    if len(answer.sides) < 2:
        said = _("It takes the words of two organisations to compare them. No record holds those of a second.")
        return section(_("Whose words in whose"), "s-pairs", paragraph(said))
    lead = _(
        "Read a row from left to right: how many of its organisation's terms can be told in the words of each other,"
        " through the integration model. It is not the same the other way about. Follow a number to its terms."
    )
    cells = {(each.one, each.other): each for each in answer.cells}
    whole = {each.one for each in answer.cells} == {each.organisation.address for each in answer.sides}
    drawn = _map(here, answer, cells) if whole and len(answer.sides) <= _MOST_WIDE else NOTHING
    return section(
        _("Whose words in whose"), "s-pairs", paragraph(lead), paragraph(_finding(answer)), drawn,
        _table(here, answer, is_twin=bool(drawn)), _sides(answer),
    )  # fmt: skip


def _finding(answer: Answer) -> str:
    titles = {each.organisation.address: each.organisation.title for each in answer.sides}
    some = [each for each in answer.cells if each.total]
    if not any(each.usable for each in some):
        return _("No organisation's words can be told in another's yet.")
    best = max(some, key=lambda each: each.usable / each.total)
    none = sum(not each.usable for each in some)
    said = _(
        "{one} can be told best: {share} of its terms in the words of {other}. Of {pairs}, {none} have no usable word."
    )
    return said.format(
        one=titles[best.one], share=percent(best.usable, best.total), other=titles[best.other],
        pairs=counted(len(some), _("pair"), _("pairs")), none=f"{none:,}",
    )  # fmt: skip


def _map(here: Asked, answer: Answer, cells: dict[tuple[str, str], CellRow]) -> Html:
    heads = (element("th", safe(each.organisation.title), scope="col") for each in answer.sides)
    head = element("tr", element("th", safe(_("Whose terms, in whose words")), scope="col"), *heads)
    caption = _("Share of terms that can be told as the same, or as something broader")
    body = (_row(here, side, answer.sides, cells) for side in answer.sides)
    drawn = element(
        "table", element("caption", safe(caption)), element("thead", head), element("tbody", *body), class_="heat pairs"
    )
    return element("div", drawn, _key())


def _row(here: Asked, side: MatrixRow, sides: tuple[MatrixRow, ...], cells: dict[tuple[str, str], CellRow]) -> Html:
    own = side.organisation.address
    drawn = (_cell(here, side, other, cells.get((own, other.organisation.address))) for other in sides)
    return element("tr", element("th", safe(side.organisation.title), scope="row"), *drawn)


def _cell(here: Asked, side: MatrixRow, other: MatrixRow, cell: CellRow | None) -> Html:
    if cell is None:
        return element("td", element("span", safe(_("Its own words")), class_="visually-hidden"), class_="empty")
    share = 100 * cell.usable // cell.total if cell.total else 0
    style = sum(share >= step for step in _STEPS) if cell.usable else 0
    groups = dict(cell.groups)
    words = _("{usable} of {total}").format(usable=f"{cell.usable:,}", total=f"{cell.total:,}")
    about = _("{one} in the words of {other}; {open} not mapped").format(
        one=side.organisation.title, other=other.organisation.title, open=f"{groups['unknown']:,}"
    )
    link = element(
        "a",
        element("span", safe(percent(cell.usable, cell.total)), class_="number"),
        element("span", safe(words), class_="worst"),
        element("span", safe(f" {about}"), class_="visually-hidden"),
        href=here.pair(cell.one, cell.other).href("terms"), data_area=other.organisation.title,
    )  # fmt: skip
    return element("td", link, class_=f"heat-{style}" if style else "heat-none", data_label=other.organisation.title)


def _key() -> Html:
    ends = [*(step - 1 for step in _STEPS[1:]), 100]
    swatches = [
        element(
            "li", element("span", class_=f"swatch heat-{at}", aria_hidden="true"),
            safe(_("{first}% to {last}%").format(first=first, last=last)),
        )
        for at, (first, last) in enumerate(zip(_STEPS, ends, strict=True), 1)
    ]  # fmt: skip
    under = _("Below a share: how many terms of how many.")
    return element(
        "div", element("ul", *swatches, class_="key", aria_label=_("What share of terms a colour stands for")),
        element("p", safe(under), class_="quiet"), class_="heat-key",
    )  # fmt: skip


def _table(here: Asked, answer: Answer, *, is_twin: bool) -> Html:
    """Every pair in full: how many terms come to what, each number leading to just those."""
    titles = {each.organisation.address: each.organisation.title for each in answer.sides}
    usages = {each.organisation.address: each.usage for each in answer.sides}
    names = [name for name, _number in answer.cells[0].groups] if answer.cells else []
    heads = (_("Whose terms, in whose words"), _("Usable"), *(_(GROUP_WORDS[name]) for name in names))
    rows = []
    for cell in answer.cells:
        pair = _("{one} in the words of {other}").format(one=titles[cell.one], other=titles[cell.other])
        numbers = (_number(here, cell, name, number, pair) for name, number in cell.groups)
        usable = _("{share}: {usable} of {total}").format(
            share=percent(cell.usable, cell.total), usable=f"{cell.usable:,}", total=f"{cell.total:,}"
        )
        link = element("a", safe(pair), href=here.pair(cell.one, cell.other).href("terms"))
        rows.append((link, joined([safe(usable), _by_use(cell, usages[cell.one])]), *numbers))
    made = tabled(_("Every pair, by what terms come to"), heads, rows, caption_hidden=True)
    if not is_twin:
        return made
    said = _("Every pair in full: what the terms come to")
    return element("details", element("summary", safe(said)), made)


def _by_use(cell: CellRow, usage: str) -> Html:
    """The usable share of what records say of use; nothing where they say nothing."""
    weighed = dict(cell.weighed)
    total = sum(weighed.values())
    if not total:
        return NOTHING
    usable = weighed.get("exact", 0) + weighed.get("broad", 0)
    said = _("{share} by {usage}").format(share=percent(usable, total), usage=_(Usage(usage).label).lower())
    return element("div", safe(said), class_="quiet")


def _number(here: Asked, cell: CellRow, name: str, number: int, pair: str) -> Html:
    if not number:
        return safe("0")
    said = element("span", safe(f" {_(GROUP_WORDS[name])}: {pair}"), class_="visually-hidden")
    return element("a", safe(f"{number:,}"), said, href=here.pair(cell.one, cell.other, name).href("terms"))


def _sides(answer: Answer) -> Html:
    """Which vocabularies are each organisation's words here."""
    rows = [
        (
            record_link(each.organisation), safe(f"{each.terms:,}"),
            joined([record_link(own) for own in each.vocabularies], safe("; ")),
        )
        for each in answer.sides
    ]  # fmt: skip
    heads = (_("Organisation"), _("Terms"), _("Vocabularies"))
    made = tabled(_("Whose words these are"), heads, rows, caption_hidden=True)
    return element("details", element("summary", safe(_("Which vocabularies these are"))), made)
