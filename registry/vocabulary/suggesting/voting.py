"""Who decided what about a column, and about columns like it. Organisations count, and one may be left out."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence

from registry.values import NamedTuple
from registry.vocabulary.suggesting.decided import Column, Memory, Target
from registry.vocabulary.suggesting.names import Name, form_in, name_of
from registry.vocabulary.suggesting.shorthand import FAMILIES
from registry.vocabulary.suggesting.suggestion import Unmapped


class Prepared(NamedTuple):
    """What is asked about, taken apart: `names`, its label first; `here`: the words that name its data set."""

    asked: Unmapped
    names: tuple[Name, ...]
    data_set: str
    here: frozenset[str]
    form: str
    family: str
    codes: frozenset[str]


class Votes(NamedTuple):
    """Who decided what about columns like it, as far as one publisher is left out. Numbers are organisations."""

    here: Mapping[Target | None, int]
    anywhere: Mapping[Target | None, int]
    near_here: Mapping[Target | None, tuple[float, Column, float]]
    near: Mapping[Target | None, tuple[float, Column, float]]
    words: Mapping[Target | None, float]
    rejected: Mapping[Target, int]


def prepared(asked: Unmapped) -> Prepared:
    """Take apart what is asked about."""
    names = [name_of(each) for each in (asked.label, *asked.others) if each]
    kept = tuple({name.text: name for name in names if name.bare}.values())
    where = name_of(asked.data_set)
    # "Conservation area" in the data set of conservation areas says nothing of which of its columns it is.
    said = asked.datatype or (asked.profile.datatype if asked.profile is not None else "")
    hinted = form_in(kept[0].words) if kept else ""
    codes = frozenset(name_of(code).text for code in asked.codes)
    return Prepared(asked, kept, where.text, frozenset(where.words), hinted, FAMILIES.get(said, ""), codes)


def votes(memory: Memory, own: Prepared, without_publisher: Hashable = None) -> Votes:
    """Everything that was decided about the same column, and about columns like it."""
    here: dict[Target | None, int] = {}
    anywhere: dict[Target | None, dict[Hashable, None]] = {}
    rejected: dict[Target, int] = {}
    for name in own.names:
        for column in memory.same(name):
            for target, by in column.targets.items():
                everywhere = anywhere.setdefault(target, {})
                everywhere.update((publisher, None) for publisher in by if publisher != without_publisher)
            if column.data_set == own.data_set:
                for target, number in column.votes(without_publisher).items():
                    here[target] = max(here.get(target, 0), number)
            for refused, by_whom in column.rejected.items():
                rejected[refused] = rejected.get(refused, 0) + len(by_whom - {without_publisher})
    near_here: dict[Target | None, tuple[float, Column, float]] = {}
    near: dict[Target | None, tuple[float, Column, float]] = {}
    for name in own.names:
        for likeness, column in memory.near(name):
            found = column.votes(without_publisher)
            total = sum(found.values())
            for target, number in found.items():
                weight = likeness**4 * number / total * (1 + math.log(total))
                for kept in (near, near_here) if column.data_set == own.data_set else (near,):
                    best, best_column, sum_of = kept.get(target, (0.0, column, 0.0))
                    if likeness > best:
                        best, best_column = likeness, column
                    kept[target] = (best, best_column, sum_of + weight)
    return Votes(
        here, {target: len(by) for target, by in anywhere.items() if by}, near_here, near,
        _by_words(memory, own, without_publisher), {target: number for target, number in rejected.items() if number},
    )  # fmt: skip


def _by_words(memory: Memory, own: Prepared, left_out: Hashable) -> dict[Target | None, float]:
    """Target → how much the words of the name speak for it, by what others map columns with these words to."""
    scores: dict[Target | None, float] = {}
    total = 0.0
    for word in {word for name in own.names for word in name.words}:
        by = memory.by_word(word)
        if not by:
            continue
        counts = {target: len(each) - (left_out in each) for target, each in by.items()}
        number = sum(counts.values())
        if not number:
            continue
        # A word that leads to many targets tells little; so does one whose sense the data set's own name holds.
        weight = 1 / (1 + math.log(sum(1 for each in counts.values() if each)))
        weight *= 0.3 if word in own.here else 1.0
        total += weight
        for target, each in counts.items():
            if each:
                scores[target] = scores.get(target, 0.0) + weight * each / (number + 0.5)
    return {target: score / total for target, score in scores.items()} if total else {}


class Shares(NamedTuple):
    """How likely each target is by memory alone, each estimate falling back on the one before it.

    `used`: by how many use it here and anywhere; `words`, `near`: by the words and letters of the name; `all`: by the
    same name as well. None stands for nothing fits.
    """

    used: Mapping[Target | None, float]
    words: Mapping[Target | None, float]
    near: Mapping[Target | None, float]
    all: Mapping[Target | None, float]


def shares(
    targets: Sequence[Target], number: int, memory: Memory, own: Prepared, found: Votes, left_out: Hashable
) -> Shares:
    """Estimates for so many of a number of candidates, and for None: what was decided for others is left aside."""
    among: list[Target | None] = [*targets, None]
    even = dict.fromkeys(among, 1 / (1 + number))
    anywhere = {t: math.sqrt(len(by) - (left_out in by)) for t in targets if (by := memory.everywhere.get(t))}
    used = _backed({t: n for t, n in anywhere.items() if n}, even, 3.0)
    here = memory.used.get(own.data_set, {})
    used = _backed({t: float(len(here[t]) - (left_out in here[t])) for t in targets if t in here}, used, 3.0)
    words = _backed({t: 3 * found.words[t] for t in among if t in found.words}, used, 0.6)
    near = _backed({t: 2 * found.near[t][2] for t in among if t in found.near}, words, 0.6)
    near = _backed({t: 3 * found.near_here[t][2] for t in among if t in found.near_here}, near, 0.6)
    same = _backed({t: float(found.anywhere[t]) for t in among if t in found.anywhere}, near, 1.0)
    same = _backed({t: 2 * float(found.here[t]) for t in among if t in found.here}, same, 1.0)
    return Shares(used, words, near, same)


def _backed(
    counts: Mapping[Target | None, float], behind: Mapping[Target | None, float], weight: float
) -> dict[Target | None, float]:
    """Counts as shares, with so much weight for what is known without them."""
    total = sum(counts.values()) + weight
    return {target: (counts.get(target, 0.0) + weight * share) / total for target, share in behind.items()}
