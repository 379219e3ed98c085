"""The verbs `review` and `decide`: what waits, what a decision writes, who is told of it, and that nothing is lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from registry.cli.text.decide import lines as decided_lines
from registry.cli.text.review import lines as reviewed_lines
from registry.errors import Conflict, UsageError
from registry.load.table.lines import written
from registry.verbs.records import validate
from registry.verbs.words import decide, review
from registry.verbs.words.decide import Question
from registry.write import digest_of

DAY = date(2026, 11, 21)
SET = """\
# How the attendance words stand to the shared words.
kind: mapping-set
id: attendance-to-hub
title: Attendance to the shared words
status: active
status_history:
  - on: 2026-01-05
    status: active
subject_vocabulary: attendance
object_vocabulary: hub
mappings:
  # The oldest of them.
  - id: mark
    subject: [mark]
    object: [attendance]
    predicate: exact  # seen with the schools team
    mapping_status: approved
    steward_role: Data steward
    approved: 2026-02-02
  - id: pupil
    subject: [pupil]
    object: [person]
    predicate: broad
    mapping_status: proposed
    creator_role: Data analyst
    created: 2026-03-02
steward: Data steward
"""
TERM = "north/vocabulary/attendance#terms[{}]"
HUB = "north/vocabulary/hub#terms[{}]"


@pytest.fixture
def north(registers: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A register with shared words, two vocabularies of the same data set, and a set for one of them."""
    for name in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    terms = [{"id": own, "label": own.capitalize()} for own in ("attendance", "person", "day", "session")]
    registers.record("north/vocabulary/hub", status="active", model="integration", model_version="2", terms=terms)
    columns = [
        {"id": own, "label": own.capitalize(), "notation": own.upper()} for own in ("mark", "pupil", "when", "tutor")
    ]
    for own in ("attendance", "other"):
        registers.record(
            f"north/vocabulary/{own}", status="active", model="application", model_version="7",
            data_set="Attendance return", terms=columns,
        )  # fmt: skip
    registers.write("north/mappings/attendance-to-hub.yaml", SET)
    return registers


def say(registers: Any, term: str = "when", decision: str = "accept", **said: Any) -> decide.Answer:
    given: dict[str, Any] = {"role": "Data analyst"} | said
    if "object" in given and isinstance(given["object"], str):
        given["object"] = (given["object"],)
    whole = term if "/" in term else TERM.format(term)
    return decide.run(registers.session("north", as_of=DAY), Question(term=whole, decision=decision, **given))


def row(registers: Any, term: str = "when") -> Any:
    asked = review.Question(vocabulary="attendance", term=TERM.format(term))
    return review.run(registers.session("north", as_of=DAY), asked).rows[0]


def text(registers: Any) -> str:
    return str((registers.root / "north/mappings/attendance-to-hub.yaml").read_text("utf-8"))


def mappings(registers: Any, own: str = "attendance-to-hub") -> dict[str, Any]:
    found = yaml.load((registers.root / f"north/mappings/{own}.yaml").read_text("utf-8"), yaml.BaseLoader)
    return {each["id"]: each for each in found["mappings"]}


def events(registers: Any, own: str = "attendance-to-hub") -> list[Any]:
    file = registers.root / f"north/mappings/{own}.reviews.jsonl"
    return [json.loads(line) for line in file.read_text("utf-8").splitlines()] if file.exists() else []


def is_sound(registers: Any) -> bool:
    found = validate.run(registers.session("north"), validate.Question())
    return not found.problems


# ── what is written ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_proposal_is_added_at_the_end_and_every_other_line_stays(north: Any) -> None:
    before = text(north)
    answer = say(north, object=HUB.format("day"), words="Both are the day of the session.")
    added = [line for line in text(north).splitlines() if line not in before.splitlines()]
    assert [line for line in before.splitlines() if line not in text(north).splitlines()] == []
    assert added[0] == "reviews_file: attendance-to-hub.reviews.jsonl"
    made = mappings(north)["when"]
    assert (made["object"], made["predicate"], made["mapping_status"]) == (["day"], "exact", "proposed")
    assert (made["creator_role"], made["created"], made["reasoning"]) == (
        "Data analyst", "2026-11-21", "Both are the day of the session.",
    )  # fmt: skip
    assert answer.recorded[0].status == "proposed"
    assert is_sound(north)


