"""Write a table of data in the form of another: CSV, a spreadsheet or Parquet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from registry.errors import UsageError
from registry.tabular.table import Shape, Writing
from registry.wording import _


def write_table(path: Path | str, columns: Sequence[str], shape: Shape, *, is_guarded: bool = True) -> Writing:
    """Begin to write a table. It stands at `path`, in place of what stood there, once `finish` was called.

    In CSV `is_guarded` puts an apostrophe before what a spreadsheet would run; in a spreadsheet and in Parquet text is
    text, and nothing is changed. Raises InputOutputError, UsageError for a form that cannot be written.
    """
    path = Path(path)
    if shape.format == "xlsx":
        from registry.tabular.xlsx_writing import XlsxWriting

        return XlsxWriting(path, columns, shape)
    if shape.format == "parquet":
        from registry.tabular.parquet_writing import ParquetWriting

        return ParquetWriting(path, columns)
    if shape.format == "csv":
        from registry.tabular.csv_writing import CsvWriting

        return CsvWriting(path, columns, shape, is_guarded)
    raise UsageError(_("Nothing is written as “{form}”.").format(form=shape.format), _("Say csv, xlsx or parquet."))
