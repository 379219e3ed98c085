"""Every example of every rule: what its text says the rule says is what the rule says, at the very places."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from registry.check.engine import Judged, judge
from registry.law.statute_book import statute_book
from registry.link import link
from registry.rules.catalogue import Rule, rules
from registry.rules.compiled import COMPILED, faults, read, text_of
from registry.rules.examples import Given, given
from registry.session import Session
from registry.source import Ref
from registry.validate import validate

EVERY = pytest.mark.parametrize("rule", list(rules().values()), ids=lambda rule: rule.id)
"""One test a rule, which goes through all its examples and tells of every one that is not as it says."""


def verdict_of(rule: Rule, subject: str, on: Given) -> Judged:
    """The one verdict of a rule on a subject."""
    loaded = on.snapshot.record(Ref(*subject.partition("#")[0].split("/")))
    assert loaded is not None, f"no record {subject}"
    judged = judge(on.snapshot, Session(), statute_book(), [rule], loaded, on.on)
    assert not judged.defects
    found = [each for each in judged.verdicts if each.subject == subject]
    assert len(found) == 1, [each.subject for each in judged.verdicts]
    return found[0]


def _not_as_said(rule: Rule, example: dict[str, Any]) -> Iterator[str]:
    verdict = verdict_of(rule, example["subject"], given(example)).verdict
    if verdict.outcome.value != example["expect"]:
        yield f"{verdict.outcome.value}, not {example['expect']}: {verdict.because}"
    if "at" in example and verdict.at != tuple(example["at"]):
        yield f"found at {verdict.at}, not at {example['at']}"
    if example["expect"] in ("violated", "cannot-tell") and not verdict.at:
        yield "a finding says where to look"
    if not verdict.because.endswith("."):
        yield f"a verdict is a sentence: {verdict.because}"


@EVERY
def test_its_examples_are_judged_as_they_say(rule: Rule) -> None:
    wrong = [f"{example['id']}: {said}" for example in rule.text["examples"] for said in _not_as_said(rule, example)]
    assert wrong == []


@EVERY
def test_the_records_of_its_examples_are_records(rule: Rule) -> None:
    for example in rule.text["examples"]:
        for loaded in given(example).snapshot.records.values():
            # Most are the same in every example, and are looked at below.
            if loaded.data != _sound().get(loaded.ref):
                assert not validate(loaded.document), f"{example['id']}: {loaded.ref}"


@cache
def _sound() -> dict[Ref, Any]:
    return {ref: loaded.data for ref, loaded in given({}).snapshot.records.items()}


def test_the_sound_records_hold_together() -> None:
    assert [problem.code for problem in link(given({}).snapshot)] == []
    assert [ref for ref, loaded in given({}).snapshot.records.items() if validate(loaded.document)] == []


@EVERY
def test_what_an_example_finds_is_gone_when_its_edits_are_undone(rule: Rule) -> None:
    """It is the edits that the rule sees, and nothing else of the records."""
    for example in rule.text["examples"]:
        if example["expect"] == "violated" and example.get("edits") and "on" not in example:
            sound = given({})
            if sound.snapshot.record(Ref(*example["subject"].partition("#")[0].split("/"))) is None:
                continue
            subject = example["subject"]
            loaded = sound.snapshot.record(Ref(*subject.partition("#")[0].split("/")))
            assert loaded is not None
            judged = judge(sound.snapshot, Session(), statute_book(), [rule], loaded, sound.on)
            before = [each.verdict.outcome.value for each in judged.verdicts if each.subject == subject]
            assert "violated" not in before, f"{rule.id}: {example['id']}"


def test_the_texts_are_sound_and_put_together() -> None:
    texts, sound, wrong = read()
    assert wrong + faults(texts) == []
    assert COMPILED.read_text("utf-8") == text_of(texts, sound), "run `python -m registry.rules`"


def test_the_sound_records_have_no_finding_at_all() -> None:
    on = given({})
    found = [
        (each.rule.id, each.subject, each.verdict.because)
        for loaded in on.snapshot.records.values()
        for each in judge(on.snapshot, Session(), statute_book(), list(rules().values()), loaded, on.on).verdicts
        if each.verdict.outcome.value in ("violated", "cannot-tell")
    ]
    assert found == []
