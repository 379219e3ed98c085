"""The engine: exactly one verdict for each rule and subject, and a rule that fails is a defect and never a pass."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from registry.check import limits
from registry.check.engine import Judgement, Sitting
from registry.check.findings_of import findings_of
from registry.findings import Outcome, Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.law.statute_book import statute_book
from registry.load.snapshot import MemorySnapshot
from registry.rules.examples import given
from registry.session import Session

from .conftest import HUB, made

Judging = Callable[..., Judgement]


def ok(_subject: Any) -> Verdict:
    return satisfied("It is.")


def bad(subject: Any) -> Verdict:
    return violated(subject.place("purpose"), "No record shows it.")


def fails(_subject: Any) -> Verdict:
    raise KeyError("a fact that is not there")


def silent(_subject: Any) -> Any:
    return None


def says_yes(_subject: Any) -> Any:
    return True


@pytest.mark.parametrize(
    ("function", "message"),
    [(fails, "It failed: KeyError"), (silent, "It gave no verdict."), (says_yes, "It gave no verdict.")],
)
def test_a_rule_that_fails_is_a_defect_and_the_others_are_judged_all_the_same(
    judged: Judging, function: Any, message: str
) -> None:
    found = judged(made("first", ok), made("broken", function), made("last", bad))
    assert [(each.rule.id, each.verdict.outcome) for each in found.verdicts] == [
        ("first", Outcome.SATISFIED),
        ("last", Outcome.VIOLATED),
    ]
    (defect,) = found.defects
    assert (defect.rule, defect.subject) == ("broken", str(HUB))
    assert defect.message.startswith(message)
    assert not [finding for finding in findings_of(found) if finding.rule == "broken"]


def test_a_rule_that_never_ends_is_a_defect(judged: Judging, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SECONDS", 0.2)

    def never_ends(_subject: Any) -> Verdict:
        while True:
            pass

    def swallows_everything(_subject: Any) -> Verdict:
        while True:
            try:
                sum(range(100))
            except Exception:
                continue

    found = judged(made("endless", never_ends), made("careless", swallows_everything), made("last", ok))
    assert [defect.message for defect in found.defects] == ["It took too long."] * 2
    assert [each.rule.id for each in found.verdicts] == ["last"]


def test_each_rule_judges_every_subject_it_is_about_once(judged: Judging) -> None:
    found = judged(made("sides", ok, on="flow-side"), made("flows", ok, on="flow"), made("others", ok, on="breach"))
    assert [each.subject.partition("#")[2] for each in found.verdicts] == [
        "flows[worries]",
        "flows[worries]/sides[council.discloser]",
        "flows[worries]/sides[police.receiver]",
    ]


@pytest.mark.parametrize(
    ("from_status", "day", "outcome"),
    [
        ("in-force", date(2026, 6, 30), Outcome.NOT_APPLICABLE),
        ("in-force", date(2026, 7, 1), Outcome.VIOLATED),
        ("draft", date(2026, 1, 5), Outcome.VIOLATED),
        ("draft", date(2026, 1, 4), Outcome.NOT_APPLICABLE),
    ],
)
def test_a_duty_bites_from_its_stage_on(judged: Judging, from_status: str, day: date, outcome: Outcome) -> None:
    found = judged(made("rule", bad, from_status=from_status), on=day)
    assert [each.verdict.outcome for each in found.verdicts] == [outcome]


def test_law_that_has_begun_is_law_and_law_that_has_not_is_none(judged: Judging) -> None:
    rule = made("rule", bad, cites=[{"law": "uk-gdpr-a12a"}])
    assert [each.verdict.outcome for each in judged(rule, on=date(2026, 2, 4)).verdicts] == [Outcome.NOT_APPLICABLE]
    assert [each.verdict.outcome for each in judged(rule, on=date(2026, 2, 5)).verdicts] == [Outcome.VIOLATED]


def test_what_rests_only_on_law_that_nobody_read_is_not_said_to_be_violated(judged: Judging) -> None:
    (found,) = judged(made("rule", bad, cites=[{"law": "pace84"}])).verdicts
    assert found.verdict.outcome == Outcome.CANNOT_TELL
    assert "has not been verified: Police and Criminal Evidence Act 1984" in found.verdict.because
    assert found.unverified == ("pace84",)


def test_what_rests_on_verified_law_as_well_is_violated_and_names_what_is_not(judged: Judging) -> None:
    (found,) = judged(made("rule", bad, cites=[{"law": "pace84"}, {"law": "uk-gdpr-a5-2"}])).verdicts
    assert (found.verdict.outcome, found.unverified) == (Outcome.VIOLATED, ("pace84",))


def test_a_pass_that_rests_on_unverified_law_stays_one_and_says_so(judged: Judging) -> None:
    (found,) = judged(made("rule", ok, cites=[{"law": "pace84"}])).verdicts
    assert (found.verdict.outcome, found.unverified) == (Outcome.SATISFIED, ("pace84",))


def test_only_what_needs_attention_is_a_finding(judged: Judging) -> None:
    rules = (
        made("a", ok),
        made("b", bad),
        made("c", lambda subject: cannot_tell(subject.place("lead"), "Nobody has recorded it.")),
        made("d", lambda _subject: not_applicable("It is about something else.")),
    )
    assert [(each.rule, each.outcome) for each in findings_of(judged(*rules))] == [
        ("b", Outcome.VIOLATED),
        ("c", Outcome.CANNOT_TELL),
    ]


def test_a_finding_that_only_follows_from_another_is_folded_under_it(judged: Judging) -> None:
    rules = (
        made("cause", bad, on="flow"),
        made("consequence", bad, on="flow-side", follows_from=["cause", "absent"]),
        made("elsewhere", bad, on="flow-side", follows_from=["absent"]),
    )
    folded = {each.rule: each.follows_from for each in findings_of(judged(*rules))}
    assert folded == {"cause": (), "consequence": ("cause",), "elsewhere": ()}


def test_what_is_known_to_be_wrong_is_not_folded_under_what_may_be(judged: Judging) -> None:
    unsure = made("cause", lambda subject: cannot_tell(subject.place("lead"), "Nobody has recorded it."))
    rules = (unsure, made("known", bad, follows_from=["cause"]))
    assert [(each.rule, each.follows_from) for each in findings_of(judged(*rules))] == [("cause", ()), ("known", ())]
    both = (unsure, made("also", unsure.function, follows_from=["cause"]))
    assert [(each.rule, each.follows_from) for each in findings_of(judged(*both))] == [
        ("cause", ()),
        ("also", ("cause",)),
    ]


def test_one_question_that_several_rules_ask_is_one_finding(judged: Judging) -> None:
    def asks(subject: Any) -> Verdict:
        return cannot_tell(subject.place("regime"), "No record shows which law this is under.")

    rules = (
        made("low", asks, on="flow-side", severity="low"),
        made("critical", asks, on="flow-side", severity="critical"),
        made("other", lambda subject: cannot_tell(subject.place("regime"), "Something else."), on="flow-side"),
    )
    sides = [f"{HUB}#flows[worries]/sides[{side}]" for side in ("council.discloser", "police.receiver")]
    found = {(each.rule, each.subject): each.follows_from for each in findings_of(judged(*rules))}
    assert found == {
        **{("low", side): ("critical",) for side in sides},
        **{("critical", side): () for side in sides},
        **{("other", side): () for side in sides},
    }


@pytest.mark.parametrize(
    ("incomplete", "is_told"), [([], False), (["purpose"], True), (["parties"], False), (["purp"], False)]
)
def test_of_a_part_that_is_not_complete_a_finding_says_so_and_stays_one(incomplete: list[str], is_told: bool) -> None:
    on = given({"edits": [{"at": f"{HUB}#incomplete", "put": incomplete}]})
    loaded = on.snapshot.record(HUB)
    assert loaded is not None
    (found,) = Sitting(on.snapshot, Session(), statute_book(), [made("rule", bad)], on.on).judge(loaded).verdicts
    assert found.verdict.outcome is Outcome.VIOLATED
    assert ("this part of it is not complete" in found.verdict.because) is is_told


def test_a_finding_is_named_by_its_rule_and_what_was_judged_and_not_by_the_place(judged: Judging) -> None:
    (finding,) = findings_of(judged(made("rule", bad)))
    assert finding.fingerprint == "rule@millbrook/agreement/hub"
    assert finding.at == ("millbrook/agreement/hub#purpose",)


@pytest.mark.parametrize(
    ("as_if", "from_status", "outcome"),
    [
        ("", "in-force", Outcome.NOT_APPLICABLE),
        ("in-force", "in-force", Outcome.VIOLATED),
        ("signing", "in-force", Outcome.NOT_APPLICABLE),
        ("signing", "consultation", Outcome.VIOLATED),
    ],
)
def test_a_record_is_judged_as_if_it_had_come_further(
    sound: MemorySnapshot, as_if: str, from_status: str, outcome: Outcome
) -> None:
    rule = made("rule", bad, from_status=from_status)
    sitting = Sitting(sound, Session(), statute_book(), [rule], date(2026, 3, 1), as_if)
    loaded = sound.record(HUB)
    assert loaded is not None
    assert [each.verdict.outcome for each in sitting.judge(loaded).verdicts] == [outcome]


def test_what_happened_is_told_once_of_a_rule_that_fails_everywhere(judged: Judging) -> None:
    found = judged(made("sides", fails, on="flow-side"))
    assert [bool(defect.detail) for defect in found.defects] == [True, False]
