"""Which index is in use, and whether it is as it was left. Imports next to nothing (see `again`).

`current` names the file in use and says how it stood when it was last written to: inode, size and times. Where it
stands otherwise it was cut short, written over, or left half changed by a process that was stopped. It is then not
read, for nothing inside a file shows that one letter of it is another.
"""

from __future__ import annotations

import os

CURRENT = "current"


def in_use(folder: str) -> tuple[str, tuple[int, ...]] | None:
    """The index in use and how it stands; None where there is none, or where it is not as it was left."""
    try:
        # As bytes: an encoding would be imported for them.
        with open(os.path.join(folder, CURRENT), "rb") as file:
            name, *said = file.read().decode().split()
        stood = tuple(map(int, said))
    except (OSError, ValueError):
        return None
    place = os.path.join(folder, name)
    is_one = name.startswith("index-") and os.sep not in name and bool(stood)
    return (place, stood) if is_one and standing(place) == stood else None


def standing(place: str) -> tuple[int, ...]:
    """Inode, size and times of a file; nothing where there is none."""
    try:
        seen = os.stat(place)
    except OSError:
        return ()
    return seen.st_ino, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns
