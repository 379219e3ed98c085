"""Small changes to clean records, written by somebody who had not read the rules: what each must find, and must not.

The examples of a rule were written by its author. The cases here were written from the law and the table of rules
alone, so they measure the rules rather than restate them. One file per family of the table, `mutations/1a.yaml` and on:

    lawful-basis-missing:                       # a rule
      law: [uk-gdpr-a6-1]                       # what it should cite: one of these, or a part of one of these
      broken:                                   # changes that the rule must find
        - id: empty-list                        # unique among the cases of the rule
          sort: removed                         # removed, aged, contradicted or moved
          record: millbrook/agreement/hub       # what is changed, and where the finding is looked for
          edits:                                # as in the examples of rules; `#…` is a place in `record`
            - {at: '#bases[council-task]/art6', put: []}
          subject: '#flows[worries]/sides[council.discloser]'
          on: 2026-11-21                        # the day, where it is another than this
          law: [uk-gdpr-a6-1]                   # where it is other law than the rule's cases mostly need
          says: The list of bases is empty.     # what a data protection officer would say
      sound:                                    # changes that are fine in law: neither violated nor cannot tell
        - …                                     # the same, without `sort` and `law`

Records of the registers millbrook and valley-police are the sound ones of `registry/rules/sound.yaml`; those of any
other register are of the sample in `agreements/`. `subject` is the place whose verdict counts: a place in `record` and
all within it, or a full address in another record; without it, anywhere in `record`. A verdict on what the place is in
counts where it points into the place. What the rule finds there must not have been there before the change. A finding
of a rule that this one follows from will do as well (`follows_from`). That it cannot be told counts only where all
that the rule rests on is law whose text was not verified.

A case that is known to fail has `known: <why>`. It must go on failing: mend it, and take the word away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from registry.check.engine import Judged, Sitting
from registry.concepts.kinds import Kind
from registry.law.statute_book import statute_book
from registry.load.federation import find
from registry.load.reading import load
from registry.load.snapshot import Loaded, MemorySnapshot
from registry.parse.quick import parse
from registry.rules.catalogue import rules
from registry.rules.examples import DAY, Registers, apply_edit, registers_of_examples, snapshot_of
from registry.session import Session
from registry.source import Document, Place, Ref
from registry.validate import validate

FOLDER = Path(__file__).parent / "mutations"
SAMPLE = Path(__file__).parent.parent.parent / "agreements"
SOUND = frozenset(registers_of_examples())
SORTS = ("removed", "aged", "contradicted", "moved")
NEEDS_ATTENTION = ("violated", "cannot-tell")


class Case(NamedTuple):
    """One change, and what it must or must not bring."""

    rule: str
    id: str
    broken: bool
    text: dict[str, Any]
    law: tuple[str, ...]

    @property
    def record(self) -> Ref:
        """The record that is changed."""
        return Ref(*self.text["record"].split("/"))

    @property
    def subject(self) -> str:
        """The place whose verdict counts."""
        return self._full(self.text.get("subject", ""))

    @property
    def judged(self) -> Ref:
        """The record that the place is in."""
        return Ref(*self.subject.partition("#")[0].split("/"))

    @property
    def on(self) -> date:
        """The day."""
        return date.fromisoformat(self.text["on"]) if "on" in self.text else DAY

    @property
    def edits(self) -> list[dict[str, Any]]:
        """The changes, each with its full address."""
        return [{**edit, "at": self._full(edit["at"])} for edit in self.text["edits"]]

    def _full(self, at: str) -> str:
        return f"{self.text['record']}{at}" if not at or at.startswith("#") else at


def _cases() -> Iterator[Case]:
    for path in sorted(FOLDER.glob("*.yaml")):
        data, problems = parse(path.read_bytes(), "", path.name)
        assert data is not None
        assert not problems, problems
        for rule, told in data.items():
            for kind in ("broken", "sound"):
                for text in told.get(kind, ()):
                    law = tuple(text.get("law", told.get("law", ())))
                    yield Case(rule, text["id"], kind == "broken", text, law)


CASES = list(_cases())


@cache
def _sample() -> MemorySnapshot:
    snapshot, problems = load(find(SAMPLE))
    assert not problems
    return snapshot


@cache
def _sound() -> MemorySnapshot:
    return snapshot_of(registers_of_examples())


def _before(case: Case) -> MemorySnapshot:
    return _sound() if case.record.register in SOUND else _sample()


def _after(case: Case) -> MemorySnapshot:
    """The records with the change made. What is not touched is shared with those before it."""
    before = _before(case)
    touched = {Ref(*edit["at"].partition("#")[0].split("/")) for edit in case.edits}
    registers: Registers = {}
    for ref in touched:
        fields = dict(before.records[ref].data) if ref in before.records else None
        kind = registers.setdefault(ref.register, {}).setdefault(ref.kind, {})
        if fields is not None:
            kind[ref.id] = {key: value for key, value in _copy(fields).items() if key not in ("kind", "id")}
    for edit in case.edits:
        apply_edit(registers, edit)
    records = dict(before.records)
    for ref in touched:
        own = registers[ref.register][ref.kind].get(ref.id)
        if own is None:
            del records[ref]
        else:
            path = records[ref].document.path if ref in records else f"{ref.id}.yaml"
            data = {"kind": ref.kind, "id": ref.id, **own}
            records[ref] = Loaded(ref, Document(ref.register, path, data))
            assert not validate(records[ref].document), ref
    changed = _Changed(before.federation, records, before.folders, before.refused)
    changed.before, changed.touched = before, touched
    return changed


class _Changed(MemorySnapshot):
    """Records of which a few are changed. Who refers to whom is worked out anew for those only, which saves time."""

    before: MemorySnapshot
    touched: set[Ref]

    @cached_property
    def _referrers(self) -> dict[Ref, list[tuple[Loaded, Place]]]:
        if any(ref.kind == Kind.ORGANISATION for ref in self.touched):
            return super()._referrers
        back = {
            ref: [each for each in found if each[0].ref not in self.touched]
            for ref, found in self.before._referrers.items()
        }
        for found in (self.records[ref] for ref in self.touched if ref in self.records):
            for place, kinds, text in found.references:
                for target in self.targets(found.ref.register, kinds, text):
                    back.setdefault(self.home(target), []).append((found, place))
        return {ref: sorted(found, key=lambda each: each[0].ref) for ref, found in back.items() if ref in self.records}


def _copy(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copy(each) for key, each in value.items()}
    return [_copy(each) for each in value] if isinstance(value, list) else value


def _verdicts(
    snapshot: MemorySnapshot, refs: set[Ref], on: date, by: Iterable[str] = ()
) -> dict[Ref, tuple[Judged, ...]]:
    """What some rules, or all of them, say of these records, those of them that are there."""
    asked = [rules()[each] for each in by] or list(rules().values())
    sitting = Sitting(snapshot, Session(), statute_book(), asked, on)
    judged = [sitting.judge(snapshot.records[ref]) for ref in sorted(refs & set(snapshot.records))]
    assert not [defect for each in judged for defect in each.defects]
    return {each.ref: each.verdicts for each in judged}


@cache
def _found_before(sound: bool, ref: Ref) -> tuple[Judged, ...]:
    verdicts = _verdicts(_sound() if sound else _sample(), {ref}, DAY)
    return tuple(each for told in verdicts.values() for each in _found(told))


def _found(verdicts: Iterable[Judged]) -> list[Judged]:
    return [each for each in verdicts if each.verdict.outcome.value in NEEDS_ATTENTION]


def _is_about(each: Judged, place: str) -> bool:
    """Whether a verdict is on a place or on what is in it, or on what the place is in and points into it."""
    if _within(each.subject, place):
        return True
    return _within(place, each.subject) and any(_within(at, place) for at in each.verdict.at)


def _within(subject: str, place: str) -> bool:
    """Whether one address is another, or in what that is the address of."""
    return subject == place or (subject.startswith(place) and subject[len(place)] in "#/[")


def _counts(each: Judged) -> bool:
    if each.verdict.outcome.value == "violated":
        return True
    law = {own["law"] for own in each.rule.text["cites"]} | set(each.verdict.law)
    return law <= set(each.unverified)


def _cites(each: Judged, wanted: tuple[str, ...]) -> bool:
    """Whether it cites any of this law, or a part of it."""
    cited = [own["law"] for own in each.rule.text["cites"]] + list(each.verdict.law)
    return any(own == law or own.startswith(f"{law}-") for own in cited for law in wanted)


def _wrong(case: Case) -> str:
    """What is wrong, in a sentence; nothing where all is as the case says."""
    touched = {Ref(*edit["at"].partition("#")[0].split("/")) for edit in case.edits} | {case.judged}
    wanted = (case.rule, *rules()[case.rule].follows_from) if case.broken else (case.rule,)
    here = _verdicts(_after(case), touched, case.on, wanted)[case.judged]
    found = [each for each in _found(here) if each.rule.id in wanted and _is_about(each, case.subject)]
    told = [f"{each.verdict.outcome.value}: {each.verdict.because}" for each in here if each.rule.id == case.rule]
    if not case.broken:
        return f"It is fine, and this was found: {found[0].verdict}" if found else ""
    before = {
        (each.rule.id, each.subject, each.verdict.because)
        for each in _found_before(case.record.register in SOUND, case.judged)
    }
    new = [each for each in found if (each.rule.id, each.subject, each.verdict.because) not in before]
    counting = [each for each in new if _counts(each)]
    if not counting:
        return f"It was not found. {'; '.join(told) or 'No verdict.'}"[:400]
    return "" if any(_cites(each, case.law) for each in counting) else "What was found does not cite the law."


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.id}")
def test_a_change_is_found_or_left_alone(case: Case) -> None:
    wrong = _wrong(case)
    if "known" in case.text:
        assert wrong, f"it is mended: take `known` away ({case.text['known']})"
    else:
        assert not wrong, f"{case.text['says']} {wrong}"


@pytest.mark.prove
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rule}: {case.id}")
def test_no_change_makes_any_rule_fail(case: Case) -> None:
    touched = {Ref(*edit["at"].partition("#")[0].split("/")) for edit in case.edits} | {case.judged}
    assert _verdicts(_after(case), touched, case.on)


def test_the_cases_hold_together() -> None:
    named = [(case.rule, case.broken, case.id) for case in CASES]
    assert len(set(named)) == len(named)
    for case in CASES:
        assert case.rule in rules(), case.rule
        assert case.text["says"].endswith("."), case.id
        assert not case.broken or (case.law and case.text["sort"] in SORTS), case.id
        assert all(statute_book().get(own) for own in case.law) or not case.broken, case.law
