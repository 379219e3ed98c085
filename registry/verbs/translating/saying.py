"""A translation, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from registry.concepts.translating import CellOutcome
from registry.verbs.translating.shown import Column as Shown
from registry.verbs.translating.shown import Loss
from registry.verbs.translating.translation import Translation
from registry.vocabulary.translating.column import Column
from registry.vocabulary.translating.turned import EMPTY, EXACT, GENERALISED, INVENTED
from registry.wording import _, counted

_MOST_LOSSES, _MOST_TROUBLES = 200, 50


def columns(translation: Translation) -> tuple[Shown, ...]:
    """Those of the result in its order, then those of the file that become none."""
    found: list[Shown] = []
    headings = iter(translation.headings)
    for number, each in enumerate(translation.plan.columns):
        heading = next(headings)
        found.append(_made(translation, number, each, heading))
        if number in translation.engine.beside:
            found.append(_beside(translation, each, next(headings)))
    return (*found, *_left(translation))


def _made(translation: Translation, number: int, column: Column, heading: str) -> Shown:
    terms = column.terms
    counts = translation.engine.counts[number]
    said = list(dict.fromkeys(column.node.said)) if column.node is not None else []
    back, words = _back(column, counts)
    worst = Counter({each.kind: each.cells for each in translation.engine.tally.groups() if each.column == number})
    return Shown(
        tuple(translation.columns[slot] for slot in column.slots), tuple(str(each.key) for each in terms),
        tuple(each.label for each in terms), heading, str(column.target.key), column.target.label, column.relation,
        tuple(said), tuple(column.mappings), _warnings(translation, column), _ordered(counts), back, words,
        worst.most_common(1)[0][0] if worst else "none",
        column.refused.reason if column.refused is not None else "",
    )  # fmt: skip


def _beside(translation: Translation, column: Column, heading: str) -> Shown:
    return Shown(
        tuple(translation.columns[slot] for slot in column.slots), tuple(str(each.key) for each in column.terms),
        tuple(each.label for each in column.terms), heading, "", "", EXACT,
        (_("The file's own values, kept beside, so that they can be had back."),), (), (), (), "equal", "", "none",
    )  # fmt: skip


def _left(translation: Translation) -> Iterator[Shown]:
    for left, filled in zip(translation.plan.left, translation.left_cells, strict=True):
        term = left.term
        yield Shown(
            (translation.columns[left.slot],), (str(term.key),) if term else (), (term.label,) if term else (), "", "",
            "", "", (), left.mappings, (), ((left.outcome, filled),) if filled else (), "not-tried", "", "none",
            left.why_not,
        )  # fmt: skip


def _warnings(translation: Translation, column: Column) -> tuple[str, ...]:
    found = list(column.warnings)
    lexicon, on = translation.telling.lexicon, translation.telling.on
    for term in column.terms:
        if any(
            step.status in ("proposed", "reviewed") and not (step.until and step.until <= on)
            for step in lexicon.steps_from(term.key)
        ):
            told = _("Something more is proposed for “{word}” and not approved: it was not used.")
            found.append(told.format(word=term.label))
    return tuple(dict.fromkeys(found))


def _back(column: Column, counts: dict[str, int]) -> tuple[str, str]:
    """Whether the way back was proved, in a word and in words."""
    if column.node is None or not any(counts.get(each) for each in (EXACT, GENERALISED, INVENTED)):
        return "not-tried", _("Nothing was written that could be led back.")
    if column.is_plain:
        return "equal", _("Every value is written just as it was.")
    values = counted(column.tried, _("different value"), _("different values"))
    if column.unequal:
        told = _("Led back and compared: {values}. Not the same afterwards: {number}.")
        return "lossy", told.format(values=values, number=f"{column.unequal:,}")
    if column.untried or not column.tried:
        return "not-tried", _("The other side's column alone does not tell what stood here.")
    return "equal", _("Led back and compared: {values}, and every one came back the same.").format(values=values)


def _ordered(counts: dict[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple((each.value, counts[each.value]) for each in CellOutcome if counts.get(each.value))


def counts(translation: Translation) -> tuple[tuple[str, int], ...]:
    """Outcome → cells of the result."""
    whole: Counter[str] = Counter()
    for own in translation.engine.counts:
        whole.update(own)
    return _ordered(whole)


def losses(translation: Translation) -> tuple[Loss, ...]:
    """Each sort of loss, those with most cells first."""
    plan, names = translation.plan.columns, translation.columns
    return tuple(
        Loss(
            ", ".join(names[slot] for slot in plan[each.column].slots), plan[each.column].heading, each.outcome,
            each.kind, each.reason or _("Other reasons: see the list of losses."), each.cells, each.distinct,
            each.examples, each.lines,
        )
        for each in translation.engine.tally.groups()[:_MOST_LOSSES]
    )  # fmt: skip


def troubles(translation: Translation) -> tuple[str, ...]:
    """What was wrong with the file, each sort once with how often."""
    found = []
    for each in translation.reading.troubles[:_MOST_TROUBLES]:
        where = _("Line {line}: ").format(line=f"{each.line:,}") if each.line else ""
        found.append(f"{where}{each.message} {each.fix}".strip())
    return tuple(found)


def shape(translation: Translation) -> str:
    """How the file was read."""
    own = translation.reading.shape
    if own.format == "xlsx":
        return _("Spreadsheet, sheet “{sheet}”").format(sheet=own.sheet)
    if own.format == "parquet":
        return _("Parquet file")
    between = {"\t": _("tabs"), ",": _("commas"), ";": _("semicolons"), "|": _("upright strokes")}
    return _("CSV in {encoding}, with {separator} between").format(
        encoding=own.encoding, separator=between.get(own.separator, own.separator)
    )


def first(translation: Translation, stopped: str) -> str:
    """The most important thing, in a sentence."""
    engine = translation.engine
    rows = counted(engine.rows, _("row"), _("rows"))
    lost = translation.lost_cells
    if stopped:
        return stopped
    if not translation.plan.columns:
        return _("None of the columns has a word on the other side, so there is nothing to write.")
    left = len([each for each in translation.left_cells if each])
    beside = ""
    if left:
        told = _("Left out, having no place in the result: {columns} of the file.")
        beside = " " + told.format(columns=counted(left, _("column"), _("columns")))
    if not lost:
        return _("{rows} translated: every cell means the same.").format(rows=rows) + beside
    cells = sum(sum(own.values()) for own in engine.counts)
    share = sum(own.get(EXACT, 0) for own in engine.counts)
    filled = cells - sum(own.get(EMPTY, 0) for own in engine.counts)
    told = _("{rows} translated: {exact} of {filled} filled cells mean the same, and {lost} do not.")
    return told.format(rows=rows, exact=f"{share:,}", filled=f"{filled:,}", lost=f"{lost:,}") + beside


def withheld(translation: Translation) -> tuple[tuple[str, str], ...]:
    """Columns that the agreement does not cover, with why."""
    cover = translation.cover
    if cover is None:
        return ()
    why = {each.term: each.said for each in cover.terms if not each.is_covered}
    return tuple(
        (translation.columns[slot], why[str(term.key)])
        for slot, term in sorted(translation.source.terms.items())
        if str(term.key) in why
    )


def notes(translation: Translation) -> Sequence[str]:
    """What else to know of the agreement."""
    return translation.cover.notes if translation.cover is not None else ()
