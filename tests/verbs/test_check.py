"""The verbs `check`, `why` and `explain`: what the rules say of records, and what a person is told of it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema_rs
import pytest

from registry.check import engine, together
from registry.cli.text.check import lines
from registry.errors import NotFound, UsageError
from registry.exchange import findings_github, findings_junit, findings_sarif
from registry.findings import Finding, Outcome
from registry.rules.catalogue import Rule, rules
from registry.rules.examples import registers_of_examples
from registry.verbs.checks import check, explain, why

DAY = date(2026, 11, 21)


@pytest.fixture
def millbrook(registers: Any) -> Any:
    """The sound records of the rules' examples, as files."""
    for register, kinds in registers_of_examples().items():
        for kind, records in kinds.items():
            for own, fields in records.items():
                registers.record(f"{register}/{kind}/{own}", **fields)
    registers.federation(*registers_of_examples())
    return registers


@pytest.fixture
def broken(millbrook: Any) -> Any:
    """The same without the basis of one side."""
    file = millbrook.root / "millbrook/agreements/hub.yaml"
    data = json.loads(json.dumps(registers_of_examples()["millbrook"]["agreement"]["hub"]))
    del data["flows"][0]["sides"][1]["basis"]
    file.unlink()
    millbrook.record("millbrook/agreement/hub", **data)
    return millbrook


def checked(registers: Any, on: date = DAY, **question: Any) -> check.Answer:
    return check.run(registers.session(as_of=on), check.Question(**question))


def test_sound_records_have_nothing_that_needs_attention(millbrook: Any) -> None:
    answer = checked(millbrook)
    assert answer.findings == ()
    assert check.exit_code(answer) == 0
    assert answer.verdicts["satisfied"] > 10
    assert answer.judged == sum(len(own) for kinds in registers_of_examples().values() for own in kinds.values())


def test_a_finding_says_what_no_record_shows_where_and_what_to_do(broken: Any) -> None:
    shown = next(each for each in checked(broken).findings if each.finding.rule == "lawful-basis-missing")
    assert shown.finding.because == "No record shows on which lawful basis Valley Police processes this."
    assert shown.finding.subject == "millbrook/agreement/hub#flows[worries]/sides[police.receiver]"
    assert shown.file == "millbrook/agreements/hub.yaml"
    lines = (broken.root / shown.file).read_text(encoding="utf-8").splitlines()
    assert "police" in "".join(lines[shown.line - 1 : shown.line + 3])
    assert "UK GDPR Article 6(1)" in shown.law
    assert shown.remedy


BASIS = "millbrook/agreement/hub#flows[worries]/sides[police.receiver]"
APPROVED = {
    "title": "Decided", "status": "active", "reason": "The form is being printed.", "approver_role": "SIRO",
    "requested_by": "Head of service", "approver_organisation": "millbrook", "approved_on": "2026-10-05",
    "expires": "2026-12-31",
}  # fmt: skip


@pytest.fixture
def stale(millbrook: Any) -> Any:
    """The sound records, one of which nobody has checked for long: a medium finding, and its waiver is gone."""
    (millbrook.root / "millbrook/waivers/hub-entry-check.yaml").unlink()
    activity = json.loads(json.dumps(registers_of_examples()["millbrook"]["processing-activity"]["hub"]))
    millbrook.record("millbrook/processing-activity/hub", **activity | {"last_reviewed": "2025-01-06"})
    return millbrook


def waive(registers: Any, rule: str = "ropa-stale", at: str = "millbrook/processing-activity/hub", **said: Any) -> None:
    """A waiver by somebody who may."""
    registers.record("millbrook/waiver/decided", rule=rule, at=at, **APPROVED | said)


@pytest.mark.parametrize(("fail_on", "code"), [("low", 1), ("high", 1), ("critical", 1), ("never", 0)])
def test_the_exit_code_tells_of_what_is_as_severe_as_was_asked(broken: Any, fail_on: str, code: int) -> None:
    assert check.exit_code(checked(broken, rule=("lawful-basis-missing",), fail_on=fail_on)) == code


def test_what_is_less_severe_than_high_is_shown_and_not_told_of_by_the_exit_code(stale: Any) -> None:
    answer = checked(stale)
    assert [each.finding.rule for each in answer.findings] == ["ropa-stale"]
    assert check.exit_code(answer) == 0
    assert check.exit_code(checked(stale, fail_on="medium")) == 1


