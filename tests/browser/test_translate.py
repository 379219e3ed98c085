"""Translating a file in a real browser: brought, looked at, left and returned to, taken away, forgotten."""

from __future__ import annotations

import csv
from pathlib import Path

from tests.browser.axe import barriers
from tests.browser.pages import SAMPLE
from tests.browser.reader import Reader, expect

LIST = SAMPLE / "data" / "westhaven-weekly-list.csv"


def bring(reader: Reader, file: Path) -> Reader:
    """Upload a file, and wait for what is seen of it."""
    reader.open("/translate")
    reader.page.set_input_files("input[type=file]", str(file))
    reader.page.wait_for_url("**job=**")
    expect(reader.page.locator("#s-how")).to_be_visible()
    return reader.ready()


def test_a_file_is_translated_left_returned_to_taken_away_and_forgotten(reader: Reader) -> None:
    bring(reader, LIST)
    page = reader.page
    expect(page.get_by_label("Whose words it is in")).to_have_value("westhaven")
    # With the keyboard alone: whose words are wanted, and what comes of it.
    page.get_by_label("Whose words are wanted").focus()
    page.keyboard.type("Eastvale")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Show what comes of it").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#s-preview")).to_be_visible()
    reader.ready()
    assert barriers(page) == []
    page.get_by_role("button", name="Translate the whole file").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#s-working, #s-result").first).to_be_visible()
    # It goes on while somebody looks at something else.
    address = page.url
    reader.open("/words")
    page.goto(address)
    expect(page.locator("#s-result")).to_be_visible(timeout=60_000)
    reader.ready()
    assert barriers(page) == []
    expect(page.locator("ul.counts")).to_contain_text("mean exactly the same")
    # A number leads to its rows, and back leads from them.
    page.locator("ul.counts a").first.click()
    expect(page.locator("#s-rows")).to_be_visible()
    reader.ready()
    assert barriers(page) == []
    with page.expect_download() as taken:
        page.get_by_role("button", name="Download the result").click()
    with Path(taken.value.path()).open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    with LIST.open(encoding="utf-8-sig", newline="") as file:
        assert len(rows) == sum(1 for _row in csv.reader(file, delimiter=";"))
    assert "KIND" in rows[0]
    page.get_by_role("button", name="Forget this file").click()
    expect(page.get_by_role("heading", name="Which file?")).to_be_visible()
    page.goto(address)
    expect(page.locator("#s-gone")).to_be_visible()


def test_a_file_of_some_megabytes_is_taken(reader: Reader, tmp_path: Path) -> None:
    """Streamlit by itself would refuse what is larger than a draft may be."""
    file = tmp_path / "large.csv"
    rows = "".join(f"R{number};14.08.2026;;;NUI;Harbour Parade;;1\r\n" for number in range(80_000))
    file.write_text("ref;received;opened;closed;type;where;uprn;risk\r\n" + rows, encoding="utf-8")
    assert file.stat().st_size > 3_000_000
    bring(reader, file)
    reader.page.get_by_role("button", name="Forget this file").click()
    expect(reader.page.get_by_role("heading", name="Which file?")).to_be_visible()


def test_the_page_is_read_on_a_phone(reader: Reader) -> None:
    bring(reader, LIST)
    page = reader.page
    page.goto(page.url + "&from=westhaven&to=eastvale&broader=yes")
    page.set_viewport_size({"width": 390, "height": 900})
    expect(page.locator("#s-preview")).to_be_visible()
    reader.ready()
    assert barriers(page) == []
    page.set_viewport_size({"width": 1400, "height": 1000})
    reader.ready()
    page.get_by_role("button", name="Forget this file").click()
    expect(page.get_by_role("heading", name="Which file?")).to_be_visible()
