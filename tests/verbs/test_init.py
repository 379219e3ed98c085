"""Beginning a register: all of it or none, over nothing that is there, and valid; kept in git where that is asked."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from registry.concepts.kinds import Kind
from registry.errors import InputOutputError, UsageError
from registry.schema.published import folder as published
from registry.session import Session
from registry.tree import Folder
from registry.validate import fits
from registry.verbs import first_commit
from registry.verbs.records import list as listing
from registry.verbs.records import new, validate
from registry.verbs.registers import init
from registry.verbs.registers.init import Question, exit_code, guide, run
from registry.write import formatted
from tests.verbs.person import Person

MYSHIRE = "Myshire County Council"


def begun(place: Path, **said: Any) -> init.Answer:
    return run(Session(), Question(folder=str(place), **({"title": MYSHIRE} | said)))


def everything(place: Path) -> dict[str, bytes]:
    """Every file below a folder, but for git's own."""
    files = (path for path in sorted(place.rglob("*")) if path.is_file() and ".git/" not in f"{path}/")
    return {str(path.relative_to(place)): path.read_bytes() for path in files}


# ── written ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_register_is_begun(tmp_path: Path) -> None:
    answer = begun(tmp_path / "a" / "myshire", email="ig@myshire.example", sector="local-government", ico="ZA1")
    place = tmp_path / "a" / "myshire"
    assert (answer.register, answer.folder, answer.left, answer.problems) == ("myshire", str(place), (), ())
    assert set(answer.written) == set(everything(place))
    register = yaml.safe_load((place / "register.yaml").read_text())
    assert register == {
        "id": "myshire",
        "title": "Myshire County Council's register",
        "format": 1,
        "owner": "myshire",
        "visibility_default": "private",
        "contact": "ig@myshire.example",
    }
    home = yaml.safe_load((place / "organisations" / "myshire.yaml").read_text())
    assert home == {
        "kind": "organisation",
        "id": "myshire",
        "title": MYSHIRE,
        "version": "0.1",
        "status": "draft",
        "register": "myshire",
        "sector": "local-government",
        "identifiers": [{"scheme": "ico", "value": "ZA1"}],
        "contacts": [{"id": "information-governance", "role": "ig-lead", "email": "ig@myshire.example"}],
        "ico_registration": {"number": "ZA1"},
    }
    for path in ("register.yaml", "organisations/myshire.yaml"):
        data = (place / path).read_bytes()
        assert formatted(data) == data
    assert exit_code(answer) == 0


def test_it_is_a_register_that_other_commands_work_in(tmp_path: Path) -> None:
    begun(tmp_path)
    found = validate.run(Session(federation=tmp_path), validate.Question(strict=True))
    assert (found.problems, found.notes, found.records) == ((), (), 1)
    new.run(Session(federation=tmp_path), new.Question("agreement", title="Warm homes", set=("lead=myshire",)))
    assert [row.ref for row in listing.run(Session(federation=tmp_path), listing.Question()).rows] == [
        "myshire/agreement/warm-homes",
        "myshire/organisation/myshire",
    ]
    assert Folder("myshire", tmp_path).files()[1] == []


def test_only_the_folders_that_are_needed_are_there(tmp_path: Path) -> None:
    begun(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_dir()) == [".schemas", ".vscode", "organisations"]


def test_the_least_that_can_be_said_is_enough(tmp_path: Path) -> None:
    begun(tmp_path, title=" Harbour \n Schools ", seen_by="partners")
    register = yaml.safe_load((tmp_path / "register.yaml").read_text())
    assert (register["id"], register["title"]) == ("harbour-schools", "Harbour Schools' register")
    assert register["visibility_default"] == "partners"
    assert fits("register", register)


# ── editors ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_an_editor_finds_the_schema_of_every_kind(tmp_path: Path) -> None:
    begun(tmp_path)
    settings = json.loads((tmp_path / ".vscode" / "settings.json").read_text())
    places = settings["yaml.schemas"]
    assert set(places.values()) == {"/register.yaml", *(f"/{kind.folder}/*.yaml" for kind in Kind)}
    for schema in places:
        assert (tmp_path / schema).read_bytes() == (published() / Path(schema).name).read_bytes()
    assert settings["yaml.schemaStore.enable"] is False
    assert "redhat.vscode-yaml" in json.loads((tmp_path / ".vscode" / "extensions.json").read_text())["recommendations"]


