"""Approvals: one person's, for one address of one register, kept where no federation can reach."""

from __future__ import annotations

import stat
from datetime import UTC, datetime
from pathlib import Path

import pytest

from registry.errors import InputOutputError, UsageError
from registry.parse import parse
from registry.sources.address import Address
from registry.sources.approvals import Approvals, folder

NOW = datetime(2026, 11, 3, 9, 30, tzinfo=UTC)
URL = "https://git.example/northmoor.git"


def approve(register: str, url: str) -> None:
    Approvals().add(register, Address.read(url), NOW)


def test_nothing_is_approved_at_first(own_folder: Path) -> None:
    assert not Approvals().has("northmoor", URL)
    assert not own_folder.exists(), "asking writes nothing"


def test_an_approval_is_for_one_address_of_one_register(own_folder: Path) -> None:
    approve("northmoor", URL)
    kept = Approvals()
    assert kept.has("northmoor", URL)
    others = [("eastvale", URL), *(("northmoor", url) for url in (f"{URL}/", URL[:-4], URL.upper(), "", f"{URL} "))]
    assert not any(kept.has(register, url) for register, url in others)


def test_approvals_are_added_up_and_the_latest_is_known(own_folder: Path) -> None:
    approve("northmoor", URL)
    approve("eastvale", "git@git.example:eastvale.git")
    Approvals().add("northmoor", Address.read("https://new.example/x"), datetime(2026, 12, 1, tzinfo=UTC))
    approve("northmoor", URL)
    assert Approvals().others("northmoor") == [URL, "https://new.example/x"]


def test_the_file_can_be_read_by_its_person_alone_and_says_what_it_is(own_folder: Path) -> None:
    approve("northmoor", URL)
    file = own_folder / "approved.yaml"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(own_folder.stat().st_mode) == 0o700
    data, problems = parse(file.read_bytes())
    assert not problems
    assert data == {"approved": [{"register": "northmoor", "url": URL, "approved": "2026-11-03T09:30Z"}]}
    assert file.read_text().startswith("#")


@pytest.mark.parametrize("register", ["1e3", "on", "010", "0x1f"])
def test_a_register_of_any_name_is_read_back(register: str, own_folder: Path) -> None:
    approve(register, URL)
    assert Approvals().has(register, URL)


@pytest.mark.parametrize(
    "text",
    ["approved: northmoor\n", "- a\n", "approved:\n  - northmoor\n", "approved: [{register: a}]\n", "{", "", "\0"],
)
def test_a_file_that_is_not_a_list_of_approvals_approves_nothing_and_is_not_written_over(
    text: str, own_folder: Path
) -> None:
    own_folder.mkdir()
    file = own_folder / "approved.yaml"
    file.write_text(text)
    with pytest.raises(InputOutputError, match="nothing counts as approved"):
        Approvals()
    assert file.read_text() == text


def test_what_is_approved_while_another_approves_is_not_lost(own_folder: Path) -> None:
    first, second = Approvals(), Approvals()
    first.add("northmoor", Address.read(URL), NOW)
    second.add("eastvale", Address.read(URL), NOW)
    assert Approvals().has("northmoor", URL)
    assert Approvals().has("eastvale", URL)


def test_a_folder_that_cannot_be_written_is_said(own_folder: Path) -> None:
    own_folder.write_text("a file")
    with pytest.raises(InputOutputError):
        approve("northmoor", URL)


@pytest.mark.parametrize("said", ["config", "./config", "../config"])
def test_approvals_are_not_read_from_wherever_one_stands(said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where one stands may be a federation that somebody sent."""
    monkeypatch.setenv("MUNIMENT_CONFIG", said)
    with pytest.raises(UsageError, match="MUNIMENT_CONFIG"):
        folder()


@pytest.mark.parametrize(
    ("given", "expected"),
    [("/etc/person", "/etc/person/muniment"), ("relative", "{home}/.config/muniment"), ("", "{home}/.config/muniment")],
)
def test_the_configuration_folder_is_the_systems_own(
    given: str, expected: str, own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MUNIMENT_CONFIG")
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CONFIG_HOME", given)
    assert str(folder()) == expected.format(home=Path.home())