def test_what_cannot_be_told_counts_like_what_is_violated(stale: Any) -> None:
    activity = json.loads(json.dumps(registers_of_examples()["millbrook"]["processing-activity"]["hub"]))
    stale.record("millbrook/processing-activity/hub", **activity | {"last_reviewed": "2025-01-06", "live": "unknown"})
    (shown,) = checked(stale, rule=("ropa-stale",)).findings
    assert shown.finding.outcome == "cannot-tell"
    assert check.exit_code(checked(stale, rule=("ropa-stale",), fail_on="medium")) == 1
    assert check.exit_code(checked(stale, rule=("ropa-stale",))) == 0


# ── waivers ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("record", [(), ("millbrook/processing-activity/hub",)])
def test_a_waived_finding_is_shown_and_marked_and_not_told_of_by_the_exit_code(
    stale: Any, record: tuple[str, ...]
) -> None:
    waive(stale)
    answer = checked(stale, fail_on="low", record=record)
    (shown,) = answer.findings
    assert shown.finding.waiver == "millbrook/waiver/decided"
    assert shown.waived == "Waived until 31 December 2026 by the SIRO: The form is being printed."
    assert (answer.waived, answer.counting, check.exit_code(answer)) == (1, 0, 0)


@pytest.mark.parametrize(
    ("on", "waived"), [((2026, 10, 4), 0), ((2026, 10, 5), 1), ((2026, 12, 31), 1), ((2027, 1, 1), 0)]
)
def test_a_finding_is_waived_from_the_approval_to_the_last_day(
    stale: Any, on: tuple[int, int, int], waived: int
) -> None:
    """Also where nothing is judged again in between."""
    waive(stale)
    checked(stale, rule=("ropa-stale",))
    assert checked(stale, on=date(*on), rule=("ropa-stale",)).waived == waived


def test_a_waiver_that_is_written_taken_back_or_changed_counts_at_once(stale: Any) -> None:
    assert checked(stale, rule=("ropa-stale",)).waived == 0
    waive(stale)
    assert checked(stale, rule=("ropa-stale",)).waived == 1
    waive(stale, expires="2026-11-20")
    assert checked(stale, rule=("ropa-stale",)).waived == 0
    waive(stale)
    assert checked(stale, rule=("ropa-stale",)).waived == 1
    (stale.root / "millbrook/waivers/decided.yaml").unlink()
    assert checked(stale, rule=("ropa-stale",)).waived == 0


def test_what_nobody_may_waive_counts_whatever_a_waiver_says(broken: Any) -> None:
    waive(broken, "lawful-basis-missing", BASIS)
    answer = checked(broken)
    assert answer.waived == 0
    assert check.exit_code(answer) == 1
    assert "waiver-not-entitled" in {each.finding.rule for each in answer.findings}


def test_what_is_waived_is_shown_last(broken: Any, stale: Any) -> None:
    waive(stale)
    findings = checked(stale).findings
    assert [bool(each.finding.waiver) for each in findings] == sorted(bool(each.finding.waiver) for each in findings)
    assert findings[-1].finding.rule == "ropa-stale"


CAUSE = Finding("cause", "a/agreement/b#flows[c]", Outcome.VIOLATED, "medium", "No record shows it.", ())
FOLLOWS = Finding(
    "follows", "a/agreement/b", Outcome.VIOLATED, "high", "No record shows it.", (), follows_from=("cause",)
)


def test_what_only_follows_from_something_waived_is_as_good_as_waived() -> None:
    waived = replace(CAUSE, waiver="a/waiver/w")
    assert check._counting([CAUSE, FOLLOWS], "high") == 1
    assert check._counting([waived, FOLLOWS], "high") == 0
    assert check._counting([waived, FOLLOWS, replace(CAUSE, subject="a/agreement/b#flows[d]")], "high") == 1
    assert check._counting([waived, FOLLOWS, replace(CAUSE, subject="a/agreement/other")], "high") == 0
    assert check._counting([CAUSE, replace(FOLLOWS, waiver="a/waiver/w")], "high") == 0
    # Where its cause was not asked about, nobody knows of a waiver.
    assert check._counting([FOLLOWS], "high") == 1


