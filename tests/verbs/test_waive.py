"""The verb `waive`: what a decision must say, what is written and committed, and that nothing else is touched."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from registry.cli.text.waive import lines
from registry.errors import Conflict, InputOutputError, UsageError
from registry.rules.examples import registers_of_examples
from registry.session import Session
from registry.verbs.checks import check, gaps, waive
from registry.verbs.checks.waive import Answer, Question
from registry.verbs.records import validate

DAY = date(2026, 11, 21)
STALE = "ropa-stale@millbrook/processing-activity/hub"
SAYS: dict[str, str] = {
    "finding": STALE,
    "reason": "The entry will be written again when the new system is in.",
    "role": "Senior information risk owner",
    "expires": "2027-06-30",
    "requested_by": "Head of service",
    "remedy": "Check the entry in May",
}


@pytest.fixture
def stale(registers: Any) -> Any:
    """The sound records of the rules' examples, one of which nobody has checked for long."""
    for register, kinds in registers_of_examples().items():
        registers.register(register, owner=register)
        for kind, records in kinds.items():
            for own, fields in records.items():
                registers.record(f"{register}/{kind}/{own}", **fields)
    registers.federation(*registers_of_examples())
    activity = json.loads(json.dumps(registers_of_examples()["millbrook"]["processing-activity"]["hub"]))
    registers.record("millbrook/processing-activity/hub", **activity | {"last_reviewed": "2025-01-06"})
    (registers.root / "millbrook/waivers/hub-entry-check.yaml").unlink()
    return registers


def decide(registers: Any, **said: Any) -> Answer:
    return waive.run(registers.session(as_of=DAY), Question(**SAYS | said))


def faults(registers: Any, **said: Any) -> dict[str, str]:
    """Field → what is wrong with it."""
    found = waive.faults(registers.session(as_of=DAY), Question(**SAYS | said))
    return {each.field: each.message for each in found}


