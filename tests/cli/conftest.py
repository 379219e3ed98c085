"""What the tests of the command line share: typing a command, here or in a real process at a real terminal."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from registry.cli.main import main
from registry.write import formatted

Run = Callable[..., SimpleNamespace]


@pytest.fixture
def muniment(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Types a command in a folder; gives its exit code and what it printed."""

    def run(typed: str, folder: Path) -> SimpleNamespace:
        monkeypatch.chdir(folder)
        with pytest.raises(SystemExit) as stop:
            main(shlex.split(typed)[1:])
        out, err = capsys.readouterr()
        return SimpleNamespace(code=stop.value.code, out=out, err=err)

    return run


@pytest.fixture
def northmoor(registers: Any) -> Path:
    """The register that the examples in the help are about."""
    registers.record("northmoor/organisation/northmoor", register="northmoor", status="active")
    registers.record("northmoor/agreement/mash")
    registers.record(
        "northmoor/agreement/childrens-hub",
        status="in-force",
        lead="northmoor",
        dates={"review_due": "2026-01-01"},
        parties=[{"id": "council", "organisation": "northmoor"}],
    )
    registers.record(
        "northmoor/vocabulary/social-care",
        model="integration",
        publisher="northmoor",
        terms=[{"id": "person", "label": "Person"}, {"id": "client", "label": "Client", "parent": "person"}],
    )
    registers.record("northmoor/organisation/eastvale", status="active")
    registers.record(
        "northmoor/vocabulary/attendance-extract",
        model="application",
        publisher="northmoor",
        terms=[
            {"id": "mark", "label": "Mark", "codes": [{"id": "present", "code": "/"}]},
            {"id": "service-user", "label": "Service user"},
        ],
    )
    registers.record(
        "northmoor/vocabulary/customer-words",
        model="application",
        publisher="eastvale",
        terms=[{"id": "customer", "label": "Customer"}],
    )
    for file in registers.root.glob("northmoor/*/*.yaml"):
        file.write_bytes(formatted(file.read_bytes()))
    return Path(registers.root) / "northmoor"


@pytest.fixture
def process(tmp_path: Path) -> Run:
    """Runs Python in a process of its own.

    `terminals` says which of stdin, stdout and stderr are a terminal; the others are pipes. `keys` is what is typed
    there, or comes through the pipe. Gives the exit code, what was shown on the terminal, and what was piped out.
    """

    def run(
        *arguments: str, terminals: str = "", keys: bytes = b"", folder: Path = tmp_path, **environment: str
    ) -> SimpleNamespace:
        left = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR", "TERM"}}
        ours, theirs = os.openpty()
        streams: dict[str, Any] = {
            name: theirs if name in terminals else subprocess.PIPE for name in ("stdin", "stdout", "stderr")
        }
        started = subprocess.Popen(
            [sys.executable, *arguments],
            cwd=folder,
            env=left | {"PYTHONPATH": str(Path(__file__).parents[2]), "TERM": "xterm"} | environment,
            **streams,
        )
        os.close(theirs)
        if "stdin" in terminals:
            os.write(ours, keys)
        out, err = started.communicate(None if "stdin" in terminals else keys, timeout=60)
        shown = _all(ours)
        return SimpleNamespace(
            code=started.returncode, shown=shown, out=(out or b"").decode(), err=(err or b"").decode()
        )

    return run


def _all(terminal: int) -> str:
    """Everything shown on a terminal that nobody writes to any more."""
    shown = b""
    try:
        while more := os.read(terminal, 100_000):
            shown += more
    except OSError:  # How Linux says that the other end is closed.
        pass
    os.close(terminal)
    return shown.decode(errors="replace")
