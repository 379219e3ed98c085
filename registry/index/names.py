"""Names of records as numbers: `register << 32 | sequence`, given once and never again to another name."""

from __future__ import annotations

import json
from collections.abc import Iterable

from registry.index.engine import Engine
from registry.source import Ref

SHIFT = 32


def register_of(number: int) -> int:
    """The number of the register that a name belongs to."""
    return number >> SHIFT


class Names:
    """The numbers of names, read as they are needed and given as they are met; new ones are written by `save`."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._registers: dict[str, int] = dict(engine.rows("SELECT id, number FROM register"))
        self._known: dict[Ref, int] = {}
        self._next: dict[int, int] = {}
        self._new: list[tuple[int, int, str, str]] = []
        self._new_registers: list[tuple[int, str, str]] = []
        # A new index has no names yet: asking for each would only find that out.
        self._ask = bool(engine.row("SELECT 1 FROM name LIMIT 1"))

    def register(self, own: str, folder: str = "") -> int:
        """The number of a register, given now if it has none."""
        number = self._registers.get(own)
        if number is None:
            number = self._registers[own] = len(self._registers) + 1
            self._new_registers.append((number, own, folder))
        return number

    def register_id(self, number: int) -> str:
        """The id of the register of a number."""
        return next(own for own, each in self._registers.items() if each == number)

    def number(self, ref: Ref) -> int:
        """The number of a name, given now if it has none."""
        number = self._known.get(ref)
        if number is not None:
            return number
        register = self.register(ref.register)
        found = None
        if self._ask:
            sql = "SELECT number FROM name WHERE in_register = ? AND kind = ? AND id = ?"
            found = self._engine.row(sql, (register, ref.kind, ref.id))
        if found:
            number = int(found[0])
        else:
            number = self._free(register)
            self._new.append((number, register, ref.kind, ref.id))
        self._known[ref] = number
        return number

    def _free(self, register: int) -> int:
        if register not in self._next:
            first, last = register << SHIFT, (register + 1) << SHIFT
            (highest,) = self._engine.rows(
                "SELECT coalesce(max(number), ?) FROM name WHERE number >= ? AND number < ?", (first, first, last)
            )[0]
            self._next[register] = highest
        self._next[register] += 1
        return self._next[register]

    def save(self) -> None:
        """Write down the names and registers that were new."""
        self._engine.write("INSERT INTO register (number, id, folder) VALUES (?, ?, ?)", self._new_registers)
        self._engine.write("INSERT INTO name (number, in_register, kind, id) VALUES (?, ?, ?, ?)", self._new)
        self._new, self._new_registers = [], []


def refs_of(engine: Engine, numbers: Iterable[int]) -> dict[int, Ref]:
    """The names that numbers stand for."""
    sql = (
        "SELECT n.number, r.id, n.kind, n.id FROM json_each(?) j JOIN name n ON n.number = j.value"
        " JOIN register r ON r.number = n.in_register"
    )
    return {number: Ref(*found) for number, *found in engine.rows(sql, (json.dumps(list(numbers)),))}
