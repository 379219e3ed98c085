"""Parents: those that go round in a circle, or have changed since they were pinned."""

from __future__ import annotations

from collections.abc import Iterator

from registry.canonical import digest
from registry.concepts.kinds import Kind
from registry.load.snapshot import Loaded, Snapshot, parent_of
from registry.problems import Problem
from registry.source import Ref


def ancestry(snapshot: Snapshot, loaded: Loaded) -> tuple[list[Loaded], bool]:
    """An agreement's parent, its parent's parent and so on; and whether they go round in a circle."""
    seen: set[Ref] = {loaded.ref}
    chain: list[Loaded] = []
    here = parent_of(snapshot, loaded)
    while here is not None:
        if here.ref in seen:
            return chain, True
        seen.add(here.ref)
        chain.append(here)
        here = parent_of(snapshot, here)
    return chain, False


def inheritance(snapshot: Snapshot, loaded: Loaded) -> Iterator[Problem]:
    """An agreement's problems with its parents."""
    if loaded.ref.kind != Kind.AGREEMENT:
        return

    def problem(code: str, *place: str, **values: str) -> Problem:
        return Problem(code, loaded.ref.register, loaded.document.path, values, place)

    ancestors, circular = ancestry(snapshot, loaded)
    if circular:
        # An agreement whose parents go round further up is not itself in the circle.
        last = parent_of(snapshot, ancestors[-1]) if ancestors else loaded
        if last is not None and last.ref == loaded.ref:
            chain = " → ".join(str(each.ref) for each in (loaded, *ancestors, loaded))
            yield problem("parent-cycle", "parent", "ref", chain=chain)
        return
    pinned = loaded.data.get("parent", {}).get("digest")
    if pinned and ancestors:
        now = digest_of(snapshot, ancestors[0])
        if now is not None and now != pinned:
            yield problem("parent-changed", "parent", "digest", digest=now)


def digest_of(snapshot: Snapshot, parent: Loaded) -> str | None:
    """A parent's digest, taken once for all its children; None where a parent of its own cannot be read."""
    key = ("digest", parent.ref)
    if key not in snapshot.memory:
        snapshot.memory[key] = digest(snapshot, parent)
    taken: str | None = snapshot.memory[key]
    return taken
