"""The first rows as they would be, and what becomes of each column, with the decisions that it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.section import paragraph, prose, section
from registry.ui.markup.table import table
from registry.ui.translate.asked import Asked
from registry.ui.translate.words import outcome_tag, relation_said
from registry.ui.words.address import term_link
from registry.verbs.translating.shown import Cell, Column
from registry.verbs.words.translate import Answer
from registry.wording import _, counted, listed

_MOST_ROWS, _MOST_COLUMNS, _LONGEST = 10, 30, 120


def preview(answer: Answer) -> Html:
    """The first rows: what each cell becomes, and out of what."""
    columns = [each for each in answer.columns if each.target]
    rows = answer.preview[:_MOST_ROWS]
    if not rows or not columns:
        return NOTHING
    # A kept column stands beside what it was kept of, and the preview has it too.
    many = min(len(rows[0]), _MOST_COLUMNS)
    heads = [_heading(columns, at) for at in range(many)]
    drawn = [[element("span", safe(f"{number:,}")), *(_cell(cell) for cell in row[:many])]
             for number, row in enumerate(rows, 1)]  # fmt: skip
    said = _("Each cell says what it becomes, what stood in the file, and how the two stand to each other.")
    more = NOTHING
    if len(rows[0]) > many:
        more = paragraph(_("These are the first {most} columns.").format(most=many), "quiet")
    made = table(_("The first rows of the result"), [_("Row"), *heads], drawn, caption_hidden=True)
    scrolls = element(
        "div", made, class_="scrolls", role="region", tabindex="0", aria_label=_("The first rows of the result")
    )
    return section(_("The first rows"), "s-preview", paragraph(said), scrolls, more)


def _heading(columns: list[Column], at: int) -> str:
    return columns[at].target if at < len(columns) else _("Kept beside")


def _cell(cell: Cell) -> Html:
    became = safe(_short(cell.value)) if cell.value else element("em", safe(_("left empty")))
    parts = [element("div", became, class_="became")]
    if cell.source and cell.source != cell.value:
        parts.append(element("div", safe(_("from ")), element("span", safe(_short(cell.source))), class_="quiet"))
    return joined([*parts, outcome_tag(cell.outcome)])


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def columns(asked: Asked, answer: Answer) -> Html:
    """Every column of the file and of the result, in words."""
    rows = [[_named(each), _becomes(each), _done(asked, each)] for each in answer.columns]
    if not rows:
        return NOTHING
    heads = (_("Column of the file"), _("Becomes"), _("How"))
    made = table(_("What becomes of each column"), heads, rows, caption_hidden=True)
    return section(_("What becomes of each column"), "s-columns", element("div", made, class_="translated"))


def _named(column: Column) -> Html:
    if not column.source:
        return element("em", safe(_("None: it is filled in")))
    labels = [*column.source_labels, *("" for _each in column.source)]
    terms = [*column.source_terms, *("" for _each in column.source)]
    named = []
    for at, name in enumerate(column.source):
        word = term_link(terms[at], labels[at] or name) if terms[at] else safe("")
        named.append(element("div", element("strong", safe(name)), safe(" "), word))
    return joined(named)


def _becomes(column: Column) -> Html:
    if not column.target:
        return joined([element("em", safe(_("Nothing"))), element("div", prose(column.why_not))])
    label = term_link(column.target_term, column.target_label or column.target) if column.target_term else NOTHING
    return joined([element("strong", safe(column.target)), safe(" "), label])


def _done(asked: Asked, column: Column) -> Html:
    parts: list[Html] = []
    said = [each for each in (relation_said(column.relation) if column.target else "", *column.how) if each]
    parts += [element("p", prose(" ".join(said)))] if said else []
    parts += [
        element("p", element("strong", safe(_("Careful: "))), prose(each), class_="careful") for each in column.warnings
    ]
    if column.back_said:
        parts.append(element("p", prose(column.back_said)))
    if column.mappings:
        links = list(_links(asked, column.mappings))
        parts.append(element("p", safe(_("Rests on: ")), joined(links, safe(", ")), class_="quiet"))
    return joined(parts)


def _links(asked: Asked, mappings: tuple[str, ...]) -> Iterator[Html]:
    for number, each in enumerate(mappings, 1):
        ref, _hash, at = each.partition("#")
        name = at.partition("[")[2].rstrip("]") or counted(number, _("decision"), _("decision"))
        yield element("a", safe(name), href=f"record?ref={quote(ref)}#{quote(at)}")


def names(columns_: list[Column]) -> str:
    """The columns of the file, in a row."""
    return listed([name for each in columns_ for name in each.source])
