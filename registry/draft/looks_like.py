"""What bytes that are no record seem to be, for somebody who chose the wrong file or pasted the wrong thing."""

from __future__ import annotations

import json
import re

from registry.wording import _

_FIRST = 4_096
"""Bytes looked at: what a file is shows at its beginning."""

_STARTS = (
    (b"PK\x03\x04", _("a Word or Excel document, or a zip file")),
    (b"%PDF", _("a PDF")),
    (b"\xd0\xcf\x11\xe0", _("an older Word or Excel document")),
    (b"{\\rtf", _("a document in rich text")),
    (b"\x89PNG", _("a picture")),
    (b"\xff\xd8\xff", _("a picture")),
    (b"GIF8", _("a picture")),
    (b"SQLite format 3", _("a database")),
)
_PAGE = re.compile(r"\s*(?:<!--.*?-->\s*)*<(?:!doctype html|html|head|body|div|p|table)\b", re.IGNORECASE | re.DOTALL)
_XML = re.compile(r"\s*<(?:\?xml|[a-z][\w:.-]*[\s>/])", re.IGNORECASE)
_MAIL = re.compile(r"(?:From|To|Subject|Received|Return-Path|Delivered-To): .*\n(?:[A-Z][\w-]*: .*\n|[ \t].*\n){2}")
_ROWS = 3


def looks_like(raw: bytes) -> str:
    """What it seems to be, as a noun with its article; nothing where that cannot be told at a glance."""
    for start, words in _STARTS:
        if raw.startswith(start):
            return words
    head = raw[:_FIRST].decode("utf-8-sig", "replace")
    if _PAGE.match(head):
        return _("a page of the web")
    if _XML.match(head):
        return _("XML")
    if head.lstrip()[:1] in ("[", "{") and _is_json(raw):
        return _("JSON")
    if _MAIL.match(head):
        return _("an email")
    return _("a table, as from a spreadsheet") if _is_table(head) else ""


def _is_json(raw: bytes) -> bool:
    if len(raw) > _FIRST * 64:
        return False
    try:
        json.loads(raw)
    except (ValueError, RecursionError):
        return False
    return True


def _is_table(head: str) -> bool:
    """Whether the first lines are cut into the same number of cells, and are not fields with their values."""
    rows = [line for line in head.splitlines()[: _ROWS + 1] if line.strip()][:_ROWS]
    if len(rows) < 2 or any(re.match(r"\s*[A-Za-z_]+:(?:\s|$)", row) for row in rows):
        return False
    return any(len({row.count(mark) for row in rows}) == 1 and rows[0].count(mark) > 1 for mark in "\t,;|")
