"""May we share? From the first page to a printed answer, with nothing but the screen and the keyboard."""

from __future__ import annotations

from pathlib import Path

import pypdf

from tests.browser.axe import barriers
from tests.browser.reader import Reader, expect


def test_a_newcomer_goes_from_the_first_page_to_a_printed_answer(reader: Reader, tmp_path: Path) -> None:
    reader.open("/")
    page, keys = reader.page, reader.page.keyboard
    reader.tab_to(".permit-entry a")
    reader.act(lambda: keys.press("Enter"))
    expect(reader.heading).to_have_text("May we share?")
    asked = {
        "from": "Northmoor Council", "to": "Harbour Police", "data": "child's identity",
        "purpose": "protect children from significant harm",
    }  # fmt: skip
    for name, words in asked.items():
        reader.tab_to(f"#choose-{name}")
        keys.type(words)
        # The list of what is on record stays shut: all that is wanted is typed.
        keys.press("Escape")
    reader.act(lambda: keys.press("Enter"))
    # Whoever asked is at the answer, and hears it.
    reader.focus_is_at("#s-answer")
    expect(page.locator("#s-answer")).to_have_text("Yes, on these terms")
    expect(reader.told).to_contain_text("Yes, on these terms")
    assert {name: values for name, values in reader.asked.items() if name in asked} == {
        name: [words] for name, words in asked.items()
    }
    address, text = page.url, reader.text
    assert barriers(page) == []
    # Back is at the empty question, forward at the same answer, and so is a reload.
    reader.back()
    assert reader.asked == {}
    reader.forward()
    assert (page.url, reader.text) == (address, text)
    assert reader.reload().text == text
    # On a phone nothing has to be scrolled sideways.
    assert reader.width(390).ready().wider_than_the_window() == []
    reader.width(1400).ready()
    with page.expect_download() as coming:
        page.get_by_role("button", name="Print this answer (PDF)").press("Enter")
    file = tmp_path / coming.value.suggested_filename
    coming.value.save_as(file)
    assert file.name == "may-we-share-northmoor-council-harbour-police-21-november-2026.pdf"
    printed = " ".join("".join(each.extract_text() for each in pypdf.PdfReader(file).pages).split())
    for words in ("Yes, on these terms", "child's identity", "The chain of authority", "Signature"):
        assert words in printed
    # From an urgent question the form that records the decision opens as a draft, and leads back.
    reader.act(page.locator("#hurry").click)
    assert reader.asked["urgent"] == ["yes"]
    expect(page.locator("main h2").first).to_have_text("It is urgent")
    reader.follow("Open the form in Try a draft")
    expect(page.get_by_label("Text of the draft")).to_contain_text("kind: disclosure")
    reader.follow("Back to the question")
    expect(page.locator("#s-answer")).to_have_text("Yes, on these terms")
