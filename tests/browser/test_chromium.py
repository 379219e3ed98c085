"""Where there is no browser, one line says what to install."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser import chromium

SETUP = Path(__file__).parents[2] / ".ci" / "setup"


def program(place: Path, name: str) -> Path:
    """A program that does nothing."""
    path = place / name
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


@pytest.mark.parametrize("name", ["chromium", "chromium-browser", "google-chrome"])
def test_whatever_it_is_called_it_is_found(tmp_path: Path, name: str) -> None:
    assert chromium.executable({"PATH": str(tmp_path / "none")} | {"PATH": str(program(tmp_path, name).parent)})


def test_a_browser_can_be_named(tmp_path: Path) -> None:
    own = program(tmp_path, "my-own")
    assert chromium.executable({"PATH": "", "CHROMIUM": str(own)}) == str(own)


def test_where_there_is_none_one_line_says_what_to_install(tmp_path: Path) -> None:
    with pytest.raises(chromium.Missing) as missing:
        chromium.executable({"PATH": str(tmp_path)})
    said = str(missing.value)
    assert "apt-get install -y --no-install-recommends chromium fonts-liberation" in said
    assert "\n" not in said


@pytest.mark.parametrize("named", ["no-such-program", "."])
def test_where_the_one_that_is_named_is_none_that_is_said(tmp_path: Path, named: str) -> None:
    with pytest.raises(chromium.Missing, match="CHROMIUM names"):
        chromium.executable({"CHROMIUM": str(tmp_path / named)})


def test_setting_up_looks_for_the_same_and_installs_the_same() -> None:
    said = SETUP.read_text()
    assert chromium.INSTALL in said
    assert all(name in said for name in chromium.NAMES)
