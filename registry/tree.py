"""A register as files: which there are, and their bytes. Nothing here knows what is in them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from registry.concepts.kinds import BY_FOLDER
from registry.problems import Problem
from registry.wording import _

REGISTER_FILE = "register.yaml"
FEDERATION_FILE = "federation.yaml"
EVIDENCE_FOLDER = "evidence"
_NOT_RECORDS = (".tsv", ".csv", ".jsonl", "README.md")
"""Tables stand beside their record and are read with it; a README may stand anywhere."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A register in a folder of the file system."""

    register: str
    root: Path

    def files(self) -> tuple[list[str], list[Problem]]:
        """The paths of every YAML file, sorted, relative to the register; and what was left unread, and why.

        Every YAML file below the register is read, wherever it lies, so that one in the wrong folder is reported
        rather than lost. Hidden files and the evidence folder are not records.
        """
        found: list[str] = []
        problems: list[Problem] = []
        for path, is_yaml in self._walk("", problems):
            if is_yaml:
                found.append(path)
            elif path.partition("/")[0] in BY_FOLDER and not path.endswith(_NOT_RECORDS):
                values = {"name": path.rpartition("/")[2]}
                problems.append(Problem("unexpected-file", self.register, path, values))
        return sorted(found), problems

    def _walk(self, below: str, problems: list[Problem]) -> Iterator[tuple[str, bool]]:
        try:
            with os.scandir(self.root / below) as entries:
                listing = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            problems.append(Problem("unreadable-file", self.register, below, {"reason": _reason(error)}))
            return
        for entry in listing:
            name = entry.name
            path = f"{below}/{name}" if below else name
            if name.startswith(".") or path in (EVIDENCE_FOLDER, REGISTER_FILE, FEDERATION_FILE):
                continue
            if entry.is_symlink() and not self._is_inside(entry.path):
                target = os.path.realpath(entry.path)
                problems.append(Problem("outside-register", self.register, path, {"target": target}))
            elif os.path.isdir(entry.path):
                # A link back up inside the register would be walked for ever.
                if not entry.is_symlink():
                    yield from self._walk(path, problems)
            elif reason := _why_not_read(entry):
                shown = path.encode("ascii", "backslashreplace").decode() if not path.isprintable() else path
                problems.append(Problem("unreadable-file", self.register, shown, {"reason": reason}))
            else:
                yield path, name.endswith((".yaml", ".yml"))

    def _is_inside(self, path: str) -> bool:
        return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(self.root))

    def read(self, path: str, at_most: int | None = None) -> bytes:
        """The bytes of one file, at most `at_most` of them. Raises OSError."""
        with (self.root / path).open("rb") as file:
            return file.read() if at_most is None else file.read(at_most)

    def has(self, path: str) -> bool:
        """Whether there is such a file inside the register."""
        # `os.path.isfile` says no where `Path.is_file` raises: a name too long for the file system, for one.
        full = str(self.root / path)
        return os.path.isfile(full) and self._is_inside(full)


def read_or_problem(folder: Folder, path: str, at_most: int) -> bytes | Problem:
    """The bytes of a file, or the problem that kept us from them."""
    try:
        return folder.read(path, at_most)
    except FileNotFoundError:
        return Problem("vanished-file", folder.register, path)
    except OSError as error:
        return Problem("unreadable-file", folder.register, path, {"reason": _reason(error)})


def _why_not_read(entry: os.DirEntry[str]) -> str:
    """Why something in a folder cannot be read as a file; an empty string when it can."""
    if not entry.name.isprintable():
        return _("its name has characters that cannot be shown")
    if os.path.isfile(entry.path):
        return ""
    if entry.is_symlink():
        return _("it is a link to a file that is not there")
    return _("it is not an ordinary file")


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()
