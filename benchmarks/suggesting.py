"""What the suggester gets right for councils that it has not seen, beside names alone."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from benchmarks import council_columns
from benchmarks.row import Row
from registry.vocabulary.suggesting.weighing import Weights, confidence

if TYPE_CHECKING:
    from benchmarks.fit_suggesting import Judged, Seen

_BINS = 10


def figures(found: Sequence[Judged], weights: Callable[[Judged], Weights]) -> dict[str, float]:
    """Of columns that have a field: how often it came first, among three and five. And how far confidence holds."""
    with_field = [each for each in found if each.seen.row.field is not None]
    count = len(with_field)
    answer = {"n": float(count)}
    for most in (1, 3, 5):
        share = sum(each.place < most for each in with_field) / count
        answer[f"among {most}"] = round(share, 3)
        # Columns of one publisher are right or wrong together: it is publishers that are drawn, not columns.
        apart: dict[str, float] = {}
        for each in with_field:
            apart[each.seen.row.publisher] = apart.get(each.seen.row.publisher, 0.0) + (each.place < most) - share
        answer[f"error of among {most}"] = round(math.sqrt(sum(own * own for own in apart.values())) / count, 3)
    first = [(confidence(each.grounds[0], weights(each)), each.place == 0) for each in with_field]
    every = [(confidence(each.grounds[0], weights(each)), each.place == 0) for each in found]
    answer["at 95 %"] = round(acceptable(first, 0.95), 3)
    answer["at 90 %"] = round(acceptable(first, 0.90), 3)
    answer["error of confidence"] = round(expected_error(every), 3)
    return answer


def acceptable(found: Iterable[tuple[float, bool]], precision: float) -> float:
    """The share of columns, surest first, of which so many are right."""
    ordered = sorted(found, key=lambda each: -each[0])
    best = right = 0
    for number, (_sure, is_right) in enumerate(ordered, 1):
        right += is_right
        if right / number >= precision:
            best = number
    return best / len(ordered) if ordered else 0.0


def expected_error(found: Sequence[tuple[float, bool]]) -> float:
    """How far confidence lies from what was right, on average: in ten equal steps of confidence, weighed by columns."""
    return sum(number * abs(said - right) for _low, number, said, right in reliability(found)) / max(1, len(found))


def reliability(found: Sequence[tuple[float, bool]]) -> list[tuple[float, int, float, float]]:
    """For each step of confidence: where it begins, how many, what was said and what was right on average."""
    steps: dict[int, list[tuple[float, bool]]] = {}
    for sure, is_right in found:
        steps.setdefault(min(_BINS - 1, int(sure * _BINS)), []).append((sure, is_right))
    return [
        (at / _BINS, len(own), sum(s for s, _r in own) / len(own), sum(r for _s, r in own) / len(own))
        for at, own in sorted(steps.items())
    ]  # fmt: skip


_TARGETS = {
    "strict": (0.78, None, 0.96, 0.40),
    "all": (0.90, None, 0.98, None),
    "cold": (None, None, 0.80, None),
}
"""Setting → what is wanted: the first is right, one of three, one of five; and acceptable at 95 % precision."""

_SAID = {
    "strict": "organisations by name, those of others decide",
    "all": "every publisher, and what holds for all",
    "cold": "nothing decided yet",
}


def measured(_where: object = None) -> Iterator[Row]:
    """Each publisher left out in turn, by weights that were fitted without it too; and beside it names alone.

    Told as shares missed, as every other row has its least as best.
    """
    place = council_columns.folder()
    if place is None:
        print("suggest: MUNIMENT_TEST_DATA is not set, or holds no council-columns: left out.")
        return
    from benchmarks import fit_suggesting

    columns = council_columns.read(place)
    found = fit_suggesting.settings(columns)
    ranked, by = fit_suggesting.crossed(found)
    fold = fit_suggesting.folds(found)
    for setting, wanted in _TARGETS.items():
        own = [each for each in ranked if each.seen.setting == setting]
        names = by_names_alone([each.seen for each in own])
        yield from _rows(setting, figures(own, lambda each: by[fold[each.seen.row.publisher]]), names, wanted)
        if setting == "strict":
            yield from _memory_alone(own)
            yield from _together(found, by, fold)
        pairs = [(confidence(e.grounds[0], by[fold[e.seen.row.publisher]]), e.place == 0) for e in own]
        for low, number, said, right in reliability(pairs):
            print(f"  {setting}: said {said:.2f}, right {right:.2f} of {number} (from {low:.1f})", flush=True)
    outside = len(columns.strict()) - len(columns.askable(columns.strict()))
    print(
        f"  {outside} columns of named organisations lead to no field of their data set: nobody could get them right."
    )


def _rows(
    setting: str, ours: dict[str, float], names: dict[str, float], wanted: Sequence[float | None], how: str = ""
) -> Iterator[Row]:
    about = f"{how or _SAID[setting]}, {ours['n']:.0f} columns"
    for key, least in zip(("among 1", "among 3", "among 5", "at 95 %"), wanted, strict=True):
        what = "accepted at 95 % precision" if key == "at 95 %" else f"right {'first' if key[-1] == '1' else key}"
        theirs = names.get(key)
        yield Row(
            "suggest", f"not {what}: {about}", "" if theirs is None else "names alone", 1 - ours[key],
            None if least is None else 1 - least, "of columns",
            f"{ours[key]:.3f}" + (f" ± {error:.3f}" if (error := ours.get(f"error of {key}")) is not None else ""),
            "" if theirs is None else f"{theirs:.3f}", {"ours": ours[key]},
        )  # fmt: skip
    error = ours["error of confidence"]
    yield Row("suggest", f"how far confidence is out: {about}", "", error, 0.1, "", f"{error:.3f}", "")


def _together(found: Sequence[Seen], by: dict[int, Weights], fold: dict[str, int]) -> Iterator[Row]:
    """The same columns, those of one publisher's data set asked about at once, as a file of it is."""
    from benchmarks.fit_suggesting import judged

    own = [each for each in found if each.setting == "strict"]
    ranked = [
        one
        for at, weights in by.items()
        for one in judged([each for each in own if fold[each.row.publisher] == at], weights, together=True)
    ]
    ours = figures(ranked, lambda each: by[fold[each.seen.row.publisher]])
    wanted = _TARGETS["strict"]
    yield from _rows("strict", ours, {}, wanted, "a data set's columns at once")


