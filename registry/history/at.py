"""The files of a day that has gone, as a federation of their own, for whoever asks anything of it.

Whatever is asked reads that folder as it would read any other, by an index of its own, so that the working files and
their index are left as they are.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from pathlib import Path

from registry.errors import InputOutputError
from registry.history.checkout import Checkout
from registry.history.stands import Sort, Stand, Stands, files_said
from registry.history.store import Store, blocked
from registry.load.federation import FederationSource
from registry.wording import _, day

_MOST = 8
"""How many days are kept as files; the ones asked for longest ago go first."""

_NOTES = ".notes"


@dataclass(frozen=True, slots=True)
class Past:
    """The files of a day.

    - `folder`: the federation of them; inside the register that was asked about, where that was there.
    - `registers`: those that are in it.
    - `notes`: which day's files are read of each register, and what else a reader should know, in sentences.
    """

    folder: Path
    registers: tuple[str, ...]
    notes: tuple[str, ...]


def past(federation: FederationSource, when: date, progress: Callable[[int, int, str], None] | None = None) -> Past:
    """The files of a federation as they were at the end of a day in London.

    Raises InputOutputError where there are none, or none that can be read.
    """
    store = Store(federation.root)
    with Stands(federation, store) as stands:
        stood = stands.on(when)
        _some(stands, stood, when)
        place = store.folder / "at" / _key(federation, stood)
        notes = _kept_notes(place)
        if notes is None:
            if progress is not None:
                progress(0, 0, _("Reading the files of {day}").format(day=day(when)))
            with store.turn():
                notes = _kept_notes(place)
                if notes is None:
                    place, stood, notes = _made(federation, stands, stood, place)
        registers = tuple(each.register for each in _some(stands, stood, when))
        folder = place / federation.focus if federation.focus in registers else place
        return Past(folder if folder.is_dir() else place, registers, (*files_said(stood, when), *stands.notes, *notes))


def _some(stands: Stands, stood: Sequence[Stand], when: date) -> list[Stand]:
    """The registers that have any files. Raises InputOutputError where none has."""
    found = [each for each in stood if each.sort in (Sort.COMMIT, Sort.WORKING)]
    if not found:
        first = stands.first_day()
        unknown = [each.sentence for each in stood if each.sort is Sort.UNKNOWN]
        if first is not None and not unknown:
            unknown = [_("The first version of any is of {day}.").format(day=day(first))]
        raise InputOutputError(
            _("No register has files of {day} that can be read.").format(day=day(when)), "\n".join(unknown)
        )
    return found


def _key(federation: FederationSource, stood: Sequence[Stand]) -> str:
    said = [(each.register, each.sort.value, each.tree or str(each.source.folder)) for each in stood]
    return blake2b(repr((federation.title, said)).encode("utf-8", "surrogateescape"), digest_size=12).hexdigest()


def _kept_notes(place: Path) -> tuple[str, ...] | None:
    with suppress(OSError, ValueError):
        notes = tuple(map(str, json.loads((place / _NOTES).read_bytes())))
        os.utime(place / _NOTES)
        return notes
    return None


def _made(
    federation: FederationSource, stands: Stands, stood: Sequence[Stand], place: Path
) -> tuple[Path, list[Stand], tuple[str, ...]]:
    """Make the folder, whole or not at all: where, how the registers stand in it, and what to say of the files."""
    part = place.with_name(f".part-{secrets.token_hex(6)}")
    try:
        checkout = Checkout(part)
        unread = {each.register: each for each in checkout.move(stands, stood, federation.title)}
        if unread:
            # What could not be read may be another time, so this is no folder to keep under its name.
            place = place.with_name(f"{place.name}-{secrets.token_hex(4)}")
        (part / _NOTES).write_text(json.dumps(checkout.notes), "utf-8")
        shutil.rmtree(place, ignore_errors=True)
        os.replace(part, place)
    except OSError as error:
        raise blocked(place, error) from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    _prune(place.parent, place)
    return place, [unread.get(each.register, each) for each in stood], checkout.notes


def _prune(folder: Path, keep: Path) -> None:
    with suppress(OSError):
        places = [each for each in folder.iterdir() if each != keep]
        places.sort(key=_asked, reverse=True)
        for old in places[_MOST - 1 :]:
            shutil.rmtree(old, ignore_errors=True)


def _asked(place: Path) -> float:
    with suppress(OSError):
        return (place / _NOTES).stat().st_mtime
    return 0.0
