"""How much of a register is fetched, at most. Far more than any register needs, and less than would do harm."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Bounds:
    """The most that is taken.

    - `history`: bytes of the whole history, as git keeps it.
    - `files`, `copy`: how many files one commit may hold, and how many bytes in all.
    - `file`: bytes of one file.
    - `seconds`: how long one git command may take.
    """

    history: int = 2048 * MIB
    files: int = 50_000
    copy: int = 1024 * MIB
    file: int = 100 * MIB
    seconds: float = 600.0


BOUNDS = Bounds()


def size(count: int) -> str:
    """A number of bytes in words: 2 GiB, 100 MiB, 3 KiB."""
    for unit, of in (("GiB", 1024 * MIB), ("MiB", MIB), ("KiB", 1024)):
        if count >= of:
            return f"{count / of:.3g} {unit}"
    return f"{count} bytes"