def test_the_event_says_who_when_on_which_versions_and_on_what_evidence(north: Any) -> None:
    shown = tuple(f"{HUB.format(own)}={sure}" for own, sure in (("session", "0.6"), ("day", "0.3")))
    say(north, object=HUB.format("day"), seen=shown)
    (event,) = events(north)
    assert (event["decision"], event["part"], event["role"], event["author"]) == (
        "accept", "maker", "Data analyst", "unknown",
    )  # fmt: skip
    assert (event["subject"], event["object"], event["predicate"]) == (["when"], ["day"], "exact")
    assert (event["subject_version"], event["object_version"]) == ("7", "2")
    assert [each["shared"] for each in event["shown"]] == [HUB.format("session"), HUB.format("day")]
    assert event["chosen"] == 2
    assert mappings(north)["when"]["confidence"] == "0.3"
    assert mappings(north)["when"]["tool"].startswith("muniment suggest ")


@pytest.mark.parametrize(
    ("decision", "predicate"),
    [("accept", "exact"), ("broader", "broad"), ("narrower", "narrow"), ("close", "close"), ("related", "related")],
)
def test_each_decision_is_a_predicate_read_from_the_term(decision: str, predicate: str, north: Any) -> None:
    say(north, decision=decision, object="day")
    assert mappings(north)["when"]["predicate"] == predicate


def test_no_term_is_said_with_an_empty_list(north: Any) -> None:
    say(north, "tutor", "no-term", part="steward")
    made = mappings(north)["tutor"]
    assert (made["object"], made["no_term_found"], made["mapping_status"]) == ([], "yes", "approved")
    assert row(north, "tutor").state == "decided"


def test_several_shared_words_together(north: Any) -> None:
    say(north, decision="split", object=("day", "session"), together="union")
    made = mappings(north)["when"]
    assert (made["object"], made["object_set"]) == (["day", "session"], "union")


def test_how_values_are_translated_may_be_changed(north: Any) -> None:
    say(north, "pupil", "transform", transform="structural: {operation: rename}", loss="none")
    made = mappings(north)["pupil"]
    assert (made["transform"], made["loss"], made["object"], made["predicate"]) == (
        {"structural": {"operation": "rename"}}, "none", ["person"], "broad",
    )  # fmt: skip


@pytest.mark.parametrize(("decision", "state"), [("unsure", "unsure"), ("new-concept", "unsure")])
def test_some_decisions_are_only_recorded(decision: str, state: str, north: Any) -> None:
    say(north, decision=decision, words="A word for the time of day is needed.")
    assert list(mappings(north)) == ["mark", "pupil"]
    assert (events(north)[0]["decision"], row(north).state) == (decision, state)
    assert is_sound(north)


# ── from proposed to approved ────────────────────────────────────────────────────────────────────────────────────────


def test_a_reviewer_then_the_steward_agree(north: Any) -> None:
    say(north, "pupil", "agree", part="reviewer", role="Team manager")
    made = mappings(north)["pupil"]
    assert (made["mapping_status"], made["reviewer_role"], made["reviewed"], made["reviewer_agreement"]) == (
        "reviewed", "Team manager", "2026-11-21", "1",
    )  # fmt: skip
    assert row(north, "pupil").state == "reviewed"
    say(north, "pupil", "agree", part="steward", role="Data steward")
    made = mappings(north)["pupil"]
    assert (made["mapping_status"], made["steward_role"], made["approved"], made["creator_role"]) == (
        "approved", "Data steward", "2026-11-21", "Data analyst",
    )  # fmt: skip
    assert row(north, "pupil").state == "decided"


def test_an_approved_mapping_is_replaced_once_another_is_approved_and_earlier_days_stay(north: Any) -> None:
    say(north, "mark", "broader", object="session")
    assert mappings(north)["mark"]["mapping_status"] == "approved"
    answer = say(north, "mark", "agree", part="steward", role="Data steward")
    made = mappings(north)
    assert (made["mark"]["mapping_status"], made["mark"]["retired"], made["mark"]["replaced_by"]) == (
        "retired", "2026-11-21", ["mark-2"],
    )  # fmt: skip
    assert made["mark-2"]["mapping_status"] == "approved"
    assert "# seen with the schools team" in text(north)
    assert "retired" in answer.recorded[0].note
    assert [each.object[0] for day in ("2026-11-20", "2026-11-21") for each in counting(north, day)] == [
        "attendance", "session",
    ]  # fmt: skip


