"""A register as files: which there are, and their bytes. Nothing here knows what is in them."""

from __future__ import annotations

import os
from pathlib import Path

from registry.concepts.kinds import BY_FOLDER
from registry.problems import Problem
from registry.values import dataclass
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
        waiting = [""]
        while waiting:
            paths, folders, unread = self.folder(waiting.pop())
            found += paths
            problems += unread
            waiting += folders
        return sorted(found), sorted(problems, key=lambda problem: problem.path)

    def folder(self, below: str) -> tuple[list[str], list[str], list[Problem]]:
        """One folder, not those inside it: its YAML files, its folders, and what is left unread, and why."""
        paths: list[str] = []
        folders: list[str] = []
        problems: list[Problem] = []
        try:
            with os.scandir(self.root / below) as entries:
                listing = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            return [], [], [unreadable(self.register, below, error)]
        for entry in listing:
            name = entry.name
            path = f"{below}/{name}" if below else name
            if name.startswith(".") or path in (EVIDENCE_FOLDER, REGISTER_FILE, FEDERATION_FILE):
                continue
            # What an entry is comes with the listing. Only where a link leads has to be asked for, and of a link that
            # leads to itself the entry would raise.
            is_link, is_yaml = entry.is_symlink(), name.endswith((".yaml", ".yml"))
            is_folder = os.path.isdir(entry.path) if is_link else entry.is_dir()
            if not name.isprintable():
                if is_folder or is_yaml:
                    problems.append(_badly_named(self.register, path))
            elif is_link and not self._is_inside(entry.path):
                target = _printable(os.path.realpath(entry.path))
                problems.append(Problem("outside-register", self.register, path, {"target": target}))
            elif is_folder:
                # A link back up inside the register would be walked for ever.
                if not is_link:
                    folders.append(path)
            elif is_yaml and not (os.path.isfile(entry.path) if is_link else entry.is_file()):
                # A pipe would be waited on for ever.
                reason = _("it is a link to a file that is not there") if is_link else _("it is not an ordinary file")
                problems.append(unreadable(self.register, path, reason))
            elif is_yaml:
                paths.append(path)
            elif path.partition("/")[0] in BY_FOLDER and not path.endswith(_NOT_RECORDS):
                problems.append(Problem("unexpected-file", self.register, path, {"name": name}))
        return paths, folders, problems

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