def test_every_format_shows_what_is_waived_as_such(broken: Any, stale: Any) -> None:
    waive(stale)
    answer = checked(stale)
    said = "Waived until 31 December 2026 by the SIRO: The form is being printed."
    results = json.loads(findings_sarif.render(answer))["runs"][0]["results"]
    suppressed = {each["ruleId"]: each.get("suppressions") for each in results}
    assert suppressed["ropa-stale"] == [{"kind": "external", "status": "accepted", "justification": said}]
    assert suppressed["lawful-basis-missing"] is None
    suite = ElementTree.fromstring(findings_junit.render(answer))
    (case,) = (each for each in suite if each.get("name", "").startswith("ropa-stale"))
    assert [(told.tag, told.get("message")) for told in case] == [("skipped", said)]
    assert suite.get("failures") == str(sum(each.find("failure") is not None for each in suite))
    (line,) = (each for each in findings_github.render(answer).splitlines() if "ropa-stale" in each)
    assert line.startswith("::notice ")
    assert line.endswith(said)
    text = "\n".join(lines(answer))
    assert f"  {said}" in text
    assert "1 finding is waived: shown last, and left out of the exit code." in text


def test_where_nothing_is_waived_nothing_is_said_of_it(broken: Any) -> None:
    assert "waived" not in "\n".join(lines(checked(broken)))


def test_a_rule_that_fails_leaves_its_own_exit_code_and_hides_nothing(
    broken: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_subject: Any) -> Any:
        raise ValueError("planted")

    planted = Rule("planted", "made", rules()["lawful-basis-missing"].text, fails)
    monkeypatch.setattr(together, "rules", lambda: rules() | {"planted": planted})
    answer = checked(broken)
    assert check.exit_code(answer) == 70
    assert {defect.rule for defect in answer.defects} == {"planted"}
    assert "lawful-basis-missing" in {shown.finding.rule for shown in answer.findings}


def test_what_would_be_missing_later_is_told_and_not_kept(broken: Any) -> None:
    early = date(2026, 6, 1)  # The agreement is open for signing.
    rule = "agreement-unsigned-party"
    (broken.root / "valley-police/adoptions/hub-valley-police.yaml").unlink()
    assert not [shown for shown in checked(broken, on=early).findings if shown.finding.rule == rule]
    later = checked(broken, on=early, as_if="in-force")
    assert [shown.finding.subject for shown in later.findings if shown.finding.rule == rule] == [
        "millbrook/agreement/hub"
    ]
    assert not [shown for shown in checked(broken, on=early).findings if shown.finding.rule == rule]


def test_one_record_register_and_rule_can_be_asked_for(broken: Any) -> None:
    assert checked(broken, record=("hub-millbrook",)).judged == 1
    police = registers_of_examples()["valley-police"]
    assert checked(broken, register=("valley-police",)).judged == sum(map(len, police.values()))
    assert checked(broken, rule=("lawful-basis-missing",)).rules == 1


