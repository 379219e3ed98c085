"""Putting a new record into a register: where it may go, which id is free, whether it would be a record; the file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from registry.concepts.kinds import Kind
from registry.draft import naming
from registry.errors import NotARegister, UsageError
from registry.index.snapshot import IndexSnapshot
from registry.link import alone, linked
from registry.load.federation import FederationSource, RegisterSource
from registry.load.reading import read_bytes
from registry.load.snapshot import Loaded
from registry.problems import Stage
from registry.schema.published import shape
from registry.session import Session
from registry.source import Ref, address
from registry.wording import _, listed, nearest
from registry.write import as_yaml, create_file, not_written


def writable_register(source: FederationSource, wanted: str) -> RegisterSource:
    """The register that was asked for, or that the person stands in. Raises UsageError."""
    known = {register.id: register for register in source.here}
    if not source.registers:
        raise NotARegister(
            _("None of the registers of {federation} can be read.").format(federation=source.title),
            _("`muniment validate` says why."),
        )
    choice = wanted or source.focus or (next(iter(known)) if len(known) == 1 else "")
    if choice in known:
        return known[choice]
    if choice in source.pulled or not known:
        message = _("There is no register {register} here to write to, only a copy that was fetched from elsewhere.")
        copies = listed([choice] if choice in source.pulled else source.pulled, "or")
        raise UsageError(message.format(register=copies), _("Begin the record where the register itself is kept."))
    if not choice:
        message = _("There are several registers here.")
        raise UsageError(message, _("Say which with --register: {registers}.").format(registers=listed(known, "or")))
    close = nearest(choice, known)
    fix = _("Did you mean {close}?").format(close=close) if close else _("There is {registers}.")
    raise UsageError(
        _("There is no register {register} here.").format(register=choice), fix.format(registers=listed(known))
    )


def refused_id(
    session: Session, snapshot: IndexSnapshot, register: RegisterSource, kind: Kind, own: str
) -> tuple[str, str] | None:
    """Why a record may not have an id, and which it may have; None where it may."""
    trouble = naming.trouble(own)
    if trouble:
        return trouble
    who = taken(session, snapshot, register, kind, own)
    if not who:
        return None
    return who, _("Choose another id, such as `{id}`.").format(id=free_id(session, snapshot, register, kind, own))


def taken(session: Session, snapshot: IndexSnapshot, register: RegisterSource, kind: Kind, own: str) -> str:
    """Who has the id, or had it; nothing where nobody does."""
    path = f"{kind.folder}/{own}.yaml"
    found = snapshot.get(session, Ref(register.id, kind, own))
    if found is not None and found.ref.id == own and found.ref.register == register.id:
        said = _("There is {a} called {id} already: {path}.")
        return said.format(a=f"{_article(kind)} {kind.label.lower()}", id=own, path=found.document.path)
    if found is not None:
        return _("{id} is what {ref} used to be called, and old references lead there.").format(id=own, ref=found.ref)
    if os.path.lexists(register.folder / path):
        return _("There is a file {path} already.").format(path=path)
    return ""


def free_id(session: Session, snapshot: IndexSnapshot, register: RegisterSource, kind: Kind, own: str) -> str:
    """The id itself where it is free, otherwise the next like it that is."""
    tried: set[str] = set()
    while taken(session, snapshot, register, kind, found := naming.free(own, tried)):
        tried.add(found)
    return found


def _article(kind: Kind) -> str:
    return _("an") if kind.label[0] in "AEIOU" else _("a")


def trouble_with(snapshot: IndexSnapshot, ref: Ref, data: dict[str, Any]) -> tuple[str, str] | None:
    """What keeps data from being a record that holds together with the others, and what to write; None if nothing."""
    document, problems = read_bytes(as_yaml(data).encode(), ref.register, f"{Kind(ref.kind).folder}/{ref.id}.yaml")
    if document is not None:
        loaded = Loaded(ref, document)
        problems = [found for found in (*alone(loaded), *linked(snapshot, loaded)) if found.stage != Stage.NOTE]
    if not problems:
        return None
    field = address(data, shape(ref.kind).keys_at, problems[0].place)
    return (f"{field}: " if field else "") + f"{problems[0].message}.", problems[0].fix


def write_record(register: RegisterSource, file: Path, text: bytes) -> None:
    """Make the file of a record, and its folder where there is none yet: whole, or not at all.

    Raises Conflict where there is such a file, UsageError where the folder is a link to elsewhere, InputOutputError.
    """
    folder = file.parent
    if not Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(register.folder)):
        raise UsageError(
            _("{folder} is a link to a place outside the register.").format(folder=folder),
            _("Replace it by an ordinary folder."),
        )
    made = not folder.exists()
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise not_written(folder, error) from error
    try:
        create_file(file, text)
    except BaseException:
        if made:
            folder.rmdir()
        raise
