"""One line of the results: what was measured, beside what, and whether it is as good as it should be."""

from __future__ import annotations

from dataclasses import dataclass, field

from benchmarks.process import Ratio


@dataclass(slots=True)
class Row:
    """A measurement.

    - `target`: the number of the target in the design, such as `T4`; empty for what is only told.
    - `measured`, `wanted`: what came out and the most it should be; `wanted` is None where there is no target.
    """

    target: str
    what: str
    against: str
    measured: float
    wanted: float | None
    unit: str
    ours: str
    theirs: str
    more: dict[str, float] = field(default_factory=dict)

    @property
    def met(self) -> bool | None:
        """Whether it is as good as it should be; None where nothing was asked."""
        return None if self.wanted is None else self.measured <= self.wanted


def compared(
    target: str, what: str, against: str, found: Ratio, wall: float | None, cpu: float | None = None
) -> list[Row]:
    """The lines of a comparison: wall time, and CPU time where that has a target of its own."""
    figures = {
        "wall ratio": found.wall, "cpu ratio": found.cpu, "ours wall s": found.ours.wall,
        "theirs wall s": found.theirs.wall, "ours cpu s": found.ours.cpu, "theirs cpu s": found.theirs.cpu,
    }  # fmt: skip
    rows = [
        Row(
            target,
            what,
            against,
            found.wall,
            wall,
            "× wall",
            seconds(found.ours.wall),
            seconds(found.theirs.wall),
            figures,
        )
    ]
    if cpu is not None:
        rows.append(
            Row(target, what, against, found.cpu, cpu, "× CPU", seconds(found.ours.cpu), seconds(found.theirs.cpu))
        )
    return rows


def seconds(value: float) -> str:
    """A time as people read it."""
    if value < 0.001:
        return f"{value * 1e6:.0f} µs"
    return f"{value * 1e3:.1f} ms" if value < 1 else f"{value:.2f} s"
