"""An agreement's digest."""

from __future__ import annotations

from collections.abc import Iterator

from registry.verbs.records.digest import Answer


def lines(answer: Answer) -> Iterator[str]:
    """The digest and the reference; then the canonical text when it was asked for."""
    yield f"{answer.digest}  {answer.ref}"
    if answer.canonical:
        yield answer.canonical