def test_an_editor_without_those_settings_finds_it_by_the_first_line(tmp_path: Path) -> None:
    begun(tmp_path)
    for path in ("register.yaml", "organisations/myshire.yaml"):
        first = (tmp_path / path).read_text().splitlines()[0]
        said = first.removeprefix("# yaml-language-server: $schema=")
        assert said != first
        assert ((tmp_path / path).parent / said).resolve().is_file()


def test_the_readme_says_how_to_go_on_for_every_kind(tmp_path: Path) -> None:
    begun(tmp_path)
    text = (tmp_path / "README.md").read_text()
    assert text.startswith("# Myshire County Council's register\n")
    for kind in Kind:
        assert f"`muniment new {kind}`" in text
        assert f"`{kind.folder}/`" in text
    assert "{" not in text


# ── what is there already ────────────────────────────────────────────────────────────────────────────────────────────


def test_nothing_that_is_there_is_written_over(tmp_path: Path) -> None:
    mine = {
        "README.md": b"mine\n",
        ".gitignore": b"*.bak\n",
        ".vscode/settings.json": b"{}",
        ".schemas/waiver.schema.json": b"{}",
        "organisations/myshire.yaml": b"kind: organisation\nid: myshire\ntitle: M\nstatus: active\n",
        "agreements/old.yaml": b"kind: agreement\nid: old\ntitle: Old\nstatus: draft\n",
        "notes.txt": b"n",
    }
    for path, data in mine.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(data)
    answer = begun(tmp_path)
    after = everything(tmp_path)
    assert {path: after[path] for path in mine} == mine
    assert set(answer.left) == set(mine) - {"agreements/old.yaml", "notes.txt"}
    assert set(answer.left) | set(answer.written) | {"agreements/old.yaml", "notes.txt"} == set(after)
    assert answer.problems == ()


def test_files_that_are_no_records_are_told(tmp_path: Path) -> None:
    (tmp_path / "compose.yaml").write_text("services: {}\n")
    answer = begun(tmp_path)
    assert [(line.file, line.code) for line in answer.problems] == [("compose.yaml", "kind-missing")]
    assert exit_code(answer) == 3


@pytest.mark.parametrize(
    ("there", "at", "words"),
    [
        ("register.yaml", ".", "There is a register in"),
        ("register.yaml", "deep/er", "lies inside the register"),
        ("federation.yaml", ".", "holds a federation"),
        ("eastshire/register.yaml", ".", "There is a register inside"),
        ("file", "file", "is not a folder"),
        ("file", "file/below", "could not be written"),
    ],
)
def test_where_no_register_can_be_it_is_refused(there: str, at: str, words: str, tmp_path: Path) -> None:
    (tmp_path / there).parent.mkdir(exist_ok=True)
    (tmp_path / there).write_text("id: x\ntitle: X\nformat: 1\n")
    before = everything(tmp_path)
    with pytest.raises((UsageError, InputOutputError)) as stop:
        begun(tmp_path / at)
    assert words in stop.value.message
    assert stop.value.fix
    assert everything(tmp_path) == before


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"title": ""}, "--title="),
        ({"title": "  "}, "--title="),
        ({"title": "🦆"}, "No id can be made from the name “🦆”."),
        ({"id": "Myshire"}, "Write `myshire`."),
        ({"email": "not an email"}, "email: "),
        ({"sector": "council"}, "sector: "),
        ({"nation": "cornwall"}, "nation: "),
        ({"ico": "ZA\x001"}, "value: "),
        ({"title": "My\x1bshire"}, "title: "),
    ],
)
def test_what_would_be_no_register_is_refused(said: dict[str, str], words: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError) as stop:
        begun(tmp_path / "new", **said)
    assert words in f"{stop.value.message} {stop.value.fix}"
    assert not (tmp_path / "new").exists()


# ── all of it or none ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("after", [0, 1, 5, 27])
def test_a_disk_that_fills_up_leaves_things_as_they_were(
    after: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "README.md").write_text("mine\n")
    before = everything(tmp_path)
    real, times = init.create_file, iter(range(100))

    def filling(path: Path, data: bytes) -> None:
        if next(times) == after:
            raise InputOutputError(f"{path} could not be written: no space left on device", "Make room.")
        real(path, data)

    monkeypatch.setattr(init, "create_file", filling)
    for place in (tmp_path, tmp_path / "new" / "er"):
        times = iter(range(100))
        with pytest.raises(InputOutputError, match="no space left"):
            begun(place)
        assert everything(tmp_path) == before
        assert [path.name for path in tmp_path.iterdir()] == ["README.md"]


