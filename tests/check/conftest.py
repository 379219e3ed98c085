"""Rules made for tests of the engine, and the sound records that they are tried on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from registry.check.engine import Judgement, judge
from registry.law.statute_book import statute_book
from registry.load.snapshot import MemorySnapshot
from registry.rules.catalogue import Judge, Rule
from registry.rules.examples import DAY, given
from registry.session import Session
from registry.source import Ref

HUB = Ref("millbrook", "agreement", "hub")


def made(name: str, function: Judge | None = None, on: str = "agreement", **text: Any) -> Rule:
    """A rule that is no rule of law."""
    whole: dict[str, Any] = {
        "id": name, "severity": "high", "on": [on], "from_status": "idea", "cites": [{"law": "uk-gdpr-a5-2"}],
        "title": name, "remedy": "Mend it", "who_acts": "dpo",
    }  # fmt: skip
    return Rule(name, "made", whole | text, function)


@pytest.fixture
def sound() -> MemorySnapshot:
    """The records that every example of a rule begins with."""
    return given({}).snapshot


@pytest.fixture
def judged(sound: MemorySnapshot) -> Callable[..., Judgement]:
    """Judges the agreement by rules made for the test."""

    def judging(*rules: Rule, on: date = DAY) -> Judgement:
        loaded = sound.record(HUB)
        assert loaded is not None
        return judge(sound, Session(), statute_book(), rules, loaded, on)

    return judging
