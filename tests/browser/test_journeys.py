"""What people come to do, from beginning to end."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from tests.browser.pages import HUB, LIST
from tests.browser.reader import Reader, expect
from tests.server.process import Server


def _narrowed(reader: Reader) -> Reader:
    """The list searched for words, and then filtered."""
    reader.go(LIST).search("police")
    return reader.follow(re.compile("Harbour Fire and Rescue Service"))


def test_an_agreement_is_found_by_words_and_filters_and_opened(passer_by: Reader) -> None:
    reader = passer_by.go(LIST)
    everything = int(reader.only("#results").inner_text().split()[0])
    reader.search("police")
    by_words = reader.results
    assert 0 < len(by_words) < everything
    reader.follow(re.compile("Harbour Fire and Rescue Service"))
    by_both = reader.results
    assert 0 < len(by_both) < len(by_words)
    assert set(by_both) < set(by_words)
    assert reader.page.locator("#results").inner_text().startswith(f"{len(by_both)} agreement")
    reader.follow(by_both[0])
    expect(reader.heading).to_have_text(by_both[0])
    assert reader.page.url.startswith(f"{reader.address}/agreement?ref=")


def test_back_and_forward_bring_everything_back_exactly(passer_by: Reader) -> None:
    reader = _narrowed(passer_by)
    address, text, words = reader.page.url, reader.text, reader.words.input_value()
    reader.follow(reader.results[0])
    opened = reader.text
    reader.back()
    assert (reader.page.url, reader.text, reader.words.input_value()) == (address, text, words)
    reader.forward()
    assert reader.text == opened
    reader.back()
    assert (reader.page.url, reader.text, reader.words.input_value()) == (address, text, words)
    # One step for the filter, and one for the words.
    reader.back()
    assert reader.asked == {"q": ["police"]}
    reader.back()
    assert (reader.asked, reader.words.input_value()) == ({}, "")


def test_the_link_back_to_the_list_keeps_its_filters(passer_by: Reader) -> None:
    reader = _narrowed(passer_by)
    asked, results = reader.asked, reader.results
    reader.follow(results[0])
    reader.follow(re.compile("Back to agreements"))
    assert (reader.asked, reader.results) == (asked, results)


def test_an_address_shows_the_same_to_whoever_it_is_sent_to(
    reader: Reader, reader_of: Callable[[Server], Reader], server: Server
) -> None:
    _narrowed(reader)
    address, text = reader.page.url.removeprefix(reader.address), reader.text
    assert reader.reload().text == text
    assert reader_of(server).open(address).text == text


def test_a_filter_is_taken_back_by_the_same_link_and_by_clearing(passer_by: Reader) -> None:
    reader = _narrowed(passer_by)
    reader.act(reader.page.locator("#clear-filters").click)
    assert reader.asked == {"q": ["police"]}
    chosen = reader.page.locator("a[id^='filter-']").first
    own = chosen.get_attribute("id")
    reader.act(chosen.click)
    assert len(reader.asked) == 2
    # The focus stays with whoever works through the filters.
    reader.focus_is_at(f"[id='{own}']")
    reader.act(reader.page.locator(f"[id='{own}']").click)
    assert reader.asked == {"q": ["police"]}


def test_whoever_follows_the_next_link_at_once_keeps_the_focus_there(passer_by: Reader) -> None:
    reader = _narrowed(passer_by)
    quick = """() => {
      const press = id => { const link = document.getElementById(id); link.focus(); link.click() }
      press('clear-filters')
      setTimeout(press, 40, 'sort-title')
    }"""
    reader.act(lambda: reader.page.evaluate(quick))
    reader.page.wait_for_function("new URLSearchParams(location.search).get('sort') === 'title'")
    reader.focus_is_at("[id='sort-title']")


def test_every_number_of_the_first_page_leads_to_as_many_records(passer_by: Reader) -> None:
    reader = passer_by.go("/")
    cards = reader.page.locator("main .card")
    assert cards.count() >= 5
    for at in range(cards.count()):
        reader.go("/")
        card = cards.nth(at)
        number = int(re.findall(r"[\d,]+", card.inner_text())[-1].replace(",", ""))
        reader.act(card.click)
        said = reader.page.locator("main h2").all_inner_texts()
        wanted = re.compile(rf"^{number} (?!0)" if number else r"^(0|No) ")
        assert any(wanted.match(each) for each in said) or (not number and "Nothing fits" in reader.text), said


def test_a_result_shown_as_a_table_has_the_same_records(passer_by: Reader) -> None:
    reader = passer_by.go(f"{LIST}?q=police")
    titles = reader.results
    reader.act(reader.page.locator("#view-table").click)
    rows = reader.page.locator("main table tbody tr")
    assert rows.count() == len(titles)
    assert [rows.nth(at).locator("a").first.inner_text() for at in range(len(titles))] == titles


def test_the_drawer_shows_where_a_part_stands_and_escape_and_back_close_it(passer_by: Reader) -> None:
    reader = passer_by.go(f"/agreement?ref={HUB}")
    drawer = reader.page.get_by_role("dialog")
    reader.act(reader.page.locator("main a[href*='source=']").nth(1).click)
    expect(drawer).to_contain_text("agreements/childrens-safeguarding-hub.yaml:")
    reader.focus_is_at("[role=dialog], [role=dialog] *")
    reader.act(lambda: reader.page.keyboard.press("Escape"))
    expect(drawer).to_have_count(0)
    assert "source" not in reader.asked
    reader.act(reader.page.locator("main a[href*='source=']").nth(1).click)
    reader.back()
    expect(drawer).to_have_count(0)
    assert "source" not in reader.asked


@pytest.mark.parametrize("key", ["r", "c"])
def test_a_letter_typed_on_a_page_does_nothing(passer_by: Reader, key: str) -> None:
    reader = passer_by.go(f"/agreement?ref={HUB}")
    reader.page.evaluate("() => { window.stillHere = true }")
    reader.page.keyboard.press(key)
    reader.page.wait_for_timeout(200)
    reader.ready()
    assert reader.page.get_by_role("dialog").count() == 0
    assert reader.page.evaluate("() => window.stillHere")


# ── with the keyboard alone ──────────────────────────────────────────────────────────────────────────────────────────


def test_somebody_with_only_a_keyboard_gets_from_the_top_of_the_page_to_an_agreement(reader: Reader) -> None:
    reader.open(LIST)
    keys = reader.page.keyboard
    keys.press("Tab")
    assert "skip" in str(reader.focused["name"]).lower()
    keys.press("Enter")
    reached = None
    for _time in range(120):
        keys.press("Tab")
        at = reader.focused
        assert at["ringed"], f"nobody can see that the focus is at {at}"
        assert at["seen"], at
        assert at["main"], at
        if at["tag"] == "INPUT":
            reader.act(lambda: keys.type("safeguarding hub"))
            # Each letter may draw the list anew: whoever goes on before the last has come loses the place.
            reader.page.wait_for_url("**q=safeguarding+hub*")
            reader.page.wait_for_timeout(500)
            reader.ready()
            expect(reader.told).to_have_text(re.compile(r"^\d+ agreements?$"))
        if at["result"]:
            reached = at["name"]
            break
    assert reached == reader.results[0]
    reader.act(lambda: keys.press("Enter"))
    expect(reader.heading).to_have_text(str(reached))
    reader.focus_is_at("main h1")
    expect(reader.told).to_have_text(str(reached))
    reader.back()
    assert reached in reader.results
    reader.focus_is_at("main h1")


def test_after_every_change_of_page_the_focus_is_at_its_heading(passer_by: Reader) -> None:
    reader = passer_by.go("/")
    for name in ("Agreements", "Organisations"):
        reader.follow(name, within="[data-testid=stHeader]")
        reader.focus_is_at("main h1")


# ── addresses that lead nowhere ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("address", "said"),
    [
        (f"/agreement?ref={HUB}-gone", "Record not found"),
        ("/agreement?ref=../../etc/passwd", "Record not found"),
        ("/agreement", "No record chosen"),
        ("/record?ref=nowhere/dpia/none", "Record not found"),
        ("/record?ref=%00", "Record not found"),
        (f"{LIST}?status=no-such-status&party=%20&sort=sideways&view=cube", "agreements"),
        (f"{LIST}?register=nowhere", "agreements"),
        (f"{LIST}?after=not-a-place&from=-7", "agreements"),
        ("/records?kind=no-such-kind&all=everything", "All records"),
    ],
)
def test_a_bad_address_gets_a_plain_line_and_a_way_on(passer_by: Reader, address: str, said: str) -> None:
    reader = passer_by.go(address)
    assert said in reader.heading.inner_text()
    assert "Traceback" not in reader.text
    ways = reader.page.locator("main a[href]")
    assert ways.count() > 0
    reader.act(ways.first.click)
    expect(reader.heading).to_be_visible()


def test_where_there_is_no_page_a_plain_line_says_so_and_leads_to_the_first(reader: Reader) -> None:
    reader.expected.append("404")
    answer = reader.page.goto(f"{reader.address}/no/such/page")
    assert answer is not None
    assert answer.status == 404
    expect(reader.heading).to_have_text("There is no page here")
    reader.page.get_by_role("link", name="Go to the first page").click()
    reader.ready()
    expect(reader.heading).to_be_visible()
