"""Tables that a screen reader can read, and whose rows stack on a phone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from registry.ui.markup.html import NOTHING, Html, element, joined, safe


def table(
    caption: str,
    columns: Sequence[str],
    rows: Sequence[Sequence[Html]],
    *,
    below: Sequence[Html] = (),
    caption_hidden: bool = False,
) -> Html:
    """A table whose first column heads its rows. `below` holds what stands under each row, across the whole width."""
    head = element("tr", *(element("th", safe(column), scope="col") for column in columns))
    return element(
        "table",
        element("caption", safe(caption), class_="visually-hidden" if caption_hidden else ""),
        element("thead", head),
        element("tbody", joined(_rows(columns, rows, below))),
        class_="table",
    )


def _rows(columns: Sequence[str], rows: Sequence[Sequence[Html]], below: Sequence[Html]) -> Iterator[Html]:
    for position, row in enumerate(rows):
        under = below[position] if below else NOTHING
        yield element("tr", *_cells(columns, row), class_="with-more" if under else "")
        if under:
            yield element("tr", element("td", under, colspan=str(len(columns))), class_="more")


def _cells(columns: Sequence[str], row: Sequence[Html]) -> Iterator[Html]:
    # The label is printed before the value when rows stack; an empty cell is left out there altogether.
    for position, (column, value) in enumerate(zip(columns, row, strict=True)):
        empty = "" if value else "empty"
        inside = element("div", value)
        if position == 0:
            yield element("th", inside, scope="row", class_=empty)
        else:
            yield element("td", inside, data_label=column, class_=empty)
