"""`muniment pull` as typed: a line a register, what to do about those that were not fetched, and the exit code."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

Run = Callable[..., SimpleNamespace]


@pytest.fixture
def region(tmp_path: Path, upstream: Any) -> SimpleNamespace:
    """A federation of two registers that are kept elsewhere."""
    sources = {name: upstream(name) for name in ("eastvale", "west")}
    root = tmp_path / "region"
    root.mkdir()
    lines = [f"  - register: {name}\n    source: {source.url}\n" for name, source in sources.items()]
    (root / "federation.yaml").write_text("title: Region\nregisters:\n" + "".join(lines))
    return SimpleNamespace(root=root, **sources)


def test_what_is_not_approved_is_said_with_what_to_type(muniment: Run, region: Any) -> None:
    said = muniment("muniment pull", region.root)
    assert (said.code, said.err) == (6, "")
    assert said.out == (
        "eastvale  not approved, so not fetched\n"
        "west      not approved, so not fetched\n"
        "\n"
        f"eastvale would come from {region.eastvale.url}\n"
        "    If you trust that address: muniment pull --approve eastvale\n"
        f"west would come from {region.west.url}\n"
        "    If you trust that address: muniment pull --approve west\n"
    )


def test_a_line_a_register(muniment: Run, region: Any) -> None:
    first = {name: getattr(region, name).git("rev-parse", "main")[:7] for name in ("eastvale", "west")}
    said = muniment("muniment pull --approve eastvale --approve west", region.root)
    assert (said.code, said.err) == (0, "")
    assert said.out == f"eastvale  fetched: commit {first['eastvale']}\nwest      fetched: commit {first['west']}\n"
    region.eastvale.record("agreement/more")
    newest = region.eastvale.commit()[:7]
    shutil.rmtree(region.west.place)
    said = muniment("muniment pull", region.root)
    assert (said.code, said.err) == (6, "")
    fetched, kept = said.out.splitlines()
    assert fetched == f"eastvale  fetched: commit {newest}, instead of {first['eastvale']}"
    assert kept.startswith("west      shown as it was on ")
    assert kept.endswith(
        f", commit {first['west']}, because there is no repository at its address, or you may not read it"
    )
    assert muniment("muniment pull eastvale", region.root).out == f"eastvale  unchanged: commit {newest}\n"


def test_the_list_says_where_each_comes_from(muniment: Run, region: Any, own_folder: Path) -> None:
    muniment("muniment pull --approve eastvale", region.root)
    said = muniment("muniment pull --list", region.root)
    assert (said.code, said.err) == (0, "")
    lines = said.out.splitlines()
    assert lines[0].startswith(f"eastvale  commit {region.eastvale.git('rev-parse', 'main')[:7]}, fetched on ")
    assert lines[0].endswith("(looked for newer today)")
    assert lines[1:3] == [
        f"          {region.eastvale.url} (HEAD)",
        f"          the folder {region.eastvale.place} on this computer: approved",
    ]
    assert "west      not approved, so not fetched" in lines
    assert lines[-1].startswith("Approvals are yours alone, in ")


def test_warnings_stand_below_the_register(muniment: Run, region: Any) -> None:
    muniment("muniment pull --approve eastvale", region.root)
    region.eastvale.record("agreement/other")
    region.eastvale.files["agreements/link.yaml"] = ("link", "/etc/passwd")
    region.eastvale.commit(parent=None)
    said = muniment("muniment pull eastvale", region.root)
    assert said.code == 0
    lines = said.out.splitlines()
    assert lines[1].startswith("          The history of eastvale was rewritten: commit ")
    assert lines[2] == "          1 link became a plain file: agreements/link.yaml."


def test_json_says_the_same(muniment: Run, region: Any) -> None:
    said = muniment("muniment pull --approve eastvale --format json", region.root)
    (row,) = json.loads(said.out)["rows"]
    assert (row["register"], row["state"], row["approved"]) == ("eastvale", "fetched", True)
    assert row["commit"] == region.eastvale.git("rev-parse", "main")


def test_validate_says_in_one_line_what_was_read(muniment: Run, region: Any) -> None:
    muniment("muniment pull --approve eastvale --approve west", region.root)
    short = {name: getattr(region, name).git("rev-parse", "main")[:7] for name in ("eastvale", "west")}
    line = f"Read from copies: eastvale at commit {short['eastvale']} and west at commit {short['west']}."
    for _again in range(2):
        said = muniment("muniment validate", region.root)
        assert (said.code, said.err) == (0, "")
        assert said.out.splitlines() == ["No problems in Region. 2 records loaded.", line]
    shown = muniment("muniment show eastvale/agreement/hub", region.root)
    assert f"Read from copies: eastvale at commit {short['eastvale']}." in shown.out


@pytest.mark.parametrize("typed", ["validate", "list", "show eastvale/agreement/hub", "refs eastvale/agreement/hub"])
def test_every_answer_says_where_a_copy_is_older_than_it_might_be(typed: str, muniment: Run, region: Any) -> None:
    muniment("muniment pull --approve eastvale --approve west", region.root)
    shutil.rmtree(region.eastvale.place)
    muniment("muniment pull", region.root)
    for _again in range(2):
        said = muniment(f"muniment {typed}", region.root)
        assert said.err.startswith("eastvale is shown as it was on ")
        assert said.err.count("\n") == 1


def test_where_nothing_is_kept_elsewhere_nothing_is_said(muniment: Run, northmoor: Path, own_folder: Path) -> None:
    said = muniment("muniment pull", northmoor)
    assert (said.code, said.out) == (0, "There is nothing to fetch: every register lies in a folder here.\n")
    assert "Read from copies" not in muniment("muniment validate", northmoor).out


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("pull wset", "Did you mean west?"),
        ("pull --approve", "needs a value"),
        ("pull --approve west=https://git.example/other.git", "gives another address"),
    ],
)
def test_a_command_put_wrongly_fetches_nothing(typed: str, said: str, muniment: Run, region: Any) -> None:
    answer = muniment(f"muniment {typed}", region.root)
    assert (answer.code, answer.out) == (2, "")
    assert said in answer.err
    assert not (region.root / "federation.lock").exists()


def test_nothing_from_elsewhere_can_write_to_the_terminal(muniment: Run, region: Any) -> None:
    region.eastvale.files["register.yaml"] = 'id: "\\e[2J\\e]0;owned\\a"\ntitle: "\\e[31m"\nformat: 1\n'
    region.eastvale.files["a\x1b[2J"] = ("link", "\x1b[31m")
    region.eastvale.commit()
    region.west.files["\x1b[2J"] = ("link", "x")
    region.west.commit()
    said = muniment("muniment pull --approve eastvale --approve west", region.root)
    assert not {c for c in said.out + said.err if c != "\n" and not c.isprintable()}


MAIN = "from registry.cli.main import main; main()"


def test_at_a_terminal_a_person_is_asked_and_shown_the_address(process: Run, region: Any, own_folder: Path) -> None:
    asked = {"terminals": "stdin stdout stderr", "keys": b"yes\nno\n", "NO_COLOR": "1"}
    shown = process("-c", MAIN, "pull", folder=region.root, **asked)
    assert shown.code == 6
    words = " ".join(shown.shown.split())
    assert f"eastvale would be fetched with git from {region.eastvale.url} which leads to the folder" in words
    assert "[no]" in words
    assert "west not approved, so not fetched" in words
    assert "eastvale fetched: commit" in words


def test_where_nobody_can_answer_nothing_is_asked(process: Run, region: Any) -> None:
    said = process("-c", MAIN, "pull", keys=b"yes\nyes\n", folder=region.root)
    assert (said.code, said.shown) == (6, "")
    assert "not approved, so not fetched" in said.out
