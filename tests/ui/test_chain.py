"""The page Chains: the weakest link on top, the picture and the table that says the same; every state an address."""

from __future__ import annotations

import html
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from registry.session import Session
from registry.ui.chain.asked import Asked
from registry.ui.chain.picture import MOST, drawn, layout
from registry.verbs.sharing import chain
from registry.verbs.sharing.chain import Chain, Hop, Node
from registry.verbs.sharing.chain import Path as Way

SAMPLE = Path(__file__).parents[2] / "agreements"

SHARE = """\
kind: agreement
id: share
title: <b>A share</b>
status: in-force
lead: town
parties:
  - {id: council, organisation: town}
  - {id: police, organisation: force/organisation/force}
items: [{id: names}]
flows:
  - id: lists
    title: The list
    items: [names]
    sides: [{party: council, part: discloser}, {party: police, part: receiver}]
"""


@pytest.fixture
def shared(federation: Path) -> Path:
    """The federation with an agreement under which the town gives to the force."""
    (federation / "town" / "agreements" / "share.yaml").write_text(SHARE, encoding="utf-8")
    register = federation / "town" / "register.yaml"
    register.write_text(register.read_text(encoding="utf-8") + "owner: town\n", encoding="utf-8")
    return federation


def text(page: Any) -> str:
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page.source.replace("<wbr>", ""))))


def test_without_a_beginning_those_who_keep_registers_are_offered(visit: Any, shared: Path) -> None:
    page = visit("chain")
    assert "Where to begin" in text(page)
    assert 'href="chain?ref=town/organisation/town"' in page.source


def test_the_weakest_link_stands_on_top_with_what_to_do_and_where(visit: Any, shared: Path) -> None:
    said = text(visit("chain", ref="town/organisation/town"))
    assert "Broken: the weakest link is from Town Council to" in said
    assert said.index("What to do:") < said.index("Where to mend it:") < said.index("Every link, the weakest first")
    assert "town/agreements/share.yaml:" in said


def test_what_is_written_in_records_is_only_text(visit: Any, shared: Path) -> None:
    page = visit("chain", ref="town/organisation/town")
    assert "<b>A share</b>" not in page.source
    assert "<b>A share</b>" in text(page)


def test_picture_and_table_tell_of_the_same_and_boxes_lead_to_the_ways_there(visit: Any, shared: Path) -> None:
    page = visit("chain", ref="town/organisation/town")
    asked = Asked(ref="town/organisation/town")
    found = chain.run(Session(federation=shared), asked.question()).chain
    assert len(re.findall(r'id="s-link-h\d+"', page.source)) == len(found.hops) > 1
    picture = drawn(asked, found)
    assert 'href="chain?ref=town/organisation/town&amp;to=force/organisation/force"' in picture
    assert picture.count("<rect") == len(found.nodes)
    assert "The Force, organisation: the weakest way there is" in picture
    assert "<b>" not in picture


def test_nothing_found_says_what_was_asked_and_how_to_see_all(visit: Any, shared: Path) -> None:
    said = text(visit("chain", ref="town/organisation/town", to="nowhere"))
    assert "No record shows a way of at most 8 links from Town Council to nowhere." in said
    assert "Show the whole chain" in said
    said = text(visit("chain", ref="force/organisation/force"))
    assert "No record shows that data goes from The Force to anybody." in said


@pytest.mark.parametrize("asked", [
    {"ref": "no-such"}, {"ref": "<script>"}, {"ref": "town/organisation/town", "depth": "9e9", "after": "-1"},
    {"ref": "town/organisation/town", "strength": "iron", "by": "no-such"}, {"ref": "town/register/x"},
])  # fmt: skip
def test_what_cannot_be_asked_gets_a_plain_page(visit: Any, shared: Path, asked: dict[str, str]) -> None:
    page = visit("chain", **asked)
    assert "<h1>Chains</h1>" in page.source.replace("<wbr>", "")
    assert "<script>" not in page.source


@pytest.mark.parametrize("page", ["agreement", "organisation"])
def test_pages_of_agreements_and_organisations_lead_to_their_chains(visit: Any, shared: Path, page: str) -> None:
    ref = {"agreement": "town/agreement/share", "organisation": "town/organisation/town"}[page]
    assert f'<a href="chain?ref={ref}">Follow the data</a>' in visit(page, ref=ref).source


# ── the picture ──────────────────────────────────────────────────────────────────────────────────────────────────────


def wide(count: int) -> Chain:
    """A chain that fans out to many at once, every other of them weak."""
    nodes = [Node("a", "organisation", "A"), *(Node(f"b{at}", "processor", f"Body {at}") for at in range(count))]
    hops = [Hop(f"h{at}", "a", f"b{at}", "", "weak" if at % 2 else "sound", ()) for at in range(count)]
    ways = [Way((each.id,), each.strength, each.id, "") for each in hops]
    return Chain("a", tuple(nodes), tuple(hops), tuple(ways), "weak", ("h1",), "")


def test_a_column_that_is_too_full_folds_the_strongest_and_nothing_is_lost() -> None:
    where = layout(wide(60))
    assert max(len(column) for column in where.columns) == MOST + 1
    assert sorted(key for each in where.boxes for key in each.nodes) == sorted(["a", *(f"b{at}" for at in range(60))])
    assert all(each.strength == "weak" for each in where.columns[1][:MOST])
    assert f"and {60 - MOST} more" in where.columns[1][-1].lines


def test_boxes_of_the_sample_do_not_lie_on_one_another_and_names_are_whole() -> None:
    found = chain.run(Session(federation=SAMPLE), chain.Question("northmoor")).chain
    where = layout(found)
    for column in where.columns:
        for above, below in pairwise(column):
            assert above.y + above.height <= below.y
        assert column[-1].y + column[-1].height <= where.height
    titles = {each.key: each.title for each in found.nodes}
    for each in where.boxes:
        if len(each.nodes) == 1:
            assert " ".join(each.lines).replace(" ", "") == titles[each.nodes[0]].replace(" ", "")


def test_an_address_says_only_what_is_not_usual() -> None:
    asked = Asked(ref="a/organisation/b", to="ZA", strength="weak", depth=5)
    assert asked.address() == "chain?ref=a/organisation/b&to=ZA&strength=weak&depth=5"
    assert asked.from_("c").address() == "chain?ref=c"
