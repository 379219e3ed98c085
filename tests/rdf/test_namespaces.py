"""The closed namespaces: what is in them is what is published, and nothing else can be written."""

from __future__ import annotations

from pathlib import Path

import pytest
from rdflib.namespace import SKOS

from registry.rdf.__main__ import main
from registry.rdf.fields import fields_of, property_of
from registry.rdf.generate import KINDS, OURS
from registry.rdf.namespaces import DPV, MUN, SSSOM


def test_they_are_what_the_schemas_say() -> None:
    assert main(["--check"]) == 0, "run `python -m registry.rdf`"


def test_they_are_what_is_published(standards: Path | None) -> None:
    if standards is None:
        pytest.skip("MUNIMENT_TEST_DATA is not set")
    assert main([str(standards), "--check"]) == 0


@pytest.mark.parametrize("space", [MUN, SSSOM, DPV, SKOS])
def test_a_misspelt_term_stops_the_program(space: type) -> None:
    with pytest.raises(AttributeError):
        space.prefLable  # type: ignore[attr-defined] # noqa: B018


def test_a_misspelt_term_of_a_schema_stops_it_too() -> None:
    assert property_of("skos:prefLabel") == "<http://www.w3.org/2004/02/skos/core#prefLabel>"
    with pytest.raises(AttributeError):
        property_of("mun:prefLable")
    with pytest.raises(KeyError):
        property_of("nobody:prefLabel")


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_a_record_has_a_property(kind: str) -> None:
    assert all(each.predicate.startswith("<") for each in fields_of(kind))


def test_every_term_of_ours_says_what_it_means() -> None:
    assert all(said.endswith(".") for said in OURS.values())
    assert all(hasattr(MUN, name) for name in OURS)
