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
            problems.append(unreadable(self.register, below, error))
            return
        for entry in listing:
            name = entry.name
            path = f"{below}/{name}" if below else name
            if name.startswith(".") or path in (EVIDENCE_FOLDER, REGISTER_FILE, FEDERATION_FILE):
                continue
            is_folder, is_yaml = os.path.isdir(entry.path), name.endswith((".yaml", ".yml"))
            if not name.isprintable():
                if is_folder or is_yaml:
                    problems.append(_badly_named(self.register, path))
            elif entry.is_symlink() and not self._is_inside(entry.path):
                target = _printable(os.path.realpath(entry.path))
                problems.append(Problem("outside-register", self.register, path, {"target": target}))
            elif is_folder:
                # A link back up inside the register would be walked for ever.
                if not entry.is_symlink():
                    yield from self._walk(path, problems)
            elif is_yaml and not os.path.isfile(entry.path):
                # A pipe would be waited on for ever.
                link = entry.is_symlink()
                reason = _("it is a link to a file that is not there") if link else _("it is not an ordinary file")
                problems.append(unreadable(self.register, path, reason))
            else:
                yield path, is_yaml

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
        return unreadable(folder.register, path, error)


def unreadable(register: str, path: str, why: OSError | str) -> Problem:
    """The problem of a file or folder that could not be read."""
    if isinstance(why, OSError):
        reason = (why.strerror or str(why)).lower()
        advice = _("Check that it is there and that you may read it; then run the command again.")
    else:
        reason, advice = why, _("Put an ordinary file here, or remove this.")
    return Problem("unreadable-file", register, path, {"reason": reason, "advice": advice})


def _badly_named(register: str, path: str) -> Problem:
    """The problem of a name that no screen can show and that might do harm if it were printed as it is."""
    reason = _("its name has characters that cannot be shown")
    advice = _("Rename it with small letters, digits and hyphens.")
    return Problem("unreadable-file", register, _printable(path), {"reason": reason, "advice": advice})


def _printable(path: str) -> str:
    return path if path.isprintable() else path.encode("unicode_escape", "backslashreplace").decode("ascii")
