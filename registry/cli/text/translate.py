"""A translated file: what became of each column, what was lost, and where it all is."""

from __future__ import annotations

from collections.abc import Iterator

from registry.cli.colour import style
from registry.concepts.translating import CellOutcome
from registry.verbs.translating.shown import Column, Loss
from registry.verbs.words.translate import Answer
from registry.wording import _, counted

_LABELS = {each.value: each.label for each in CellOutcome}
_COLOURS = {"exact": "green", "empty": "", "generalised": "yellow"}
_MOST_LOSSES, _LONGEST = 20, 40


def lines(answer: Answer) -> Iterator[str]:
    """What to know first; then columns, losses, and what to do."""
    yield style(answer.said, bold=True)
    yield _("From {source}").format(source=answer.source_title)
    yield _("To {target}").format(target=answer.target_title)
    yield _("File: {shape}").format(shape=answer.shape)
    if answer.agreement_title:
        yield _("Under: {agreement}").format(agreement=answer.agreement_title)
    if answer.dropped:
        yield style(_("{rows} could not be read.").format(rows=counted(answer.dropped, _("row"), _("rows"))), fg="red")
    yield from _titled(_("What became of each column"), (line for each in answer.columns for line in _column(each)))
    yield from _titled(_("Cells"), (_count(*each) for each in answer.counts))
    yield from _titled(_("What was lost"), (line for each in answer.losses[:_MOST_LOSSES] for line in _loss(each)))
    if len(answer.losses) > _MOST_LOSSES:
        yield f"  {_('and {number} more sorts').format(number=f'{len(answer.losses) - _MOST_LOSSES:,}')}"
    yield from _titled(_("Withheld"), (f"  {name}: {why}" for name, why in answer.withheld))
    yield from _titled(_("What else to know"), (f"  {each}" for each in answer.notes))
    yield from _titled(_("About the file"), (f"  {each}" for each in answer.troubles))
    yield ""
    yield from _ended(answer)


def _titled(title: str, rows: Iterator[str]) -> Iterator[str]:
    found = list(rows)
    if found:
        yield ""
        yield style(title, bold=True)
        yield from found


def _column(column: Column) -> Iterator[str]:
    source = ", ".join(column.source)
    if not column.target:
        yield f"  {style(source, fg='yellow')}  {_('has no place in the result')}"
        yield f"    {column.why_not}"
        return
    counts = "; ".join(f"{_LABELS[outcome]} {number:,}" for outcome, number in column.counts)
    yield f"  {source} → {style(column.target, bold=True)}  {counts}".rstrip()
    for text in (*column.how, column.back_said, column.why_not):
        if text:
            yield f"    {text}"
    for text in column.warnings:
        yield f"    {style(text, fg='yellow')}"


def _count(outcome: str, number: int) -> str:
    return f"  {style(_LABELS[outcome].ljust(14), fg=_COLOURS.get(outcome, 'red'))} {number:>12,}"


def _loss(loss: Loss) -> Iterator[str]:
    cells = counted(loss.cells, _("cell"), _("cells"))
    yield f"  {loss.column} → {loss.target}: {_LABELS[loss.outcome]}, {cells}"
    yield f"    {loss.reason}"
    if loss.examples:
        shown = ", ".join(f"“{value[:_LONGEST]}”" for value, _became in loss.examples if value)
        where = ", ".join(f"{line:,}" for line in loss.lines)
        if shown:
            yield f"    {_('Such as {values}, on lines {lines}').format(values=shown, lines=where)}"


def _ended(answer: Answer) -> Iterator[str]:
    if answer.written:
        yield _("Result: {file}").format(file=answer.out)
        yield _("Every loss, cell by cell: {file}").format(file=answer.ledger)
        yield _("The list of losses holds values of the file: treat it as you treat the file.")
    else:
        yield _("Nothing was written.")
    if answer.losses:
        yield _("To lose less: decide what is not mapped yet (`muniment suggest`), add --broader for broader words,")
        yield _("or --keep to have the file's own values beside. What is refused needs somebody who knows the row.")
