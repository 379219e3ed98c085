"""Which registers are read together: the nearest `federation.yaml`, or a register alone."""

from __future__ import annotations

import os
from pathlib import Path

from registry.errors import NotARegister
from registry.load.house_rules import HouseRule, house_rules
from registry.load.lock import LOCK_FILE, Lock, Pulled, copy_of, is_copied, notes, read_lock
from registry.load.meta import own_meta, read_meta
from registry.problems import Problem
from registry.source import Place
from registry.tree import FEDERATION_FILE, REGISTER_FILE
from registry.values import Any, dataclass, replace
from registry.wording import _

WHOLE = "HEAD"
"""Stands for the branch that a repository itself puts first, where none is named."""

_GIT = r"://|::|^[^/@\s]+@[^/:\s]+:"


@dataclass(frozen=True, slots=True)
class RegisterSource:
    """One register of a federation: what it is called there, the folder it is in, and where that was fetched from."""

    id: str
    folder: Path
    title: str = ""
    owner: str = ""
    pulled: Pulled | None = None
    house_rules: tuple[HouseRule, ...] = ()


@dataclass(frozen=True, slots=True)
class Listed:
    """One register as `federation.yaml` lists it, whether it can be had or not.

    - `place`: where in the file its source is written.
    - `ref`: the branch or tag, where it is fetched with git.
    """

    register: str
    source: str
    ref: str
    place: Place

    @property
    def is_fetched(self) -> bool:
        """Whether the source is the address of a git repository rather than a folder."""
        import re

        return re.search(_GIT, self.source) is not None


@dataclass(frozen=True, slots=True)
class FederationSource:
    """The registers to read together, and the day they are pinned to, if they are."""

    root: Path
    title: str
    registers: tuple[RegisterSource, ...]
    as_of: str = ""
    problems: tuple[Problem, ...] = ()
    focus: str = ""
    """The register that was asked about, where the federation was found from inside one; empty for all of it."""

    @property
    def here(self) -> tuple[RegisterSource, ...]:
        """The registers that lie in folders of somebody's own, where they may be written to. Copies never are."""
        return tuple(each for each in self.registers if each.pulled is None)

    @property
    def pulled(self) -> dict[str, Pulled]:
        """The registers that are read from copies, and which commit of each that is."""
        return {each.id: each.pulled for each in self.registers if each.pulled}

    @property
    def notes(self) -> tuple[str, ...]:
        """What a reader should know of the copies, in sentences."""
        return notes(self.pulled)


def find(start: Path) -> FederationSource:
    """The federation that a folder or file belongs to: the nearest `federation.yaml` or `register.yaml`, going up.

    A register alone is a federation of one. Raises NotARegister when there is neither, or when that file is not one.
    """
    if not start.exists():
        raise NotARegister(_("There is nothing at {path}.").format(path=start), _("Check the path."))
    start = start.resolve()
    for folder in (start if start.is_dir() else start.parent, *start.parents):
        if (folder / FEDERATION_FILE).is_file():
            return _federation(folder)
        if (folder / REGISTER_FILE).is_file():
            # A register inside a federation is read with its neighbours, so that references to them can be checked.
            return _federation_around(folder) or _federation_of_one(folder)
    raise NotARegister(
        _("There is no federation.yaml or register.yaml in {path} or above it.").format(path=start),
        _("Go to the folder of a register, say where it is with --federation, or begin one with `muniment init`."),
    )


def _federation_around(register: Path) -> FederationSource | None:
    for folder in register.parents:
        if (folder / FEDERATION_FILE).is_file():
            around = _federation(folder)
            own = next((source for source in around.registers if source.folder == register), None)
            return replace(around, focus=own.id) if own else None
    return None


def listed(root: Path) -> tuple[tuple[Listed, ...], list[Problem]]:
    """The registers that the `federation.yaml` in a folder lists, each once, and those that it lists again."""
    return _listed(own_meta(root / FEDERATION_FILE, "federation")[0])


