"""What is different in a register since it was last seen."""

from __future__ import annotations

import stat

from registry.index.scan import UNREADABLE, Listing, by_name, under
from registry.tree import EVIDENCE_FOLDER, Folder


class Change:
    """What is different in one register since it was last seen.

    - `suspects`: files that may say something else: new, gone, of another time or size, or racy when last seen.
    - `relisted`: folders in which names came or went, or became something else.
    """

    def __init__(self, folder: Folder, register: int, found: Listing, kept: Listing) -> None:
        self.folder = folder
        self.register = register
        self.found = found
        self.kept = kept
        self.suspects: set[str] = set()
        self.relisted: set[str] = set()
        for path in {**kept.entries, **found.entries}:
            if path not in kept.entries or path not in found.entries or kept.entries[path] != found.entries[path]:
                self._compare(path)
            self.suspects |= {under(path, name) for name in kept.racy.get(path, ())}

    @property
    def is_stale(self) -> bool:
        """Whether there is anything to look at, or to remember otherwise than before."""
        return bool(self.suspects or self.relisted or self.kept != self.found)

    def _compare(self, path: str) -> None:
        before, after = self.kept.entries.get(path), self.found.entries.get(path)
        old, new = by_name(before or b""), by_name(after or b"")
        different = {name for name in {**old, **new} if old.get(name) != new.get(name)}
        self.suspects |= {under(path, name) for name in different}
        other = any(_is_other(old.get(name), new.get(name)) for name in different)
        if not _is_evidence(path) and (before is None or after is None or other or UNREADABLE in (before, after)):
            self.relisted.add(path)

    @property
    def evidence(self) -> set[str]:
        """The files of evidence that may be others than before."""
        return {path for path in self.suspects if _is_evidence(path)}

    @property
    def is_any_evidence(self) -> bool:
        """Whether any evidence may be other than before: a folder of it is, or links in it may lead to anything."""
        if self.evidence & {*self.kept.entries, *self.found.entries}:
            return True
        return any(
            stat.S_ISLNK(seen[0]) and _is_evidence(under(path, name))
            for path, entries in self.found.entries.items()
            if not path or _is_evidence(path)
            for name, seen in by_name(entries).items()
        )


def _is_other(before: tuple[int, ...] | None, after: tuple[int, ...] | None) -> bool:
    """Whether a name came, went, became something else, or is a link that may lead elsewhere than it did."""
    return before is None or after is None or before[0] != after[0] or stat.S_ISLNK(after[0])


def _is_evidence(path: str) -> bool:
    return path.partition("/")[0] == EVIDENCE_FOLDER


def spelt_out(path: str) -> str:
    """A path as problems show it where a name in it cannot be shown (see `tree`)."""
    return path.encode("unicode_escape", "backslashreplace").decode("ascii")
