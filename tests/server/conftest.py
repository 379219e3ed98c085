"""A real server in a process of its own, one for all tests; and a way to ask an application without any server."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.server.process import Server, healthy


@pytest.fixture(scope="session")
def federation(tmp_path_factory: pytest.TempPathFactory, registers_in: Any) -> Path:
    """A federation with a record of each page."""
    registers = registers_in(tmp_path_factory.mktemp("federation"))
    registers.federation("town")
    registers.record("town/organisation/town", status="active", title="Town Council")
    registers.record("town/agreement/hub", title="Children's hub", lead="town")
    return Path(registers.root)


@pytest.fixture(scope="session")
def server(federation: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for every test that only asks it things. When it stops, nothing may have gone wrong in it."""
    folder = tmp_path_factory.mktemp("server")
    # Wherever it is started, it is set up by its own package alone.
    (folder / ".streamlit").mkdir()
    (folder / ".streamlit" / "config.toml").write_text('[server]\nenableAgentApi = true\n[theme]\nbase = "dark"\n')
    started = Server("--federation", str(federation), "--port", "0", folder=folder)
    try:
        assert healthy(started)
        yield started
    finally:
        code = started.stop()
    log = started.log.read_text()
    assert (code, log) == (0, ""), log


@pytest.fixture(scope="session")
def start() -> type[Server]:
    """Starts a server of a test's own: `start("--sample", folder=tmp_path)`."""
    return Server


Called = Callable[..., list[dict[str, Any]]]


@pytest.fixture
def call() -> Called:
    """Calls an application with one request, and gives the messages that it sends."""

    def called(app: Any, path: str = "/", kind: str = "http", **given: Any) -> list[dict[str, Any]]:
        headers = {"host": "127.0.0.1:8501"} | given.pop("headers", {})
        scope = {
            "type": kind,
            "path": path,
            "raw_path": path.encode(),
            "root_path": "",
            "query_string": b"",
            "method": "GET",
            "scheme": "http",
            "http_version": "1.1",
            "headers": [(name.encode(), value.encode()) for name, value in headers.items() if value is not None],
            "server": ("127.0.0.1", 8501),
            "client": ("127.0.0.1", 40000),
            "extensions": {"websocket.http.response": {}},
        } | given
        sent: list[dict[str, Any]] = []
        to_receive = [{"type": "http.request" if kind == "http" else "websocket.connect"}]

        async def receive() -> dict[str, Any]:
            if not to_receive:
                await asyncio.Event().wait()  # Whoever asked stays.
            return to_receive.pop()

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        asyncio.run(app(scope, receive, send))
        return sent

    return called


class Through:
    """An application that says what it was let in for."""

    def __init__(self) -> None:
        self.paths: list[str] = []

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.paths.append(scope["path"])
        kind = "websocket.accept" if scope["type"] == "websocket" else "http.response.start"
        await send({"type": kind, "status": 200, "headers": [(b"server", b"x"), (b"x-frame-options", b"ALLOWALL")]})
        if scope["type"] == "http":
            await send({"type": "http.response.body", "body": b"through"})


@pytest.fixture
def through() -> Through:
    """Stands behind whatever is tried."""
    return Through()
