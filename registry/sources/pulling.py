"""Pulling one register: its newest commit fetched, checked, copied and put in use; or the last good copy kept, and why.

Nothing that is in use is touched until what takes its place is complete: a copy is put beside the last one, and then
`federation.lock` is replaced. Stopped at any moment, the lock names a copy that is whole.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from registry.errors import InputOutputError
from registry.index.making import throw_away
from registry.load.federation import Listed
from registry.load.lock import PULLED, Pulled, copies_of, copy_of, is_copied, rewritten, short
from registry.load.meta import read_meta
from registry.sources import copying
from registry.sources.address import Address, NotAnAddress
from registry.sources.bounds import BOUNDS, Bounds
from registry.sources.copying import Contents, contents
from registry.sources.files import moment, turn
from registry.sources.lockfile import save_kept, save_lock, sound_lock
from registry.sources.mirror import Mirror
from registry.sources.objects import Damaged, Objects, objects
from registry.tree import REGISTER_FILE
from registry.wording import _
from registry.write import not_written

Progress = Callable[[int, int, str], None]

MIRROR = "mirror.git"
_COPY = re.compile("[0-9a-f]{40}(?:[0-9a-f]{24})?")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one register.

    - `state`: `fetched`; `unchanged`; `kept`, where the last good copy stays in use; `missing`, where there is none.
    - `pulled`: what is read now, if anything; `before`: the commit that was read, where that is another.
    - `because`: why it was not fetched, as the end of a sentence; `notes`: what else should be known, in sentences.
    """

    state: str
    pulled: Pulled | None
    before: str = ""
    because: str = ""
    notes: tuple[str, ...] = ()


