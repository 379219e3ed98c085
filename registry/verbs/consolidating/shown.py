"""What is shown of two files that were put together."""

from __future__ import annotations

from registry.values import dataclass


@dataclass(frozen=True, slots=True)
class Suggested:
    """A column that may tell one thing from another, and why: `said` is a sentence. It is used only if asked for."""

    column: str
    term: str
    said: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing of which the two files say different things in one column.

    - `identity`: what it is known by. `first`, `second`: what each file says, and at which line.
    - `rule`: of `ConflictRule`. `taken`: `first`, `second`, `both` or `neither`. `result`: what stands in the result.
    - `why`: why the rule could not decide, in a sentence.
    """

    identity: str
    column: str
    first: str
    first_line: int
    second: str
    second_line: int
    rule: str
    taken: str
    result: str
    why: str


@dataclass(frozen=True, slots=True)
class Repeated:
    """An identity that stands more than once in a file: how many times in each, and some of the lines."""

    identity: str
    first: int
    first_lines: tuple[int, ...]
    second: int
    second_lines: tuple[int, ...]
