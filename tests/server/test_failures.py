"""Our own defects: the log has everything, and whoever met one has a reference and plain words."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.routing import Route
from starlette.websockets import WebSocketDisconnect

from registry.server import failures
from registry.server.failures import Failures

REFERENCE = re.compile(r"Reference ([A-Z]{2}[0-9]{2})")


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> Iterator[StringIO]:
    """The log, kept as the server does, for as long as a test takes."""
    for name in ("muniment", *failures._NOT_FAILURES):
        monkeypatch.setattr(logging.getLogger(name), "filters", [])
    place = StringIO()
    failures.keep_log(place)
    yield place
    logging.getLogger("muniment").handlers = []
    logging.getLogger("muniment").propagate = True


async def breaks(_request: Request) -> Any:
    """A route that fails."""
    raise LookupError("the very secret reason")


def test_a_failure_is_told_plainly_and_logged_wholly(call: Any, log: StringIO) -> None:
    app = Failures(Starlette(routes=[Route("/x", breaks)]))
    start, body = call(app, "/x")
    assert start["status"] == 500
    said, logged = body["body"].decode(), log.getvalue()
    assert said.startswith("Something went wrong at our end. Reference ")
    assert "secret" not in said
    found = REFERENCE.search(said)
    assert found is not None
    assert f"ERROR Reference {found[1]}, http /x" in logged
    assert "Traceback" in logged
    assert "the very secret reason" in logged
    assert logged.count("Traceback") == 1


def test_a_failure_after_the_answer_began_ends_it(call: Any, log: StringIO) -> None:
    async def late(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise LookupError

    assert [message["type"] for message in call(Failures(late))] == ["http.response.start"]
    assert REFERENCE.search(log.getvalue())


def test_a_failure_of_a_websocket_is_told(call: Any, log: StringIO) -> None:
    async def early(scope: Any, receive: Any, send: Any) -> None:
        raise LookupError

    assert call(Failures(early), kind="websocket")[0]["status"] == 500
    assert "websocket /" in log.getvalue()


def test_an_answer_that_says_500_by_itself_is_let_through(call: Any, log: StringIO) -> None:
    async def says(scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 500, "headers": []})
        await send({"type": "http.response.body", "body": b"words"})

    assert [message.get("body") for message in call(Failures(says))] == [None, b"words"]
    assert log.getvalue() == ""


def test_whoever_goes_away_is_no_failure(call: Any, log: StringIO) -> None:
    async def gone(scope: Any, receive: Any, send: Any) -> None:
        raise WebSocketDisconnect

    assert call(Failures(gone), kind="websocket") == []
    assert log.getvalue() == ""


def test_starting_and_stopping_are_let_through(call: Any, through: Any) -> None:
    call(Failures(through), kind="lifespan")
    assert through.paths == ["/"]


def test_a_line_of_the_log_cannot_be_forged(log: StringIO) -> None:
    failures.logged(ValueError("\x1b[2Jx\n2026-11-22 12:00:00 ERROR all is well\r"), "page")
    lines = log.getvalue().splitlines()
    assert len([line for line in lines if not line.startswith("    ")]) == 1
    assert "\\u001b[2Jx" in "".join(lines)
    assert not any(ord(character) < 32 or 127 <= ord(character) < 160 for line in lines for character in line)


def test_what_others_say_of_the_same_failure_is_left_out(log: StringIO) -> None:
    for name, words in failures._NOT_FAILURES.items():
        for said in (words, "something else"):
            record = logging.LogRecord(name, logging.ERROR, "", 0, said, (), None)
            assert bool(logging.getLogger(name).filter(record)) is (said != words)


def test_a_page_that_fails_says_so_and_nothing_of_why(log: StringIO, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr("streamlit.error", shown.append)
    assert failures.on_page(LookupError("secret")) is True
    assert REFERENCE.search(shown[0])
    assert "secret" not in shown[0]


def test_references_are_easy_to_read_out(log: StringIO) -> None:
    given = {failures.logged(ValueError(), "x") for _time in range(300)}
    assert len(given) > 250
    assert not set("".join(given)) & set("IOQ01")
