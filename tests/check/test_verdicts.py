"""Verdicts kept in the index: judging again only what must be gives what judging everything from nothing gives."""

from __future__ import annotations

import json
import random
import shutil
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from registry.check.verdicts import Verdicts
from registry.concepts.kinds import BY_FOLDER
from registry.index.making import in_memory
from registry.index.opening import open_index
from registry.index.snapshot import IndexSnapshot
from registry.load.federation import find
from registry.rules.catalogue import rules
from registry.rules.examples import Registers, given
from registry.session import Session

DAYS = [date(2025, 6, 1) + timedelta(days=days) for days in (0, 80, 250, 251, 400, 401, 500, 538, 900, 1500)]
TODAY = date(2026, 11, 21)
EDITS = [example for rule in rules().values() for example in rule.text["examples"] if example.get("edits")]
FOLDERS = {kind.value: folder for folder, kind in BY_FOLDER.items()}


def registers_of(example: dict[str, Any]) -> Registers:
    """The records of an example, and under `register` what its registers ask of their own."""
    found: Registers = {}
    snapshot = given(example).snapshot
    for ref, loaded in snapshot.records.items():
        found.setdefault(ref.register, {}).setdefault(ref.kind, {})[ref.id] = dict(loaded.data)
    for source in snapshot.federation.registers:
        if source.house_rules and source.id in found:
            asked = [rule._asdict() for rule in source.house_rules]
            found[source.id]["register"] = {source.id: {"house_rules": asked}}
    return found


def write(root: Path, registers: Registers) -> None:
    """Make the files of a federation say this, and touch only those that say something else."""
    listed = [{"register": own, "source": own} for own in registers]
    wanted: dict[Path, Any] = {root / "federation.yaml": {"title": "Made", "registers": listed}}
    for register, kinds in registers.items():
        said = kinds.get("register", {}).get(register, {})
        wanted[root / register / "register.yaml"] = {"id": register, "title": register, "format": 1} | said
        for kind, records in kinds.items():
            for own, data in records.items() if kind != "register" else ():
                wanted[root / register / FOLDERS[kind] / f"{own}.yaml"] = {"kind": kind, "id": own, **data}
    for path in [*root.glob("*/*/*.yaml"), *root.glob("*/*.yaml")]:
        if path not in wanted and ".muniment" not in path.parts:
            path.unlink()
    for path, data in wanted.items():
        text = yaml.safe_dump(json.loads(json.dumps(data)), sort_keys=False)
        if not path.exists() or path.read_text("utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")


def changed(registers: Registers, rng: random.Random) -> Registers:
    """Something else: an example's records, or these without one, or with one that is of a body that is there."""
    after = registers_of(rng.choice(EDITS)) if rng.random() < 0.7 else registers_of({})
    if rng.random() < 0.5:
        kinds = after[rng.choice(sorted(after))]
        records = kinds[rng.choice(sorted(kinds))]
        records.pop(rng.choice(sorted(records)))
    if rng.random() < 0.4:
        stub = {"title": "Stub", "status": "active", "identifiers": [{"scheme": "ico", "value": "Z1234567"}]}
        after["millbrook"].setdefault("organisation", {})["stub"] = dict(stub)
        after["valley-police"].setdefault("organisation", {})["home"] = stub | {"register": "valley-police"}
    if rng.random() < 0.2:
        for records in after["millbrook"].values():
            for own in sorted(records)[:1]:
                records[f"{own}-moved"] = records.pop(own) | {"formerly": [own]}
    return after


def said(snapshot: IndexSnapshot, on: date) -> tuple[Any, Any]:
    """Everything the rules say on a day, in an order of its own."""
    verdicts = Verdicts(snapshot, Session(as_of=on))
    assert not verdicts.defects
    return sorted(verdicts.findings(), key=lambda each: each.fingerprint), verdicts.tally()


@pytest.mark.parametrize("seed", [*range(2), *(pytest.param(each, marks=pytest.mark.prove) for each in range(2, 100))])
def test_what_is_judged_again_and_what_is_kept_are_together_what_judging_all_gives(seed: int, tmp_path: Path) -> None:
    rng = random.Random(seed)
    registers = registers_of({})
    for _step in range(5):
        write(tmp_path, registers)
        kept = open_index(tmp_path)
        anew = in_memory(find(tmp_path), "", None)
        for on in rng.sample(DAYS, 2):
            assert said(kept, on) == said(anew, on)
        kept.engine.close()
        registers = changed(registers, rng)


