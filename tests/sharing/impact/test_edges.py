"""The table of edges: each is a reference that records really have, and each says something of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from registry.concepts.kinds import Kind
from registry.schema.published import LinkPlan, shape
from registry.sharing.impact.clauses import in_words, label
from registry.sharing.impact.clocks import after, before
from registry.sharing.impact.edges import EDGES, Edge


def fields(plan: LinkPlan | None, at: tuple[str, ...] = ()) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every field of a kind of record that refers to others, and the kinds it may refer to."""
    if plan is None:
        return
    if plan.refers:
        yield "/".join(at), plan.refers
    for name, below in plan.fields.items():
        yield from fields(below, (*at, name))
    if plan.item:
        yield from fields(plan.item, at)


@pytest.mark.parametrize("edge", EDGES, ids=lambda edge: f"{edge.near}-{edge.far}-{edge.path}-{edge.is_back}")
def test_each_edge_is_a_field_of_its_kind(edge: Edge) -> None:
    holder, target = (edge.far, edge.near) if edge.is_back else (edge.near, edge.far)
    assert holder in {each.value for each in Kind}
    assert any(path == edge.path and target in kinds for path, kinds in fields(shape(holder).links))
    assert edge.how.format(near="NEAR", far="FAR").endswith(".")
    assert edge.mishaps


def test_no_edge_is_there_twice() -> None:
    named = [(each.near, each.far, each.path, each.is_back) for each in EDGES]
    assert len(named) == len(set(named))


def test_periods_are_counted_in_days_and_months() -> None:
    assert after(date(2027, 3, 31), "P30D") == date(2027, 4, 30)
    assert after(date(2027, 1, 31), "P1M") == date(2027, 2, 28)
    assert before(date(2027, 3, 31), "P3M") == date(2026, 12, 31)
    assert before(date(2027, 3, 31), "P2W") == date(2027, 3, 17)
    assert after(date(2027, 3, 31), "P") is None
    assert after(date(2027, 3, 31), "soon") is None
    assert before(date(1, 1, 2), "P9Y") is None


def test_a_part_of_a_record_is_told_in_plain_words() -> None:
    said = in_words(None, {"notice": "P3M", "surviving_terms": ["Confidentiality", "Audit"], "leaving": "In writing"})
    assert said == "Notice: 3 months\nSurviving terms:\n  Confidentiality\n  Audit\nLeaving: In writing"
    assert label("processor_rule") == "Processor rule"
