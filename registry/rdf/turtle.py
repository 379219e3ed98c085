"""Turtle and TriG, always in the same order and the same spacing: the same records are the same bytes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from registry.rdf.prefixes import PREFIXES, short
from registry.rdf.triples import TYPE, Block


def head() -> str:
    """The short names, which stand first."""
    return "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in sorted(PREFIXES.items()))


def turtle(blocks: Iterable[Block], indent: str = "") -> Iterator[str]:
    """Each block, below an empty line."""
    for subject, said in blocks:
        if not said:
            continue
        written, before = [f"\n{indent}{short(subject)}"], ""
        for predicate, value in said:
            if predicate == before:
                written.append(f" ,\n{indent}        {_object(value)}")
            else:
                end = " ;" if before else ""
                name = "a" if predicate == TYPE else short(predicate)
                written.append(f"{end}\n{indent}    {name} {_object(value)}")
            before = predicate
        yield "".join([*written, " .\n"])


def _object(value: str) -> str:
    if value.startswith("<"):
        return short(value)
    if value.endswith(">"):
        said, _mark, datatype = value.rpartition("^^")
        return f"{said}^^{short(datatype)}"
    return value


def trig(graphs: Iterable[tuple[str, Iterable[Block]]]) -> Iterator[str]:
    """Each named graph with its blocks."""
    yield head()
    for graph, blocks in graphs:
        yield f"\n{graph} {{\n"
        yield from turtle(blocks, "    ")
        yield "}\n"
