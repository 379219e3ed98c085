"""What is looked at in a spreadsheet file before it is read: how large it would be, what it hides."""

from __future__ import annotations

import re
import zlib
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from registry.errors import UsageError
from registry.values import NamedTuple
from registry.wording import _

MOST_BYTES = 4 << 30
"""The most that all parts together may be, unpacked."""
MOST_HELD = 512 << 20
"""The most that a part may be which is held in memory: the list of texts, and styles."""
MOST_RATIO = 1_200
"""How many times its size a large part may be unpacked: the format cannot pack a real sheet as tightly as zeros."""
_SMALL = 32 << 20
_MOST_PARTS = 10_000
_BLOCK = 1 << 20
_OVERLAP = 512
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]*\bencoding\s*=\s*["']([^"']{1,40})["']""")
_KNOWN = (b"utf-8", b"us-ascii", b"ascii")
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_FORMULA = re.compile(rb"<(?:\w{1,20}:)?f[ />]")
_MERGED = re.compile(rb"<(?:\w{1,20}:)?mergeCell [^>]{0,100}?ref=\"([A-Z]{1,3}[0-9]{1,7}):[A-Z]{1,3}[0-9]{1,7}\"")
_HIDDEN = re.compile(rb"<(?:\w{1,20}:)?row [^>]{0,400}?hidden=\"(?:1|true)\"")


class Inside(NamedTuple):
    """What a sheet has beside its cells. `merged`: where merged cells begin, the first of them."""

    has_formulas: bool
    merged: int
    merged_first: str
    hidden_rows: int


def see_safe(path: Path) -> None:
    """See that a spreadsheet is no bomb and declares nothing. Raises UsageError, OSError."""
    try:
        with ZipFile(path) as archive:
            parts = archive.infolist()
            if len(parts) > _MOST_PARTS or sum(each.file_size for each in parts) > MOST_BYTES:
                raise _bomb(path)
            for each in parts:
                _see_part(path, archive, each)
    except (BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError) as error:
        raise damaged(path) from error


def _see_part(path: Path, archive: ZipFile, part: ZipInfo) -> None:
    is_sheet = "/worksheets/" in part.filename
    if part.file_size > _SMALL and part.file_size > MOST_RATIO * max(part.compress_size, 1):
        raise _bomb(path)
    if part.flag_bits & 1:
        raise UsageError(
            _("{file} is locked with a password.").format(file=path.name),
            _("Open it, take the password off, and save it as .xlsx."),
        )
    if not is_sheet and part.filename.endswith((".xml", ".rels")) and part.file_size > MOST_HELD:
        raise _bomb(path)
    if not part.filename.endswith((".xml", ".rels", ".vml")):
        return
    with archive.open(part) as stream:
        head = stream.read(_OVERLAP)
        declared = _DECLARED.match(head.removeprefix(b"\xef\xbb\xbf"))
        if (
            head[:2] in (b"\xff\xfe", b"\xfe\xff")
            or b"\0" in head
            or (declared and declared.group(1).lower() not in _KNOWN)
        ):
            raise damaged(path)
        # Nothing of a spreadsheet declares anything. What is declared stands before what is said, so there it would be.
        if _DOCTYPE.search(head) or (b"<!" in head and _DOCTYPE.search(head + stream.read(_BLOCK))):
            raise UsageError(
                _("{file} holds XML that declares things of its own, as only a harmful file does. It was not read."
                  ).format(file=path.name),
                _("Open it in a spreadsheet program that you trust it to, and save it again."),
            )  # fmt: skip


def seen(path: Path, part: str) -> Inside:
    """What one sheet has beside its cells. Raises UsageError, OSError."""
    merged, hidden, first, formulas = 0, 0, "", False
    before = b""
    try:
        with ZipFile(path) as archive, archive.open(part) as stream:
            while block := stream.read(_BLOCK):
                text = before + block
                # A tag cut in two by the end of a block is looked at with the next.
                cut = text.rfind(b"<") if len(block) == _BLOCK else len(text)
                cut = cut if cut > len(text) - 4_096 else len(text)
                text, before = text[:cut], text[cut:]
                formulas = formulas or _FORMULA.search(text) is not None
                if b"hidden=" in text:
                    hidden += len(_HIDDEN.findall(text))
                if b"mergeCell " in text:
                    found = _MERGED.findall(text)
                    first = first or (found[0].decode() if found else "")
                    merged += len(found)
                if _DOCTYPE.search(text):
                    raise damaged(path)
    except (BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError, KeyError) as error:
        raise damaged(path) from error
    return Inside(formulas, merged, first, hidden)


def damaged(path: Path) -> UsageError:
    """What to raise where a spreadsheet cannot be read."""
    return UsageError(
        _("{file} is a damaged spreadsheet.").format(file=path.name),
        _("Open it in a spreadsheet program and save it again, as .xlsx or as CSV UTF-8."),
    )


def _bomb(path: Path) -> UsageError:
    return UsageError(
        _("{file} is packed so tightly that it would unpack to more than a spreadsheet can be. It was not read."
          ).format(file=path.name),
        _("Ask whoever sent it for CSV."),
    )  # fmt: skip
