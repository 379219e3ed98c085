"""A real server in a process of its own, one for all tests; and a way to ask an application without any server."""

from __future__ import annotations

import asyncio
import ctypes
import http.client
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

ROOT = Path(__file__).parents[2]
_COMMAND = (sys.executable, "-m", "registry")


class Answer:
    """What came back over HTTP."""

    def __init__(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.status = status
        self.headers = headers
        self.text = body.decode(errors="replace")


def _not_without_us() -> None:
    """Have the kernel stop this process when the tests are killed, and can no longer do so."""
    pr_set_pdeathsig = 1
    ctypes.CDLL(None).prctl(pr_set_pdeathsig, signal.SIGTERM)


class Server:
    """`muniment serve` in a process of its own."""

    def __init__(self, *given: str, folder: Path, command: tuple[str, ...] = _COMMAND) -> None:
        left = {name: value for name, value in os.environ.items() if not name.startswith(("MUNIMENT_", "STREAMLIT_"))}
        path = {} if command[0] != sys.executable else {"PYTHONPATH": str(ROOT)}
        self.log = folder / "log.txt"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [*command, "serve", *given],
                cwd=folder,
                env=left | path,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                start_new_session=True,
                preexec_fn=_not_without_us,
            )
        assert self.process.stdout is not None
        self.said = []
        for line in self.process.stdout:
            self.said.append(line.rstrip())
            if "Ctrl-C" in line:
                break
        else:
            self.stop()
            raise AssertionError(self.log.read_text())
        self.address = self.said[0].rpartition(" ")[2]
        self.host = urlsplit(self.address).netloc

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """One request, sent as it is; `Host` may be another than ours."""
        line = http.client.HTTPConnection(self.host, timeout=20)
        try:
            line.putrequest(method, path, skip_host="Host" in headers)
            for name, value in headers.items():
                line.putheader(name.replace("_", "-"), value)
            line.endheaders()
            answer = line.getresponse()
            named = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, named, answer.read())
        finally:
            line.close()

    def drawn(self, page: str, query: str = "") -> str:
        """Everything that the server sends to draw a page, as text."""
        origin: Any = self.address
        with connect(f"ws://{self.host}/_stcore/stream", origin=origin, max_size=None) as line:
            asked = BackMsg()
            asked.rerun_script.page_name = page
            asked.rerun_script.query_string = query
            line.send(asked.SerializeToString())
            shown = []
            while True:
                told = ForwardMsg.FromString(line.recv(timeout=60))
                shown.append(str(told))
                if told.WhichOneof("type") == "script_finished":
                    return "".join(shown)

    def stop(self, how: int = signal.SIGINT) -> int:
        """Tell it to stop, and wait until it has; its exit code."""
        self.process.send_signal(how)
        try:
            return self.process.wait(20)
        finally:
            self.process.kill()
            self.process.communicate()


def healthy(server: Server) -> bool:
    """Whether it says that it is well, within a while."""
    end = time.monotonic() + 20
    while time.monotonic() < end:
        if server.ask("/api/v1/health").status == 200:
            return True
        time.sleep(0.05)
    return False


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
