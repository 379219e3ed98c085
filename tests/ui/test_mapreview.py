"""Mapping review: how far vocabularies are, one term beside its candidates, and what becomes of a decision."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.ui.test_hostile import HOSTILE
from tests.verbs.two_tongues import CARE, POLICE, SHARED, write

COLOUR, HUNCH = f"{CARE}#terms[colour]", f"{POLICE}#terms[hunch]"
WHO = {"who": "Data analyst"}


@pytest.fixture
def words(visit: Any, registers: Any) -> Any:
    """The pages of two organisations whose words are mostly mapped."""
    write(registers)
    return visit


def decide(page: Any, term: str, decision: str, **fields: list[str]) -> Any:
    """Send a decision as the browser does, and see the page that follows."""
    expect = page.source.partition('data-expect="')[2].partition('"')[0]
    given = {name.replace("_", "-"): values for name, values in fields.items()}
    page.app.session_state["_mapreview_sent"] = {"term": term, "decision": decision, "expect": expect, "fields": given}
    page.app.run()
    return page


def test_every_vocabulary_says_how_far_it_is_and_each_number_leads_to_its_terms(words: Any) -> None:
    page = words("mapreview")
    assert page.heading() == "Mapping review"
    assert "4 of 5 (80%)" in page.text
    assert page.anchors["Words of social care"] == "mapreview?vocabulary=town%2Fvocabulary%2Fcare"
    assert "state=decided" in page.anchors["4 of 5 (80%) of Words of social care"]


def test_the_vocabulary_with_most_to_do_is_taken_next(words: Any) -> None:
    # Whoever proposes has nothing to do with what is proposed already: that waits for somebody else.
    assert "Take next:\nWords of social care" in words("mapreview").text
    assert "Take next:\nWords of police records" in words("mapreview", acting="reviewer").text


def test_a_proposal_is_not_put_before_its_maker_again(words: Any) -> None:
    page = words("mapreview", vocabulary=CARE, **WHO)
    decide(page, COLOUR, "accept", choice=[f"{SHARED}#terms[unicorn]"])
    assert "Nothing left for you to look at" in page.text
    assert page.anchors["1 term waiting for review"].endswith("state=proposed&who=Data+analyst")
    # Whoever reviews has it first.
    other = words("mapreview", vocabulary=CARE, who="Manager", acting="reviewer")
    assert "Our word\nColour" in other.text


def test_the_form_of_how_values_change_starts_with_what_is_recorded(words: Any) -> None:
    page = words("mapreview", vocabulary=CARE, term=f"{CARE}#terms[status]", **WHO)
    assert 'value="L"' in page.source
    assert 'aria-label="Shared codes for L, with ; between" maxlength="300" list="their-codes" value="' in page.source
    before = page.source.partition('name="code-to-0"')[2]
    assert before.partition('value="')[2].startswith("open")


def test_codes_are_suggested_and_none_is_ticked(words: Any, tmp_path: Path) -> None:
    file = next((tmp_path / "town").rglob("care-to-shared.yaml"))
    said = yaml.safe_load(file.read_text())
    said["mappings"][-1].pop("transform")
    file.write_text(yaml.safe_dump(said))
    own = next((tmp_path / "town").rglob("care.yaml"))
    own.write_text(own.read_text().replace("label: Done", "label: Closed"))
    page = words("mapreview", vocabulary=CARE, term=f"{CARE}#terms[status]", **WHO)
    box = page.source.partition('name="code-take-1"')[2].partition(">")[0]
    assert 'value="closed"' in box
    assert "checked" not in box
    assert "A suggestion, for State, counts only where you tick it" in page.text


def test_a_term_stands_beside_what_it_may_be_mapped_to_with_its_file_and_line(words: Any) -> None:
    page = words("mapreview", vocabulary=CARE, **WHO)
    assert page.heading() == "Mapping review: Words of social care"
    assert "4 of 5 terms decided (80%)." in page.text
    assert "Our word\nColour" in page.text
    assert "town/vocabularies/care.yaml:" in page.text
    assert "Which shared word?" in page.text


def test_before_anybody_decides_they_say_who_they_are(words: Any) -> None:
    page = words("mapreview", vocabulary=CARE)
    assert "Say once in which role you decide" in page.text
    assert "data-decide" not in page.source
    # Where git does not know, that is said beforehand.
    assert "git" in page.text
    assert "data-decide" in words("mapreview", vocabulary=CARE, **WHO).source


def test_a_decision_is_recorded_in_files_and_the_next_term_comes(words: Any, tmp_path: Path) -> None:
    page = words("mapreview", vocabulary=CARE, state="all", **WHO)
    decide(page, COLOUR, "accept", choice=[f"{SHARED}#terms[unicorn]"], words=["Never seen"])
    assert not page.app.exception
    assert "Recorded: Colour: means the same" in page.text
    assert "It waits for somebody else's look." in page.text
    assert "Recorded: Colour" in page.announced
    text = (tmp_path / "town" / "mapping-sets").parent
    written = "".join(file.read_text() for file in text.rglob("*") if file.suffix in (".yaml", ".jsonl"))
    assert "unicorn" in written.partition("Never seen")[0]
    assert "Never seen" in written


def test_coverage_moves_as_terms_are_decided(words: Any) -> None:
    page = words("mapreview", vocabulary=CARE, who="Steward", acting="steward")
    decide(page, COLOUR, "no-term")
    assert "5 of 5 terms decided (100%)" in page.text
    assert "All decided" in page.text
    assert page.anchors["Translate a file"] == "translate"
    assert page.anchors["Words covered"] == "mapped"


def test_not_this_without_a_reason_is_a_problem_and_nothing_is_recorded(words: Any) -> None:
    page = words("mapreview", vocabulary=CARE, **WHO)
    decide(page, COLOUR, "not-this", choice=[f"{SHARED}#terms[unicorn]"])
    drawn = [str(each.proto.json) for each in page.app.get("bidi_component")]
    assert any("There is a problem" in each and "review-reason" in each for each in drawn)
    assert "Recorded" not in page.text


def test_a_new_word_needs_its_meaning(words: Any) -> None:
    page = words("mapreview", vocabulary=CARE, **WHO)
    decide(page, COLOUR, "new-concept")
    drawn = [str(each.proto.json) for each in page.app.get("bidi_component")]
    assert any("Write what the new shared word would mean." in each for each in drawn)


def test_files_that_changed_meanwhile_are_told_and_the_decision_is_kept(words: Any, tmp_path: Path) -> None:
    page = words("mapreview", vocabulary=CARE, **WHO)
    file = next((tmp_path / "town").rglob("care-to-shared.yaml"))
    file.write_text(file.read_text() + "description: Somebody wrote this\n")
    decide(page, COLOUR, "no-term")
    assert "Somebody else was quicker" in page.text
    assert "You had decided: No shared word for it." in page.text
    assert page.anchors["Look again"]
    assert "description: Somebody wrote this" in file.read_text()
    decide(page, COLOUR, "no-term")
    assert "Recorded: Colour" in page.text


def test_two_decisions_in_a_row_do_not_get_in_each_others_way(words: Any) -> None:
    page = words("mapreview", vocabulary=POLICE, state="all", **WHO)
    decide(page, HUNCH, "unsure")
    assert "Recorded: Hunch" in page.text
    decide(page, f"{POLICE}#terms[nominal]", "unsure")
    assert "Recorded: Nominal" in page.text


def test_what_was_decided_before_says_who_when_and_where(words: Any) -> None:
    page = words("mapreview", vocabulary=CARE, **WHO)
    decide(page, COLOUR, "unsure", words=["Ask the team"])
    again = words("mapreview", vocabulary=CARE, term=COLOUR, **WHO)
    assert "What was decided before" in again.text
    assert "“Ask the team”" in again.text
    assert ".reviews.jsonl:1" in again.text


def test_a_term_in_the_address_is_shown_in_whatever_state_it_is(words: Any) -> None:
    page = words("mapreview", vocabulary=CARE, term=f"{CARE}#terms[service-user]", **WHO)
    assert "Our word\nService user" in page.text
    assert "As it is mapped now" in page.text


def test_another_shared_word_can_be_searched_for(words: Any) -> None:
    page = words("mapreview", vocabulary=CARE, term=COLOUR, find="unicorn", **WHO)
    assert "found by your search" in page.text
    assert "What nobody has" in page.text
    nobody = words("mapreview", vocabulary=CARE, term=COLOUR, find="zzzz", **WHO)
    assert "No other shared word goes by “zzzz”." in nobody.text


def test_keys_can_be_turned_off(words: Any) -> None:
    page = words("mapreview", vocabulary=CARE, **WHO)
    assert "keys=off" in page.anchors["Turn single keys off"]
    assert "Single keys are off now." in words("mapreview", vocabulary=CARE, keys="off", **WHO).text


def test_a_whole_set_is_agreed_with_after_it_was_listed(words: Any) -> None:
    page = words("mapreview", vocabulary=CARE, **WHO)
    decide(page, COLOUR, "accept", choice=[f"{SHARED}#terms[unicorn]"])
    maker = words("mapreview", vocabulary=CARE, view="set", **WHO)
    assert "whoever proposes cannot agree with their own" in maker.text
    assert 'data-decide="agree"' not in maker.source
    other = words("mapreview", vocabulary=CARE, view="set", who="Manager", acting="reviewer")
    assert "Agree with all 1 listed above" in other.text
    decide(other, COLOUR, "agree", every=[COLOUR])
    assert "Recorded for 1 mapping: agree with the decision as it stands (reviewing it)." in other.text


@pytest.mark.parametrize(
    "address",
    [{"vocabulary": "no-such"}, {"vocabulary": CARE, "term": "no-such"}, {"vocabulary": CARE, "further": "x"},
     {"vocabulary": CARE, "to": "no-such"}],
)  # fmt: skip
def test_an_address_that_leads_nowhere_says_so(words: Any, address: dict[str, str]) -> None:
    page = words("mapreview", **address)
    assert not page.app.exception
    assert "This address cannot be read" in page.text
    assert page.anchors["Show every vocabulary"] == "mapreview"


def test_what_is_no_state_or_part_is_passed_over(words: Any) -> None:
    page = words("mapreview", vocabulary=CARE, state="lost", acting="king", view="sideways", **WHO)
    assert "Colour" in page.text


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_hostile_words_are_shown_as_they_were_typed(words: Any, number: int, tmp_path: Path) -> None:
    text = HOSTILE[number]
    file = next((tmp_path / "town").rglob("care.yaml"))
    import json

    file.write_text(file.read_text().replace("label: Colour", f"label: {json.dumps(text)}"))
    page = words("mapreview", vocabulary=CARE, find=text, who=text)
    assert not page.app.exception
    assert "<script" not in page.source
    assert "<img" not in page.source
    assert text in page.text


def test_without_vocabularies_it_says_what_to_do(visit: Any) -> None:
    page = visit("mapreview")
    assert not page.app.exception
    assert page.heading() == "Mapping review"


def test_pages_of_words_lead_to_the_review(words: Any) -> None:
    assert words("words").anchors["Go on deciding : Words of social care"].startswith("mapreview?vocabulary=")
    assert "mapreview?" in words("word", ref=COLOUR).anchors["Decide what it is mapped to"]
    assert words("steps", ref=CARE).anchors["Mapping review"].startswith("mapreview?vocabulary=")
