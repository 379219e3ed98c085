"""`muniment serve` in a process of its own, started and stopped by whatever test needs one."""

from __future__ import annotations

import ctypes
import http.client
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

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
        # Files that readers bring stay with the test.
        state = {"MUNIMENT_STATE": str(folder / "state")}
        path = {} if command[0] != sys.executable else {"PYTHONPATH": str(ROOT)}
        self.log = folder / "log.txt"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [*command, "serve", *given],
                cwd=folder,
                env=left | state | path,
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
