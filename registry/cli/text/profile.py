"""A file of data: what it is, each of its columns, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Iterator

from registry.cli.colour import style
from registry.concepts.vocabularies import Datatype
from registry.verbs.words.profile import Answer, Profile, Shape, Trouble
from registry.wording import _, counted, listed

_SHOWN, _VALUES, _LETTERS = 20, 5, 60
_SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}


def lines(answer: Answer) -> Iterator[str]:
    """What the file is; its columns; its troubles."""
    yield style(answer.file, bold=True)
    yield f"{answer.said} {_shape(answer.shape)}"
    yield ""
    for column in answer.columns:
        yield from _column(column)
    if answer.troubles:
        yield ""
        yield style(_("What is wrong with it"), bold=True)
        yield from _troubles(answer)


def _shape(shape: Shape) -> str:
    if shape.format == "parquet":
        return _("Parquet.")
    if shape.format == "xlsx":
        said = _("A spreadsheet, sheet “{sheet}”; the columns' names are in row {line}.")
        return said.format(sheet=shape.sheet, line=shape.heading_line)
    name = _(_SEPARATORS[shape.separator]) if shape.separator in _SEPARATORS else f"“{shape.separator}”"
    said = _("CSV in {encoding}, cells parted by {separator}.")
    return said.format(encoding=shape.encoding, separator=name)


def _column(column: Profile) -> Iterator[str]:
    sort = _(Datatype(column.datatype).label) if column.datatype else _("nothing")
    if column.datatype and column.share < 1:
        sort += f" ({column.share:.0%})"
    yield f"{column.position + 1:>3}  {style(column.name, bold=True)}  {sort}"
    many = f"{column.distinct:,}+" if column.is_bounded else f"{column.distinct:,}"
    yield "     " + _("{filled} of {rows} filled; {distinct} different").format(
        filled=f"{column.filled:,}", rows=f"{column.rows:,}", distinct=many
    )
    if column.forms:
        yield "     " + _("written {forms}").format(
            forms=listed(f"{each.form} ({each.times:,})" for each in column.forms[:3])
        )
    if column.separator:
        between = column.separator.replace("\n", _("line ends"))
        yield "     " + _("several values in a cell, parted by {separator}").format(separator=between)
    if column.not_known:
        marks = listed(f"{each.form} ({each.times:,})" for each in column.not_known[:5])
        yield "     " + _("not known: {marks}").format(marks=marks)
    if column.common:
        shown = [f"{_short(each.form)} ({each.times:,})" for each in column.common[:_VALUES]]
        more = len(column.common) - len(shown)
        yield "     " + ", ".join(shown) + (_(" and {more} more").format(more=more) if more > 0 else "")
    elif column.samples:
        yield "     " + _("such as {values}").format(values=", ".join(map(_short, column.samples)))
    if column.is_personal:
        yield "     " + style(column.is_personal, fg="yellow")
    for trouble in column.troubles:
        yield "     " + style(trouble, fg="yellow")


def _short(value: str) -> str:
    text = " ".join(value.split())
    return f"{text[: _LETTERS - 1]}…" if len(text) > _LETTERS else text


def _troubles(answer: Answer) -> Iterator[str]:
    shown: dict[str, int] = {}
    for each in answer.troubles:
        shown[each.code] = shown.get(each.code, 0) + 1
        if shown[each.code] <= _VALUES:
            yield f"{_where(each)}{each.message}"
            yield f"     → {each.fix}"
    for code, times in answer.counts.items():
        if times > min(shown.get(code, 0), _VALUES) and shown.get(code, 0):
            first = next(each.message for each in answer.troubles if each.code == code)
            more = counted(times - min(shown[code], _VALUES), _("more place"), _("more places"))
            yield _("The same in {places}: {message}").format(places=more, message=first)


def _where(trouble: Trouble) -> str:
    if not trouble.line:
        return ""
    line = _("Line {line}").format(line=f"{trouble.line:,}")
    return f"{line}, {trouble.column}: " if trouble.column else f"{line}: "
