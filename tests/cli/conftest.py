"""What the tests of the command line share: typing a command, here or in a real process at a real terminal."""

from __future__ import annotations

import os
import shlex
import shutil
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


FILES = {
    "words.csv": "id,label,definition\nclient,Client,A person whom a service works with\n",
    "new-list.csv": "id,label\nmark,Attendance mark\n",
    "codes.sssom.tsv": "subject_id\tpredicate_id\tobject_id\tmapping_justification\n"
    "attendance-extract:service-user\tskos:exactMatch\tharbour-integration-model:using\tsemapv:ManualMappingCuration\n",
    "thesaurus.ttl": "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    '<https://words.example/client> a skos:Concept ; skos:prefLabel "Client"@en .\n',
    "contacts.csv": "Case,Opened,Status\n1,05/01/2026,open\n2,13/01/2026,closed\n",
    "export.csv": "Case;Opened\n1;2026-01-05\n2;2026-01-13\n",
    "ours.csv": "ref,risk,updated\nW-1,low,2026-06-01\nW-2,high,2026-06-02\n",
    "theirs.csv": "ref,risk,updated\nW-2,low,2026-06-09\n",
    "attendance.csv": "Mark,Service user\n/,one\n/,two\n",
    "daybook.csv": "PupilRef,SessDate,Notes\nP-0001,14/09/2026,\nP-0002,15/09/2026,late\n",
    "shares.csv": "Who do we share with?,What is sent,Why\nEastvale,Contact details,Early help\n",
    "question.rq": "SELECT ?label { ?term skos:prefLabel ?label }\n",
}
"""The files of others that the examples take in."""


@pytest.fixture(scope="session")
def northmoor_as_written(tmp_path_factory: pytest.TempPathFactory, registers_in: Callable[[Path], Any]) -> Path:
    """The register that the examples in the help are about, written once."""
    registers = registers_in(tmp_path_factory.mktemp("examples"))
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
    registers.record("northmoor/organisation/lantern-quay-systems", status="active")
    registers.record(
        "northmoor/processor-contract/hub-case-system-contract",
        controllers=["northmoor"],
        processor="lantern-quay-systems",
    )
    registers.record(
        "northmoor/vocabulary/attendance-extract",
        model="application",
        publisher="northmoor",
        terms=[
            {"id": "mark", "label": "Mark", "codes": [{"id": "present", "code": "/"}]},
            {"id": "service-user", "label": "Service user"},
            {"id": "session", "label": "Session"},
        ],
    )
    registers.record(
        "northmoor/vocabulary/customer-words",
        model="application",
        publisher="eastvale",
        terms=[{"id": "customer", "label": "Customer"}],
    )
    registers.record(
        "northmoor/vocabulary/harbour-integration-model",
        model="integration",
        publisher="northmoor",
        terms=[
            {"id": "attendance-mark", "label": "Attendance mark"},
            {"id": "person", "label": "Person"},
            {"id": "using", "label": "Person using a service"},
            {"id": "pupil-reference", "label": "Pupil reference", "datatype": "identifier"},
            {"id": "session-date", "label": "Session date", "datatype": "date"},
            {"id": "school-session", "label": "School session"},
        ],
    )
    registers.record(
        "northmoor/mapping-set/attendance-extract-to-harbour",
        subject_vocabulary="attendance-extract",
        object_vocabulary="harbour-integration-model",
        status="active",
        status_history=[{"on": "2026-01-05", "status": "active"}],
        mappings=[
            {
                "id": "mark",
                "subject": ["mark"],
                "object": ["attendance-mark"],
                "predicate": "exact",
                "mapping_status": "approved",
                "approved": "2026-01-05",
            },
            {
                "id": "session",
                "subject": ["session"],
                "object": ["school-session"],
                "predicate": "close",
                "mapping_status": "proposed",
                "created": "2026-02-02",
            },
        ],
    )
    for name, label in (("old-words", "Case"), ("new-words", "Matter")):
        registers.record(f"northmoor/vocabulary/{name}", terms=[{"id": "case", "label": label}])
    for file in registers.root.glob("northmoor/*/*.yaml"):
        file.write_bytes(formatted(file.read_bytes()))
    folder = Path(registers.root) / "northmoor"
    for name, text in FILES.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def northmoor(registers: Any, northmoor_as_written: Path) -> Path:
    """A copy of one's own of the register that the examples in the help are about."""
    return Path(shutil.copytree(northmoor_as_written, registers.root / "northmoor"))


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
