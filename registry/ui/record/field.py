"""`Field`: one field of a record as a page shows it, with the fields inside it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from registry.verbs.records.show import Answer, FieldShown


@dataclass(frozen=True, slots=True)
class Field:
    """One field.

    - `text`: what it says in words; empty where it holds fields.
    - `raw`: what the file says.
    - `at`: its address in the record, such as `flows[attendance]/sides[police.receiver]/basis`.
    - `inside`: the fields it holds, or the members of the list that it is.
    """

    name: str
    label: str
    text: str
    raw: Any
    at: str
    inside: tuple[Field, ...] = field(default=(), repr=False)

    @property
    def members(self) -> tuple[Field, ...]:
        """The members, where the field is a list of things that have fields."""
        return self.inside if isinstance(self.raw, list) else ()

    @property
    def items(self) -> tuple[str, ...]:
        """The texts of a plain list, one by one; the text alone where it is not a list."""
        if not isinstance(self.raw, list) or not self.raw:
            return (self.text,) if self.text else ()
        whole = [str(item) for item in self.raw]
        if self.text == "; ".join(whole):
            return tuple(whole)
        words = self.text.split("; ")
        return tuple(words) if len(words) == len(whole) else (self.text,)

    def get(self, name: str) -> Field | None:
        """The field inside with this name, or None."""
        return next((inner for inner in self.inside if inner.name == name), None)

    def text_of(self, name: str) -> str:
        """What the field inside with this name says; empty when it is not there."""
        found = self.get(name)
        return found.text if found else ""

    def without(self, *names: str) -> tuple[Field, ...]:
        """The fields inside, less some."""
        return tuple(inner for inner in self.inside if inner.name not in names)


def root(answer: Answer) -> Field:
    """A record's answer as one field that holds all the others."""
    return Field("", answer.title, "", answer.record, "", _inside(answer.fields, answer.record, ""))


def _inside(shown: tuple[FieldShown, ...], raw: Any, at: str) -> tuple[Field, ...]:
    if isinstance(raw, list):
        return tuple(_field(member, value, f"{at}[{member.name}]") for member, value in zip(shown, raw, strict=False))
    values: Mapping[str, Any] = raw if isinstance(raw, dict) else {}
    return tuple(_field(inner, values.get(inner.name), f"{at}/{inner.name}" if at else inner.name) for inner in shown)


def _field(shown: FieldShown, raw: Any, at: str) -> Field:
    if isinstance(shown.value, str):
        return Field(shown.name, shown.label, shown.value, raw, at)
    return Field(shown.name, shown.label, "", raw, at, _inside(shown.value, raw, at))
