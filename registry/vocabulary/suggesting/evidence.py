"""What speaks for each candidate and against it, and for “none of these”, as numbers."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence

from registry.values import NamedTuple
from registry.vocabulary.suggesting.candidates import Candidates, Known, without
from registry.vocabulary.suggesting.decided import Memory, Target
from registry.vocabulary.suggesting.names import Name, alike, overlap, starts
from registry.vocabulary.suggesting.voting import Prepared, Votes, shares
from registry.vocabulary.suggesting.weighing import STAGES

FEATURES = (
    "same-here", "same-here-sure", "same-here-many", "same-anywhere", "same-anywhere-sure", "same-anywhere-many",
    "near-here", "near-here-best", "near-anywhere", "near-anywhere-best", "words-others-use",
    "used-here", "used-anywhere", "same-name", "words", "words-covered", "words-of-term", "last-word", "letters",
    "definition", "words-bare", "form-hinted", "form-hinted-clash",
    "cold-words", "cold-letters", "cold-same-name", "memory", "memory-near", "common",
    "cold-common", "same-telling-name", "initials",
)  # fmt: skip
"""What is learned. What values and codes say is set by hand, as the columns that it was learned on have none."""

BY_HAND = (
    "rejected-elsewhere", "values-agree", "values-clash", "type-agrees", "type-clashes", "codes-agree", "codes-none",
    "unit-clash",
)  # fmt: skip

AGAINST = frozenset(("form-hinted-clash",))
"""What speaks against a candidate; all else that is learned speaks for it."""

NONE_FEATURES = (
    "always", "none-same-here", "none-same-anywhere", "none-near", "best-words", "best-letters", "best-memory",
    "seen-here", "none-words", "memory",
)  # fmt: skip


def rows(
    candidates: Candidates, memory: Memory, own: Prepared, found: Votes, left_out: Hashable = None
) -> tuple[list[Mapping[str, float]], dict[str, float]]:
    """What speaks for each candidate, in their order, and for none of them: feature → number, without those of 0."""
    even = math.log(1 / (1 + len(candidates)))
    used_here = {t: len(by) - (left_out in by) for t, by in memory.used.get(own.data_set, {}).items()}
    most_here = max(used_here.values(), default=0)
    most_anywhere = max((len(by) for by in memory.everywhere.values()), default=0)
    totals = _Totals(
        sum(found.here.values()), sum(found.anywhere.values()), sum(each[2] for each in found.near_here.values()),
        sum(each[2] for each in found.near.values()),
    )  # fmt: skip
    # How much there is to go by from others: names count for more where there is nothing.
    warm = max((each[0] for each in found.near.values()), default=0.0)
    cold = 1.0 - warm
    own_words = [(name, words := candidates.weighed(name.words), without(words, own.here)) for name in own.names]
    near_by = set(candidates.worth_comparing(own.names))
    places = _touched(candidates, own, found, used_here, near_by)
    targets = [candidates.known[at].candidate.target for at in places]
    estimate = shares([*targets, _REST], len(candidates), memory, own, found, left_out)
    # Whatever nothing was decided of here, and is not called like it: all such are one.
    stage = stage_of(memory, left_out)
    rest = {"cold": cold, stage: 1.0}
    if memory.size:
        rest["memory"] = math.log(estimate.all[_REST]) - even
        rest["memory-near"] = math.log(estimate.near[_REST]) - even
    answer: list[Mapping[str, float]] = [rest] * len(candidates)
    for at in places:
        known = candidates.known[at]
        target = known.candidate.target
        row: dict[str, float] = {"cold": cold, stage: 1.0}
        if known.common:
            row["common"], row["cold-common"] = known.common, cold * known.common
        _by_memory(row, target, found, totals)
        if most_here and (n := used_here.get(target, 0)):
            row["used-here"] = math.log1p(n) / math.log1p(most_here)
        if most_anywhere and (by := memory.everywhere.get(target)):
            row["used-anywhere"] = math.log1p(len(by) - (left_out in by)) / math.log1p(most_anywhere)
        if memory.size:
            row["memory"] = math.log(estimate.all[target]) - even
            row["memory-near"] = math.log(estimate.near[target]) - even
        if at in near_by:
            _by_name(row, candidates, own, own_words, known, cold)
        _by_form(row, own, known)
        answer[at] = {name: value for name, value in row.items() if value}
    none = none_row(own, memory, found, answer)
    if memory.size:
        none["memory"] = math.log(estimate.all[None]) - even
    return answer, none


def _touched(
    candidates: Candidates, own: Prepared, found: Votes, used_here: Mapping[Target, int], near_by: set[int]
) -> list[int]:
    """The places of all candidates of which there is anything to say."""
    if len(near_by) == len(candidates):
        return list(range(len(candidates)))
    decided = {*found.here, *found.anywhere, *found.near, *found.words, *found.rejected}
    decided.update(sorted(used_here, key=lambda target: (-used_here[target], str(target)))[:_MOST_USED])
    found_at = {at for target in decided if target is not None and (at := candidates.at.get(target)) is not None}
    told = candidates.told if own.codes or own.family else ()
    return sorted(near_by.union(found_at, candidates.common, told))


def stage_of(memory: Memory, left_out: Hashable) -> str:
    """How much there is to go by: nothing decided yet, by a few, or by many. Confidence is calibrated for each."""
    number = len(memory.publishers) - (left_out in memory.publishers)
    return STAGES[0] if not number else STAGES[1] if number < _FEW_ORGANISATIONS else STAGES[2]


_FEW_ORGANISATIONS = 15
_REST = object()
_MOST_USED = 60
"""Terms that others use in the same data set, which are weighed whatever the column is called."""


class _Totals(NamedTuple):
    here: int
    anywhere: int
    near_here: float
    near: float


def _by_memory(row: dict[str, float], target: Target, found: Votes, totals: _Totals) -> None:
    if n := found.here.get(target, 0):
        row["same-here"] = n / (totals.here + 0.5)
        row["same-here-sure"] = math.log1p(n)
        row["same-here-many"] = n / (totals.here + 0.5) * min(1.0, totals.here / 4)
    if n := found.anywhere.get(target, 0):
        row["same-anywhere"] = n / (totals.anywhere + 0.5)
        row["same-anywhere-sure"] = math.log1p(n)
        row["same-anywhere-many"] = n / (totals.anywhere + 0.5) * min(1.0, totals.anywhere / 5)
    if near := found.near_here.get(target):
        row["near-here"] = near[2] / (totals.near_here + 0.15)
        row["near-here-best"] = near[0]
    if near := found.near.get(target):
        row["near-anywhere"] = near[2] / (totals.near + 0.15)
        row["near-anywhere-best"] = near[0]
    if score := found.words.get(target):
        row["words-others-use"] = score
    if n := found.rejected.get(target, 0):
        row["rejected-elsewhere"] = math.log1p(n)


Weighed = Sequence[tuple[str, float]]


def _by_name(
    row: dict[str, float], candidates: Candidates, own: Prepared, own_words: Sequence[tuple[Name, Weighed, Weighed]],
    known: Known, cold: float,
) -> None:  # fmt: skip
    best = (0.0, 0.0, 0.0)
    bare = letters = last = 0.0
    for name, words, few in own_words:
        for other, theirs in zip(known.names, known.weighed, strict=True):
            if name.bare == other.bare:
                row["same-name"] = 1.0
            their_few = without(theirs, own.here)
            found = overlap(words, theirs)
            best = max(best, found)
            # Without the words that name the data set: the same again, where there are none.
            is_same = few is words and their_few is theirs
            bare = max(bare, found[0] if is_same else overlap(few, their_few)[0])
            letters = max(letters, candidates.near(name, other))
            if few and their_few:
                last = max(last, alike(few[-1][0], their_few[-1][0]))
    row["words"], row["words-covered"], row["words-of-term"] = best
    row["words-bare"], row["letters"], row["last-word"] = bare, letters, last
    if known.defined and own.names:
        words = own_words[0][1]
        total = sum(weight for _word, weight in words)
        row["definition"] = sum(weight for word, weight in words if word in known.defined) / total if total else 0.0
    row["cold-words"], row["cold-letters"] = cold * bare, cold * letters
    row["cold-same-name"] = cold * row.get("same-name", 0.0)
    row["same-telling-name"] = row.get("same-name", 0.0) * (1 - known.common)
    if known.initials and own.data_set not in known.texts:
        row["initials"] = float(any(known.initials <= starts(name) for name in own.names))


def _by_form(row: dict[str, float], own: Prepared, known: Known) -> None:
    """What the values are, as the file, the vocabulary or the name tells; and which codes may stand there."""
    if own.form and known.form:
        row["form-hinted"] = float(own.form == known.form)
        row["form-hinted-clash"] = float(own.form != known.form and own.form in _STRICT | {"number"})
    if own.family and known.form:
        profile = own.asked.profile
        is_seen = profile is not None and own.asked.datatype in ("", profile.datatype)
        share = profile.share if is_seen and profile is not None else 1.0
        agrees, clashes = fit(own.family, known.form)
        row["values-agree" if is_seen else "type-agrees"] = agrees * share
        row["values-clash" if is_seen else "type-clashes"] = clashes * share
    if own.codes and known.codes:
        both = len(own.codes & known.codes)
        row["codes-agree"] = both / min(len(own.codes), len(known.codes))
        row["codes-none"] = float(not both)
    unit = known.candidate.unit
    row["unit-clash"] = float(bool(unit and own.asked.unit and unit.casefold() != own.asked.unit.casefold()))


_STRICT = frozenset(("date", "geometry", "link", "yes-no", "time", "file"))
"""What is easily told from everything else."""


def fit(one: str, other: str) -> tuple[float, float]:
    """How far values of one sort may be of another, and how far they cannot: each from 0 to 1."""
    if one == other:
        return (1.0 if one != "text" else 0.4), 0.0
    pair = frozenset((one, other))
    if pair & _STRICT:
        return 0.0, 1.0
    if pair == {"number", "identifier"}:
        return 0.3, 0.0
    if pair == {"number", "text"}:
        return 0.0, 0.8
    return 0.0, 0.0


def none_row(own: Prepared, memory: Memory, found: Votes, of_all: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """What speaks for it that nothing fits."""
    here, anywhere = sum(found.here.values()), sum(found.anywhere.values())
    near = sum(each[2] for each in found.near.values())
    of_none = found.near.get(None)
    said = {
        "always": 1.0,
        "none-same-here": found.here.get(None, 0) / (here + 0.5),
        "none-same-anywhere": found.anywhere.get(None, 0) / (anywhere + 0.5),
        "none-near": of_none[2] / (near + 0.15) if of_none is not None else 0.0,
        "none-words": found.words.get(None, 0.0),
        "seen-here": float(own.data_set in memory.used),
    }
    return none_of(said, of_all)


def none_of(none: Mapping[str, float], of_all: Sequence[Mapping[str, float]]) -> dict[str, float]:
    """The same beside other candidates: the best that any of them has decides as well."""

    # Many rows are one and the same.
    different = {id(row): row for row in of_all}.values()

    def best(*names: str) -> float:
        return max((max(row.get(name, 0.0) for name in names) for row in different), default=0.0)

    return {
        **none,
        "best-words": best("words", "words-bare"),
        "best-letters": best("letters"),
        "best-memory": best("same-here", "same-anywhere", "near-anywhere-best"),
    }
