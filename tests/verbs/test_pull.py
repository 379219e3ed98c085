"""`pull`: nothing is fetched that this person has not approved, and every answer says what it was read from."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from registry.errors import InputOutputError, NotARegister, UsageError
from registry.index.opening import open_index
from registry.load.lock import LOCK_FILE, read_lock
from registry.sources import pulling
from registry.sources.git import Git
from registry.verbs.records import fmt, new, show, validate
from registry.verbs.records import list as listing
from registry.verbs.registers import pull
from registry.verbs.registers.pull import Answer, Question
from tests.verbs.person import Person


class Region:
    """A federation of one register here and some that are kept elsewhere."""

    def __init__(self, registers: Any, sources: dict[str, Any]) -> None:
        self.registers = registers
        self.root: Path = registers.root / "region"
        self.sources = sources
        registers.record("northmoor/agreement/mash")
        shutil.move(registers.root / "northmoor", self.root / "northmoor")
        self.list()

    def list(self, **addresses: str) -> None:
        """Write federation.yaml, with another address for some."""
        said = {name: source.url for name, source in self.sources.items()} | addresses
        lines = [f"  - register: {name}\n    source: '{url}'\n" for name, url in said.items()]
        (self.root / "federation.yaml").write_text(f"registers:\n  - register: northmoor\n{''.join(lines)}")

    def session(self) -> Any:
        return self.registers.session("region")

    def pull(self, *named: str, approve: tuple[str, ...] = (), **asked: Any) -> Answer:
        return pull.run(self.session(), Question(registers=named, approve=approve, **asked))

    def states(self, answer: Answer) -> dict[str, str]:
        return {row.register: row.state for row in answer.rows}

    def approve(self) -> Answer:
        return self.pull(approve=tuple(self.sources))


@pytest.fixture
def region(registers: Any, upstream: Any) -> Region:
    (registers.root / "region").mkdir()
    return Region(registers, {name: upstream(name) for name in ("eastvale", "westhaven")})


@pytest.fixture
def pulled(region: Region) -> Region:
    assert pull.exit_code(region.approve()) == 0
    return region


@pytest.fixture
def no_git(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing may be fetched in this test."""

    def start(_self: Git, *arguments: str, talk: bool = False) -> None:
        raise AssertionError(f"git was run: {arguments}")

    monkeypatch.setattr(Git, "start", start)


# ── approval ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("no_git")
def test_what_nobody_approved_is_not_fetched(region: Region) -> None:
    answer = region.pull()
    assert region.states(answer) == {"northmoor": "folder", "eastvale": "not-approved", "westhaven": "not-approved"}
    assert pull.exit_code(answer) == 6
    assert not (region.root / LOCK_FILE).exists()


def test_an_approval_is_of_one_register(region: Region) -> None:
    answer = region.pull(approve=("eastvale",))
    assert region.states(answer) == {"eastvale": "fetched"}
    assert pull.exit_code(answer) == 0
    assert region.states(region.pull()) == {"northmoor": "folder", "eastvale": "unchanged", "westhaven": "not-approved"}


def test_nothing_in_the_federation_can_approve(region: Region, own_folder: Path) -> None:
    """Whatever is sent with a federation, where a person's approvals could be looked for, is not looked at."""
    text = "".join(
        f"  - register: {name}\n    url: {source.url}\n    approved: '2026-01-01T00:00Z'\n"
        for name, source in region.sources.items()
    )
    for place in ("", ".muniment", ".muniment/pulled", "config", ".config/muniment", "muniment", "northmoor"):
        (region.root / place).mkdir(parents=True, exist_ok=True)
        (region.root / place / "approved.yaml").write_text(f"approved:\n{text}")
    assert set(region.states(region.pull()).values()) == {"folder", "not-approved"}
    assert not own_folder.exists()


def test_a_changed_address_is_approved_again(pulled: Region, tmp_path: Path) -> None:
    moved = tmp_path / "elsewhere/moved.git"
    shutil.copytree(pulled.sources["eastvale"].place, moved)
    pulled.list(eastvale=f"file://{moved}")
    answer = pulled.pull()
    (row,) = [row for row in answer.rows if row.register == "eastvale"]
    assert (row.state, row.commit, row.others) == ("not-approved", "", (pulled.sources["eastvale"].url,))
    (problem,) = validate.run(pulled.session(), validate.Question()).problems
    assert (problem.code, problem.file, problem.line) == ("lock-differs", "federation.yaml", 4)
    (again,) = validate.run(pulled.session(), validate.Question()).problems
    assert again == problem, "the same where it comes from the index"
    assert pulled.states(pulled.pull(approve=("eastvale",))) == {"eastvale": "fetched"}
    assert validate.run(pulled.session(), validate.Question()).problems == ()


