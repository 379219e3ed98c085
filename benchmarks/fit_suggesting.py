"""Fit the weights of the suggester on columns of real councils, and write them into the package.

    MUNIMENT_TEST_DATA=… python -m benchmarks.fit_suggesting            fit, and say what came of it by publisher
    MUNIMENT_TEST_DATA=… python -m benchmarks.fit_suggesting --write    and write `suggesting/weights.py`

A conditional logit: every column is one choice among the fields of its data set and “none of these”. Each column is
seen with what all other publishers decided, with a part of that, and with nothing; and now and then without its own
field, so that “none of these” is learned. How far a share can be relied on is fitted afterwards, on publishers that the
weights had not seen.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np

from benchmarks import council_columns
from benchmarks.beside import ROOT
from benchmarks.council_columns import Columns, Row
from registry.vocabulary.suggesting.candidates import Candidates
from registry.vocabulary.suggesting.decided import Memory
from registry.vocabulary.suggesting.evidence import AGAINST, FEATURES, NONE_FEATURES, none_of, rows
from registry.vocabulary.suggesting.together import apart
from registry.vocabulary.suggesting.voting import prepared, votes
from registry.vocabulary.suggesting.weighing import SURE_OF, Weights, grounds, likelihoods
from registry.vocabulary.suggesting.weights import BY_HAND

FOLDS = 5
_SHARES = {"strict": 1.0, "all": 0.35, "cold": 0.2, "part": 0.25}
"""Setting → what a row of it counts."""
_WITHOUT_FIELD = 0.12
_STEPS, _TOWARDS_NOTHING = 120, 3.0


class Seen(NamedTuple):
    """One column as it was seen: the evidence for each candidate and for none, and which is right (None: none)."""

    row: Row
    setting: str
    targets: list[str]
    evidence: Sequence[Mapping[str, float]]
    none: dict[str, float]


def seen(columns: Columns, rows_: Iterable[Row], memory: Memory, setting: str) -> list[Seen]:
    """Each column with all that others decided; its own publisher is left out."""
    found = []
    for row in columns.askable(rows_):
        candidates: Candidates = columns.fields[row.data_set]
        own = prepared(row.asked)
        said = votes(memory, own, row.publisher)
        evidence, none = rows(candidates, memory, own, said, row.publisher)
        targets = [str(each.candidate.target) for each in candidates.known]
        found.append(Seen(row, setting, targets, evidence, none))
    return found


def settings(columns: Columns, seed: int = 7) -> list[Seen]:
    """Every column in every setting."""
    dice = random.Random(seed)
    strict, scoped = columns.strict(), columns.scoped()
    found = seen(columns, strict, council_columns.memory(strict), "strict")
    found += seen(columns, scoped, council_columns.memory(columns.rows), "all")
    found += seen(columns, scoped, Memory(), "cold")
    for share in (0.1, 0.3, 0.6):
        publishers = sorted({row.publisher for row in strict})
        kept = {each for each in publishers if dice.random() < share}
        few = council_columns.memory(row for row in strict if row.publisher in kept)
        found += seen(columns, strict, few, "part")
    return found


def folds(all_seen: Sequence[Seen], seed: int = 7) -> dict[str, int]:
    """Publisher → the fold in which its columns are not seen in fitting."""
    publishers = sorted({each.row.publisher for each in all_seen})
    random.Random(seed).shuffle(publishers)
    return {publisher: at % FOLDS for at, publisher in enumerate(publishers)}


def fitted(found: Sequence[Seen]) -> Weights:
    """Weights for candidates and for none; not yet how far they can be relied on."""
    choices: list[tuple[np.ndarray, int, float]] = []
    for each in found:
        weight = _SHARES[each.setting]
        choices.append((*_choice(each, None), weight))
        if each.row.field is not None:
            choices.append((*_choice(each, each.row.field), weight * _WITHOUT_FIELD))
    learned = _logit(choices, _bounds())
    names = [*FEATURES, *NONE_FEATURES]
    rounded = [round(float(value), 3) for value in learned]
    known = dict(zip(names[: len(FEATURES)], rounded, strict=False))
    none = dict(zip(NONE_FEATURES, rounded[len(FEATURES) :], strict=True))
    return Weights(known | BY_HAND, none, {})


def _choice(each: Seen, but: str | None) -> tuple[np.ndarray, int]:
    kept = [at for at, target in enumerate(each.targets) if target != but]
    table = np.zeros((len(kept) + 1, len(FEATURES) + len(NONE_FEATURES)), np.float32)
    for place, at in enumerate(kept):
        table[place, : len(FEATURES)] = [each.evidence[at].get(name, 0.0) for name in FEATURES]
    none = none_of(each.none, [each.evidence[at] for at in kept])
    table[-1, len(FEATURES) :] = [none.get(name, 0.0) for name in NONE_FEATURES]
    right = each.row.field if but is None else None
    return table, len(kept) if right is None else [each.targets[at] for at in kept].index(right)


def _bounds() -> tuple[np.ndarray, np.ndarray]:
    """The least and most that each may count: what speaks for a candidate must not come to speak against it."""
    least = [-9.0 if name in AGAINST else 0.0 for name in FEATURES] + [-9.0] * len(NONE_FEATURES)
    most = [0.0 if name in AGAINST else 9.0 for name in FEATURES] + [9.0] * len(NONE_FEATURES)
    return np.array(least), np.array(most)


def _logit(choices: Sequence[tuple[np.ndarray, int, float]], bounds: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    """Adam on the whole, within bounds, which is quick enough for some thousand choices."""
    most = max(table.shape[0] for table, _right, _weight in choices)
    width = choices[0][0].shape[1]
    tables = np.zeros((len(choices), most, width), np.float32)
    closed = np.full((len(choices), most), -1e9, np.float32)
    for at, (table, _right, _weight) in enumerate(choices):
        tables[at, : len(table)] = table
        closed[at, : len(table)] = 0
    rights = np.array([right for _table, right, _weight in choices])
    weights = np.array([weight for _table, _right, weight in choices], np.float32)
    lines = np.arange(len(choices))
    learned, mean, square = np.zeros(width), np.zeros(width), np.zeros(width)
    for step in range(1, _STEPS + 1):
        scores = tables @ learned.astype(np.float32) + closed
        scores -= scores.max(1, keepdims=True)
        shares = np.exp(scores)
        shares /= shares.sum(1, keepdims=True)
        shares[lines, rights] -= 1
        slope = np.tensordot(shares * weights[:, None], tables, axes=([0, 1], [0, 1])) + _TOWARDS_NOTHING * learned
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        rate = 0.15 if step < _STEPS * 0.7 else 0.04
        learned -= rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
        learned = np.clip(learned, *bounds)
    return learned


class Judged(NamedTuple):
    """One column as it was ranked: its field, the targets in order, and the grounds of the first few."""

    seen: Seen
    order: list[str]
    none: float
    grounds: list[dict[str, float]]

    @property
    def place(self) -> int:
        """At which place its field stands, from 0; -1 where it has none."""
        return self.order.index(self.seen.row.field) if self.seen.row.field is not None else -1


def judged(found: Iterable[Seen], weights: Weights, *, together: bool = False) -> list[Judged]:
    """Columns as these weights rank them, each by itself or those of one publisher's data set together."""
    every = list(found)
    weighed = [likelihoods(each.evidence, each.none, weights) for each in every]
    if together:
        groups: dict[tuple[str, str], list[int]] = {}
        for at, each in enumerate(every):
            groups.setdefault((each.row.publisher, each.row.data_set), []).append(at)
        for places in groups.values():
            beside: list[tuple[dict[Hashable, float], float]] = [
                (dict(zip(every[at].targets, weighed[at][0], strict=True)), weighed[at][1]) for at in places
            ]
            for at, (by, nothing) in zip(places, apart(beside), strict=True):
                weighed[at] = [by[target] for target in every[at].targets], nothing
    answer = []
    for each, (shares, none) in zip(every, weighed, strict=True):
        order = sorted(range(len(shares)), key=lambda at: (-shares[at], each.targets[at]))
        own = []
        for place, at in enumerate(order[:5]):
            rival = order[1 if place == 0 else 0]
            other = max(none, shares[rival])
            own.append(grounds(shares[at], other, each.evidence[at], place == 0))
        answer.append(Judged(each, [each.targets[at] for at in order], none, own))
    return answer


