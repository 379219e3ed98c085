"""What stands between the cells of a file: what cuts its lines most evenly."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from itertools import islice

from registry.errors import UsageError
from registry.wording import _

COMMON = (",", ";", "\t", "|")
_LINES = 300
_EVEN = 0.5
_NAMES = {
    "comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|", "\\t": "\t", "bar": "|", "colon": ":", "space": " ",
    "caret": "^", "tilde": "~",
}  # fmt: skip


def told(text: str) -> str:
    """The separator that a person named: `;`, `semicolon`, `tab`. Raises UsageError."""
    found = _NAMES.get(text.strip().lower(), text)
    if len(found) != 1 or found in '"\r\n\0' or found.isalnum():
        raise UsageError(
            _("“{text}” cannot stand between cells.").format(text=text),
            _("Give one sign, such as , or ; or | or the word tab."),
        )
    return found


def separator_of(lines: Sequence[str], end: str) -> str:
    """The separator of a file's first lines: a comma where nothing cuts them evenly."""
    first = lines[0].rstrip("\r\n").strip('"') if lines else ""
    if first.lower().startswith("sep=") and len(first) == 5:  # what Excel reads it from
        return first[4]
    filled = [line for line in islice(lines, _LINES) if line.strip("\r\n\t ,;|")]
    best, most = ",", 0.0
    for separator in COMMON:
        score = _evenness(filled, separator)
        if score > most:
            best, most = separator, score
    return best


def _evenness(lines: Sequence[str], separator: str) -> float:
    """How evenly it cuts lines into two cells and more; 0 where it does not."""
    if not any(separator in line for line in lines):
        return 0.0
    widths: list[int] = []
    rows: list[list[str]] = []
    try:
        for row in csv.reader(lines, delimiter=separator):
            rows.append(row)
            widths.append(len(row))
    except csv.Error:
        pass
    counts = Counter(width for width in widths if width > 1)
    if not counts:
        return 0.0
    width, times = max(counts.items(), key=lambda each: (each[1], each[0]))
    share = times / len(widths)
    if share < _EVEN and times < 3:
        return share / 10
    # The line of names is cut alike, and its cells hold none of the other separators.
    heads = [row for row in rows[:20] if len(row) == width]
    others = "".join(each for each in COMMON if each != separator)
    torn = sum(any(other in cell for other in others if other != ",") for cell in heads[0]) / width if heads else 1
    return share + (0.3 if rows and len(rows[0]) == width else 0.0) - 0.3 * torn + min(width, 50) / 1_000