@pytest.mark.parametrize(
    "source",
    ["ext::sh -c 'touch {owned}'", "http://git.example/x.git", "https://a:secret@git.example/x", "file://host/x"],
)
@pytest.mark.usefixtures("no_git")
def test_what_is_never_fetched_cannot_be_approved_either(source: str, region: Region, tmp_path: Path) -> None:
    owned = tmp_path / "owned"
    region.list(eastvale=source.format(owned=owned).replace("'", "''"))
    with pytest.raises(UsageError, match="cannot be approved"):
        region.pull(approve=("eastvale",))
    (row,) = region.pull("eastvale").rows
    assert (row.state, row.approved, bool(row.because)) == ("missing", False, True)
    assert not owned.exists()


@pytest.mark.usefixtures("no_git")
def test_an_address_that_is_forced_into_the_approvals_is_refused_all_the_same(
    region: Region, own_folder: Path, tmp_path: Path
) -> None:
    url = f"ext::sh -c touch% {tmp_path}/owned"
    region.list(eastvale=url)
    own_folder.mkdir()
    entry = f"approved:\n  - register: eastvale\n    url: '{url}'\n    approved: '2026-01-01T00:00Z'\n"
    (own_folder / "approved.yaml").write_text(entry)
    (row,) = region.pull("eastvale").rows
    assert (row.state, row.approved) == ("missing", True)
    assert not (tmp_path / "owned").exists()


def test_an_approval_may_name_the_address_it_is_for(region: Region) -> None:
    url = region.sources["eastvale"].url
    with pytest.raises(UsageError, match="another address"):
        region.pull(approve=(f"eastvale={url}x",))
    assert region.states(region.pull("eastvale")) == {"eastvale": "not-approved"}
    assert region.states(region.pull(approve=(f"eastvale={url}",))) == {"eastvale": "fetched"}


def test_a_copy_whose_address_is_no_longer_approved_is_shown_as_such(pulled: Region, own_folder: Path) -> None:
    (own_folder / "approved.yaml").unlink()
    answer = pulled.pull("eastvale")
    (row,) = answer.rows
    assert (row.state, pull.exit_code(answer)) == ("not-approved", 6)
    assert row.commit
    assert "because its address is not approved on this computer" in row.how_shown


# ── asking ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_guide_shows_each_address_in_full_and_where_it_leads(region: Region) -> None:
    person = Person("yes", "no")
    question = pull.guide(region.session(), Question(), person)
    first = person.asked[0][0]
    url = region.sources["eastvale"].url
    assert url in first
    assert f"the folder {url.removeprefix('file://')} on this computer" in first
    assert question.approve == (f"eastvale={url}",)
    answer = pull.run(region.session(), question)
    assert region.states(answer) == {"eastvale": "fetched", "westhaven": "not-approved"}


def test_an_empty_answer_is_no(region: Region) -> None:
    assert pull.guide(region.session(), Question(), Person()) == Question()


def test_what_is_approved_is_not_asked_again(pulled: Region) -> None:
    person = Person()
    assert pull.guide(pulled.session(), Question(), person) == Question()
    assert person.asked == []


@pytest.mark.parametrize(
    "question", [Question(list=True), Question(approve=("eastvale",)), Question(registers=("northmoor",))]
)
def test_the_guide_asks_of_nothing_that_is_not_fetched_now(question: Question, region: Region) -> None:
    person = Person()
    assert pull.guide(region.session(), question, person) == question
    assert person.asked == []


def test_the_guide_does_not_offer_what_is_never_fetched(region: Region) -> None:
    region.list(eastvale="ext::sh -c x")
    person = Person()
    pull.guide(region.session(), Question(registers=("eastvale",)), person)
    assert person.asked == []


