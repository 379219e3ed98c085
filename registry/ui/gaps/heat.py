"""Where findings are: organisation by area of law, as a table whose every number leads to what it counts.

The table is the picture: the number stands in each cell, its colour says roughly how many, and words say how severe the
worst is. So there is nothing that only the eye or the mouse can get at.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from registry.concepts.rules import Area
from registry.ui.finding.words import SEVERITIES, severity_word
from registry.ui.gaps.asked import EVERYONE
from registry.ui.listing.asked import Asked
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.verbs.checks.gaps import Answer, Cell
from registry.wording import _, counted

_FEW = 12
"""Organisations shown at first: those with most findings."""

_SHORT = {
    Area.LAWFULNESS: "Lawful basis",
    Area.SPECIAL_DATA: "Special category",
    Area.GATEWAYS: "Gateways",
    Area.RIGHTS: "People's rights",
    Area.ACCOUNTABILITY: "Roles and contracts",
    Area.SECURITY: "Security and DPIAs",
    Area.RETENTION: "Retention",
    Area.TRANSFERS: "Transfers abroad",
    Area.LAW_ENFORCEMENT: "Policing",
    Area.AGREEMENTS: "Agreement terms",
    Area.POLICY: "Own rules",
}
"""What heads a narrow column."""

Cells = Mapping[tuple[str, str], Cell]


def heat(here: Asked, answer: Answer) -> Html:
    """The table. `answer` leaves organisation and area out of account; whichever are chosen are marked."""
    cells = {(cell.organisation, cell.area): cell for cell in answer.cells}
    areas = [area for area in Area if any(cell.area == area for cell in answer.cells)]
    shown = answer.organisations if here.said(EVERYONE) else answer.organisations[:_FEW]
    steps = _steps(max((cell.count for cell in answer.cells), default=0))
    rows = [_row(here, each, areas, cells, steps) for each in shown]
    drawn = element(
        "table",
        element("caption", safe(finding(answer))),
        element("thead", _head(areas)),
        element("tbody", *rows),
        element("tfoot", _totals(here, answer, areas)),
        class_="heat",
    )
    return joined([drawn, _others(here, answer, len(shown)), _key(steps)])


def finding(answer: Answer) -> str:
    """What the table shows, in a sentence or two."""
    by_organisation = _sums(answer.cells, lambda cell: cell.organisation)
    by_area = _sums(answer.cells, lambda cell: cell.area)
    if not by_organisation:
        return _("Nothing fits.")
    titles = dict(answer.organisations)
    most, number = max(by_organisation.items(), key=lambda each: each[1])
    area, in_area = max(by_area.items(), key=lambda each: each[1])
    said = _("{organisation} has most, {number} of {total}. Most are about {area}: {in_area}.").format(
        organisation=titles.get(most) or _("Nobody known"), number=f"{number:,}", total=f"{answer.total:,}",
        area=_in_a_sentence(_(Area(area).label)), in_area=f"{in_area:,}",
    )  # fmt: skip
    critical = dict(answer.severities).get("critical", 0)
    where = sorted({titles.get(cell.organisation, "") for cell in answer.cells if cell.worst == "critical"})
    if critical and 0 < len(where) <= 3:
        said += " " + _("What is critical is at {where}.").format(where=", ".join(where))
    return said


def _sums(cells: Sequence[Cell], by: Callable[[Cell], str]) -> dict[str, int]:
    sums: dict[str, int] = {}
    for cell in cells:
        sums[by(cell)] = sums.get(by(cell), 0) + cell.count
    return sums


def _in_a_sentence(label: str) -> str:
    return label[:1].lower() + label[1:]


# ── the parts of the table ───────────────────────────────────────────────────────────────────────────────────────────


def _head(areas: Sequence[Area]) -> Html:
    heads = (
        element(
            "th",
            element("span", safe(_(_SHORT[area])), aria_hidden="true"),
            element("span", safe(_(area.label)), class_="visually-hidden"),
            scope="col", title=_(area.label),
        )
        for area in areas
    )  # fmt: skip
    first = element("th", safe(_("Organisation")), scope="col")
    return element("tr", first, *heads, element("th", safe(_("All")), scope="col"))


def _row(here: Asked, organisation: tuple[str, str], areas: Sequence[Area], cells: Cells, steps: Sequence[int]) -> Html:
    ref, title = organisation
    title = title or _("Nobody known")
    own = [cells.get((ref, area)) for area in areas]
    drawn = (_cell(here, title, area, cell, steps) for area, cell in zip(areas, own, strict=True))
    total = sum(cell.count for cell in own if cell)
    where = {"organisation": (ref,), "area": ()}
    about = _("{organisation}, every area").format(organisation=title)
    every = _number(here, where, total, about, _("every area"))
    return element(
        "tr", element("th", safe(title), scope="row"), *drawn, element("td", every, class_="all", data_label=_("All"))
    )


def _cell(here: Asked, title: str, area: Area, cell: Cell | None, steps: Sequence[int]) -> Html:
    if cell is None:
        return element("td", element("span", safe("0"), class_="visually-hidden"), class_="empty")
    where = {"organisation": (cell.organisation,), "area": (cell.area,)}
    worst = severity_word(cell.worst)
    about = _("{organisation}, {area}").format(organisation=title, area=_(area.label))
    is_chosen = all(cell_value in here.chosen.get(name, ()) for name, (cell_value,) in where.items())
    style = f"heat-{_step(cell.count, steps)}" + (" chosen" if is_chosen else "")
    mark = element("span", safe(worst), class_=f"worst worst-{cell.worst}")
    return element(
        "td", _number(here, where, cell.count, about, _(_SHORT[area]), mark), class_=style, data_label=_(area.label)
    )


def _number(
    here: Asked, where: Mapping[str, tuple[str, ...]], count: int, about: str, shown: str, mark: Html = NOTHING
) -> Html:
    """A number that leads to what it counts. `shown` says about what where no column head does."""
    return element(
        "a",
        element("span", safe(f"{count:,}"), class_="number"),
        mark,
        element("span", safe(f" {about}"), class_="visually-hidden"),
        href=f"{here.narrowed_to(dict(where)).address()}#results",
        data_area=shown,
    )


def _totals(here: Asked, answer: Answer, areas: Sequence[Area]) -> Html:
    sums = _sums(answer.cells, lambda cell: cell.area)
    drawn = (_total(here, area, sums[area.value]) for area in areas)
    whole = _number(
        here, {"area": (), "organisation": ()}, answer.total, _("every organisation and area"), _("every area")
    )
    name = element("th", safe(_("Every organisation")), scope="row")
    return element("tr", name, *drawn, element("td", whole, class_="all", data_label=_("All")))


def _total(here: Asked, area: Area, count: int) -> Html:
    where = {"area": (area.value,), "organisation": ()}
    number = _number(here, where, count, _(area.label), _(_SHORT[area]))
    return element("td", number, class_="all", data_label=_(area.label))


def _others(here: Asked, answer: Answer, shown: int) -> Html:
    more = len(answer.organisations) - shown
    if more <= 0:
        return NOTHING
    said = _("Show {more} more").format(more=counted(more, _("organisation"), _("organisations")))
    there = here.saying(EVERYONE, "all").address()
    return element("p", element("a", safe(said), href=f"{there}#s-where", id="every-organisation"))


# ── colours ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def _steps(most: int) -> tuple[int, ...]:
    """Where each deeper blue begins: few steps by hand where numbers are small, else by halves from the largest."""
    if most <= 12:
        return (1, 2, 4, 7)
    return (1, max(2, most // 8), max(3, most // 4), max(4, most // 2))


def _step(count: int, steps: Sequence[int]) -> int:
    return sum(count >= step for step in steps)


def _key(steps: Sequence[int]) -> Html:
    ends = [step - 1 for step in steps[1:]]
    swatches: list[Html] = []
    for at, (first, last) in enumerate(zip(steps, [*ends, 0], strict=True), 1):
        said = f"{first:,}" if first == last else f"{first:,}–{last:,}" if last else _("{first} or more")
        words = said.format(first=f"{first:,}")
        swatches.append(element("li", element("span", class_=f"swatch heat-{at}", aria_hidden="true"), safe(words)))
    under = _("The word under a number says how severe the worst of them is: {words}.")
    words = ", ".join(_in_a_sentence(severity_word(each)) for each in SEVERITIES)
    return element(
        "div",
        element("ul", *swatches, class_="key", aria_label=_("How many findings a colour stands for")),
        element("p", safe(under.format(words=words)), class_="quiet"),
        class_="heat-key",
    )
