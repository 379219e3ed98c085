"""The law by date: what a citation leads to, instruments, gateways and changes, marked where nobody has read them."""

from __future__ import annotations

from typing import Any

import pytest

from registry.verbs.law import gateways, instruments
from tests.ui.test_hostile import HOSTILE, is_only_text


def test_a_citation_leads_to_its_provision_and_state(visit: Any) -> None:
    page = visit("law", cite="s.115 CDA 1998")
    assert "In force since 30 September 1998." in page.text
    assert "Not verified" in page.text
    assert page.anchors["Crime and Disorder Act 1998 section 115"] == "law?id=cda98-s115"
    assert '"1 place is cited"' in page.announced


def test_what_cannot_be_right_says_why_and_what_may_be_meant(visit: Any) -> None:
    page = visit("law", cite="PACE 1994")
    assert (
        "There is no PACE 1994 that these data know. Did you mean the Police and Criminal Evidence Act 1984?"
        in page.text
    )
    assert "In force" not in page.text


def test_a_pasted_sentence_is_read_place_by_place(visit: Any) -> None:
    page = visit("law", cite="We rely on s.115 CDA 1998 and section 10 of the Children Act 2004.")
    assert {"law?id=cda98-s115", "law?id=ca04-s10"} <= set(page.anchors.values())


def test_the_list_holds_every_instrument_and_says_how_much_is_not_verified(visit: Any, registers: Any) -> None:
    page = visit("law")
    listed = instruments.run(registers.session(), instruments.Question()).instruments
    assert all(f"law?id={each.standing.id}" in page.anchors.values() for each in listed)
    assert f"Of the provisions, {sum(each.unverified for each in listed)} are not verified" in page.text


def test_the_law_is_told_as_on_another_day_and_links_keep_the_day(visit: Any) -> None:
    page = visit("law", id="uk-gdpr", on="2020-06-01")
    assert "On 1 June 2020" in page.text
    assert page.anchors["Article 5(1)(a)"] == "law?id=uk-gdpr-a5-1-a&on=2020-06-01"
    assert page.anchors["Back to today"] == "law?id=uk-gdpr"


def test_a_provision_leads_to_the_rules_on_it_and_what_they_find(visit: Any) -> None:
    page = visit("law", id="uk-gdpr-a5-1-a")
    assert page.anchors["No lawful basis on record"] == "rule?id=lawful-basis-missing"
    assert "rules?law=uk-gdpr-a5-1-a" in page.anchors.values()


def test_a_gateway_says_who_to_whom_and_where_it_is_relied_on(visit: Any) -> None:
    page = visit("law", gateway="cda98-115")
    assert "Chief officer of police (England and Wales)" in page.text
    assert "Anybody." in page.text
    assert "No agreement or record of processing names it." in page.text
    assert visit("law", id="cda98-115").heading() == page.heading()


def test_records_that_rely_on_a_gateway_are_counted_and_led_to(visit: Any, federation: Any) -> None:
    file = federation / "town/agreements/hub.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("provision: Children Act 2004 section 10,", "gateway: ca04-10,"), encoding="utf-8")
    page = visit("law", gateway="ca04-10")
    assert page.anchors["1 agreement"] == "agreements?gateway=ca04-10"


def test_gateways_are_narrowed_in_the_address(visit: Any, registers: Any) -> None:
    page = visit("law", view="gateways", nation="wales", effect="duty")
    answer = gateways.run(registers.session(), gateways.Question(nation="wales", effect="duty"))
    assert f"{len(answer.gateways)} gateway" in page.text
    assert all(f"law?id={each.standing.id}" in page.anchors.values() for each in answer.gateways)


def test_changes_say_what_comes_next_and_what_was(visit: Any) -> None:
    page = visit("law", view="changes", on="2026-02-01")
    assert (
        page.text.index("What changes next") < page.text.index("5 February 2026") < page.text.index("What has changed")
    )


def test_every_law_that_nobody_has_read_in_full_says_so_on_its_page(visit: Any, registers: Any) -> None:
    entry = instruments.run(registers.session(), instruments.Question(id="cda98")).entry
    assert entry is not None
    for each in (*entry.provisions[:2], entry.provisions[-1]):
        said = "Not verified" in visit("law", id=each.standing.id).text
        assert said is not each.standing.verified, each.standing.id


@pytest.mark.parametrize("on", ["2026-02-31", "0000-01-01", "9" * 5_000, "<b>"])
@pytest.mark.parametrize("page", [("law", {"id": "cda98"}), ("rule", {"id": "lawful-basis-missing"})])
def test_what_is_no_day_gets_a_plain_line(visit: Any, page: tuple[str, dict[str, str]], on: str) -> None:
    shown = visit(page[0], **page[1], on=on)
    assert "is not a day." in shown.text
    is_only_text(shown)


@pytest.mark.parametrize("name", ["id", "cite", "view", "body"])
def test_hostile_addresses_are_only_looked_up(visit: Any, name: str) -> None:
    for text in [*HOSTILE[1:3], "x" * 20_000]:
        more = {} if name in ("id", "gateway", "cite", "view") else {"view": "gateways"}
        read = is_only_text(visit("law", **{name: text}, **more))
        assert len(read.text) < 200_000


@pytest.mark.parametrize("on", ["0001-01-01", "9999-12-31"])
def test_the_first_and_last_day_there_is_can_be_asked_for(visit: Any, on: str) -> None:
    for more in ({}, {"view": "changes"}, {"view": "gateways"}, {"id": "dpa18"}, {"gateway": "dea17-35"}):
        assert not visit("law", on=on, **more).app.exception
