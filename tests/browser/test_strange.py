"""Text that is more than text is only shown; what is far too long can still be read; what leaves is said to be gone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from registry.concepts.kinds import Kind
from registry.ui.app import addresses
from tests.browser.pages import LIST
from tests.browser.reader import Reader, expect
from tests.browser.strange import FLOWS, OURS, PARTIES, SHARED, SHOWN, SNARE, leave
from tests.server.process import Server

_OURS = "main img, main iframe, main script, main object, main embed, main video, main link, main [style*='url(']"
_LEADING_OUT = """() => [...document.querySelectorAll('main a[href], main form[action]')]
  .map(each => each.getAttribute('href') ?? each.getAttribute('action'))
  .filter(each => {
    // A word may well be looked for on a page of ours, whatever it is.
    const to = URL.canParse(each, document.baseURI) ? new URL(each, document.baseURI) : null
    return to?.origin !== location.origin && /evil|^javascript:|^data:/i.test(to?.href ?? each)
  })"""


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _is_only_shown(reader: Reader) -> None:
    expect(reader.heading).to_be_visible()
    assert reader.page.locator(_OURS).count() == 0
    assert reader.page.evaluate(_LEADING_OUT) == []
    assert "\u202e" not in reader.page.locator("body").inner_text() + reader.page.title()


def test_links_that_lead_out_are_found(astray: Reader) -> None:
    astray.go("/accessibility")
    planted = ["http://evil.test/x", "//evil.test", "javascript:alert(1)", "data:text/html,x", "http://evil .test"]
    add = """(at, hrefs) => hrefs.forEach(href => at.append(Object.assign(document.createElement('a'), { href })))"""
    astray.page.locator("main [data-testid=stHtml]").last.evaluate(add, [*planted, "/words?q=http%3A%2F%2Fevil.test"])
    assert astray.page.evaluate(_LEADING_OUT) == planted


@pytest.mark.parametrize("kind", Kind, ids=lambda kind: kind.value)
def test_a_record_full_of_hostile_text_runs_and_fetches_nothing(astray: Reader, kind: Kind) -> None:
    page = "agreement" if kind is Kind.AGREEMENT else "record"
    astray.width(390).go(f"/{page}?ref=hostile/{kind.value}/hostile")
    _is_only_shown(astray)
    assert SHOWN in _one_line(astray.heading.inner_text())
    assert _one_line(astray.text).count(SHOWN) > 2
    assert astray.wider_than_the_window() == []


@pytest.mark.parametrize("page", sorted(addresses() - {"/agreement", "/record"}))
def test_a_list_full_of_hostile_text_runs_and_fetches_nothing(astray: Reader, page: str) -> None:
    astray.width(320).go(page)
    _is_only_shown(astray)
    assert astray.wider_than_the_window() == []


_PROVED = pytest.mark.prove
_USUAL = ("q", "ref", "status", "register", "source", "after")
_SHARING = {
    "/permits": ("from", "to", "data", "purpose", "agreement"),
    "/chain": ("ref", "to", "strength", "by"),
    "/impact": ("subject", "mishap", "aware"),
    "/counterparts": ("here", "there", "show"),
    "/shares": ("job", "sheet", "heading", "column"),
}
"""What addresses ask: of most pages, and of those about sharing, which answer nothing to less."""


@pytest.mark.parametrize(
    "address",
    [
        f"/words?q={SNARE}",
        f"/word?ref={OURS}%23terms%5Bbelow%5D",
        f"/resolve?word={SNARE}&from=hostile&to=giant",
        f"/steps?ref={OURS}",
        "/impact?subject=hostile/processor-contract/hostile&mishap=ends",
        f"/permits?from=hostile&to=giant/organisation/lead&data={SNARE}&purpose={SNARE}",
        "/chain?ref=hostile/organisation/hostile",
        pytest.param(f"/words?vocabulary={OURS}&codes=yes", marks=_PROVED),
        pytest.param(f"/word?ref={SHARED}%23terms%5Bbait%5D&source={SHARED}%23terms%5Bbait%5D", marks=_PROVED),
        pytest.param(f"/model?model={SHARED}&branch=bait", marks=_PROVED),
        pytest.param(f"/resolve?word={SNARE}&from=hostile", marks=_PROVED),
        pytest.param("/mapped?stands=decided&codes=yes", marks=_PROVED),
        pytest.param("/mapped?view=pairs", marks=_PROVED),
        pytest.param("/mapped?view=model", marks=_PROVED),
        pytest.param("/conflicts?show=false-friends", marks=_PROVED),
        pytest.param("/conflicts?show=model", marks=_PROVED),
    ],
)
def test_words_full_of_hostile_text_run_and_fetch_nothing(astray: Reader, address: str) -> None:
    astray.width(320).go(address)
    _is_only_shown(astray)
    assert SHOWN in _one_line(astray.text)
    assert astray.wider_than_the_window() == []


def test_hostile_text_in_an_address_is_only_looked_for(astray: Reader) -> None:
    typed = "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E![x](http://evil.test/t.png)%E2%80%AE"
    for page in sorted(addresses()):
        names, more = (_SHARING[page], "") if page in _SHARING else (_USUAL, "&from=-1")
        astray.go(f"{page}?{'&'.join(f'{name}={typed}' for name in names)}{more}")
        _is_only_shown(astray)


def test_forty_flows_and_two_hundred_parties_can_be_read_on_a_phone(astray: Reader) -> None:
    for width in (390, 320):
        astray.width(width).go("/agreement?ref=giant/agreement/giant")
        assert astray.wider_than_the_window() == []
    text = astray.page.locator("main").text_content() or ""
    assert all(f"Party number {number} of" in text.replace("\u200b", "") for number in range(PARTIES))
    assert all(f"Flow number {number}" in text for number in range(FLOWS))
    # All of it, and not a letter cut off or smaller than what can be read.
    assert "Word 399 of a purpose" in text
    smallest = astray.page.evaluate(
        "() => Math.min(...[...document.querySelectorAll('main p, main td, main dd, main li')]"
        ".filter(each => each.offsetParent).map(each => parseFloat(getComputedStyle(each).fontSize)))"
    )
    assert smallest >= 14


def test_a_register_that_is_removed_while_somebody_reads_is_said_to_be_gone(
    astray: Reader, strange: tuple[Path, Server]
) -> None:
    astray.go(f"{LIST}?q=soon")
    assert astray.results == ["Soon gone"]
    leave(strange[0])
    link = astray.page.get_by_role("link", name="Soon gone", exact=True)
    astray.act(link.click)
    for _time in range(40):
        if "not found" in astray.heading.inner_text():
            break
        # Whether a file has changed is asked once in a while only.
        astray.page.wait_for_timeout(250)
        astray.reload()
    expect(astray.heading).to_have_text("Record not found")
    astray.follow(re.compile("Back to agreements"))
    assert "Soon gone" not in astray.results
    assert astray.page.locator("main a[href]").count() > 0
