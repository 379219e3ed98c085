"""Characters that turn the direction of the text after them, made visible, so that no text can look like another."""

from __future__ import annotations

import re

_TURNS_TEXT = re.compile("[\u202a-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    """The text with each such character as its code: a file called `exe.png` cannot pose as a picture."""
    return _TURNS_TEXT.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)
