"""The verb `reconcile`: pairs are found, compared, and confirmed or kept apart by a person, in one of the two files."""

from __future__ import annotations

import subprocess
from datetime import date
from typing import Any

import pytest
import yaml

from registry.cli.text.reconcile import lines
from registry.errors import Conflict, NotFound, UsageError
from registry.verbs.checks import check
from registry.verbs.sharing import reconcile
from registry.verbs.sharing.reconcile import Answer, Question
from registry.verbs.sheets.reconcile import sheet

DAY = date(2026, 11, 21)
TOWN, FORCE = "town/agreement/hub", "force/agreement/our-hub"
WHY = {"reason": "Both print the same signed copy.", "role": "Records manager"}

PARTIES = {
    "town": [{"id": "council", "organisation": "town"}, {"id": "police", "organisation": "force/organisation/force"}],
    "force": [{"id": "us", "organisation": "force"}, {"id": "them", "organisation": "town/organisation/town"}],
}


def agreement(register: str, **fields: Any) -> dict[str, Any]:
    """A record of one share, as one of the two would keep it."""
    items = [{"id": "a", "name": "School attendance"}, {"id": "b", "name": "Address"}]
    said = {"title": "Safeguarding hub", "status": "in-force", "parties": PARTIES[register], "items": items}
    return said | {"dates": {"effective": "2026-07-01"}} | fields


@pytest.fixture
def both(registers: Any) -> Any:
    """Two registers that each hold a record of one share, and neither says so."""
    for own in ("town", "force"):
        registers.register(own, owner=own)
        registers.record(f"{own}/organisation/{own}", title=own.capitalize(), register=own, status="active")
    registers.federation("town", "force")
    registers.record(TOWN, **agreement("town"))
    registers.record(FORCE, **agreement("force"))
    return registers


def ask(registers: Any, *records: str, **said: Any) -> Answer:
    return reconcile.run(registers.session(as_of=DAY), Question(record=records, **said))


def field(answer: Answer, name: str) -> Any:
    """One field of the pair that was asked for."""
    assert answer.comparison is not None
    return next(each for each in answer.comparison.fields if each.field == name)


def on_disk(registers: Any, ref: str) -> dict[str, Any]:
    register, _kind, own = ref.split("/")
    return yaml.safe_load((registers.root / register / "agreements" / f"{own}.yaml").read_text("utf-8"))


# ── finding pairs ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_two_that_look_alike_are_offered_and_never_confirmed_by_themselves(both):
    (pair,) = ask(both).pairs
    assert (pair.by, pair.is_confirmed) == ("evidence", False)
    assert pair.likeness > 0.5
    assert any("same parties" in each for each in pair.evidence)
    assert "counterpart_of" not in on_disk(both, TOWN)


def test_an_equal_entry_in_a_public_register_pairs_them(both):
    entry = {"public_registers": [{"scheme": "County register", "number": "12"}]}
    both.record(TOWN, **agreement("town", **entry))
    both.record(FORCE, **agreement("force", **entry))
    (pair,) = ask(both).pairs
    assert (pair.by, pair.is_confirmed) == ("identifier", False)
    assert "Both are entry 12 of County register." in pair.evidence


def test_whichever_of_the_two_says_so_says_it_for_both(both):
    both.record(FORCE, **agreement("force", counterpart_of=TOWN))
    assert [(each.by, each.is_confirmed) for each in ask(both, TOWN).pairs] == [("said", True)]
    assert [(each.by, each.is_confirmed) for each in ask(both, FORCE).pairs] == [("said", True)]


def test_an_agreement_with_other_people_is_not_offered(both):
    both.record(FORCE, **agreement("force", parties=[{"id": "us", "organisation": "force"}]))
    assert ask(both).pairs == ()


def test_what_replaces_another_is_not_its_counterpart(both):
    both.record(FORCE, **agreement("force", supersedes=[TOWN]))
    assert ask(both).pairs == ()


