"""`Ranker`: plain candidates ranked by plain decisions, with reasons."""

from __future__ import annotations

import heapq
from collections.abc import Hashable, Iterable, Mapping, Sequence

from registry.values import NamedTuple
from registry.vocabulary.suggesting.candidates import Candidates, Known
from registry.vocabulary.suggesting.decided import Memory, Target
from registry.vocabulary.suggesting.evidence import rows
from registry.vocabulary.suggesting.reasons import Telling
from registry.vocabulary.suggesting.suggestion import Reason, Unmapped
from registry.vocabulary.suggesting.together import apart
from registry.vocabulary.suggesting.voting import Prepared, Votes, prepared, votes
from registry.vocabulary.suggesting.weighing import SHIPPED, Weights, confidence, grounds, likelihoods


class Ranked(NamedTuple):
    """One candidate of a ranking. `share`: of 1, among all candidates and none; `confidence`: the same, calibrated."""

    target: Target
    predicate: str
    share: float
    confidence: float
    reasons: tuple[Reason, ...]


class Ranking(NamedTuple):
    """All of it: the likeliest first, how likely nothing fits, and how many decisions there were to go by."""

    ranked: tuple[Ranked, ...]
    none: float
    votes: Votes


_KEPT = 60
"""Candidates that are weighed against what other columns have; what is left of the share stands with none of them."""


class _Weighed(NamedTuple):
    own: Prepared
    found: Votes
    known: Sequence[Known]
    evidence: Sequence[Mapping[str, float]]
    shares: Mapping[Target, float]
    none: float
    left: float

    @property
    def open(self) -> tuple[Mapping[Target, float], float]:
        """Its shares, and that of all that no other column can take."""
        return self.shares, self.none + self.left

    def beside(self, shares: Mapping[Target, float], open_: float) -> _Weighed:
        """The same as it stands beside other columns."""
        of_none = self.none / (self.none + self.left) if self.none else 0.0
        return self._replace(shares=shares, none=open_ * of_none, left=open_ * (1 - of_none))


class Ranker:
    """Ranks plain candidates by plain decisions: for whoever has no lexicon, such as a benchmark.

    `among`: other candidates than the usual ones, such as the fields of one data set. `without`: a publisher that is
    left out of memory, which costs nothing. `is_told`: with reasons.
    """

    def __init__(self, candidates: Candidates, memory: Memory, weights: Weights = SHIPPED) -> None:
        self.candidates, self.memory, self.weights = candidates, memory, weights

    def rank(
        self, asked: Unmapped, most: int = 5, *, among: Candidates | None = None, without: Hashable = None,
        but: Iterable[Target] = (), taken: Mapping[Target, float] | None = None, is_told: bool = True,
    ) -> Ranking:  # fmt: skip
        """The candidates for a term or column. `but`: left out; `taken`: what other columns of its data set have."""
        weighed = self._weighed(asked, among, without, but, most)
        if taken:
            weighed = weighed.beside(*apart([weighed.open], taken)[0])
        return self._ranking(weighed, most, is_told, taken or {})

    def rank_together(
        self, asked: Sequence[Unmapped], most: int = 5, *, among: Candidates | None = None, without: Hashable = None,
        but: Sequence[Iterable[Target]] = (), taken: Mapping[Target, float] | None = None, is_told: bool = True,
    ) -> list[Ranking]:  # fmt: skip
        """The same for the columns of one data set, no two of which are likely to be one field."""
        left_out = but or [()] * len(asked)
        weighed = [self._weighed(each, among, without, own, most) for each, own in zip(asked, left_out, strict=True)]
        together = apart([each.open for each in weighed], taken)
        return [
            self._ranking(each.beside(*own), most, is_told, taken or {})
            for each, own in zip(weighed, together, strict=True)
        ]

    def _weighed(
        self, asked: Unmapped, among: Candidates | None, without: Hashable, but: Iterable[Target], most: int
    ) -> _Weighed:
        candidates = among if among is not None else self.candidates
        own = prepared(asked)
        found = votes(self.memory, own, without)
        evidence, for_none = rows(candidates, self.memory, own, found, without)
        left_out = set(but)
        known: Sequence[Known] = candidates.known
        if left_out:
            kept = [at for at, each in enumerate(known) if each.candidate.target not in left_out]
            known, evidence = [known[at] for at in kept], [evidence[at] for at in kept]
        shares, none = likelihoods(evidence, for_none, self.weights)
        order = heapq.nsmallest(max(_KEPT, most), range(len(shares)), key=lambda at: (-shares[at], known[at].order))
        by = {known[at].candidate.target: shares[at] for at in order}
        left = max(0.0, 1 - none - sum(by.values())) if len(order) < len(shares) else 0.0
        return _Weighed(own, found, [known[at] for at in order], [evidence[at] for at in order], by, none, left)

    def _ranking(self, weighed: _Weighed, most: int, is_told: bool, taken: Mapping[Target, float]) -> Ranking:
        shares = [weighed.shares[known.candidate.target] for known in weighed.known]
        order = heapq.nsmallest(max(most, 2), range(len(shares)), key=lambda at: (-shares[at], weighed.known[at].order))
        telling = Telling(weighed.own, weighed.found, self._label, taken)
        ranked: list[Ranked] = []
        least = 1.0
        for place, at in enumerate(order[:most]):
            known, row = weighed.known[at], weighed.evidence[at]
            rival = order[1 if place == 0 else 0] if len(order) > 1 else at
            other = max(weighed.none, shares[rival] if rival != at else 0.0)
            least = min(least, confidence(grounds(shares[at], other, row, place == 0), self.weights))
            target = known.candidate.target
            reasons = telling.reasons(known, row) if is_told else ()
            ranked.append(Ranked(target, self._predicate(weighed.own, target), shares[at], least, reasons))
        return Ranking(tuple(ranked), weighed.none, weighed.found)

    def _label(self, target: Target) -> str:
        known = self.candidates.by.get(target)
        return known.candidate.names[0] if known is not None and known.candidate.names else str(target)

    def _predicate(self, own: Prepared, target: Target) -> str:
        """As most others decided of a column of this name; the same, where nobody did."""
        counts: dict[str, int] = {}
        for name in own.names:
            for column in self.memory.same(name):
                for said in column.targets.get(target, {}).values():
                    # Those of the same data set decide where there are any.
                    counts[said] = counts.get(said, 0) + (1_000 if column.data_set == own.data_set else 1)
        order = ("exact", "broad", "narrow", "close", "related")
        return min((each for each in order if each in counts), key=lambda each: -counts[each], default="exact")
