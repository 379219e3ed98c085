"""What was decided a moment ago, said once on the page that is shown next."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from registry.ui.component import component
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.link import link
from registry.ui.markup.section import paragraph
from registry.ui.site import Site
from registry.verbs.checks.waive import Answer
from registry.wording import _

_KEPT = "_recorded"
_ANCHOR = "s-recorded"


@dataclass
class _Recorded:
    """One decision. `page` is the address of the page that tells of it, once there is one."""

    fingerprint: str
    answer: Answer
    page: str = ""


def record(fingerprint: str, answer: Answer) -> None:
    """Keep it until the page tells of it."""
    st.session_state[_KEPT] = _Recorded(fingerprint, answer)


def take(fingerprint: str) -> bool:
    """Whether a decision on this finding was recorded and nobody has been told yet."""
    kept: _Recorded | None = st.session_state.get(_KEPT)
    return kept is not None and kept.fingerprint == fingerprint and not kept.page


def told(site: Site, page: str) -> tuple[Html, str]:
    """What was recorded, while the page is the one that first tells of it, and the same for a screen reader."""
    kept: _Recorded | None = st.session_state.get(_KEPT)
    if kept is None or (kept.page and kept.page != page):
        st.session_state.pop(_KEPT, None)
        return NOTHING, ""
    kept.page = page
    # Whoever decided was further down, in a list: the focus goes to what was done, and not to the next finding.
    component("arrive")(key="recorded-arrive", data={"turn": kept.answer.ref, "to": _ANCHOR})
    return _drawn(site, kept.answer), _("The decision is recorded.")


def _drawn(site: Site, answer: Answer) -> Html:
    said = element("p", safe(_("The decision is recorded. ")), link(answer.ref, _("See the waiver")))
    place = element("p", element("code", safe(site.path_of(answer.file)), class_="place"))
    title = element("h2", safe(_("Recorded")), id=_ANCHOR)
    return element("div", title, said, place, *_more(answer), class_="recorded", role="note")


def _more(answer: Answer) -> list[Html]:
    said = [_("Nobody else confirmed who decided: it is self-declared.")]
    if answer.commit:
        by = _("It was saved in the register's history by {author} (commit {commit}).")
        by = by.format(commit=answer.commit[:12], author=answer.author)
        said.insert(0, by)
    if answer.note:
        said.insert(0, answer.note)
    separated = {
        "yes": _("Somebody else last changed the record that it is about."),
        "no": _("Whoever recorded it also last changed the record that it is about."),
        "unknown": _("Whether somebody else last changed the record that it is about cannot be told."),
    }
    if answer.separated in separated:
        said.append(separated[answer.separated])
    return [joined(paragraph(each) for each in said)]
