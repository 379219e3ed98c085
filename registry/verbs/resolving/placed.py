"""The file and line of every step of an answer: read only where somebody asks for them."""

from __future__ import annotations

from registry.session import Session
from registry.source import Ref
from registry.values import replace
from registry.verbs.located import lines_of
from registry.verbs.resolving.shown import Block, HopShown, MatchShown, Told
from registry.vocabulary.lexicon import Lexicon


def with_lines(session: Session, lexicon: Lexicon, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The same answers, with file and line. What stands in a table beside its record is placed at the record."""
    wanted: dict[Ref, set[str]] = {}
    for at in {hop.at for block in blocks for told in block.told for hop in _hops(told) if hop.at}:
        ref = Ref.parse(at.partition("#")[0])
        if ref is not None:
            wanted.setdefault(ref, set()).add(at)
    places = {at: place for ref, sought in wanted.items() for at, place in lines_of(session, ref, sought).items()}

    def hop(each: HopShown) -> HopShown:
        place = places.get(each.at)
        return each if place is None else replace(each, file=place.file, line=place.line)

    def match(each: MatchShown) -> MatchShown:
        return replace(each, paths=tuple(tuple(map(hop, path)) for path in each.paths))

    def told(each: Told) -> Told:
        return replace(
            each, matches=tuple(map(match, each.matches)), aside=tuple(map(match, each.aside)),
            shared=tuple(map(match, each.shared)), none_by=tuple(map(hop, each.none_by)),
            proposed=tuple(map(hop, each.proposed)),
        )  # fmt: skip

    return tuple(Block(each.term, tuple(map(told, each.told))) for each in blocks)


def _hops(told: Told) -> list[HopShown]:
    paths = (path for each in (*told.matches, *told.aside, *told.shared) for path in each.paths)
    return [*(hop for path in paths for hop in path), *told.none_by, *told.proposed]
