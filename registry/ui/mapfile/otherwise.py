"""Where the guess of how a file is to be read was wrong: the form in which somebody says how it is."""

from __future__ import annotations

from collections.abc import Sequence

from registry.tabular.table import Shape
from registry.ui.mapfile.sending import form
from registry.ui.markup.choice import safe_option
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.section import paragraph
from registry.ui.record.fold import opened_by
from registry.verbs.map_file.held import Held
from registry.wording import _

_ENCODINGS = (
    ("utf-8", "UTF-8"), ("windows-1252", "Windows-1252"), ("iso-8859-1", "ISO 8859-1"), ("utf-16", "UTF-16"),
    ("cp850", "DOS (850)"), ("mac-roman", "Mac"),
)  # fmt: skip


def otherwise(shape: Shape, held: Held, wrong: Sequence[str]) -> Html:
    """The form, behind a line that opens; open where what was asked for does not fit the file."""
    if shape.format == "parquet":
        return NOTHING
    said = held.read
    fields: list[Html] = []
    if shape.format == "xlsx" and len(shape.sheets) > 1:
        fields.append(_choice("sheet", _("Sheet"), [(each, each) for each in shape.sheets], shape.sheet, ""))
    if shape.format == "csv":
        marks = (
            (",", _("Comma")), (";", _("Semicolon")), ("tab", _("Tab")), ("|", _("Upright bar")),
        )  # fmt: skip
        found = _("As found out")
        fields.append(_choice("separator", _("Between cells stands"), marks, said.get("separator", ""), found))
        fields.append(_choice("encoding", _("Letters are written as"), _ENCODINGS, said.get("encoding", ""), found))
    fields.append(_line(said.get("heading", ""), shape.heading_line))
    why = paragraph(_("Where letters, columns or their names came out wrong, say how the file is to be read."), "quiet")
    button = element("button", safe(_("Read it so")), type="submit")
    own = form("read", why, element("div", *fields, class_="mapfile-fields"), button, label=_("How the file is read"))
    if not wrong:
        return opened_by(_("Read it otherwise"), own)
    stop = element("div", *(paragraph(each) for each in wrong), class_="problem", role="alert", id="wrong-read")
    return joined([stop, own])


def _choice(name: str, label: str, options: Sequence[tuple[str, str]], chosen: str, nobody: str) -> Html:
    own = f"read-{name}"
    every = [*([("", nobody)] if nobody else []), *options]
    drawn = [
        element("option", safe_option(said), value=value or " ", selected="selected" if value == chosen else "")
        for value, said in every
    ]
    named = element("div", element("label", safe(label), for_=own))
    return element("div", named, element("select", *drawn, name=own, id=own))


def _line(said: str, found: int) -> Html:
    own = "read-heading"
    why = _("Found: line {line}. Left empty: as found out.").format(line=found)
    return element(
        "div", element("label", safe(_("Line with the names of the columns")), for_=own),
        element("p", safe(why), class_="quiet", id=f"{own}-why"),
        element("input", type="text", name=own, id=own, value=said, inputmode="numeric", maxlength="7",
                aria_describedby=f"{own}-why"),
    )  # fmt: skip
