"""Models → JSON Schema: one self-contained schema a kind, written to `schemas/` and committed.

The schemas are for three readers: our own validation, any other JSON Schema tool, and the editor that teaches people
what a field means. What Muniment itself needs of a field (substance, references, visibility) is under `x-muniment`.
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from registry.concepts.concept import Concept
from registry.concepts.kinds import FIRST_KEYS, Kind
from registry.records.part import Part
from registry.records.record import Record
from registry.records.values import FORMS

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FORMAT = 1
"""The format of record files that these schemas describe."""

_CASES = {Kind.BREACH, Kind.RIGHTS_REQUEST, Kind.COMPLAINT}
_REFERENCE_EXAMPLES = {
    "adoption": "hub-northmoor",
    "agreement": "childrens-safeguarding-hub",
    "appropriate-policy-document": "safeguarding",
    "breach": "misdirected-email",
    "complaint": "c-2026-014",
    "consent-model": "early-help",
    "disclosure": "urgent-request",
    "dpia": "childrens-safeguarding-hub",
    "information-system": "hub-case-system",
    "legitimate-interests-assessment": "events-mailing",
    "mapping-set": "education-to-shared",
    "privacy-notice": "hub-families",
    "processing-activity": "childrens-safeguarding-hub",
    "processor-contract": "hub-case-system",
    "retention-schedule": "childrens-services",
    "standard": "person-core",
    "transfer": "overnight-monitoring",
    "vocabulary": "education",
}
_OPENING = (*FIRST_KEYS, "status_history", "language", "owner", "reference")
_CLOSING = ("incomplete", "formerly", "evidence", "local")


class _Generator(GenerateJsonSchema):
    """Pydantic's schema without null branches and made-up titles, and with everything we declared about a field."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        # Absent is the only nothing a record has: `anyOf [..., null]` would only blur the error message.
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def field_title_should_be_set(self, schema: Any) -> bool:
        return False

    def enum_schema(self, schema: core_schema.EnumSchema) -> JsonSchemaValue:
        described: type[Any] = schema["cls"]
        members: list[Any] = list(described.__members__.values())
        result: JsonSchemaValue = {"type": "string", "enum": [member.value for member in members]}
        if issubclass(described, Concept):
            result["description"] = (described.__doc__ or "").strip()
            result["enumDescriptions"] = [
                f"{member.label}. {member.definition}".strip().replace("..", ".") for member in members
            ]
            result["x-muniment"] = {
                "scheme": described.scheme(),
                "labels": [member.label for member in members],
                "iris": [member.iri for member in members],
                "see": [member.see for member in members],
            }
        return result

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        result = super().model_schema(schema)
        model = schema["cls"]
        if not issubclass(model, Part):
            return result
        result.pop("title", None)
        result["description"] = (model.__doc__ or "").strip()
        own: dict[str, Any] = {"term": model.term or f"mun:{model.__name__}"}
        if model.key:
            own["key"] = list(model.key)
        if model.in_order:
            own["order"] = [list(pair) for pair in model.in_order]
        if model.one_of:
            own["oneOf"] = [list(pair) for pair in model.one_of]
        result["x-muniment"] = own
        properties: dict[str, Any] = result.get("properties", {})
        # Pydantic drops a field's description where it is the same as its part's; the field keeps its own.
        own_names = {info.alias or name: name for name, info in model.model_fields.items()}
        for name, field in properties.items():
            field["description"] = model.model_fields[own_names[name]].description
            _complete(field, name, model, _declaring(model, own_names[name]))
            if issubclass(model, Record) and model.visibility == "private":
                # Titles and references of breaches, requests and the like must not leak through what all records share.
                field["x-muniment"]["visibility"] = "private"
        result["properties"] = {
            name: properties[name] for name in _ordered(list(properties), issubclass(model, Record))
        }
        return result


def _declaring(model: type[Part], name: str) -> type[Part]:
    """The class in which a field was last declared: what all records share is not the doing of one kind."""
    return next(each for each in model.__mro__ if issubclass(each, Part) and name in each.__annotations__)


def _complete(field: dict[str, Any], name: str, model: type[Part], declared_in: type[Part]) -> None:
    """Fill in what a field takes from its part: source, visibility, and a term of our own where none is published."""
    meta: dict[str, Any] = field.setdefault("x-muniment", {})
    meta["source"] = meta.get("source") or declared_in.source
    meta["visibility"] = meta.get("visibility") or model.visibility
    words = name.rstrip("_").split("_")
    meta["term"] = meta.get("term") or f"mun:{words[0]}{''.join(word.capitalize() for word in words[1:])}"
    field.pop("title", None)
    for holder in (field, field.get("items", {})):
        if "x-form" in holder:
            holder.setdefault("x-muniment", {})["form"] = holder.pop("x-form")


def _ordered(names: list[str], is_record: bool) -> list[str]:
    if not is_record:
        return names
    middle = [name for name in names if name not in _OPENING and name not in _CLOSING]
    return [*(n for n in _OPENING if n in names), *middle, *(n for n in _CLOSING if n in names)]


def model_of(kind: Kind) -> type[Record]:
    """The model class of a kind of record."""
    model: type[Record] = getattr(importlib.import_module(f"registry.records.{kind.module}"), kind.model)
    return model