def counting(registers: Any, day: str) -> list[Any]:
    from registry.verbs.lexicon import lexicon
    from registry.vocabulary.term import TermKey

    words = lexicon(registers.session("north", as_of=DAY))
    steps = [each for each in words.steps_from(TermKey("north", "attendance", "mark")) if each.counts(day)]
    return [words_detail for each in steps for words_detail in [_Detail(words.detail(each))]]


class _Detail:
    def __init__(self, said: Any) -> None:
        self.object = said["object"]


def test_all_that_waits_in_a_set_is_approved_at_once(north: Any) -> None:
    say(north, object="day")
    say(north, "tutor", object="person")
    say(north, "tutor", "disagree", words="A tutor group is no person.", role="Team manager")
    answer = say(north, "north/mapping-set/attendance-to-hub", "agree", part="steward", role="Data steward")
    assert {each.mapping for each in answer.recorded} == {"pupil", "when"}
    assert ". 1 mapping is in dispute" in answer.recorded[0].note
    assert len({each["batch"] for each in events(north)[-2:]}) == 1
    assert mappings(north)["tutor"]["mapping_status"] == "proposed"


# ── turning down ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_what_was_turned_down_is_kept_and_never_offered_again(north: Any) -> None:
    say(north, "tutor", "not-this", object="person", reason="other-subject", words="A group of pupils.")
    made = mappings(north)["tutor-not-person"]
    assert (made["mapping_status"], made["mismatch"], made["approved"]) == ("rejected", "other-subject", "2026-11-21")
    found = row(north, "tutor")
    assert found.state == "undecided"
    assert HUB.format("person") not in {each.term for each in found.offers}
    assert found.past[0].reason == "About another person or thing"


def test_a_proposal_is_turned_down_in_its_place(north: Any) -> None:
    say(north, "pupil", "not-this", object="person", reason="too-broad")
    assert mappings(north)["pupil"]["mapping_status"] == "rejected"
    assert list(mappings(north)) == ["mark", "pupil"]


def test_only_the_steward_turns_down_what_is_approved(north: Any) -> None:
    with pytest.raises(UsageError, match="only the steward"):
        say(north, "mark", "not-this", object="attendance", reason="wrong-values")
    say(north, "mark", "not-this", object="attendance", reason="wrong-values", part="steward", role="Data steward")
    assert mappings(north)["mark"]["mapping_status"] == "retired"
    assert mappings(north)["mark-not-attendance"]["mapping_status"] == "rejected"
    assert is_sound(north)


def test_disagreement_is_a_state_until_somebody_comes_round(north: Any) -> None:
    say(north, object="day")
    say(north, decision="broader", object="session", role="Team manager")
    assert row(north).state == "disagreed"
    say(north, decision="agree", part="steward", role="Data steward")
    assert row(north).state == "decided"


# ── a vocabulary without a set, and the same column elsewhere ────────────────────────────────────────────────────────


def test_the_same_column_elsewhere_is_decided_at_once_in_a_set_of_its_own(north: Any) -> None:
    also = "north/vocabulary/other#terms[when]"
    assert also in row(north).alike
    answer = say(north, object="day", also=(also,))
    assert [each.set for each in answer.recorded] == [
        "north/mapping-set/attendance-to-hub", "north/mapping-set/other-to-hub",
    ]  # fmt: skip
    assert mappings(north, "other-to-hub")["when"]["object"] == ["day"]
    assert events(north)[0]["batch"] == events(north, "other-to-hub")[0]["batch"]
    assert [each.vocabulary.rpartition("/")[2] for each in answer.moving] == ["attendance", "other"]
    assert is_sound(north)


