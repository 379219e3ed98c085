"""The addresses that a person has approved, in that person's own configuration folder.

Never in a federation's files: those may have come from anyone. An approval is for one address of one register; where
the address changes in any way, it is approved again.
"""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from registry.errors import InputOutputError, UsageError
from registry.parse import MAX_BYTES, parse
from registry.sources.address import Address
from registry.sources.files import moment, quoted, saved
from registry.wording import _

FILE = "approved.yaml"
_HEAD = (
    "# The addresses from which you let `muniment pull` fetch registers. Remove an entry to take that back.\n"
    "# This file is yours alone: it belongs to no federation.\n"
)


class Approvals:
    """What this person has approved: register and address → when."""

    def __init__(self) -> None:
        self.place = folder() / FILE
        self._found = _read(self.place)

    def has(self, register: str, url: str) -> bool:
        """Whether this very address was approved for this register."""
        return (register, url) in self._found

    def others(self, register: str) -> list[str]:
        """Every address approved for a register, the latest last."""
        found = sorted((when, url) for (own, url), when in self._found.items() if own == register)
        return [url for _when, url in found]

    def add(self, register: str, address: Address, now: datetime) -> None:
        """Approve an address, and remember it. Raises InputOutputError."""
        if self.has(register, address.url):
            return
        self._found = _read(self.place) | {(register, address.url): moment(now)}
        lines = [_HEAD + ("approved:" if self._found else "approved: []")]
        for (own, url), when in sorted(self._found.items()):
            lines += [f"  - register: {quoted(own)}", f"    url: {quoted(url)}", f"    approved: {quoted(when)}"]
        try:
            self.place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise _not_kept(self.place, error) from error
        saved(self.place, ("\n".join(lines) + "\n").encode(), mode=0o600)


def folder() -> Path:
    """This person's configuration folder for Muniment. Raises UsageError where the environment gives no whole path."""
    said = os.environ.get("MUNIMENT_CONFIG")
    if said:
        if not os.path.isabs(said):
            message = _("MUNIMENT_CONFIG is {path}, and approvals are not read from wherever you happen to be.")
            raise UsageError(message.format(path=said), _("Give the whole path, from the root."))
        return Path(said)
    try:
        if sys.platform == "win32":
            return Path(os.environ.get("APPDATA") or Path.home() / "AppData" / "Roaming") / "muniment"
        if sys.platform == "darwin":
            return Path.home() / "Library" / "Application Support" / "muniment"
        given = os.environ.get("XDG_CONFIG_HOME", "")
        return (Path(given) if os.path.isabs(given) else Path.home() / ".config") / "muniment"
    except RuntimeError as error:
        raise UsageError(
            _("There is no home folder to keep approvals in."), _("Set MUNIMENT_CONFIG to a folder.")
        ) from error


def _read(place: Path) -> dict[tuple[str, str], str]:
    try:
        with place.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise InputOutputError(
            _("{path} could not be read: {reason}.").format(path=place, reason=(error.strerror or str(error)).lower())
        ) from error
    data, problems = parse(raw)
    entries: Any = (data or {}).get("approved")
    if problems or not isinstance(entries, list) or not all(map(_is_approval, entries)):
        at = problems[0] if problems else None
        message = _("{path} is not a list of approvals, so nothing counts as approved.").format(path=place)
        if at:
            message += " " + _("Line {line}: {why}.").format(line=at.line, why=at.message)
        raise InputOutputError(message, _("Put it right, or remove it and approve again what you need."))
    return {(entry["register"], entry["url"]): entry["approved"] for entry in entries}


def _is_approval(entry: Any) -> bool:
    names = ("register", "url", "approved")
    return isinstance(entry, dict) and all(isinstance(entry.get(name), str) for name in names)


def _not_kept(place: Path, error: OSError) -> InputOutputError:
    message = _("The approval could not be kept in {path}: {reason}.")
    return InputOutputError(message.format(path=place, reason=(error.strerror or str(error)).lower()))
