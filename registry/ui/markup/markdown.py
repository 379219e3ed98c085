"""Text shown as it was written, in the few places that Streamlit reads as Markdown, such as the label of a link."""

from __future__ import annotations

import re
import string

from registry.ui.markup.visible import visible

_PUNCTUATION = str.maketrans({mark: f"\\{mark}" for mark in string.punctuation})
_MADE_INTO_SIGNS = re.compile(r"(?<=[-<>~=])(?=[-=>])")
"""Between the characters of `->`, `--` and `>=`, which would be drawn as an arrow, a dash and a sign."""


def literal(text: str) -> str:
    """Text as Markdown that shows exactly that text: no link, picture, colour, emphasis, sign or turn of direction."""
    apart = _MADE_INTO_SIGNS.sub("\u200c", " ".join(visible(text).split()))
    return apart.translate(_PUNCTUATION)
