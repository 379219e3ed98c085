"""What stands in one cell of a list of shares: several partners, several sorts of data, ditto marks, in or out."""

from __future__ import annotations

import re

MOST_PIECES = 30
"""Partners or sorts of data that are read out of one cell."""

LONGEST = 2_000
"""Letters of a cell that are read."""

_DITTO = re.compile(
    r"(?:[\"“”″〃'`,]{1,2}|-?\s*(?:ditto|do\.?|as above|same as above|same|see above)\s*-?)", re.IGNORECASE
)
_NOTHING = re.compile(
    r"(?:-+|–|—|n/?a|not applicable|none|nil|tbc|tba|tbd|to be confirmed|unknown|not known|\?+|\.+|various|misc\w*"
    r"|all|any|as (?:required|needed|necessary|appropriate)|see (?:agreement|isa|dsa|notes?|policy|attached|below)"
    r"|(?:personal|client|patient|customer|service user|other|general|relevant|basic|case)? ?"
    r"(?:data|info|information|details))",
    re.IGNORECASE,
)  # fmt: skip
_TOTAL = re.compile(r"(?:grand |sub-?)?totals?\b.*|sum|count", re.IGNORECASE)
_FROM_THEM = re.compile(r"\b(?:they (?:send|give|share|tell)|from them|we (?:receive|get)|to us|one[- ]way in)\b")
_BEING_MADE = re.compile(
    r"(?:in progress|in draft|draft\w*|being (?:drafted|written|reviewed|signed)|pending|under review"
    r"|awaiting (?:signature|sign-?off)|out for signature|not signed|unsigned|expired|lapsed|out of date"
    r"|to (?:do|follow|be (?:done|signed)))",
    re.IGNORECASE,
)
_LINES = re.compile(r"\s*(?:;|\n|\r|\||•|·|‣|▪)\s*")
_LISTED = re.compile(r"\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+(?=[A-Z])|\s*/\s*(?=[A-Z])")
_PLAIN_COMMA = re.compile(r"\s*,\s*(?:and\s+)?(?![^()]*\))")
"""Not those between parentheses: “suspects (name, date of birth)” is one thing."""


_SPELT_OUT = re.compile(r"(:|\s[-–—]\s)")
"""Before it stands what goes, after it what that is made of."""


def is_ditto(cell: str) -> bool:
    """Whether a cell says what the one above it says."""
    return _DITTO.fullmatch(cell.strip()) is not None


def is_nothing(cell: str) -> bool:
    """Whether a cell says nothing that can be looked up: nothing at all, or `as required`, `various`, `data`."""
    return not cell.strip() or _NOTHING.fullmatch(" ".join(cell.split()).strip(" .")) is not None


def is_total(row: list[str]) -> bool:
    """Whether a row is a sum below the list: it begins with `Total`, and says little else."""
    filled = [cell.strip() for cell in row if cell.strip()]
    return bool(filled) and len(filled) <= 3 and _TOTAL.fullmatch(filled[0]) is not None


def lines_of(cell: str) -> list[str]:
    """A cell's parts where semicolons, bars, bullets or line ends stand between them."""
    return [part for part in _LINES.split(cell[:LONGEST]) if part.strip(" .,")]


def partners_in(cell: str) -> list[str]:
    """The partners that a cell names, before anybody is looked up: split at semicolons and lines, not at commas."""
    return [part for each in lines_of(cell) if (part := each.strip(" .,"))][:MOST_PIECES]


def parts_of_partner(partner: str) -> list[str]:
    """A partner as several, where commas, strokes or `and` stand between names. One where nothing does."""
    return [part.strip() for part in _LISTED.split(partner) if part.strip()][:MOST_PIECES]


def data_in(cell: str) -> list[str]:
    """The sorts of data that a cell names."""
    found = []
    for part in lines_of(cell):
        before, colon, after = [*_SPELT_OUT.split(part, maxsplit=1), "", ""][:3]
        # “Assault attendances: month, day, place” names one thing, and then what it is made of.
        found.append(part.strip(" .")) if colon and before.strip() and after.strip() else found.extend(
            each.strip(" .") for each in _PLAIN_COMMA.split(part) if each.strip(" .")
        )
    return [each for each in dict.fromkeys(map(str.strip, found)) if each][:MOST_PIECES]


def direction_of(cell: str) -> str:
    """`in`, `out` or `both`; nothing where a cell does not say."""
    said = " ".join(cell.lower().split())
    if said in ("both", "both ways", "in/out", "in and out", "two-way", "two way", "out and in", "out/in", "yes", "y"):
        return "both"
    if said.startswith(("in", "receive", "get")) or _FROM_THEM.search(said):
        return "in"
    return "out" if said.startswith(("out", "give", "sent", "send")) else ""


def is_being_made(cell: str) -> bool:
    """Whether a cell says that an agreement is on its way, or has run out, and not which one."""
    return _BEING_MADE.fullmatch(cell.strip()) is not None


def is_no(cell: str) -> bool:
    """Whether a cell says no."""
    return cell.strip(" .!").lower() in ("n", "no", "none", "not yet", "no isa", "no agreement")


def is_yes(cell: str) -> bool:
    """Whether a cell says yes."""
    return cell.strip(" .!").lower() in ("y", "yes", "signed", "x", "✓", "in place", "yes - signed", "yes, signed")
