"""Whose words a file is in, as far as its columns tell, and what is wrong with it before anybody translates it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from registry.session import Session
from registry.tabular.opening import open_table
from registry.verbs.map_file.known import known
from registry.verbs.map_file.troubles import shape_said
from registry.verbs.resolving.telling import telling_of


@dataclass(frozen=True, slots=True)
class Guess:
    """What is seen of a file at once.

    - `columns`: their names. `shape`: how it is read, in words. `sheets`: of a spreadsheet.
    - `side`, `title`: whose words they are by most of the columns: what to ask for them by, and their publisher's name;
      empty where none fits. `has`: how many of the columns that vocabulary has.
    """

    columns: tuple[str, ...]
    shape: str
    sheets: tuple[str, ...]
    side: str
    title: str
    vocabulary_title: str
    has: int


def guess(session: Session, file: Path, sheet: str = "") -> Guess:
    """Look at the columns' names. Raises UsageError where it is no table that can be read, InputOutputError."""
    reading = open_table(file, sheet=sheet)
    columns = reading.columns
    telling = telling_of(session)
    found = known(telling.lexicon, columns, list(telling.vocabularies))
    said = shape_said(reading.shape)
    if found is None:
        return Guess(columns, said, reading.shape.sheets, "", "", "", 0)
    holder, title = telling.holder(found.vocabulary.ref)
    side = holder.rpartition("/")[2] or str(found.vocabulary.ref)
    return Guess(columns, said, reading.shape.sheets, side, title, found.vocabulary.title, len(found.terms))