def git(root: Path, *words: str, **env: str) -> str:
    """What git says in a folder, as a person with no settings of their own."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(["git", "-C", str(root), *words], env=clean | env, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture(autouse=True)
def nobody(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Git knows nobody here but whom a test tells it."""
    for name in list(os.environ):
        if name.startswith("GIT_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path_factory.getbasetemp()))


@pytest.fixture
def kept(stale: Any) -> Any:
    """The same in git, where Ann committed everything and Bob is working."""
    git(stale.root, "init", "-q", "-b", "main")
    git(stale.root, "add", "-A")
    git(stale.root, "-c", "user.name=Ann", "-c", "user.email=ann@x.gov.uk", "commit", "-qm", "All")
    git(stale.root, "config", "user.name", "Bob")
    git(stale.root, "config", "user.email", "bob@x.gov.uk")
    (stale.root / ".git/info/exclude").write_text(".muniment/\n")
    return stale


# ── what is written ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_decision_is_a_record_and_its_finding_is_waived_at_once(stale: Any) -> None:
    session = stale.session(as_of=DAY)
    before = gaps.run(session, gaps.Question(rule=("ropa-stale",)))
    assert (before.total, before.waived) == (1, 0)
    answer = waive.run(session, Question(**SAYS))
    after = gaps.run(session, gaps.Question(rule=("ropa-stale",), waived="only"))
    assert [row.waiver for row in after.rows] == [answer.ref]
    assert gaps.run(session, gaps.Question(rule=("ropa-stale",))).waived == 1
    said = yaml.safe_load(Path(answer.file).read_text("utf-8"))
    assert Path(answer.file) == stale.root / "millbrook/waivers/ropa-stale-hub.yaml"
    assert list(said)[:5] == ["kind", "id", "title", "version", "status"]
    assert said["status"] == "active"
    assert said["at"] == "millbrook/processing-activity/hub"
    assert said["approver_role"] == SAYS["role"]
    assert said["approver_organisation"] == "millbrook"
    assert str(said["approved_on"]) == "2026-11-21"
    assert said["assurance"] == "self-declared"
    assert not validate.run(stale.session(), validate.Question()).problems


def test_a_decision_only_to_be_looked_at_is_not_written(kept: Any) -> None:
    answer = decide(kept, dry_run=True)
    assert not answer.written
    assert not answer.commit
    assert not Path(answer.file).exists()
    assert git(kept.root, "status", "--porcelain") == ""
    assert "rule: ropa-stale" in "\n".join(lines(answer))


def test_a_second_decision_is_refused_while_the_first_has_effect(stale: Any) -> None:
    first = decide(stale)
    with pytest.raises(Conflict, match="waived already") as raised:
        decide(stale)
    assert first.ref in raised.value.message
    assert "waived already" in faults(stale)["finding"]


def test_a_name_that_is_taken_is_never_overwritten(stale: Any) -> None:
    there = stale.write("millbrook/waivers/ropa-stale-hub.yaml", "not: a record\n")
    answer = decide(stale)
    assert answer.ref == "millbrook/waiver/ropa-stale-hub-2"
    assert there.read_text() == "not: a record\n"


@pytest.mark.parametrize(
    "text", ["key: value # no comment", "- a list", "'quoted\" text", "yes indeed: [", "*anchor & <b>x</b>",
             "é“–”✓ done", "a\x07b\x00c and more", "﻿begins with a mark", "x" * 3000, "{{braces}} | > folded"],
)  # fmt: skip
def test_whatever_is_said_is_kept_word_for_word_or_refused(stale: Any, text: str) -> None:
    try:
        answer = decide(stale, reason=text)
    except UsageError:
        assert not list((stale.root / "millbrook").glob("waivers/*.yaml"))
        return
    assert yaml.safe_load(Path(answer.file).read_text("utf-8"))["reason"] == " ".join(text.split())


# ── what is wrong ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_everything_that_is_wrong_is_told_at_once_by_field(stale: Any) -> None:
    found = faults(stale, reason="", role="", expires="")
    assert found.keys() == {"reason", "role", "expires"}
    assert "Senior information risk owner" in found["role"]
    assert "21 November 2027" in found["expires"]
    with pytest.raises(UsageError) as raised:
        decide(stale, reason="", role="", expires="")
    assert all(message in raised.value.message for message in found.values())
    assert not list((stale.root / "millbrook/waivers").glob("*.yaml"))


@pytest.mark.parametrize(
    ("said", "field", "told"),
    [
        ({"reason": "TBC"}, "reason", "says nothing"),
        ({"role": "Data protection officer"}, "role", "Article 38(6)"),
        ({"role": "DPO"}, "role", "advises and does not decide"),
        ({"role": "Chief Operating Officer"}, "role", "Nobody can tell"),
        ({"expires": "2026-11-20"}, "expires", "is past"),
        ({"expires": "2027-11-22"}, "expires", "12 months"),
        ({"expires": "2027-02-30"}, "expires", "no day"),
        ({"expires": "20270630"}, "expires", "no day"),
        ({"expires": "next summer"}, "expires", "no day"),
        ({"reason": "For NHS number 943 476 5919 we wait."}, "reason", "No personal data"),
        ({"remedy": "Ask someone.private@gmail.com"}, "remedy", "No personal data"),
        ({"remedy": "tbc"}, "remedy", "says nothing"),
        ({"finding": "ropa-stale@millbrook/processing-activity/none"}, "finding", "no record"),
        ({"finding": "ropa-stail@millbrook/processing-activity/hub"}, "finding", "ropa-stale"),
        ({"finding": "retention-missing@millbrook/processing-activity/hub"}, "finding", "mended, or never"),
        ({"finding": "nonsense"}, "finding", "muniment gaps"),
        ({"finding": ""}, "finding", "muniment gaps"),
        ({"register": "elsewhere"}, "register", "elsewhere"),
        ({"register": "valley-police"}, "register", "Only the organisation that keeps"),
        ({"organisation": "nobody-here"}, "organisation", "nobody-here"),
        ({"reason": "very " * 2000 + "long"}, "reason", "4,000"),
    ],
)
def test_a_fault_is_told_with_what_to_do(stale: Any, said: dict[str, str], field: str, told: str) -> None:
    found = faults(stale, **said)
    assert told in found[field]
    assert found.keys() == {field}
    with pytest.raises(UsageError):
        decide(stale, **said)
    assert not list((stale.root / "millbrook").glob("waivers/*.yaml"))


@pytest.mark.parametrize("expires", ["2026-11-21", "2027-11-21"])
def test_the_first_and_the_last_day_that_may_be_are_taken(stale: Any, expires: str) -> None:
    assert not faults(stale, expires=expires)


def test_personal_data_is_not_shown_whole(stale: Any) -> None:
    assert "943 476 5919" not in faults(stale, reason="For NHS number 943 476 5919 we wait.")["reason"]


def test_nobody_may_waive_what_is_critical_and_what_only_follows_is_decided_with_its_cause(stale: Any) -> None:
    hub = json.loads(json.dumps(registers_of_examples()["millbrook"]["agreement"]["hub"]))
    del hub["flows"][0]["sides"][1]["basis"]
    (stale.root / "millbrook/agreements/hub.yaml").unlink()
    stale.record("millbrook/agreement/hub", **hub)
    found = gaps.about(stale.session(as_of=DAY), "millbrook/agreement/hub")
    critical = next(row for row in found if row.rule == "lawful-basis-missing")
    assert "Nobody may waive" in faults(stale, finding=critical.fingerprint)["finding"]
    follows = next(row for row in found if row.follows_from)
    told = waive.faults(stale.session(as_of=DAY), Question(**SAYS | {"finding": follows.fingerprint}))
    assert any(follows.follows_from[0] in each.message for each in told)


def test_an_organisation_may_keep_its_waiver_of_its_own_record_in_another_register(stale: Any) -> None:
    answer = decide(stale, register="valley-police", organisation="millbrook/organisation/millbrook")
    assert answer.ref.startswith("valley-police/waiver/")
    rows = gaps.run(stale.session(as_of=DAY), gaps.Question(rule=("ropa-stale",), waived="only")).rows
    assert [row.waiver for row in rows] == [answer.ref]


# ── git ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_it_is_committed_alone_as_whoever_git_says_is_working_here(kept: Any) -> None:
    answer = decide(kept)
    assert git(kept.root, "rev-parse", "HEAD") == answer.commit
    assert git(kept.root, "log", "-1", "--format=%an %ae %cn %s") == (
        "Bob bob@x.gov.uk Bob Waive ropa-stale for hub until 30 June 2027"
    )
    assert git(kept.root, "show", "--name-status", "--format=") == "A\tmillbrook/waivers/ropa-stale-hub.yaml"
    assert git(kept.root, "status", "--porcelain") == ""
    assert git(kept.root, "show", "HEAD:millbrook/waivers/ropa-stale-hub.yaml") == answer.text.strip()
    assert answer.author == "Bob <bob@x.gov.uk>"
    assert not answer.note
    assert answer.separated == "yes"
    assert any("Committed as" in line for line in lines(answer))


def test_what_the_person_has_staged_and_changed_stays_as_it_is(kept: Any) -> None:
    notice = next((kept.root / "millbrook/notices").glob("*.yaml"))
    notice.write_text(notice.read_text() + "# staged\n")
    git(kept.root, "add", str(notice))
    notice.write_text(notice.read_text() + "# and not staged\n")
    staged, unstaged = git(kept.root, "diff", "--cached"), git(kept.root, "diff")
    decide(kept)
    assert git(kept.root, "diff", "--cached") == staged
    assert git(kept.root, "diff") == unstaged
    assert git(kept.root, "show", "--name-only", "--format=") == "millbrook/waivers/ropa-stale-hub.yaml"


def test_no_hook_of_the_repository_is_run_and_nothing_is_signed(kept: Any) -> None:
    ran = kept.root.parent / "ran"
    for hook in ("pre-commit", "commit-msg", "post-commit", "prepare-commit-msg", "reference-transaction",
                 "post-index-change"):  # fmt: skip
        path = kept.root / ".git/hooks" / hook
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"#!/bin/sh\ntouch {ran}\nexit 1\n")
        path.chmod(0o755)
    git(kept.root, "config", "commit.gpgSign", "true")
    git(kept.root, "config", "gpg.program", str(kept.root / ".git/hooks/pre-commit"))
    git(kept.root, "config", "log.showSignature", "true")
    git(kept.root, "config", "core.fsmonitor", str(kept.root / ".git/hooks/pre-commit"))
    assert decide(kept).commit
    assert not ran.exists()


