"""The page of one agreement: every part of it, and what it says when there is none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from registry.session import Session
from registry.verbs.records import show

HUB = "town/agreement/hub"


def test_it_says_where_the_agreement_stands_and_why(visit: Any) -> None:
    page = visit("agreement", ref=HUB)
    assert page.heading() == "Children's hub"
    assert "In force on 21 November 2026. It has been so since 1 July 2026." in page.text
    assert "Review overdue. Its review was due on 1 October 2026." in page.text
    assert "Children's hub" in page.announced


def test_its_references_are_links_to_the_records_they_lead_to(visit: Any) -> None:
    source = visit("agreement", ref=HUB).source
    assert '<a href="record?ref=town/organisation/town">Town Council</a>' in source
    assert '<a href="record?ref=force/organisation/force">The Force</a>' in source
    assert '<a href="agreement?ref=town/agreement/protocol">Town protocol</a>' in source


def test_a_side_says_what_it_relies_on_with_the_article_and_the_gateway(visit: Any) -> None:
    text = visit("agreement", ref=HUB).text
    sides = text[text.index("Who gives and who gets: Attendance to the police") :]
    for words in (
        "Gives", "Controller", "UK GDPR", "Our public task", "Article 6(1)(e): Public task",
        "Article 9(2)(g): Substantial public interest", "Schedule 1 paragraph 18: Safeguarding of children",
        "Children Act 2004 section 10", "Law enforcement (DPA 2018 Part 3)",
    ):  # fmt: skip
        assert words in sides


def test_keys_of_the_record_are_shown_as_the_names_they_stand_for(visit: Any) -> None:
    text = visit("agreement", ref=HUB).text
    assert "Holder\nEvery school in the town" in text
    assert "Subjects\nChildren in the town" in text


def test_an_inherited_heading_is_linked_to_the_parent_that_it_comes_from(visit: Any) -> None:
    page = visit("agreement", ref=HUB)
    assert "These come whole from\nTown protocol" in page.text
    assert '<a href="agreement?ref=town/agreement/protocol#s-training">Training</a>' in page.source
    assert 'id="s-training"' in visit("agreement", ref="town/agreement/protocol").source


def test_a_parent_that_is_not_loaded_is_named_and_its_terms_are_said_to_be_missing(visit: Any, federation: Any) -> None:
    (federation / "town/agreements/protocol.yaml").unlink()
    page = visit("agreement", ref=HUB)
    assert "town/agreement/protocol\n(not found)" in page.text
    assert "These come from a parent that is not loaded" in page.text
    assert not page.app.exception


def test_what_refers_to_it_stands_under_its_kind_with_the_field_that_does_so(visit: Any) -> None:
    text = visit("agreement", ref="town/agreement/protocol").text
    assert "What refers to it\nAgreements\nChildren's hub\nparent/ref" in text


def test_it_says_which_file_it_comes_from_and_its_digest_and_nothing_of_the_machine(
    visit: Any, federation: Any
) -> None:
    page = visit("agreement", ref=HUB)
    assert "town/agreements/hub.yaml" in page.text
    assert re.search(r"sha256:[0-9a-f]{64}", page.text)
    assert str(federation) not in page.source


def test_nothing_the_record_says_is_left_out(visit: Any, federation: Any) -> None:
    text = visit("agreement", ref=HUB).text
    answer = show.run(Session(federation=federation), show.Question(ref=HUB))
    keys = {"town", "force", "protocol", "council", "police", "schools", "task", "kept", "children", "attendance"}
    said_otherwise = {"force/organisation/force", "Discloser", "Receiver"}
    said = set(_leaves(answer.fields)) - keys - said_otherwise
    assert len(said) > 30
    assert [words for words in said if words not in text] == []


def _leaves(fields: tuple[show.FieldShown, ...]) -> Iterator[str]:
    for field in fields:
        if isinstance(field.value, str):
            yield from field.value.split("; ")
        else:
            yield from _leaves(field.value)


def test_every_contents_link_leads_to_a_heading_on_the_page(visit: Any) -> None:
    source = visit("agreement", ref=HUB).source
    anchors = set(re.findall(r'href="#([^"]+)"', source))
    ids = re.findall(r'id="([^"]+)"', source)
    assert len(ids) == len(set(ids))
    assert anchors <= set(ids)
    assert {"s-parties", "s-flows", "s-item-attendance", "s-basis-task"} <= anchors


def test_every_table_has_a_caption_and_heads_its_columns_and_rows(visit: Any) -> None:
    source = visit("agreement", ref=HUB).source
    tables = re.findall(r"<table.*?</table>", source, re.S)
    assert len(tables) > 4
    for table in tables:
        assert table.count("<caption") == 1
        assert 'scope="col"' in table
        assert 'scope="row"' in table


@pytest.mark.parametrize("ref", ["town/agreement/none", "nowhere", "../../etc/passwd", "a/b/c/d", "<script>", "//"])
def test_a_reference_to_nothing_gives_a_plain_line_and_a_way_back(visit: Any, ref: str) -> None:
    page = visit("agreement", ref=ref)
    assert page.heading() == "Record not found"
    assert page.links == {"Back to agreements": "?"}
    assert not page.app.exception


def test_an_address_without_a_reference_says_so(visit: Any) -> None:
    page = visit("agreement")
    assert page.heading() == "No record chosen"
    assert "Back to agreements" in page.links