@pytest.mark.parametrize(
    ("question", "error", "said"),
    [
        ({"rule": ("lawful-basis-mising",)}, NotFound, "There is no rule called lawful-basis-mising."),
        ({"register": ("nowhere",)}, UsageError, "There is no register called nowhere."),
        ({"record": ("nobody",)}, NotFound, "There is no record called nobody."),
    ],
)
def test_what_is_not_there_is_refused(broken: Any, question: dict[str, Any], error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        checked(broken, **question)


def test_it_is_judged_by_the_day_asked_about(broken: Any) -> None:
    assert not checked(broken, on=date(2026, 2, 1), rule=("lawful-basis-missing",)).findings


def test_every_format_tells_the_same_findings(broken: Any) -> None:
    answer = checked(broken)
    run = json.loads(findings_sarif.render(answer))["runs"][0]
    assert len(run["results"]) == len(answer.findings)
    assert {each["ruleId"] for each in run["results"]} == {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    suite = ElementTree.fromstring(findings_junit.render(answer))
    assert len(suite) == len(answer.findings)
    assert len(findings_github.render(answer).splitlines()) == len(answer.findings)


def test_findings_as_sarif_fit_its_published_schema(broken: Any, standards: Path | None) -> None:
    """Against the schema where this machine has it; the suite's last lines say where it does not."""
    if standards is None:
        return
    schema = json.loads((standards / "sarif" / "sarif-schema-2.1.0.json").read_text("utf-8"))
    log = json.loads(findings_sarif.render(checked(broken)))
    assert [error.message for error in jsonschema_rs.validator_for(schema).iter_errors(log)] == []


def test_a_defect_is_an_error_in_every_format(broken: Any) -> None:
    answer = checked(broken)
    defect = engine.Defect("planted", "x/agreement/y", "It failed.\n::error::owned", "Traceback")
    bad = check.Answer(**{name: getattr(answer, name) for name in answer.__match_args__} | {"defects": (defect,)})
    assert not json.loads(findings_sarif.render(bad))["runs"][0]["invocations"][0]["executionSuccessful"]
    assert ElementTree.fromstring(findings_junit.render(bad)).get("errors") == "1"
    assert len(findings_github.render(bad).splitlines()) == len(answer.findings) + 1


# ── why ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def asked_why(registers: Any, address: str, *rule: str) -> why.Answer:
    return why.run(registers.session(as_of=DAY), why.Question(address=address, rule=rule))


def test_why_tells_passes_and_what_does_not_apply_as_well(millbrook: Any) -> None:
    answer = asked_why(millbrook, "agreement/hub")
    assert {each.outcome for each in answer.said} == {"satisfied", "not-applicable"}
    assert len({(each.rule, each.subject) for each in answer.said}) == len(answer.said)
    assert "millbrook/organisation/millbrook" in answer.looked_at
    assert answer.since <= DAY.isoformat() <= (answer.until or "9999")


def test_why_of_a_part_is_about_that_part_and_what_is_in_it(millbrook: Any) -> None:
    answer = asked_why(millbrook, "agreement/hub#flows[worries]")
    assert all(each.subject.startswith("millbrook/agreement/hub#flows[worries]") for each in answer.said)
    assert {each.subject.partition("/sides")[2] for each in answer.said} >= {"[council.discloser]", "[police.receiver]"}


def test_a_part_that_no_rule_judges_leads_to_one_that_they_do(millbrook: Any) -> None:
    with pytest.raises(NotFound, match="No rule judges") as refused:
        asked_why(millbrook, "agreement/hub#flows[worries]/purpose")
    assert "millbrook/agreement/hub#flows[worries]`" in refused.value.fix


# ── explain ──────────────────────────────────────────────────────────────────────────────────────────────────────────


_OF_EACH_AREA = {rule.area: name for name, rule in rules().items()}.values()


@pytest.mark.parametrize(
    "name", [each if each in _OF_EACH_AREA else pytest.param(each, marks=pytest.mark.prove) for each in rules()]
)
def test_every_rule_explains_itself_with_examples_judged_as_they_say(registers: Any, name: str) -> None:
    shown = explain.run(registers.session(as_of=DAY), explain.Question(rule=name)).rule
    assert shown is not None
    assert shown.broken
    assert shown.law
    assert [each.outcome for each in shown.examples] == [each["expect"] for each in rules()[name].text["examples"]]


def test_without_a_name_every_rule_is_listed(registers: Any) -> None:
    assert [each[0] for each in explain.run(registers.session(), explain.Question()).rules] == list(rules())


def test_an_unknown_rule_gives_the_nearest(registers: Any) -> None:
    with pytest.raises(NotFound) as refused:
        explain.run(registers.session(), explain.Question(rule="lawful-bases-missing"))
    assert "lawful-basis-missing" in refused.value.fix


def test_of_many_findings_it_is_told_how_many_there_are_of_each_rule(millbrook: Any) -> None:
    hub = registers_of_examples()["millbrook"]["agreement"]["hub"]
    for number in range(12):
        bare = {name: hub[name] for name in ("title", "status", "version", "instrument", "lead", "personal_data")}
        millbrook.record(f"millbrook/agreement/bare-{number}", **bare)
    shown = list(lines(checked(millbrook)))
    start = next(at for at, line in enumerate(shown) if "By rule" in line)
    counts = [line.split() for line in shown[start + 1 : shown.index("", start)]]
    assert ["12", "Critical"] in [words[:2] for words in counts]
    severities = [words[1].lower() for words in counts]
    assert severities == sorted(severities, key=list(check.SEVERITIES).index)


def test_the_wheel_would_hold_the_rules_and_the_law() -> None:
    import registry

    here = Path(registry.__file__).parent
    assert (here / "rules/rules.json").is_file()
    assert (here / "law/law.json").is_file()
