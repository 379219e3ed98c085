"""Putting a misspelt word right by the words of titles and names."""

from __future__ import annotations

from registry.index.snapshot import IndexSnapshot


def put_right(snapshot: IndexSnapshot, word: str) -> str:
    """The word of a title or name that was most likely meant; an empty string where none is near.

    One slip is allowed in a word of four letters or more, two in one of eight or more; the first letter is taken to be
    right where there is a choice, and the word that more records use is the likelier.
    """
    if len(word) < 4 or word.isdigit():
        return ""
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    slips = 1 if len(word) < 8 else 2
    uses = _words(snapshot)
    near = extract(word, uses.keys(), scorer=OSA.distance, score_cutoff=slips, limit=20)
    best = min(near, key=lambda found: (found[1], found[0][0] != word[0], -uses[found[0]], found[0]), default=None)
    return best[0] if best else ""


def _words(snapshot: IndexSnapshot) -> dict[str, int]:
    if "words" not in snapshot.memory:
        rows = snapshot.engine.rows("SELECT word, sum(uses) FROM word WHERE uses > 0 GROUP BY word")
        snapshot.memory["words"] = dict(rows)
    found: dict[str, int] = snapshot.memory["words"]
    return found
