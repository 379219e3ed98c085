"""The verbs `instruments`, `gateways` and `changes`: the law by date, and what stands on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.cli.text import changes as changes_text
from registry.cli.text import gateways as gateways_text
from registry.cli.text import instruments as instruments_text
from registry.cli.text import law as law_text
from registry.errors import NotFound, UsageError
from registry.law.statute_book import state, statute_book
from registry.rules.catalogue import rules
from registry.session import Session
from registry.verbs.law import changes, gateways, instruments, law

DAY = date(2026, 11, 21)
BOOK = statute_book()


def opened(own: str, on: date = DAY) -> instruments.EntryShown:
    found = instruments.run(Session(as_of=on), instruments.Question(id=own)).entry
    assert found is not None
    return found


def test_every_instrument_is_listed_with_what_is_held_of_it() -> None:
    listed = instruments.run(Session(as_of=DAY), instruments.Question()).instruments
    assert len(listed) == len(BOOK.of_sort("instrument"))
    assert sum(each.provisions for each in listed) == len(BOOK.of_sort("provision"))
    act = next(each for each in listed if each.standing.id == "cda98")
    assert act.gateways == 3
    assert 0 < act.unverified <= act.provisions


def test_a_provision_is_told_by_the_day() -> None:
    """Section 17A has been in force since 1 August 2007; the Act it is in is older."""
    assert opened("cda98-s17a").standing.state == "in-force"
    assert opened("cda98-s17a").standing.since == "2007-08-01"
    assert opened("cda98-s17a", date(2007, 7, 31)).standing.state == "not-known"


def test_what_stands_on_a_provision_is_just_what_cites_it() -> None:
    shown = opened("uk-gdpr-a5-1-a")
    citing = {each.id for each in rules().values() if "uk-gdpr-a5-1-a" in [cite["law"] for cite in each.text["cites"]]}
    assert {each.id for each in shown.rules} == citing
    assert {each.id for each in opened("cda98-s115").gateways} == {"cda98-115"}


def test_what_nobody_has_read_in_full_is_not_verified() -> None:
    # The text of section 115 was read, the day on which it began was not.
    shown = opened("cda98-s115").standing
    assert (shown.certainty, shown.dates_read, shown.verified) == ("read", False, False)
    assert shown.doubts


def test_what_is_in_no_force_of_its_own_stands_where_its_provision_stands() -> None:
    exemption = opened("sch2-para-2-crime-and-taxation", date(2026, 1, 1))
    assert exemption.standing.since == opened("dpa18-sch2-p2", date(2026, 1, 1)).standing.since == "2025-08-20"
    assert exemption.relieves_from


@pytest.mark.parametrize("own", ["cda99", "<script>", "x" * 10_000, "../../etc"])
@pytest.mark.parametrize("ask", [instruments, gateways])
def test_an_id_that_there_is_not_is_refused_shortly(ask: Any, own: str) -> None:
    with pytest.raises(NotFound) as stop:
        ask.run(Session(as_of=DAY), ask.Question(id=own))
    assert len(stop.value.message) < 200
    assert stop.value.fix


@given(st.sampled_from(sorted(BOOK.entries)), st.dates())
def test_any_entry_is_told_on_any_day_as_the_law_data_tell_it(own: str, on: date) -> None:
    entry = BOOK.entries[own]
    if entry.sort == "gateway":
        shown = gateways.run(Session(as_of=on), gateways.Question(id=own)).gateway
        assert shown is not None
        assert shown.standing.state == state(entry, on).state
        return
    found = opened(own, on)
    assert found.standing.id == own
    if entry.windows:
        assert found.standing.state == state(entry, on).state
    if found.standing.verified:
        assert found.standing.certainty == "read"


# ── gateways ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def listed(**asked: str) -> list[str]:
    return [each.standing.id for each in gateways.run(Session(as_of=DAY), gateways.Question(**asked)).gateways]


def test_a_gateway_says_who_may_disclose_to_whom() -> None:
    shown = gateways.run(Session(as_of=DAY), gateways.Question(id="cda98-115")).gateway
    assert shown is not None
    (leg,) = shown.legs
    assert leg.giver.anyone
    assert ("chief-officer-of-police", "Chief officer of police (England and Wales)") in leg.getter.bodies
    assert {each.kind for each in shown.limits} >= {"condition", "exclusion", "confidence"}


def test_gateways_are_narrowed_by_what_they_do_for_whom_and_where() -> None:
    assert len(listed()) == len(BOOK.of_sort("gateway"))
    welsh = listed(nation="wales")
    assert "sswba14-162" in welsh
    # Section 10 is law in Wales too, and works for bodies in England only.
    assert "ca04-10" not in welsh
    assert "ca04-10" in listed(nation="england")
    assert set(listed(effect="duty", nation="wales")) <= set(welsh)
    assert "cda98-115" in listed(body="county-council")


@pytest.mark.parametrize("asked", [{"effect": "magic"}, {"nation": "mars"}, {"body": "x" * 9_000}])
def test_a_choice_that_there_is_not_is_refused(asked: dict[str, str]) -> None:
    with pytest.raises(UsageError):
        listed(**asked)


# ── changes ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_changes_are_those_that_have_come_those_to_come_and_those_without_a_day() -> None:
    answer = changes.run(Session(as_of=DAY), changes.Question())
    assert len(answer.past) + len(answer.ahead) + len(answer.undated) == len(BOOK.listed("changes"))
    assert [each.on for each in answer.past] == sorted((each.on for each in answer.past), reverse=True)
    assert all(not each.on for each in answer.undated)
    before = changes.run(Session(as_of=date(2026, 2, 4)), changes.Question())
    assert len(before.ahead) > len(answer.ahead)
    # What the law data say of single provisions by themselves turns on the same days.
    assert {each.on for each in before.turns} >= {"2026-02-05"}
    assert min(*(each.on for each in before.ahead), *(each.on for each in before.turns)) > "2026-02-04"


def test_changes_are_narrowed_to_one_law() -> None:
    every = changes.run(Session(as_of=DAY), changes.Question())
    some = changes.run(Session(as_of=DAY), changes.Question(law="dpa18"))
    assert 0 < len(some.past) < len(every.past)
    assert changes.run(Session(as_of=DAY), changes.Question(law="nothing")).past == ()


# ── a sentence, and the command line ─────────────────────────────────────────────────────────────────────────────────


def test_a_citation_that_is_too_long_says_what_was_not_read() -> None:
    answer = law.run(Session(as_of=DAY), law.Question(citation=("s.115 CDA 1998 " + "x" * 5_000,)))
    assert answer.unread == len("s.115 CDA 1998 ") + 5_000 - 500
    assert answer.found[0].id == "cda98-s115"


def test_a_citation_tells_the_rules_that_stand_on_it() -> None:
    (found,) = law.run(Session(as_of=DAY), law.Question(citation=("Article 5(1)(a) UK GDPR",))).found
    assert "lawful-basis-missing" in [each.id for each in found.rules]
    assert found.within[0] == "uk-gdpr"


@pytest.mark.parametrize(
    ("ask", "lines", "asked", "says"),
    [
        (instruments, instruments_text.lines, {}, ["Crime and Disorder Act 1998", "112 instruments"]),
        (instruments, instruments_text.lines, {"id": "cda98-s115"}, ["Not verified", "Gateway cda98-115"]),
        (instruments, instruments_text.lines, {"id": "cda98"}, ["Provisions on 21 November 2026", "cda98-s17a"]),
        (gateways, gateways_text.lines, {}, ["91 gateways of 91"]),
        (gateways, gateways_text.lines, {"id": "cda98-115"}, ["From: anyone", "Condition: ", "Often mistaken: "]),
        (changes, changes_text.lines, {}, ["No day fixed or known", "19 June 2026: Complaints to controllers"]),
        (law, law_text.lines, {"citation": ("UK GDPR Art 5(1)(a)",)}, ["Rules that stand on it: `"]),
    ],
)
def test_the_command_line_says_the_same(
    ask: Any, lines: Callable[[Any], Iterable[str]], asked: dict[str, Any], says: list[str]
) -> None:
    said = "\n".join(lines(ask.run(Session(as_of=DAY), ask.Question(**asked))))
    assert all(each in said for each in says)
