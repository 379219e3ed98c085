"""The pages of words covered: every number leads to its terms, and every state is in the address."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
import yaml

from registry.concepts.kinds import Kind
from tests.ui.conftest import write
from tests.ui.test_hostile import HOSTILE, is_only_text
from tests.vocabulary.words_for_coverage import federation as words

EAST, WEST = "east/organisation/east", "west/organisation/west"


@pytest.fixture
def with_words(federation: Path) -> Path:
    """The federation of the page tests with the small federation of words beside it."""
    for register, records in words().items():
        write(federation / register / "register.yaml", f"id: {register}\ntitle: {register}\nformat: 1\n")
        for each in records:
            path = federation / register / Kind(each["kind"]).folder / f"{each['id']}.yaml"
            write(path, yaml.safe_dump(each, sort_keys=False))
    registers = "".join(f"  - register: {each}\n" for each in ("town", "force", *words()))
    write(federation / "federation.yaml", f"title: Test region\nas_of: 2026-11-21\nregisters:\n{registers}")
    return federation


def cards(page: Any) -> dict[str, tuple[int, dict[str, str]]]:
    """Each number at the top: what it counts, how many, and what the address behind it asks."""
    found = {}
    for href, drawn in re.findall(r'<a href="([^"]*)" class="card[^"]*">(.*?)</a>', page.source):
        label = re.sub(r"<[^>]+>", "", drawn.partition("</span>")[0])
        asked = parse_qs(href.replace("&amp;", "&").partition("?")[2].partition("#")[0])
        found[label] = int(re.findall(r"(\d+)</span>", drawn)[0]), {name: each[0] for name, each in asked.items()}
    return found


@pytest.mark.usefixtures("with_words")
def test_every_number_at_the_top_leads_to_just_as_many_terms(visit: Any) -> None:
    page = visit("mapped")
    assert page.heading() == "Words covered"
    assert cards(page)["Decided"][0] == 8
    for label, (number, asked) in cards(page).items():
        there = visit("mapped", **asked)
        assert f'"{number} term' in there.announced, label


@pytest.mark.usefixtures("with_words")
def test_bars_stand_beside_their_numbers_and_lead_to_one_organisation(visit: Any) -> None:
    page = visit("mapped")
    assert "22 usable" not in page.text
    assert "of 8 terms" in page.text
    one = visit("mapped", about=EAST)
    assert cards(one)["Decided"][0] == 6
    # What is asked about stays in what its numbers lead to.
    assert all(asked["about"] == EAST for _number, asked in cards(one).values())


@pytest.mark.usefixtures("with_words")
def test_an_organisation_asked_for_by_name_is_the_one_chosen(visit: Any) -> None:
    assert re.search(f'<option value="{EAST}" selected', visit("mapped", about="east").source)


@pytest.mark.usefixtures("with_words")
def test_an_open_term_leads_to_where_a_shared_word_is_looked_for(visit: Any) -> None:
    source = visit("mapped", stands="undecided").source
    assert "Look for a shared word" in source
    assert 'href="words?q=' in source
    assert 'href="steps?ref=' in source
    assert "Look for a shared word" not in visit("mapped", stands="decided").source


@pytest.mark.usefixtures("with_words")
def test_a_cell_of_the_map_leads_to_the_terms_of_the_pair_and_to_the_other_way_about(visit: Any) -> None:
    page = visit("mapped", view="pairs")
    hrefs = [href.replace("&amp;", "&") for href in re.findall(r'href="(mapped\?from=[^"]*)"', page.source)]
    assert any("outcome=none" in href for href in hrefs)
    there = visit("mapped", **{"from": EAST, "to": WEST, "outcome": "none"})
    assert '"1 term"' in there.announced
    assert "Queue" in there.text
    back = visit("mapped", **{"from": EAST, "to": WEST})
    turned = parse_qs(back.anchors["The other way about"].partition("?")[2].partition("#")[0])
    assert (turned["from"], turned["to"]) == ([WEST], [EAST])


@pytest.mark.usefixtures("with_words")
def test_the_shared_model_and_the_flows_have_views_of_their_own(visit: Any) -> None:
    model = visit("mapped", view="model")
    assert "Mapped to by nobody: 1" in model.text
    assert "Queue" in model.text
    flows = visit("mapped", view="flows")
    assert "No agreement in force has agreed an item as a term" in flows.text


@pytest.mark.usefixtures("with_words")
@pytest.mark.parametrize("address", [{"about": "no-such"}, {"about": "hub/vocabulary/hub"}, {"from": EAST, "to": EAST}])
def test_an_address_that_cannot_be_answered_is_told_plainly(visit: Any, address: dict[str, str]) -> None:
    page = visit("mapped", **address)
    assert "This address cannot be read" in page.text
    assert "Show everybody's words" in page.anchors


@pytest.mark.usefixtures("with_words")
def test_what_an_address_says_that_there_is_not_is_passed_over(visit: Any) -> None:
    page = visit("mapped", view="sideways", stands="<b>", after="-3", outcome="x")
    assert cards(page)["Decided"][0] == 8
    assert "There are no more terms" in visit("mapped", stands="open", after="5000").text


def test_without_words_the_page_says_what_to_do(visit: Any) -> None:
    assert "No words yet" in visit("mapped").text


@pytest.mark.usefixtures("with_words")
def test_the_steps_are_a_list_of_tasks_each_with_what_comes_next(visit: Any) -> None:
    page = visit("steps", ref="east/vocabulary/east")
    assert page.heading() == "Mapping step by step: East"
    assert len(re.findall(r'href="#step-\d"', page.source)) == 9
    assert "steps done" in page.announced
    asked = parse_qs(page.anchors["Terms decided to have no shared term: 1 of 8"].partition("?")[2].partition("#")[0])
    assert '"1 term"' in visit("mapped", **{name: each[0] for name, each in asked.items()}).announced


@pytest.mark.usefixtures("with_words")
@pytest.mark.parametrize(
    ("ref", "heading"),
    [("", "No vocabulary chosen"), ("hub/vocabulary/hub", "This vocabulary has no way to show"),
     ("no-such", "This vocabulary has no way to show"), ("east", "Mapping step by step: East")],
)  # fmt: skip
def test_a_vocabulary_that_has_no_way_is_told_plainly(visit: Any, ref: str, heading: str) -> None:
    assert visit("steps", ref=ref).heading() == heading


def test_hostile_text_in_words_is_shown_as_it_was_typed(visit: Any, with_words: Path) -> None:
    """Each text as the label of a term, and the others as titles of what the terms are in."""
    texts = iter(HOSTILE[3:])
    for name, title in (("vocabularies/east", 0), ("mappings/east-to-hub", 1), ("organisations/east", 2)):
        path = with_words / "east" / f"{name}.yaml"
        data = yaml.safe_load(path.read_text("utf-8")) | {"title": HOSTILE[title]}
        for term in data.get("terms", ())[:7]:
            text = next(texts)
            term |= {"label": text, "definition": text}
        path.write_text(json.dumps(data), encoding="utf-8")
    read = [is_only_text(visit("steps", ref="east/vocabulary/east")).text]
    addresses = {}, {"stands": "decided"}, {"view": "pairs"}, {"view": "model"}, {"from": EAST, "to": WEST}
    read += [is_only_text(visit("mapped", **address)).text for address in addresses]
    for text in HOSTILE:
        assert any(text in each for each in read), text