def _extra_models() -> dict[str, type[Part]]:
    from registry.records.federation import Federation, FederationLock
    from registry.records.register import Register
    from registry.records.review_event import ReviewEvent
    from registry.records.statutes import LAW

    own: dict[str, type[Part]] = {"register": Register, "federation": Federation, "federation-lock": FederationLock}
    return own | {"review-event": ReviewEvent, **LAW}


def schema_of(model: type[Part], name: str) -> dict[str, Any]:
    """The whole schema of one model, with an example for every field."""
    body = model.model_json_schema(schema_generator=_Generator, ref_template="#/$defs/{model}")
    definitions: dict[str, Any] = body.pop("$defs", {})
    schema: dict[str, Any] = {
        "$schema": DIALECT,
        "$id": f"urn:muniment:schema:{name}:{FORMAT}",
        "title": name,
        **body,
    }
    _add_examples(schema, definitions)
    schema["x-muniment"]["format"] = FORMAT
    if name in {kind.value for kind in Kind}:
        schema["defaultSnippets"] = [_snippet(name, schema)]
    if definitions:
        schema["$defs"] = {key: definitions[key] for key in sorted(definitions)}
    return schema


def _snippet(name: str, schema: dict[str, Any]) -> dict[str, Any]:
    """What an editor offers in an empty file."""
    status = "draft" if name not in _CASES else "open"
    return {
        "label": f"New {name}",
        "description": schema["description"],
        "body": {"kind": name, "id": "${1:file-name}", "title": "${2:Title}", "version": "'0.1'", "status": status},
    }


def _add_examples(schema: dict[str, Any], definitions: dict[str, Any]) -> None:
    for holder in (schema, *definitions.values()):
        for field in holder.get("properties", {}).values():
            if "examples" not in field and "const" not in field:
                told = _named_example(field, schema, definitions) or _example(field, definitions)
                field["examples"] = [[told] if field.get("type") == "array" and isinstance(told, str) else told]


def _named_example(field: dict[str, Any], schema: dict[str, Any], definitions: dict[str, Any]) -> str:
    """An example of a reference that leads to the right kind, or of a key that the list's own example uses."""
    meta = field.get("x-muniment", {})
    if meta.get("refers"):
        kind = meta["refers"][0]
        return f"northmoor/{kind}/{_REFERENCE_EXAMPLES.get(kind, 'northmoor')}"
    here: dict[str, Any] = schema
    for name in str(meta.get("names", "#")).split("/"):
        listed = here.get("properties", {}).get(name, {})
        target = (listed.get("items") or listed).get("$ref", "").rpartition("/")[2]
        here = definitions.get(target, {})
    return str(here.get("properties", {}).get("id", {}).get("examples", [""])[0])


def _example(node: dict[str, Any], definitions: dict[str, Any]) -> Any:
    """A value that fits a node, from its own example or made from those of its parts."""
    if node.get("examples"):
        return node["examples"][0]
    if "$ref" in node:
        return _example(definitions[node["$ref"].rpartition("/")[2]], definitions)
    if "const" in node:
        return node["const"]
    if "enum" in node:
        return node["enum"][0]
    if node.get("type") == "array":
        return [_example(node["items"], definitions)]
    if node.get("type") == "object":
        return dict(_example_fields(node, definitions))
    form = node.get("x-muniment", {}).get("form") or node.get("x-form")
    if form:
        return FORMS[form]
    raise LookupError(f"a field needs an example: {node}")


def _example_fields(node: dict[str, Any], definitions: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """The required fields and the first two others that are not themselves made of parts: enough to show the shape."""
    spare = 2
    for name, field in node.get("properties", {}).items():
        required = name in node.get("required", ())
        plain = field.get("type") in {"string", "integer"} or "examples" in field
        if required or (plain and spare > 0):
            spare -= 0 if required else 1
            yield name, _example(field, definitions)


def all_schemas() -> dict[str, dict[str, Any]]:
    """Every schema by name: the kinds of record, the files that describe a federation, and the law and rules."""
    schemas = {kind.value: schema_of(model_of(kind), kind.value) for kind in Kind}
    return schemas | {name: schema_of(model, name) for name, model in _extra_models().items()}


def as_text(schema: dict[str, Any]) -> str:
    """A schema as the text of its file."""
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def files() -> dict[str, str]:
    """Every file of `schemas/`, by name, as it should be."""
    from registry.schema.reference import field_reference

    schemas = all_schemas()
    made = {f"{name}.schema.json": as_text(schema) for name, schema in schemas.items()}
    return made | {"README.md": field_reference(schemas)}


def drift(folder: Path) -> list[str]:
    """The names of files in `folder` that differ from what the models say, or should not be there."""
    wanted = files()
    there = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    stale = [name for name, text in wanted.items() if name not in there or (folder / name).read_text("utf-8") != text]
    return sorted(stale) + sorted(there - set(wanted))


def write(folder: Path) -> list[str]:
    """Bring `folder` up to date; returns the names of the files changed."""
    folder.mkdir(parents=True, exist_ok=True)
    changed = drift(folder)
    wanted = files()
    for name in changed:
        if name in wanted:
            (folder / name).write_text(wanted[name], "utf-8")
        else:
            (folder / name).unlink()
    return changed
