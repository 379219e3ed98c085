"""Ids made from titles: whatever people call things, an id is one, or there is none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.draft import naming


@pytest.mark.parametrize(
    ("title", "own"),
    [
        ("Warm homes referrals", "warm-homes-referrals"),
        ("  Children's   safeguarding -- hub (2026) ", "childrens-safeguarding-hub-2026"),
        ("Health & social care", "health-and-social-care"),
        ("Cytundeb Rhannu Gwybodaeth Sŵn y Môr", "cytundeb-rhannu-gwybodaeth-swn-y-mor"),
        ("Straße Ærø Łódź", "strasse-aero-lodz"),
        ("2026", "2026"),
        ("🦆", ""),
        ("", ""),
        ("数据", ""),
        ("a" * 90, "a" * 60),
        ("word " * 20, "-".join(["word"] * 12)),
    ],
)
def test_an_id_is_made_from_a_title(title: str, own: str) -> None:
    assert naming.proposed(title) == own


@pytest.mark.parametrize(
    ("name", "own"),
    [
        ("Northmoor Council", "northmoor"),
        ("Myshire County Council", "myshire"),
        ("London Borough of Camden", "camden"),
        ("Royal Borough of Kensington and Chelsea", "kensington-and-chelsea"),
        ("City of York Council", "york"),
        ("Bath and North East Somerset Council", "bath-and-north-east-somerset"),
        ("Brighton & Hove City Council", "brighton-and-hove"),
        ("The County Council of Nowhere", "the-county-council-of-nowhere"),
        ("Harbour Police", "harbour-police"),
        ("NHS Harbour Integrated Care Board", "nhs-harbour-integrated-care-board"),
        ("Council", "council"),
        ("🦆 Council", "council"),
    ],
)
def test_a_councils_id_is_its_place(name: str, own: str) -> None:
    assert naming.proposed_for_body(name) == own


@given(st.text(max_size=200))
def test_what_is_proposed_is_an_id_or_nothing(title: str) -> None:
    for made in (naming.proposed(title), naming.proposed_for_body(title)):
        assert not made or naming.trouble(made) is None


@given(st.from_regex(naming.ID, fullmatch=True).map(lambda own: own[:80].strip("-")), st.integers(0, 12))
def test_an_id_that_is_taken_is_followed_by_one_that_is_not(own: str, times: int) -> None:
    taken: set[str] = set()
    for _time in range(times):
        taken.add(naming.free(own, taken))
    assert len(taken) == times
    assert all(naming.trouble(each) is None for each in taken)


@pytest.mark.parametrize(
    ("own", "instead"),
    [
        ("Warm-Homes", "Write `warm-homes`."),
        ("warm homes", "Write `warm-homes`."),
        ("warm_homes", "Write `warm-homes`."),
        ("-warm", "Write `warm`."),
        ("warm/homes", "Write `warm-homes`."),
        ("../warm", "Write `warm`."),
        ("a" * 81, "at most 80 long"),
        ("🦆", "small letters, digits and single hyphens"),
    ],
)
def test_what_cannot_be_an_id_is_told_with_what_can(own: str, instead: str) -> None:
    trouble = naming.trouble(own)
    assert trouble is not None
    message, fix = trouble
    assert own in message
    assert instead in fix
