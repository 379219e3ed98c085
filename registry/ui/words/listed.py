"""The vocabularies that there are, and the terms of one of them in their places."""

from __future__ import annotations

from collections.abc import Sequence

from registry.ui.listing.asked import Asked
from registry.ui.listing.paging import count, group, way
from registry.ui.mapreview.address import review_href
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.link import link
from registry.ui.markup.section import heading, message, paragraph
from registry.ui.markup.table import table
from registry.ui.words.address import MODEL, term_link, words_href
from registry.ui.words.asked import CODES
from registry.ui.words.mapping import sentence, state_tag
from registry.verbs.meaning.shown import TermRow, VocabularyRow
from registry.verbs.words.vocab import Answer
from registry.wording import _, counted


def vocabularies(answer: Answer) -> Html:
    """Every vocabulary with how far it is decided what its terms mean."""
    if not answer.total:
        said = _(
            "A vocabulary holds one organisation's words, or the shared ones. `muniment new vocabulary` begins one."
        )
        return joined([
            heading(_("No vocabulary yet"), 2, "results"),
            message(said),
        ])  # fmt: skip
    heads = (_("Vocabulary"), _("Organisation"), _("Part it plays"), _("Version"), _("Terms"), _("Decided"))
    rows = [_row(each) for each in answer.vocabularies]
    said = _("Choose one to see its terms, or type a word above to see who means what by it.")
    caption = _("Vocabularies, with how many of their terms are mapped to a shared word or decided to have none")
    return joined([
        heading(counted(answer.total, _("vocabulary"), _("vocabularies")), 2, "results"), paragraph(said),
        element("div", table(caption, heads, rows), class_="vocabularies"),
    ])  # fmt: skip


def _row(each: VocabularyRow) -> Sequence[Html]:
    title = element("a", safe(each.title), href=MODEL if each.is_shared else words_href(vocabulary=each.ref))
    also = (
        element("div", safe(each.data_set or each.description), class_="key")
        if each.data_set or each.description
        else NOTHING
    )
    holder = link(each.organisation, each.organisation_title) if each.organisation else safe(each.organisation_title)
    terms = element("a", safe(f"{each.terms:,}"), _hidden(_(" terms of {title}").format(title=each.title)),
                    href=words_href(vocabulary=each.ref))  # fmt: skip
    return joined([title, also]), holder, safe(each.part), safe(each.version or "–"), terms, _decided(each)


def _decided(each: VocabularyRow) -> Html:
    if each.decided is None:
        return element("span", safe(_("others map to it")), class_="quiet")
    share = f" ({100 * each.decided // each.in_use}%)" if each.in_use else ""
    said = _("{decided} of {all}").format(decided=f"{each.decided:,}", all=f"{each.in_use:,}") + share
    width = f"width:{100 * each.decided / each.in_use:.1f}%" if each.in_use and each.decided else ""
    bar = element("span", element("span", style=width) if width else NOTHING, class_="share")
    on = NOTHING
    if each.decided < each.in_use:
        on = element("div", element("a", safe(_("Go on deciding")), _hidden(f": {each.title}"),
                                    href=review_href(each.ref)))  # fmt: skip
    return joined([element("span", safe(said)), bar, on])


def _hidden(text: str) -> Html:
    return element("span", safe(text), class_="visually-hidden")


def terms(here: Asked, answer: Answer) -> Html:
    """The terms of the vocabularies chosen, as far in as they stand below others."""
    said = count(here, answer.total, len(answer.rows), _("term"), _("terms"))
    if not answer.rows:
        everything = element("p", element("a", safe(_("See every vocabulary")), href=here.page))
        return joined([said, paragraph(_("Nothing fits. Take a filter away to see more.")), everything])
    ways = [
        way(_("Left out"), here.saying(CODES, "").address(), not here.said(CODES), "codes-no"),
        way(_("Shown as well"), here.saying(CODES, "yes").address(), bool(here.said(CODES)), "codes-yes"),
    ]
    several = len({row.vocabulary for row in answer.rows}) > 1
    heads = (
        _("Term"),
        _("What it means"),
        *((_("Vocabulary"),) if several else ()),
        _("How it stands to shared words"),
    )
    rows = [_term(row, several) for row in answer.rows]
    caption = _("Terms in their places: what stands below another is set in")
    controls = element("div", group(_("Codes"), ways), class_="controls")
    return joined([said, controls, element("div", table(caption, heads, rows), class_="term-tree")])


def _term(row: TermRow, several: bool) -> Sequence[Html]:
    depth = min(row.depth, 6)
    code = (
        element("div", element("code", safe(row.notation)), class_="key")
        if row.notation not in ("", row.label)
        else NOTHING
    )
    level = _hidden(_("Level {level}: ").format(level=row.depth + 1)) if row.depth else NOTHING
    named = element("div", level, term_link(row.ref, row.label), code, class_=f"deep deep-{depth}")
    kind = element("div", safe(row.kind_label), class_="key") if row.kind_label else NOTHING
    first = next((each for each in row.mappings if each.holds), None)
    stands = sentence(first) if first and not row.is_shared else state_tag(row.state, row.state_said)
    if row.is_shared:
        stands = safe(counted(row.mappings_total, _("mapping"), _("mappings"))) if row.mappings_total else safe("–")
    whose = (
        [joined([safe(row.vocabulary_title), element("div", safe(row.organisation_title), class_="key")])]
        if several
        else []
    )
    return [named, joined([safe(row.definition), kind]), *whose, stands]
