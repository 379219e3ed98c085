"""One word: what it means and to whom, what it is mapped to, and what everybody else calls it."""

from __future__ import annotations

import streamlit as st

from registry.errors import MunimentError
from registry.ui.agreement.overview import contents
from registry.ui.drawer import at_source, drawer
from registry.ui.heading import back
from registry.ui.mapreview.address import review_href
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.link import link
from registry.ui.markup.section import message, paragraph, section
from registry.ui.record.page import none_such
from registry.ui.sheet import Sheet, draw_sheet, sheet_of
from registry.ui.site import Site
from registry.ui.words.address import WORD as PAGE
from registry.ui.words.address import WORDS, branch_href, resolve_href, words_href
from registry.ui.words.one import codes, means, place, uses
from registry.ui.words.others import finding, others
from registry.ui.words.stands import stands
from registry.verbs.words import term
from registry.verbs.words.term import Answer
from registry.wording import _

__all__ = ["PAGE", "show"]


def show(site: Site) -> str:
    """The term that `?ref=` names."""
    back(WORDS, _("Back to words"))
    said = draw_sheet(sheet_of(site, PAGE, lambda: _sheet(site)))
    drawer(site)
    return said


def _sheet(site: Site) -> Sheet:
    ref = str(st.query_params.get("ref", "")).strip()
    if not ref:
        return none_such(_("No word chosen"), paragraph(_("Go back to the words and choose one.")))
    try:
        answer = term.run(site.session, term.Question(ref=ref))
    except MunimentError as stop:
        return none_such(_("Word not found"), message(stop.message), message(stop.fix))
    own = answer.term
    parts = [
        ("s-means", _("What it means"), joined([at_source(own.ref, own.label), means(answer)])),
        ("s-others", _("What others call it"), others(answer)),
        ("s-codes", _("Codes"), codes(answer)),
        ("s-stands", _("What it is mapped to"), stands(answer)),
        ("s-place", _("Where it stands"), place(answer)),
        ("s-uses", _("Where agreements name it"), uses(answer)),
        ("s-source", _("Where this comes from"), _source(site, answer)),
    ]
    shown = [each for each in parts if each[2]]
    pieces = [contents([(anchor, title) for anchor, title, _inside in shown])]
    pieces += [section(title, anchor, inside) for anchor, title, inside in shown]
    return Sheet(own.label, _under(answer), tuple(pieces), f"{own.label}. {finding(answer)}")


def _under(answer: Answer) -> tuple[Html, ...]:
    own = answer.term
    tags = []
    if own.is_shared:
        tags.append(element("span", safe(_("Shared word")), class_="tag tag-violet"))
    if own.ended:
        tags.append(element("span", safe(_("Out of use")), class_="tag tag-orange"))
    holder = link(own.organisation, own.organisation_title) if own.organisation else safe(own.organisation_title)
    of = safe(_("A code of {term}. ").format(term=own.of)) if own.of else NOTHING
    of_whom = joined([of, safe(_("The word of ")), holder, safe(_(", in ")), _vocabulary(answer), safe(".")])
    ways = [element("a", safe(_("What do others call it?")), href=resolve_href(own.label, own.vocabulary))]
    ways.append(element("a", safe(_("Who else uses this word?")), href=words_href(q=own.label)))
    if not own.is_shared and not own.of:
        decide = review_href(own.vocabulary, term=own.ref, state="all")
        ways.append(element("a", safe(_("Decide what it is mapped to")), href=decide))
    if own.is_shared and not own.of:
        key = own.ref.partition("[")[2].partition("]")[0]
        ways.append(
            element("a", safe(_("See it in the integration model")), href=branch_href(key, model=own.vocabulary))
        )
    return (
        element("p", joined(tags, Html(" ")), class_="tags") if tags else NOTHING,
        paragraph(own.definition, "lead") if own.definition else paragraph(_("No record defines it."), "lead"),
        element("p", of_whom), element("p", *ways, class_="ways"),
    )  # fmt: skip


def _vocabulary(answer: Answer) -> Html:
    return element("a", safe(answer.term.vocabulary_title), href=words_href(vocabulary=answer.term.vocabulary))


def _source(site: Site, answer: Answer) -> Html:
    own = answer.term
    where = f"{own.file}:{own.line}" if own.line else own.file
    rows = [
        element("p", safe(_("Address: ")), element("code", safe(own.ref))),
        element("p", safe(_("File: ")), element("code", safe(where), class_="place")) if own.file else NOTHING,
        element("p", safe(_("Record: ")), link(own.vocabulary, own.vocabulary_title)),
    ]
    return joined(rows)
