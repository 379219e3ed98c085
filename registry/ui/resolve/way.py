"""The way from one word to another, drawn as steps, with the same in a table: who decided each, when and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from registry.ui.drawer import source_link
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.link import href
from registry.ui.markup.section import paragraph
from registry.ui.markup.table import table
from registry.ui.words.address import term_link
from registry.verbs.resolving.said import relation_word
from registry.verbs.resolving.shown import HopShown, TermShown
from registry.wording import _


def way(path: Sequence[HopShown], number: str) -> Html:
    """One path. `number` keeps the names of its links apart from those of others on the page."""
    return joined([_drawn(path), decisions(path, _("The steps, and who decided them"), number)])


def _drawn(path: Sequence[HopShown]) -> Html:
    """Words in boxes with what stands between them, in a row; below one another where there is no room."""
    parts = [_word(path[0].start)]
    for hop in path:
        style = "between denied" if hop.is_denied else "between" if hop.at else "between inside"
        parts += [element("li", element("span", safe(_between(hop))), class_=style), _word(hop.end)]
    return element("ol", *parts, class_="way", aria_label=_("The way from one word to the other"))


def _word(term: TermShown) -> Html:
    whose = term.vocabulary_title if term.is_shared else term.holder_title
    link = term_link(term.ref, term.label) if term.ref else safe(_("No word"))
    return element(
        "li", element("strong", link), element("span", safe(whose), class_="quiet"),
        class_="word shared" if term.is_shared else "word",
    )  # fmt: skip


def _between(hop: HopShown) -> str:
    if hop.is_denied:
        return _("is not: {relation}").format(relation=_plain(hop.relation))
    if not hop.relation:
        return _("has")
    if not hop.at:
        return _("stands under") if hop.relation == "broad" else _("stands over")
    return _plain(hop.relation)


def _plain(relation: str) -> str:
    """How the word before stands to the word after."""
    return {
        "exact": _("means the same as"), "broad": _("is narrower than"), "narrow": _("is broader than"),
        "close": _("is close to"), "related": _("has to do with"),
    }.get(relation, relation_word(relation))  # fmt: skip


def decisions(hops: Sequence[HopShown], caption: str, number: str) -> Html:
    """The same in a table, each step with who decided it, why, and where that is written."""
    rows = [
        [safe(hop.said), _who(hop), joined(_why(hop)), _record(hop, f"{number}-{at}")]
        for at, hop in enumerate(hops, 1)
    ]  # fmt: skip
    columns = [_("What was decided"), _("By whom, and when"), _("Why, and what it holds for"), _("Record")]
    return element("div", table(caption, columns, rows), class_="numbers decided")


def _who(hop: HopShown) -> Html:
    if not hop.at:
        return safe(_("The integration model itself"))
    lines = [*hop.by, *([_("How sure: {number} in 100").format(number=round(hop.confidence * 100))]
                        if hop.confidence is not None else [])]  # fmt: skip
    return joined(paragraph(line) for line in lines) if lines else safe(_("The record does not say."))


def _why(hop: HopShown) -> Iterator[Html]:
    said = (
        ("{text}", hop.reasoning), (_("Judged by: {text}"), hop.seen), (_("Evidence: {text}"), "; ".join(hop.evidence)),
        (_("Rejected because: {text}"), hop.mismatch),
        (_("For records where: {text}"), " ".join(hop.conditions)), ("{text}", hop.scope),
        (_("Lost or added this way: {text}"), hop.loss),
    )  # fmt: skip
    for template, text in said:
        if text:
            yield paragraph(template.format(text=text))


def _record(hop: HopShown, number: str) -> Html:
    if not hop.at:
        return NOTHING
    ref, _hash, part = hop.at.partition("#")
    record = element("p", element("a", safe(hop.set_title), href=href(ref)))
    return joined([record, element("p", source_link(hop.at, part, f"file-{number}"))])