def sure(found: Iterable[Judged]) -> dict[str, float]:
    """How far a share can be relied on: a logistic regression on whether what was suggested was right."""
    table, right, weight = [], [], []
    for each in found:
        for place, own in enumerate(each.grounds):
            table.append([own.get(name, 0.0) for name in SURE_OF])
            right.append(float(each.order[place] == each.seen.row.field))
            weight.append(_SHARES[each.seen.setting])
    x, y, w = np.array(table), np.array(right), np.array(weight)
    learned = np.zeros(len(SURE_OF))
    for _step in range(30):
        p = 1 / (1 + np.exp(-np.clip(x @ learned, -30, 30)))
        slope = x.T @ (w * (p - y)) + 0.5 * learned
        bend = (x * (w * p * (1 - p))[:, None]).T @ x + 0.5 * np.eye(len(SURE_OF))
        learned -= np.linalg.solve(bend, slope)
    return {name: round(float(value), 3) for name, value in zip(SURE_OF, learned, strict=True)}


def crossed(found: Sequence[Seen]) -> tuple[list[Judged], dict[int, Weights]]:
    """Every column as weights rank it that were fitted without its publisher; and those weights, by fold."""
    fold = folds(found)
    ranked: dict[int, list[Judged]] = {}
    by: dict[int, Weights] = {}
    for own in range(FOLDS):
        by[own] = fitted([each for each in found if fold[each.row.publisher] != own])
        ranked[own] = judged([each for each in found if fold[each.row.publisher] == own], by[own])
    for own in range(FOLDS):
        others = [each for other, each_of in ranked.items() if other != own for each in each_of]
        by[own] = by[own]._replace(sure=sure(others))
    return [each for own in range(FOLDS) for each in ranked[own]], by


