"""Ask whether something may be shared, in the words of a table of questions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from registry.session import Session
from registry.verbs.sharing import permits
from registry.verbs.sharing.permits import Answer, Link, Permit, Question

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
DAY = "2026-11-21"
BLOCKING = frozenset({"missing", "barred", "cannot-tell"})


def questions(table: str) -> list[dict[str, Any]]:
    """The questions of a table beside this file, which were written by hand."""
    found: list[dict[str, Any]] = yaml.safe_load((HERE / f"{table}.yaml").read_text())["questions"]
    return found


@cache
def session(federation: Path, on: date) -> Session:
    """A federation opened for a day, for all who only read it."""
    return Session(federation=federation, as_of=on)


def ask(federation: Path, asked: Mapping[str, Any], day: object = None) -> Answer:
    """The answer on the question's day, or another. Only what is in the repository stays as it is."""
    on = date.fromisoformat(str(day or asked.get("day", DAY)))
    question = Question(
        from_=asked["from"], to=asked["to"], data=tuple(asked["data"]), purpose=asked["purpose"],
        agreement=asked.get("agreement", ""),
    )  # fmt: skip
    is_kept = federation.is_relative_to(ROOT)
    return permits.run(session(federation, on) if is_kept else Session(federation=federation, as_of=on), question)


def permit(federation: Path, asked: Mapping[str, Any], day: object = None) -> Permit:
    """The permit, where the question is complete."""
    found = ask(federation, asked, day).permit
    assert found is not None
    return found


def links(found: Permit, states: frozenset[str] = BLOCKING) -> dict[str, Link]:
    """The links of the best route that are in one of some states, by id."""
    return {link.id: link for link in found.routes[0].links if link.state in states} if found.routes else {}