def test_only_pairs_of_a_register_and_no_register_that_there_is_not(both):
    assert len(ask(both, register=("town",)).pairs) == 1
    with pytest.raises(UsageError, match="no register called twon"):
        ask(both, register=("twon",))


# ── comparing ────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("here", "there", "state"),
    [("P6Y", "P72M", "agree"), ("P2W", "P14D", "agree"), ("P6Y", "P5Y", "conflict"), ("P1M", "P30D", "conflict")],
)
def test_periods_are_compared_by_what_they_mean(both, here, there, state):
    both.record(TOWN, **agreement("town", dates={"notice_period": here}))
    both.record(FORCE, **agreement("force", dates={"notice_period": there}))
    assert field(ask(both, TOWN, FORCE), "Notice to end it").state == state


def test_a_body_is_the_same_whatever_register_names_it(both):
    answer = ask(both, TOWN, FORCE)
    assert field(answer, "Town").state == field(answer, "Force").state == "agree"


def test_what_only_one_says_is_no_difference_that_matters(both):
    both.record(TOWN, **agreement("town", transfers={"outside_uk": "no"}))
    found = field(ask(both, TOWN, FORCE), "Whether any goes outside the United Kingdom")
    assert (found.state, found.is_substance) == ("only-here", False)


def test_a_party_of_whom_no_record_was_read_is_not_taken_for_another(both):
    strangers = [{"id": "us", "organisation": "force"}, {"id": "them", "organisation": "far/organisation/town"}]
    both.record(FORCE, **agreement("force", parties=strangers))
    answer = ask(both, TOWN, FORCE)
    assert answer.comparison is not None
    states = {each.field: each.state for each in answer.comparison.fields if each.heading == "Parties"}
    assert states == {"Force": "agree", "far/organisation/town": "cannot-compare", "Town": "cannot-compare"}


def test_an_item_by_name_alone_says_so_and_one_left_out_is_a_difference(both):
    both.record(FORCE, **agreement("force", items=[{"id": "x", "name": "school attendance"}]))
    answer = ask(both, TOWN, FORCE)
    assert "nothing more is decided" in field(answer, "School attendance").said
    left_out = field(answer, "Address")
    assert (left_out.state, left_out.is_substance) == ("only-here", True)


def test_nothing_that_nobody_confirmed_is_a_finding(both):
    both.record(FORCE, **agreement("force", dates={"effective": "2026-08-01"}))
    assert rules(both) == []


def test_a_difference_is_a_finding_on_both_records(both):
    both.record(FORCE, **agreement("force", dates={"effective": "2026-08-01"}, counterpart_of=TOWN))
    assert rules(both) == [FORCE, TOWN]


def rules(registers: Any) -> list[str]:
    """The records with a finding of the rule on counterparts."""
    answer = check.run(registers.session(as_of=DAY), check.Question(rule=("counterparts-differ",)))
    return sorted(each.finding.subject for each in answer.findings)


# ── a person's decision ──────────────────────────────────────────────────────────────────────────────────────────────


def test_confirming_writes_it_in_the_first_record_with_who_and_why(both):
    answer = ask(both, TOWN, FORCE, confirm=True, **WHY)
    assert answer.pairs[0].by == "said"
    said = on_disk(both, TOWN)
    assert said["counterpart_of"] == FORCE
    (decision,) = said["counterpart_decisions"]
    assert (decision["same"], decision["by"], decision["reason"]) == ("yes", WHY["role"], WHY["reason"])
    assert "counterpart_of" not in on_disk(both, FORCE)
    assert any("Written" in line for line in lines(answer))


def test_keeping_apart_lasts_and_is_told(both):
    ask(both, TOWN, FORCE, apart=True, **WHY)
    assert "counterpart_of" not in on_disk(both, TOWN)
    assert ask(both).pairs == ask(both, FORCE).pairs == ()
    (pair,) = ask(both, FORCE, TOWN).pairs
    assert any("decided that they are not" in each for each in pair.evidence)