def test_a_folder_that_may_not_be_written_to_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.mkdir

    def refused(self: Path, *given: Any, **named: Any) -> None:
        if self.name == "organisations":
            raise PermissionError(13, "Permission denied")
        real(self, *given, **named)

    monkeypatch.setattr(Path, "mkdir", refused)
    with pytest.raises(InputOutputError, match="organisations could not be written: permission denied"):
        begun(tmp_path / "new")
    assert list(tmp_path.iterdir()) == []


def test_what_makes_it_a_register_comes_last(tmp_path: Path) -> None:
    """Should the machine stop half-way, the folder is no register yet, and the same command finishes it."""
    assert begun(tmp_path).written[-1] == "register.yaml"
    (tmp_path / "register.yaml").unlink()
    (tmp_path / "README.md").unlink()
    answer = begun(tmp_path)
    assert answer.written == ("README.md", "register.yaml")
    assert answer.problems == ()


# ── federations ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_federation_around_it_is_told_of(registers: Any) -> None:
    registers.register("eastshire")
    registers.federation("eastshire")
    answer = begun(registers.root / "myshire")
    assert answer.around == str(registers.root)
    assert answer.problems == ()
    with pytest.raises(UsageError, match="has a register eastshire already"):
        begun(registers.root / "other", id="eastshire")


def test_a_federation_may_name_it_before_it_is_there(registers: Any) -> None:
    registers.register("eastshire")
    registers.federation("eastshire", "myshire")
    assert begun(registers.root / "myshire").around == ""


def test_a_federation_that_cannot_be_read_stops_nothing(registers: Any) -> None:
    registers.write("federation.yaml", "registers: [")
    assert begun(registers.root / "myshire").around == str(registers.root)


# ── git ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Runs git in a folder, as somebody who has told it who they are in a configuration of their own."""
    home = tmp_path / "home"
    home.mkdir()
    for name in ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL", "EMAIL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.delenv("GIT_CONFIG_GLOBAL", raising=False)
    (home / ".gitconfig").write_text("[user]\nname = Robin Clerk\nemail = robin@myshire.example\n")

    def ran(place: Path, *words: str) -> str:
        return subprocess.run(["git", "-C", str(place), *words], capture_output=True, text=True, check=True).stdout

    ran.home = home  # type: ignore[attr-defined]
    return ran


def test_it_is_kept_in_git_only_where_that_is_asked(tmp_path: Path, git: Any) -> None:
    begun(tmp_path / "without")
    assert not (tmp_path / "without" / ".git").exists()
    answer = begun(tmp_path / "with", git=True)
    assert (answer.committed, answer.git) == (True, "")
    assert git(tmp_path / "with", "log", "--format=%an %ae %s") == (
        "Robin Clerk robin@myshire.example Begin Myshire County Council's register\n"
    )
    assert git(tmp_path / "with", "status", "--porcelain") == ""
    assert set(git(tmp_path / "with", "ls-files").splitlines()) == set(answer.written)


def test_in_a_repository_only_its_own_files_are_committed(tmp_path: Path, git: Any) -> None:
    git(tmp_path, "init")
    (tmp_path / "staged.txt").write_text("mine")
    git(tmp_path, "add", "staged.txt")
    answer = begun(tmp_path / "myshire", git=True)
    assert answer.committed
    assert not (tmp_path / "myshire" / ".git").exists()
    assert set(git(tmp_path, "ls-tree", "-r", "--name-only", "HEAD").splitlines()) == {
        f"myshire/{path}" for path in answer.written
    }
    assert "A  staged.txt" in git(tmp_path, "status", "--porcelain")


def test_what_somebody_has_git_ignore_is_left_out(tmp_path: Path, git: Any) -> None:
    with (git.home / ".gitconfig").open("a") as file:
        file.write(f"[core]\nexcludesFile = {git.home}/ignored\n")
    (git.home / "ignored").write_text(".vscode/\n")
    assert begun(tmp_path / "myshire", git=True).committed
    assert ".vscode" not in git(tmp_path / "myshire", "ls-files")


@pytest.mark.parametrize("config", ["", "[user]\nname = Robin Clerk\n"])
def test_git_must_know_who_it_is(config: str, tmp_path: Path, git: Any) -> None:
    (git.home / ".gitconfig").write_text(config)
    with pytest.raises(UsageError, match="git does not know who you are") as stop:
        begun(tmp_path / "myshire", git=True)
    assert "git config --global user.email" in stop.value.fix
    assert not (tmp_path / "myshire").exists()


