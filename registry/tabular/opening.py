"""Open any file of data: what sort it is, is seen from what is in it and not from its name."""

from __future__ import annotations

from pathlib import Path

from registry.tabular.kind import kind_of
from registry.tabular.table import Reading


def open_table(
    path: Path | str, *, sheet: str = "", encoding: str = "", separator: str = "", heading: int = 0
) -> Reading:
    """A file as a table.

    `sheet` names a sheet of a spreadsheet; `encoding` and `separator` say how CSV is written, where that is not to be
    found out; `heading` is the line with the columns' names, from 1.

    Raises UsageError where the file is no table that can be read or the question does not fit it, InputOutputError
    where it cannot be read.
    """
    path = Path(path)
    kind = kind_of(path)
    if kind == "xlsx":
        from registry.tabular.xlsx_reading import XlsxReading

        return XlsxReading(path, sheet, heading)
    if kind == "parquet":
        from registry.tabular.parquet_reading import ParquetReading

        return ParquetReading(path)
    from registry.tabular.csv_reading import CsvReading

    return CsvReading(path, encoding, separator, heading)
