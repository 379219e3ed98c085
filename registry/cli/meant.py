"""What a person may have meant."""

from __future__ import annotations

from collections.abc import Iterable

from registry.wording import _, nearest


def meant(word: str, known: Iterable[str]) -> str:
    """The question whether the nearest of the known words was meant, to stand after a sentence; or nothing."""
    close = nearest(word, known)
    return " " + _("Did you mean {close}?").format(close=close) if close else ""
