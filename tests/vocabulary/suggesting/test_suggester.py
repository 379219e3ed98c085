"""Suggestions from what others decided: what comes first, why, and what never comes back."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.tabular.profile import Profile
from registry.vocabulary.suggesting.candidates import Candidate, Candidates
from registry.vocabulary.suggesting.decided import Decided, Memory
from registry.vocabulary.suggesting.suggester import Ranker, Suggester, alike, unmapped_of
from registry.vocabulary.suggesting.suggestion import Unmapped
from registry.vocabulary.term import TermKey
from tests.vocabulary.dictionary import Dictionary, key, vocabulary

ON = "2026-11-21"
HUB = vocabulary("hub")


def suggester(*lines: str, others: tuple[str, ...] = ()) -> tuple[Dictionary, Suggester]:
    """Made of lines as in `dictionary`; `others` are terms that no line names."""
    lexicon = Dictionary(lines, others=others)
    return lexicon, Suggester.of(lexicon, HUB, ON)


def asked(lexicon: Dictionary, text: str) -> Unmapped:
    term = lexicon.term(key(text))
    assert term is not None
    return unmapped_of(lexicon, term)


# ── what is learned from others ──────────────────────────────────────────────────────────────────────────────────────

FIELDS = ("reference", "name", "start-date", "end-date", "notes", "geometry", "amount")


def ranker(*rows: Decided) -> Ranker:
    return Ranker(Candidates(Candidate(each, (each,)) for each in FIELDS), Memory(rows))


def mapped(column: str, field: str | None, publisher: str, data_set: str = "trees", **more: object) -> Decided:
    return Decided((column,), data_set, publisher, field, **more)  # type: ignore[arg-type]


def test_what_most_others_map_the_same_column_to_comes_first_and_the_numbers_are_said() -> None:
    rows = [mapped("id", "reference", f"council-{at}") for at in range(5)]
    rows += [mapped("id", "name", f"council-{at}") for at in range(5, 7)]
    first, second, *_rest = ranker(*rows).rank(Unmapped("ID", data_set="Trees")).ranked
    assert (first.target, second.target) == ("reference", "name")
    assert first.reasons[0].said == "5 organisations map “ID” in this data set to reference, 2 to name."


def test_organisations_count_and_not_the_rows_they_have() -> None:
    rows = [mapped("code", "notes", "one council") for _time in range(50)]
    rows += [mapped("code", "reference", f"council-{at}") for at in range(3)]
    first = ranker(*rows).rank(Unmapped("code", data_set="trees")).ranked[0]
    assert first.target == "reference"
    assert "3 organisations map" in first.reasons[0].said


def test_the_same_data_set_weighs_more_than_others() -> None:
    here = [mapped("location", "name", f"council-{at}") for at in range(3)]
    elsewhere = [mapped("location", "geometry", f"other-{at}", "ponds") for at in range(3)]
    found = ranker(*here, *elsewhere)
    assert found.rank(Unmapped("location", data_set="trees")).ranked[0].target == "name"
    assert found.rank(Unmapped("location", data_set="ponds")).ranked[0].target == "geometry"


def test_a_publisher_can_be_left_out_as_if_it_had_never_decided() -> None:
    own = [mapped("zzz", "notes", "us")]
    others = [mapped("zzz", "amount", "them"), mapped("yyy", "name", "them")]
    whole = ranker(*own, *others).rank(Unmapped("zzz", data_set="trees"), without="us")
    assert whole.ranked[0].target == "amount"
    assert "notes" not in whole.ranked[0].reasons[0].said


def test_without_any_decision_names_decide() -> None:
    found = ranker()
    meant = {"Start Date": "start-date", "REF_NO": "reference", "geom": "geometry", "Total amt": "amount"}
    for column, field in meant.items():
        assert found.rank(Unmapped(column)).ranked[0].target == field, column


def test_what_nothing_is_like_is_said_to_be_none_of_these() -> None:
    rows = [mapped("fax", None, f"council-{at}") for at in range(4)]
    found = ranker(*rows, mapped("id", "reference", "council-1"))
    assert found.rank(Unmapped("fax", data_set="trees")).none > 0.5
    assert found.rank(Unmapped("id", data_set="trees")).none < 0.5


def test_values_speak_for_what_holds_such_values_and_against_the_rest() -> None:
    day, cost = Candidate("day", ("Event",), datatype="date"), Candidate("sum", ("Event cost",), datatype="money")
    candidates = Candidates((day, cost))
    found = Ranker(candidates, Memory())
    dates = Profile("event", 0, rows=9, filled=9, datatype="date", share=1.0)
    sums = Profile("event", 0, rows=9, filled=9, datatype="decimal", share=1.0)
    by_dates = found.rank(Unmapped("event", profile=dates)).ranked
    by_sums = found.rank(Unmapped("event", profile=sums)).ranked
    assert by_dates[0].target == "day"
    assert by_dates[0].share > by_sums[[each.target for each in by_sums].index("day")].share
    assert any(reason.kind == "values-agree" for reason in by_dates[0].reasons)
    clash = next(each for each in by_dates if each.target == "sum")
    assert any(reason.kind == "values-clash" for reason in clash.reasons)


def test_a_rejection_elsewhere_lowers_what_was_rejected_and_says_so() -> None:
    rows = [mapped("ward", "name", "one")]
    against = [mapped("ward", "name", f"council-{at}", is_rejected=True) for at in range(3)]

    def of(found: Ranker) -> tuple[float, list[str]]:
        each = next(each for each in found.rank(Unmapped("ward", data_set="trees"), 9).ranked if each.target == "name")
        return each.share, [reason.kind for reason in each.reasons]

    before, after = of(ranker(*rows)), of(ranker(*rows, *against))
    assert after[0] < before[0]
    assert "rejected-elsewhere" in after[1]
    assert "rejected-elsewhere" not in before[1]


def test_two_columns_of_one_file_are_less_likely_to_be_one_field() -> None:
    rows = [mapped("ref", "reference", f"council-{at}") for at in range(4)] + [mapped("tag", "reference", "council-9")]
    found, both = ranker(*rows), [Unmapped("ref", data_set="trees"), Unmapped("tag", data_set="trees")]
    alone = [found.rank(each).ranked[0] for each in both]
    together = [each.ranked[0] for each in found.rank_together(both)]
    assert [each.target for each in alone] == ["reference", "reference"]
    assert together[0].target == "reference"
    assert together[1].share < alone[1].share
    assert together[1].share / alone[1].share < together[0].share / alone[0].share


def test_what_another_term_of_the_vocabulary_is_decided_to_be_is_less_likely_and_says_so() -> None:
    lexicon, found = suggester("a.number exact hub.number", others=("b.number", "a.numbers", "hub.name"))
    free = found.suggest(replace(asked(lexicon, "b.number"), element="field")).suggestions[0]
    taken = found.suggest(replace(asked(lexicon, "a.numbers"), element="field")).suggestions[0]
    assert (free.term, taken.term) == (key("hub.number"), key("hub.number"))
    assert "taken" in [each.kind for each in taken.reasons]
    assert "taken" not in [each.kind for each in free.reasons]


def test_how_it_stands_is_the_same_unless_others_decided_otherwise() -> None:
    rows = [mapped("kind", "notes", f"council-{at}", predicate="broad") for at in range(2)]
    rows.append(mapped("kind", "notes", "another"))
    found = {each.target: each.predicate for each in ranker(*rows).rank(Unmapped("kind", data_set="trees")).ranked}
    assert found["notes"] == "broad"
    assert found["name"] == "exact"


# ── from a lexicon ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_decision_counts_at_once_on_its_day() -> None:
    lines = ("a.mark exact hub.result since=2026-11-01", "b.mark exact hub.result since=2026-12-01")
    lexicon = Dictionary(lines, others=("c.mark", "hub.colour"))
    for on, number in (("2026-10-01", 0), ("2026-11-21", 1), ("2026-12-01", 2)):
        assert Suggester.of(lexicon, HUB, on).memory.size == number


def test_what_was_rejected_for_a_term_never_comes_back() -> None:
    lexicon, found = suggester("a.name not exact hub.name", "b.name exact hub.name", others=("hub.title",))
    answer = found.suggest(asked(lexicon, "a.name"))
    assert key("hub.name") not in [each.term for each in answer.suggestions]
    assert answer.rejected == (key("hub.name"),)
    assert "rejected before" in answer.said
    assert found.suggest(asked(lexicon, "b.name")).suggestions[0].term == key("hub.name")


def test_a_rejection_that_was_taken_back_is_none() -> None:
    lexicon, found = suggester("a.name not exact hub.name until=2026-11-01", others=("hub.title",))
    assert found.suggest(asked(lexicon, "a.name")).suggestions[0].term == key("hub.name")


def test_an_integration_model_without_terms_suggests_nothing_and_says_so() -> None:
    lexicon, found = suggester("none hub.gone a", others=("a.name",))
    empty = Suggester.of(lexicon, vocabulary("nowhere"), ON)
    answer = empty.suggest(asked(lexicon, "a.name"))
    assert answer.suggestions == ()
    assert answer.none == 1
    assert "no terms" in answer.said
    assert found.suggest(asked(lexicon, "a.name")).suggestions


def test_mappings_that_start_at_the_integration_model_are_read_from_the_other_side() -> None:
    lexicon, found = suggester("hub.person narrow a.client", others=("b.client", "hub.place"))
    first = found.suggest(asked(lexicon, "b.client")).suggestions[0]
    assert (first.term, first.predicate) == (key("hub.person"), "broad")


def test_the_same_column_of_others_that_waits_as_well() -> None:
    lexicon, _found = suggester("a.x exact hub.x", others=("b.mark", "c.mark", "d.other", "hub.mark"))
    for each in lexicon._vocabularies:  # all of one data set
        object.__setattr__(each, "data_set", "Marks, weekly")
    assert alike(lexicon, key("b.mark"), HUB, ON) == (key("c.mark"),)
    decided = Dictionary(("c.mark exact hub.mark",), others=("b.mark",))
    assert alike(decided, key("b.mark"), HUB, ON) == ()


def test_codes_are_suggested_by_what_is_decided_and_by_name() -> None:
    others = ("b.mark/absent", "b.mark/late", "b.mark/qqq", "hub.mark/absent", "hub.mark/late-arrival")
    _lexicon, found = suggester("a.mark exact hub.mark", "a.mark/qqq exact hub.mark/late-arrival", others=others)
    by = {each.code: each for each in found.suggest_codes(key("b.mark"), key("hub.mark"))}
    assert by["absent"].object_codes == ("absent",)
    assert by["qqq"].object_codes == ("late-arrival",)
    assert "elsewhere" in by["qqq"].reason
    assert all(0 <= each.confidence <= 1 for each in by.values())


# ── what always holds ────────────────────────────────────────────────────────────────────────────────────────────────

COLUMNS = ("id", "name", "DATE_CREAT", "ref", "geom", "notes", "Total amount", "zz")
decisions = st.lists(
    st.builds(
        mapped, st.sampled_from(COLUMNS), st.sampled_from((*FIELDS, None)), st.sampled_from("abcde"),
        st.sampled_from(("trees", "ponds")), is_rejected=st.booleans(),
    ),
    max_size=14,
)  # fmt: skip


@given(decisions, st.sampled_from(COLUMNS), st.randoms(use_true_random=False))
def test_the_order_of_decisions_does_not_matter(rows: list[Decided], column: str, dice: random.Random) -> None:
    rows = [each for at, each in enumerate(rows) if each not in rows[:at]]
    mixed = list(rows)
    dice.shuffle(mixed)
    one, other = (ranker(*each).rank(Unmapped(column, data_set="trees"), 9) for each in (rows, mixed))
    assert [(each.target, round(each.share, 9)) for each in one.ranked] == [
        (each.target, round(each.share, 9)) for each in other.ranked
    ]


@given(decisions, st.text(max_size=20), st.sampled_from((1, 3, 9)))
def test_confidence_is_a_share_and_falls_from_first_to_last(rows: list[Decided], column: str, most: int) -> None:
    found = ranker(*rows).rank(Unmapped(column, data_set="trees"), most)
    sure = [each.confidence for each in found.ranked]
    assert len(sure) == min(most, len(FIELDS))
    assert sure == sorted(sure, reverse=True)
    assert all(0 <= each <= 1 for each in (*sure, found.none))
    assert sum(each.share for each in found.ranked) + found.none <= 1 + 1e-9


@given(decisions, st.sampled_from(COLUMNS), st.sampled_from(FIELDS))
def test_one_more_who_decides_so_never_lowers_it(rows: list[Decided], column: str, field: str) -> None:
    def place(*given_rows: Decided) -> int:
        found = ranker(*given_rows).rank(Unmapped(column, data_set="trees"), 9)
        return [each.target for each in found.ranked].index(field)

    assert place(*rows, mapped(column, field, "somebody new")) <= place(*rows)


@given(st.sets(st.sampled_from(("a.id", "a.name", "b.id", "b.name", "c.id"))), st.sampled_from(("id", "name")))
def test_a_rejected_term_is_never_suggested_whatever_others_decide(said: set[str], term: str) -> None:
    lines = [f"{each} exact hub.{each[2:]}" for each in sorted(said)] + [f"us.{term} not exact hub.{term}"]
    lexicon, found = suggester(*lines, others=("hub.id", "hub.name", "hub.other"))
    answer = found.suggest(asked(lexicon, f"us.{term}"), 20)
    assert key(f"hub.{term}") not in [each.term for each in answer.suggestions]
    assert len(answer.suggestions) == 2


def test_a_term_that_is_not_suggestable_is_not_known() -> None:
    _lexicon, found = suggester("a.x exact hub.x")
    with pytest.raises(KeyError):
        found.term(TermKey("hub", "words", "y"))
