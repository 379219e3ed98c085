"""Where each cell of the result came from, as rows of a table that stands beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from registry.concepts.translating import ConflictRule
from registry.vocabulary.consolidating.together import Conflict, Plan, Row
from registry.wording import _

ALL, DECIDED = "all", "decided"
"""Whether every cell that holds something is told of, or only those in which the files differ."""


def heading() -> list[str]:
    """The columns of the table."""
    return [
        _("row"), _("identity"), _("column"), _("value"), _("file"), _("line"), _("same in"), _("same at line"),
        _("rule"), _("other value"), _("other file"), _("other line"),
    ]  # fmt: skip


def of_rows(
    plan: Plan, rows: Sequence[Row], start: int, names: tuple[str, str], how_much: str = ALL
) -> Iterator[list[str]]:
    """The rows of the table for some rows of the result, the first of which has the number `start`, from 1.

    One for each cell, and two where values of both files are kept, or neither: each then says where one of them stands.
    Cells in which neither file says anything have none.
    """
    columns = plan.columns
    places = [columns.index(each) for each in plan.identity.columns]
    for number, row in enumerate(rows, start):
        key = " · ".join(row.cells[place] for place in places)
        differ = {each.place: each for each in row.conflicts}
        if how_much != ALL and not differ:
            continue
        told = str(number)
        first, second = [names[0], str(row.first_line)], [names[1], str(row.second_line)]
        only = (first if row.first_line else second) if not (row.first_line and row.second_line) else None
        for place, (name, value) in enumerate(zip(columns, row.cells, strict=True)):
            if place in differ:
                yield from ([told, key, name, *rest] for rest in _decided(row, differ[place], names))
            elif value and how_much == ALL:
                if only is not None:
                    at = [*only, "", ""]
                elif row.first[place] != value:
                    at = [*second, "", ""]
                else:
                    at = [*first, *(second if row.second[place] == value else ("", ""))]
                yield [told, key, name, value, *at, "", "", "", ""]


def _decided(row: Row, conflict: Conflict, names: tuple[str, str]) -> Iterator[list[str]]:
    first = (conflict.first, names[0], str(row.first_line))
    second = (conflict.second, names[1], str(row.second_line))
    taken, rule = conflict.decided.taken, conflict.decided.rule.value
    if taken in ("first", "second"):
        one, other = (first, second) if taken == "first" else (second, first)
        yield [*one, "", "", rule, *other]
    elif taken == "both":
        yield [*first, "", "", rule, *second]
        yield [*second, "", "", rule, *first]
    else:
        yield ["", "", "", "", "", rule, *first]
        yield ["", "", "", "", "", rule, *second]


def conflict_heading() -> list[str]:
    """The columns of the list of differences."""
    return [
        _("identity"), _("column"), _("first value"), _("first line"), _("second value"), _("second line"), _("rule"),
        _("taken"), _("result"), _("why not decided"),
    ]  # fmt: skip


def conflict_rows(plan: Plan, rows: Sequence[Row]) -> Iterator[list[str]]:
    """The differences in some rows, each with both values and both lines."""
    columns = plan.columns
    places = [columns.index(each) for each in plan.identity.columns]
    for row in rows:
        for each in row.conflicts:
            rule = _(ConflictRule(each.decided.rule).label)
            yield [
                " · ".join(row.first[place] for place in places), columns[each.place], each.first, str(row.first_line),
                each.second, str(row.second_line), rule, _TAKEN()[each.decided.taken], each.decided.value,
                why(each.decided.why),
            ]  # fmt: skip


def why(code: str) -> str:
    """Why a rule did not decide, in words."""
    return {
        "no-day": _("One of the two rows does not say a full day in that column."),
        "same-day": _("Both rows say the same day."),
    }.get(code, "")


def _TAKEN() -> dict[str, str]:  # noqa: N802
    return {"first": _("the first"), "second": _("the second"), "both": _("both"), "neither": _("neither")}
