"""Lists of words, and wheels from which the first of them come up far more often than the last."""

from __future__ import annotations

from functools import cache

from benchmarks.generator.language.tables import HERE

_BY_LINE = {"role", "team", "doc", "firm", "creature"}
"""Lists whose members may be several words, with a bar between them."""


@cache
def words(name: str) -> tuple[str, ...]:
    """A list of `words.txt`, commonest first, each word once."""
    found: dict[str, None] = {}
    here = ""
    for line in (HERE / "words.txt").read_text("utf-8").splitlines():
        if line.startswith("["):
            here = line.strip("[]")
        elif here == name and not line.startswith("#"):
            several = line.split("|") if name in _BY_LINE else line.split()
            found |= dict.fromkeys(word.replace("-", " ") if name == "n" else word for word in several if word)
    return tuple(found)


@cache
def wheel(name: str) -> tuple[str, ...]:
    """A list with each word as often as its rank asks for: the second half as often as the first, and so on (Zipf).

    Whole numbers only, so that it is the same everywhere.
    """
    listed = words(name)
    return tuple(word for rank, word in enumerate(listed, 1) for _time in range(max(1, 2 * len(listed) // (rank + 3))))
