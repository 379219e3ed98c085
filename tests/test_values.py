"""Classes of plain values are as the standard library would have made them, and come without importing it."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import subprocess
import sys
from typing import Any

import pytest

from registry import values

FIELDS = {"a": "int", "b": "str", "c": "dict[str, int]", "d": "str"}


def declared(decorator: Any, field: Any, **how: bool) -> Any:
    """The same class, made by either."""
    space = {
        "__annotations__": FIELDS,
        "__module__": __name__,
        "__qualname__": "Plain",
        "__doc__": "A class.",
        "b": "usual",
        "c": field(default_factory=dict, compare=False),
        "d": field(default="", repr=False, metadata={"help": "What it is."}),
    }
    return decorator(**how)(type("Plain", (), space))


@pytest.fixture(params=[(False, False), (True, False), (False, True), (True, True)], ids=str)
def both(request: pytest.FixtureRequest) -> tuple[Any, Any]:
    """Our class and the library's."""
    frozen, slots = request.param
    ours = declared(values.dataclass, values.field, frozen=frozen, slots=slots)
    return ours, declared(dataclasses.dataclass, dataclasses.field, frozen=frozen, slots=slots)


CALLS: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
    ((1,), {}),
    ((1, "x"), {}),
    ((1, "x", {"y": 2}, "z"), {}),
    ((), {"a": 1, "d": "z"}),
    ((1,), {"c": {"y": 2}}),
]


@pytest.mark.parametrize(("given", "named"), CALLS)
def test_a_value_is_made_shown_and_taken_apart_alike(both: Any, given: Any, named: Any) -> None:
    ours, library = (of(*given, **named) for of in both)
    assert repr(ours) == repr(library)
    assert dataclasses.asdict(ours) == dataclasses.asdict(library)
    assert dataclasses.astuple(ours) == dataclasses.astuple(library)
    assert repr(dataclasses.replace(ours, b="new")) == repr(values.replace(ours, b="new")) != repr(ours)
    assert copy.deepcopy(ours) == ours
    assert dataclasses.is_dataclass(ours)


@pytest.mark.parametrize(
    ("given", "named"), [((), {}), ((1, 2, 3, 4, 5), {}), ((1,), {"a": 2}), ((1,), {"e": 2}), ((), {"b": ""})]
)
def test_what_cannot_be_made_is_refused(both: Any, given: Any, named: Any) -> None:
    for of in both:
        with pytest.raises(TypeError):
            of(*given, **named)


def test_values_are_compared_alike(both: Any) -> None:
    ours, library = both
    for of in (ours, library):
        assert of(1, c={"x": 1}) == of(1)
        assert of(1) != of(2)
        assert of(1) != (1, "usual", {}, "")
    assert (ours.__hash__ is None) is (library.__hash__ is None)
    if ours.__hash__ is not None:
        assert hash(ours(1)) == hash(ours(1, c={"x": 1})) == hash(library(1))
    assert ours(1) != library(1)


def test_what_is_frozen_stays(both: Any) -> None:
    for of in both:
        made = of(1)
        if of.__dataclass_params__.frozen:
            for spoil in (lambda made=made: setattr(made, "a", 2), lambda made=made: delattr(made, "a")):
                with pytest.raises(dataclasses.FrozenInstanceError):
                    spoil()
        else:
            made.a = 2
            assert made == of(2)
        assert hasattr(made, "__dict__") is ("__slots__" not in vars(of))


def test_the_library_knows_its_fields(both: Any) -> None:
    ours, library = both
    told = [
        [(each.name, each.type, each.default, dict(each.metadata)) for each in dataclasses.fields(of)] for of in both
    ]
    assert told[0] == told[1]
    assert [(each.name, each.type, dict(each.metadata)) for each in values.fields(ours)] == [
        (name, kind, metadata) for name, kind, _default, metadata in told[1]
    ]
    assert values.fields(library) == dataclasses.fields(library)
    assert ours.__match_args__ == library.__match_args__


def test_a_field_of_one_sort_serves_a_class_of_the_other() -> None:
    ours = declared(values.dataclass, dataclasses.field, frozen=True)
    library = declared(dataclasses.dataclass, values.field, frozen=True)
    assert repr(ours(1)) == repr(library(1))
    assert values.fields(ours)[3].metadata == values.fields(library)[3].metadata


@values.dataclass(frozen=True, slots=True)
class Kept:
    """A value that crosses between processes."""

    name: str
    more: tuple[int, ...] = ()


class Named(values.NamedTuple):
    """A tuple with names."""

    first: str
    second: int = 2

    @property
    def third(self) -> int:
        """One more."""
        return self.second + 1


def test_a_value_crosses_between_processes() -> None:
    for made in (Kept("a", (1,)), Named("a", 3)):
        assert pickle.loads(pickle.dumps(made)) == made


def test_a_tuple_with_names() -> None:
    assert Named("a") == ("a", 2)
    assert Named("a").third == 3
    assert repr(Named("a", 4)) == "Named(first='a', second=4)"
    assert Named.__doc__ == "A tuple with names."
    with pytest.raises(TypeError):
        Named()  # type: ignore[call-arg]


def test_nothing_is_imported_for_it() -> None:
    script = (
        "import sys; from registry.values import dataclass, field\n"
        "@dataclass(frozen=True)\nclass Own:\n    __annotations__ = {'a': 'int'}\n"
        "Own(1) == Own(2), repr(Own(1)), hash(Own(1))\n"
        "assert not {'dataclasses', 'inspect', 'typing', 're'} & sys.modules.keys()"
    )
    subprocess.run([sys.executable, "-c", script], check=True)