# ── what is refused ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("object", {}),
        ("object", {"object": "nothing-like-it"}),
        ("object", {"object": ("day", "session")}),
        ("role", {"object": "day", "role": " "}),
        ("words", {"object": "day", "words": "Ring Ann on 07700 900123, NHS 943 476 5919"}),
        ("transform", {"object": "day", "transform": "structural: [oops"}),
        ("transform", {"object": "day", "transform": "{structural: {operation: fly}}"}),
        ("reason", {"decision": "not-this", "object": "day"}),
        ("together", {"decision": "split", "object": ("day", "session")}),
        ("words", {"decision": "new-concept"}),
        ("part", {"decision": "agree"}),
        ("decision", {"decision": "perhaps"}),
        ("seen", {"object": "day", "seen": ("day=high",)}),
        ("term", {"term": "north/vocabulary/attendance#terms[none]", "object": "day"}),
    ],
)
def test_what_is_wrong_is_told_field_by_field_and_nothing_is_written(
    field: str, said: dict[str, Any], north: Any
) -> None:
    given: dict[str, Any] = {"term": TERM.format("when"), "decision": "accept", "role": "Data analyst"} | said
    if isinstance(given.get("object"), str):
        given["object"] = (given["object"],)
    found = decide.faults(north.session("north", as_of=DAY), Question(**given))
    assert field in {each.field for each in found}
    with pytest.raises(UsageError):
        decide.run(north.session("north", as_of=DAY), Question(**given))
    assert (text(north), events(north)) == (SET, [])


def test_a_decision_on_what_changed_since_it_was_shown_is_refused(north: Any) -> None:
    session = north.session("north", as_of=DAY)
    shown = review.run(session, review.Question(vocabulary="attendance")).digest
    answer = say(north, object="day", expect=shown)
    with pytest.raises(Conflict, match="changed since"):
        say(north, "tutor", object="person", expect=shown)
    say(north, "tutor", object="person", expect=answer.digest)


def test_a_dry_run_writes_nothing(north: Any) -> None:
    answer = say(north, object="day", dry_run=True)
    assert "id: when" in answer.recorded[0].text
    assert (text(north), events(north), answer.written) == (SET, [], False)
    assert any("Nothing was written" in line for line in decided_lines(answer))


# ── a set in a table ─────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def in_table(north: Any) -> Any:
    """The same set as a header and a table."""
    columns = [
        "ext_id",
        "subject_id",
        "predicate_id",
        "object_id",
        "ext_status",
        "ext_approved",
        "object_source_version",
    ]
    rows = [
        columns,
        ["mark", "attendance:mark", "skos:exactMatch", "hub:attendance", "approved", "2026-02-02", "9"],
        ["pupil", "attendance:pupil", "skos:broadMatch", "hub:person", "proposed", "", ""],
    ]
    data = "".join(map(written, rows)).encode()
    (north.root / "north/mappings/attendance-to-hub.sssom.tsv").write_bytes(data)
    head = SET.partition("mappings:")[0]
    said = f"table:\n  file: attendance-to-hub.sssom.tsv\n  digest: sha256:{digest_of(data)}\n  rows: 2\n"
    north.write("north/mappings/attendance-to-hub.yaml", f"{head}{said}steward: Data steward  # the county's\n")
    return north


def test_a_decision_goes_into_the_table_and_its_digest_and_rows_into_the_header(in_table: Any) -> None:
    say(in_table, object="day", words="The\tday, of course")
    say(in_table, "pupil", "agree", part="steward", role="Data steward")
    lines = (in_table.root / "north/mappings/attendance-to-hub.sssom.tsv").read_text("utf-8").splitlines()
    assert lines[1].startswith("mark\tattendance:mark\tskos:exactMatch\thub:attendance\tapproved\t2026-02-02\t9")
    assert "rows: 3" in text(in_table)
    assert "# the county's" in text(in_table)
    assert is_sound(in_table)
    assert (row(in_table).state, row(in_table, "pupil").state) == ("proposed", "decided")


# ── two at once, and a kill at any moment ────────────────────────────────────────────────────────────────────────────