def test_the_first_commit_of_a_repository_may_be_a_waiver(stale: Any) -> None:
    git(stale.root, "init", "-q", "-b", "main")
    git(stale.root, "config", "user.name", "Bob")
    git(stale.root, "config", "user.email", "bob@x.gov.uk")
    answer = decide(stale)
    assert answer.commit == git(stale.root, "rev-parse", "HEAD")
    assert answer.separated == "unknown", "git has no author of what is waived"


def test_where_git_knows_nobody_the_file_is_written_and_not_committed(kept: Any) -> None:
    git(kept.root, "config", "--unset", "user.name")
    git(kept.root, "config", "--unset", "user.email")
    before = git(kept.root, "rev-parse", "HEAD")
    answer = decide(kept)
    assert (answer.commit, answer.author, answer.separated) == ("", "", "unknown")
    assert "Author unknown" in answer.note
    assert git(kept.root, "rev-parse", "HEAD") == before
    assert "?? millbrook/waivers/" in git(kept.root, "status", "--porcelain")
    found = check.run(kept.session(as_of=DAY), check.Question(register=("millbrook",))).findings
    assert [each.finding.outcome for each in found if each.finding.rule == "waiver-self-approved"] == ["cannot-tell"]


@pytest.mark.parametrize("who", ["ann@x.gov.uk", "ANN@X.gov.uk"])
def test_whoever_last_changed_the_record_does_not_decide_alone(kept: Any, who: str) -> None:
    git(kept.root, "config", "user.email", who)
    answer = decide(kept)
    assert answer.separated == "no"
    found = check.run(kept.session(as_of=DAY), check.Question(register=("millbrook",))).findings
    assert [each.finding.outcome for each in found if each.finding.rule == "waiver-self-approved"] == ["violated"]


