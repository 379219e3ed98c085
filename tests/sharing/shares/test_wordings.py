"""What rests on words alone: enough of them, and not those that stand in everything."""

from __future__ import annotations

from registry.sharing.shares.wordings import agreed, tells_only_who, told, weighed


def test_short_forms_are_written_out() -> None:
    assert told("DOB") == told("date of birth")
    assert told("ASB incidents") == told("incidents of anti-social behaviour")


def test_what_an_agreement_leaves_out_is_not_agreed() -> None:
    assert told("charges").isdisjoint(agreed("What help the person has. Costs and charges are left out."))
    assert told("reasons").isdisjoint(agreed("Whether the case is open, without reasons"))


def test_names_and_addresses_tell_nothing_of_what_is_shared() -> None:
    assert tells_only_who("Names, addresses and dates of birth")
    assert not tells_only_who("Name and attendance")


def test_a_broader_thing_is_no_match_for_a_part_of_it() -> None:
    assert weighed("collision counts", ("Collision counts",)).share == 1
    assert weighed("names of drivers prosecuted", ("Collision counts", "Ward")).share == 0


def test_the_occasion_counts_neither_for_nor_against() -> None:
    own = weighed("Photographs of barred people", ("Photograph from the doorway",), (), ("Barring people",))
    assert own.share == 1
    assert not weighed("Barred people", ("Photograph",), (), ("Barring people",)).is_told
