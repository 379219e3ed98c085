"""An archive: the same bytes for the same contents, names that lead nowhere else, digests that anybody can check."""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
import subprocess
import zipfile
from datetime import date
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.exchange.archive import Archive

DAY = date(2026, 11, 21)


def made(files: list[tuple[str, bytes]], on: date = DAY) -> bytes:
    """The archive of some files."""
    stream = io.BytesIO()
    archive = Archive(stream, on)
    for path, raw in files:
        archive.add(archive.name(path), [raw])
    archive.close({"format": 1})
    return stream.getvalue()


def test_every_file_is_in_with_its_digest(tmp_path: Path) -> None:
    raw = made([("records/a/b.yaml", b"one"), ("evidence/x.pdf", bytes(range(256)))])
    with zipfile.ZipFile(io.BytesIO(raw)) as found:
        assert found.testzip() is None
        sums = dict(reversed(line.split("  ", 1)) for line in found.read("SHA256SUMS").decode().splitlines())
        assert set(sums) == set(found.namelist()) - {"SHA256SUMS"}
        assert all(hashlib.sha256(found.read(name)).hexdigest() == digest for name, digest in sums.items())
        listed = {each["path"]: each["sha256"] for each in json.loads(found.read("manifest.json"))["files"]}
        assert listed == {name: digest for name, digest in sums.items() if name != "manifest.json"}
        found.extractall(tmp_path)
    if shutil.which("sha256sum"):
        done = subprocess.run(["sha256sum", "--quiet", "-c", "SHA256SUMS"], cwd=tmp_path, check=False)
        assert done.returncode == 0


def test_the_same_contents_are_the_same_bytes_whenever_it_is_made() -> None:
    files = [("a.txt", b"a" * 100_000), ("b/c.txt", b"")]
    assert made(files) == made(files)
    assert made(files) != made(files, date(2026, 11, 22))


def test_a_day_that_no_archive_can_bear_is_put_at_the_nearest() -> None:
    with zipfile.ZipFile(io.BytesIO(made([("a", b"")], date(1066, 10, 14)))) as found:
        assert found.infolist()[0].date_time[:3] == (1980, 1, 1)


HOSTILE = [
    "../../etc/passwd", "/etc/passwd", "a/../../b", "..\\..\\windows", "C:\\x", "c:x", "a\x00b", "a\nb", "con",
    "NUL.txt", "a. ", "a.", "…/\u202egpj.exe", "", ".", "..", "//", "a//b", "x" * 500, "/".join(["y" * 90] * 9),
    "%2e%2e/x", "a:b", "SHA256SUMS", "manifest.json", "Sha256Sums",
]  # fmt: skip


@pytest.mark.parametrize("path", HOSTILE)
def test_no_name_leads_out_of_the_folder_it_is_opened_in(path: str) -> None:
    harmless(Archive(io.BytesIO(), DAY).name(path))


@given(st.lists(st.text(max_size=60), max_size=20))
def test_any_names_at_all_are_harmless_and_each_its_own(paths: list[str]) -> None:
    archive = Archive(io.BytesIO(), DAY)
    names = [archive.name(path) for path in paths]
    for name in names:
        harmless(name)
    # Some computers know no capitals.
    assert len({name.casefold() for name in names}) == len(names)


def harmless(name: str) -> None:
    assert 0 < len(name) <= 440
    for of in (PurePosixPath, PureWindowsPath):
        path = of(name)
        assert not path.is_absolute()
        assert not path.drive
        assert ".." not in path.parts
    assert name.isprintable() or not re.search(r"[\x00-\x1f\x7f]", name)
    assert "\\" not in name
    assert "\n" not in name
    assert name.casefold() not in ("sha256sums", "manifest.json")
    assert not any(re.fullmatch(r"(?i)(con|nul|prn|aux)(\..*)?", part) or part[-1] in ". " for part in name.split("/"))
