"""The drawer at the right: the file that something was read from, with its line. It is open while the address says so.

The address names it, so that a link opens it, Back closes it, and it can be sent to somebody else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from urllib.parse import urlencode

import streamlit as st

from registry.errors import MunimentError
from registry.ui.markup.html import NOTHING, Html, draw, element, joined, safe
from registry.ui.markup.section import message, paragraph
from registry.ui.record.fold import opened_by
from registry.ui.site import Site
from registry.verbs.records import source
from registry.wording import _, counted

SOURCE = "source"
"""The name in the address of what the drawer shows: a record, and after `#` a part of it."""

DECIDE = "decide"
"""The name in the address of the finding that a decision is asked about, in a drawer of its own."""

_BEFORE, _MOST = 3, 400
"""Lines shown before the part asked for, and lines of it that are shown at once."""


def open_drawer(name: str, value: str) -> str:
    """The address of this page with one of its drawers open, and no other."""
    asked = {each: st.query_params.get_all(each) for each in st.query_params if each not in (SOURCE, DECIDE)}
    return "?" + urlencode({**asked, name: value}, safe="/", doseq=True)


def source_link(address: str, about: str, own: str = "") -> Html:
    """A link that opens the drawer on this page, at the lines of a record or a part of it.

    `own` is its name on the page, to which the focus returns.
    """
    hidden = element("span", safe(_(" of {about}").format(about=about)), class_="visually-hidden")
    return element("a", safe(_("File and line")), hidden, href=open_drawer(SOURCE, address), id=own)


def at_source(address: str, about: str) -> Html:
    """The same link, small, at the right of the heading before it."""
    return element("p", source_link(address, about), class_="at-source")


def drawer(site: Site) -> None:
    """The drawer, if the address asks for it. A page calls this once, at its end."""
    address = str(st.query_params.get(SOURCE, ""))
    if not address:
        return
    shown = _shown(site, address)
    st.dialog(_("File and line"), width="medium", position="right", on_dismiss=partial(close, SOURCE, address))(
        lambda: draw(*shown)
    )()


def close(name: str, value: str) -> None:
    """Take a drawer out of the address, where it is still open at what it was opened for."""
    # Another part may have been asked for by the time that this is heard of.
    if st.query_params.get(name) == value:
        del st.query_params[name]


def _shown(site: Site, address: str) -> tuple[Html, ...]:
    try:
        answer = source.run(site.session, source.Question(ref=address))
    except MunimentError as stop:
        return message(site.plainly(stop.message)), paragraph(_("Close this, and choose another part."))
    place = site.path_of(answer.file)
    place = f"{place}:{answer.first}" if answer.first else place
    where = element("p", element("code", safe(place), class_="place"))
    return (paragraph(answer.title, "title"), where, paragraph(_said(answer), "quiet"), *_lines(answer))


def _said(answer: source.Answer) -> str:
    every = counted(len(answer.lines), _("line"), _("lines"))
    if not answer.first:
        said = _("The whole file, {lines}.").format(lines=every)
    elif answer.first == answer.last:
        said = _("Line {first} of {lines} is marked.").format(first=f"{answer.first:,}", lines=every)
    else:
        said = _("Lines {first} to {last} of {lines} are marked.")
        said = said.format(first=f"{answer.first:,}", last=f"{answer.last:,}", lines=every)
    if answer.shortened:
        long = counted(answer.shortened, _("line is"), _("lines are"))
        said += _(" {lines} too long to be shown in full.").format(lines=long)
    return said


def _lines(answer: source.Answer) -> Iterator[Html]:
    """The part asked for, near the top; what stands before and after it behind lines that open."""
    begins = max(1, answer.first - _BEFORE) if answer.first else 1
    ends = min(len(answer.lines), begins + _MOST - 1)
    if answer.first and answer.last < ends:
        ends = min(len(answer.lines), max(answer.last + _BEFORE, begins + 40))
    yield _folded(answer, 1, begins - 1)
    yield _numbered(answer, range(begins, ends + 1))
    yield _folded(answer, ends + 1, len(answer.lines))


def _folded(answer: source.Answer, first: int, last: int) -> Html:
    if last < first:
        return NOTHING
    label = _("Lines {first} to {last}").format(first=f"{first:,}", last=f"{last:,}")
    return opened_by(label, _numbered(answer, range(first, last + 1)))


def _numbered(answer: source.Answer, numbers: Sequence[int]) -> Html:
    lines = [_line(answer.lines[number - 1], answer.first <= number <= answer.last) for number in numbers]
    # The number comes from the list's own counter: it is read out, and not copied with the text.
    return element("ol", joined(lines), class_="lines", start=str(numbers[0]) if numbers else "1")


def _line(text: str, is_marked: bool) -> Html:
    return element("li", element("code", safe(text)), class_="marked" if is_marked else "")
