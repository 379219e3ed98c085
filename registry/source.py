"""Where a value was written: files, positions, and the lasting address of a place inside a record."""

from __future__ import annotations

from registry.values import Any, NamedTuple, dataclass


class Position(NamedTuple):
    """A place in a file, counted from 1, as editors do."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read: the register it belongs to, its path inside it, and what it says.

    `data` holds only text, whole numbers, decimals, true and false, lists and maps with text keys.
    """

    register: str
    path: str
    data: dict[str, Any]

    @property
    def kind(self) -> str:
        """What the document says it is; empty when it does not say."""
        kind = self.data.get("kind")
        return kind if isinstance(kind, str) else ""

    @property
    def id(self) -> str:
        """The id the document gives itself; empty when it gives none."""
        own = self.data.get("id")
        return own if isinstance(own, str) else ""


class Ref(NamedTuple):
    """A reference in full: `register/kind/id`."""

    register: str
    kind: str
    id: str

    def __str__(self) -> str:
        return f"{self.register}/{self.kind}/{self.id}"

    @classmethod
    def parse(cls, text: str) -> Ref | None:
        """Read a full reference; None when the text is not one."""
        parts = text.split("/")
        return cls(*parts) if len(parts) == 3 and all(parts) else None

    @classmethod
    def within(cls, text: str, register: str, kind: str) -> Ref:
        """Read a reference written inside a register: a short one is an id of the field's declared kind."""
        return cls.parse(text) or cls(register, kind, text)


Place = tuple[str | int, ...]
"""The keys and positions that lead from the root of a document to a value in it."""

_STEP = r"([a-z0-9_]+)(?:\[([^\[\]]*)\])?(?:/(?!$)|$)"


def _name(member: Any, keys: tuple[str, ...], position: int) -> str:
    """What a member of a list is called in an address: by its keys, or by its position where it has none."""
    names = [member.get(key) for key in keys] if isinstance(member, dict) else []
    named = [name for name in names if isinstance(name, str)]
    return ".".join(named) if named and len(named) == len(names) else str(position + 1)


def address(data: Any, keys_of: Any, place: Place) -> str:
    """The lasting name of a place, such as `flows[attendance]/sides[police.receiver]/basis`.

    `keys_of(place)` gives the key fields of the list at a place, or nothing. A member of a list without keys, or one
    whose keys are missing, is named by its position, which is shown but never stored.
    """
    steps: list[str] = []
    here = data
    for depth, step in enumerate(place):
        if isinstance(step, int):
            here = here[step] if isinstance(here, list) and step < len(here) else None
            if steps:
                steps[-1] += f"[{_name(here, keys_of(place[:depth]), step)}]"
        else:
            steps.append(step)
            here = here.get(step) if isinstance(here, dict) else None
    return "/".join(steps)


def find(data: Any, keys_of: Any, text: str) -> Place | None:
    """The place that an address names in this document; None when there is no such place."""
    import re

    step = re.compile(_STEP)
    place: list[str | int] = []
    here, read = data, 0
    while read < len(text):
        match = step.match(text, read)
        if match is None or not isinstance(here, dict) or match[1] not in here:
            return None
        read = match.end()
        place.append(match[1])
        here = here[match[1]]
        if match[2] is None:
            continue
        keys = keys_of(tuple(place))
        members = enumerate(here) if isinstance(here, list) else ()
        position = next((at for at, member in members if _name(member, keys, at) == match[2]), None)
        if position is None:
            return None
        place.append(position)
        here = here[position]
    return tuple(place)
