"""The page “What do they call it?”: a word of one organisation in another's words, and what the answer rests on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from registry.concepts.kinds import Kind
from tests.ui.test_hostile import HOSTILE, is_only_text
from tests.vocabulary.records import COUNCILS, RECORDS


@pytest.fixture
def words(federation: Path) -> Path:
    """The federation with the words of two councils and a police force."""
    for ref, fields in RECORDS.items():
        write(federation, ref, fields)
    for council in COUNCILS:
        (federation / council / "register.yaml").write_text(
            f"id: {council}\ntitle: Register of {council}\nformat: 1\n", encoding="utf-8"
        )
    rows = "".join(f"  - register: {council}\n" for council in COUNCILS)
    (federation / "federation.yaml").write_text(
        f"title: Test region\nas_of: 2026-11-21\nregisters:\n{rows}", encoding="utf-8"
    )
    return federation


def write(folder: Path, ref: str, fields: dict[str, Any]) -> None:
    """The file of one record."""
    register, kind, own = ref.split("/")
    path = folder / register / Kind(kind).folder / f"{own}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump({"kind": kind, "id": own} | fields, sort_keys=False), encoding="utf-8")


def said(page: Any) -> str:
    """All that a page says, as one line."""
    return " ".join(page.text.split())


def test_without_a_word_it_says_what_to_write(visit: Any, words: Path) -> None:
    page = visit("resolve")
    assert "Write a word as people or files write it" in said(page)
    assert 'value="town"' in page.source
    assert 'value="vale"' in page.source


def test_the_answer_comes_first_in_plain_words_with_both_definitions(visit: Any, words: Path) -> None:
    text = said(visit("resolve", word="service user", **{"from": "town"}, to="vale"))
    assert "Vale Council calls it “Customer”, which means the same." in text
    assert text.index("calls it") < text.index("Whom we care for") < text.index("Whom the desk has accepted")
    assert "How sure: 61 in 100, composed of 2 decisions." in text


def test_every_step_has_who_decided_it_and_leads_to_its_record_and_line(visit: Any, words: Path) -> None:
    page = visit("resolve", word="service user", **{"from": "town"}, to="vale")
    assert "Approved by Data steward, 1 February 2026" in said(page)
    assert "record?ref=town/mapping-set/care-to-model" in page.source
    assert "source=town/mapping-set/care-to-model%23mappings%5Bclient%5D" in page.source


def test_the_drawer_opens_at_the_mapping(visit: Any, words: Path) -> None:
    page = visit(
        "resolve", word="service user", **{"from": "town"}, to="vale",
        source="town/mapping-set/care-to-model#mappings[client]",
    )  # fmt: skip
    assert "town/mappings/care-to-model.yaml:" in said(page)


def test_everybody_is_a_table_whose_rows_lead_on(visit: Any, words: Path) -> None:
    page = visit("resolve", word="service user", **{"from": "town"})
    text = said(page)
    assert "1 of 2 other organisations are known to have a word that means the same." in text
    assert "There is only a broader word" in text
    assert "to=force" in page.source


def test_the_day_in_the_address_counts(visit: Any, words: Path) -> None:
    asked = {"word": "service user", "from": "town", "to": "vale"}
    assert "Not mapped yet" in said(visit("resolve", **asked, on="2026-01-31"))
    assert "which means the same" in said(visit("resolve", **asked, on="2026-02-01"))


def test_several_terms_of_one_name_each_have_their_own_part(visit: Any, words: Path) -> None:
    text = said(visit("resolve", word="case"))
    assert "3 words go by the name “case”." in text
    assert "Case: Town Council" in text
    assert "Case: Vale Council" in text


def test_what_is_no_match_says_why(visit: Any, words: Path) -> None:
    text = said(visit("resolve", word="case", **{"from": "town"}, to="vale"))
    assert "No match, and why" in text
    assert "Rejected because: Same word, other meaning. A complaint, not a file." in text


def test_a_false_friend_is_shown_and_leads_to_who_means_what(visit: Any, words: Path) -> None:
    beat = RECORDS["force/vocabulary/beat"]
    alike = {"id": "user", "label": "Service user", "definition": "Whoever logs in"}
    write(words, "force/vocabulary/beat", beat | {"terms": [*beat["terms"], alike]})
    page = visit("resolve", word="service user", **{"from": "town"}, to="force")
    assert "The Force also says “Service user”. No record shows that it means the same. Whoever logs in" in said(page)
    assert 'href="words?q=Service+user"' in page.source


@pytest.mark.parametrize(
    ("address", "text"),
    [
        ({"word": "young"}, "No word “young” is known."),
        ({"word": "x", "to": "nobody"}, "--to: there is nobody called nobody whose words are known."),
        ({"word": "case", "on": "yesterday"}, "“yesterday” is not a day."),
        ({"word": "case", "value": "age"}, "--value: age is no column and value."),
        ({"word": "case", "system": "no-such"}, "There is no record called information-system/no-such."),
    ],
)
def test_an_address_that_asks_for_nothing_there_is_says_so_plainly(
    visit: Any, words: Path, address: dict[str, str], text: str
) -> None:
    page = visit("resolve", **address)
    assert not page.app.exception
    assert text in said(page)


def test_values_and_places_stay_in_the_form(visit: Any, words: Path) -> None:
    page = visit(
        "resolve", word="service user", to="vale", **{"from": "town", "data-set": "Extract", "value": "a=1; b=2"}
    )
    assert 'value="Extract"' in page.source
    assert 'value="a=1; b=2"' in page.source


@pytest.mark.parametrize("number", range(len(HOSTILE)))
def test_hostile_words_are_only_text(visit: Any, words: Path, number: int) -> None:
    text = HOSTILE[number]
    for ref in ("town/vocabulary/care", "vale/vocabulary/desk"):
        fields = RECORDS[ref] | {"title": text}
        first = fields["terms"][0] | {"label": text, "definition": text, "alternative_labels": [text, "target"]}
        write(words, ref, fields | {"terms": [first, *fields["terms"][1:]]})
    own = RECORDS["town/mapping-set/care-to-model"]
    mapping = own["mappings"][0] | {"reasoning": text, "seen": text, "creator_role": text, "loss": "category",
                                    "loss_described": text}  # fmt: skip
    write(words, "town/mapping-set/care-to-model", own | {"title": text, "mappings": [mapping, *own["mappings"][1:]]})
    page = visit("resolve", word="target", **{"from": "town"}, to="vale")
    assert is_only_text(page).text.count(text) > 5
    is_only_text(visit("resolve", word=text))
