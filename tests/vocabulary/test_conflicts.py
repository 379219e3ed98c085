"""Each rule about mappings, on small examples: what it finds, what it leaves alone, and the last step between the two.

The examples are in `conflicts/`, a file for each rule. In a case, `hub` is the integration model and every other name a
council's words: each term by its key. `northmoor-hub` is a set of mappings from the one to the other, approved on the
first day of 2026 unless they say otherwise. Only the rule of the file is run.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from registry.load.snapshot import MemorySnapshot
from registry.vocabulary.conflict import Conflict
from registry.vocabulary.conflicts import conflicts
from registry.vocabulary.conflicts.catalogue import BY_NUMBER
from registry.vocabulary.conflicts.closure import circles, shortest_circle
from registry.vocabulary.memory import MemoryLexicon
from registry.vocabulary.term import TermKey

SnapshotOf = Callable[..., MemorySnapshot]
_AS_TEXT = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
FILES = sorted((Path(__file__).parent / "conflicts").glob("*.yaml"))
CASES = [
    pytest.param(int(file.name[:2]), case, id=f"{file.stem}: {case['case']}")
    for file in FILES
    for case in yaml.load(file.read_text(), _AS_TEXT)
]
_NAMES = ("hub", "northmoor", "eastvale", "westhaven")
_ACTIVE = {"version": "1", "status": "active", "status_history": [{"on": "2020-01-01", "status": "active"}]}


def records_of(case: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The records that a case stands for."""
    for name in _NAMES:
        if name in case:
            role = "integration" if name == "hub" else "application"
            terms = [{"id": key, **said} for key, said in case[name].items()]
            more = case.get("vocabularies", {}).get(name, {})
            yield {"kind": "vocabulary", "id": name, "title": name, "model": role, "terms": terms, **_ACTIVE, **more}
    for name, said in case.items():
        first, _dash, second = name.partition("-")
        if first in _NAMES and second in _NAMES:
            yield {
                "kind": "mapping-set", "id": name, "title": name, "subject_vocabulary": first,
                "object_vocabulary": second, "mappings": [mapping(key, each) for key, each in said.items()],
                **_ACTIVE, **case.get("set", {}),
            }  # fmt: skip


def mapping(key: str, said: dict[str, Any]) -> dict[str, Any]:
    """A whole mapping; what a case leaves empty is left out."""
    whole = {"id": key, "mapping_status": "approved", "approved": "2026-01-01", **said}
    if "order" in whole:
        whole["order"] = int(whole["order"])
    for pair in whole.get("transform", {}).get("terminology", ()):
        if "count" in pair:
            pair["count"] = int(pair["count"])
    return {name: value for name, value in whole.items() if value != ""}


def short(address: str) -> str:
    """The key of a mapping, or the field of a set, in an address."""
    inside = address.partition("#")[2].partition("/")[0]
    return inside.removeprefix("mappings[").removesuffix("]")


def shown(conflict: Conflict) -> list[str]:
    """The mappings of a conflict, by key; a whole set is left out."""
    return sorted({short(each) for each in conflict.mappings} - {"mappings"})


@pytest.mark.parametrize(("number", "case"), CASES)
def test_a_rule_on_an_example(number: int, case: dict[str, Any], snapshot_of: SnapshotOf) -> None:
    snapshot = snapshot_of({"town": list(records_of(case))})
    found = conflicts(MemoryLexicon(snapshot), snapshot, case.get("on", "2026-06-01"), {number})
    wanted = case["found"]
    assert sorted(shown(each) for each in found) == sorted(sorted(each["mappings"]) for each in wanted), found
    for said in wanted:
        own = next(each for each in found if shown(each) == sorted(said["mappings"]))
        assert own.severity == said.get("severity", own.severity)
        assert own.certainty == said.get("certainty", "found")
        assert said.get("message", "") in own.message
        assert said.get("repair", "") in own.repair
        assert own.number == number
        assert own.repair


def test_every_rule_of_the_guidance_has_examples_of_both_sorts() -> None:
    assert [int(file.name[:2]) for file in FILES] == sorted(BY_NUMBER)
    for file in FILES:
        assert file.stem[3:] == BY_NUMBER[int(file.name[:2])].id
        cases = yaml.load(file.read_text(), _AS_TEXT)
        assert any(case["found"] for case in cases)
        assert any(not case["found"] for case in cases)


def test_a_whole_federation_is_looked_through_in_the_same_order_whatever_order_it_was_read_in(
    snapshot_of: SnapshotOf,
) -> None:
    cases = [case for file in FILES for case in yaml.load(file.read_text(), _AS_TEXT)]
    records = {f"town-{at}": list(records_of(case)) for at, case in enumerate(cases)}
    turned = dict(reversed(records.items()))
    one, other = (snapshot_of(each) for each in (records, turned))
    found = conflicts(MemoryLexicon(one), one, "2026-06-01")
    assert len(found) > len(FILES)
    assert found == conflicts(MemoryLexicon(other), other, "2026-06-01")


def test_circles_are_found_in_any_graph() -> None:
    rng = random.Random(8)
    for _turn in range(200):
        keys = [TermKey("r", "v", f"t{n}") for n in range(rng.randint(1, 8))]
        edges = {key: rng.sample(keys, rng.randint(0, min(3, len(keys)))) for key in keys}
        reach = {key: reached(key, edges) for key in keys}
        wanted = sorted(
            {tuple(sorted(b for b in keys if b == a or (b in reach[a] and a in reach[b]))) for a in keys},
        )
        groups = circles(edges)
        assert [tuple(each) for each in groups] == [each for each in wanted if len(each) > 1]
        for group in groups:
            way = shortest_circle(group, edges)
            assert all(after in edges[here] for here, after in zip(way, [*way[1:], way[0]], strict=True))


def reached(start: TermKey, edges: dict[TermKey, list[TermKey]]) -> set[TermKey]:
    """All that can be reached from a term in one step or more."""
    found: set[TermKey] = set()
    waiting = list(edges[start])
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting += edges[here]
    return found


@pytest.mark.parametrize("predicate", ["exact", "broad", "narrow", "related", "mixed"])
def test_ten_thousand_arrivals_at_one_concept_take_no_longer_each(predicate: str, snapshot_of: SnapshotOf) -> None:
    """One shared term that everybody maps to, and a chain of shared terms above it as deep as there are terms."""
    rng = random.Random(1)
    count = 4_000
    hub = {"h": {"parent": "h0"}} | {f"h{n}": {"parent": f"h{n + 1}"} for n in range(500)} | {"h500": {}}
    said: dict[str, dict[str, Any]] = {}
    records = [*records_of({"hub": hub})]
    choices = ["exact", "broad", "narrow", "related", "close"] if predicate == "mixed" else [predicate]
    for council in range(40):
        terms = {f"t{n}": {"parent": f"t{n + 1}"} if n % 10 else {} for n in range(count // 40)}
        said = {key: {"subject": [key], "object": ["h"], "predicate": rng.choice(choices)} for key in terms}
        own = records_of({"northmoor": terms, "northmoor-hub": said})
        records += [_renamed(each, f"c{council}") for each in own]
    snapshot = snapshot_of({"town": records})
    lexicon = MemoryLexicon(snapshot)
    started = time.process_time()
    conflicts(lexicon, snapshot, "2026-06-01")
    assert time.process_time() - started < 5


def _renamed(record: dict[str, Any], name: str) -> dict[str, Any]:
    if record["kind"] == "vocabulary":
        return record | {"id": name, "title": name}
    return record | {"id": f"{name}-hub", "subject_vocabulary": name}
