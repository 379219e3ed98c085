"""If something fails, in a real browser: asked with the form, answered with clocks first, and taken away as PDF."""

from __future__ import annotations

from pathlib import Path

import pypdf

from tests.browser.reader import Reader, expect


def test_a_breach_is_asked_about_and_the_pack_is_taken_away(reader: Reader, tmp_path: Path) -> None:
    reader.open("/impact")
    page = reader.page
    page.locator("#choose-subject").fill("Lantern Quay Systems Limited")
    page.locator("#choose-mishap").select_option("breached")
    page.locator("#choose-aware").fill("2026-11-20T09:30")
    reader.act(lambda: page.get_by_role("button", name="Show what is touched").click())
    expect(page.locator("#s-impact")).to_have_text("Lantern Quay Systems Limited")
    assert reader.asked == {
        "subject": ["Lantern Quay Systems Limited"], "mishap": ["breached"], "aware": ["2026-11-20T09:30"],
    }  # fmt: skip
    assert "9:30 on 23 November 2026" in reader.text
    # A count leads to its list.
    page.get_by_role("link", name="1 contract", exact=True).click()
    expect(page.locator("#t-contract")).to_be_in_viewport()
    with page.expect_download() as coming:
        page.get_by_role("button", name="Incident pack (PDF)").click()
    file = tmp_path / coming.value.suggested_filename
    coming.value.save_as(file)
    assert file.name == "incident-pack-lantern-quay-systems-limited-21-november-2026.pdf"
    found = pypdf.PdfReader(file)
    assert found.metadata is not None
    assert found.metadata.title == "Incident pack: Lantern Quay Systems Limited"
    # Back is at the empty question.
    reader.open("/impact")
    assert reader.asked == {}


def test_a_contract_leads_to_what_its_end_touches(reader: Reader) -> None:
    reader.open("/record?ref=northmoor/processor-contract/hub-case-system-contract")
    reader.act(lambda: reader.page.get_by_role("link", name="If something fails", exact=True).first.click())
    expect(reader.page.locator("#s-impact")).to_have_text("Hub case system, supply and support")
