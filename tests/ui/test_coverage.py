"""The coverage page: every number leads to what it counts, every state is in the address, and nothing is claimed."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs

import pytest

from registry.concepts.coverage import Coverage
from registry.rules.duties import obligations


def numbers(page: Any) -> dict[str, tuple[int, str]]:
    """Each number at the top: what it counts, how many, and where it leads."""
    found = {}
    for href, drawn in re.findall(r'<a href="([^"]*)" class="card[^"]*">(.*?)</a>', page.source):
        label = re.sub(r"<[^>]+>", "", drawn.partition("</span>")[0])
        found[label] = int(re.findall(r"(\d+)</span>", drawn)[0]), href.replace("&amp;", "&")
    return found


def test_every_duty_is_shown_with_how_far_it_is_evidenced(visit: Any) -> None:
    page = visit("coverage")
    assert page.heading() == "Coverage and evidence"
    assert len(re.findall(r'id="duty-|Not known to us', page.source)) >= len(obligations())
    assert sum(number for number, _href in numbers(page).values()) == len(obligations())
    assert set(numbers(page)) == {each.label for each in Coverage}
    assert f'"{len(obligations())} duties"' in page.announced


def test_every_number_at_the_top_leads_to_just_as_many_duties(visit: Any) -> None:
    for label, (number, href) in numbers(visit("coverage")).items():
        (status,) = parse_qs(href.partition("?")[2].partition("#")[0])["status"]
        page = visit("coverage", status=status)
        told = f"{number} duty" if number == 1 else f"{number} duties"
        assert f'"{told}"' in page.announced, label
        # Chosen again, it is taken back.
        assert "status" not in numbers(page)[label][1]


def test_a_number_of_findings_leads_to_just_as_many_gaps(visit: Any) -> None:
    page = visit("coverage", organisation="town", status="no-record")
    links = re.findall(r'<a href="(gaps\?[^"]*)">(\d+) with no record', page.source)
    assert links
    for href, number in links[:3]:
        asked = parse_qs(href.replace("&amp;", "&").partition("?")[2].partition("#")[0])
        assert asked["register"] == ["town"]
        if len(asked["rule"]) == 1:
            found = visit("gaps", **{name: values[0] for name, values in asked.items()})
            assert f"{number} finding" in found.announced


def test_a_duty_leads_to_its_rules_and_the_records_that_pass(visit: Any) -> None:
    page = visit("coverage", organisation="town", duty="uk-gdpr-a6")
    assert page.heading().startswith("A lawful basis")
    assert "rules look at it" in page.text
    passed = [href for href in page.anchors.values() if href.startswith("why?")]
    assert passed
    assert all("rule=" in href for href in passed)
    why = visit("why", ref="town/agreement/hub", rule="lawful-basis-missing")
    assert "hub" in why.heading()


def test_rules_by_themselves_show_what_passes(visit: Any) -> None:
    page = visit("coverage", rule="lawful-basis-missing")
    assert page.heading() == "What passes"
    assert "Children's hub" in page.text


def test_the_three_categories_that_were_not_read_say_so(visit: Any) -> None:
    page = visit("coverage")
    assert page.text.count("Not confirmed:") == 3
    assert "their texts were not read" in page.text


def test_nobody_is_told_that_they_comply(visit: Any) -> None:
    said = visit("coverage").text
    assert "complian" not in said.replace("Compliance reviews", "").lower()
    assert "is not proof that the law is kept" in said


def test_the_pack_is_offered_of_one_register_and_not_of_all(visit: Any) -> None:
    assert "Choose an organisation" in visit("coverage").text
    page = visit("coverage", organisation="town")
    labels = [each.proto.label for each in page.app.get("download_button")]
    assert labels == ["Download the evidence pack (ZIP)", "Download it without private records (ZIP)"]
    assert '<option value="town" selected="selected">' in page.source


def test_the_pack_of_one_agreement_is_chosen_in_the_address(visit: Any) -> None:
    page = visit("coverage", organisation="town", record="town/agreement/hub")
    assert '<option value="town/agreement/hub" selected="selected">' in page.source
    assert "Of Children's hub, as on" in page.text
    page = visit("coverage", organisation="town", record="force/agreement/none")
    assert "Of Town Council's register, as on" in page.text
    assert not page.app.exception


@pytest.mark.parametrize(
    "address",
    [
        {"organisation": "nobody"}, {"organisation": "<b>x</b>"}, {"organisation": "x" * 5_000}, {"duty": "../.."},
        {"status": "compliant"}, {"rule": "no-such-rule"}, {"organisation": "town/agreement/hub"},
    ],
)  # fmt: skip
def test_an_address_that_asks_for_what_there_is_not_gets_a_plain_page(visit: Any, address: dict[str, str]) -> None:
    page = visit("coverage", **address)
    assert page.heading() == "Coverage and evidence"
    assert not page.app.exception
    assert "<b>x" not in page.source
