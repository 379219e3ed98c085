"""What sort of file a file is, by its first bytes: its name may say anything."""

from __future__ import annotations

import os
import re
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from registry.errors import InputOutputError, UsageError
from registry.wording import _

_HEAD = 65_536
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_HTML = re.compile(rb"\s*(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|table)\b", re.IGNORECASE | re.DOTALL)
_XML = re.compile(rb"\s*<\?xml\b")


def kind_of(path: Path) -> str:
    """`csv`, `xlsx` or `parquet`. Raises UsageError for what can be read as none of these, InputOutputError."""
    try:
        if not path.is_file():
            if path.is_dir():
                raise UsageError(_("{file} is a folder.").format(file=path), _("Give the path of one file."))
            if path.exists():
                raise UsageError(_("{file} is no ordinary file.").format(file=path), _("Give the path of a file."))
        with path.open("rb") as stream:
            head = stream.read(_HEAD)
    except (OSError, ValueError) as error:
        raise unreadable(path, error) from error
    if not head:
        raise UsageError(
            _("{file} is empty: there is not one byte in it.").format(file=path.name),
            _("Save it again from where it came from."),
        )
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(path)
    _see_text(path, head)
    return "csv"


def unreadable(path: Path | str, error: Exception) -> InputOutputError:
    """What to raise where a file cannot be had."""
    reason = (getattr(error, "strerror", None) or str(error) or type(error).__name__).lower()
    return InputOutputError(
        _("{file} cannot be read: {reason}").format(file=path, reason=reason), _("Give the path of a file.")
    )


def _zipped(path: Path) -> str:
    name = path.name
    try:
        with ZipFile(path) as archive:
            inside = set(archive.namelist()[:10_000])
            sort = (
                archive.read("mimetype")[:200]
                if "mimetype" in inside and archive.getinfo("mimetype").file_size < 1_000
                else b""
            )
    except (BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError, EOFError) as error:
        raise UsageError(
            _("{file} is a damaged spreadsheet or ZIP file.").format(file=name), _("Save or send it again.")
        ) from error
    lower = {each.lower() for each in inside}
    if "xl/workbook.xml" in lower or any(each.startswith("xl/") and each.endswith(".xml") for each in lower):
        return "xlsx"
    if "xl/workbook.bin" in lower:
        raise UsageError(
            _("{file} is a binary Excel workbook (.xlsb), which is not read here.").format(file=name), _SAVE_AS()
        )
    if sort.startswith(b"application/vnd.oasis.opendocument"):
        raise UsageError(
            _("{file} is an OpenDocument file (.ods), which is not read here.").format(file=name), _SAVE_AS()
        )
    if any(each.startswith("word/") for each in lower):
        raise UsageError(
            _("{file} is a Word document, not a table of data.").format(file=name),
            _("Copy its table into a spreadsheet and save that."),
        )
    raise UsageError(
        _("{file} is a ZIP file, not a table of data.").format(file=name),
        _("Unpack it, and give one of the files in it."),
    )


def _SAVE_AS() -> str:  # noqa: N802
    return _("Open it in a spreadsheet program and save it as .xlsx or as CSV UTF-8.")


def _see_text(path: Path, head: bytes) -> None:
    name = path.name
    if head.startswith(_OLD_OFFICE):
        if _is_encrypted(path):
            raise UsageError(
                _("{file} is locked with a password.").format(file=name),
                _("Open it, take the password off, and save it as .xlsx."),
            )
        raise UsageError(
            _("{file} is an Excel workbook of before 2007 (.xls), which is not read here.").format(file=name),
            _SAVE_AS(),
        )
    for start, what in (
        (b"%PDF", _("a PDF document")), (b"\x1f\x8b", _("a compressed file (gzip)")),
        (b"SQLite format 3\0", _("a database")),
        (b"7z\xbc\xaf", _("a compressed file (7z)")), (b"\x89PNG", _("a picture")), (b"\xff\xd8\xff", _("a picture")),
        (b"{\\rtf", _("a rich text document")), (b"Rar!", _("a compressed file (RAR)")),
    ):  # fmt: skip
        if head.startswith(start):
            raise UsageError(
                _("{file} is {what}, not a table of data.").format(file=name, what=what),
                _("Ask whoever sent it for CSV, .xlsx or Parquet."),
            )
    if _HTML.match(head.removeprefix(b"\xef\xbb\xbf")):
        raise UsageError(
            _("{file} is a web page (HTML), not a table of data.").format(file=name),
            _("Download the file itself: a page often comes where a link needs a login. If the page is a table, open"
              " it in a spreadsheet program and save it as CSV."),
        )  # fmt: skip
    if _XML.match(head.removeprefix(b"\xef\xbb\xbf")):
        raise UsageError(
            _("{file} is XML, not a table of data.").format(file=name),
            _("Open it in a spreadsheet program and save it as .xlsx or CSV."),
        )


def _is_encrypted(path: Path) -> bool:
    """Whether an Office file is a locked one: its list of parts, which may be anywhere, names the locked part."""
    with path.open("rb") as stream:
        size = os.fstat(stream.fileno()).st_size
        before = b""
        for _at in range(0, min(size, 1 << 28), 1 << 20):
            block = stream.read(1 << 20)
            if _ENCRYPTED in before + block:
                return True
            before = block[-64:]
    return False
