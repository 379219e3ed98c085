"""What a change would touch that nobody makes: which records would be judged and checked again because of it.

The same is asked as after a change that was made (see `linking.Touched` and `verdicts.Stirred`), of an index that stays
as it is. Nothing is written.
"""

from __future__ import annotations

from registry.index.engine import Engine
from registry.index.entry import Entry
from registry.index.linking import Touched
from registry.index.names import refs_of
from registry.source import Ref

_NOBODY = -1
"""Stands for a name that no record has and none mentions."""


class Supposed:
    """One record that would be there, or say something else than it does.

    - `ref`: its name. `names`: the names that would say or mean something else.
    - `pointed_at`: the names that others may point at than before.
    - `to_judge`: the records that were judged by looking at any of these; `to_check`: those whose links may hold no
      more, or again. The record itself is in neither.
    """

    def __init__(self, engine: Engine, ref: Ref, entry: Entry, *, is_new: bool, was_refused: bool) -> None:
        touched = Touched()
        number = _number(engine, ref)
        if number is not None:
            touched.note_before(engine, number)
        here = _NOBODY if number is None else number
        former, mentioned = set(entry.formerly), {each for each, _reads in entry.mentions}
        bodies = {(scheme, value, int(entry.is_home)) for scheme, value in entry.identifiers}
        touched.supposed(here, _numbers(engine, former), set(entry.identifiers), is_new=is_new)
        touched.judged.supposed(here, _numbers(engine, former), _numbers(engine, mentioned), bodies)
        touched.refused = was_refused
        names, pointed_at = touched.judged.reach(engine)
        self.ref = ref
        self.names = {ref, *former, *refs_of(engine, names).values()}
        self.pointed_at = mentioned | set(refs_of(engine, pointed_at).values())
        self.to_judge = _others(engine, touched.judged.to_judge(engine), ref)
        self.to_check = _others(engine, touched.to_check(engine), ref)


def _others(engine: Engine, numbers: set[int], ref: Ref) -> dict[Ref, int]:
    found = refs_of(engine, numbers)
    return {each: number for number, each in sorted(found.items()) if each != ref}


def _numbers(engine: Engine, refs: set[Ref]) -> set[int]:
    return {number for each in refs if (number := _number(engine, each)) is not None}


def _number(engine: Engine, ref: Ref) -> int | None:
    sql = (
        "SELECT n.number FROM register r JOIN name n ON n.in_register = r.number"
        " WHERE r.id = ? AND n.kind = ? AND n.id = ?"
    )
    row = engine.row(sql, ref)
    return int(row[0]) if row else None
