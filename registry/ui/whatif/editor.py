"""The text of a draft: typed, pasted or uploaded. It is kept for this visit to the page and nowhere else."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import blake2b

import streamlit as st

from registry.ui.component import component
from registry.ui.markup.html import draw
from registry.ui.markup.section import paragraph
from registry.verbs.checks.whatif import LARGEST
from registry.wording import _

_CHECKED = "_draft_checked"
_UPLOADED = "_draft_uploaded"
_ROWS = 420
"""Pixels."""

_LONG_SAID = '<div class="stHtml"><p role="alert" class="wrong"></p></div>'


@dataclass(frozen=True, slots=True)
class Checked:
    """The bytes that somebody asked to have checked. `turn` tells one time of asking from another."""

    start: str
    raw: bytes
    turn: int


def editor(start: str, text: str, line: int = 0, *, with_upload: bool) -> tuple[Checked | None, bool]:
    """Draw it. Returns what was last asked to be checked, and whether the text is another by now.

    `start` names what the text starts as; another start has another text. `line` is the one that the box opens at,
    0 for the first; a link to `editing(line)` takes whoever follows it to a line of the text.
    """
    key = f"draft-{blake2b(start.encode(), digest_size=6).hexdigest()}"
    checked: Checked | None = st.session_state.get(_CHECKED)
    if checked is not None and (checked.start != start or key not in st.session_state):
        # What was written is gone once the page is left, and with it what was said of it.
        checked = None
    if with_upload:
        checked = _upload(start, key, checked)
    if key not in st.session_state:
        st.session_state[key] = text
    with st.container(key="draft"):
        typed = str(st.text_area(_("Text of the draft"), key=key, height=_ROWS, max_chars=LARGEST) or "")
        guard(start, line)
        draw(paragraph(_at_most(), "quiet"))
        wants = st.button(_("Check this draft"), type="primary", key="check-draft")
    raw = typed.encode("utf-8", "surrogatepass")
    if wants:
        checked = Checked(start, raw, _turn(checked))
    st.session_state[_CHECKED] = checked
    return checked, checked is not None and bool(typed) and checked.raw != raw


def _at_most() -> str:
    said = _("At most {size} KB. Nothing you write here is stored; reload the page, or leave it, and it is gone.")
    return said.format(size=LARGEST // 1024)


def _upload(start: str, key: str, checked: Checked | None) -> Checked | None:
    """A file that was chosen: into the text where it is text, and else checked as it is, to say what it is."""
    chosen = st.file_uploader(
        _("Upload a draft: one file, of at most {size} KB").format(size=LARGEST // 1024),
        key=f"upload-{key}",
        max_upload_size=1,
    )
    if chosen is None:
        st.session_state.pop(_UPLOADED, None)
        return checked
    if st.session_state.get(_UPLOADED) == chosen.file_id:
        return checked
    st.session_state[_UPLOADED] = chosen.file_id
    raw = chosen.getvalue()
    try:
        text = raw.decode("utf-8-sig") if len(raw) <= LARGEST and b"\0" not in raw else None
    except UnicodeDecodeError:
        text = None
    st.session_state[key] = "" if text is None else text.replace("\r\n", "\n")
    return Checked(start, raw, _turn(checked)) if text is None else None


def _turn(checked: Checked | None) -> int:
    return checked.turn + 1 if checked else 1


def editing(line: int) -> str:
    """The address, on this page, of a line of the text as it is being written."""
    return f"#edit-line-{line}"


def guard(start: str = "", line: int = 0) -> None:
    """Says so where somebody pastes more than a draft may be, which would otherwise just not appear.

    It also opens the box of `start` at a line, once, and follows links to lines of it.
    """
    said = _("What you pasted is longer than {size} KB, which is the most a draft may be. Nothing was pasted.")
    data = {"most": LARGEST, "words": said.format(size=LARGEST // 1024), "start": start, "line": line}
    component("draft", _LONG_SAID)(key="draft-guard", data=data)
