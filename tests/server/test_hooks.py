"""The hooks for pre-commit: of the shape that it demands, and doing what they say when it calls them."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from registry.concepts.kinds import Kind

ROOT = Path(__file__).parents[2]
HOOKS = {hook["id"]: hook for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())}

# What pre-commit's own reader of the file demands (`pre-commit validate-manifest`).
REQUIRED = {"id": str, "name": str, "entry": str, "language": str}
OPTIONAL = {
    "alias": str, "files": str, "exclude": str, "types": list, "types_or": list, "exclude_types": list, "args": list,
    "additional_dependencies": list, "always_run": bool, "fail_fast": bool, "pass_filenames": bool, "description": str,
    "language_version": str, "log_file": str, "minimum_pre_commit_version": str, "require_serial": bool,
    "stages": list, "verbose": bool,
}  # fmt: skip
STAGES = {
    "commit-msg", "manual", "post-checkout", "post-commit", "post-merge", "post-rewrite", "pre-commit",
    "pre-merge-commit", "pre-push", "pre-rebase", "prepare-commit-msg",
}  # fmt: skip


def called(hook: str, files: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Calls a hook as pre-commit does: where the repository is, with those files that it asks for."""
    said = HOOKS[hook]
    wanted = (
        [file for file in files if re.search(said.get("files", ""), file)] if said.get("pass_filenames", True) else []
    )
    program, *rest = [*shlex.split(said["entry"]), *said.get("args", []), *wanted]
    assert program == "muniment"
    left = {name: value for name, value in os.environ.items() if not name.startswith("MUNIMENT_")}
    return subprocess.run(
        [sys.executable, "-m", "registry", *rest],
        cwd=folder,
        env=left | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
    )


@pytest.fixture
def register(registers: Any) -> Path:
    """A repository with one register, in which an agreement names the organisation that leads it."""
    registers.register("town")
    registers.record("town/organisation/town", status="active", register="town")
    registers.record("town/agreement/hub", lead="town")
    return Path(registers.root) / "town"


@pytest.mark.parametrize("hook", HOOKS)
def test_a_hook_has_the_shape_that_pre_commit_demands(hook: str) -> None:
    said = HOOKS[hook]
    assert {name for name in REQUIRED if isinstance(said.get(name), REQUIRED[name])} == set(REQUIRED)
    assert all(isinstance(value, (REQUIRED | OPTIONAL)[name]) for name, value in said.items())
    assert said["language"] == "python"
    assert set(said["stages"]) <= STAGES
    assert re.fullmatch(r"[0-9]+(\.[0-9]+)*", said["minimum_pre_commit_version"])
    re.compile(said.get("files", ""))


def test_there_is_one_for_each_commit_and_one_for_each_push() -> None:
    assert {hook: said["stages"] for hook, said in HOOKS.items()} == {
        "muniment-validate-changed": ["pre-commit"],
        "muniment-validate": ["pre-push"],
    }


def test_files_of_every_kind_are_looked_at_and_no_others() -> None:
    wanted = re.compile(HOOKS["muniment-validate-changed"]["files"])
    for kind in Kind:
        for file in (f"{kind.folder}/x.yaml", f"registers/town/{kind.folder}/x.yaml", f"{kind.folder}/below/x.yml"):
            assert wanted.search(file), file
    for file in ("register.yaml", "federation.yaml", "town/register.yaml"):
        assert wanted.search(file)
    for file in (".github/workflows/x.yaml", "mkdocs.yml", "agreements/x.md", "my-agreements/x.yaml", "xregister.yaml"):
        assert not wanted.search(file), file


def test_a_sound_change_passes(register: Path) -> None:
    for hook in HOOKS:
        done = called(hook, ["agreements/hub.yaml", ".github/x.yaml", "register.yaml"], register)
        assert done.returncode == 0, done.stdout + done.stderr


def test_a_broken_file_is_stopped_when_it_changed(register: Path) -> None:
    with (register / "agreements" / "hub.yaml").open("a") as file:
        file.write("leed: town\n")
    done = called("muniment-validate-changed", ["agreements/hub.yaml"], register)
    assert done.returncode == 3
    assert "there is no field `leed`" in done.stdout
    # What others left broken does not stop somebody who changed something else.
    assert called("muniment-validate-changed", ["organisations/town.yaml"], register).returncode == 0
    assert called("muniment-validate", ["organisations/town.yaml"], register).returncode == 3


def test_a_record_that_is_still_referred_to_is_missed_on_push(register: Path) -> None:
    (register / "organisations" / "town.yaml").unlink()
    assert called("muniment-validate", [], register).returncode == 4
