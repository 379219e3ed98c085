"""The shell that a browser loads before any page is drawn."""

from __future__ import annotations

import re
from typing import Any

import pytest
from starlette.routing import Router

from registry.server import front
from registry.ui import app


@pytest.fixture
def shell(call: Any) -> str:
    """The document at the address of every page."""
    routes = Router(front.routes(app.addresses()))
    found = {call(routes, path)[1]["body"].decode() for path in app.addresses()}
    assert len(found) == 1
    return found.pop()


def test_no_script_and_no_style_is_written_into_it(shell: str) -> None:
    assert re.findall(r"<script([^>]*)>([^<]+)</script>", shell) == []
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", shell))
    assert "<style" not in shell
    assert " on" not in "".join(re.findall(r"<[^>]*>", shell)).replace(" only", "")


def test_it_loads_streamlits_program_and_nothing_that_is_not_there(shell: str) -> None:
    wanted = {f"/{path}" for path in re.findall(r'(?:src|href)="\./([^"]*)"', shell)}
    ours = {"/start.js", "/favicon.png"}
    assert wanted - ours <= set(front.program())
    assert any(path.endswith(".css") for path in wanted)
    assert len([tag for tag in re.findall(r"<script[^>]*>", shell) if "module" in tag]) == 1
    assert re.findall(r'(?:src|href)="(?!\./)', shell) == []


def test_it_is_ours(shell: str) -> None:
    assert "<title>Muniment</title>" in shell
    assert "Muniment needs JavaScript" in shell
    assert "agent" not in shell


def test_there_is_a_page_at_each_address() -> None:
    assert {"/", "/agreement", "/record", "/accessibility"} <= app.addresses()
    assert all(re.fullmatch("/[a-z-]*", address) for address in app.addresses())


@pytest.mark.parametrize(
    ("path", "start"),
    [("/favicon.png", b"\x89PNG"), ("/favicon.ico", b"\x89PNG"), ("/favicon.svg", b"<svg"), ("/start.js", b"//")],
)
def test_our_own_files_are_served(path: str, start: bytes, call: Any) -> None:
    sent = call(Router(front.routes(frozenset("/"))), path)
    assert b"".join(message.get("body", b"") for message in sent).startswith(start)