def test_an_address_that_changed_after_it_was_shown_is_not_approved(region: Region) -> None:
    question = pull.guide(region.session(), Question(), Person("yes", "no"))
    region.list(eastvale="file:///srv/other.git")
    with pytest.raises(UsageError, match="another address"):
        pull.run(region.session(), question)
    assert region.states(region.pull("eastvale")) == {"eastvale": "not-approved"}


def test_an_address_used_before_is_told(pulled: Region) -> None:
    pulled.list(eastvale="file:///srv/other.git")
    person = Person()
    pull.guide(pulled.session(), Question(), person)
    assert f"Until now you fetched it from {pulled.sources['eastvale'].url}." in person.asked[0][0]


# ── which ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_only_what_is_named_is_fetched(pulled: Region) -> None:
    for source in pulled.sources.values():
        source.record("agreement/more")
        source.commit()
    assert pulled.states(pulled.pull("eastvale")) == {"eastvale": "fetched"}
    assert pulled.states(pulled.pull()) == {"northmoor": "folder", "eastvale": "unchanged", "westhaven": "fetched"}


@pytest.mark.parametrize(
    "asked", [{"registers": ("eastvael",)}, {"approve": ("eastvael",)}, {"approve": ("eastvael=x",)}]
)
def test_a_register_that_is_not_listed_is_said(asked: dict[str, Any], region: Region) -> None:
    with pytest.raises(UsageError, match="lists no register eastvael") as stop:
        pull.run(region.session(), Question(**asked))
    assert stop.value.fix == "Did you mean eastvale?"


def test_one_that_cannot_be_fetched_does_not_stop_the_others(region: Region) -> None:
    shutil.rmtree(region.sources["eastvale"].place)
    answer = region.approve()
    assert region.states(answer) == {"eastvale": "missing", "westhaven": "fetched"}
    assert pull.exit_code(answer) == 6


def test_a_register_alone_has_nothing_to_fetch(registers: Any, own_folder: Path) -> None:
    registers.register("alone")
    answer = pull.run(registers.session("alone"), Question())
    assert [(row.register, row.state) for row in answer.rows] == [("alone", "folder")]
    assert pull.exit_code(answer) == 0
    assert not (registers.root / "alone/.muniment").exists()


def test_where_there_is_no_federation_there_is_nothing_to_pull(registers: Any, own_folder: Path) -> None:
    with pytest.raises(NotARegister):
        pull.run(registers.session(), Question())


def test_what_is_no_longer_listed_leaves_the_lock(pulled: Region) -> None:
    del pulled.sources["westhaven"]
    pulled.list()
    pulled.pull()
    assert list(read_lock(pulled.root).entries) == ["eastvale"]


def test_a_lock_that_is_not_right_stops_the_pull(pulled: Region) -> None:
    (pulled.root / LOCK_FILE).write_text("registers: 5\n")
    with pytest.raises(InputOutputError, match=r"federation\.lock:1:12"):
        pulled.pull()
    assert (pulled.root / LOCK_FILE).read_text() == "registers: 5\n"


# ── listing ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.usefixtures("no_git")
def test_listing_says_where_each_comes_from_and_fetches_nothing(region: Region) -> None:
    answer = region.pull(list=True)
    assert region.states(answer) == {"northmoor": "folder", "eastvale": "not-approved", "westhaven": "not-approved"}
    assert pull.exit_code(answer) == 0
    assert not (region.root / ".muniment").exists()


def test_listing_shows_commits_and_what_was_kept(pulled: Region, own_folder: Path) -> None:
    shutil.rmtree(pulled.sources["westhaven"].place)
    pulled.pull()
    answer = pulled.pull(list=True)
    rows = {row.register: row for row in answer.rows}
    assert rows["eastvale"].state == "pulled"
    assert rows["eastvale"].commit == pulled.sources["eastvale"].git("rev-parse", "main")
    assert rows["eastvale"].approved
    assert (rows["westhaven"].state, rows["westhaven"].commit != "") == ("kept", True)
    assert rows["westhaven"].because == "there is no repository at its address, or you may not read it"
    assert answer.approvals == str(own_folder / "approved.yaml")


def test_the_answer_is_plain_data(pulled: Region) -> None:
    shutil.rmtree(pulled.sources["westhaven"].place)
    said = json.loads(json.dumps(asdict(pulled.pull())))
    assert [row["state"] for row in said["rows"]] == ["folder", "unchanged", "kept"]


