"""What Streamlit runs to draw a page, and what is set apart after the first."""

from __future__ import annotations

import gc
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

import registry.server.entry
from registry.server import memory

ENTRY = Path(registry.server.entry.__file__).parent


@pytest.fixture(autouse=True)
def as_it_was() -> None:
    """What a test sets apart would stay so for the others."""
    memory.settle.cache_clear()


def test_it_is_set_apart_once(monkeypatch: pytest.MonkeyPatch, federation: Path) -> None:
    frozen: list[str] = []
    monkeypatch.setattr(gc, "freeze", lambda: frozen.append("once"))
    monkeypatch.setenv("MUNIMENT_FEDERATION", str(federation))
    for _time in range(3):
        shown = AppTest.from_file(ENTRY / "pages.py", default_timeout=60).run()
        assert not shown.exception
        assert any("1 agreement" in html.proto.body for html in shown.get("html"))
    assert frozen == ["once"]


def test_nothing_else_stands_on_the_path_that_streamlit_adds() -> None:
    assert {path.name for path in ENTRY.glob("*.py")} == {"__init__.py", "pages.py"}