def _listed(data: dict[str, Any]) -> tuple[tuple[Listed, ...], list[Problem]]:
    found: dict[str, Listed] = {}
    problems = []
    for position, entry in enumerate(data["registers"]):
        register = entry["register"]
        if register in found:
            values = {"key": register, "name": "`register`", "first_place": found[register].place[:2]}
            problems.append(Problem("duplicate-list-key", "", FEDERATION_FILE, values, ("registers", position)))
            continue
        place = ("registers", position, "source" if "source" in entry else "register")
        found[register] = Listed(register, entry.get("source", register), entry.get("ref", WHOLE), place)
    return tuple(found.values()), problems


def _federation(folder: Path) -> FederationSource:
    """A federation as its file describes it. A register that cannot be read is a problem; the others still load."""
    data, _none = own_meta(folder / FEDERATION_FILE, "federation")
    entries, again = _listed(data)
    lock = read_lock(folder) if any(entry.is_fetched for entry in entries) else Lock()
    problems = [*lock.problems]
    sources: list[RegisterSource] = []
    for entry in entries:
        pulled = lock.entries.get(entry.register) if entry.is_fetched else None
        missing = _not_here(folder, entry, pulled)
        if missing is not None:
            problems.append(missing)
            continue
        path = copy_of(folder, entry.register, pulled.commit) if pulled else (folder / entry.source).resolve()
        meta, broken = read_meta(path / REGISTER_FILE, "register", os.path.relpath(path / REGISTER_FILE, folder))
        problems += broken
        if meta is None:
            continue
        if meta["id"] != entry.register:
            values = {"expected": entry.register, "id": meta["id"]}
            problems.append(Problem("register-id-differs", entry.register, REGISTER_FILE, values, ("id",)))
        title, owner = str(meta["title"]), str(meta.get("owner", ""))
        own, amiss = house_rules(meta, entry.register, broken)
        problems += amiss
        sources.append(RegisterSource(entry.register, path, title, owner, pulled, own))
    title = str(data.get("title", folder.name))
    return FederationSource(folder, title, tuple(sources), str(data.get("as_of", "")), (*problems, *again))


def _not_here(root: Path, entry: Listed, pulled: Pulled | None) -> Problem | None:
    """The problem of a register that is not where its source says, or of which there is no copy that fits the lock."""
    if not entry.is_fetched:
        if os.path.isfile((root / entry.source).resolve() / REGISTER_FILE):
            return None
        advice = _("Write the folder that holds its `register.yaml`.")
        values = {"what": _("register at"), "source": entry.source, "advice": advice}
        return Problem("register-missing", "", FEDERATION_FILE, values, entry.place)
    if pulled is None:
        values = {
            "what": _("copy here of"),
            "advice": _("Run `muniment pull`, which fetches it once you have approved it."),
        }
        return Problem("register-missing", "", FEDERATION_FILE, values | {"source": entry.source}, entry.place)
    pull = _("Run `muniment pull`.")
    if pulled.url != entry.source:
        says, here = _("from `{url}`").format(url=pulled.url), _("it is listed here from another address")
        pull = _("Run `muniment pull`, which asks you to approve the new address; or write the old one again.")
    elif pulled.ref != entry.ref:
        says, here = _("at `{ref}`").format(ref=pulled.ref), _("it is listed here at `{ref}`").format(ref=entry.ref)
    elif not is_copied(root, entry.register, pulled.commit):
        says, here = _("at commit {commit}").format(commit=pulled.short), _("there is no copy of that here")
    else:
        return None
    values = {"file": LOCK_FILE, "register": entry.register, "says": says, "here": here, "advice": pull}
    return Problem("lock-differs", "", FEDERATION_FILE, values, entry.place)


def _federation_of_one(folder: Path) -> FederationSource:
    meta, broken = own_meta(folder / REGISTER_FILE, "register")
    own, amiss = house_rules(meta, str(meta["id"]), broken)
    source = RegisterSource(str(meta["id"]), folder, str(meta["title"]), str(meta.get("owner", "")), house_rules=own)
    return FederationSource(folder, source.title, (source,), problems=(*broken, *amiss))
