"""The words that whoever receives an item uses for it: the vocabularies of its system."""

from __future__ import annotations

from collections.abc import Iterator

from registry.concepts.kinds import Kind
from registry.load.snapshot import Loaded
from registry.rules.mappings.sets_for import is_kept
from registry.subjects.agreement import Side
from registry.subjects.processing import Member


def own_words(side: Side, item: Member) -> list[Loaded]:
    """The vocabularies whose words a receiver uses for an item, as far as it is recorded which system it has."""
    return [each for each in _words_of(side) if _is_for(each, item)]


def _words_of(side: Side) -> Iterator[Loaded]:
    """The vocabularies whose words the receiver's system uses, as far as it is recorded which system that is."""
    system = side.linked("system", Kind.INFORMATION_SYSTEM.value)
    if system is None:
        return
    for vocabulary in side.reader.referring(system, Kind.VOCABULARY.value):
        if is_kept(side.reader, vocabulary):
            yield vocabulary


def _is_for(vocabulary: Loaded, item: Member) -> bool:
    """Whether a vocabulary's words are those for an item: all of its system's, or those of the item's data set."""
    words_of = str(vocabulary.data.get("data_set", "")).casefold()
    item_of = str(item.get("data_set") or "").casefold()
    return not words_of or bool(item_of and (item_of in words_of or words_of in item_of))
