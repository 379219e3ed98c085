"""What is known of registers that `muniment pull` has fetched: `federation.lock`, their copies, and the last pull.

    federation.lock               beside federation.yaml: which commit of each register is read; kept with it
    .muniment/pulled/kept.json    what the last pull here had to say of each copy; nobody else's concern
    .muniment/pulled/REGISTER/
      mirror.git/                 the register's history
      COMMIT/                     its files at one commit, which never change

Only `muniment pull` writes any of these. Whoever reads a federation reads the copies, and nothing is ever fetched.
"""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

from registry.load.meta import read_meta
from registry.problems import Problem
from registry.values import Any, dataclass, field
from registry.wording import _, day, listed

LOCK_FILE = "federation.lock"
LOCK_SCHEMA = "federation-lock"
PULLED = os.path.join(".muniment", "pulled")
KEPT_FILE = "kept.json"

_KEPT_BYTES = 4 * 1024 * 1024
_COMMIT = "[0-9a-f]{40}(?:[0-9a-f]{24})?"
_TOLD_ONE_BY_ONE = 4


@dataclass(frozen=True, slots=True)
class Pulled:
    """Where a register was fetched from, and which commit of it is read.

    - `ref`: the branch or tag; `HEAD` for whichever the repository itself puts first.
    - `fetched`: when this commit was fetched; `seen`: when a pull here last found it to be the newest.
    - `because`: why the last pull here left it as it was; nothing where it did not.
    - `instead_of`: the commit read before, where this one does not follow from it.
    """

    url: str
    ref: str
    commit: str
    fetched: str
    seen: str = ""
    because: str = ""
    instead_of: str = ""

    @property
    def short(self) -> str:
        """The commit as people say it."""
        return short(self.commit)

    @property
    def shown_as_on(self) -> date:
        """The last day on which this was known to be how the register stood."""
        return date.fromisoformat(max(self.fetched, self.seen)[:10])

    def notes(self, register: str) -> list[str]:
        """What a reader should know of this copy, in sentences."""
        found = []
        if self.because:
            found.append(_("{register} is shown {how}.").format(register=register, how=self.how_shown))
        if self.instead_of:
            found.append(rewritten(register, self.instead_of, self.commit))
        return found

    @property
    def how_shown(self) -> str:
        """As of which day and commit it is shown, and why."""
        said = _("as it was on {day}, commit {commit}, because {why}")
        return said.format(day=day(self.shown_as_on), commit=self.short, why=self.because)


def short(commit: str) -> str:
    """A commit as people say it: its first seven characters."""
    return commit[:7]


def rewritten(register: str, before: str, after: str) -> str:
    """The warning that a register's history was written anew."""
    said = _(
        "The history of {register} was rewritten: commit {before}, which was read here before, does not lead to"
        " {after}. Ask whoever keeps the register why."
    )
    return said.format(register=register, before=short(before), after=short(after))


@dataclass(frozen=True, slots=True)
class Lock:
    """What `federation.lock` says: register → the commit of it that is read. Empty where there is no such file."""

    entries: dict[str, Pulled] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


def read_lock(root: Path) -> Lock:
    """The lock of a federation. One that is not right is a problem, and nothing is read by it."""
    if not os.path.lexists(root / LOCK_FILE):
        return Lock()
    data, problems = read_meta(root / LOCK_FILE, LOCK_SCHEMA, LOCK_FILE)
    entries: dict[str, Pulled] = {}
    first: dict[str, int] = {}
    kept = read_kept(root)
    for position, entry in enumerate((data or {}).get("registers", ())):
        register = entry["register"]
        if first.setdefault(register, position) != position:
            values = {"key": register, "name": "`register`", "first_place": ("registers", first[register])}
            problems.append(Problem("duplicate-list-key", "", LOCK_FILE, values, ("registers", position)))
        elif all(name in entry for name in ("url", "ref", "commit", "fetched")) and _is_day(entry["fetched"]):
            seen, because, before = _last_pull(kept.get(register), entry["commit"])
            entries[register] = Pulled(
                entry["url"], entry["ref"], entry["commit"], entry["fetched"], seen, because, before
            )
    return Lock(entries, tuple(problems))


def _last_pull(kept: Any, commit: str) -> tuple[str, str, str]:
    """When this very commit was last found to be the newest, why it was kept, and what it came instead of."""
    if not isinstance(kept, dict) or kept.get("commit") != commit:
        return "", "", ""
    import re

    seen, because, before = (kept.get(name, "") for name in ("seen", "because", "instead_of"))
    if not all(isinstance(each, str) for each in (seen, because, before)):
        return "", "", ""
    return seen if _is_day(seen) else "", because, before if re.fullmatch(_COMMIT, before) else ""


def _is_day(moment: str) -> bool:
    try:
        date.fromisoformat(moment[:10])
    except ValueError:
        return False
    return True


def read_kept(root: Path) -> dict[str, Any]:
    """What the last pull here had to say of each register's copy. It may be lost without harm."""
    try:
        with (root / PULLED / KEPT_FILE).open("rb") as file:
            kept = json.loads(file.read(_KEPT_BYTES))
    except (OSError, ValueError, RecursionError):
        return {}
    return kept if isinstance(kept, dict) else {}


def copies_of(root: Path, register: str) -> Path:
    """The folder of a register's copies."""
    return root / PULLED / register


def copy_of(root: Path, register: str, commit: str) -> Path:
    """The folder of one commit of a register."""
    return copies_of(root, register) / commit


def is_copied(root: Path, register: str, commit: str) -> bool:
    """Whether the files of a commit are here: in the very folder that is meant, not somewhere a link leads."""
    place = copy_of(root, register, commit)
    return os.path.isdir(place) and os.path.realpath(place) == os.path.join(
        os.path.realpath(root), PULLED, register, commit
    )


def notes(pulled: dict[str, Pulled]) -> tuple[str, ...]:
    """What a reader should know of the copies that are read, in sentences: one each, or one for many."""
    kept = [register for register, each in pulled.items() if each.because]
    if len(kept) <= _TOLD_ONE_BY_ONE:
        return tuple(note for register, each in pulled.items() for note in each.notes(register))
    first = min(pulled[register].shown_as_on for register in kept)
    said = _(
        "{registers} are shown as they were when they were last fetched, the oldest on {day}, because they could not be"
        " fetched since. `muniment pull --list` says why."
    )
    others = [rewritten(own, each.instead_of, each.commit) for own, each in pulled.items() if each.instead_of]
    return (said.format(registers=listed(kept), day=day(first)), *others)
