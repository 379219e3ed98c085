"""A whole file translated a batch at a time; result and list of losses stand there together or not at all."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

from registry.errors import InputOutputError, UsageError
from registry.session import Session
from registry.source import Ref
from registry.tabular.opening import open_table
from registry.tabular.table import Batch, Reading, Shape, Writing
from registry.tabular.writing import write_table
from registry.verbs.opening import one
from registry.verbs.replacing import replacing
from registry.verbs.resolving.telling import Telling, telling_of
from registry.verbs.translating.choosing import source_of, target_of
from registry.verbs.translating.covered import Covered, covered
from registry.verbs.translating.scope import Scope
from registry.verbs.translating.shown import Cell
from registry.vocabulary.translating.column import Column, is_bijective
from registry.vocabulary.translating.columns import Fitted
from registry.vocabulary.translating.engine import Engine, Lost
from registry.vocabulary.translating.ledger import Ledger
from registry.vocabulary.translating.plan import Plan, planned
from registry.vocabulary.translating.turned import EMPTY, EXACT, UNMAPPED
from registry.vocabulary.translating.ways import Place
from registry.wording import _

BATCH = 512
"""Rows that are turned at once: as many as lie near enough to the processor to be turned into columns quickly."""

_PREVIEWED = 20
_ENDS = {"csv": ".csv", "xlsx": ".xlsx", "parquet": ".parquet"}


class Wish:
    """What is wanted of a translation, as the question says it."""

    def __init__(
        self, file: Path, start: str, to: str, *, agreement: str = "", data_set: str = "", sheet: str = "",
        encoding: str = "", separator: str = "", broader: bool = False, keep: bool = False, strict: bool = False,
        system: str = "",
    ) -> None:  # fmt: skip
        self.file, self.start, self.to, self.agreement, self.data_set = file, start, to, agreement, data_set
        self.sheet, self.encoding, self.separator = sheet, encoding, separator
        self.broader, self.keep, self.strict, self.system = broader, keep, strict, system


class Translation:
    """One file and its plan. Raises UsageError, InputOutputError and NotFound where there is nothing to plan."""

    def __init__(self, session: Session, wish: Wish) -> None:
        self.session, self.wish = session, wish
        self.telling: Telling = telling_of(session)
        self.reading: Reading = open_table(
            wish.file, sheet=wish.sheet, encoding=wish.encoding, separator=wish.separator
        )
        self.columns: Sequence[str] = self.reading.columns
        self.source: Fitted = source_of(self.telling, wish.start, self.columns, wish.data_set)
        telling = self.telling
        self.scope = Scope(session, telling, wish)
        self.where = where = self.scope.circumstances(self.source.vocabulary, self._agreed())
        self.target = target_of(telling, wish.to, self.source, where)
        self.cover: Covered | None = self._covered()
        withheld = {each.term: each.said for each in self.cover.terms if not each.is_covered} if self.cover else {}
        place = Place(telling.resolver, telling.on, where, self.reading.shape.format != "csv")
        self.plan: Plan = planned(place, self.columns, self.source, self.target, withheld, is_broader=wish.broader)
        self.kept: list[int] = self._kept() if wish.keep else []
        self.engine = Engine(self.plan.columns, self.kept, [each.slot for each in self.plan.left])
        self.headings = self.engine.headings(self._beside)
        self.preview: list[tuple[Cell, ...]] = []
        self.first_lost: list[Lost] = []

    def _agreed(self) -> Ref | None:
        if not self.wish.agreement:
            return None
        text = self.wish.agreement
        return one(self.session, text if "/" in text else f"agreement/{text}").ref

    def _covered(self) -> Covered | None:
        if not self.wish.agreement:
            return None
        keys = [term.key for term in self.source.terms.values()]
        text = self.wish.agreement
        return covered(self.session, text if "/" in text else f"agreement/{text}", keys, self.wish.to)

    def _kept(self) -> list[int]:
        columns = self.plan.columns
        return [
            number for number, each in enumerate(columns)
            if each.node is not None and not each.is_plain and not is_bijective(each)
        ]  # fmt: skip

    def _beside(self, column: Column) -> str:
        names = ", ".join(self.columns[slot] for slot in column.slots)
        return _("{target} (was {source})").format(target=column.heading, source=names)

    # ── the rows ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def run(self, writing: Writing | None = None, ledger: Ledger | None = None, rows: int | None = None) -> None:
        """Go through the file, or so many rows of it, and write what comes of it. Raises InputOutputError."""
        progress, reading = self.session.progress, self.reading
        batches = reading.batches(min(BATCH, rows) if rows else BATCH)
        for batch in islice(batches, 1 if rows else None):
            if rows:
                batch = Batch(batch.rows[:rows], batch.first, batch.lines)
            made, lost = self.engine.turn(batch)
            if len(self.preview) < _PREVIEWED:
                self._show(batch, made, lost)
            self.first_lost += lost[: max(0, 10 - len(self.first_lost))]
            if ledger is not None:
                ledger.write(lost)
            if writing is not None:
                writing.write(made)
            if progress is not None:
                progress(reading.done, reading.size, _("Translating"))

    def _show(self, batch: Batch, made: Sequence[Sequence[str]], lost: Sequence[Lost]) -> None:
        several = {(each.row, each.column): each.turned.outcome for each in lost[: _PREVIEWED * len(self.headings) + 1]}
        for at, row in enumerate(made[: _PREVIEWED - len(self.preview)]):
            cells: list[Cell] = []
            texts = iter(row)
            for number, column in enumerate(self.plan.columns):
                text = next(texts)
                source = " | ".join(batch.rows[at][slot] for slot in column.slots)
                outcome = several.get((batch.first + at, number)) or (
                    EXACT if text and not _is_mark(text, source) else EMPTY
                )
                cells.append(Cell(text, source, outcome))
                if number in self.engine.beside:
                    cells.append(Cell(next(texts), source, EXACT))
            self.preview.append(tuple(cells))

    # ── what came of it ──────────────────────────────────────────────────────────────────────────────────────────────

    @property
    def lost_cells(self) -> int:
        """Cells of the result that are not as they were."""
        return sum(
            times for own in self.engine.counts for outcome, times in own.items() if outcome not in (EXACT, EMPTY)
        )

    @property
    def is_one_data_set(self) -> bool:
        """Whether the words of the other side are those of one data set or file."""
        target = self.telling.vocabularies[self.target]
        return bool(target.data_set) and not target.is_shared

    @property
    def left_cells(self) -> list[int]:
        """Filled cells of each column that becomes none."""
        return [self.engine.filled[each.slot] for each in self.plan.left]

    @property
    def left_filled(self) -> int:
        """Filled cells of columns that become none."""
        return sum(self.left_cells)

    @property
    def dropped(self) -> int:
        """Rows that could not be read."""
        return sum(1 for each in self.reading.troubles if each.is_dropped)


def _is_mark(text: str, source: str) -> bool:
    return not source.strip()


def places(wish: Wish, reading: Reading, out: Path, ledger: Path, form: str, to: str) -> tuple[Path, Path, Shape]:
    """Where result and ledger go, and the form of the result. Raises UsageError where one would lie on another."""
    shape = reading.shape
    form = (
        form or (_ENDS and next((name for name, end in _ENDS.items() if out.suffix.lower() == end), "")) or shape.format
    )
    if form != shape.format:
        shape = Shape(form) if form != "csv" else Shape("csv", is_marked=True)
    if out == Path():
        out = wish.file.with_name(f"{wish.file.stem}-in-words-of-{to}{_ENDS[form]}")
    if ledger == Path():
        ledger = out.with_name(f"{out.stem}-losses.csv")
    real = [os.path.realpath(each) for each in (wish.file, out, ledger)]
    if len(set(real)) < 3:
        raise UsageError(
            _("The file, its result and the list of losses must be three files."),
            _("Give other names with --out and --ledger."),
        )
    return out, ledger, replace(shape, encoding=shape.encoding)


def written(
    translation: Translation, out: Path, ledger: Path, shape: Shape, *, force: bool, is_kept: bool = True
) -> str:
    """Translate and write both files, or neither. Gives why nothing was written, empty where both stand there.

    Raises InputOutputError where one is there already, or cannot be written.
    """
    for each in (out, ledger):
        if os.path.lexists(each) and not force:
            raise InputOutputError(
                _("There is something at {file} already, and nothing was written.").format(file=each),
                _("Give another name, or add --force to write over it."),
            )
        if os.path.lexists(each) and not each.is_file():
            raise InputOutputError(_("{file} is no file that can be written over.").format(file=each))
    sources = [", ".join(translation.columns[slot] for slot in each.slots) for each in translation.plan.columns]
    targets = [each.heading for each in translation.plan.columns]
    writing: Writing | None = None
    losses: Ledger | None = None
    try:
        writing = write_table(out, translation.headings, shape)
        losses = Ledger(ledger, sources, targets)
        translation.run(writing, losses)
        losses.add_columns(_whole_columns(translation))
        stopped = stopping(translation)
        if stopped:
            return stopped
        with replacing((ledger, out)):
            losses.finish()
            losses = None
            writing.finish()
            writing = None
        return ""
    finally:
        for unfinished in (writing, losses):
            if unfinished is not None:
                unfinished.abandon()


def _whole_columns(translation: Translation) -> list[tuple[str, str, str]]:
    """Columns that become none, once each: column, outcome, why."""
    return [
        (translation.columns[each.slot], each.outcome or UNMAPPED, each.why_not)
        for each, filled in zip(translation.plan.left, translation.left_cells, strict=True)
        if filled
    ]


def stopping(translation: Translation) -> str:
    """Why nothing is to be written although all was read; empty where nothing stands against it."""
    stop = translation.engine.stopped
    if stop is not None:
        return _("{reason} That is so on line {line}.").format(reason=stop.turned.reason, line=f"{stop.line:,}")
    if not translation.wish.strict:
        return ""
    if translation.lost_cells or translation.left_filled or translation.dropped:
        return _("Nothing was written, because something would be lost and --strict was asked for.")
    return ""