def test_progress_is_told(pulled: Region) -> None:
    told: list[tuple[int, int, str]] = []
    session = pulled.session()
    session.progress = lambda *far: told.append(far)
    pull.run(session, Question())
    assert (1, 3, "Fetching eastvale:") in told
    assert (2, 3, "Fetching westhaven:") in told


def test_a_stop_at_the_keyboard_keeps_what_was_fetched_before(region: Region, monkeypatch: pytest.MonkeyPatch) -> None:
    region.approve()
    for source in region.sources.values():
        source.record("agreement/more")
        source.commit()
    before = read_lock(region.root).entries
    real = pulling._Pull.run

    def stopped(self: Any, address: Any) -> Any:
        if self._entry.register == "westhaven":
            raise KeyboardInterrupt
        return real(self, address)

    monkeypatch.setattr(pulling._Pull, "run", stopped)
    with pytest.raises(KeyboardInterrupt):
        region.pull()
    after = read_lock(region.root).entries
    assert after["eastvale"] != before["eastvale"]
    assert after["westhaven"] == before["westhaven"]


# ── what is read ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_pulled_records_are_records_like_any_others(pulled: Region) -> None:
    answer = listing.run(pulled.session(), listing.Question())
    assert [row.ref for row in answer.rows] == [
        "eastvale/agreement/hub", "northmoor/agreement/mash", "westhaven/agreement/hub",
    ]  # fmt: skip


def test_answers_cite_what_they_were_read_from(pulled: Region) -> None:
    commits = {name: source.git("rev-parse", "main") for name, source in pulled.sources.items()}

    def cited(answer: Any) -> dict[str, str]:
        return {each.register: each.commit for each in answer.copies.registers}

    assert cited(validate.run(pulled.session(), validate.Question())) == commits
    assert cited(listing.run(pulled.session(), listing.Question())) == commits
    assert cited(listing.run(pulled.session(), listing.Question(register="eastvale"))) == {
        "eastvale": commits["eastvale"]
    }
    assert cited(show.run(pulled.session(), show.Question("eastvale/agreement/hub"))) == {
        "eastvale": commits["eastvale"]
    }
    assert cited(show.run(pulled.session(), show.Question("mash"))) == {}


def test_answers_say_so_where_a_copy_is_older_than_it_might_be(pulled: Region) -> None:
    shutil.rmtree(pulled.sources["westhaven"].place)
    pulled.pull()
    (note,) = validate.run(pulled.session(), validate.Question()).copies.notes
    assert note.startswith("westhaven is shown as it was on ")
    assert note.endswith("because there is no repository at its address, or you may not read it.")
    assert listing.run(pulled.session(), listing.Question()).copies.notes == (note,)
    assert show.run(pulled.session(), show.Question("westhaven/agreement/hub")).copies.notes == (note,)
    assert show.run(pulled.session(), show.Question("mash")).copies.notes == ()
    assert open_index(pulled.root).notes == (note,)


@pytest.mark.usefixtures("no_git")
def test_reading_never_fetches(region: Region) -> None:
    answer = validate.run(region.session(), validate.Question())
    assert [problem.code for problem in answer.problems] == ["register-missing"] * 2
    assert all("muniment pull" in problem.fix for problem in answer.problems)
    assert answer.records == 1


def test_without_the_network_everything_that_was_pulled_is_read(pulled: Region, no_git: None) -> None:
    shutil.rmtree(pulled.sources["eastvale"].place)
    assert validate.run(pulled.session(), validate.Question()).problems == ()
    assert validate.run(pulled.session(), validate.Question()).records == 3


def test_a_copy_is_never_written_to(pulled: Region) -> None:
    messy = pulled.sources["eastvale"]
    messy.files["agreements/messy.yaml"] = "title:   Messy\nkind: agreement\nid: messy\nstatus: draft\n"
    messy.commit()
    pulled.pull()
    assert not [file for file in fmt.run(pulled.session(), fmt.Question()).changed if "eastvale" in file]
    copy = next((pulled.root / ".muniment/pulled/eastvale").glob("[0-9a-f]*"))
    assert fmt.run(pulled.session(), fmt.Question(paths=(copy,))).looked_at == 0
    with pytest.raises(UsageError, match="no register eastvale here"):
        new.run(pulled.session(), new.Question(kind="agreement", title="Hub two", register="eastvale"))
