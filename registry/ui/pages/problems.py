"""What keeps a file from being a record, or records from holding together, and what to do about it."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from registry.session import Session
from registry.ui.exports import tables
from registry.ui.heading import heading, whose
from registry.ui.markup.html import NOTHING, Html, draw, element, joined, safe
from registry.ui.markup.link import link
from registry.ui.markup.section import message, paragraph, prose, section
from registry.ui.markup.table import table
from registry.ui.site import Site
from registry.verbs.problem_line import ProblemLine
from registry.verbs.records import validate
from registry.wording import _, counted

MOST = 200
"""How many problems are drawn; the command line prints them all."""


def show(site: Site) -> str:
    """Two tables: problems, and notes that stop nothing."""
    lead = _("Files that could not be read as records, and links between records that lead nowhere.")
    # A page without problems must not be taken for one without findings.
    law = element(
        "p", safe(_("Whether they meet the law is another question: see the ")),
        element("a", safe(_("compliance gaps")), href="gaps"), safe("."),
    )  # fmt: skip
    heading(_("Problems"), paragraph(lead, "lead"), law)
    whose(site)
    answer = _validated(site.stand, site.session)
    records = counted(answer.records, _("record"), _("records"))
    if answer.problems:
        said = counted(len(answer.problems), _("problem"), _("problems"))
        intro = _("{records} were read all the same. Correct the files below, then load this page again.")
    else:
        said = _("No problems")
        intro = _("Every file is a record and every link holds. {records} were read.")
    intro = intro.format(records=records)
    total = len(answer.problems) + len(answer.notes)
    tables(site, "validate", validate.Question(), _("problems"), total)
    draw(section(said, "problems", paragraph(intro), *_lines(_("Problems"), answer.problems)))
    if answer.notes:
        noted = counted(len(answer.notes), _("note"), _("notes"))
        intro = _("Worth knowing. Nothing is stopped by these.")
        draw(section(noted, "notes", paragraph(intro), *_lines(_("Notes"), answer.notes)))
    return said


@st.cache_resource(max_entries=2, show_spinner=False)
def _validated(stand: str, _session: Session) -> validate.Answer:
    return validate.run(_session, validate.Question())


def _lines(caption: str, lines: Sequence[ProblemLine]) -> tuple[Html, ...]:
    columns = (_("What is there"), _("What to do"), _("Where"))
    if not lines:
        return ()
    drawn = table(caption, columns, [_row(line) for line in lines[:MOST]], caption_hidden=True)
    if len(lines) <= MOST:
        return (drawn,)
    more = _("These are the first {most} of {all}. `muniment validate` prints them all.")
    return drawn, message(more.format(most=MOST, all=f"{len(lines):,}"))


def _row(line: ProblemLine) -> tuple[Html, Html, Html]:
    sentence = line.message[:1].upper() + line.message[1:]
    what = joined([prose(sentence), element("div", element("code", safe(line.code)), class_="key")])
    place = element("code", safe(f"{line.file}:{line.line}"), class_="place")
    ref = line.address.partition("#")[0]
    record = element("div", link(ref, _("See the record"))) if ref else NOTHING
    return what, prose(line.fix), joined([place, record])
