"""A table of things that have many fields: some in columns of their own, and whatever else they say on request."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from registry.ui.markup.html import NOTHING, Html
from registry.ui.record.field import Field
from registry.ui.record.fold import opened_by, tabled
from registry.ui.record.names import Names
from registry.ui.record.values import fields, value
from registry.wording import _

Maker = Callable[[Field], Html]

Column = tuple[str, str | Maker]
"""The heading of a column, and the name of the field it shows or how each of its cells is made."""


def columned(
    caption: str,
    columns: Sequence[Column],
    members: Sequence[Field],
    names: Names,
    said_already: Sequence[str] = (),
    about: Callable[[Field], str] = lambda member: member.label,
) -> Html:
    """The table, with a line under each row that opens to show the fields that have no column.

    Columns that would be empty are left out. `said_already` are the fields that a made column says in its own way;
    `about` is what the line under a row says there is more about.
    """
    used = [column for column in columns if callable(column[1]) or any(member.get(column[1]) for member in members)]
    shown = {show for _head, show in used if isinstance(show, str)} | set(said_already)
    rows = [[_cell(member, show, names) for _head, show in used] for member in members]
    below = [more(member.without(*shown), names, about(member)) for member in members]
    return tabled(caption, [head for head, _show in used], rows, below=below)


def _cell(member: Field, show: str | Maker, names: Names) -> Html:
    if callable(show):
        return show(member)
    found = member.get(show)
    return value(found, names) if found else NOTHING


def more(shown: Sequence[Field], names: Names, about: str) -> Html:
    """Fields behind a line that opens; nothing where there are none."""
    if not shown:
        return NOTHING
    return opened_by(_("More about {name}").format(name=about), fields(shown, names))
