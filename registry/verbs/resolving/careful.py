"""What is known to be wrong with the mappings that an answer rests on, as far as can be seen beside them.

Only where one side was asked about: then a few mappings are looked at. See `vocabulary.conflicts.near` for what that
finds and what only the verb `conflicts` does.
"""

from __future__ import annotations

from collections.abc import Iterator

from registry.source import Ref
from registry.values import replace
from registry.verbs.resolving.shown import Block, Caution, HopShown, Told
from registry.verbs.resolving.telling import Telling
from registry.vocabulary.conflict import Conflict
from registry.vocabulary.conflicts.near import near
from registry.vocabulary.lexicon import Lexicon
from registry.vocabulary.step import Step
from registry.vocabulary.term import TermKey

MOST = 5
"""Cautions that one answer shows, the worst first."""

_MOST_LOOKED_AT = 40


def with_cautions(telling: Telling, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The same answers, each with what is wrong with what it rests on."""
    return tuple(
        replace(block, told=tuple(replace(told, careful=_of(telling, told)) for told in block.told)) for block in blocks
    )


def step_of(lexicon: Lexicon, hop: HopShown) -> Step | None:
    """The step that a hop rests on; None where it leads up or down an integration model."""
    keys = [key for end in (hop.start, hop.end) if (key := TermKey.parse(end.ref)) is not None]
    for key in keys:
        for step in (*lexicon.steps_from(key), *lexicon.steps_to(key)):
            if step.address == hop.at:
                return step
    return None


def _of(telling: Telling, told: Told) -> tuple[Caution, ...]:
    found: dict[tuple[str, tuple[str, ...]], tuple[Conflict, str]] = {}
    looked_at = 0
    for at, hop in _hops(told).items():
        step = step_of(telling.lexicon, hop)
        if step is None or looked_at == _MOST_LOOKED_AT:
            continue
        looked_at += 1
        for each in near(telling.lexicon, step, telling.on):
            # A conflict may name records of somebody else's: those who may not see them are not told of it.
            if all(telling.session.may_see(ref) for ref in _records(each)):
                found.setdefault((each.rule, each.mappings), (each, at))
    worst = sorted(found.values(), key=lambda one: one[0].order)
    return tuple(Caution(each.message, each.repair, each.rule, _vocabulary(each), at) for each, at in worst[:MOST])


def _hops(told: Told) -> dict[str, HopShown]:
    """Address → what an answer rests on, by whichever way."""
    ways = (path for match in told.matches for path in match.paths)
    return {hop.at: hop for path in ways for hop in path if hop.at}


def _records(conflict: Conflict) -> Iterator[Ref]:
    for address in conflict.mappings:
        ref = Ref.parse(address.partition("#")[0])
        if ref is not None:
            yield ref


def _vocabulary(conflict: Conflict) -> str:
    """The vocabulary that the list of conflicts is narrowed to, to find it there."""
    ref = conflict.vocabulary or (conflict.terms[0].ref if conflict.terms else None)
    return str(ref) if ref is not None else ""
