"""Chains of a small federation made for it: a council, its partner, a supplier and whom that engages in a circle."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from registry.sharing.chains.bench import Bench
from registry.sharing.chains.chain import Chain, Hop
from registry.sharing.chains.follow import follow
from registry.sharing.chains.giving import MOST_ONWARD
from registry.source import Ref
from registry.verbs.opening import opened

ON = date(2026, 10, 1)
RUNS = [{"on": "2026-01-01", "status": "in-force"}]


def share(*flows: dict[str, Any], **fields: Any) -> dict[str, Any]:
    """The fields of an agreement of a council and its partner that runs."""
    parties = [{"id": "council", "organisation": "north"}, {"id": "partner", "organisation": "east"}]
    items = [{"id": "names", "term_ref": "north/vocabulary/words#terms[person]"}, {"id": "marks"}]
    return {
        "status": "in-force", "status_history": RUNS, "parties": parties, "items": items, "flows": list(flows)
    } | fields  # fmt: skip


def flow(own: str, *sides: str, **fields: Any) -> dict[str, Any]:
    """A flow; `>council` gives, and `<partner` gets."""
    part = {">": "discloser", "<": "receiver"}
    return {
        "id": own, "items": ["names"], "live": "yes",
        "sides": [{"party": each[1:], "part": part[each[0]]} for each in sides],
    } | fields  # fmt: skip


def engaged(own: str, by: str = "", **fields: Any) -> dict[str, Any]:
    """Somebody engaged in turn."""
    return {"id": own, "name": f"{own} Limited"} | ({"engaged_by": by} if by else {}) | fields


@pytest.fixture
def north(registers: Any) -> Any:
    """The council and its partner share; the partner has a supplier."""
    record = registers.record
    for name in ("north", "east", "host", "third"):
        record(f"north/organisation/{name}", title=f"{name.title()} Body", status="active", register="north")
    record("north/agreement/hub", title="Hub", **share(flow("lists", ">council", "<partner")))
    record(
        "north/processor-contract/hosting", title="Hosting", status="active", controllers=["east"], processor="host",
        written="yes", dates={"signed": "2026-01-01", "open_ended": "yes"}, agreements=["hub"],
        assurances=[{"id": "iso", "scheme": "iso-27001", "expires": "2026-09-30"}],
        sub_processors=[
            engaged("cloud", locations=[{"id": "vault", "country": "ZA"}]), engaged("night", "cloud"),
            engaged("chicken", "egg"), engaged("egg", "chicken"), engaged("gone", ends="2026-01-31"),
        ],
    )  # fmt: skip
    registers.federation("north")
    return registers


def chain(registers: Any, start: str = "north/organisation/north", **asked: Any) -> Chain:
    session = registers.session(as_of=ON)
    snapshot = opened(session)
    ref = Ref.parse(start)
    assert ref is not None
    record = snapshot.get(session, ref)
    assert record is not None
    return follow(Bench(snapshot, session), record, **asked)


def hop(found: Chain, start: str, end: str) -> Hop:
    nodes = {each.key: each.title for each in found.nodes}
    return next(each for each in found.hops if (nodes[each.start], nodes[each.end]) == (start, end))


def titles(found: Chain) -> set[str]:
    return {each.title for each in found.nodes}


def test_data_is_followed_to_the_agreement_the_partner_the_supplier_and_whom_it_engages(north: Any) -> None:
    found = chain(north)
    (way,) = [each for each in found.paths if "ZA" in each.said or "South Africa" in each.said]
    assert way.said == "North Body → Hub → East Body → Host Body → cloud Limited → South Africa"


def test_a_certificate_that_ran_out_makes_a_link_weak_and_says_when(north: Any) -> None:
    own = hop(chain(north), "East Body", "Host Body")
    assert "Host Body: ISO/IEC 27001 ran out on 30 September 2026, no evidence on record" in own.because
    assert own.assurances == ("ISO/IEC 27001 ran out on 30 September 2026, no evidence on record",)


def test_those_who_engaged_one_another_in_a_circle_are_told_of_and_those_who_are_gone_are_not(north: Any) -> None:
    found = chain(north)
    assert {"chicken Limited", "egg Limited", "night Limited"} <= titles(found)
    assert "gone Limited" not in titles(found)


def test_a_country_that_no_transfer_record_names_is_a_link_that_wants_something(north: Any) -> None:
    own = hop(chain(north), "cloud Limited", "South Africa")
    assert own.strength in ("weak", "unknown")
    assert own.because


def test_only_ways_to_a_country_by_its_code_or_name(north: Any) -> None:
    by_code, by_name = chain(north, to="ZA"), chain(north, to="south  africa")
    assert by_code == by_name
    assert "night Limited" not in titles(by_code)
    assert chain(north, to="nowhere").paths == ()
    assert "No record shows a way of at most 8 links" in chain(north, to="nowhere").said


def test_what_may_be_passed_on_needs_the_same_word_on_record_and_is_marked_so(north: Any) -> None:
    parties = [{"id": "giver", "organisation": "east"}, {"id": "other", "organisation": "third"}]
    same = share(flow("onward", ">giver", "<other"), parties=parties)
    north.record("north/agreement/second", title="Second", **same)
    found = chain(north)
    assert hop(found, "East Body", "Second").sort == "may-pass-on"
    assert "Third Body" in titles(found)
    same["items"] = [{"id": "names"}]
    north.record("north/agreement/second", title="Second", **same)
    assert "Second" not in titles(chain(north))


def test_agreements_of_a_receiver_that_were_not_looked_at_for_the_same_data_are_told_of(north: Any) -> None:
    parties = [{"id": "giver", "organisation": "east"}, {"id": "other", "organisation": "third"}]
    for at in range(MOST_ONWARD):
        north.record(
            f"north/agreement/a-{at}", title=f"A {at}", **share(flow("f", ">other", "<giver"), parties=parties)
        )
    said = (
        "Of 1 organisation that got it, {most} agreements each were looked at for the same data, and 1 more were not."
    )
    assert chain(north).left_out == said.format(most=MOST_ONWARD)


def test_what_comes_back_is_said_to_come_back_and_is_not_followed_round(north: Any) -> None:
    parties = [{"id": "giver", "organisation": "east"}, {"id": "other", "organisation": "north"}]
    north.record("north/agreement/back", title="Back", **share(flow("b", ">giver", "<other"), parties=parties))
    (way,) = [each for each in chain(north).paths if each.said.partition(".")[0].endswith("Back")]
    assert way.is_cut
    assert "It goes back to North Body, who stands on it already." in way.said


def test_a_flow_that_rests_and_an_agreement_that_ended_give_nothing(north: Any) -> None:
    north.record("north/agreement/hub", title="Hub", **share(flow("lists", ">council", "<partner", live="no")))
    assert chain(north).said == "No record shows that data goes from North Body to anybody."
    ended = share(flow("lists", ">council", "<partner"), dates={"end": "2026-06-30"})
    north.record("north/agreement/hub", title="Hub", **ended)
    own = hop(chain(north), "North Body", "Hub")
    assert (own.strength, own.because[0]) == ("broken", "Hub ended on 30 June 2026.")


def test_an_agreement_of_every_party_gives_from_each_to_each(north: Any) -> None:
    every = {"id": "all", "every_party": "yes", "items": ["names"]}
    north.record("north/agreement/hub", title="Hub", **share(every))
    assert {"East Body"} <= titles(chain(north))
    assert {"North Body"} <= titles(chain(north, "north/organisation/east"))


def test_an_agreement_can_be_the_beginning_whether_it_runs_or_not(north: Any) -> None:
    north.record("north/agreement/hub", title="Hub", **share(flow("lists", ">council", "<partner"), status="draft",
                 status_history=[{"on": "2026-01-01", "status": "draft"}]))  # fmt: skip
    found = chain(north, "north/agreement/hub")
    assert hop(found, "Hub", "East Body").strength == "broken"
    assert "Hub is not in force." in found.said


def test_somebody_outside_is_followed_by_name_or_as_a_sort_of_body(north: Any) -> None:
    groups = [{"id": "press", "category": "Newspapers"}, {"id": "firm", "names": ["A Firm"]}]
    north.record("north/agreement/hub", title="Hub",
                 **share(flow("lists", ">council", "<partner", outside_receivers=groups)))  # fmt: skip
    found = chain(north)
    assert [each.sort for each in found.nodes if each.title in ("Newspapers", "A Firm")] == ["class", "unnamed"]
    own = hop(found, "Hub", "A Firm")
    assert "A Firm gets it without being party to the agreement." in own.because


def test_of_a_large_federation_only_what_the_chain_touches_is_looked_at(north: Any) -> None:
    for at in range(150):
        parties = [{"id": "a", "organisation": f"x{at}"}, {"id": "b", "organisation": f"y{at}"}]
        north.record(
            f"north/agreement/other-{at}", title=f"Other {at}", **share(flow("f", ">a", "<b"), parties=parties)
        )
    session = north.session(as_of=ON)
    snapshot = opened(session)
    bench = Bench(snapshot, session)
    read: set[Ref] = set()
    record = snapshot.record
    snapshot.record = lambda ref: (read.add(ref), record(ref))[1]  # type: ignore[method-assign]
    start = record(Ref("north", "organisation", "north"))
    assert start is not None
    follow(bench, start)
    assert bench.looked <= 5
    assert not [ref for ref in read if ref.id.startswith("other-")]