@pytest.fixture
def federation(tmp_path: Path) -> Path:
    """The sound records, as files."""
    write(tmp_path, registers_of({}))
    return tmp_path


def judged(root: Path, on: date = TODAY) -> int:
    """How many records had to be judged, in a process of its own as far as it knows."""
    snapshot = open_index(root)
    count = Verdicts(snapshot, Session(as_of=on)).judged
    snapshot.engine.close()
    return count


def test_where_nothing_has_changed_nothing_is_judged(federation: Path) -> None:
    assert judged(federation) > 5
    assert judged(federation) == 0
    assert judged(federation, TODAY + timedelta(days=1)) == 0


def test_on_another_day_only_what_a_day_between_matters_to_is_judged(federation: Path) -> None:
    everything = judged(federation)
    assert 0 < judged(federation, date(2027, 12, 1)) < everything
    assert 0 < judged(federation) < everything


def test_a_change_has_only_the_record_and_what_looked_at_it_judged(federation: Path) -> None:
    judged(federation)
    contract = federation / "millbrook" / "contracts" / "case-system.yaml"
    contract.write_text(contract.read_text("utf-8").replace("Case system", "A case system"), "utf-8")
    assert 1 <= judged(federation) <= 6


def test_what_the_register_says_of_itself_has_everything_judged(federation: Path) -> None:
    everything = judged(federation)
    register = federation / "millbrook" / "register.yaml"
    register.write_text(register.read_text("utf-8") + "owner: millbrook\n", "utf-8")
    assert judged(federation) == everything


def test_a_rule_that_fails_is_told_of_every_time(federation: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rule = rules()["purpose-missing-or-vague"]
    monkeypatch.setitem(rule.__dict__, "judge", lambda _subject: 1 / 0)
    for _time in range(2):
        snapshot = open_index(federation)
        verdicts = Verdicts(snapshot, Session(as_of=TODAY))
        assert {defect.rule for defect in verdicts.defects} == {"purpose-missing-or-vague"}
        assert "purpose-missing-or-vague" not in verdicts.tally()
        assert "lawful-basis-missing" in verdicts.tally(), "the others are judged all the same"
        snapshot.engine.close()


def test_where_the_index_cannot_be_kept_the_answer_is_the_same(federation: Path) -> None:
    snapshot = open_index(federation)
    wanted = said(snapshot, TODAY)
    snapshot.engine.close()
    shutil.rmtree(federation / ".muniment")
    (federation / ".muniment").write_text("in the way")
    blocked = open_index(federation)
    assert blocked.notes
    assert said(blocked, TODAY) == wanted


def test_findings_and_counts_are_of_the_registers_and_rules_that_were_asked_for(federation: Path) -> None:
    registers = registers_of({})
    side = registers["millbrook"]["agreement"]["hub"]["flows"][0]["sides"][0]
    del side["basis"]
    write(federation, registers)
    verdicts = Verdicts(open_index(federation), Session(as_of=TODAY))
    rule = "lawful-basis-missing"
    subject = f"millbrook/agreement/hub#flows[worries]/sides[{side['party']}.discloser]"
    assert (rule, subject) in {(each.rule, each.subject) for each in verdicts.findings()}
    assert not list(verdicts.findings(["valley-police"], [rule]))
    assert {each.rule for each in verdicts.findings(["millbrook"], [rule])} == {rule}
    assert verdicts.tally(["millbrook"], [rule])[rule]["violated"] == 1
    assert list(verdicts.tally(["millbrook"], [rule])) == [rule]


def test_whose_duty_it_is_follows_the_body_to_its_home(federation: Path) -> None:
    """The record stays as it is, and the organisation that it names turns out to be at home in another register."""
    registers = registers_of({})
    stub = {"title": "Stub", "status": "active", "identifiers": [{"scheme": "ico", "value": "Z7654321"}]}
    registers["millbrook"]["organisation"]["stub"] = stub
    registers["millbrook"]["processing-activity"]["hub"] |= {"organisation": "stub", "last_reviewed": "2025-01-06"}

    def whose() -> set[str]:
        kept, anew = open_index(federation), in_memory(find(federation), "", None)
        assert said(kept, TODAY) == said(anew, TODAY)
        found = {each.organisation for each in said(kept, TODAY)[0] if each.rule == "ropa-stale"}
        kept.engine.close()
        return found

    write(federation, registers)
    assert whose() == {"millbrook/organisation/stub"}
    registers["valley-police"]["organisation"]["home"] = stub | {"register": "valley-police"}
    write(federation, registers)
    assert whose() == {"valley-police/organisation/home"}
