"""The files that come of it: the result, where each cell came from, and the differences. All stand there, or none."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from registry.errors import UsageError
from registry.tabular.table import Shape, Writing
from registry.tabular.writing import write_table
from registry.verbs.replacing import replacing
from registry.wording import _

_FORMS = {".csv": "csv", ".txt": "csv", ".tsv": "csv", ".xlsx": "xlsx", ".parquet": "parquet"}


class Places:
    """Where each file goes."""

    def __init__(self, out: Path, provenance: Path, conflicts: Path) -> None:
        self.out, self.provenance, self.conflicts = out, provenance, conflicts

    @classmethod
    def of(cls, first: Path, second: Path, out: Path, form: str) -> Places:
        """As asked, or beside the first file: `first-and-second.csv`, with the other two beside it."""
        if out == Path():
            ending = f".{form}" if form else first.suffix or ".csv"
            out = first.with_name(f"{first.stem}-and-{second.stem}{ending}")
        return cls(out, out.with_name(f"{out.stem}.provenance.csv"), out.with_name(f"{out.stem}.conflicts.csv"))

    def see_free(self, inputs: Iterable[Path], force: bool) -> None:
        """Raises UsageError where something would be written over that must not be."""
        read = {os.path.realpath(each) for each in inputs}
        for each in (self.out, self.provenance, self.conflicts):
            if os.path.realpath(each) in read:
                raise UsageError(
                    _("{file} is one of the two files themselves.").format(file=each), _("Give another with --out.")
                )
            if not force and os.path.lexists(each):
                raise UsageError(
                    _("{file} is there already.").format(file=each),
                    _("Give another with --out, or write over it with --force."),
                )


def shape_for(out: Path, first: Shape, form: str) -> Shape:
    """The form of the result: as asked, by its name, or as the first file. Raises UsageError."""
    wanted = form or _FORMS.get(out.suffix.lower(), "")
    if not wanted:
        raise UsageError(
            _("The name {file} does not say in which form it is to be written.").format(file=out.name),
            _("End it with .csv, .xlsx or .parquet, or say so with --form."),
        )
    if wanted != first.format:
        return Shape(wanted)
    return Shape(first.format, first.encoding, first.separator, first.line_end, first.is_marked, sheet=first.sheet)


class Files:
    """The files while they are written. `finish` puts those that are wanted in place, the result last."""

    def __init__(self, places: Places, columns: Sequence[str], shape: Shape, heading: Sequence[str]) -> None:
        self._places = places
        self._result: Writing = write_table(places.out, columns, shape)
        self._provenance: Writing | None = None
        self._conflicts: Writing | None = None
        try:
            self._provenance = write_table(places.provenance, heading, Shape("csv"))
        except BaseException:
            self.abandon()
            raise

    def write(self, rows: Sequence[Sequence[str]], provenance: Sequence[Sequence[str]]) -> None:
        """Add rows to the result, and what tells where they came from."""
        self._result.write(rows)
        if self._provenance is not None and provenance:
            self._provenance.write(provenance)

    def differ(self, heading: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        """Add to the list of differences, which is begun with the first."""
        if not rows:
            return
        if self._conflicts is None:
            self._conflicts = write_table(self._places.conflicts, heading, Shape("csv"))
        self._conflicts.write(rows)

    def finish(self, *, only_conflicts: bool = False) -> tuple[bool, bool]:
        """Put them in place; whether the result stands there, and the list of differences. Raises InputOutputError."""
        wanted: list[tuple[Writing | None, Path]] = []
        if self._conflicts is not None:
            wanted.append((self._conflicts, self._places.conflicts))
        if only_conflicts:
            self._drop(self._result, self._provenance)
        else:
            wanted = [(self._provenance, self._places.provenance), *wanted, (self._result, self._places.out)]
        if not only_conflicts and self._conflicts is None:
            # An earlier list of differences would look like one of this result.
            wanted.insert(0, (None, self._places.conflicts))
        unfinished = [writing for writing, _path in wanted if writing is not None]
        try:
            with replacing([path for _writing, path in wanted]):
                for writing, path in wanted:
                    if writing is None:
                        path.unlink(missing_ok=True)
                    else:
                        writing.finish()
                        unfinished.remove(writing)
        except BaseException:
            self._drop(*unfinished)
            raise
        return not only_conflicts, self._conflicts is not None

    def abandon(self) -> None:
        """Leave nothing behind."""
        self._drop(self._result, self._provenance, self._conflicts)

    def _drop(self, *writings: Writing | None) -> None:
        for each in writings:
            if each is not None:
                each.abandon()