_PROCESSES = """
import json, os, sys, traceback
from datetime import date
from pathlib import Path
from registry.session import Session
from registry.verbs.words import decide, review

def decided(register, terms, stop):
    done = 0
    def counted(name):
        real = getattr(os, name)
        def step(*given, **more):
            nonlocal done
            done += 1
            if done == stop:
                os._exit(9)
            found = real(*given, **more)
            done += 1
            if done == stop:
                os._exit(9)
            return found
        setattr(os, name, step)
    session = Session(federation=Path(register), as_of=date(2026, 11, 21))
    review.run(session, review.Question())
    for each in ("replace", "link", "fsync", "rename"):
        counted(each)
    for term in terms:
        decide.run(session, decide.Question(term=term, decision="accept", object=("day",), role="Data analyst"))

for line in sys.stdin:
    running = []
    for asked in json.loads(line):
        running.append(os.fork())
        if not running[-1]:
            try:
                decided(*asked)
            except BaseException:
                traceback.print_exc()
                os._exit(1)
            os._exit(0)
    print(json.dumps([os.waitstatus_to_exitcode(os.waitpid(each, 0)[1]) for each in running]), flush=True)
"""


@pytest.fixture(scope="module")
def processes() -> Iterator[Callable[..., list[int]]]:
    """Decides in processes of their own, all at once, and gives their exit codes; 9: killed at the step asked for.

    Each is given the register, the terms, and the step at which it ends as if it were killed; 0 for none. The program
    is read in once, and each process is a copy of it as it was then.
    """
    with subprocess.Popen(
        [sys.executable, "-c", _PROCESSES],
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as copied:  # fmt: skip
        assert copied.stdin is not None
        assert copied.stdout is not None

        def ended(registers: Any, *asked: tuple[Iterable[str], int]) -> list[int]:
            said = [(str(registers.root / "north"), list(terms), stop) for terms, stop in asked]
            print(json.dumps(said), file=copied.stdin, flush=True)
            return list(json.loads(copied.stdout.readline()))

        yield ended


def test_processes_that_decide_at_once_lose_nothing(north: Any, processes: Any) -> None:
    columns = [{"id": f"c{at}", "label": f"Column {at}"} for at in range(12)]
    north.record("north/vocabulary/attendance", status="active", model="application", terms=columns)
    north.write("north/mappings/attendance-to-hub.yaml", SET.partition("mappings:")[0])
    three = [([TERM.format(f"c{at}") for at in range(one, 12, 3)], 0) for one in range(3)]
    assert processes(north, *three) == [0, 0, 0]
    assert set(mappings(north)) == {f"c{at}" for at in range(12)}
    assert len(events(north)) == 12
    assert is_sound(north)


@pytest.mark.parametrize("kept", ["yaml", "table", "new"])
@pytest.mark.parametrize("every", [3, pytest.param(1, marks=pytest.mark.prove)])
def test_a_kill_at_any_step_leaves_nothing_recorded_or_all_that_it_takes_to_complete_it(
    kept: str, every: int, north: Any, processes: Any, request: pytest.FixtureRequest
) -> None:
    """At each third step of writing; where there is time, at each."""
    if kept == "table":
        request.getfixturevalue("in_table")
    vocabulary, own = ("other", "other-to-hub") if kept == "new" else ("attendance", "attendance-to-hub")
    folder = north.root / "north/mappings"
    start_with = {file.name: file.read_bytes() for file in folder.iterdir()}
    term = f"north/vocabulary/{vocabulary}#terms[when]"
    step, killed, told = every, 0, 0
    while True:
        for file in folder.iterdir():
            file.unlink()
        for name, data in start_with.items():
            (folder / name).write_bytes(data)
        (code,) = processes(north, ([term], step))
        if code == 0:
            break
        assert code == 9
        killed += 1
        for part in folder.glob(".*.part"):
            part.unlink()
        recorded = events(north, own)
        assert len(recorded) in (0, 1)
        shown = review.run(north.session("north", as_of=DAY), review.Question(vocabulary=vocabulary, to="hub"))
        if not recorded:
            # Nothing was recorded, and the set says what it said.
            assert {name: (folder / name).read_bytes() for name in start_with} == start_with
            assert shown.note == ""
        elif "cut short" in shown.note:
            told += 1
        say(north, f"north/vocabulary/{vocabulary}#terms[tutor]", object="person")
        assert is_sound(north), (step, kept)
        after = review.run(
            north.session("north", as_of=DAY), review.Question(vocabulary=vocabulary, to="hub", term=term)
        )
        assert after.note == ""
        assert after.rows[0].state == ("proposed" if recorded else "undecided")
        step += every
    assert killed * every >= 6
    assert told >= 1


# ── git ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def git(folder: Path, *words: str) -> str:
    return subprocess.run(["git", "-C", folder, *words], check=True, capture_output=True, text=True).stdout


@pytest.fixture
def repository(north: Any) -> Any:
    """The register as a repository of somebody whom git knows."""
    folder = north.root / "north"
    git(folder, "init", "-q")
    git(folder, "config", "user.name", "Ada")
    git(folder, "config", "user.email", "ada@north.example")
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", "as it was")
    return north


def test_a_decision_is_committed_alone_and_one_person_in_two_parts_is_said(repository: Any) -> None:
    folder = repository.root / "north"
    (folder / "vocabularies/hub.yaml").write_text("something else entirely", "utf-8")
    git(folder, "checkout", "-q", "vocabularies/hub.yaml")
    (folder / "notes.md").write_text("Mine", "utf-8")
    git(folder, "add", "notes.md")
    say(repository, object="day")
    answer = say(repository, decision="agree", part="steward", role="Data steward")
    names = git(folder, "show", "--name-only", "--format=%an", "HEAD").split()
    assert names == ["Ada", "mappings/attendance-to-hub.reviews.jsonl", "mappings/attendance-to-hub.yaml"]
    assert git(folder, "status", "--porcelain").split("\n") == [
        "A  notes.md",
        "?? .muniment/",
        "",
    ] or "A  notes.md" in git(folder, "status", "--porcelain")
    assert answer.recorded[0].commit == git(folder, "rev-parse", "HEAD").strip()
    assert "One person" in answer.recorded[0].note
    assert events(repository)[-1]["same_author"] == "yes"


def test_changes_of_the_persons_own_are_not_swept_into_a_commit(repository: Any) -> None:
    file = repository.root / "north/mappings/attendance-to-hub.yaml"
    file.write_text(SET.replace("steward: Data steward", "steward: Head of data"), "utf-8")
    before = git(file.parent, "rev-parse", "HEAD")
    answer = say(repository, object="day")
    assert git(file.parent, "rev-parse", "HEAD") == before
    assert "not committed" in answer.recorded[0].note
    assert "steward: Head of data" in text(repository)
    assert "when" in mappings(repository)


# ── review ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_pages_follow_one_another_and_leave_nothing_out(north: Any) -> None:
    met: list[str] = []
    after = ""
    while True:
        asked = review.Question(vocabulary="attendance", state="all", most=1, after=after)
        page = review.run(north.session("north", as_of=DAY), asked)
        met += [each.term for each in page.rows]
        if not page.next:
            break
        after = page.next
    assert sorted(met) == sorted(TERM.format(own) for own in ("mark", "pupil", "when", "tutor"))


def test_how_far_each_vocabulary_is(north: Any) -> None:
    found = review.run(north.session("north", as_of=DAY), review.Question())
    own = {each.vocabulary.rpartition("/")[2]: each for each in found.moving}
    assert (own["attendance"].decided, own["attendance"].terms, own["other"].decided) == (1, 4, 0)
    assert dict(own["attendance"].counts)["proposed"] == 1
    assert any("1 of 4 terms decided (25%)" in line for line in reviewed_lines(found))


@pytest.mark.parametrize(
    "said", [{"state": "late"}, {"most": -1}, {"most": 10**9}, {"after": "x"}, {"vocabulary": "none"}, {"to": "none"}]
)
def test_a_question_that_makes_no_sense_is_refused(said: dict[str, Any], north: Any) -> None:
    from registry.errors import MunimentError

    with pytest.raises(MunimentError):
        review.run(north.session("north", as_of=DAY), review.Question(**({"vocabulary": "attendance"} | said)))


def test_a_broken_line_is_told_and_the_others_count(north: Any) -> None:
    say(north, decision="unsure")
    file = north.root / "north/mappings/attendance-to-hub.reviews.jsonl"
    file.write_text("{broken\n" + file.read_text("utf-8"), "utf-8")
    found = review.run(north.session("north", as_of=DAY), review.Question(vocabulary="attendance"))
    assert "1 line of attendance-to-hub.reviews.jsonl cannot be read" in found.note
    assert row(north).state == "unsure"
