"""What a person would run instead, on the very same files."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from benchmarks.process import Cost, run
from registry.concepts.kinds import BY_FOLDER

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
MUNIMENT = str(BIN / "muniment")

_BARE_LOOP = """
import sys, yaml
from pathlib import Path
for path in Path(sys.argv[1]).rglob("*.yaml"):
    yaml.load(path.read_bytes(), yaml.CSafeLoader)
"""

_WALK = """
import os, sys
waiting = [sys.argv[1]]
while waiting:
    with os.scandir(waiting.pop()) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name[0] != ".":
                    waiting.append(entry.path)
            else:
                entry.stat()
"""

_AT_A_TIME = 2_000
"""Files given to one call: a command line is not endless."""


def bare_loop(federation: Path) -> Cost:
    """PyYAML's C loader over every file, and nothing done with what it gives."""
    return run([sys.executable, "-c", _BARE_LOOP, str(federation)])


def walk(federation: Path) -> Cost:
    """Every folder listed and every file asked for its times and size."""
    return run([sys.executable, "-c", _WALK, str(federation)])


def nothing() -> Cost:
    """Python, started and ended."""
    return run([sys.executable, "-c", "pass"])


def check_jsonschema(federation: Path) -> Cost:
    """One call a kind, with our schemas: it does the schema part alone."""
    total = Cost(0, 0, 0)
    by_folder: dict[str, list[str]] = {}
    for path in sorted(federation.glob("*/*/*.yaml")):
        by_folder.setdefault(path.parent.name, []).append(str(path))
    for folder, files in by_folder.items():
        schema = ROOT / "schemas" / f"{BY_FOLDER[folder]}.schema.json"
        for start in range(0, len(files), _AT_A_TIME):
            command = [str(BIN / "check-jsonschema"), "--schemafile", str(schema), *files[start : start + _AT_A_TIME]]
            total += run(command)
    return total


def into_git(federation: Path) -> None:
    """Make a repository of a federation, with everything committed."""
    if (federation / ".git").exists():
        return
    named = ("-c", "user.name=Benchmark", "-c", "user.email=benchmark@invalid.example", "-c", "gc.auto=0")
    for command in (("init", "-q"), ("add", "-A"), (*named, "commit", "-q", "-m", "All")):
        subprocess.run(["git", *command], cwd=federation, check=True, stdout=subprocess.DEVNULL)


def git_status(federation: Path) -> Cost:
    """What git says has changed."""
    return run(["git", "status", "--porcelain"], federation)
