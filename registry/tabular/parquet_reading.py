"""A Parquet file as a table, a batch at a time."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from registry.errors import InputOutputError
from registry.tabular.cell_text import exact, length, text_of
from registry.tabular.csv_line import MOST_CELL
from registry.tabular.heading import told_apart
from registry.tabular.kind import unreadable
from registry.tabular.read import Read
from registry.tabular.table import Batch, Shape, Trouble
from registry.values import Any
from registry.wording import _

_MOST_GROUP = 4 << 30
_MOST_TEXT = 64 << 20
"""Letters of one column in one batch."""
_MOST_DEPTH = 4


class ParquetReading(Read):
    """A `Reading` of Parquet. `open_table` makes one."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        try:
            self._size = path.stat().st_size
            with self._file() as file:
                schema = file.schema_arrow
                meta = file.metadata
                self._rows = meta.num_rows
                if any(meta.row_group(at).total_byte_size > _MOST_GROUP for at in range(meta.num_row_groups)):
                    raise InputOutputError(
                        _("{file} is made of parts too large to be read one by one.").format(file=path.name),
                        _("Ask for it in smaller row groups, or as CSV."),
                    )
        except (pa.ArrowException, OSError, ValueError) as error:
            raise self._damaged(error) from error
        names: list[str] = []
        self._wide: list[str] = []
        for field in schema:
            self._lay(field.name, field.type, names, 0)
        if not names:
            raise InputOutputError(
                _("{file} has no columns.").format(file=path.name), _("Save it again from where it came from.")
            )
        self._shape = Shape("parquet", heading_line=0)
        self._written = tuple(names)
        self._columns = told_apart(names, 0, self._opened)
        self._found = self._opened.copy()
        self._cut: set[str] = set()
        self._done = 0

    def _file(self) -> pq.ParquetFile:
        return pq.ParquetFile(self._path, memory_map=True, pre_buffer=False)

    def _damaged(self, error: Exception) -> InputOutputError:
        if isinstance(error, OSError) and error.errno is not None:
            return unreadable(self._path, error)
        return InputOutputError(
            _("{file} is a damaged Parquet file.").format(file=self._path.name), _("Save or send it again.")
        )

    def _lay(self, name: str, sort: pa.DataType, names: list[str], depth: int) -> None:
        """Add a column, or the columns that it is made of."""
        if pa.types.is_struct(sort) and sort.num_fields and depth < _MOST_DEPTH:
            if not depth:
                self._opened.add(Trouble(
                    0, name, "nested-column",
                    _("The column “{name}” has columns of its own. Each was read as one, such as “{inner}”.").format(
                        name=name, inner=f"{name}.{sort.field(0).name}"),
                    _("Nothing, if that is what you want."),
                ))  # fmt: skip
            for inner in sort:
                self._lay(f"{name}.{inner.name}", inner.type, names, depth + 1)
            return
        names.append(name)
        inner = sort.value_type if pa.types.is_dictionary(sort) else sort
        if pa.types.is_nested(inner):
            self._opened.add(Trouble(
                0, name, "nested-column",
                _("The column “{name}” holds lists. Each was read as text in JSON.").format(name=name),
                _("Ask for the lists as a table of their own."),
            ))  # fmt: skip
        elif _is_bytes(inner):
            self._opened.add(Trouble(
                0, name, "not-text",
                _("The column “{name}” holds bytes. What of them is no text was read as base64.").format(name=name),
                _("Leave the column out if it holds pictures or the like."),
            ))  # fmt: skip

    @property
    def done(self) -> int:
        """Bytes read, as far as the rows read so far tell."""
        return self._done

    def batches(self, most: int = 8192) -> Iterator[Batch]:
        """The rows, numbered from 1. Raises InputOutputError."""
        self._found = self._opened.copy()
        self._cut = set()
        at = 0
        try:
            with self._file() as file:
                for batch in file.iter_batches(batch_size=most):
                    columns = self._texts(batch)
                    rows = [list(row) for row in zip(*columns, strict=True)]
                    count = batch.num_rows
                    self._done = self._size * (at + count) // max(self._rows, 1)
                    yield Batch(rows, at + 1, range(at + 1, at + count + 1))
                    at += count
        except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
            raise self._damaged(error) from error

    def _texts(self, batch: pa.RecordBatch) -> list[list[str]]:
        flat: list[pa.Array] = []
        for column in batch.columns:
            _flatten(column, flat, 0)
        return [self._column(column, name) for column, name in zip(flat, self._columns, strict=True)]

    def _column(self, column: pa.Array, name: str) -> list[str]:
        sort = column.type
        if pa.types.is_dictionary(sort):
            inner = self._column(column.dictionary, name)
            return ["" if at is None else inner[at] for at in column.indices.to_pylist()]
        if pa.types.is_string(sort) or pa.types.is_large_string(sort) or _is_view(sort):
            column = column.cast(pa.large_string()) if _is_view(sort) else column
            self._see_size(column, name)
            return list(pc.fill_null(column, "").to_pylist())
        if pa.types.is_integer(sort):
            return list(pc.fill_null(column.cast(pa.string()), "").to_pylist())
        return [_said(value, sort) for value in self._values(column, name)]

    def _values(self, column: pa.Array, name: str) -> Sequence[Any]:
        """The values. Times finer than a millionth of a second are cut to that, and told."""
        sort = column.type
        coarse = _coarse(sort)
        if coarse is not None:
            cut = column.cast(coarse, safe=False)
            times = pc.sum(pc.not_equal(cut.cast(sort).cast(pa.int64()), column.cast(pa.int64()))).as_py() or 0
            self._note_cut(name, times)
            column = cut
        found: Sequence[Any] = column.to_pylist()
        return found

    def _note_cut(self, name: str, times: int) -> None:
        if times and name not in self._cut:
            self._cut.add(name)
            self._found.add(Trouble(
                0, name, "time-cut",
                _("The column “{name}” has times finer than a millionth of a second. They were cut to that.").format(
                    name=name),
                _("Ask for the column as text if so fine a time matters."),
            ))  # fmt: skip
            times -= 1
        self._found.more("time-cut", times)

    def _see_size(self, column: pa.Array, name: str) -> None:
        lengths = pc.binary_length(column)
        if (pc.max(lengths).as_py() or 0) > MOST_CELL or (pc.sum(lengths).as_py() or 0) > _MOST_TEXT:
            raise InputOutputError(
                _("The column “{name}” of {file} has cells too long to be read.").format(
                    name=name, file=self._path.name),
                _("Leave the column out, or ask for it as CSV."),
            )  # fmt: skip


