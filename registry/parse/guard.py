"""What must be known of the bytes before libyaml may build anything from them."""

from __future__ import annotations

import re

# The same in bytes, arranged so that a file without any is passed at the speed of memory: this runs on every file.
_CONTROL_ASCII = bytes([*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F])
_CONTROL_WIDE = (b"\xe2\x80\xa8", b"\xe2\x80\xa9", b"\xef\xbf\xbe", b"\xef\xbf\xbf")
_CONTROL_C1 = re.compile(rb"\xc2[\x80-\x9f]")
_BOM = b"\xef\xbb\xbf"
# Where an anchor or alias may start: after white space, a bracket or an indicator. `R&D` and `A & E` are neither.
_ANCHOR = re.compile(rb"[&*][^\s&*,\[\]{}]")
# A lone `!` before a value. libyaml drops it without a word, and the first mark of “! Important” with it.
_LONE_TAG = re.compile(rb"!(?=\s)")
_MAYBE_DIRECTIVE = re.compile(rb"^(?:\xef\xbb\xbf)?%", re.MULTILINE)
_BEFORE_INDICATOR = frozenset(b" \t\r\n[]{},:?-\xbf")  # the last is the end of a byte order mark
# Nesting that could harm the composer needs hundreds of brackets, or dashes in a row: indentation alone cannot reach it
# within MAX_BYTES.
_MAYBE_DEEP = re.compile(rb"(?:[-?:][ \t]+){8}")
_DEEP_SIGNS = (b"- -", b"- ?", b"-\t", b"-  ")
_HARMLESS_OPENINGS = 200


def has_control(data: bytes) -> bool:
    """Whether the bytes hold a character that text may not contain."""
    return (
        len(data.translate(None, _CONTROL_ASCII)) != len(data)
        # The rest takes more than one byte.
        or (not data.isascii() and _has_wide_control(data))
    )


def _has_wide_control(data: bytes) -> bool:
    return (
        any(wide in data for wide in _CONTROL_WIDE)
        or (b"\xc2" in data and _CONTROL_C1.search(data) is not None)
        or data.find(_BOM, 1) > 0
    )


def suspicious(data: bytes) -> bool:
    """Whether the events must be walked first: the bytes may nest deeply, or hold an anchor, lone tag or directive."""
    return (
        data.count(b"[") + data.count(b"{") + data.count(b"?") > _HARMLESS_OPENINGS
        or (any(sign in data for sign in _DEEP_SIGNS) and _MAYBE_DEEP.search(data) is not None)
        or ((b"&" in data or b"*" in data) and _indicates(_ANCHOR, data))
        or _indicates(_LONE_TAG, data)
        or (b"%" in data and _MAYBE_DIRECTIVE.search(data) is not None)
    )


def _indicates(pattern: re.Pattern[bytes], data: bytes) -> bool:
    """Whether the pattern stands where an indicator may: at the start, or after space, bracket or indicator."""
    return any(m.start() == 0 or data[m.start() - 1] in _BEFORE_INDICATOR for m in pattern.finditer(data))
