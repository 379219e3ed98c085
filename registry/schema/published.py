"""The published schemas as the program reads them: the JSON of each kind, and its `Shape`.

Reading a record needs no model: what a reader, a link or a digest must know of a field stands in the schema under
`x-muniment`. This module reads it from the files that other tools read, and imports no model.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path

from registry.values import Any

Path_ = tuple[str | int, ...]
"""Where a value stands in a document: the keys and positions from the root."""


@cache
def folder() -> Path:
    """Where the schemas are: beside the package in a checkout, inside it when installed."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "schemas"
    return installed if installed.is_dir() else package.parent / "schemas"


@cache
def schema(name: str) -> dict[str, Any]:
    """The JSON Schema of a kind, or of `register` or `federation`."""
    loaded: dict[str, Any] = json.loads((folder() / f"{name}.schema.json").read_bytes())
    return loaded


@cache
def shape(name: str) -> Shape:
    """The shape of a whole record of a kind."""
    whole = schema(name)
    return Shape(whole, whole.get("$defs", {}))


class Shape:
    """One place in a record's schema: what may stand there and what it means."""

    __slots__ = ("__dict__", "_definitions", "_field", "_target")

    def __init__(self, field: dict[str, Any], definitions: dict[str, Any]) -> None:
        self._field = field
        self._definitions = definitions
        self._target = _target(field, definitions)

    @cached_property
    def fields(self) -> dict[str, Shape]:
        """The fields of an object, in the order they are shown; empty for anything else."""
        return {name: Shape(field, self._definitions) for name, field in self._target.get("properties", {}).items()}

    @cached_property
    def item(self) -> Shape | None:
        """The shape of each member of a list, or None."""
        items = self._target.get("items")
        return Shape(items, self._definitions) if items else None

    @property
    def meta(self) -> dict[str, Any]:
        """What we declared of the field."""
        declared: dict[str, Any] = self._field.get("x-muniment", {})
        return declared

    @property
    def description(self) -> str:
        """What the field means."""
        return str(self._field.get("description", ""))

    @property
    def required(self) -> tuple[str, ...]:
        """The fields an object must have."""
        return tuple(self._target.get("required", ()))

    @cached_property
    def values(self) -> tuple[str, ...]:
        """The values of a closed list; empty where the value is free."""
        return tuple(self._target.get("enum", ()))

    @property
    def example(self) -> Any:
        """A value that fits."""
        examples = self._field.get("examples") or self._target.get("examples") or [None]
        return examples[0]

    @cached_property
    def form(self) -> str:
        """The form of a text value (`date`, `period`, `reference`, …), or an empty string."""
        for holder in (self._field, self._target):
            form = holder.get("x-muniment", {}).get("form")
            if form:
                return str(form)
        return ""

    @property
    def is_number(self) -> bool:
        """Whether a whole number stands there."""
        return self._target.get("type") == "integer"

    @property
    def is_words(self) -> bool:
        """Whether any words at all may stand there."""
        return {name: self._target.get(name) for name in _WORDS} == _WORDS

    @property
    def scheme(self) -> str:
        """The name of the controlled list that a value is one of; empty where the value is free."""
        return str(self._target.get("x-muniment", {}).get("scheme", ""))

    @property
    def stands_for(self) -> str:
        """For an object: the published class that it stands for, as a CURIE, or one of our own."""
        return str(self._target.get("x-muniment", {}).get("term", ""))

    @cached_property
    def key(self) -> tuple[str, ...]:
        """For the members of a keyed list: the fields that name one."""
        return tuple(self._target.get("x-muniment", {}).get("key", ()))

    @property
    def order(self) -> tuple[tuple[str, str], ...]:
        """Pairs of date fields of which the first may not be later than the second."""
        return tuple((pair[0], pair[1]) for pair in self._target.get("x-muniment", {}).get("order", ()))

    @property
    def one_of(self) -> tuple[tuple[str, str], ...]:
        """Pairs of fields of which at most one may be written."""
        return tuple((pair[0], pair[1]) for pair in self._target.get("x-muniment", {}).get("oneOf", ()))

    @property
    def refers(self) -> tuple[str, ...]:
        """The kinds of record a reference may lead to."""
        return tuple(self.meta.get("refers", ()))

    @property
    def names(self) -> str:
        """The list whose keys this value is one of, such as `parties`, or `agreement#parties` in another record."""
        return str(self.meta.get("names", ""))

    @property
    def substance(self) -> bool:
        """Whether the field counts in the digest. Values inside a field follow the field."""
        return bool(self.meta.get("substance", True))

    @property
    def heading(self) -> bool:
        """Whether an agreement may take the field whole from its parent."""
        return bool(self.meta.get("heading", False))

    def label_of(self, value: str) -> str:
        """What a controlled value is called; the value itself where the list gives no label."""
        return self._labels.get(value, value)

    @cached_property
    def _labels(self) -> dict[str, str]:
        return dict(zip(self.values, self._target.get("x-muniment", {}).get("labels", ()), strict=False))

    def at(self, path: Path_) -> Shape | None:
        """The shape found by following a path from here, or None where the schema has nothing."""
        here: Shape | None = self
        for step in path:
            if here is None:
                return None
            here = here.item if isinstance(step, int) else here.fields.get(step)
        return here

    def keys_at(self, path: Path_) -> tuple[str, ...]:
        """The fields that name one member of the list at a path from here; nothing where no such list is."""
        here = self.at(path)
        return here.item.key if here is not None and here.item is not None else ()

    @cached_property
    def links(self) -> LinkPlan | None:
        """The branches below here that hold anything the link stage looks at; None where there are none."""
        return _link_plan(self._field, self._definitions)