def test_a_later_decision_on_the_same_two_takes_the_place_of_the_earlier(both):
    ask(both, TOWN, FORCE, apart=True, **WHY)
    ask(both, TOWN, FORCE, confirm=True, **WHY)
    assert [each["same"] for each in on_disk(both, TOWN)["counterpart_decisions"]] == ["yes"]


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"confirm": True}, "Say why"),
        ({"confirm": True, "reason": "x"}, "in which role"),
        ({"confirm": True, "apart": True, **WHY}, "of one share or they are not"),
    ],
)
def test_a_decision_says_why_and_who(both, said, told):
    before = on_disk(both, TOWN)
    with pytest.raises(UsageError, match=told):
        ask(both, TOWN, FORCE, **said)
    assert on_disk(both, TOWN) == before


def test_what_makes_no_sense_is_refused(both):
    both.record("town/agreement/second", **agreement("town"))
    with pytest.raises(UsageError, match="the same record"):
        ask(both, TOWN, TOWN)
    with pytest.raises(UsageError, match="Both are in the register town"):
        ask(both, TOWN, "town/agreement/second")
    with pytest.raises(UsageError, match="not an agreement"):
        ask(both, "town/organisation/town", FORCE)
    with pytest.raises(NotFound):
        ask(both, "no-such")
    with pytest.raises(UsageError, match="Name the two records"):
        ask(both, TOWN, confirm=True, **WHY)


def test_there_are_pairs_and_no_chains(both):
    both.record("town/agreement/second", **agreement("town"))
    ask(both, TOWN, FORCE, confirm=True, **WHY)
    for one, other in ((TOWN, FORCE), (FORCE, TOWN), ("town/agreement/second", FORCE)):
        with pytest.raises(Conflict):
            ask(both, one, other, confirm=True, **WHY)
    with pytest.raises(Conflict, match="says that it is of the same share"):
        ask(both, TOWN, FORCE, apart=True, **WHY)


def test_a_record_that_changed_since_it_was_shown_is_left_alone(both):
    shown = ask(both, TOWN, FORCE).digest
    both.record(TOWN, **agreement("town", title="Another title"))
    with pytest.raises(Conflict, match="changed since it was shown"):
        ask(both, TOWN, FORCE, confirm=True, expect=shown, **WHY)
    assert "counterpart_of" not in on_disk(both, TOWN)


def test_comments_stay_and_it_is_committed_with_nothing_else(both):
    file = both.root / "town/agreements/hub.yaml"
    file.write_text("# From the blue binder.\n" + file.read_text("utf-8"), "utf-8")
    for words in (["init", "-q"], ["config", "user.name", "Ann"], ["config", "user.email", "ann@x.example"]):
        git(both, *words)
    (both.root / ".gitignore").write_text(".muniment/\n")
    git(both, "add", "-A")
    git(both, "commit", "-qm", "All")
    answer = ask(both, TOWN, FORCE, confirm=True, **WHY)
    assert answer.commit
    assert file.read_text("utf-8").startswith("# From the blue binder.\n")
    assert git(both, "show", "--name-only", "--format=%s").split("\n")[-1] == "town/agreements/hub.yaml"


def git(registers: Any, *words: str) -> str:
    done = subprocess.run(["git", "-C", str(registers.root), *words], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_as_a_table_there_is_a_row_for_each_pair_or_for_each_field(both):
    session = both.session(as_of=DAY)
    for records in ((), (TOWN, FORCE)):
        question = Question(record=records)
        answer = reconcile.run(session, question)
        made = sheet(session, question, answer, iter(()))
        rows = list(made.rows)
        assert len(rows) == made.total == (len(answer.comparison.fields) if answer.comparison else len(answer.pairs))
        assert {len(row) for row in rows} == {len(made.columns)}


def test_the_text_shows_both_sides_and_takes_neither(both):
    both.record(FORCE, **agreement("force", dates={"effective": "2026-08-01"}, counterpart_of=TOWN))
    told = "\n".join(lines(ask(both, TOWN, FORCE)))
    assert "1 July 2026" in told
    assert "1 August 2026" in told
    assert "Neither is taken as right" in told
    assert "1 pair, 1 confirmed" in "\n".join(lines(ask(both)))
