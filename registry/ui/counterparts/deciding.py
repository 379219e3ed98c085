"""Deciding whether two records are of one share: a form below the two, with a reason, written in the first of them."""

from __future__ import annotations

from functools import partial

import streamlit as st

from registry.errors import MunimentError
from registry.ui.markup.html import draw, element, joined, safe
from registry.ui.markup.section import heading, note, paragraph
from registry.ui.problem import problem
from registry.ui.site import Site, look_again
from registry.verbs.sharing import reconcile
from registry.verbs.sharing.reconcile import Answer, Pair
from registry.wording import _

_KEY = partial("{}-{}".format, "counterparts")
_FIELDS = ("same", "reason", "post")
_ABOUT, _SEEN = "_counterparts_about", "_counterparts_seen"
_TURN, _DONE = "_counterparts_turn", "_counterparts_done"


def told(site: Site, pair: Pair) -> str:
    """What was written a moment ago, said once on the page of the pair; the same for a screen reader."""
    done: tuple[str, Answer] | None = st.session_state.pop(_DONE, None)
    if done is None or done[0] != f"{pair.here} {pair.there}":
        return ""
    answer = done[1]
    said = [_("The decision is recorded.")]
    if answer.commit:
        said.append(_("It was saved in the register's history (commit {commit}).").format(commit=answer.commit[:12]))
    if answer.note:
        said.append(answer.note)
    place = element("p", element("code", safe(site.path_of(answer.written)), class_="place"))
    title = element("h2", safe(_("Recorded")), id="s-recorded")
    draw(element("div", title, paragraph(" ".join(said)), place, class_="recorded", role="note"))
    return said[0]


def decide(site: Site, pair: Pair, digest: str) -> None:
    """The form, for two records of which nothing is decided yet."""
    draw(heading(_("Are they of one share?"), 2, "decide"))
    if pair.is_confirmed:
        draw(paragraph(_("A record says that they are. Whoever keeps either record acts on the differences.")))
        return
    asks = paragraph(_("Nobody has confirmed it. However alike two records are, they may be of two shares."))
    where = _(
        "What you decide is written in the first record, {record}, with your reason, and lasts: nobody is asked again."
    )
    draw(joined([asks, paragraph(where.format(record=pair.here), "quiet")]))
    _form(site, pair, digest)


def _form(site: Site, pair: Pair, digest: str) -> None:
    about = f"{pair.here} {pair.there}"
    if st.session_state.get(_ABOUT) != about:
        for name in (*_FIELDS, "send"):
            st.session_state.pop(_KEY(name), None)
        st.session_state[_ABOUT] = about
        st.session_state[_SEEN] = digest
    faults: list[tuple[str, str]] = []
    answers = {"yes": _("Yes, they are records of the same share"), "no": _("No, they are of two shares")}
    if st.session_state.get(_KEY("send")):
        st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
        typed = {name: str(st.session_state.get(_KEY(name)) or "").strip() for name in _FIELDS}
        faults = _wrong(typed)
        if not faults:
            question = reconcile.Question(
                record=(pair.here, pair.there), confirm=typed["same"] == "yes", apart=typed["same"] == "no",
                reason=typed["reason"], role=typed["post"], expect=st.session_state[_SEEN],
            )  # fmt: skip
            try:
                answer = reconcile.run(site.session, question)
            except MunimentError as stop:
                faults = [("", site.plainly(f"{stop.message} {stop.fix}".strip()))]
                # What is shown now is the record as it stands: the next time it is that which is decided on.
                st.session_state[_SEEN] = digest
            else:
                st.session_state[_DONE] = (about, answer)
                look_again()
                st.rerun()
    problem("counterparts", faults, st.session_state.get(_TURN, 0))
    wrong = dict(reversed(faults))
    with st.form("counterparts", border=False, enter_to_submit=False):
        _said(wrong, "same")
        st.radio(_("Are they?"), list(answers), format_func=answers.__getitem__, index=None, key=_KEY("same"))
        _said(wrong, "reason")
        st.text_area(_("Why?"), key=_KEY("reason"), height=100)
        _said(wrong, "post")
        st.text_input(_("In which role do you decide? For example, Information governance officer"), key=_KEY("post"))
        st.form_submit_button(_("Record the decision"), type="primary", key=_KEY("send"))
    draw(note(paragraph(_("Nobody else confirms who decided. The record says it in your own words."))))


def _wrong(typed: dict[str, str]) -> list[tuple[str, str]]:
    faults = []
    if typed["same"] not in ("yes", "no"):
        faults.append((_KEY("same"), _("Say whether they are of one share.")))
    if not typed["reason"]:
        faults.append((_KEY("reason"), _("Say why.")))
    if not typed["post"]:
        faults.append((_KEY("post"), _("Say in which role you decide.")))
    return faults


def _said(wrong: dict[str, str], field: str) -> None:
    if _KEY(field) in wrong:
        draw(element("p", safe(_("Error: {said}").format(said=wrong[_KEY(field)])), class_="wrong"))
