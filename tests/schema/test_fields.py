"""Every field of every kind, as data: what it says of itself, and that its own examples are right."""

from __future__ import annotations

import re
from typing import Any

import jsonschema_rs
import pytest

from registry.concepts.headings import Heading
from registry.concepts.kinds import Kind
from registry.schema.published import Shape, schema, shape

KINDS = {kind.value for kind in Kind}


def fields(name: str) -> list[tuple[str, dict[str, Any]]]:
    """Every field of a schema: those of the record and those of each of its parts."""
    whole = schema(name)
    parts = {name: whole} | whole.get("$defs", {})
    return [
        (f"{part}.{own}", field) for part, body in parts.items() for own, field in body.get("properties", {}).items()
    ]


def shapes(name: str) -> list[tuple[str, Shape]]:
    """Every place of a kind of record, with its path."""

    def below(path: str, here: Shape) -> list[tuple[str, Shape]]:
        found = [(path, here)]
        for own, field in here.fields.items():
            found += below(f"{path}/{own}", field)
        return found + (below(f"{path}[]", here.item) if here.item else [])

    return below(name, shape(name))


def test_a_field_says_what_it_means(name: str) -> None:
    unsaid = [path for path, field in fields(name) if not field.get("description", "").strip().endswith((".", "?"))]
    assert unsaid == [], "a description is a sentence"


def test_a_field_shows_what_to_write(name: str) -> None:
    unshown = [path for path, field in fields(name) if not (field.get("examples") or "const" in field)]
    assert unshown == []


def test_a_field_declares_what_muniment_needs(name: str) -> None:
    for path, field in fields(name):
        meta = field["x-muniment"]
        assert isinstance(meta["substance"], bool), path
        assert meta["source"], f"{path} does not say which law, code or practice asks for it"
        assert meta["visibility"] in {"public", "parties", "private"}, path
        prefix, _colon, term = meta["term"].partition(":")
        assert prefix
        assert term, path


def used_by(node: dict[str, Any], definitions: dict[str, Any]) -> dict[str, Any]:
    """The definitions that a schema needs, and those that they need."""
    used: dict[str, Any] = {}
    asked = re.findall(r"'#/\$defs/(\w+)'", str(node))
    while asked:
        own = asked.pop()
        if own not in used:
            used[own] = definitions[own]
            asked += re.findall(r"'#/\$defs/(\w+)'", str(definitions[own]))
    return used


def test_every_example_fits_its_own_field(name: str) -> None:
    wrong = []
    for path, field in fields(name):
        alone = field | {"$defs": used_by(field, schema(name).get("$defs", {}))}
        validator = jsonschema_rs.Draft202012Validator(alone, validate_formats=True)
        wrong += [(path, example) for example in field.get("examples", ()) if not validator.is_valid(example)]
    assert wrong == []


def test_every_value_of_a_list_is_labelled_and_has_an_iri(name: str) -> None:
    for own, body in schema(name).get("$defs", {}).items():
        if "scheme" in body.get("x-muniment", {}):
            meta = body["x-muniment"]
            assert len(body["enum"]) == len(meta["labels"]) == len(meta["iris"]) == len(meta["see"]), own
            assert len(set(meta["iris"])) == len(body["enum"]), own
            assert all(meta["labels"]), own


def test_the_keys_of_a_list_are_required_in_its_members(name: str) -> None:
    for path, here in shapes(name):
        assert set(here.key) <= set(here.required), path
        assert set(here.key) <= set(here.fields), path


def test_members_of_a_list_have_a_key(addressed: str) -> None:
    """Every list of parts has keys: what is said of a member must still be true when the list is sorted another way."""
    keyless = [path for path, here in shapes(addressed) if path.endswith("[]") and here.fields and not here.key]
    assert keyless == []


def test_the_key_of_a_signed_list_is_signed(name: str) -> None:
    """Otherwise a member of which nothing is signed would leave an empty place in the canonical form."""
    for path, here in shapes(name):
        if here.item is not None and here.item.key and here.substance:
            assert all(here.item.fields[key].substance for key in here.item.key), path


def test_names_lead_to_a_keyed_list(addressed: str) -> None:
    """`parties` names a list of the same record; `agreement#parties` one of the record that `agreement` refers to."""
    root = shape(addressed)
    for path, here in shapes(addressed):
        field, elsewhere, steps = here.names.rpartition("#")
        holder = root.at(tuple(field.split("/"))) if elsewhere else None
        for target in [shape(kind) for kind in holder.refers] if holder else [] if elsewhere else [root]:
            named = target.at(tuple(steps.split("/"))) if steps else None
            if steps:
                assert named is not None, f"{path} names {here.names}, and there is no such list"
                assert named.item is not None, path
                assert named.item.key == ("id",), path


def test_a_list_named_in_another_record_is_reached_from_some_kind() -> None:
    """A part may be used in several kinds, and its field that leads elsewhere need not lead from all of them."""
    used = {(kind, here.names) for kind in sorted(KINDS) for _path, here in shapes(kind) if "#" in here.names}
    fields_used = {names: names.partition("#")[0].split("/") for _kind, names in used}
    for names, steps in fields_used.items():
        assert any(shape(kind).at(tuple(steps)) for kind, named in used if named == names), names


def test_references_name_kinds_of_record(name: str) -> None:
    for path, here in shapes(name):
        assert set(here.refers) <= KINDS, path
        if here.refers:
            assert (here.item or here).form == "reference", f"{path} refers to records, and is not a reference"


def test_a_pair_of_dates_in_order_is_a_pair_of_dates(name: str) -> None:
    for path, here in shapes(name):
        for pair in here.order:
            assert [here.fields[each].form for each in pair] == ["date", "date"], path


def test_of_two_alternatives_neither_is_required(name: str) -> None:
    for path, here in shapes(name):
        for pair in here.one_of:
            assert set(pair) <= set(here.fields) - set(here.required), path


def test_headings_are_the_fields_an_agreement_may_inherit() -> None:
    assert {each.value for each in Heading} == {n for n, field in shape("agreement").fields.items() if field.heading}


def test_only_agreements_inherit(kind: str) -> None:
    assert kind == "agreement" or not any(here.heading for _path, here in shapes(kind))


def test_a_part_of_one_name_is_one_part() -> None:
    """`Evidence` is the same in every kind, so that a person learns it once and the field reference shows it once."""
    seen: dict[str, dict[str, Any]] = {}
    for own in (*sorted(KINDS), "register", "federation", "federation-lock"):
        for part, body in schema(own).get("$defs", {}).items():
            assert seen.setdefault(part, body) == body, f"{part} in {own} differs from another kind's"


@pytest.mark.parametrize(
    ("path", "refers", "names"),
    [
        ("lead", ("organisation",), ""),
        ("flows[]/sides[]/party", (), "parties"),
        ("flows[]/sides[]/processing", ("processing-activity",), ""),
        ("bases[]/gateways[]/per_party", (), "parties"),
        ("flows[]/purpose_key", (), "purpose/purposes"),
    ],
)
def test_some_fields_of_an_agreement_that_people_rely_on(path: str, refers: tuple[str, ...], names: str) -> None:
    here = dict(shapes("agreement"))[f"agreement/{path}"]
    assert (here.refers, here.names) == (refers, names)