def test_who_changed_a_record_that_is_not_committed_cannot_be_told(kept: Any) -> None:
    activity = kept.root / "millbrook/processing/hub.yaml"
    activity.write_text(activity.read_text() + "# changed by nobody knows whom\n")
    assert decide(kept).separated == "unknown"


def test_during_a_merge_it_is_written_and_not_committed(kept: Any) -> None:
    (kept.root / ".git/MERGE_HEAD").write_text(git(kept.root, "rev-parse", "HEAD") + "\n")
    answer = decide(kept)
    assert "merge" in answer.note
    assert not answer.commit


def test_a_file_that_git_is_told_to_ignore_is_not_committed(kept: Any) -> None:
    (kept.root / ".git/info/exclude").write_text(".muniment/\nwaivers/\n")
    answer = decide(kept)
    assert "ignore" in answer.note
    assert git(kept.root, "status", "--porcelain") == ""


def test_where_git_will_not_nothing_is_left(kept: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from registry.write import commit

    monkeypatch.setattr(commit, "_WAIT", 0.001)
    (kept.root / ".git/index.lock").write_text("")
    before = git(kept.root, "rev-parse", "HEAD")
    with pytest.raises(InputOutputError, match=r"index\.lock"):
        decide(kept)
    (kept.root / ".git/index.lock").unlink()
    assert not list((kept.root / "millbrook").glob("waivers/*"))
    assert (git(kept.root, "rev-parse", "HEAD"), git(kept.root, "status", "--porcelain")) == (before, "")


def test_where_the_branch_cannot_be_moved_nothing_is_left(kept: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from registry.write import commit

    monkeypatch.setattr(commit, "_WAIT", 0.001)
    (kept.root / ".git/refs/heads/main.lock").write_text("")
    with pytest.raises(InputOutputError):
        decide(kept)
    (kept.root / ".git/refs/heads/main.lock").unlink()
    assert not list((kept.root / "millbrook").glob("waivers/*"))
    assert git(kept.root, "status", "--porcelain") == ""


def test_a_folder_that_cannot_be_made_is_told(stale: Any) -> None:
    (stale.root / "millbrook/waivers").rmdir()
    (stale.root / "millbrook/waivers").write_text("in the way")
    with pytest.raises((InputOutputError, UsageError)):
        decide(stale)


@pytest.mark.skipif(os.geteuid() == 0, reason="whoever may do anything may write anywhere")
def test_a_folder_that_may_not_be_written_is_told(stale: Any) -> None:
    folder = stale.root / "millbrook/waivers"
    folder.mkdir(exist_ok=True)
    folder.chmod(0o555)
    with pytest.raises(InputOutputError):
        decide(stale)
    folder.chmod(0o755)


def test_a_folder_that_is_a_link_to_elsewhere_is_not_written_to(stale: Any, tmp_path: Path) -> None:
    folder = stale.root / "millbrook/waivers"
    folder.rmdir()
    folder.symlink_to(tmp_path)
    with pytest.raises(UsageError):
        decide(stale)


def test_of_two_who_decide_at_once_one_is_told(kept: Any) -> None:
    """Each is given its own commit or is refused: nothing is lost, and git is whole."""
    found: list[Any] = []

    def work() -> None:
        try:
            found.append(decide(kept))
        except (Conflict, InputOutputError) as error:
            found.append(error)

    both = [threading.Thread(target=work) for _ in range(2)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    written = [each for each in found if isinstance(each, Answer)]
    assert written
    assert git(kept.root, "status", "--porcelain") == ""
    files = git(kept.root, "ls-tree", "--name-only", "HEAD", "millbrook/waivers/").splitlines()
    assert len(files) == len({each.ref for each in written}) == len(written)
    git(kept.root, "fsck", "--strict")


KILLED = """
import sys
from datetime import date
from pathlib import Path
from registry.session import Session
from registry.verbs.checks import waive
said = dict(pair.split("=", 1) for pair in sys.argv[2:])
session = Session(federation=Path(sys.argv[1]), as_of=date(2026, 11, 21))
waive.faults(session, waive.Question(**said))
print("ready", flush=True)
waive.run(session, waive.Question(**said))
"""


@pytest.mark.prove
def test_killed_at_any_moment_it_leaves_a_whole_file_or_none_and_git_whole(kept: Any) -> None:
    said = [f"{name}={value}" for name, value in SAYS.items()]
    start = git(kept.root, "rev-parse", "HEAD")
    for step in range(25):
        process = subprocess.Popen(
            [sys.executable, "-c", KILLED, str(kept.root), *said], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        process.stdout.readline()
        with process:
            try:
                process.wait(step * 0.02)
            except subprocess.TimeoutExpired:
                process.kill()
        for lock in (".git/index.lock", ".git/refs/heads/main.lock", ".git/HEAD.lock"):
            (kept.root / lock).unlink(missing_ok=True)
        git(kept.root, "fsck", "--strict")
        for file in (kept.root / "millbrook/waivers").glob("*.yaml"):
            assert yaml.safe_load(file.read_text())["rule"] == "ropa-stale"
        in_head = git(kept.root, "ls-tree", "--name-only", "HEAD", "millbrook/waivers/")
        if in_head:
            # What is committed is in the index too, so that the next commit does not take it away.
            assert not git(kept.root, "diff", "--cached", "--name-status")
        git(kept.root, "reset", "-q", "--hard", start)
        git(kept.root, "clean", "-qfdx", "millbrook/waivers")


def test_the_session_of_a_past_day_does_not_write(stale: Any) -> None:
    session = Session(federation=stale.root, as_at=date(2026, 1, 1))
    with pytest.raises(UsageError):
        waive.run(session, Question(**SAYS))
