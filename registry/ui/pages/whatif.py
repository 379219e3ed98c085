"""What if: a draft, or a record with something changed, and what would be found. Nothing is stored."""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from registry.concepts.agreements import AgreementStatus
from registry.errors import MunimentError
from registry.session import Session
from registry.ui.component import component
from registry.ui.heading import heading, whose
from registry.ui.markup.choice import safe_option
from registry.ui.markup.html import NOTHING, Html, draw, element, safe
from registry.ui.markup.section import heading as section_heading
from registry.ui.markup.section import message, note, paragraph, section
from registry.ui.on_day import ON, on_that_day
from registry.ui.progress import progress
from registry.ui.site import Site
from registry.ui.whatif.asked import AS_IF, PAGE, REGISTER, Asked, asked
from registry.ui.whatif.editor import Checked, editing, editor
from registry.ui.whatif.result import RESULT, result, summary, told
from registry.ui.whatif.start import Begun, ways
from registry.verbs.checks import whatif
from registry.verbs.opening import opened
from registry.wording import _

__all__ = ["PAGE", "show"]

_STAGES = ("approved", "signing", "in-force")
"""The statuses that a draft is on its way to, offered to be judged by."""


def show(site: Site) -> str:
    """Where to start; or the text, how to judge it, and what would be found."""
    lead = _("See what would be found before anyone signs. Write or change a draft, and check it among the records.")
    heading(_("Try a draft"), paragraph(lead, "lead"), note(paragraph(_("Nothing you try here is stored."))))
    whose(site)
    try:
        here = asked()
        if not here.start:
            draw(ways(site))
            return _("Where do you want to start?")
        begun = Begun(site, here)
    except MunimentError as stop:
        again = element("p", element("a", safe(_("Start again")), href=PAGE))
        draw(
            section_heading(_("This address cannot be read"), 2),
            message(site.plainly(stop.message)), message(stop.fix), again,
        )  # fmt: skip
        return stop.message
    session = on_that_day(site, here.on)
    other = element("a", safe(_("Start from something else")), href=PAGE)
    draw(section_heading(_("The draft"), 2, "s-draft"), element("p", begun.said), element("p", other))
    draw(_judged_by(site, session, here), _at_line(here))
    checked, is_older = editor(here.start, begun.text, here.line, with_upload=not (here.ref or here.kind))
    return _checked(site, session, here, begun, checked, is_older=is_older) if checked is not None else ""


def _judged_by(site: Site, session: Session, here: Asked) -> Html:
    """The day and the status to judge by, and the register where nothing else says it; all in the address."""
    mine = {ON, AS_IF} | ({REGISTER} if not here.ref else set())
    hidden = (element("input", type="hidden", name=n, value=v) for n, v in here.parameters if n not in mine)
    stages = [("", _("the status it has")), *((each, _(AgreementStatus(each).label).lower()) for each in _STAGES)]
    return element(
        "form",
        *hidden,
        element("label", safe(_("Judge it on")), for_="choose-on"),
        element("input", type="date", name=ON, id="choose-on", value=session.today.isoformat()),
        element("label", safe(_("as if it had")), for_="choose-as-if"),
        _select(AS_IF, stages, here.as_if),
        *(() if here.ref else _register(site, here)),
        element("button", safe(_("Use these")), type="submit"),
        class_="choice", method="get",
    )  # fmt: skip


def _at_line(here: Asked) -> Html:
    """Where in the text what somebody came for is, and the way into the box at that line."""
    if not here.line:
        return NOTHING
    said = _("The text below is open at line {line}.").format(line=f"{here.line:,}")
    return element("p", safe(said + " "), element("a", safe(_("Change that line")), href=editing(here.line)))


def _register(site: Site, here: Asked) -> tuple[Html, Html]:
    known = [(each.id, each.title or each.id) for each in opened(site.session).federation.registers]
    any_ = [] if here.kind else [("", _("the one that has the record"))]
    return element("label", safe(_("in the register")), for_="choose-register"), _select(
        REGISTER, [*any_, *known], here.register
    )


def _select(name: str, options: list[tuple[str, str]], chosen: str) -> Html:
    drawn = (
        element("option", safe_option(said), value=value or " ", selected="selected" if value == chosen else "")
        for value, said in options
    )
    return element("select", *drawn, name=name, id=f"choose-{name}")


# ── what came of it ──────────────────────────────────────────────────────────────────────────────────────────────────

_ANSWER = "_draft_answer"


@dataclass(frozen=True, slots=True)
class _Kept:
    """The answer to what was asked last, so that drawing the page again does not judge again."""

    asked: tuple[object, ...]
    answer: whatif.Answer


def _checked(site: Site, session: Session, here: Asked, begun: Begun, checked: Checked, *, is_older: bool) -> str:
    try:
        with progress(site):
            answer = _answer(site, session, here, begun, checked)
    except MunimentError as stop:
        draw(section(_("The draft could not be checked"), RESULT, message(stop.message), message(stop.fix)))
        _arrive(checked)
        return stop.message
    draw(summary(answer, is_older=is_older))
    if answer.is_record or answer.ref:
        _download(answer, checked.raw)
    text = checked.raw.decode("utf-8", "replace") if len(checked.raw) <= whatif.LARGEST else ""
    draw(result(answer, "" if "\0" in text else text))
    _arrive(checked)
    return told(answer)


def _arrive(checked: Checked) -> None:
    """Move the focus to what was said, once for each time that it was asked for."""
    component("arrive")(key="draft-arrive", data={"turn": f"{checked.start} {checked.turn}", "to": RESULT})


def _answer(site: Site, session: Session, here: Asked, begun: Begun, checked: Checked) -> whatif.Answer:
    wanted = (checked, begun.register, here.as_if, session.today, site.stand)
    kept: _Kept | None = st.session_state.get(_ANSWER)
    if kept is None or kept.asked != wanted:
        told = on_that_day(site, session.today)
        kept = _Kept(wanted, whatif.of_text(told, checked.raw, begun.register, here.as_if))
        st.session_state[_ANSWER] = kept
    return kept.answer


def _download(answer: whatif.Answer, raw: bytes) -> None:
    own = answer.ref.rpartition("/")[2] or "draft"
    st.download_button(
        _("Download this draft"), raw, f"{own}.yaml", "application/yaml", key="draft-download", on_click="ignore"
    )
    where = _("To keep it, put the file into the register as `{file}`.").format(file=answer.file)
    draw(message(where) if answer.file else NOTHING)
