"""How values change on the way to a shared term: what is recorded of it, and what is suggested for codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from registry.values import Any
from registry.verbs.reviewing.offers import Desk, codes_for
from registry.verbs.reviewing.shown import Pair
from registry.vocabulary.term import TermKey

MOST_PAIRS = 60
"""Codes of a term of which more than their number is told."""

_CODES, _PAIR = "terminology", ("subject_code", "object_codes", "predicate")


def said_of(transform: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Each value of a transform but its codes, by its place: `encoding.subject_form`. Several stand with ; between.

    What else is said of codes than what they become is told by its name alone: `terminology.count`.
    """
    for part, said in transform.items():
        if part == _CODES:
            for name in dict.fromkeys(name for each in said for name in each if name not in _PAIR):
                yield f"{part}.{name}", ""
            continue
        if not isinstance(said, Mapping):
            yield part, _text(said)
            continue
        for name, value in said.items():
            yield f"{part}.{name}", _text(value)


def _text(value: Any) -> str:
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "; ".join(map(str, value))
    return str(value)


def pairs_of(
    desk: Desk | None, term: TermKey, codes: Sequence[Mapping[str, Any]], transform: Mapping[str, Any],
    towards: TermKey | None,
) -> Iterator[Pair]:  # fmt: skip
    """Each code of a term with what it becomes by a transform, or may become among the codes of a shared term.

    Nothing is suggested where no shared term is given.
    """
    recorded = {str(each["subject_code"]): each for each in transform.get(_CODES, ()) if "subject_code" in each}
    own = {str(each.get("code", each["id"])): str(each.get("label", "")) for each in codes[:MOST_PAIRS]}
    suggested = {}
    if desk is not None and towards is not None and any(code not in recorded for code in own):
        suggested = {each.code: each for each in codes_for(desk, term, towards)}
    for code in _in_order(own, recorded):
        label = own.get(code, "")
        label = label if label != code else ""
        if code in recorded:
            said = recorded[code]
            yield Pair(
                code, label, True, tuple(map(str, said.get("object_codes", ()))), (), str(said.get("predicate", ""))
            )
        elif code in suggested and suggested[code].object_codes:
            found = suggested[code]
            yield Pair(code, label, False, (), found.object_codes, found.predicate, found.reason)
        else:
            yield Pair(code, label)


def _in_order(own: Iterable[str], recorded: Iterable[str]) -> list[str]:
    return [*dict.fromkeys((*own, *recorded))]
