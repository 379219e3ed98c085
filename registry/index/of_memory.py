"""An index of records that are held in memory, so that drafts and tests are searched as everything else is."""

from __future__ import annotations

from registry.index.engine import MEMORY, Engine
from registry.index.entry import entry_of
from registry.index.names import Names
from registry.index.snapshot import IndexSnapshot
from registry.index.writing import Writer
from registry.load.snapshot import MemorySnapshot


def indexed(snapshot: MemorySnapshot) -> IndexSnapshot:
    """The same records with everything that can be searched by. Problems are not looked for."""
    engine = Engine(MEMORY)
    engine.create()
    names = Names(engine)
    writer = Writer(engine, names, is_first=True)
    for source in snapshot.federation.registers:
        names.register(source.id, str(source.folder))
    for ref in snapshot.refs():
        loaded = snapshot.record(ref)
        if loaded is not None:
            writer.add(names.number(ref), entry_of(loaded), snapshot.folders.get(ref.register))
    writer.flush()
    engine.finish()
    return IndexSnapshot(engine, snapshot.federation)