@contextmanager
def one_at_a_time(root: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Hold the federation's copies while pulling. Raises InputOutputError where they cannot be kept there."""
    place = root / PULLED
    try:
        for folder in (place.parent, place):
            folder.mkdir(exist_ok=True)
            check_place(root, folder)
        if not (place.parent / ".gitignore").exists():
            # Copies are nobody's record here: git is told so by the folder itself.
            (place.parent / ".gitignore").write_text("*\n", "utf-8")
    except OSError as error:
        raise not_written(place, error) from error
    with turn(place / ".turn", waiting):
        yield


def check_place(root: Path, place: Path) -> None:
    """Copies are written, and old ones removed, in the very folder that is meant, and not where a link leads."""
    if os.path.realpath(place) != os.path.join(os.path.realpath(root), os.path.relpath(place, root)):
        message = _("{place} is a link to another place, and copies are kept only beside federation.yaml.")
        raise InputOutputError(message.format(place=place), _("Remove the link."))


def pull(
    root: Path, entry: Listed, now: datetime, progress: Progress | None = None, bounds: Bounds = BOUNDS
) -> Outcome:
    """Bring one register up to date from an address that has been approved."""
    lock = sound_lock(root)
    try:
        return _Pull(root, entry, lock.entries, now, progress, bounds).run(Address.read(entry.source))
    except (NotAnAddress, InputOutputError) as why:
        return _kept(root, entry, lock.entries, why.message)


def keep(root: Path, entry: Listed, why: str) -> Outcome:
    """Leave a register as it is, and remember why."""
    return _kept(root, entry, sound_lock(root).entries, why)


def _kept(root: Path, entry: Listed, lock: dict[str, Pulled], why: str) -> Outcome:
    last = last_good(root, entry, lock)
    if last is None:
        return Outcome("missing", None, because=why)
    _remember(root, entry.register, replace(last, because=why))
    return Outcome("kept", replace(last, because=why), because=why)


def last_good(root: Path, entry: Listed, lock: dict[str, Pulled]) -> Pulled | None:
    """The copy of a register that is read now, where there is one and it is of what is listed."""
    last = lock.get(entry.register)
    fits = last is not None and (last.url, last.ref) == (entry.source, entry.ref)
    return last if last and fits and is_copied(root, entry.register, last.commit) else None


def _remember(root: Path, register: str, said: Pulled) -> None:
    # It may be lost without harm, so it stops nothing.
    with suppress(InputOutputError):
        save_kept(root, register, commit=said.commit, seen=said.seen, because=said.because, instead_of=said.instead_of)


class _Pull:
    """One register on its way."""

    def __init__(
        self,
        root: Path,
        entry: Listed,
        lock: dict[str, Pulled],
        now: datetime,
        progress: Progress | None,
        bounds: Bounds,
    ) -> None:
        self._root = root
        self._entry = entry
        self._lock = lock
        self._now = moment(now)
        self._progress = progress
        self._bounds = bounds
        self._folder = copies_of(root, entry.register)

    def run(self, address: Address) -> Outcome:
        """Fetch, check, copy, and put in use. Raises InputOutputError where that cannot be."""
        try:
            self._folder.mkdir(exist_ok=True)
        except OSError as error:
            raise not_written(self._folder, error) from error
        check_place(self._root, self._folder)
        self._tidy(keep=None)
        mirror = Mirror(self._folder / MIRROR, address, self._entry.ref, self._bounds)
        try:
            return self._once(mirror, address)
        except Damaged:
            # The history that is here is no use, and all of it can be had again.
            mirror.discard()
            return self._once(mirror, address)

    def _once(self, mirror: Mirror, address: Address) -> Outcome:
        mirror.prepare()
        locked = self._lock.get(self._entry.register)
        commit = mirror.fetch(self._told(_("Fetching")))
        if locked is not None and (locked.url, locked.ref, locked.commit) == (address.url, self._entry.ref, commit):
            return self._same(mirror, locked)
        # Another branch that somebody chose here is no rewriting of this one.
        before = mirror.good() if locked is None else locked.commit if locked.ref == self._entry.ref else ""
        with objects(mirror.git) as reading:
            found = contents(reading, commit, self._bounds)
            self._copy(reading, found, commit)
        rewritten_from = "" if not before or mirror.leads_to(before, commit) else before
        pulled = Pulled(address.url, self._entry.ref, commit, self._now, self._now, instead_of=rewritten_from)
        save_lock(self._root, self._lock | {self._entry.register: pulled})
        _remember(self._root, self._entry.register, pulled)
        mirror.accept(commit, rewritten_from)
        last = locked.commit if locked else ""
        self._tidy(keep={commit, last})
        warned = (rewritten(self._entry.register, before, commit),) if rewritten_from else ()
        return Outcome("fetched", pulled, last, notes=(*warned, *found.notes))

    def _same(self, mirror: Mirror, locked: Pulled) -> Outcome:
        """There is nothing newer: the copy that is here stays, if it is what it should be."""
        place = copy_of(self._root, self._entry.register, locked.commit)
        pulled = replace(locked, seen=self._now, because="")
        with objects(mirror.git) as reading:
            found = contents(reading, locked.commit, self._bounds)
            notes = list(found.notes)
            is_here = is_copied(self._root, self._entry.register, locked.commit)
            is_right = is_here and copying.is_as(place, found)
            if not is_right:
                self._copy(reading, found, locked.commit)
            if is_here and not is_right:
                notes.append(_("Its copy had been changed on this computer, and was made anew."))
        _remember(self._root, self._entry.register, pulled)
        return Outcome("unchanged" if is_right else "fetched", pulled, locked.commit, notes=tuple(notes))

    def _copy(self, reading: Objects, found: Contents, commit: str) -> None:
        """Make a commit's copy, if it is of this register, and put it in its place."""
        place = copy_of(self._root, self._entry.register, commit)
        part = copying.make(reading, found, place, self._bounds, self._told(_("Copying")))
        wrong = self._wrong(part, commit)
        if wrong:
            with suppress(OSError):
                copying.discard(part)
            raise InputOutputError(wrong)
        was_there = os.path.lexists(place)
        copying.put(part, place)
        if was_there:
            # The index may have been made from what was there, and it trusts that a commit never changes.
            throw_away(self._root)

    def _wrong(self, part: Path, commit: str) -> str:
        """Why a copy is not of this register, as the end of a sentence; nothing where it is."""
        if not (part / REGISTER_FILE).is_file():
            return _("its commit {commit} has no register.yaml at the top").format(commit=short(commit))
        meta, problems = read_meta(part / REGISTER_FILE, "register", REGISTER_FILE)
        if meta is None:
            first = problems[0]
            said = _("the register.yaml of its commit {commit} is not right: line {line}, {message}")
            return said.format(commit=short(commit), line=first.line, message=first.message)
        if meta["id"] != self._entry.register:
            said = _("its commit {commit} is of a register that calls itself `{id}`")
            return said.format(commit=short(commit), id=meta["id"])
        return ""

    def _tidy(self, keep: set[str] | None) -> None:
        """Remove what a stopped pull left, and copies that nobody reads any more; but of those none, where not said."""
        with suppress(OSError):
            for entry in list(self._folder.iterdir()):
                is_old = keep is not None and _COPY.fullmatch(entry.name) and entry.name not in keep
                if is_old or entry.name.startswith(copying.PART):
                    copying.discard(entry)

    def _told(self, doing: str) -> Callable[[int, int], None] | None:
        told = self._progress
        if told is None:
            return None
        return lambda done, total: told(done, total, f"{doing} {self._entry.register}")
