"""Which judgements must be made again: those that looked at something that has changed, or at a day that has come.

Judging again what this names, and keeping the rest, gives just what judging everything from nothing would.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from registry.check.engine import Judgement
from registry.facts.reader import any_of, identifiers_of
from registry.load.snapshot import Loaded
from registry.source import Ref


@dataclass
class Changes:
    """What is different: the names by which changed records are or were known, and the names they lead or led to."""

    names: set[Ref] = field(default_factory=set)
    pointed_at: set[Ref] = field(default_factory=set)

    def add(self, before: Loaded | None, after: Loaded | None) -> None:
        """One record that was changed, added (`before` is None) or taken away (`after` is None)."""
        for loaded in (before, after):
            if loaded is not None:
                self.names |= {loaded.ref, *_formerly(loaded), *identifiers_of(loaded)}
                self.pointed_at |= set(_leads_to(loaded))
                if before is None or after is None:
                    # With its first record a register may have come, and with its last it may have gone.
                    self.names.add(any_of(loaded.ref.register))


def must_judge_again(judgement: Judgement, changes: Changes, on: date) -> bool:
    """Whether a judgement may be another now."""
    looked = judgement.looked
    return (
        not looked.holds_on(on)
        or not looked.records.isdisjoint(changes.names)
        or not looked.referrers.isdisjoint(changes.pointed_at)
    )


def _formerly(loaded: Loaded) -> Iterable[Ref]:
    return (Ref.within(each, loaded.ref.register, loaded.ref.kind) for each in loaded.data.get("formerly", ()))


def _leads_to(loaded: Loaded) -> Iterable[Ref]:
    """The names that its references may mean, whatever is there."""
    for _place, kinds, text in loaded.references:
        for kind in kinds:
            yield Ref.within(text, loaded.ref.register, kind)
