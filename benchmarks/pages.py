"""What people wait for at the pages while others read too, against the same server with Streamlit's own settings."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from urllib.parse import urlencode

from benchmarks import people
from benchmarks.beside import ROOT
from benchmarks.people import Visit, Waited
from benchmarks.row import Row, seconds
from registry.session import Session
from registry.ui.app import addresses
from registry.verbs.checks import gaps
from registry.verbs.opening import opened

_AS_STREAMLIT_IS = """
import sys
from registry.server import memory, settings
memory.settle = lambda: None
ours = settings.settings
settings.settings = lambda: {name: value for name, value in ours().items() if name != "runner.postScriptGC"}
from registry.__main__ import main
sys.exit(main())
"""
"""Our server without what we do about the memory that stays."""

_LIST, _AGREEMENT, _WORK = "agreements", "an agreement", "your work"
_JUDGED: dict[str, tuple[str, ...]] = {
    "gaps": (
        "", "severity=critical", "severity=critical&severity=high&kind=agreement", "outcome=cannot-tell",
        "sort=organisation", "sort=age",
    ),
    "clocks": ("", "kind=breach", "view=week", "kind=rights-request", "view=done"),
    "reviews": ("", "view=timeline", "view=list", "window=30"),
    "coverage": ("", "status=no-record", "duty=uk-gdpr-a30"),
}  # fmt: skip
"""Pages that every record is judged for, or asked the day of: what their addresses ask."""

_FINDING, _WHY = "a finding", "why a record passes"
_WORDS = ("", "q=safeguarding", "q=school", "status=in-force", "q=police", "q=review")
_MOST_RERUN = 300_000
_MANY, _CROWD = 50, 200
_THEIRS = "Streamlit's own settings"
_AT_ONCE = (0.05, 0.1)
"""Seconds that somebody looks at a page who only passes through."""
_ARRIVED, _ALONE, _ROUNDS = 6, 20, 2
"""How often one goes round the pages before anything is counted, when alone, and when with others."""


@dataclass(slots=True)
class Server:
    """`muniment serve` in a process of its own."""

    address: str
    process: subprocess.Popen[str]

    @property
    def memory(self) -> int:
        """The memory it has now, in bytes."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(status.partition("VmRSS:")[2].split()[0]) * 1024

    @property
    def cpu(self) -> float:
        """The CPU time it has taken up to now, in seconds."""
        fields = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@contextmanager
def serving(federation: Path, *, as_streamlit_is: bool = False) -> Iterator[Server]:
    """A server of a federation, for as long as it is asked."""
    program = ["-c", _AS_STREAMLIT_IS] if as_streamlit_is else ["-m", "registry"]
    command = [sys.executable, *program, "serve", "--federation", str(federation), "--port", "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            first = process.stdout.readline()
            if "http://" not in first:
                raise SystemExit("the server did not start")
            yield Server(first.split()[-1], process)
        finally:
            process.terminate()


def walks(federation: Path) -> dict[str, list[Visit]]:
    """The addresses that people go round, by page."""
    files = islice(sorted(federation.glob("*/agreements/*.yaml")), 200)
    refs = [f"{file.parts[-3]}/agreement/{file.stem}" for file in files]
    has_own_list = "/agreements" in addresses()
    found: dict[str, list[Visit]] = {
        _LIST: [("agreements" if has_own_list else "", words) for words in _WORDS],
        _AGREEMENT: [("agreement", f"ref={ref}") for ref in refs],
    }
    if not has_own_list:
        return found
    judged = {page: [(page, asked) for asked in several] for page, several in _JUDGED.items()}
    session = Session(federation=federation)
    findings = gaps.run(session, gaps.Question(limit="200")).rows
    opened(session).engine.close()
    some = {_FINDING: [("finding", urlencode({"id": each.fingerprint})) for each in findings]} if findings else {}
    return found | {_WORK: [("", "")]} | judged | some | {_WHY: [("why", f"ref={ref}") for ref in refs]}


def reruns(federation: Path, called: str, crowds: Sequence[int]) -> Iterator[Row]:
    """For each number of people: how long each page takes, its size, and what it costs the server."""
    asked = walks(federation)
    for crowd in crowds:
        # One after the other on the same machine within a minute: what else it does moves both.
        ours = _read(federation, crowd, asked, as_streamlit_is=False)
        theirs = _read(federation, crowd, asked, as_streamlit_is=True)
        yield from _waits(called, crowd, ours.waited, theirs.waited)
        yield from _costs(called, crowd, ours, theirs)


@dataclass(frozen=True, slots=True)
class _Reading:
    """What people waited for, and what it cost the server: CPU seconds for each page, bytes of memory at the end."""

    waited: Waited
    cpu: float
    memory: int


def _read(federation: Path, crowd: int, asked: Mapping[str, Sequence[Visit]], *, as_streamlit_is: bool) -> _Reading:
    with serving(federation, as_streamlit_is=as_streamlit_is) as server:
        people.read(server.address, 1, _ARRIVED, asked, think=_AT_ONCE)
        before = server.cpu
        if crowd == 1:
            # Nobody else is there, so that it does not matter how long one looks.
            waited = people.read(server.address, 1, _ALONE, asked, think=_AT_ONCE)
        else:
            waited = people.read(server.address, crowd, _ROUNDS, asked)
        drawn = crowd + sum(map(len, waited.seconds.values()))
        return _Reading(waited, (server.cpu - before) / drawn, server.memory)


def _waits(called: str, crowd: int, ours: Waited, theirs: Waited) -> Iterator[Row]:
    for page in ours.seconds:
        what = f"{page}, {_people(crowd)} on {called}, p95"
        here, there = ours.part(page, 0.95), theirs.part(page, 0.95)
        figures = {
            "p50 s": ours.part(page, 0.5), "p95 s": here, "theirs p50 s": theirs.part(page, 0.5), "theirs p95 s": there,
            "bytes": ours.largest[page],
        }  # fmt: skip
        wanted = {_MANY: 0.6, _CROWD: 0.1}.get(crowd)
        yield Row("pages", what, "", here, wanted, "s", f"p50 {seconds(figures['p50 s'])}", "", figures)
        wanted = 0.05 if crowd == _CROWD else None
        yield Row("pages", what, _THEIRS, here / there, wanted, "×", seconds(here), seconds(there))
    largest = max(ours.largest.values())
    yield Row("pages", f"largest page, {_people(crowd)} on {called}", "", largest / 1000, 300, "KB", "", "")
    what = f"people whose page never came, of {_people(crowd)} on {called}"
    yield Row("pages", what, "", ours.given_up, 0, "", "", str(theirs.given_up))


def _costs(called: str, crowd: int, ours: _Reading, theirs: _Reading) -> Iterator[Row]:
    what = f"CPU of the server for each page, {_people(crowd)} on {called}"
    yield Row("pages", what, _THEIRS, ours.cpu / theirs.cpu, None, "×", seconds(ours.cpu), seconds(theirs.cpu))
    what = f"memory of the server after {_people(crowd)} read {called}"
    mine, other = (f"{each.memory / 2**20:.0f} MiB" for each in (ours, theirs))
    yield Row("pages", what, _THEIRS, ours.memory / theirs.memory, None, "×", mine, other)


def _people(crowd: int) -> str:
    return "1 person" if crowd == 1 else f"{crowd} people"
