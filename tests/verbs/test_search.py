"""The verbs `search` and `index`: what a person asks of all records at once."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from registry.errors import NotFound, UsageError
from registry.verbs.records import search
from registry.verbs.registers import index


@pytest.fixture
def harbour(registers: Any) -> Any:
    """Two councils, an agreement between them, one that is only a draft, and a school that joined by itself."""
    registers.record("north/organisation/north", title="North Council", register="north", status="active")
    registers.record("east/organisation/east", title="East Council", register="east", status="active")
    registers.record("north/organisation/school", title="Gannet School", register="none", status="active")
    registers.record(
        "north/agreement/hub", title="Children's hub", status="in-force",
        status_history=[{"on": "2026-01-01", "status": "draft"}, {"on": "2026-03-01", "status": "in-force"}],
        dates={"review_due": "2026-09-01"},
        purpose={"aim": "To keep children safe by telling one another of worries early."},
        parties=[
            {"id": "north", "organisation": "north"},
            {"id": "east", "organisation": "east/organisation/east"},
            {"id": "schools", "party_class": {"definition": "Every school"}},
        ],
        bases=[{"id": "task", "art6": ["e-public-task"], "gateways": [{"id": "g", "gateway": "ca04-10"}]}],
    )  # fmt: skip
    registers.record("north/agreement/draft", title="Homelessness", status="draft")
    registers.record(
        "north/adoption/hub-school", title="Gannet School joins", status="active", agreement="hub", party="schools",
        member={"id": "gannet", "organisation": "school"},
    )  # fmt: skip
    registers.federation("north", "east")
    return registers


def refs(registers: Any, *words: str, **where: Any) -> list[str]:
    """The references that a search on 1 October 2026 finds."""
    asked = search.Question(words=words, **where)
    return [row.ref for row in search.run(registers.session(as_of=date(2026, 10, 1)), asked).rows]


@pytest.mark.parametrize(
    ("words", "where", "found"),
    [
        (("children", "worry"), {}, ["north/agreement/hub"]),
        ((), {"kind": ("agreement",)}, ["north/agreement/hub", "north/agreement/draft"]),
        ((), {"kind": ("agreement",), "status": ("in-force",)}, ["north/agreement/hub"]),
        ((), {"standing": ("review-overdue",)}, ["north/agreement/hub"]),
        ((), {"review": ("overdue",)}, ["north/agreement/hub"]),
        ((), {"gateway": ("ca04-10",), "lawful_basis": ("e-public-task",)}, ["north/agreement/hub"]),
        ((), {"kind": ("agreement",), "party": ("east",)}, ["north/agreement/hub"]),
        # The school joined a class; no list of parties names it.
        ((), {"kind": ("agreement",), "party": ("school",)}, ["north/agreement/hub"]),
        ((), {"register": ("east",)}, ["east/organisation/east"]),
        (("nothing-like-it",), {}, []),
    ],
)
def test_words_and_filters(harbour: Any, words: tuple[str, ...], where: dict[str, Any], found: list[str]) -> None:
    assert refs(harbour, *words, **where) == found


def test_the_answer_says_how_many_there_are_and_how_to_go_on(harbour: Any) -> None:
    session = harbour.session()
    first = search.run(session, search.Question(limit="4"))
    rest = search.run(session, search.Question(limit="4", after=first.next))
    assert (first.total, len(first.rows), len(rest.rows), rest.next) == (6, 4, 2, "")
    assert len({row.ref for row in (*first.rows, *rest.rows)}) == 6


def test_counts_are_under_headings_with_labels(harbour: Any) -> None:
    answer = search.run(harbour.session(), search.Question(counts=True))
    by_field = {heading.field: {each.label: each.count for each in heading.values} for heading in answer.headings}
    assert by_field["kind"] == {"Organisation": 3, "Agreement": 2, "Adoption": 1}
    assert by_field["party"]["East Council"] == 1
    assert by_field["lawful-basis"] == {"Public task": 1}
    assert by_field["register"] == {"North register": 5, "East register": 1}


def test_a_party_that_nobody_knows_is_refused(harbour: Any) -> None:
    with pytest.raises(NotFound, match="no record called"):
        refs(harbour, party=("nobody",))


@pytest.mark.parametrize("limit", ["none", "-1", "1.5", ""])
def test_a_limit_that_is_no_number_is_refused(harbour: Any, limit: str) -> None:
    with pytest.raises(UsageError, match="whole number"):
        refs(harbour, limit=limit)


def test_the_index_says_what_it_holds_and_where(harbour: Any) -> None:
    answer = index.run(harbour.session(), index.Question())
    assert (answer.registers, answer.records, answer.notes) == (2, 6, ())
    assert answer.place.startswith(str(harbour.root / ".muniment"))
    again = index.run(harbour.session(), index.Question(rebuild=True))
    assert again.place != answer.place
    assert index.run(harbour.session(), index.Question(verify=True)).place == again.place
