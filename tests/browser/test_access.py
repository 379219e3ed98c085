"""No page puts a barrier in anybody's way, as far as a program can tell."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from registry.ui.app import addresses
from tests.browser.axe import STREAMLITS, barriers
from tests.browser.pages import PAGES, STATES, Page, every_kind
from tests.browser.reader import Reader

_WIDE, _PHONE, _SMALL = (1400, 5000), (390, 5000), (320, 5000)
"""So high that nothing stands below the window: there axe cannot see contrast."""

_ON_A_PHONE = ("first page", "agreements", "agreement", "drawer", "compliance gaps", "clocks", "words", "map a file")
"""Pages looked at on a phone too in a normal run: one of each way to lay a page out. All are with `make prove`."""


def test_every_page_there_is_is_looked_at() -> None:
    assert {page.path for page in PAGES} == addresses()
    assert {page.name for page in PAGES} >= set(_ON_A_PHONE)


@pytest.fixture(scope="module")
def called() -> dict[str, str]:
    """What the pages looked at so far are called, and what each is about."""
    return {}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_has_a_barrier_and_each_says_what_it_is_called(
    passer_by: Reader, page: Page, called: dict[str, str]
) -> None:
    passer_by.width(*_WIDE).go(page.address)
    heading, title = passer_by.heading.inner_text(), passer_by.page.title()
    assert page.heading in heading
    assert title == f"{heading} – Muniment"
    # Of one record there may be two pages, and of one page two states.
    about = parse_qs(urlsplit(page.address).query).get("ref", [page.path])[0]
    assert called.setdefault(title, about) == about, "two pages are called the same"
    assert passer_by.page.locator("html").get_attribute("lang") == "en"
    assert barriers(passer_by.page) == []
    for size in (_PHONE, _SMALL):
        passer_by.width(*size)
        assert passer_by.wider_than_the_window() == []
        if size is _PHONE and page.name in _ON_A_PHONE:
            assert barriers(passer_by.page) == []


@pytest.mark.prove
@pytest.mark.parametrize("page", [*PAGES, *STATES, *every_kind()], ids=lambda page: page.name)
def test_no_page_in_any_state_and_no_kind_of_record_has_a_barrier_at_any_width(reader: Reader, page: Page) -> None:
    for size in (_WIDE, _PHONE, _SMALL):
        # Loaded anew for each: some of what a page is made of is decided by how wide it is when it is drawn.
        reader.width(*size).open(page.address)
        assert barriers(reader.page) == []
        assert reader.wider_than_the_window() == []


_FAULTS = {
    "image-alt": '<img src="/favicon.png">',
    "color-contrast": '<p style="color:#bbb;background:#fff">Hard to read</p>',
    "label": '<input type="text">',
    "button-name": "<button></button>",
    "link-name": '<a href="/problems"></a>',
    "empty-heading": "<h2></h2>",
    "heading-order": "<h6>Far below</h6>",
    "list": "<ul><p>Not a member</p></ul>",
}


def test_faults_that_were_planted_are_found(reader: Reader) -> None:
    reader.width(*_WIDE).open("/accessibility")
    last = reader.page.locator("main [data-testid=stHtml]").last
    last.evaluate("(at, it) => { at.innerHTML += it }", "".join(_FAULTS.values()))
    assert set(_FAULTS) <= {each.partition(":")[0] for each in barriers(reader.page)}


def test_what_is_wider_than_the_window_is_found(reader: Reader) -> None:
    reader.width(*_SMALL).open("/accessibility")
    last = reader.page.locator("main [data-testid=stHtml]").last
    last.evaluate("at => { at.innerHTML += '<p style=\"width:400px\">wide</p>' }")
    assert any("wide" in each for each in reader.wider_than_the_window())


def test_what_is_left_to_streamlit_says_why() -> None:
    assert all(place and why for place, why in STREAMLITS.values())
