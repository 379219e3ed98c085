"""Evidence: whether each stored file is there and is still the file whose digest was taken."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from registry.load.snapshot import Loaded, Snapshot
from registry.problems import Problem
from registry.tree import unreadable


def evidence(snapshot: Snapshot, loaded: Loaded) -> Iterator[Problem]:
    """Every piece of evidence whose file is missing or is not the one that was stored."""
    folder = snapshot.folders[loaded.ref.register]
    for position, piece in enumerate(loaded.data.get("evidence", ())):
        file = piece.get("file")
        if file is None:
            continue
        place = ("evidence", position, "file")
        if not folder.has(file):
            yield Problem("evidence-missing", loaded.ref.register, loaded.document.path, {"file": file}, place)
            continue
        wanted = piece.get("digest")
        if wanted is None:
            continue
        hashed = hashlib.sha256()
        try:
            with (folder.root / file).open("rb") as stream:
                for block in iter(lambda: stream.read(1 << 20), b""):
                    hashed.update(block)
        except OSError as error:
            yield unreadable(loaded.ref.register, file, error)
            continue
        now = f"sha256:{hashed.hexdigest()}"
        if now != wanted:
            values = {"file": file, "digest": now}
            place = ("evidence", position, "digest")
            yield Problem("evidence-changed", loaded.ref.register, loaded.document.path, values, place)