class LinkPlan:
    """What the link stage must look at below one place, so that it walks nothing else."""

    __slots__ = (
        "address", "elsewhere", "fields", "here", "item", "key", "matters", "names", "one_of", "order", "refers",
    )  # fmt: skip

    def __init__(self, field: dict[str, Any], target: dict[str, Any], definitions: dict[str, Any]) -> None:
        # From the schema as it was read: a shape of each of a thousand places takes three times as long.
        own, said = field.get("x-muniment", _NOTHING), target.get("x-muniment", _NOTHING)
        self.refers: tuple[str, ...] = tuple(own.get("refers", ()))
        holder, elsewhere, names = str(own.get("names", "")).rpartition("#")
        self.names = tuple(names.split("/")) if names and not elsewhere else ()
        self.elsewhere = (holder, tuple(names.split("/"))) if elsewhere else None
        self.address = (own.get("form") or said.get("form")) in {"address", "term"}
        self.order = tuple((pair[0], pair[1]) for pair in said.get("order", ()))
        self.one_of = tuple((pair[0], pair[1]) for pair in said.get("oneOf", ()))
        below = target.get("properties", _NOTHING)
        plans = ((name, _link_plan(field, definitions)) for name, field in below.items())
        self.fields = {name: plan for name, plan in plans if plan is not None}
        item = target.get("items")
        self.item = _link_plan(item, definitions) if item else None
        # A list's declaration holds for each of its members.
        named = _target(item, definitions).get("x-muniment", _NOTHING).get("key", ()) if item else ()
        self.key: tuple[str, ...] = tuple(named)
        self.here = bool(self.refers or self.names or self.elsewhere or self.address or self.order or self.one_of)
        """Whether anything is to be looked at in this very place, rather than below it."""
        self.matters = self.here or bool(self.key or self.fields or self.item)


_NOTHING: dict[str, Any] = {}


def _target(field: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    reference = field.get("$ref")
    found: dict[str, Any] = definitions[reference.rpartition("/")[2]] if reference else field
    return found


def _link_plan(field: dict[str, Any], definitions: dict[str, Any]) -> LinkPlan | None:
    target = _target(field, definitions)
    if not ("x-muniment" in field or "x-muniment" in target or "properties" in target or "items" in target):
        return None
    plan = LinkPlan(field, target, definitions)
    return plan if plan.matters else None


_WORDS = {"type": "string", "minLength": 1, "pattern": r"[^ \t\r\n]", "maxLength": None, "enum": None, "format": None}
"""What the schema says of a field that holds words in no form of their own."""


def walk(shape: Shape, data: Any, path: Path_ = ()) -> Iterator[tuple[Path_, Shape, Any]]:
    """Every value in a document with its path and shape, outermost first. Free maps such as `local` are one value."""
    yield path, shape, data
    if isinstance(data, dict):
        for name, value in data.items():
            field = shape.fields.get(name)
            if field is not None:
                yield from walk(field, value, (*path, name))
    elif isinstance(data, list) and shape.item is not None:
        for position, value in enumerate(data):
            yield from walk(shape.item, value, (*path, position))
