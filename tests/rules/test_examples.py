"""Every example of every rule: what its text says the rule says is what the rule says, at the very places."""

from __future__ import annotations

from collections.abc import Iterator
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


def _examples() -> Iterator[Any]:
    for rule in rules().values():
        for example in rule.text["examples"]:
            yield pytest.param(rule, example, id=f"{rule.id}: {example['id']}")


EXAMPLES = list(_examples())


def verdict_of(rule: Rule, subject: str, on: Given) -> Judged:
    """The one verdict of a rule on a subject."""
    loaded = on.snapshot.record(Ref(*subject.partition("#")[0].split("/")))
    assert loaded is not None, f"no record {subject}"
    judged = judge(on.snapshot, Session(), statute_book(), [rule], loaded, on.on)
    assert not judged.defects
    found = [each for each in judged.verdicts if each.subject == subject]
    assert len(found) == 1, [each.subject for each in judged.verdicts]
    return found[0]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_an_example_is_judged_as_it_says(rule: Rule, example: dict[str, Any]) -> None:
    found = verdict_of(rule, example["subject"], given(example))
    assert (found.verdict.outcome.value, found.verdict.because) == (example["expect"], found.verdict.because)
    if "at" in example:
        assert found.verdict.at == tuple(example["at"])
    if example["expect"] in ("violated", "cannot-tell"):
        assert found.verdict.at, "a finding says where to look"
    assert found.verdict.because.endswith("."), "a verdict is a sentence"


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_the_records_of_an_example_are_records(rule: Rule, example: dict[str, Any]) -> None:
    on = given(example)
    for loaded in on.snapshot.records.values():
        assert not validate(loaded.document), loaded.ref


def test_the_sound_records_hold_together() -> None:
    assert [problem.code for problem in link(given({}).snapshot)] == []


@pytest.mark.parametrize("rule", list(rules().values()), ids=lambda rule: rule.id)
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