def by_names_alone(found: Sequence[Seen]) -> dict[str, float]:
    """The baseline: candidates in the order in which their names are written alike."""
    places = []
    for each in found:
        if each.row.field is None:
            continue
        alike = {target: own.get("letters", 0.0) for target, own in zip(each.targets, each.evidence, strict=True)}
        order = sorted(alike, key=lambda target: (-alike[target], target))
        places.append(order.index(each.row.field))
    return {f"among {most}": sum(place < most for place in places) / len(places) for most in (1, 3, 5)}


def _memory_alone(found: Sequence[Judged]) -> Iterator[Row]:
    """The other baseline: the same column in the same data set, and then in any."""
    known = [each.seen for each in found if each.seen.row.field is not None]
    right = 0
    for each in known:
        best = max(
            range(len(each.targets)),
            key=lambda at: (
                each.evidence[at].get("same-here", 0.0), each.evidence[at].get("same-anywhere", 0.0), each.targets[at]
            ),
        )  # fmt: skip
        right += each.targets[best] == each.row.field and bool(each.evidence[best].get("same-anywhere"))
    share = right / len(known)
    yield Row(
        "suggest", "not right first by the same column elsewhere alone", "", 1 - share, None, "of columns",
        f"{share:.3f}", "",
    )  # fmt: skip
