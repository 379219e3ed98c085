"""`muniment serve` as it is typed."""

from __future__ import annotations

import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from registry import __main__
from registry.cli.main import main


class Served:
    """What was to be served, instead of serving it."""

    def __init__(self) -> None:
        self.asked: tuple[Any, ...] = ()

    def __call__(self, federation: Path | None, host: str, port: int, begun: Callable[[str, bool, Path], None]) -> None:
        self.asked = (federation, host, port)
        begun(f"http://{host}:{port}", host != "127.0.0.1", federation or Path("/copy"))


@pytest.fixture
def typed(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, federation: Path) -> Any:
    """Types a command in a folder of a register: exit code, output, complaints, and what was to be served."""

    def type_(line: str) -> tuple[int, str, str, tuple[Any, ...]]:
        monkeypatch.delenv("MUNIMENT_FEDERATION", raising=False)
        monkeypatch.chdir(federation)
        served = Served()
        with pytest.raises(SystemExit) as stop:
            main(shlex.split(line), serve=served)
        return (int(str(stop.value.code)), *capsys.readouterr(), served.asked)

    return type_


def test_what_is_left_out(typed: Any, federation: Path) -> None:
    code, out, err, asked = typed("serve")
    assert (code, err) == (0, "")
    assert asked == (federation.resolve(), "127.0.0.1", 8501)
    assert out == "Muniment is at http://127.0.0.1:8501\nPress Ctrl-C to stop.\n"


def test_what_is_given(typed: Any, federation: Path) -> None:
    _code, _out, err, asked = typed("serve --federation town --host 192.0.2.1 --port=80")
    assert asked == (federation.resolve() / "town", "192.0.2.1", 80)
    assert err.startswith("Other machines can reach this")


def test_the_sample(typed: Any) -> None:
    _code, out, _err, asked = typed("serve --sample")
    assert asked == (None, "127.0.0.1", 8501)
    assert "It shows a copy of the sample, in /copy, which is removed at the end.\n" in out


def test_the_index_is_made_before_anybody_waits_for_it(typed: Any, federation: Path) -> None:
    typed("serve")
    assert list(federation.glob("**/.muniment/*"))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("serve --port x", "--port: 'x' is not a number from 0 to 65535."),
        ("serve --port 65536", "--port: '65536' is not"), ("serve --port -1", "--port"), ("serve --port ８", "--port"),
        ("serve --port 999999999999", "--port"), ("serve --port=", "--port needs a value"),
        ("serve --host=", "--host needs"), ("serve here", "'here' is one too many."),
        ("serve --prot 1", "There is no option --prot. Did you mean --port?"),
        ("serve --sample --federation town", "--sample and --federation are two different things to show."),
    ],
)  # fmt: skip
def test_what_is_put_wrongly(line: str, said: str, typed: Any) -> None:
    code, out, err, asked = typed(line)
    assert (code, out, asked) == (2, "", ())
    assert err.startswith(said)
    assert "Usage: muniment serve [options]" in err


def test_help(typed: Any) -> None:
    code, out, _err, asked = typed("serve --help")
    assert (code, asked) == (0, ())
    for option in ("--federation PATH", "--sample", "--port PORT", "--host HOST"):
        assert option in out
    assert "muniment serve --sample\n" in out


def test_it_is_listed_and_found(typed: Any) -> None:
    assert "serve  Show the pages" in typed("--help")[1]
    assert "Did you mean serve?" in typed("srve")[2]


def test_a_federation_that_is_not_there(typed: Any) -> None:
    code, _out, err, asked = typed("serve --federation /nowhere")
    assert (code, asked) == (5, ())
    assert "There is nothing at /nowhere." in err


def test_the_command_line_alone_cannot_serve(capsys: pytest.CaptureFixture[str], federation: Path) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["serve", "--federation", str(federation)])
    assert stop.value.code == 70


def test_the_program_hands_it_what_serves(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Any] = []
    monkeypatch.setattr("registry.server.running.serve", lambda *given: asked.append(given))
    monkeypatch.setattr("registry.cli.main.main", lambda serve: serve(None, "h", 1, print))
    monkeypatch.setattr("sys.argv", ["muniment", "serve"])
    __main__.main()
    assert asked == [(None, "h", 1, print)]
