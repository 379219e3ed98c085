"""The files of a day: the last first-parent commit up to the end of that day in London, or a plain word why not."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from registry.errors import InputOutputError, UsageError
from registry.session import Session
from registry.verbs import catalogue
from registry.verbs.opening import federation, notes, one, opened, present
from registry.verbs.registers import pull


def held(session: Session) -> list[str]:
    """The ids of the agreements that a session sees."""
    return [ref.id for ref in opened(session).refs("agreement")]


def told(session: Session) -> str:
    """All that is said of how the answer was come by."""
    return " ".join(notes(session))


def on(registers: Any, day: str, at: str = ".") -> Session:
    return registers.session(at, as_at=date.fromisoformat(day))


# ── which commit ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_last_commit_up_to_that_day_is_read_and_it_is_said_which(registers: Any, northmoor: Any) -> None:
    (registers.root / "northmoor/agreements/third.yaml").write_text("never committed")
    for day, found in (("2026-01-05", ["first"]), ("2026-03-09", ["first"]), ("2026-03-10", ["first", "second"])):
        assert held(on(registers, day)) == found
    session = on(registers, "2026-03-09")
    opened(session)
    first = northmoor.git("rev-list", "--max-parents=0", "HEAD")
    assert notes(session) == (f"Files of 9 March 2026: northmoor as committed on 5 January 2026 ({first[:7]}).",)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-06-30T22:59:59Z", "2026-06-30"),
        ("2026-06-30T23:30:00Z", "2026-07-01"),  # half past midnight in London, where it is summer
        ("2026-01-15T23:30:00Z", "2026-01-15"),  # in winter London keeps the same time as UTC
        ("2026-12-31T23:59:59Z", "2026-12-31"),
        ("2027-01-01T00:00:00Z", "2027-01-01"),
        ("2026-03-29T00:30:00Z", "2026-03-29"),  # clocks go forward an hour later
        ("2026-10-25T23:30:00Z", "2026-10-25"),  # clocks went back that morning
        ("2026-07-01T12:00:00+14:00", "2026-06-30"),  # the clock of whoever commits may be anywhere
    ],
)
def test_a_day_ends_in_london(moment: str, day: str, registers: Any, kept: Any) -> None:
    registers.federation("northmoor")
    registers.record("northmoor/agreement/first")
    repository = kept(registers.root / "northmoor")
    repository.commit("2020-01-01T12:00:00Z")
    registers.record("northmoor/agreement/second")
    repository.commit(moment)
    before = date.fromordinal(date.fromisoformat(day).toordinal() - 1)
    assert held(on(registers, day)) == ["first", "second"]
    assert held(registers.session(as_at=before)) == ["first"]


def test_what_was_merged_was_not_there_before_the_merge(registers: Any, northmoor: Any) -> None:
    northmoor.git("checkout", "-q", "-b", "draft", "HEAD~1")
    registers.record("northmoor/agreement/drafted")
    northmoor.commit("2026-02-01T12:00:00Z")
    northmoor.git("checkout", "-q", "main")
    when = {"GIT_COMMITTER_DATE": "2026-04-01T12:00:00Z"}
    northmoor.git("merge", "-q", "--no-ff", "-m", "merged", "draft", **when)
    assert held(on(registers, "2026-02-15")) == ["first"]
    assert held(on(registers, "2026-03-31")) == ["first", "second"]
    assert held(on(registers, "2026-04-01")) == ["drafted", "first", "second"]


def test_where_clocks_ran_backwards_the_order_of_commits_counts_and_it_is_said(registers: Any, northmoor: Any) -> None:
    registers.record("northmoor/agreement/third")
    northmoor.commit("2026-02-10T12:00:00Z")
    session = on(registers, "2026-02-28")
    assert held(session) == ["first", "second", "third"]
    assert "not dated in order" in told(session)
    assert held(on(registers, "2026-02-01")) == ["first"]


# ── where the register lies ──────────────────────────────────────────────────────────────────────────────────────────


def test_registers_may_be_folders_of_one_repository(registers: Any, kept: Any) -> None:
    registers.federation("eastvale", "northmoor")
    registers.record("northmoor/agreement/first")
    registers.write("README.md", "all of it")
    repository = kept(registers.root)
    repository.commit("2026-01-05T12:00:00Z")
    registers.record("eastvale/agreement/second")
    repository.commit("2026-03-10T12:00:00Z")
    session = on(registers, "2026-02-01")
    assert held(session) == ["first"]
    assert "eastvale is left out: it has no eastvale/register.yaml in commit" in told(session)
    assert held(on(registers, "2026-03-10")) == ["second", "first"]


def test_a_folder_that_had_another_name_is_left_out_rather_than_taken_for_empty(registers: Any, kept: Any) -> None:
    registers.record("old/agreement/first")
    repository = kept(registers.root)
    repository.commit("2026-01-05T12:00:00Z")
    repository.git("mv", "old", "new")
    registers.write("federation.yaml", "registers:\n  - {register: old, source: new}\n")
    repository.commit("2026-03-10T12:00:00Z")
    with pytest.raises(InputOutputError, match="No register has files of 1 February 2026"):
        opened(on(registers, "2026-02-01"))
    assert held(on(registers, "2026-03-10")) == ["first"]


def test_without_a_history_the_working_files_are_read_and_it_says_so(registers: Any, northmoor: Any) -> None:
    registers.federation("eastvale", "northmoor")
    registers.record("eastvale/agreement/loose")
    session = on(registers, "2026-02-01")
    assert held(session) == ["loose", "first"]
    assert "eastvale is not kept in git, and is read as its files are now." in told(session)


def test_a_register_alone_is_found_from_inside_it(registers: Any, kept: Any) -> None:
    registers.record("northmoor/agreement/first")
    repository = kept(registers.root / "northmoor")
    repository.commit("2026-01-05T12:00:00Z")
    registers.record("northmoor/agreement/second")
    assert held(on(registers, "2026-02-01", "northmoor/agreements")) == ["first"]


def test_who_stands_in_one_register_is_asked_about_that_one(registers: Any, northmoor: Any) -> None:
    assert federation(on(registers, "2026-03-10", "northmoor")).focus == "northmoor"


# ── dates, and what is left alone ────────────────────────────────────────────────────────────────────────────────────


def test_as_at_alone_sets_both_dates_and_no_pinned_day_overrides_it(registers: Any, northmoor: Any) -> None:
    registers.federation("northmoor", as_of="2026-11-21")
    both = on(registers, "2026-02-01")
    opened(both)
    assert both.today == date(2026, 2, 1)
    other = registers.session(as_at=date(2026, 2, 1), as_of=date(2026, 5, 1))
    assert held(other) == ["first"]
    assert other.today == date(2026, 5, 1)


def test_no_working_file_and_nothing_of_git_is_touched(registers: Any, northmoor: Any) -> None:
    registers.record("northmoor/agreement/third")
    northmoor.git("config", "core.hooksPath", str(registers.root / "hooks"))
    registers.write("hooks/post-checkout", f"#!/bin/sh\ntouch {registers.root}/ran\n").chmod(0o755)
    before = _stood(northmoor.top)
    opened(on(registers, "2026-02-01"))
    assert _stood(northmoor.top) == before
    assert not (registers.root / "ran").exists()
    assert held(registers.session()) == ["first", "second", "third"], "the index of now is another"


def _stood(folder: Path) -> dict[str, tuple[int, int]]:
    return {str(path): (path.lstat().st_mtime_ns, path.lstat().st_size) for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("name", ["new", "fmt", "init", "pull", "index", "scan"])
def test_what_changes_files_or_looks_after_them_is_not_asked_of_a_day(name: str, registers: Any) -> None:
    verb = catalogue.verb(name)
    assert verb.of_now
    with pytest.raises(UsageError, match="Only the files of now"):
        verb.run(on(registers, "2026-02-01"), verb.question())
    present(registers.session())


# ── asked again ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_same_files_are_written_once_and_few_days_are_kept(
    registers: Any, northmoor: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("registry.history.at._MOST", 3)
    place = opened(on(registers, "2026-01-10")).folders["northmoor"].root
    stood = _stood(place)
    again = opened(on(registers, "2026-02-20")).folders["northmoor"].root
    assert again == place, "the same commit is the same folder"
    assert _stood(again) == stood
    for month in range(4, 8):
        registers.record(f"northmoor/agreement/more-{month}")
        northmoor.commit(f"2026-{month:02}-01T12:00:00Z")
        opened(on(registers, f"2026-{month:02}-01"))
    days = list((registers.root / ".muniment/history/at").iterdir())
    assert len(days) == 3
    assert held(on(registers, "2026-02-20")) == ["first"], "what was removed is made again"


def test_what_was_sent_along_with_the_files_is_not_believed(registers: Any, northmoor: Any, tmp_path: Path) -> None:
    place = opened(on(registers, "2026-02-01")).folders["northmoor"].root
    (place / "agreements/second.yaml").write_text((northmoor.top / "agreements/second.yaml").read_text())
    copy = Path(shutil.copytree(registers.root, tmp_path / "sent"))
    assert held(Session(copy, as_at=date(2026, 2, 1))) == ["first"]


def test_where_nothing_can_be_written_it_is_read_all_the_same(registers: Any, northmoor: Any) -> None:
    (registers.root / ".muniment").write_text("in the way")
    assert held(on(registers, "2026-02-01")) == ["first"]


# ── what cannot be read ──────────────────────────────────────────────────────────────────────────────────────────────


def test_before_the_first_version_there_is_nothing_and_the_first_is_named(registers: Any, northmoor: Any) -> None:
    with pytest.raises(InputOutputError, match="No register has files of 4 January 2026") as stop:
        opened(on(registers, "2026-01-04"))
    assert stop.value.fix == "The first version of any is of 5 January 2026."


def test_a_clone_in_part_says_from_when_on_it_knows(registers: Any, northmoor: Any) -> None:
    northmoor.git("clone", "-q", "--depth=1", f"file://{northmoor.top}", str(registers.root / "part"))
    registers.write("federation.yaml", "registers:\n  - {register: northmoor, source: part}\n")
    assert held(on(registers, "2026-03-10")) == ["first", "second"]
    with pytest.raises(InputOutputError) as stop:
        opened(on(registers, "2026-02-01"))
    assert "begins here on 10 March 2026" in stop.value.fix
    assert "--unshallow" in stop.value.fix


def test_a_damaged_version_is_left_out_and_the_others_are_read(registers: Any, northmoor: Any, kept: Any) -> None:
    registers.federation("eastvale", "northmoor")
    registers.record("eastvale/agreement/sound")
    kept(registers.root / "eastvale").commit("2026-01-05T12:00:00Z")
    blob = northmoor.git("rev-parse", "HEAD~1:agreements/first.yaml")
    place = northmoor.top / ".git/objects" / blob[:2] / blob[2:]
    place.chmod(0o644)
    place.write_bytes(b"not what it was")
    session = on(registers, "2026-02-01")
    assert held(session) == ["sound"]
    assert "northmoor is left out: it cannot be read as it was at commit" in told(session)


def test_no_git_is_a_plain_word(registers: Any, northmoor: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from registry.sources import git

    git._git.cache_clear()
    monkeypatch.setenv("PATH", str(registers.root))
    try:
        with pytest.raises(InputOutputError) as stop:
            opened(on(registers, "2026-02-01"))
        assert "there is no git on this computer" in stop.value.fix
    finally:
        git._git.cache_clear()


def test_a_link_becomes_a_plain_file_and_leads_nowhere(registers: Any, northmoor: Any) -> None:
    secret = registers.write("secret.yaml", "kind: agreement\nid: linked\ntitle: Linked\nstatus: draft\n")
    os.symlink(secret, northmoor.top / "agreements/linked.yaml")
    northmoor.commit("2026-04-01T12:00:00Z")
    session = on(registers, "2026-04-01")
    assert held(session) == ["first", "second"]
    assert "northmoor: 1 link became a plain file: agreements/linked.yaml." in told(session)


def test_a_register_file_that_says_nothing_sound_is_told_of(registers: Any, northmoor: Any, kept: Any) -> None:
    registers.federation("eastvale", "northmoor")
    registers.record("eastvale/agreement/sound")
    kept(registers.root / "eastvale").commit("2026-01-05T12:00:00Z")
    registers.write("northmoor/register.yaml", "id: northmoor\n")
    northmoor.commit("2026-04-01T12:00:00Z")
    registers.register("northmoor")
    northmoor.commit("2026-05-01T12:00:00Z")
    session = on(registers, "2026-04-10")
    assert held(session) == ["sound"]
    assert "northmoor is left out: its register.yaml of that day cannot be used." in told(session)
    assert one(on(registers, "2026-05-01"), "northmoor/agreement/first")


def test_an_unborn_branch_is_no_history(registers: Any, kept: Any) -> None:
    registers.federation("northmoor")
    registers.record("northmoor/agreement/first")
    kept(registers.root / "northmoor")
    session = on(registers, "2026-02-01")
    assert held(session) == ["first"]
    assert "northmoor has no commit yet, and is read as its files are now." in told(session)


# ── registers of others ──────────────────────────────────────────────────────────────────────────────────────────────


def test_of_a_register_that_was_pulled_the_past_is_read_from_what_was_fetched(
    registers: Any, upstream: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-01-05T12:00:00Z")
    eastvale = upstream("eastvale")
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-03-10T12:00:00Z")
    eastvale.record("agreement/later")
    eastvale.commit()
    registers.write("federation.yaml", f"registers:\n  - {{register: eastvale, source: '{eastvale.url}'}}\n")
    pull.run(registers.session(), pull.Question(approve=("eastvale",)))
    monkeypatch.setenv("GIT_COMMITTER_DATE", "2026-02-01T12:00:00Z")
    eastvale.record("agreement/not-fetched")
    eastvale.commit()

    assert held(on(registers, "2026-03-10")) == ["hub", "later"], "up to the commit that federation.lock names"
    session = on(registers, "2026-02-15")
    assert held(session) == ["hub"]
    assert "eastvale as committed on 5 January 2026" in told(session)

    shutil.rmtree(registers.root / ".muniment/pulled/eastvale/mirror.git")
    session = on(registers, "2026-02-15")
    assert held(session) == ["hub", "later"]
    assert "eastvale is read from a copy whose history is not here, as it was fetched." in told(session)
