"""The published vocabularies that fields and values stand for: no term is invented, and no prefix unknown."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import registry.concepts
from registry.concepts.concept import Concept
from registry.concepts.kinds import Kind
from registry.schema.published import schema

PREFIXES = {
    "dpv": "https://w3id.org/dpv#",
    "pd": "https://w3id.org/dpv/pd#",
    "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
    "dct": "http://purl.org/dc/terms/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "mun": "our own",
}
"""Every vocabulary a term may come from."""

IN_FILES = ("dpv", "pd", "eu-gdpr")
"""Those whose terms are looked up in the published files."""

CURIE = re.compile(r"([a-z][a-z0-9-]*):([A-Za-z][A-Za-z0-9_-]*)")


def concepts() -> list[type[Concept]]:
    """Every closed list of values."""
    found = []
    for module in pkgutil.iter_modules(registry.concepts.__path__):
        named = vars(importlib.import_module(f"registry.concepts.{module.name}")).values()
        found += [
            each for each in named if isinstance(each, type) and issubclass(each, Concept) and each is not Concept
        ]
    return sorted(set(found), key=lambda each: each.__name__)


def terms() -> set[tuple[str, str]]:
    """Every CURIE used anywhere, as prefix and name."""

    def declared(node: Any) -> Iterator[str]:
        if isinstance(node, dict):
            yield from [node["x-muniment"]["term"]] if "term" in node.get("x-muniment", {}) else []
            for value in node.values():
                yield from declared(value)
        elif isinstance(node, list):
            for value in node:
                yield from declared(value)

    names = (*Kind, "register", "federation", "federation-lock")
    written = {term for name in names for term in declared(schema(str(name)))}
    written |= {member.see for concept in concepts() for member in concept if CURIE.fullmatch(member.see)}
    return {(prefix, name) for prefix, _colon, name in (term.partition(":") for term in written)}


def test_every_prefix_is_known() -> None:
    assert {prefix for prefix, _name in terms()} <= set(PREFIXES)


def test_every_term_is_in_the_vocabulary_it_names(standards: Path | None) -> None:
    """Reads the published Turtle where this machine has it; the suite's last lines say where it does not."""
    used = {term for term in terms() if term[0] in IN_FILES}
    assert used
    if standards is None:
        assert all(CURIE.fullmatch(f"{prefix}:{name}") for prefix, name in used)
        return
    there = set()
    for prefix in IN_FILES:
        text = (standards / "dpv-2.3" / f"{prefix}.ttl").read_text("utf-8")
        # In these files each term begins its own block, at the start of a line.
        there |= {(prefix, name) for name in re.findall(rf"^{prefix}:([A-Za-z0-9_-]+) a ", text, re.MULTILINE)}
    assert len(there) > 1000
    assert sorted(f"{prefix}:{name}" for prefix, name in used - there) == []


@pytest.mark.parametrize("concept", concepts(), ids=lambda each: each.__name__)
def test_a_value_says_what_it_stands_for_in_one_of_three_ways(concept: type[Concept]) -> None:
    """A published term, a provision on legislation.gov.uk, or a citation in words; or nothing, never a guess."""
    for member in concept:
        is_term = CURIE.fullmatch(member.see)
        is_provision = member.see.startswith("http://www.legislation.gov.uk/") or member.see.startswith(
            "https://www.legislation.gov.uk/"
        )
        is_words = " " in member.see
        assert not member.see or is_term or is_provision or is_words, f"{member!r}: {member.see}"


@pytest.mark.parametrize("concept", concepts(), ids=lambda each: each.__name__)
def test_a_value_has_a_label_and_an_iri_of_its_own(concept: type[Concept]) -> None:
    assert all(member.label for member in concept)
    assert all(member.iri.startswith(f"urn:muniment:concept:{concept.scheme()}:") for member in concept)


def test_two_lists_never_share_a_name() -> None:
    schemes = [concept.scheme() for concept in concepts()]
    assert len(set(schemes)) == len(schemes)
