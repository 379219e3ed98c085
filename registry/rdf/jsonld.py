"""JSON-LD with its context inside, so that nobody has to fetch one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from registry.rdf.prefixes import PREFIXES, short
from registry.rdf.triples import TYPE, Block


def document(graphs: Iterable[tuple[str, Iterable[Block]]], named: bool = True) -> Iterator[str]:
    """All graphs as one document, each named or all of them as one."""
    context = json.dumps(PREFIXES, sort_keys=True, indent=4)
    yield f'{{\n  "@context": {_indented(context)},\n  "@graph": ['
    comma = ""
    for graph, blocks in graphs:
        if named:
            yield f'{comma}\n    {{\n      "@id": {json.dumps(graph[1:-1])},\n      "@graph": ['
            comma = ""
        for subject, said in blocks:
            yield f"{comma}\n{_node(subject, said)}"
            comma = ","
        if named:
            yield "\n      ]\n    }"
            comma = ","
    yield "\n  ]\n}\n"


def _indented(text: str) -> str:
    return text.replace("\n", "\n  ")


def _node(subject: str, said: Iterable[tuple[str, str]]) -> str:
    keys: dict[str, list[str]] = {}
    for predicate, value in said:
        is_type = predicate == TYPE
        key = "@type" if is_type else short(predicate)
        keys.setdefault(key, []).append(_name(value) if is_type else _value(value))
    rows = [f'"@id": {_name(subject)}']
    for key, values in keys.items():
        whole = values[0] if len(values) == 1 else f"[{', '.join(values)}]"
        rows.append(f'"{key.strip("<>")}": {whole}')
    return f"        {{{', '.join(rows)}}}"


def _name(node: str) -> str:
    return json.dumps(short(node).strip("<>"), ensure_ascii=False)


def _value(value: str) -> str:
    if value.startswith("<"):
        return f'{{"@id": {_name(value)}}}'
    # What N-Triples escapes, it escapes as JSON does.
    end = value.rindex('"') + 1
    text, rest = value[:end], value[end:]
    if rest.startswith("@"):
        return f'{{"@value": {text}, "@language": "{rest[1:]}"}}'
    if rest:
        return f'{{"@value": {text}, "@type": {_name(rest[2:])}}}'
    return text
