"""The process in which what strangers wrote is read, a SPARQL question or a file of RDF: it opens nothing, and ends.

Run by `aside` as a file of its own, so that it waits for nothing else of ours. It is given one line of JSON that says
what to do, and then the graph to ask or the file to read; it answers in lines of JSON.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from typing import Any

import pyoxigraph as ox

_BATCH = 5_000
_LETTERS = 20_000_000
"""Letters of a whole answer. Beyond that it is cut off, as it is after so many rows."""


class _RefusedError(Exception):
    """Why a question is not asked: a word that `query` has a sentence for, and what goes into it."""

    def __init__(self, why: str, **more: object) -> None:
        super().__init__(why)
        self.said = {"refused": why, **more}


def main() -> None:
    """Do the one thing."""
    first = json.loads(sys.stdin.buffer.readline())
    try:
        _read(first) if first["task"] == "read" else _ask(first)
    except _RefusedError as refused:
        _tell(refused.said)
    except MemoryError:
        _tell({"refused": "memory"})
    except (OSError, RuntimeError, SyntaxError, ValueError) as wrong:
        _tell({"refused": "failed", "what": str(wrong)})


def _read(first: dict[str, Any]) -> None:
    """Tell every triple of a file, what could not be read of it, and at which bound reading stopped, if it did."""
    raw = sys.stdin.buffer.read()
    _limit(first["memory"], first["seconds"])
    form = ox.RdfFormat.from_extension(first["extension"])
    triples, wrong = 0, 0
    batch: list[Any] = []
    parsed = iter(ox.parse(raw, format=form, base_iri=first["base"]))
    while True:
        try:
            batch.append(next(parsed))
        except StopIteration:
            break
        except SyntaxError as trouble:
            _tell({"wrong": str(trouble), "line": trouble.lineno or 0})
            wrong += 1
            if wrong == first["wrong"]:
                _tell({"stopped": "wrong"})
                break
            continue
        triples += 1
        if triples > first["triples"]:
            _tell({"stopped": "triples"})
            break
        if len(batch) == _BATCH:
            _tell_triples(batch)
            batch = []
    _tell_triples(batch)
    _tell({"done": True})


def _tell_triples(quads: list[Any]) -> None:
    # Looking at each term here would take ten times as long.
    written = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    _tell({"triples": (written or b"").decode()})


def _ask(asked: dict[str, Any]) -> None:
    """Answer a question: say that it may be asked, then that the graph is read, then what was found."""
    try:
        tree = _understood(asked["query"])
        chosen = list(_graphs(tree, asked["prefixes"]))
        unknown = sorted(set(chosen) - set(asked["graphs"]))
        if unknown:
            raise _RefusedError("from", what=unknown[0])
        _tell({"parsed": True})
        store = ox.Store()
        store.bulk_load(input=sys.stdin.buffer, format=ox.RdfFormat.N_QUADS)
        _limit(asked["memory"], asked["seconds"])
        _tell({"loaded": len(store)})
        # A question that names its graphs is asked of those; any other of all of them together.
        found = store.query(asked["query"], prefixes=asked["prefixes"], use_default_graph_as_union=not chosen)
        _tell(_answer(found, asked["rows"], is_ordered="orderby" in tree[1]))
    except SyntaxError as wrong:
        _tell({"refused": "syntax", "what": str(wrong), "line": 0, "column": 0})


def _tell(said: dict[str, Any]) -> None:
    print(json.dumps(said), flush=True)


def _understood(query: str) -> Any:
    """The question as it was understood. Raises for one that is none, or that is not only about what is here."""
    from rdflib.plugins.sparql.parser import parseQuery  # which reading a file can do without

    try:
        tree = parseQuery(query)
    except RecursionError:
        raise _RefusedError("deep") from None
    except Exception as wrong:
        if _is_update(query):
            raise _RefusedError("update") from None
        at = {"line": getattr(wrong, "lineno", 0), "column": getattr(wrong, "col", 0)}
        raise _RefusedError("syntax", what="", **at) from None
    if any(_name(each) == "ServiceGraphPattern" for each in _walk(tree)):
        raise _RefusedError("service")
    return tree


def _is_update(query: str) -> bool:
    from rdflib.plugins.sparql.parser import parseUpdate

    try:
        # Nothing at all is an update, too, of which nothing is asked.
        return any(_name(each) not in ("", "Update", "Prologue") for each in _walk(parseUpdate(query)))
    except Exception:
        return False


def _name(part: Any) -> str:
    """What sort of part of a question this is; empty for a term or a row of parts."""
    return str(part.name) if isinstance(part, dict) and hasattr(part, "name") else ""


def _walk(tree: Any) -> Iterator[Any]:
    """Every part of a question, without recursion."""
    waiting = [tree]
    while waiting:
        here = waiting.pop()
        yield here
        if isinstance(here, dict):
            waiting.extend(dict.values(here))
        elif not isinstance(here, str) and hasattr(here, "__iter__"):
            waiting.extend(here)


def _graphs(tree: Any, prefixes: dict[str, str]) -> Iterator[str]:
    """The graphs that a question says it is asked of, after FROM and FROM NAMED."""
    known = dict(prefixes)
    for each in _walk(tree[0]):
        if _name(each) == "PrefixDecl":
            known[_own(each, "prefix")] = _own(each, "iri")
    for each in _walk(tree[1]):
        if _name(each) == "DatasetClause":
            for name in dict.values(each):
                if isinstance(name, str):
                    yield str(name)
                else:
                    yield known.get(_own(name, "prefix"), "") + _own(name, "localname")


def _own(part: dict[str, Any], name: str) -> str:
    """What a part says under a name. Its own way of asking looks further, and would not end."""
    return str(dict.__getitem__(part, name)) if name in part else ""


def _limit(memory: int, seconds: float) -> None:
    """From here on no file, no connection, and only so much memory and time."""
    try:
        import resource
    except ImportError:  # only Unix has it; the time is kept by whoever started this, too
        return
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            used = int(file.read().split()[0]) * resource.getpagesize()
    except OSError:
        used = 0
    limits = {resource.RLIMIT_CPU: int(seconds) + 2, resource.RLIMIT_CORE: 0, resource.RLIMIT_FSIZE: 0}
    if used:
        limits[resource.RLIMIT_AS] = used + memory
    # Three are open: where questions come in, and answers and complaints go out. A connection would be a fourth.
    limits[resource.RLIMIT_NOFILE] = 3
    for limit, most in limits.items():
        resource.setrlimit(limit, (most, most))


def _answer(found: Any, rows: int, *, is_ordered: bool) -> dict[str, Any]:
    if isinstance(found, ox.QueryBoolean):
        return {"truth": bool(found)}
    if isinstance(found, ox.QueryTriples):
        names = ["subject", "predicate", "object"]
        cells = ([_cell(each.subject), _cell(each.predicate), _cell(each.object)] for each in found)
    else:
        names = [each.value for each in found.variables]
        cells = ([_cell(value) for value in each] for each in found)
    taken: list[Any] = []
    letters, is_more = 0, False
    for row in cells:
        letters += sum(len(cell[1]) for cell in row if cell)
        if len(taken) == rows or letters > _LETTERS:
            is_more = True
            break
        taken.append(row)
    if not is_ordered:
        # In whatever order a store finds them, the same answer is the same rows.
        taken.sort(key=lambda row: [cell or [] for cell in row])
    return {"names": names, "rows": taken, "more": is_more, "graph": isinstance(found, ox.QueryTriples)}


def _cell(term: Any) -> list[str] | None:
    """A value: what sort it is, its text, and of a literal its language and datatype."""
    if term is None:
        return None
    if isinstance(term, ox.NamedNode):
        return ["uri", term.value]
    if isinstance(term, ox.BlankNode):
        return ["bnode", term.value]
    if isinstance(term, ox.Literal):
        return ["literal", term.value, term.language or "", "" if term.language else term.datatype.value]
    return ["literal", str(term), "", ""]


if __name__ == "__main__":
    main()
