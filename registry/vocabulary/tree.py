"""A vocabulary as a tree: what stands above a term, what below it, and all of it in the order it is read."""

from __future__ import annotations

from collections.abc import Sequence

from registry.source import Ref
from registry.values import NamedTuple
from registry.vocabulary.lexicon import Lexicon
from registry.vocabulary.term import TermKey

DEEPEST = 40
"""Steps up or down that are followed: records may say that a term is above itself."""


class Node(NamedTuple):
    """One term in its place. `depth` is 0 at the top; `below`: how many terms stand below it at any depth."""

    key: TermKey
    depth: int
    below: int


def above(lexicon: Lexicon, key: TermKey) -> list[TermKey]:
    """What stands above a term, the top first; of a code, broader codes, and before them the term it is a code of."""
    found: list[TermKey] = []
    now = key
    while len(found) < DEEPEST:
        term = lexicon.term(now)
        if term is None or not (term.parent or now.code):
            break
        if not term.parent:
            now = now.whole
        else:
            now = now._replace(code=term.parent) if now.code else now._replace(term=term.parent)
        if now in found or now == key or lexicon.term(now) is None:
            break
        found.insert(0, now)
    return found


def whole(lexicon: Lexicon, vocabulary: Ref, *, codes: bool = False) -> list[Node]:
    """Every term of a vocabulary, each before those below it; those of one parent in the order of the record.

    What names a parent that is not there, or stands above itself, is at the top, so that nothing is left out.
    `codes` has the codes of each term follow it, as if they stood below it.
    """
    children: dict[TermKey | None, list[TermKey]] = {}
    keys = {term.key: term.parent for term in lexicon.terms(vocabulary) if codes or not term.key.code}
    for key, parent in keys.items():
        over = key._replace(code=parent) if key.code else key._replace(term=parent)
        if not parent or over not in keys:
            over = key.whole
        children.setdefault(over if over != key and over in keys else None, []).append(key)
    found: list[Node] = []
    seen: set[TermKey] = set()
    for top in [*children.get(None, ()), *keys]:
        if top not in seen:
            _down(children, top, seen, found)
    return found


def _down(children: dict[TermKey | None, list[TermKey]], top: TermKey, seen: set[TermKey], found: list[Node]) -> None:
    """A term and all below it, without calling itself: a record may be deeper than that could go."""
    path: list[tuple[int, list[TermKey]]] = []
    waiting = [top]
    while waiting or path:
        if not waiting:
            start, waiting = path.pop()
            found[start] = found[start]._replace(below=len(found) - start - 1)
            continue
        key = waiting.pop(0)
        if key in seen:
            continue
        seen.add(key)
        found.append(Node(key, len(path), 0))
        path.append((len(found) - 1, waiting))
        waiting = list(children.get(key, ()))


def branch(nodes: Sequence[Node], key: TermKey, deep: int = DEEPEST) -> list[Node]:
    """A term and what stands below it, so many steps down, out of a whole tree; depths are counted from it."""
    at = next((at for at, node in enumerate(nodes) if node.key == key), -1)
    if at < 0:
        return []
    top = nodes[at]
    inside = nodes[at : at + top.below + 1]
    return [node._replace(depth=node.depth - top.depth) for node in inside if node.depth - top.depth <= deep]
