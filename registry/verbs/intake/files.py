"""The files of a record that was made of somebody else's file: its table, and how they are written and committed."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from registry.concepts.kinds import Kind
from registry.errors import UsageError
from registry.exchange.sssom import table as mapping_table
from registry.load.federation import RegisterSource
from registry.load.snapshot import Loaded
from registry.load.table import table_rows
from registry.load.table import terms as term_table
from registry.load.table.lines import written
from registry.problems import Stage
from registry.source import Document, Ref
from registry.tree import Folder
from registry.values import Any
from registry.verbs.beginning import write_record
from registry.wording import _
from registry.write.commit import commit_files


def table_of(kind: Kind, entries: list[dict[str, Any]], data: Mapping[str, Any]) -> bytes:
    """The table of terms or mappings."""
    if kind is Kind.MAPPING_SET:
        sides = [str(data[f"{side}_vocabulary"]).rpartition("/")[2] for side in ("subject", "object")]
        return mapping_table(entries, *sides).encode()
    rows = [row for entry in entries for row in term_table.rows_of(entry)]
    used = {name for row in rows for name in row}
    columns = [name for name in term_table.known() if name in used]
    lines = [written(columns), *(written([row.get(name, "") for name in columns]) for row in rows)]
    return "".join(lines).encode()


def see_sound(register: RegisterSource, ref: Ref, data: dict[str, Any], text: bytes) -> None:
    """See that the table would be read back whole. Raises UsageError."""
    with TemporaryDirectory(prefix="muniment-") as place:
        folder = Path(place) / Kind(ref.kind).folder
        folder.mkdir()
        (folder / data["table"]["file"]).write_bytes(text)
        loaded = Loaded(ref, Document(register.id, f"{Kind(ref.kind).folder}/{ref.id}.yaml", data))
        found = [
            each for each in table_rows(Folder(register.id, Path(place)), loaded).problems if each.stage != Stage.NOTE
        ]
    if found:
        said = [_("Row {line}: {why}").format(line=each.line, why=f"{each.message}.") for each in found[:5]]
        raise UsageError("\n".join(said), _("Nothing was written."))


def put(register: RegisterSource, files: list[tuple[Path, bytes]], message: str) -> str:
    """Write files of one folder, the record last, and with a message commit them together: all, or none.

    Returns the name of the commit, where there is one.
    """
    done: list[Path] = []
    try:
        for file, text in files:
            write_record(register, file, text)
            done.append(file)
        return commit_files(done, message) if message else ""
    except BaseException:
        for file in done:
            file.unlink(missing_ok=True)
        raise
