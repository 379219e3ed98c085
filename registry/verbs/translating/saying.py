"""A translation, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from registry.concepts.translating import CellOutcome
from registry.source import Ref
from registry.verbs.translating.shown import Column as Shown
from registry.verbs.translating.shown import Loss
from registry.verbs.translating.translation import Translation
from registry.vocabulary.conflicts.near import near
from registry.vocabulary.lexicon import Lexicon
from registry.vocabulary.step import Step
from registry.vocabulary.translating.column import Column
from registry.vocabulary.translating.columns import heading
from registry.vocabulary.translating.turned import EMPTY, EXACT, GENERALISED, INVENTED
from registry.wording import _, counted, listed

_MOST_LOSSES, _MOST_TROUBLES, _MOST_CONFLICTS = 200, 50, 3


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
    return (*dict.fromkeys(found), *_conflicting(translation, column))


def _conflicting(translation: Translation, column: Column) -> Iterator[str]:
    """What is known to be wrong with the mappings it rests on, as far as is seen beside them; the worst first."""
    telling = translation.telling
    found = {}
    for step in _steps(telling.lexicon, column):
        for each in near(telling.lexicon, step, telling.on):
            records = (Ref.parse(address.partition("#")[0]) for address in each.mappings)
            # A conflict may name records of somebody else's: those who may not see them are not told of it.
            if all(telling.session.may_see(ref) for ref in records if ref is not None):
                found[each.rule, each.mappings] = each
    told = _("Mappings that this column rests on are in conflict: {what} {repair}")
    for each in sorted(found.values(), key=lambda one: one.order)[:_MOST_CONFLICTS]:
        yield told.format(what=each.message, repair=each.repair).strip()


def _steps(lexicon: Lexicon, column: Column) -> Iterator[Step]:
    """The decisions it rests on, each once; pairs of codes apart, which are looked at with their mapping."""
    wanted = set(column.mappings)
    keys = [term.key for term in column.terms]
    steps = [step for key in (*keys, column.target.key) for step in lexicon.steps_from(key)]
    steps += [step for key in keys for step in lexicon.steps_to(key, column.target.key.ref)]
    for ref in {key.ref for key in keys}:
        steps += lexicon.steps_to(column.target.key, ref)
    for step in steps:
        address = f"{step.set}#mappings[{step.mapping}]"
        if not step.pair and address in wanted:
            wanted.discard(address)
            yield step


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


def notes(translation: Translation) -> tuple[str, ...]:
    """What else to know: where the words were taken to be used, of the agreement, and what the other side asks for."""
    keys = [term.key for term in translation.source.terms.values()]
    where = translation.scope.said(keys, translation.target, translation.where)
    of_agreement = translation.cover.notes if translation.cover is not None else ()
    return (*where, *of_agreement, *_required(translation))


def _required(translation: Translation) -> Iterator[str]:
    """What must be filled in on the other side, and is not: of the data sets and groups that the result has part in."""
    lexicon, on = translation.telling.lexicon, translation.telling.on
    made = {each.target.key: number for number, each in enumerate(translation.plan.columns)}
    groups = {lexicon.entry(key).get("part_of", "") for key in made}
    lacking = []
    for term in lexicon.terms(translation.target):
        entry = lexicon.entry(term.key) if not term.key.code and term.is_in_use(on) else {}
        if entry.get("required") != "yes" or term.element not in ("", "field"):
            continue
        number = made.get(term.key)
        if number is not None:
            own = translation.engine.counts[number]
            empty = sum(own.values()) - sum(own.get(each, 0) for each in (EXACT, GENERALISED, INVENTED))
            if empty:
                told = _("“{term}” must be filled in on the other side, and is empty in {rows}.")
                yield told.format(term=heading(term), rows=counted(empty, _("row"), _("rows")))
        elif entry.get("part_of") in groups if entry.get("part_of") else translation.is_one_data_set:
            lacking.append(f"“{heading(term)}”")
    if lacking and made:
        told = _("These must be filled in on the other side, and nothing in the file becomes them: {terms}.")
        one = _("This must be filled in on the other side, and nothing in the file becomes it: {terms}.")
        yield (told if len(lacking) > 1 else one).format(terms=listed(lacking))
