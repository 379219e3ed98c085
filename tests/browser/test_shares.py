"""A list of shares in a real browser: brought, matched, filtered, taken away, forgotten."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from tests.browser.axe import barriers
from tests.browser.pages import SAMPLE
from tests.browser.reader import Reader, expect

LIST = SAMPLE / "data" / "northmoor-data-shares.xlsx"


def test_a_list_is_matched_filtered_taken_away_and_forgotten(reader: Reader) -> None:
    reader.open("/shares")
    page = reader.page
    page.set_input_files("input[type=file]", str(LIST))
    page.wait_for_url("**job=**")
    expect(page.locator("#s-how")).to_be_visible()
    reader.ready()
    assert barriers(page) == []
    # With the keyboard alone: its name has said whose it is.
    expect(page.get_by_label("Whose list it is")).to_have_value("northmoor/organisation/northmoor")
    page.get_by_role("button", name="Match the shares").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#s-answer")).to_be_visible(timeout=90_000)
    reader.ready()
    assert barriers(page) == []
    filtered = page.get_by_role("link", name="No agreement (")
    filtered.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#s-shares")).to_have_text("Shares: no agreement")
    reader.ready()
    assert "fit=none" in page.url
    page.locator("ol.shares summary").first.click()
    assert barriers(page) == []
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download as CSV").click()
    rows = list(csv.reader(io.StringIO(Path(taken.value.path()).read_text("utf-8-sig"))))
    assert sum(1 for row in rows if len(row) > 1 and row[1].startswith("DS")) == 114
    page.set_viewport_size({"width": 390, "height": 800})
    reader.ready()
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_role("button", name="Forget this list").click()
    expect(page.get_by_role("heading", name="Which list?")).to_be_visible()
