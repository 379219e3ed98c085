"""Chains, in a real browser: from an organisation to its chain, to the ways to one country, and back again."""

from __future__ import annotations

import re

from tests.browser.reader import Reader, expect

NORTHMOOR = "northmoor/organisation/northmoor"


def test_the_data_of_an_organisation_is_followed_to_a_country_and_the_file_is_seen(reader: Reader) -> None:
    reader.open(f"/organisation?ref={NORTHMOOR}")
    page = reader.page
    reader.follow("Follow the data")
    expect(page.locator("#s-chain")).to_have_text("From Northmoor Council")
    # A box of the picture leads to the ways there.
    reader.act(lambda: page.get_by_role("link", name=re.compile("^India, country")).click())
    assert reader.asked == {"ref": [NORTHMOOR], "to": ["IN"]}
    assert "the weakest link is from Petrel Operations Private Limited to India" in reader.text
    reader.act(lambda: page.locator("#mend").click())
    expect(page.get_by_role("dialog")).to_contain_text("pelican-hosting-contract.yaml")
    reader.back().back()
    assert reader.asked == {"ref": [NORTHMOOR]}


def test_on_a_phone_the_list_says_what_the_picture_does(reader: Reader) -> None:
    reader.open(f"/chain?ref={NORTHMOOR}&to=ZA")
    reader.width(390)
    assert not reader.page.locator(".chain-picture svg").is_visible()
    expect(reader.page.locator(".chain-ways li").first).to_contain_text("South Africa")
    assert reader.wider_than_the_window() == []
