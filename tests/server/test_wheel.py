"""The wheel: installed by itself, away from this checkout, it has everything that it needs."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
_ALONE = ("--quiet", "--no-index", "--no-deps", "--no-compile", "--disable-pip-version-check")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from what is here."""
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture
def installed(wheel: Path, tmp_path: Path) -> Path:
    """A fresh environment with the wheel in it. What it depends on is lent by ours, and nothing else of ours is."""
    place = tmp_path / "installed"
    venv.create(place, with_pip=False, symlinks=True)
    python = place / "bin" / "python"
    subprocess.run(
        [sys.executable, "-m", "pip", "--python", str(python), "install", *_ALONE, str(wheel)],
        check=True,
        capture_output=True,
        cwd=place,
    )
    (site,) = place.glob("lib/python*/site-packages")
    # A folder named here is searched, but what stands in its own .pth files, such as the way to this checkout, is not.
    (site / "lent.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return place


def run(installed: Path, *given: str, folder: Path) -> str:
    """What a command of the fresh environment prints."""
    left = {name: value for name, value in os.environ.items() if not name.startswith(("MUNIMENT_", "PYTHON"))}
    done = subprocess.run(
        [str(installed / "bin" / given[0]), *given[1:]], cwd=folder, env=left, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_it_holds_what_is_not_python_and_nothing_made_here(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    schemas = {f"registry/schemas/{path.name}" for path in (ROOT / "schemas").iterdir()}
    assert schemas <= names
    assert {
        "registry/agreements/federation.yaml", "registry/agreements/northmoor/register.yaml",
        "registry/index/tables.sql", "registry/server/settings.toml", "registry/server/start.js",
        "registry/ui/static/style.css", "registry/ui/static/announce.js", "registry/ui/static/favicon.png",
    } <= names  # fmt: skip
    beside = [path for path in (ROOT / "registry").rglob("*") if path.is_file() and path.suffix not in {".py", ".pyc"}]
    assert {str(path.relative_to(ROOT)) for path in beside} <= names
    assert not [name for name in names if ".muniment" in name or "__pycache__" in name or not name.startswith(
        ("registry/", "muniment-"))]  # fmt: skip


def test_its_commands_work_by_themselves(installed: Path, tmp_path: Path) -> None:
    where = run(installed, "python", "-c", "import registry; print(registry.__file__)", folder=tmp_path)
    assert Path(where.strip()).is_relative_to(installed)
    schema = json.loads(run(installed, "muniment", "schema", "agreement", folder=tmp_path))
    assert schema == json.loads((ROOT / "schemas" / "agreement.schema.json").read_text())
    sample = shutil.copytree(Path(where.strip()).parent / "agreements", tmp_path / "sample")
    assert "No problems" in run(installed, "muniment", "validate", "--federation", str(sample), folder=tmp_path)
    asked = ("impact", "lantern-quay-systems", "--mishap", "breached", "--federation", str(sample))
    run(installed, "muniment", *asked, "--output", "pack.pdf", folder=tmp_path)
    assert (tmp_path / "pack.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.prove
def test_its_pages_work_by_themselves(installed: Path, start: Any, tmp_path: Path) -> None:
    server = start("--sample", "--port", "0", folder=tmp_path, command=(str(installed / "bin" / "muniment"),))
    try:
        place = re.search(r"in (/.+), which is removed", server.said[1])
        assert place is not None
        assert "No problems" in run(installed, "muniment", "validate", "--federation", place[1], folder=tmp_path)
        assert json.loads(server.ask("/api/v1/health").text)["ok"] is True
        assert "agreements" in server.drawn("")
        assert server.ask("/favicon.png").status == 200
    finally:
        code = server.stop()
    assert (code, server.log.read_text()) == (0, "")
