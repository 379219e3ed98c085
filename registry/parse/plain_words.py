"""What is wrong with a file that is not YAML, in words for people who have never heard of a scalar."""

from __future__ import annotations

import re
from typing import Any

from registry.wording import _


def what_bytes_are(data: bytes, offset: int) -> str:
    """What a file that is not UTF-8 text seems to be."""
    starts = {
        b"\xff\xfe": _("it looks like UTF-16, which older versions of Notepad call Unicode"),
        b"\xfe\xff": _("it looks like UTF-16, which older versions of Notepad call Unicode"),
        b"PK\x03\x04": _("it looks like a Word or Excel document or a zip file"),
        b"%PDF": _("it looks like a PDF"),
        b"\xd0\xcf\x11\xe0": _("it looks like an older Word or Excel document"),
        b"\x89PNG": _("it looks like a picture"),
        b"\xff\xd8\xff": _("it looks like a picture"),
    }
    for start, words in starts.items():
        if data.startswith(start):
            return words
    if not data[offset]:
        return _("there is a character here that no text has (its code is 0)")
    return _("the character here was saved in another encoding (byte {byte})").format(byte=f"{data[offset]:02X}")


def is_where_it_began(told: str, mark: Any, context: Any) -> bool:
    """Whether the place to mend is where the quotation mark, bracket or line began, not where libyaml gave up."""
    if "quoted scalar" in told:
        return "unexpected" in told
    if "flow sequence" in told or "flow mapping" in told:
        return bool(mark.line != context.line)
    return any(thing in told for thing in ("simple key", "block scalar", "an anchor", "an alias", "a tag", "directive"))


_NO_SPACE = re.compile(r"\s*(?:- +)?[A-Za-z_]+:[^\s:]")


def plain_words(told: str, line: str, column: int) -> tuple[str, str]:
    """What libyaml's complaint means, and what usually puts it right, for somebody who writes no programs."""
    here, before = line[column : column + 1], line[:column].strip()

    def says(*phrases: str) -> bool:
        return any(phrase in told for phrase in phrases)

    if says("tab character") or here == "\t":
        words = _("there is a tab here"), _("Indent with spaces instead of tabs.")
    elif says("quoted scalar") and says("unexpected"):
        words = _("the quotation mark here is never closed"), _("Put one like it at the end of the text.")
    elif says("quoted scalar"):
        detail = _("a backslash between double quotes begins a code, and this is not one")
        words = detail, _("Write two backslashes for one, or put single quotes round the text.")
    elif says("cannot start any token", "mapping keys", "an anchor", "an alias", "a tag", "tag handle"):
        words = _("text may not begin with “{sign}”").format(sign=here), _("Put quotes round all of the text.")
    elif says("mapping values") and ":" in before:
        words = _("there is a second colon on this line"), _("Put quotes round all of the text after the first colon.")
    elif says("block scalar"):
        detail = _("“{sign}” means that the text is on the lines below, and there is more on this line")
        words = (
            detail.format(sign=here),
            _("Put quotes round all of the text, or move it to the next line and indent it."),
        )
    elif says("simple key") and _NO_SPACE.match(line):
        words = _("there is no space after the colon"), _("Write a space after the colon.")
    elif says("simple key"):
        advice = _("Begin it with a field's name, a colon and a space. If it carries on the text above, indent it.")
        words = _("this line has no field's name"), advice
    elif says("flow") and here != ",":
        opened, missing = _("the bracket here is never closed"), _("a comma or a closing bracket is missing here")
        advice = _(
            "Put a comma between values, and close the bracket. If it is ordinary text, put quotes round all of it."
        )
        words = opened if here and here in "[{" else missing, advice
    elif says("block sequence entries"):
        advice = _(
            "Begin the list on the next line, each value after a dash and a space. If it is text, put quotes round it."
        )
        words = _("a list may not begin on the line of its field"), advice
    elif says("node content"):
        detail = _("“{sign}” stands where a value should be").format(sign=here)
        words = detail, _("Remove it. If it is part of the text, put quotes round all of it.")
    elif says("directive", "incompatible"):
        words = _("a line may not begin with “%”"), _("Remove the line, or put quotes round the text.")
    elif says("expected key") and here == ":":
        words = _("there is no field's name before this colon"), _("Write the field's name, or remove the line.")
    elif says("expected key") and before:
        detail = _("there is more text after the closing quotation mark or bracket")
        words = detail, _("Put double quotes round all of the text.")
    elif says("expected key", "'-' indicator", "document start", "mapping values"):
        detail = _("this line does not line up with those above it")
        words = detail, _("Begin it exactly under the field, or the dash, that it belongs with.")
    else:
        detail = _("it cannot be understood here ({told})").format(told=told.strip(": "))
        words = detail, _("Check the quotes, colons and indentation on this line and the one before.")
    return words
