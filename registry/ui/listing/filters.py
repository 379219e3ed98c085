"""The filters of a list, as links: each is the address of the same list with one value more, or one less."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from registry.ui.listing.asked import Asked
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.verbs.records.search import Counted, Heading
from registry.wording import _, counted

_OPEN = 3
"""How many filters show their values at first; the others open when they are asked to."""


def filters(here: Asked, headings: Sequence[Heading]) -> Html:
    """The panel."""
    chosen = sum(map(len, here.chosen.values()))
    said = counted(chosen, _("chosen"), _("chosen")) if chosen else ""
    title = element("h2", safe(_("Filters")), element("span", safe(said), class_="quiet") if said else NOTHING)
    return element(
        "details",
        element("summary", title),
        _chosen(here, headings) if here.chosen else NOTHING,
        *(_heading(here, heading, at < _OPEN) for at, heading in enumerate(headings)),
        class_="filters folds", open="open",
    )  # fmt: skip


def _chosen(here: Asked, headings: Sequence[Heading]) -> Html:
    """What was chosen, each to be taken back, so that nobody need look for it below."""
    labels = {(heading.field, each.value): each.label for heading in headings for each in heading.values}
    removals = [
        element(
            "li",
            element(
                "a",
                safe(labels.get((name, value), value)),
                element("span", safe(_("Remove this filter")), class_="visually-hidden"),
                href=here.toggled(name, value).address(), id=f"remove-{name}-{value}",
            ),
        )
        for name, values in here.chosen.items()
        for value in values
    ]  # fmt: skip
    clear = element("a", safe(_("Clear all filters")), href=cleared(here), id="clear-filters")
    return element("div", element("ul", *removals), clear, class_="chosen")


def cleared(here: Asked) -> str:
    """The address of the list without filters; its words stay."""
    return replace(here, chosen={}, after="", start=1, all_of="").address()


def _heading(here: Asked, heading: Heading, is_first: bool) -> Html:
    chosen = here.chosen.get(heading.field, ())
    is_open = is_first or bool(chosen) or here.all_of == heading.field
    return element(
        "details",
        element("summary", element("h3", safe(heading.label))),
        element("ul", *_values(here, heading, chosen)),
        _others(here, heading),
        class_="facet", open="open" if is_open else "",
    )  # fmt: skip


def _values(here: Asked, heading: Heading, chosen: Sequence[str]) -> Iterator[Html]:
    for each in heading.values:
        is_on = each.value in chosen
        yield element(
            "li",
            element(
                "a",
                element("span", safe(each.label), class_="value"),
                _count(each, is_on),
                href=here.toggled(heading.field, each.value).address(),
                id=f"filter-{heading.field}-{each.value}",
                class_="on" if is_on else "",
            ),
        )


def _count(each: Counted, is_on: bool) -> Html:
    said = _("chosen; choose again to take it back") if is_on else ""
    return joined(
        [
            element("span", safe(said), class_="visually-hidden") if said else NOTHING,
            element("span", safe(f"{each.count:,}"), class_="count"),
        ],
        Html(" "),
    )


def _others(here: Asked, heading: Heading) -> Html:
    if not heading.others:
        return NOTHING
    if here.all_of == heading.field:
        return element("p", safe(_("and {number} more").format(number=f"{heading.others:,}")), class_="quiet")
    said = _("Show {number} more").format(number=f"{heading.others:,}")
    about = element("span", safe(heading.label), class_="visually-hidden")
    return element("p", element("a", safe(said), about, href=here.opening(heading.field).address(),
                                id=f"all-{heading.field}"))  # fmt: skip


def among(headings: Sequence[Heading], shown: Sequence[str], values: Mapping[str, frozenset[str]]) -> list[Heading]:
    """The headings that a list offers, in its order; of some, only the values that it is about."""
    by_field = {heading.field: heading for heading in headings}
    found = []
    for name in shown:
        heading = by_field.get(name)
        if heading is None:
            continue
        only = values.get(name)
        kept = tuple(each for each in heading.values if only is None or each.value in only)
        if kept:
            found.append(Heading(heading.field, heading.label, kept, heading.others))
    return found
