"""The server as a whole, in a process of its own."""

from __future__ import annotations

import json
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from registry import __version__

ROOT = Path(__file__).parents[2]


def run(*given: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """`muniment serve` where it does not come to serving."""
    return subprocess.run(
        [sys.executable, "-m", "registry", "serve", *given],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "HOME": str(folder)},
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_it_says_where_it_is_and_how_to_stop_it(server: Any) -> None:
    assert re.fullmatch(r"Muniment is at http://127\.0\.0\.1:[0-9]+", server.said[0])
    assert server.said[1:] == ["Press Ctrl-C to stop."]


def test_health(server: Any) -> None:
    answer = server.ask("/api/v1/health")
    assert json.loads(answer.text) == {"ok": True, "version": __version__}


@pytest.mark.parametrize(
    ("page", "query", "shown"),
    [
        ("", "", "Do these first"),
        ("agreements", "", "1 agreement"),
        ("agreement", "ref=town/agreement/hub", "s hub – Muniment"),
        ("agreement", "ref=town/agreement/nothing", "not found"),
        ("problems", "", "No problems"),
        ("records", "", "Town Council"),
        ("record", "ref=town/organisation/town", "Town Council"),
        ("accessibility", "", "How it was tested"),
    ],
)
def test_every_page_is_drawn(page: str, query: str, shown: str, server: Any) -> None:
    drawn = server.drawn(page, query)
    assert shown in drawn
    assert "Something went wrong" not in drawn


def test_the_script_of_a_page_is_a_file_of_ours(server: Any) -> None:
    # A browser that is given it as text would have to run what our policy forbids.
    drawn = server.drawn("accessibility")
    path = re.search(r'js_source_path: "([^"]+)"', drawn)
    assert path is not None, drawn[-3000:]
    assert "munimentShown" in server.ask(f"/_stcore/bidi-components/muniment.announce/{path[1]}").text


def test_a_browser_is_told_of_a_page_that_is_not_there(server: Any) -> None:
    answer = server.ask("/nonsense", Accept="text/html")
    assert answer.status == 404
    assert "<h1>There is no page here</h1>" in answer.text


def test_a_slash_too_many_is_forgiven(server: Any) -> None:
    answer = server.ask("/problems/?x=1")
    assert (answer.status, answer.headers["location"]) == (301, "/problems?x=1")


@pytest.mark.parametrize("path", ["/_stcore/agent/interact", "/_stcore/agent/mcp", "/_stcore/script-health-check"])
def test_nothing_but_a_browser_drives_the_pages(path: str, server: Any) -> None:
    assert server.ask(path, "POST").status == 404


def test_an_upload_without_a_token_is_refused(server: Any) -> None:
    assert server.ask("/_stcore/upload_file/x/y", "PUT").status in (400, 403)


@pytest.mark.parametrize("origin", ["http://evil.example", "http://localhost:1", "null"])
def test_no_other_page_opens_a_connection(origin: str, server: Any) -> None:
    with pytest.raises(InvalidStatus):
        connect(f"ws://{server.host}/_stcore/stream", origin=origin)


def test_readers_who_go_away_leave_nothing_in_the_log(server: Any) -> None:
    for _time in range(5):
        line = connect(f"ws://{server.host}/_stcore/stream", origin=server.address)
        line.socket.close()
        with socket.create_connection(tuple(server.host.split(":"))) as half:
            half.sendall(b"GET / HTTP/1.1\r\nHost: ")
    assert server.ask("/api/v1/health").status == 200


def test_the_sample_is_a_copy_that_is_removed_at_the_end(start: Any, tmp_path: Path) -> None:
    server = start("--sample", "--port", "0", folder=tmp_path)
    place = re.search(r"in (/.+), which is removed", server.said[1])
    assert place is not None
    copy = Path(place[1])
    assert (copy / "federation.yaml").read_bytes() == (ROOT / "agreements" / "federation.yaml").read_bytes()
    assert not (copy / ".muniment").exists()
    # Somebody is reading while it is told to stop.
    with connect(f"ws://{server.host}/_stcore/stream", origin=server.address):
        assert server.stop(signal.SIGTERM) == 0
    assert not copy.parent.exists()
    assert server.log.read_text() == ""


def test_the_end_of_a_terminal_is_a_quiet_end_too(start: Any, federation: Path, tmp_path: Path) -> None:
    server = start("--federation", str(federation), "--port", "0", folder=tmp_path)
    assert server.stop(signal.SIGHUP) == 0
    assert server.log.read_text() == ""


def test_it_warns_where_others_can_reach_it(start: Any, federation: Path, tmp_path: Path) -> None:
    server = start("--federation", str(federation), "--port", "0", "--host", "0.0.0.0", folder=tmp_path)
    assert server.address.startswith("http://127.0.0.1:")
    assert server.ask("/api/v1/health").status == 200
    assert server.ask("/api/v1/health", Host="town.example").status == 421
    assert server.stop() == 0
    assert "no sign-in yet: whoever can reach this can read everything" in server.log.read_text()


def test_a_port_in_use_is_said_plainly(server: Any, federation: Path, tmp_path: Path) -> None:
    port = server.host.partition(":")[2]
    done = run("--federation", str(federation), "--port", port, folder=tmp_path)
    assert (done.returncode, done.stdout) == (6, "")
    said, fix = done.stderr.splitlines()
    assert said == f"Port {port} is in use already, perhaps by another `muniment serve`."
    assert re.fullmatch(r"  Stop that, or choose another port: `muniment serve --port [0-9]+`\.", fix)


@pytest.mark.parametrize("host", ["192.0.2.77", "no-such-name.invalid"])
def test_an_address_of_another_machine_is_said_plainly(host: str, federation: Path, tmp_path: Path) -> None:
    done = run("--federation", str(federation), "--port", "0", "--host", host, folder=tmp_path)
    assert done.returncode == 6
    assert done.stderr.startswith(f"This machine has no address {host}.\n")


def test_no_register_is_said_before_anything_is_served(tmp_path: Path) -> None:
    done = run(folder=tmp_path)
    assert (done.returncode, done.stdout) == (5, "")
    assert "federation.yaml" in done.stderr
