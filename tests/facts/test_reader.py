"""The reader writes down every day it compares, to the day, and every name it looks up."""

from __future__ import annotations

from datetime import timedelta

import pytest

from registry.facts.reader import Reader
from registry.law.statute_book import statute_book
from registry.load.snapshot import Loaded
from registry.rules.examples import Given, given
from registry.session import Session
from registry.source import Ref


def reader(on: Given) -> Reader:
    return Reader(on.snapshot, Session(), statute_book(), on.on)


def loaded(on: Given, *name: str) -> Loaded:
    found = on.snapshot.record(Ref(*name))
    assert found is not None
    return found


@pytest.mark.parametrize("ask", ["has_come", "is_past"])
def test_a_day_that_was_compared_is_written_down_to_the_day(ask: str) -> None:
    on = given({})
    for days in range(-3, 4):
        when = on.on + timedelta(days=days)
        looks = reader(on)
        first = getattr(looks, ask)(when)
        for later in range(-5, 6):
            day = on.on + timedelta(days=later)
            other = getattr(Reader(on.snapshot, Session(), statute_book(), day), ask)(when)
            assert (other == first) is (looks.looked.since <= day <= looks.looked.until)


def test_a_name_that_was_looked_up_is_written_down_whether_or_not_anything_has_it() -> None:
    on = given({})
    looks = reader(on)
    assert looks.record("millbrook", ("agreement",), "hub") is not None
    assert looks.record("millbrook", ("agreement", "adoption"), "none") is None
    named = [("agreement", "hub"), ("agreement", "none"), ("adoption", "none")]
    assert looks.looked.records == {Ref("millbrook", *name) for name in named}


def test_who_refers_to_two_bodies_is_who_refers_to_each() -> None:
    on = given({})
    council, police = (
        loaded(on, "millbrook", "organisation", "millbrook"),
        loaded(on, "valley-police", "organisation", "valley-police"),
    )
    for kind in ("agreement", "adoption", "processing-activity", "transfer"):
        both = reader(on).referring(council, kind, also=police)
        theirs = [each.ref for each in reader(on).referring(police, kind)]
        wanted = [each.ref for each in reader(on).referring(council, kind) if each.ref in theirs]
        assert [each.ref for each in both] == wanted
    assert [each.ref.id for each in reader(on).referring(council, "agreement", also=police)] == ["hub"]


def test_of_two_bodies_it_is_written_down_for_one_that_it_was_asked_who_refers_to_it() -> None:
    on = given({})
    looks = reader(on)
    looks.referring(
        loaded(on, "millbrook", "organisation", "millbrook"), "adoption",
        also=loaded(on, "valley-police", "organisation", "valley-police"),
    )  # fmt: skip
    assert len(looks.looked.referrers) == 1


def test_what_is_remembered_is_worked_out_once_for_a_record() -> None:
    on = given({})
    looks, times = reader(on), []

    def work() -> bool:
        times.append(1)
        return looks.record("millbrook", ("agreement",), "hub") is not None

    assert looks.remembered("hub", work) is looks.remembered("hub", work) is True
    assert len(times) == 1
    assert looks.looked.records == {Ref("millbrook", "agreement", "hub")}


def test_who_refers_to_a_record_may_be_asked_twice() -> None:
    on = given({})
    looks, hub = reader(on), loaded(on, "millbrook", "agreement", "hub")
    first = looks.referring(hub, "adoption")
    assert first
    first.clear()
    assert looks.referring(hub, "adoption") == reader(on).referring(hub, "adoption")
    assert looks.looked.referrers == {hub.ref}
