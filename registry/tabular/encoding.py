"""In which character set a file of text is written, from all its lines that hold more than plain letters."""

from __future__ import annotations

import codecs
import re
from pathlib import Path

from registry.errors import UsageError
from registry.values import NamedTuple
from registry.wording import _, nearest

_BLOCK = 1 << 20
_SAMPLE = 1 << 18
"""Bytes of telling lines that a guess is made from."""
_SCANNED = 1 << 32
_BEYOND_ASCII = re.compile(rb"[^\n]{0,200}[\x80-\xff][^\n]{0,200}")
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
_WESTERN = frozenset("£€’‘“”–—…•·®©™°½¼¾²³áàâäãåçéèêëíìîïñóòôöõøúùûüýÿßæÁÀÂÄÇÉÈÊËÍÎÏÑÓÔÖØÚÜŵŷ\xa0§«»±×÷")
"""What stands beyond plain letters in text from here, read by the Western set."""
_ENOUGH = 0.9
_LIKELY = [
    "cp1252", "latin_1", "iso8859_15", "mac_roman", "cp850", "cp437", "cp1250", "iso8859_2", "cp1251", "cp1253",
    "cp1254", "cp1257", "koi8_r",
]  # fmt: skip
"""The sets that a guess is made among: those in which a plain letter and a line end are what they are everywhere."""


class Encoding(NamedTuple):
    """A character set by Python's name; the length of its mark; whether it was guessed rather than told or certain."""

    name: str
    mark: int
    is_guess: bool


def mark_of(head: bytes) -> tuple[str, int]:
    """The set that a byte order mark tells and the mark's length; nothing and 0 where there is none."""
    return next(((name, len(mark)) for mark, name in _MARKS if head.startswith(mark)), ("", 0))


def encoding_of(path: Path, told: str = "") -> Encoding:
    """The character set of a file. `told` is what a person said it is. Raises UsageError for one that is not known."""
    with path.open("rb") as stream:
        head = stream.read(4_096)
    name, mark = mark_of(head)
    if told:
        wanted = named(told)
        is_alike = wanted == name or (wanted in ("utf-16", "utf-32") and name.startswith(wanted))
        if is_alike:
            return Encoding(name, mark, False)
        return Encoding({"utf-16": "utf-16-le", "utf-32": "utf-32-le"}.get(wanted, wanted), 0, False)
    if name:
        return Encoding(name, mark, False)
    wide = _unmarked_wide(head)
    if wide:
        return Encoding(wide, 0, True)
    telling = _telling(path)
    if not telling:
        return Encoding("utf-8", 0, False)
    lines = telling.split(b"\n")
    fit = sum(map(_is_utf8, lines))
    if 2 * fit >= len(lines):
        return Encoding("utf-8", 0, fit < len(lines))
    return Encoding(_other(telling), 0, True)


def named(told: str) -> str:
    """A character set by the name people use for it. Raises UsageError."""
    try:
        name = codecs.lookup(told.strip()).name
        if not getattr(codecs.lookup(name), "_is_text_encoding", True) or "a".encode(name) == b"":
            raise LookupError
    except (LookupError, ValueError, UnicodeError, TypeError) as error:
        known = ("utf-8", "windows-1252", "latin-1", "utf-16", "cp850", "mac-roman", "iso-8859-15")
        close = nearest(told.lower(), known)
        raise UsageError(
            _("There is no character set called “{name}”.").format(name=told),
            _("Did you mean {close}?").format(close=close)
            if close
            else _("Leave it out to have it found out, or try utf-8 or windows-1252."),
        ) from error
    if name in ("utf-7", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"):
        raise UsageError(
            _("Files in the character set {name} are not read here.").format(name=told), _("Save the file as UTF-8.")
        )
    return {"utf-8-sig": "utf-8", "cp1252": "windows-1252", "iso8859-1": "latin-1"}.get(name, name)


def _unmarked_wide(head: bytes) -> str:
    """UTF-16 without a mark: every second byte of plain text is nothing."""
    pairs = len(head) // 2
    if pairs < 8:
        return ""
    even, odd = (head[at : 2 * pairs : 2].count(0) for at in (0, 1))
    if odd > 0.7 * pairs and even < 0.1 * pairs:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * pairs and odd < 0.1 * pairs else ""


def _telling(path: Path) -> bytes:
    """Pieces of lines with bytes beyond ASCII, from the whole file, a line each, as many as a guess needs."""
    found: list[bytes] = []
    size = seen = 0
    with path.open("rb") as stream:
        while size < _SAMPLE and seen < _SCANNED and (block := stream.read(_BLOCK)):
            seen += len(block)
            if not block.isascii():
                # A block may be cut within a letter: its first and last line are looked at only where it has no other.
                inner = block[block.find(b"\n") + 1 : block.rfind(b"\n") + 1] or block
                for match in _BEYOND_ASCII.finditer(inner if not inner.isascii() else block):
                    piece = _whole(match.group())
                    found.append(piece)
                    size += len(piece)
                    if size >= _SAMPLE:
                        break
    return b"\n".join(found)


def _whole(piece: bytes) -> bytes:
    """A piece of a line without the halves of letters that it may begin and end with."""
    start = 0
    while start < min(3, len(piece)) and 0x80 <= piece[start] < 0xC0:
        start += 1
    # Where nothing but such bytes is there, they are no halves.
    return piece[start:] if start < 3 and not piece[start:].isascii() else piece


def _is_utf8(line: bytes) -> bool:
    try:
        codecs.utf_8_decode(line, "strict", False)
    except UnicodeDecodeError:
        return False
    return True


def _other(telling: bytes) -> str:
    """The likeliest set of text that is not UTF-8: the Western one where that reads well, otherwise by statistics."""
    western = telling.decode("windows-1252", "replace")
    beyond = [letter for letter in western if letter > "\x7f"]
    if sum(letter in _WESTERN for letter in beyond) >= _ENOUGH * len(beyond):
        return "windows-1252"
    from charset_normalizer import from_bytes  # which most files need not wait for

    best = from_bytes(telling[:65_536], cp_isolation=_LIKELY).best()
    if best is None:
        return "windows-1252"
    return {"cp1252": "windows-1252", "latin_1": "latin-1"}.get(best.encoding, best.encoding)
