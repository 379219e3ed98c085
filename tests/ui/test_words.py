"""Words: who means what by a word, one word in full, and the integration model as a tree."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from registry.ui.words.tree import DEEP, MOST, layout
from registry.verbs.words import model
from tests.ui.test_hostile import HOSTILE, is_only_text
from tests.verbs.two_tongues import CARE, SHARED, term, write


@pytest.fixture
def words(visit: Any, registers: Any) -> Any:
    """The pages of two organisations that say the same and mean something else."""
    write(registers)
    return visit


def test_false_friends_stand_side_by_side_and_are_told_in_words(words: Any) -> None:
    page = words("words", q="service user")
    assert (
        "Careful: “service user” does not mean the same everywhere. Those who use it mean 2 different things."
        in page.text
    )
    assert page.text.index("Client") < page.text.index("An adult in care") < page.text.index("Whoever dials 101")
    assert "is narrower than" in page.text
    assert "by Data steward on 1 February 2026" in page.text
    assert page.anchors["Client"].startswith("word?ref=town/vocabulary/shared%23terms")


def test_a_typed_word_goes_into_the_address_and_stays_in_the_box(words: Any) -> None:
    page = words("words")
    page.app.text_input(key="q").set_value("case").run()
    assert page.app.query_params["q"] == "case"
    assert page.app.text_input(key="q").value == "case"
    assert "One investigation" in page.text


def test_without_a_word_the_vocabularies_are_listed_and_lead_to_their_terms(words: Any) -> None:
    page = words("words")
    assert "3 vocabularies" in page.text
    assert "4 of 5 (80%)" in page.text
    assert page.anchors["Words of social care"] == "words?vocabulary=town%2Fvocabulary%2Fcare"
    terms = words("words", vocabulary=CARE)
    assert "5 terms" in terms.text
    assert "No shared term" in terms.text
    assert words("words", vocabulary=CARE, mapped="undecided").anchors["Colour"]


def test_a_word_that_nobody_has_says_what_to_do(words: Any) -> None:
    page = words("words", q="zebra")
    assert "That nobody here uses a word does not mean that nobody has the thing." in page.text
    assert page.anchors["See every vocabulary"] == "words"


def test_filters_are_in_the_address_and_can_be_taken_back(words: Any) -> None:
    page = words("words", q="case", organisation="force/organisation/force")
    assert "One investigation" in page.text
    assert "A person's whole file" not in page.text
    assert page.anchors["Clear all filters"] == "words?q=case"


def test_an_address_that_cannot_be_read_gets_a_plain_line(words: Any) -> None:
    for more in ({"vocabulary": "no-such"}, {"organisation": "no/such/thing"}, {"q": "case", "after": "x"}):
        page = words("words", **more)
        assert not page.app.exception
        assert "This address cannot be read" in page.text


@pytest.mark.parametrize(("page", "asked"), [("words", {"q": "case"}), ("conflicts", {"show": "false-friends"})])
def test_what_one_reader_has_in_the_address_is_in_no_link_of_another(
    words: Any, page: str, asked: dict[str, str]
) -> None:
    assert "of-somebody-else" in words(page, **asked, more="of-somebody-else").source
    shown = words(page, **asked).source
    assert "source=" in shown
    assert "of-somebody-else" not in shown


def test_one_word_says_what_others_call_it_and_leads_to_file_and_line(words: Any) -> None:
    page = words("word", ref=term(CARE, "service-user"))
    assert page.heading() == "Service user"
    for said in ("An adult in care", "Adults only", "Nominal", "Is broader", "Both are served", "Approved", "SU"):
        assert said in page.text
    assert "town/vocabularies/care.yaml:" in page.text
    assert page.anchors["What do others call it?"] == "resolve?word=Service+user&from=town%2Fvocabulary%2Fcare"
    drawer = words("word", ref=term(CARE, "service-user"), source="town/mapping-set/care-to-shared#mappings[su]")
    assert not drawer.app.exception


def test_one_word_that_is_not_there_says_so(words: Any) -> None:
    assert words("word", ref=term(CARE, "no-such")).heading() == "Word not found"
    assert words("word").heading() == "No word chosen"


def test_the_model_leads_from_every_number_to_what_it_counts(words: Any) -> None:
    page = words("model")
    assert "Of 6 concepts in use, somebody maps to 5, and two organisations or more to 1." in page.announced
    assert page.anchors["Nobody maps to, nor to any below 1"] == "model?use=none#s-table"
    assert page.anchors["2 with a word for Client"] == f"{_href('client')}#s-others"
    assert "Unicorn" in words("model", use="none").text
    assert "Unicorn added" in page.text


def test_a_branch_shows_its_concept_and_a_picture_with_its_finding(words: Any) -> None:
    page = words("model", branch="person")
    assert "Branch: Person" in page.text
    assert "A human being" in page.text
    drawn = [json.loads(each.proto.json) for each in page.app.get("bidi_component") if "picture" in str(each.proto)]
    picture = next(each["drawn"] for each in drawn if "drawn" in each and "<svg" in each["drawn"])
    assert "2 concepts, of which somebody maps to 2; most to Client: 2 organisations." in picture
    assert _href("client") in picture
    assert "no concept nobody" in words("model", branch="nobody").text


def test_a_branch_is_chosen_in_the_model_that_one_is_looking_at(words: Any, registers: Any) -> None:
    terms = [{"id": "place", "label": "Place"}, {"id": "house", "label": "House", "parent": "place"}]
    registers.record("force/vocabulary/places", title="Places", status="active", model="integration", terms=terms)
    page = words("model", model="force/vocabulary/places")
    form = re.findall(r"<form.*?</form>", page.source, re.DOTALL)[-1]
    assert 'id="choose-branch"' in form
    assert re.search(r'<input [^>]*name="model"[^>]*value="force/vocabulary/places"', form)


def test_without_a_model_the_page_says_what_makes_one(visit: Any) -> None:
    page = visit("model")
    assert "No vocabulary here is an integration model." in page.text
    assert "model: integration" in page.text


def test_records_of_words_lead_to_the_words(words: Any) -> None:
    assert "words?vocabulary=town%2Fvocabulary%2Fcare" in words("record", ref=CARE).anchors.values()
    assert f"model?model={SHARED}" in words("record", ref=SHARED).anchors.values()
    anchors = words("record", ref="force/mapping-set/records-to-shared").anchors
    assert anchors["See the terms of Shared words"] == "words?vocabulary=town%2Fvocabulary%2Fshared"


def test_hostile_words_are_only_text_on_every_page(words: Any, registers: Any) -> None:
    said = " ".join(HOSTILE)
    terms = [
        {"id": "bad", "label": said, "definition": said, "notation": said, "alternative_labels": [said],
         "context": said, "published_as": "https://evil.test/x", "examples": [said],
         "codes": [{"id": "c", "code": said, "label": said}]},
        {"id": "below", "label": said, "parent": "bad"},
    ]  # fmt: skip
    history = [{"on": "2026-01-01", "status": "active"}]
    registers.record(
        "force/vocabulary/bad", title=said, status="active", model="integration", publisher_name=said, terms=terms,
        description=said, changes=[{"version": said, "changes": said}],
    )  # fmt: skip
    registers.record(
        "force/mapping-set/bad", title=said, status="active", status_history=history,
        subject_vocabulary="town/vocabulary/care", object_vocabulary="bad",
        mappings=[{"id": "m", "subject": ["colour"], "object": ["bad"], "predicate": "exact", "reasoning": said,
                   "mapping_status": "approved", "approved": "2026-02-01", "steward_role": said, "seen": said,
                   "scope": {"data_set": said}, "conditions": [{"id": "t", "described": said}]}],
    )  # fmt: skip
    pages = [
        ("words", {}), ("words", {"q": said[:300]}), ("words", {"q": "colour"}),
        ("words", {"vocabulary": "force/vocabulary/bad", "codes": "yes"}),
        ("word", {"ref": term("force/vocabulary/bad", "bad")}), ("word", {"ref": term(CARE, "colour")}),
        ("model", {"model": "force/vocabulary/bad", "branch": "bad"}), ("model", {"branch": said, "model": said}),
    ]  # fmt: skip
    for name, asked in pages:
        page = words(name, **asked)
        assert not page.app.exception
        hrefs = re.findall(r'href="([^"]*)"', page.source)
        assert not [href for href in hrefs if href.startswith(("javascript:", "http://"))]
        if "https://evil.test/x" not in hrefs:  # the published identifier is a link of the web, as on its record's page
            is_only_text(page)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "https://x y", "//evil.test"])
def test_a_web_identifier_is_a_link_only_where_it_is_one_of_the_web(address: str) -> None:
    from registry.ui.words.one import web

    assert "<a" not in web(address)
    assert "<a" in web("https://words.example/x")


@pytest.mark.parametrize("name", ["q", "organisation", "vocabulary", "kind", "mapped", "codes", "after"])
def test_hostile_addresses_of_words_are_only_looked_up(words: Any, name: str) -> None:
    for text in [*HOSTILE[:3], "x" * 20_000]:
        is_only_text(words("words", **{name: text}))


@pytest.mark.parametrize("count", [1, 5, 60, 700])
def test_nothing_in_the_picture_of_a_branch_lies_on_anything_else(registers: Any, count: int) -> None:
    terms = [{"id": "t0", "label": "Top of everything there is in the whole wide world"}]
    terms += [
        {"id": f"t{at}", "label": f"Term number {at} " * (at % 4 + 1), "parent": f"t{(at - 1) // 4}"}
        for at in range(1, count)
    ]
    registers.record("town/vocabulary/big", title="Big", status="active", model="integration", terms=terms)
    registers.federation("town")
    answer = model.run(registers.session(), model.Question(concept="t0", deep=str(DEEP - 1)))
    placed, height = layout(answer.rows)
    assert 0 < len(placed) <= MOST
    for at, one in enumerate(placed):
        assert one.y + one.height <= height
        for other in placed[at + 1 :]:
            apart = abs(one.x - other.x) >= 270 or one.y + one.height <= other.y or other.y + other.height <= one.y
            assert apart, (one, other)
    # Whatever is not drawn is told of by what it stands under.
    assert len(placed) + sum(each.hidden for each in placed) >= count


def _href(key: str) -> str:
    return f"word?ref=town/vocabulary/shared%23terms%5B{key}%5D"


def test_a_mapping_that_is_only_proposed_says_so_before_what_it_says(words: Any) -> None:
    assert "Only proposed: " in words("words", q="hunch").text
