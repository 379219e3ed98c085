"""Which file a record is in: told without reading it, and without what reading takes."""

from __future__ import annotations

import os

from registry.index.snapshot import IndexSnapshot
from registry.load.snapshot import Loaded


def file_of(snapshot: IndexSnapshot, loaded: Loaded) -> str:
    """The file of a record, as the federation's own folder knows it."""
    folder = snapshot.folders[loaded.ref.register]
    return os.path.relpath(folder.root / loaded.document.path, snapshot.federation.root)
