"""The verb `chain` on the sample: what it says first, how it is narrowed, as text and as a table."""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from pathlib import Path

import pytest

from registry.cli.text import chain as text
from registry.errors import NotFound, UsageError
from registry.session import Session
from registry.verbs.sharing import chain
from registry.verbs.sharing.chain import Answer, Question
from registry.verbs.sheets.paging import file, whole

SAMPLE = Path(__file__).parents[2] / "agreements"
HUB = "northmoor/agreement/childrens-safeguarding-hub"
DEBT = "eastvale/agreement/council-tax-debt"


@pytest.fixture(scope="module")
def session() -> Session:
    return Session(federation=SAMPLE)


@pytest.fixture(scope="module")
def northmoor(session: Session) -> Answer:
    return chain.run(session, Question("northmoor"))


def plain(answer: Answer) -> list[str]:
    """The answer as lines of text, without colours."""
    return [re.sub(r"\x1b\[[0-9;]*m", "", line) for line in text.lines(answer)]


def test_the_weakest_way_comes_first_and_every_way_is_as_strong_as_its_weakest_link(northmoor: Answer) -> None:
    order = list(chain.STRENGTHS)
    found, hops = northmoor.chain, {each.id: each for each in northmoor.chain.hops}
    ranks = [order.index(each.strength) for each in found.paths]
    assert ranks == sorted(ranks)
    for path in found.paths:
        assert path.strength == min((hops[own].strength for own in path.hops), key=order.index)
        assert hops[path.weakest].strength == path.strength
    assert found.strength == found.paths[0].strength == hops[found.weakest[0]].strength


def test_no_way_comes_to_the_same_place_twice(northmoor: Answer) -> None:
    hops = {each.id: each for each in northmoor.chain.hops}
    for path in northmoor.chain.paths:
        stops = [hops[path.hops[0]].start, *(hops[own].end for own in path.hops)]
        assert len(stops) == len(set(stops))


def test_every_link_says_where_it_is_recorded_and_why_it_is_not_sound(northmoor: Answer) -> None:
    for hop in northmoor.chain.hops:
        assert hop.at
        assert bool(hop.because) == (hop.strength != "sound")
        for place in (hop.mend, hop.at[0].address):
            assert re.match(r"[\w-]+/[\w-]+/[\w-]+(#.+)?$", place)


def test_where_to_mend_the_weakest_link_is_a_line_of_a_file(northmoor: Answer) -> None:
    line = (SAMPLE / northmoor.file).read_text(encoding="utf-8").splitlines()[northmoor.line - 1]
    assert "county" in line
    assert northmoor.mend == "northmoor/agreement/forward-families-cohort#parties[county]"


def test_the_text_says_what_to_do_and_marks_the_weakest_link_of_each_way(northmoor: Answer) -> None:
    said = plain(northmoor)
    assert said[1].startswith("Broken: the weakest link is from Northmoor Council to Forward Families cohort.")
    assert any(line.startswith("  To do: Get the party's signature") for line in said)
    assert any("[Broken, the weakest link of this way]" in line for line in said)
    assert "unlawful" not in " ".join(said)


def test_a_chain_may_begin_with_an_agreement_and_end_in_a_country(session: Session) -> None:
    found = chain.run(session, Question("childrens-safeguarding-hub", to="ZA"))
    assert (found.ref, {each.title for each in found.chain.nodes if each.sort == "country"}) == (HUB, {"South Africa"})
    assert "Farshore Watch (Pty) Limited" in plain(found)[-4] + " ".join(plain(found))


def test_ways_of_one_strength_alone_and_the_chain_is_still_as_weak_as_it_is(session: Session) -> None:
    found = chain.run(session, Question("northmoor", strength=("fair",))).chain
    assert {each.strength for each in found.paths} == {"fair"}
    assert found.strength == "broken"
    assert {own for path in found.paths for own in path.hops} == {each.id for each in found.hops}


def test_further_links_are_said_to_be_there_and_not_followed(session: Session) -> None:
    found = chain.run(session, Question("eastvale", (DEBT,), depth=2)).chain
    assert max(len(each.hops) for each in found.paths) == 2
    assert any(each.is_cut and "It goes on further than that." in each.said for each in found.paths)


def test_an_answer_is_json(northmoor: Answer) -> None:
    found = json.loads(json.dumps(asdict(northmoor)))["chain"]
    assert (found["strength"], found["hops"][0]["sort"]) == ("broken", "gives")


def test_every_link_is_a_row_of_the_table_with_its_file_and_line(session: Session) -> None:
    made = file(whole("chain", session, Question("eastvale", (DEBT,))), "csv").decode("utf-8-sig")
    assert "Cockle Vault Limited" in made
    assert re.search(r"eastvale/contracts/sandbar-matching-contract\.yaml,\d+", made)
    assert "No record shows" in made


@pytest.mark.parametrize("depth", [0, 21, -1])
def test_a_depth_that_there_is_not_is_refused(session: Session, depth: int) -> None:
    with pytest.raises(UsageError, match="from 1 to 20"):
        chain.run(session, Question("northmoor", depth=depth))


def test_what_is_no_beginning_is_refused_and_what_is_not_there_is_not_found(session: Session) -> None:
    with pytest.raises(UsageError, match="neither an organisation nor an agreement"):
        chain.run(session, Question("northmoor/processor-contract/hub-case-system-contract"))
    with pytest.raises(UsageError, match="no strength"):
        chain.run(session, Question("northmoor", strength=("iron",)))
    with pytest.raises(UsageError, match="is not an agreement"):
        chain.run(session, Question("northmoor", ("northmoor/organisation/northmoor",)))
    with pytest.raises(NotFound):
        chain.run(session, Question("nowhere-council"))
