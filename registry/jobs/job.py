"""A piece of work in a folder of its own, outside every register, that only whoever holds its name can find."""

from __future__ import annotations

from pathlib import Path

from registry.values import NamedTuple


class Job(NamedTuple):
    """One piece of work.

    - `token`: its name, which nobody can guess; it stands in the page's address. `kind`: `translate`, `map-file`.
    - `folder`: its own, readable by this user alone, deleted a day after it was last touched.
    - `state`: `open` (no program at work on it), `running`, `done`, `failed`, `stopped`.
    - `done`, `of`, `doing`: how far it is (0 of 0 where nobody knows), and what it is doing, in words.
    - `message`: why it failed, in words. `title`: the name of the file it was begun with.
    """

    token: str
    kind: str
    folder: Path
    title: str
    state: str
    done: int = 0
    of: int = 0
    doing: str = ""
    message: str = ""
