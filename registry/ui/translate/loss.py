"""The loss report: how many cells became what, in a sentence and in tables, and the rows behind each number."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

from registry.concepts.mappings import Loss
from registry.concepts.translating import CellOutcome
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.section import note, paragraph, prose, section
from registry.ui.markup.table import table
from registry.ui.translate.asked import Asked
from registry.ui.translate.words import OUTCOMES, outcome_meaning, outcome_said, outcome_tag, outcome_word
from registry.verbs.translating import ledger
from registry.verbs.words.translate import Answer
from registry.wording import _, counted

_LISTED = frozenset(OUTCOMES) - {"exact", "empty"}
"""What the list of losses holds, cell by cell."""

_MOST_EXAMPLES = 3
_LONGEST = 200
_LOSSES = frozenset(each.value for each in Loss)


def summary(asked: Asked, answer: Answer) -> Html:
    """The whole in sentences, each number a link to the rows behind it."""
    counts = dict(answer.counts)
    total = sum(counts.values())
    lines = [
        element("li", _number(asked, name, counts[name]), safe(" " + outcome_said(name)))
        for name in OUTCOMES if counts.get(name)
    ]  # fmt: skip
    rows = _("{rows}, {cells}:").format(
        rows=counted(answer.rows, _("row"), _("rows")), cells=counted(total, _("cell"), _("cells"))
    )
    parts = [note(paragraph(answer.said or answer.stopped))] if answer.said or answer.stopped else []
    parts += [paragraph(rows, "how-many"), element("ul", *lines, class_="counts")]
    without = [column for column in answer.columns if column.source and not column.target]
    if without:
        cells = sum(number for column in without for _name, number in column.counts)
        said = _("{cells} beside these are of {columns} that become none: see column by column.")
        columns = counted(len(without), _("column"), _("columns"))
        parts.append(paragraph(said.format(cells=counted(cells, _("cell"), _("cells")), columns=columns)))
    if answer.dropped:
        said = _("{rows} could not be read and are not in the result: see what is wrong with the file.")
        parts.append(paragraph(said.format(rows=counted(answer.dropped, _("row"), _("rows")))))
    return joined(parts)


def _number(asked: Asked, outcome: str, number: int, column: str = "") -> Html:
    said = safe(f"{number:,}")
    if not number or outcome not in _LISTED:
        return element("strong", said) if number and not column else said
    about = _("{number} {outcome}: show the rows").format(number=f"{number:,}", outcome=outcome_word(outcome).lower())
    return element("a", said, href=asked.losses(outcome, column), aria_label=about)


def troubles(answer: Answer) -> Html:
    """What was wrong with the file, row by row as far as it was kept."""
    if not answer.troubles:
        return NOTHING
    items = (element("li", prose(each)) for each in answer.troubles)
    return section(_("What is wrong with the file"), "s-troubles", element("ul", *items))


def withheld(answer: Answer) -> Html:
    """The columns that the agreement does not cover."""
    if not answer.withheld:
        return NOTHING
    items = [element("li", element("strong", safe(column)), safe(": "), prose(why)) for column, why in answer.withheld]
    said = _("{columns} under {agreement}.").format(
        columns=counted(len(items), _("column is withheld"), _("columns are withheld")),
        agreement=answer.agreement_title or answer.agreement,
    )
    return section(_("Withheld"), "s-withheld", paragraph(said), element("ul", *items))


def by_column(asked: Asked, answer: Answer) -> Html:
    """A table of the numbers: a row for each column, a column for each outcome that there is."""
    found = [name for name in OUTCOMES if dict(answer.counts).get(name)]
    rows = []
    for column in answer.columns:
        counts = dict(column.counts)
        name = ", ".join(column.source) or column.target
        cells = [_number(asked, each, counts.get(each, 0), name) for each in found]
        rows.append([safe(name), *cells, safe(column.back_said)])
    heads = (_("Column"), *(outcome_word(each) for each in found), _("Turned back"))
    made = table(_("Cells by column and by what became of them"), heads, rows, caption_hidden=True)
    meanings = element(
        "details",
        element("summary", safe(_("What these words mean"))),
        element("dl", *(part for each in found for part in (
            element("dt", outcome_tag(each)), element("dd", safe(outcome_meaning(each))))), class_="meant"),
    )  # fmt: skip
    return section(_("Column by column"), "s-by-column", element("div", made, class_="numbers"), meanings)


def reasons(asked: Asked, answer: Answer) -> Html:
    """Each sort of loss with its reason and a few examples."""
    if not answer.losses:
        return paragraph(_("Nothing was lost: every cell that had something in it means exactly the same."))
    heads = (_("Column"), _("What became of it"), _("Cells"), _("Why"), _("For example"))
    rows = [
        [
            safe(each.column), outcome_tag(each.outcome), _number(asked, each.outcome, each.cells, each.column),
            prose(each.reason), joined(_examples(each.examples)),
        ]
        for each in answer.losses
    ]  # fmt: skip
    made = table(_("What was lost, and why"), heads, rows, caption_hidden=True)
    return section(_("What was lost, and why"), "s-losses", element("div", made, class_="translated"))


def _examples(examples: tuple[tuple[str, str], ...]) -> Iterator[Html]:
    for source, became in [each for each in examples if each[0]][:_MOST_EXAMPLES]:
        after = safe(f"“{became}”") if became else element("em", safe(_("left empty")))
        yield element("div", safe(f"“{source}” → "), after)


def rows(asked: Asked, file: Path) -> Html:
    """The cells behind a number, a page at a time. Raises InputOutputError."""
    found = ledger.page(file, asked.outcome, asked.column, asked.after)
    parts: list[Html] = []
    if not found.rows:
        parts.append(paragraph(_("There are no such rows.")))
    else:
        drawn = [[_valued(name, each) for name, each in zip(found.columns, row, strict=True)] for row in found.rows]
        made = table(_("Cells behind the number"), [_head(each) for each in found.columns], drawn, caption_hidden=True)
        parts.append(
            element("div", made, class_="scrolls", role="region", tabindex="0", aria_label=_("Cells behind the number"))
        )
    links = []
    if asked.after:
        before = asked.losses(asked.outcome, asked.column, max(0, asked.after - ledger.PAGE))
        links.append(element("a", safe(_("Those before")), href=before))
    if found.more:
        after = asked.losses(asked.outcome, asked.column, asked.after + ledger.PAGE)
        links.append(element("a", safe(_("Those after")), href=after))
    whole = element("a", safe(_("Close this list")), href=asked.losses("").replace("#s-rows", "#s-result"))
    parts.append(element("p", joined([*links, whole], safe(" · "))))
    said = _("{outcome}: the cells, from number {first}").format(
        outcome=outcome_word(asked.outcome) if asked.outcome else _("All losses"), first=f"{found.first:,}"
    )
    if asked.column:
        said = _("{said}, of the column “{column}”").format(said=said, column=asked.column)
    return section(said, "s-rows", *parts)


def _valued(name: str, text: str) -> Html:
    if name == "row" and not text:
        return safe(_("The whole column"))
    if name == "outcome":
        return outcome_tag(text)
    if name == "loss":
        return safe(_(Loss(text).label) if text in _LOSSES else text)
    return safe(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")


def _head(name: str) -> str:
    known = {
        "row": _("Row"), "line": _("Line"), "column": _("Column"), "target": _("Becomes column"), "value": _("Value"),
        "written": _("Became"), "outcome": _("What became of it"), "loss": _("What is lost"), "why": _("Why"),
    }  # fmt: skip
    return known.get(name, name.replace("_", " ").capitalize())


def notes(answer: Answer) -> Html:
    """What else there is to know, and where to go for columns that nobody has decided on."""
    parts: list[Html] = []
    if answer.notes:
        parts.append(element("ul", *(element("li", prose(each)) for each in answer.notes), class_="bullets"))
    unmapped = CellOutcome.UNMAPPED.value
    waits = [each for each in answer.columns if not each.target and answer.source and unmapped in dict(each.counts)]
    here = [each for each in waits if any(each.source_terms)]
    if here:
        said = _("Of {columns} nobody has decided what becomes of them: ").format(columns=_columns(len(here)))
        to = f"mapreview?{urlencode({'vocabulary': answer.source}, safe='/')}"
        parts.append(element("p", safe(said), element("a", safe(_("decide in Mapping review")), href=to), safe(".")))
    if len(waits) > len(here):
        said = _("Of {columns} the recorded words know nothing: ").format(columns=_columns(len(waits) - len(here)))
        parts.append(element("p", safe(said), element("a", safe(_("map the file")), href="mapfile"), safe(".")))
    return section(_("What else to know"), "s-notes", *parts) if parts else NOTHING


def _columns(count: int) -> str:
    return counted(count, _("column"), _("columns"))
