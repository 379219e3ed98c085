"""What is wrong with a file as a whole, and how it was read, in words."""

from __future__ import annotations

from registry.tabular.table import Shape, Trouble
from registry.verbs.map_file.reading import Read
from registry.wording import _, counted

_FORMATS = {"csv": "CSV", "xlsx": "Excel", "parquet": "Parquet"}
_SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "upright bars"}

_HARMLESS = ("blank-line",)
"""Nothing is to be done about these."""


def shape_said(shape: Shape) -> str:
    """How a file was read."""
    name = _FORMATS.get(shape.format, shape.format)
    if shape.format == "csv":
        between = _(_SEPARATORS[shape.separator]) if shape.separator in _SEPARATORS else f"“{shape.separator}”"
        said = _("Read as {format}, cells told apart by {mark}, letters as {encoding}.")
        return said.format(format=name, mark=between, encoding=shape.encoding)
    if shape.sheet:
        said = _("Read as {format}, the sheet “{sheet}”.")
        if len(shape.sheets) > 1:
            said = _("Read as {format}, the sheet “{sheet}”, the first of {count}.")
        return said.format(format=name, sheet=shape.sheet, count=counted(len(shape.sheets), _("sheet"), _("sheets")))
    return _("Read as {format}.").format(format=name)


def said_of(read: Read) -> tuple[str, ...]:
    """Each sort of trouble once: where it is first met, what to do, and how often it is met."""
    counts = dict(read.counts)
    first: dict[str, Trouble] = {}
    for each in read.troubles:
        first.setdefault(each.code, each)
    return tuple(_said(each, counts.get(code, 1)) for code, each in first.items())


def _said(trouble: Trouble, times: int) -> str:
    where = _("Line {line}: ").format(line=f"{trouble.line:,}") if trouble.line else ""
    more = ""
    if times > 1:
        more = _(" Met {times}.").format(times=counted(times, _("time"), _("times")))
    fix = "" if trouble.code in _HARMLESS else trouble.fix
    return f"{where}{trouble.message} {fix}".strip() + more
