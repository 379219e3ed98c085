"""A table written as Parquet: every column text, a row group a few batches."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from registry.errors import InputOutputError
from registry.tabular.placing import Placing, not_written
from registry.tabular.table import Trouble
from registry.wording import _

_GROUP = 65_536
"""Rows of one row group: few groups are read faster, and one must be held in memory whole."""


class ParquetWriting:
    """A `Writing` of Parquet."""

    def __init__(self, path: Path, columns: Sequence[str]) -> None:
        self._schema = pa.schema([(name, pa.string()) for name in columns])
        self._waiting: list[pa.RecordBatch] = []
        self._count = 0
        self._place = Placing(path)
        try:
            self._writer = pq.ParquetWriter(self._place.stream, self._schema, compression="zstd")
        except BaseException as error:
            self._place.abandon()
            if isinstance(error, OSError | pa.ArrowException):
                raise not_written(path, error) from error
            raise

    @property
    def troubles(self) -> Sequence[Trouble]:
        """Nothing: text is written as it is."""
        return ()

    @property
    def counts(self) -> dict[str, int]:
        """Nothing."""
        return {}

    def write(self, rows: Sequence[Sequence[str]]) -> None:
        """Add rows. Raises InputOutputError."""
        if not rows:
            return
        try:
            columns = [pa.array(column, pa.string()) for column in zip(*rows, strict=True)]
            self._waiting.append(pa.RecordBatch.from_arrays(columns, schema=self._schema))
            self._count += len(rows)
            if self._count >= _GROUP:
                self._put()
        except (OSError, pa.ArrowException) as error:
            self.abandon()
            raise not_written(self._place.path, error) from error
        except UnicodeEncodeError as error:
            self.abandon()
            raise InputOutputError(
                _("{file} cannot be written: a cell holds half of a letter.").format(file=self._place.path),
                _("Mend the letter where the data came from."),
            ) from error

    def _put(self) -> None:
        if self._waiting:
            self._writer.write_table(pa.Table.from_batches(self._waiting), row_group_size=2 * _GROUP)
        self._waiting, self._count = [], 0

    def finish(self) -> None:
        """Put it in its place."""
        try:
            self._put()
            self._writer.close()
        except (OSError, pa.ArrowException) as error:
            self.abandon()
            raise not_written(self._place.path, error) from error
        self._place.finish()

    def abandon(self) -> None:
        """Leave nothing."""
        with suppress(OSError, ValueError, pa.ArrowException):  # a full disk refuses the end too
            self._writer.close()
        self._place.abandon()
