"""What a country is called, by its two-letter code in ISO 3166-1. The only home of babel."""

from __future__ import annotations

from functools import cache


@cache
def _named() -> dict[str, str]:
    from babel import Locale  # its names are read from a file, which nothing else waits for

    return {str(code): str(name) for code, name in Locale.parse("en").territories.items()}


def country(code: str) -> str:
    """Its name in English; the code itself where nobody knows it."""
    return _named().get(code, code) if len(code) == 2 else code
