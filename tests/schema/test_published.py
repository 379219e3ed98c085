"""`Shape`: what the program must know of a field, read from the files that other tools read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from registry.schema.published import Shape, folder, schema, shape, walk


def test_the_schemas_are_found_beside_the_package_or_inside_it() -> None:
    assert (folder() / "agreement.schema.json").is_file()


@pytest.mark.parametrize(
    ("path", "asked", "answer"),
    [
        (("title",), "form", ""),
        (("status",), "values", ("draft", "in-force")),
        (("dates", "end"), "form", "date"),
        (("parties",), "key", ()),
        (("parties", 0), "key", ("id",)),
        (("flows", 0, "sides", 0), "key", ("party", "part")),
        (("flows", 0, "sides", 0, "party"), "names", "parties"),
        (("lead",), "refers", ("organisation",)),
        (("security",), "heading", True),
        (("parties",), "heading", False),
        (("version",), "substance", False),
        (("title",), "substance", True),
        ((), "required", ("id", "kind", "status", "title")),
    ],
)
def test_a_shape_says_what_a_field_is(path: tuple[str | int, ...], asked: str, answer: Any) -> None:
    here = shape("agreement").at(path)
    assert here is not None
    said = getattr(here, asked)
    if asked == "values":
        assert set(answer) <= set(said)
    elif asked == "required":
        assert tuple(sorted(said)) == answer
    else:
        assert said == answer


@pytest.mark.parametrize(
    "path", [("colour",), ("title", "inner"), (0,), ("parties", "id"), ("local", "colour", "deeper")]
)
def test_there_is_no_shape_where_the_schema_has_nothing(path: tuple[str | int, ...]) -> None:
    assert shape("agreement").at(path) is None


def test_a_value_is_called_by_its_label() -> None:
    status = shape("agreement").fields["status"]
    assert status.label_of("in-force") == "In force"
    assert status.label_of("somewhere") == "somewhere"
    assert shape("agreement").fields["title"].label_of("in-force") == "in-force"


def test_walking_meets_every_value_once_and_free_maps_whole(fullest: Callable[[str], dict[str, Any]]) -> None:
    met = list(walk(shape("agreement"), fullest("agreement")))
    paths = [path for path, _shape, _value in met]
    assert paths[0] == ()
    assert len(set(paths)) == len(paths)
    assert ("flows", 0, "sides", 0, "basis") in paths
    assert ("local",) in paths
    assert ("local", "directorate") not in paths


def test_the_link_stage_walks_only_what_it_must(kind: str) -> None:
    """A branch is planned if, and only if, something below it is a reference, a key or a pair of dates."""

    def looks(here: Shape) -> bool:
        below = [*here.fields.values(), *([here.item] if here.item else [])]
        own = here.refers or here.names or here.order or here.one_of or here.form in {"address", "term"}
        return bool(own or (here.item and here.item.key)) or any(looks(field) for field in below)

    for name, field in shape(kind).fields.items():
        assert (field.links is not None) == looks(field), name


def test_a_schema_is_read_once() -> None:
    assert schema("waiver") is schema("waiver")