def test_git_must_be_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _name: None)
    with pytest.raises(UsageError, match="git is not installed"):
        begun(tmp_path / "myshire", git=True)
    assert not (tmp_path / "myshire").exists()


def test_a_hook_that_refuses_the_commit_is_told_and_the_register_stays(tmp_path: Path, git: Any) -> None:
    git(tmp_path, "init")
    hook = tmp_path / ".git" / "hooks" / "pre-commit"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\necho 'Not on a Sunday.' >&2\nexit 1\n")
    hook.chmod(0o755)
    answer = begun(tmp_path / "myshire", git=True)
    assert (answer.committed, answer.git) == (False, "Not on a Sunday.")
    assert (tmp_path / "myshire" / "register.yaml").is_file()
    assert exit_code(answer) == 6


def test_another_repositorys_hook_does_not_lead_git_astray(
    tmp_path: Path, git: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "other").mkdir()
    git(tmp_path / "other", "init")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other" / ".git"))
    assert begun(tmp_path / "myshire", git=True).committed
    monkeypatch.delenv("GIT_DIR")
    assert git(tmp_path / "myshire", "rev-list", "--count", "HEAD") == "1\n"


# ── asked ────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def here(tmp_path: Path, git: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that one stands in."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    return tmp_path / "here"


def test_a_name_is_enough(here: Path) -> None:
    person = Person(MYSHIRE)
    answer = run(Session(), guide(Session(), Question(), person))
    assert (answer.register, answer.folder, answer.committed) == ("myshire", str(here), False)
    assert yaml.safe_load((here / "organisations" / "myshire.yaml").read_text())["sector"] == "local-government"
    assert [prompt for prompt, _options in person.asked] == [
        "The organisation's name",
        "The id of its register, which never changes",
        "The folder to make it in",
        "What sort of body is it?",
        "Which nation's law does it work under?",
        "Its number in the ICO's register of fee payers, or nothing",
        "A shared mailbox to ask about the register, or nothing",
        "Keep it in git, with a first commit in your name?",
    ]


def test_all_that_is_asked_is_written(here: Path) -> None:
    person = Person(MYSHIRE, "shire", "deep", "health", "wales", "ZA1", "not an email", "ig@myshire.example", "yes")
    answer = run(Session(), guide(Session(), Question(), person))
    assert (answer.register, answer.folder, answer.committed) == ("shire", str(here / "deep"), True)
    home = yaml.safe_load((here / "deep" / "organisations" / "shire.yaml").read_text())
    assert (home["sector"], home["nation"], home["contacts"][0]["email"]) == ("health", "wales", "ig@myshire.example")
    assert person.told[0].startswith("email: ")


def test_what_is_wrong_is_told_and_asked_again(here: Path) -> None:
    (here / "taken").mkdir()
    (here / "taken" / "register.yaml").write_text("id: taken\n")
    person = Person("", "🦆", "Duck", "duck", "taken", "free")
    assert guide(Session(), Question(), person).folder == "free"
    told = iter(person.told)
    for words in ("It needs a name.", "Write `duck`.", "There is a register in"):
        assert words in next(told)


def test_a_folder_with_other_things_in_it_is_not_the_usual_place(here: Path) -> None:
    (here / "letter.docx").write_text("")
    assert guide(Session(), Question(), Person(MYSHIRE)).folder == "myshire"


def test_what_was_said_is_not_asked(here: Path) -> None:
    said = Question("a", MYSHIRE, "shire", "a@b.example", "police", "england", "Z1", "public", git=True)
    person = Person()
    assert guide(Session(), said, person) == said
    assert person.asked == []


def test_git_is_not_offered_where_a_commit_could_not_be_made(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_commit, "is_ready", lambda _folder: False)
    person = Person(MYSHIRE)
    assert guide(Session(), Question(), person).git is False
    assert not any("git" in prompt for prompt, _options in person.asked)


@pytest.mark.parametrize("question", [Question(id="Bad Id"), Question(folder="register.yaml")])
def test_what_was_typed_wrongly_is_said_before_anything_is_asked(here: Path, question: Question) -> None:
    (here / "register.yaml").write_text("id: x\n")
    person = Person()
    with pytest.raises(UsageError):
        guide(Session(), question, person)
    assert person.asked == []


def test_nothing_is_asked_of_whoever_wants_no_questions(here: Path) -> None:
    person = Person()
    assert guide(Session(), Question(no_questions=True), person) == Question(no_questions=True)
    assert person.asked == []
