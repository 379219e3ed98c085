"""The process of a job: runs one command as if it had been typed, and says in the job's folder how it ended.

Started as `python -m registry.jobs.run FOLDER WORDS…`. What the command prints becomes the job's answer once it is
whole; until then it has a name under which nobody looks for an answer.
"""

from __future__ import annotations

import json
import os
import runpy
import sys
from contextlib import suppress
from pathlib import Path

from registry.jobs import records

_KINDNESS = 10
"""How far this stands back for whoever reads pages."""


def main() -> None:
    """Run the command, and leave with its exit code."""
    folder = Path(sys.argv[1])
    with suppress(OSError):
        os.nice(_KINDNESS)
    os.umask(0o077)
    code = _code(sys.argv[2:])
    sys.stdout.flush()
    printed = folder / records.PRINTED
    answered = _is_whole(printed)
    if answered:
        os.replace(printed, folder / records.ANSWER)
    records.write(folder / records.ENDED, {"code": code, "answered": answered})
    sys.exit(code)


def _code(words: list[str]) -> int:
    sys.argv = ["muniment", *words]
    try:
        runpy.run_module("registry", run_name="__main__", alter_sys=False)
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


def _is_whole(printed: Path) -> bool:
    try:
        return json.loads(printed.read_bytes()) is not None
    except (OSError, ValueError):
        return False


if __name__ == "__main__":
    main()