def _flatten(column: pa.Array, into: list[pa.Array], depth: int) -> None:
    if pa.types.is_struct(column.type) and column.type.num_fields and depth < _MOST_DEPTH:
        for inner in column.flatten():
            _flatten(inner, into, depth + 1)
    else:
        into.append(column)


def _is_bytes(sort: pa.DataType) -> bool:
    return bool(pa.types.is_binary(sort) or pa.types.is_large_binary(sort) or pa.types.is_fixed_size_binary(sort))


def _is_view(sort: pa.DataType) -> bool:
    return bool(getattr(pa.types, "is_string_view", lambda _sort: False)(sort))


def _coarse(sort: pa.DataType) -> pa.DataType | None:
    """What times of a sort are cut to, where Python knows none so fine."""
    if pa.types.is_timestamp(sort) and sort.unit == "ns":
        return pa.timestamp("us", tz=sort.tz)
    if pa.types.is_time(sort) and sort.unit == "ns":
        return pa.time64("us")
    return pa.duration("us") if pa.types.is_duration(sort) and sort.unit == "ns" else None


def _said(value: Any, sort: pa.DataType) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        # A number of few digits is held with few.
        return _few(value) if sort.bit_width < 64 else exact(value)
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, bytes):
        try:
            return value.decode()
        except UnicodeDecodeError:
            return base64.b64encode(value).decode()
    if isinstance(value, timedelta):
        return length(value)
    if isinstance(value, list | dict | tuple):
        return json.dumps(value, ensure_ascii=False, default=_plain)
    return text_of(value)


def _few(value: float) -> str:
    shown: float = float(format(value, ".7g"))
    return exact(shown)


def _plain(value: Any) -> str:
    known: Callable[[Any], str] = text_of
    return known(value) if isinstance(value, date | datetime | time | timedelta) else str(value)
