"""The JSON Schema we allow ourselves: only what every validator that reads the schemas does alike.

The screen (Rust), the explainer (Python), other people's tools and their editors must give one verdict. They differ on
`\\d` and `\\w` (Unicode or not), `\\p` and `\\Z` (one knows them), look-around, most formats, and large `oneOf`s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import jsonschema

from registry.concepts.kinds import Kind
from registry.schema.generate import DIALECT
from registry.schema.published import schema

Node = dict[str, Any]

KEYWORDS = {
    "type", "const", "enum", "properties", "required", "additionalProperties", "items", "$ref", "$defs",
    "pattern", "format", "minLength", "maxLength", "minimum", "maximum", "minItems", "uniqueItems",
    "title", "description", "examples", "$schema", "$id",
    # What editors show, and what Muniment itself needs; validators pass over these.
    "enumDescriptions", "defaultSnippets", "x-muniment",
}  # fmt: skip

NOT_EVERYWHERE = re.compile(r"\\[dDwWsSpPbBAZzG]|\(\?")


def nodes(node: Node, path: str) -> Iterator[tuple[str, Node]]:
    """Every schema within a schema, with a path to find it by."""
    yield path, node
    for group in ("properties", "$defs"):
        for name, inner in node.get(group, {}).items():
            yield from nodes(inner, f"{path}/{group}/{name}")
    if "items" in node:
        yield from nodes(node["items"], f"{path}/items")


def broken(name: str, is_wrong: Any) -> list[str]:
    """The paths of a schema's nodes that are wrong, so that a failing test lists every place to mend."""
    return [path for path, node in nodes(schema(name), name) if is_wrong(node)]


def test_it_is_json_schema(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(name))
    assert schema(name)["$schema"] == DIALECT


def test_only_listed_keywords_are_used(name: str) -> None:
    found = {(path, key) for path, node in nodes(schema(name), name) for key in node if key not in KEYWORDS}
    assert found == set()


def test_every_value_has_one_type(name: str) -> None:
    """A list of types, or null beside a type, would blur every message: absent is the only nothing a record has."""
    types = {"string", "integer", "array", "object"}
    assert broken(name, lambda node: "$ref" not in node and node.get("type") not in types) == []
    assert broken(name, lambda node: "null" in str(node.get("type"))) == []


def test_a_kind_is_not_chosen_by_the_schema(name: str) -> None:
    """`kind` is looked at first, in code, so that a message is about the record that was meant."""
    assert not {"oneOf", "anyOf", "allOf", "if", "not"} & set(schema(name))


def test_maps_are_closed_but_for_free_ones(name: str) -> None:
    assert broken(name, lambda node: "properties" in node and node.get("additionalProperties") is not False) == []
    free = broken(name, lambda node: node.get("type") == "object" and "properties" not in node)
    assert free == ([f"{name}/properties/local"] if name in set(Kind) else [])


def test_every_list_says_what_its_members_are(name: str) -> None:
    assert broken(name, lambda node: node.get("type") == "array" and "items" not in node) == []


def test_patterns_mean_the_same_everywhere(name: str) -> None:
    assert broken(name, lambda node: NOT_EVERYWHERE.search(node.get("pattern", ""))) == []


def test_text_is_never_empty_and_always_bounded_in_form(name: str) -> None:
    """Every text has a pattern, a closed list or a constant: none may be blank."""
    closed = {"pattern", "enum", "const"}
    assert broken(name, lambda node: node.get("type") == "string" and not closed & set(node)) == []


def test_the_only_format_is_a_date_and_has_a_pattern_too(name: str) -> None:
    assert broken(name, lambda node: node.get("format", "date") != "date") == []
    assert broken(name, lambda node: "format" in node and "pattern" not in node) == []


def test_numbers_are_whole_and_bounded(name: str) -> None:
    bounds = {"minimum", "maximum"}
    assert broken(name, lambda node: node.get("type") == "integer" and not bounds <= set(node)) == []


def test_every_reference_leads_to_a_definition_and_every_definition_is_used(name: str) -> None:
    whole = schema(name)
    used = {node["$ref"] for _path, node in nodes(whole, name) if "$ref" in node}
    assert used == {f"#/$defs/{own}" for own in whole.get("$defs", {})}


def test_its_id_is_a_urn_with_the_format_of_files(name: str) -> None:
    assert schema(name)["$id"] == f"urn:muniment:schema:{name}:1"
    assert schema(name)["title"] == name


def test_only_keys_and_the_four_first_fields_are_required(addressed: str) -> None:
    """All else that a record ought to say is a rule's matter, so that an unfinished record is still a record."""
    whole = schema(addressed)
    if addressed in set(Kind):
        assert set(whole["required"]) == {"kind", "id", "title", "status"}
    for own, part in whole.get("$defs", {}).items():
        if "properties" in part:
            assert set(part.get("required", ())) == set(part["x-muniment"].get("key", ())), own
