"""The start: what the page is for, what becomes of a file, and where to give one."""

from __future__ import annotations

import streamlit as st

from registry.errors import MunimentError
from registry.ui.mapfile.address import FORGOTTEN, Asked
from registry.ui.mapfile.sending import then
from registry.ui.markup.choice import choice
from registry.ui.markup.html import Html, draw, element, joined, safe
from registry.ui.markup.section import message, note, paragraph, section
from registry.ui.progress import progress
from registry.ui.site import Site
from registry.ui.upload import larger
from registry.verbs.map_file import held
from registry.wording import _

_TURN = "_mapfile_upload"


def begin(site: Site, here: Asked) -> str:
    """Draw it. Returns what a screen reader is told."""
    if st.query_params.get(FORGOTTEN):
        draw(note(paragraph(_("The file is forgotten: it and all that you decided of it are deleted."))))
    if here.job:
        gone = _("This file is not here any more. It was forgotten, or nobody looked after it for a day.")
        draw(note(paragraph(gone), paragraph(_("Choose it again to begin anew."))))
    draw(_steps())
    draw(element("h2", safe(_("Choose a file")), id="s-choose"))
    _upload(site)
    draw(larger(held.LARGEST, "muniment mapfile FILE --into REGISTER"))
    draw(_what_becomes_of_it())
    return _("Choose a file to map.")


def _steps() -> Html:
    said = (
        _("You choose a file. Each of its columns is shown with what its values look like."),
        _("For each column you say which shared word it stands for. Likely ones are suggested, with the reasons."),
        _("You check the two records that come of it, and write them. Nothing is used until others have reviewed it."),
    )
    return element("ol", *(element("li", safe(each)) for each in said), class_="mapfile-steps")


def _upload(site: Site) -> None:
    turn = st.session_state.get(_TURN, 0)
    chosen = st.file_uploader(
        _("CSV, Excel (.xlsx) or Parquet, of at most {size} MB").format(size=held.LARGEST // 1_000_000),
        type=list(held.ENDINGS), key=f"mapfile-upload-{turn}", max_upload_size=held.LARGEST // 1_000_000,
    )  # fmt: skip
    if chosen is None:
        return
    st.session_state[_TURN] = turn + 1
    try:
        with progress(site):
            token = held.begin(chosen.name, chosen.getvalue(), lambda done, of: _told(site, done, of))
    except MunimentError as stop:
        title = element("h3", safe(_("This file cannot be read")))
        draw(element("div", title, message(stop.message), message(stop.fix), class_="problem", role="alert"))
        return
    then(to="s-columns")
    st.query_params.from_dict({"job": token})
    st.rerun()


def _told(site: Site, done: int, of: int) -> None:
    if site.session.progress is not None:
        site.session.progress(done // 1000, of // 1000, _("Reading the file, kilobytes"))


def _what_becomes_of_it() -> Html:
    said = (
        _("It is kept on the computer that Muniment runs on, outside of every register, so that you can come back."),
        _(
            "It is deleted at once when you press “Forget this file”. Otherwise it is kept for a day after you last "
            "looked at it, and goes the next time that somebody gives a file or the server is started."
        ),
        _("Only somebody with the address of your page can see it, and whoever runs that computer."),
        _("Sample values are shown to you and never recorded. Those that look like people's data are hidden."),
    )
    items = [element("li", safe(each)) for each in said]
    return section(_("What becomes of your file"), "s-becomes", element("ul", *items, class_="bullets"))


def register_asked(here: Asked, registers: list[tuple[str, str]]) -> Html:
    """Which register the records go into, where there are several and none is said yet."""
    options = [("", _("Choose one")), *registers]
    why = paragraph(_("A register is one organisation's records. Choose whose words the columns are."))
    asks = choice("into", _("Register"), options, here.into, _("Go on"), ("job", here.job))
    return joined([element("h2", safe(_("Whose file is it?")), id="s-columns"), why, asks])
