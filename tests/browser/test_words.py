"""An analyst's question from beginning to end: who means what by a word, what do they call it, and who decided that."""

from __future__ import annotations

import re

import pytest

from tests.browser.axe import barriers
from tests.browser.pages import PAGES, STATES, Page
from tests.browser.reader import Reader, expect

OWN = "eastvale/vocabulary/community-safety-words%23terms%5Bcase-no%5D"
"""A word of Eastvale's, and what leads from it through the shared words to Westhaven's."""

TERM = f".meanings h4 a[href$='{OWN}']"
OTHERS = "main a[href^='resolve?word=Case+no']"
WESTHAVEN = "main table a[href*='to=westhaven']"
STEP = "a[id^='file-'][href*='source=']"

OF_WORDS = ("/words", "/word", "/model", "/resolve", "/mapped", "/steps", "/conflicts")


def _is_told_careful(reader: Reader) -> None:
    """False friends: one name, several meanings, each with who means it."""
    expect(reader.page.locator("main")).to_contain_text(re.compile("“case” does not mean the same", re.IGNORECASE))
    meanings = reader.page.locator(".meanings .meaning")
    named = meanings.filter(has=reader.page.locator("h4 a").get_by_text("Case", exact=True))
    assert named.count() > 2
    assert len(set(named.locator("h3").all_inner_texts())) == named.count()


def test_from_the_first_page_to_who_decided_it_on_a_phone_and_all_the_way_back(reader: Reader) -> None:
    """Every state on the way is an address: Back, Forward and loading anew bring it back as it was."""
    reader.width(390).open("/")
    went: list[tuple[str, str]] = []

    def been() -> None:
        assert reader.wider_than_the_window() == []
        went.append((reader.page.url, reader.text))

    been()
    reader.page.get_by_test_id("stExpandSidebarButton").click()
    menu = reader.page.get_by_test_id("stSidebarNavLink").filter(has_text=re.compile("^Words$"))
    reader.act(menu.click)
    expect(reader.heading).to_have_text("Words")
    been()
    reader.search("case")
    _is_told_careful(reader)
    been()
    reader.act(reader.page.locator(TERM).click)
    expect(reader.heading).to_have_text("Case no")
    been()
    reader.act(reader.page.locator(OTHERS).first.click)
    expect(reader.heading).to_have_text("What do they call it?")
    been()
    reader.act(reader.page.locator(WESTHAVEN).click)
    answer = reader.page.locator("main .answer")
    expect(answer).to_contain_text("which means the same")
    way = reader.page.locator("main ol.way").first
    assert way.locator(".word").all_inner_texts()[0].startswith("Case no")
    assert way.locator(".word").count() == 3
    been()
    reader.act(reader.page.locator(STEP).last.click)
    drawer = reader.page.get_by_role("dialog")
    expect(drawer).to_contain_text(re.compile(r"westhaven/mappings/[\w-]+\.yaml:\d+"))
    went.append((reader.page.url, reader.text))

    for address, text in reversed(went[:-1]):
        reader.back()
        assert (reader.page.url, reader.text) == (address, text)
    for address, text in went[1:]:
        reader.forward()
        assert (reader.page.url, reader.text) == (address, text)
    expect(drawer).to_be_visible()
    reader.reload()
    expect(drawer).to_contain_text(re.compile(r"westhaven/mappings/[\w-]+\.yaml:\d+"))
    assert (reader.page.url, reader.text) == went[-1]


def test_the_same_question_with_the_keyboard_alone(reader: Reader) -> None:
    keys = reader.page.keyboard
    reader.open("/")
    while reader.focused["name"] != "Words":
        reader.tab_to("[data-testid=stTopNavSection]")
    keys.press("Enter")
    reader.focus_is_at("[role=menuitem]")
    reader.act(lambda: keys.press("Enter"))
    expect(reader.heading).to_have_text("Words")
    reader.focus_is_at("main h1")
    reader.tab_to("input[type=search]")
    reader.act(lambda: keys.type("case"))
    _is_told_careful(reader)
    for place, heading in ((TERM, "Case no"), (OTHERS, "What do they call it?")):
        reader.tab_to(place)
        reader.act(lambda: keys.press("Enter"))
        expect(reader.heading).to_have_text(heading)
        reader.focus_is_at("main h1")
    reader.tab_to(WESTHAVEN)
    reader.act(lambda: keys.press("Enter"))
    expect(reader.page.locator("main .answer")).to_contain_text("which means the same")
    reader.tab_to(STEP)
    opener = reader.page.evaluate("document.activeElement.id")
    reader.act(lambda: keys.press("Enter"))
    expect(reader.page.get_by_role("dialog")).to_contain_text(re.compile(r"\.yaml:\d+"))
    reader.focus_is_at("[role=dialog], [role=dialog] *")
    reader.act(lambda: keys.press("Escape"))
    expect(reader.page.get_by_role("dialog")).to_have_count(0)
    reader.focus_is_at(f"[id='{opener}']")


def test_a_form_becomes_an_address_and_keeps_what_was_asked(reader: Reader) -> None:
    reader.open("/resolve")
    reader.page.get_by_label("The word", exact=True).fill("service user")
    reader.page.get_by_label("Whose word", exact=True).select_option("northmoor")
    reader.page.get_by_label("Whose word for it is wanted", exact=True).select_option("eastvale")
    reader.act(reader.page.get_by_role("button", name="Show").click)
    assert {name: reader.asked[name] for name in ("word", "from", "to")} == {
        "word": ["service user"], "from": ["northmoor"], "to": ["eastvale"]
    }  # fmt: skip
    text = reader.text
    reader.back()
    assert reader.asked == {}
    reader.forward()
    assert reader.text == text
    assert reader.page.get_by_label("The word", exact=True).input_value() == "service user"


@pytest.mark.prove
@pytest.mark.parametrize(
    "page", [each for each in (*PAGES, *STATES) if each.path in OF_WORDS], ids=lambda page: page.name
)
def test_every_state_of_the_words_is_the_same_however_one_comes_to_it(reader: Reader, page: Page) -> None:
    reader.open("/accessibility").go(page.address)
    text, address = reader.text, reader.page.url
    reader.go("/problems").back()
    assert (reader.text, reader.page.url) == (text, address)
    assert reader.reload().text == text


@pytest.mark.prove
def test_the_menu_of_a_phone_is_no_barrier_as_soon_as_the_page_is_said_to_be_drawn(reader: Reader) -> None:
    """What mends Streamlit's menu comes in a file of its own, and a slow line brings it last."""
    held = []
    reader.page.route("**/announce.js", lambda route: held.append(route))
    reader.width(390, 5000).page.goto(f"{reader.address}/words")
    expect(reader.heading).to_have_text("Words")
    assert any("stSidebarNavItems" in each for each in barriers(reader.page))
    for each in held:
        each.continue_()
    assert barriers(reader.ready().page) == []