def _written(weights: Weights) -> str:
    def table(name: str, values: dict[str, float], said: str) -> str:
        lines = "\n".join(f'    "{key}": {value},' for key, value in values.items())
        return f'{name} = {{\n{lines}\n}}\n"""{said}"""\n'

    learned = {name: value for name, value in weights.candidate.items() if name in FEATURES}
    parts = (
        table("LEARNED", learned, "What each piece of evidence counts for a candidate. See `evidence`."),
        table("BY_HAND", dict(BY_HAND), "The same of what no column that was learned on has: set by us."),
        table("FOR_NONE", dict(weights.none), "What counts for it that nothing fits."),
        table("SURE", dict(weights.sure), "How far a share can be relied on. See `weighing.grounds`."),
    )
    return f'"""{_NOTE}"""\n\nfrom __future__ import annotations\n\n' + "\n".join(parts)


_NOTE = """What evidence counts for: data, written by `python -m benchmarks.fit_suggesting --write`. Not to be edited.

Fitted on columns of English councils and the standard fields they were mapped to (digital-land, MIT and Open Government
Licence v3), none of which are here; `BY_HAND` alone is ours.
"""


def main() -> None:
    """Fit, tell, and write."""
    parser = argparse.ArgumentParser(description="Fit the weights of the suggester.")
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    place = council_columns.folder()
    if place is None:
        raise SystemExit("MUNIMENT_TEST_DATA is not set, or holds no council-columns.")
    found = settings(council_columns.read(place))
    ranked, by = crossed(found)
    from benchmarks.suggesting import figures

    fold = folds(found)
    for setting in _SHARES:
        own = [each for each in ranked if each.seen.setting == setting]
        print(setting, figures(own, lambda each: by[fold[each.seen.row.publisher]]))
    whole = fitted(found)._replace(sure=sure(ranked))
    for name, value in sorted({**whole.candidate, **{f"none: {k}": v for k, v in whole.none.items()}}.items()):
        print(f"  {name:28}{value:8.2f}")
    print(whole.sure)
    if given.write:
        place = ROOT / "registry" / "vocabulary" / "suggesting" / "weights.py"
        place.write_text(_written(whole), "utf-8")


if __name__ == "__main__":
    main()
