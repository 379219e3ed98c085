"""Deciding to live with a finding for now: a drawer at the right, open while the address names the finding.

What is decided becomes a record of the register, a waiver, with who decided, why and until when.
"""

from __future__ import annotations

from functools import partial

import streamlit as st

from registry.concepts.rules import Actor
from registry.errors import MunimentError
from registry.ui.drawer import DECIDE, close
from registry.ui.finding.day_typed import day_typed
from registry.ui.finding.facts import titles
from registry.ui.finding.one import causes, found, named
from registry.ui.finding.recorded import record, take
from registry.ui.finding.words import finding_href, outcome_tag, severity_tag
from registry.ui.markup.html import Html, draw, element, joined, safe
from registry.ui.markup.link import link
from registry.ui.markup.section import message, note, paragraph
from registry.ui.problem import problem
from registry.ui.site import Site, look_again, open_site
from registry.verbs.checks import explain, gaps, waive
from registry.verbs.checks.gaps import Row
from registry.wording import _, listed

_FIELDS = ("reason", "role", "expires", "requested_by", "remedy")
_TURN, _ABOUT = "_decide_turn", "_decide_about"


def decide() -> bool:
    """The drawer, if the address asks for it. Returns whether it is open: there is one drawer at a time."""
    fingerprint = str(st.query_params.get(DECIDE, ""))[:2_000]
    if not fingerprint:
        return False
    shut = partial(close, DECIDE, fingerprint)
    st.dialog(_("Decide"), width="medium", position="right", on_dismiss=shut)(partial(_inside, fingerprint))()
    return True


def _inside(fingerprint: str) -> None:
    # The drawer is drawn again by itself, when the page that opened it has long given its session back.
    try:
        with open_site() as site:
            _drawn(site, fingerprint)
    except MunimentError as stop:
        draw(message(stop.message), message(stop.fix), paragraph(_("Close this, and choose another finding.")))


def _drawn(site: Site, fingerprint: str) -> None:
    if take(fingerprint):
        # Sent off twice: it was recorded the first time.
        _done(fingerprint)
    name = named(fingerprint)
    rows = gaps.about(site.session, name.ref) if name else ()
    row = found(rows, name) if name else None
    if row is None:
        draw(paragraph(_("This is not found today: there is nothing to decide.")))
        return
    draw(_about(row))
    if row.waiver:
        draw(note(paragraph(row.waived)), element("p", link(row.waiver, _("See the waiver"))))
        return
    if row.follows_from:
        said = _("This only follows from something else. Decide on that, and what follows goes with it:")
        draw(paragraph(said), titles(causes(rows, row)))
        return
    rule = explain.run(site.session, explain.Question(rule=row.rule)).rule
    roles = [Actor(each).label for each in rule.waivable_by] if rule else []
    if not roles:
        draw(_nobody(row))
        return
    _form(site, row, roles)


def _about(row: Row) -> Html:
    tags = element("p", severity_tag(row.severity), safe(" "), outcome_tag(row.outcome), class_="tags")
    return joined(
        [paragraph(row.title, "title"), tags, paragraph(row.because), element("p", link(row.ref, row.record))]
    )


def _nobody(row: Row) -> Html:
    said = note(paragraph(_("Nobody may waive this. It has to be put right.")))
    acts = paragraph(_("Who acts on it: {role}.").format(role=row.who_acts_label))
    how = element("a", safe(_("See what to write")), href=finding_href(row.fingerprint))
    return joined([said, acts, element("p", how)])


# ── the form ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _form(site: Site, row: Row, roles: list[str]) -> None:
    key = partial("{}-{}".format, "decide")
    if st.session_state.get(_ABOUT) != row.fingerprint:
        # The browser may go from one decision straight to another: what was typed about the first is not for this one.
        for name in (*_FIELDS, "send"):
            st.session_state.pop(key(name), None)
        st.session_state[_ABOUT] = row.fingerprint
    faults: list[tuple[str, str]] = []
    if st.session_state.get(key("send")):
        st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
        question = _asked(row, {name: str(st.session_state.get(key(name)) or "").strip() for name in _FIELDS})
        every_fault = waive.faults(site.session, question)
        faults = [(key(each.field) if each.field in _FIELDS else "", each.message) for each in every_fault]
        if not faults:
            try:
                answer = waive.run(site.session, question)
            except MunimentError as stop:
                faults = [("", f"{stop.message} {stop.fix}".strip())]
            else:
                record(row.fingerprint, answer)
                _done(row.fingerprint)
    problem("decide", faults, st.session_state.get(_TURN, 0))
    wrong = dict(reversed(faults))
    draw(_asks(roles))
    with st.form("decide", border=False, enter_to_submit=False):
        _wrong(wrong, key("reason"))
        st.text_area(_("Why is it right to live with it for now?"), key=key("reason"), height=120)
        _wrong(wrong, key("role"))
        st.radio(_("Who decides?"), roles, index=0 if len(roles) == 1 else None, key=key("role"))
        _wrong(wrong, key("expires"))
        st.text_input(_("What is the last day it has effect? For example, 31 March 2027"), key=key("expires"))
        _wrong(wrong, key("requested_by"))
        st.text_input(_asked_for(), key=key("requested_by"))
        _wrong(wrong, key("remedy"))
        st.text_area(_("What will be done, so that it is no longer needed? (optional)"), key=key("remedy"), height=80)
        st.form_submit_button(_("Record the decision"), type="primary", key=key("send"))


def _asks(roles: list[str]) -> Html:
    said = _("Waiving keeps this on record, marked as waived, until the day you give. Who may decide: {roles}.")
    how = _("It is saved as a record of the register. Nobody else confirms who decided: it will say “self-declared”.")
    return joined([paragraph(said.format(roles=listed(roles, "or"))), paragraph(how, "quiet")])


def _asked_for() -> str:
    # The rule waiver-self-approved says so the moment that the decision is kept: nobody should be taken by surprise.
    return _(
        "In which role was it asked for? For example, Head of Housing. "
        "Left empty, a new finding will say that no record shows who asked (optional)"
    )


def _wrong(faults: dict[str, str], field: str) -> None:
    if field in faults:
        draw(element("p", safe(_("Error: {said}").format(said=faults[field])), class_="wrong"))


def _asked(row: Row, typed: dict[str, str]) -> waive.Question:
    return waive.Question(
        finding=row.fingerprint, reason=typed["reason"], role=typed["role"], expires=day_typed(typed["expires"]),
        requested_by=typed["requested_by"], remedy=typed["remedy"],
    )  # fmt: skip


def _done(fingerprint: str) -> None:
    look_again()
    close(DECIDE, fingerprint)
    st.rerun()
