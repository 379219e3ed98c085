"""What Streamlit runs to draw a page, and what is set apart after the first."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import registry.server.entry
from registry.server import memory
from registry.server.settings import settings

ENTRY = Path(registry.server.entry.__file__).parent


class Collected:
    """Counts what is asked of the garbage collector, and does none of it."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: list[str] = []
        monkeypatch.setattr(memory, "_drawings", count(1))
        monkeypatch.setattr(memory.gc, "collect", lambda: self.asked.append("collect"))
        monkeypatch.setattr(memory.gc, "freeze", lambda: self.asked.append("freeze"))


@pytest.fixture
def collected(monkeypatch: pytest.MonkeyPatch) -> Collected:
    """A server on which no page was drawn yet."""
    return Collected(monkeypatch)


def test_what_the_first_page_loaded_is_set_apart_once(
    collected: Collected, monkeypatch: pytest.MonkeyPatch, federation: Path
) -> None:
    monkeypatch.setenv("MUNIMENT_FEDERATION", str(federation))
    for _time in range(3):
        shown = AppTest.from_file(ENTRY / "pages.py", default_timeout=60).run()
        assert not shown.exception
        assert shown.get("html")
    assert collected.asked == ["collect", "freeze"]


def test_what_pages_leave_behind_is_put_away_now_and_then(collected: Collected) -> None:
    for _drawing in range(3 * memory.EVERY):
        memory.settle()
    assert collected.asked == ["collect", "freeze", *["collect"] * 3]


def test_streamlit_does_not_do_it_after_every_page() -> None:
    assert settings()["runner.postScriptGC"] is False


def test_nothing_else_stands_on_the_path_that_streamlit_adds() -> None:
    assert {path.name for path in ENTRY.glob("*.py")} == {"__init__.py", "pages.py"}
