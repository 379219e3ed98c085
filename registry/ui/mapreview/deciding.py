"""From what the browser sends to a decision on record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from registry.concepts.mapping_reviews import DecidedAs, MappingDecision
from registry.errors import Conflict, MunimentError
from registry.ui.component import component
from registry.ui.mapreview.address import SET, Asked
from registry.ui.mapreview.held import Held, fault, hold
from registry.ui.mapreview.queue import beside
from registry.ui.mapreview.sent import Sent, question, sent
from registry.ui.mapreview.whole import EVERY
from registry.ui.mapreview.words import decision_word, part_word
from registry.ui.progress import progress
from registry.ui.site import Site, look_again
from registry.verbs.reviewing.shown import Waiting
from registry.verbs.words import decide
from registry.verbs.words.review import Answer
from registry.wording import _, counted

_KEY, _STASH = "mapreview", "_mapreview_sent"

_FIELDS = {"reason": "review-reason", "together": "review-together", "transform": "review-transform",
           "words": "review-words", "object": "review-choice"}  # fmt: skip
"""Fields of the question → what the page calls them."""

_ONLY_SAID = (MappingDecision.NOT_THIS, MappingDecision.UNSURE, MappingDecision.NEW_CONCEPT, MappingDecision.DISAGREE)
"""Decisions that propose no mapping for others to look at."""

_MOST_AT_ONCE = 500


def listen(data: Mapping[str, object]) -> None:
    """Have the browser watch the desk: keys, what is chosen, and what is sent. Called once, at the end of a page."""
    component("review")(key=_KEY, data=dict(data), height=1, on_decided_change=_stash)


def _stash() -> None:
    # What was sent is there only until the page is drawn.
    state = st.session_state.get(_KEY)
    st.session_state[_STASH] = state.get("decided") if state is not None else None


def take() -> Sent | None:
    """What was sent just now."""
    return sent(st.session_state.pop(_STASH, None))


def settle(site: Site, here: Asked, answer: Answer, rows: Sequence[Waiting], said: Sent) -> None:
    """Record what was sent, or hold what is wrong with it; and draw the page anew."""
    made = _several(site, here, said) if here.view == SET else _one(site, here, answer, rows, said)
    hold(made)
    look_again()
    st.rerun()


def _one(site: Site, here: Asked, answer: Answer, rows: Sequence[Waiting], said: Sent) -> Held:
    if not here.role:
        return fault(said.term, [("", _("Say first in which role you decide."))])
    if _lacks_meaning(said):
        return fault(said.term, [("review-means", _("Write what the new shared word would mean."))])
    shown = next((each for each in rows if each.term == said.term), None)
    asked = question(here, said, shown)
    try:
        faults = decide.faults(site.session, asked)
        if faults:
            return fault(said.term, [(_FIELDS.get(each.field, ""), each.message) for each in faults])
        with progress(site):
            done = decide.run(site.session, asked)
    except Conflict as stop:
        return Held(about=said.term, overtaken=site.plainly(f"{stop.message} {stop.fix}".strip()), wanted=said)
    except MunimentError as stop:
        return fault(said.term, [("", site.plainly(f"{stop.message} {stop.fix}".strip()))])
    _before, after = beside(answer.rows, said.term)
    on = here.at(after) if after else here.going_on(answer.next)
    st.query_params.from_dict(on.said())
    was_last = not after and not answer.next
    said_so = _told(here, shown, said, done)
    return Held(about=said.term, recorded=done.recorded, said=said_so, was_last=was_last, arrive=True)


def _lacks_meaning(said: Sent) -> bool:
    return said.decision == MappingDecision.NEW_CONCEPT and not said.one("means")


def _told(here: Asked, shown: Waiting | None, said: Sent, done: decide.Answer) -> str:
    label = shown.label if shown is not None else said.term
    others = counted(len(done.recorded) - 1, _("other"), _("others")) if len(done.recorded) > 1 else ""
    told = _("Recorded: {label}: {decision}").format(label=label, decision=_decision(said, shown))
    told += _(", and the same for {others}").format(others=others) if others else ""
    waits = (
        _(" It waits for somebody else's look.")
        if here.part == DecidedAs.MAKER and said.decision not in _ONLY_SAID
        else ""
    )
    return f"{told} ({part_word(here.part).lower()}).{waits}"


def _decision(said: Sent, shown: Waiting | None) -> str:
    word = decision_word(said.decision).lower()
    offers = shown.offers if shown is not None else ()
    label = next((each.label for each in offers if each.term == said.one("choice")), "")
    with_object = (MappingDecision.ACCEPT, MappingDecision.BROADER, MappingDecision.NARROWER, MappingDecision.CLOSE,
                   MappingDecision.RELATED, MappingDecision.NOT_THIS)  # fmt: skip
    return f"{word} ({label})" if label and said.decision in with_object else word


# ── a whole set ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _several(site: Site, here: Asked, said: Sent) -> Held:
    """The same word on one mapping, or on all that were listed: each is recorded by itself, and all of them or none."""
    terms = said.fields.get(EVERY, ())[:_MOST_AT_ONCE] or (said.term,)
    asked = question(here, Sent(terms[0], said.decision, said.expect, {"also": terms[1:]}), None)
    try:
        with progress(site):
            done = decide.run(site.session, asked)
    except MunimentError as stop:
        why = site.plainly(f"{stop.message} {stop.fix}".strip())
        return Held(about=said.term, said=_("Nothing was recorded."), failed=(why,), arrive=True)
    told = _("Recorded for {mappings}: {decision} ({part}).").format(
        mappings=counted(len(done.recorded), _("mapping"), _("mappings")),
        decision=decision_word(said.decision).lower(), part=part_word(here.part).lower(),
    )  # fmt: skip
    return Held(about=said.term, recorded=done.recorded, said=told, arrive=True)
