"""Trying a draft in a real browser: what AppTest cannot see, which is files, the clipboard and the focus."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.browser.reader import Reader, expect

QUAY = "westhaven/agreement/bell-quay-families"
_PASTE = """letters => {
  const given = new DataTransfer()
  given.setData('text/plain', 'x'.repeat(letters))
  const box = document.querySelector('.st-key-draft textarea')
  box.focus()
  return box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: given, bubbles: true, cancelable: true }))
}"""


def box(reader: Reader) -> Any:
    """Where the text of the draft is typed."""
    return reader.page.get_by_label("Text of the draft", exact=True)


def check(reader: Reader) -> Reader:
    """Have the draft checked, and wait for what is said of it."""
    reader.page.get_by_role("button", name="Check this draft").click()
    reader.focus_is_at("#s-result")
    return reader.ready()


def test_a_finding_goes_when_its_cause_is_mended_and_the_file_is_taken_away(reader: Reader) -> None:
    reader.open(f"/whatif?ref={QUAY}")
    text = box(reader).input_value()
    mended = re.sub(r"review_due: .*", "review_due: 2027-06-30", text, count=1)
    assert mended != text
    box(reader).fill(mended)
    check(reader)
    gone = reader.page.locator("#s-gone + ol")
    expect(gone.get_by_role("heading", name="A review that is overdue")).to_be_visible()
    expect(reader.told).to_contain_text("finding")
    with reader.page.expect_download() as taken:
        reader.page.get_by_role("button", name="Download this draft").click()
    assert taken.value.suggested_filename == "bell-quay-families.yaml"
    assert Path(taken.value.path()).read_text(encoding="utf-8") == mended
    # A line leads to its place in the text beside the finding.
    reader.page.locator("a[href^='#line-']").first.click()
    assert reader.page.evaluate("document.querySelector('li:target') !== null")
    # It is gone when the page is loaded again, as the page says.
    reader.reload()
    assert box(reader).input_value() == text
    expect(reader.page.locator("#s-result")).to_have_count(0)


def test_the_text_opens_at_the_line_somebody_came_for_and_its_findings_lead_back_into_it(reader: Reader) -> None:
    reader.open(f"/whatif?ref={QUAY}&line=90")
    lines = box(reader).input_value().split("\n")
    marked = "() => { const box = document.querySelector('.st-key-draft textarea')\n" \
        "return box.value.slice(box.selectionStart, box.selectionEnd) }"  # fmt: skip
    reader.page.wait_for_function(f"said => ({marked})() === said", arg=lines[89])
    # Nobody's focus was taken; the box shows the line all the same.
    assert not reader.page.evaluate("document.activeElement.matches('textarea')")
    assert reader.page.evaluate("document.querySelector('.st-key-draft textarea').scrollTop") > 0
    reader.page.get_by_role("link", name="Change that line").click()
    reader.focus_is_at(".st-key-draft textarea")
    check(reader)
    found = reader.page.locator("ol.results a[href^='#edit-line-']").first
    line = int((found.get_attribute("href") or "").rpartition("-")[2])
    found.click()
    reader.focus_is_at(".st-key-draft textarea")
    reader.page.wait_for_function(f"said => ({marked})() === said", arg=lines[line - 1])


def test_the_same_draft_on_another_day_keeps_what_was_typed(reader: Reader) -> None:
    reader.open(f"/whatif?ref={QUAY}")
    mended = re.sub(r"review_due: .*", "review_due: 2027-06-30", box(reader).input_value(), count=1)
    box(reader).fill(mended)
    check(reader)
    reader.page.locator("#choose-on").fill("2028-01-01")
    reader.act(reader.page.get_by_role("button", name="Use these").click)
    assert reader.asked["on"] == ["2028-01-01"]
    assert box(reader).input_value() == mended
    expect(reader.page.get_by_text("Judged on 1 January 2028")).to_be_visible()
    expect(reader.page.get_by_role("heading", name="A review that is overdue")).to_be_visible()


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [("draft.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + b"\1\0" * 200, "This looks like a PDF"),
     ("long.yaml", b"title: x\n" * 60_000, "larger than 256 KB"),
     ("huge.yaml", b"title: x\n" * 560_000, "File must be 1.0MB or smaller")],
)  # fmt: skip
def test_a_file_that_is_no_draft_gets_a_plain_answer(reader: Reader, name: str, raw: bytes, said: str) -> None:
    reader.open("/whatif?start=blank&register=northmoor")
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": raw}
    reader.page.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    expect(reader.page.get_by_text(re.compile(said)).first).to_be_visible()


def test_a_file_is_put_into_the_box_and_can_be_checked(reader: Reader) -> None:
    reader.open("/whatif?start=blank&register=northmoor")
    raw = b"kind: dpia\r\nid: warm-homes\r\ntitle: Warm homes\r\nstatus: active\r\n"
    file = {"name": "x.yaml", "mimeType": "application/yaml", "buffer": raw}
    reader.page.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    expect(box(reader)).to_have_value(raw.decode().replace("\r", ""))
    check(reader)
    expect(reader.page.get_by_text("There is no record of this name yet")).to_be_visible()


@pytest.mark.prove
def test_five_megabytes_pasted_are_refused_in_words_and_the_page_goes_on(reader: Reader) -> None:
    reader.open("/whatif?start=blank&register=northmoor")
    reader.page.wait_for_function("window.munimentDraft?.place")
    assert reader.page.evaluate(_PASTE, 5_000_000) is False
    expect(reader.page.get_by_text("What you pasted is longer than 256 KB")).to_be_visible()
    assert box(reader).input_value() == ""
    box(reader).fill("kind: agreement\n")
    check(reader)
    expect(reader.page.get_by_role("heading", name="This is not a record yet")).to_be_visible()
