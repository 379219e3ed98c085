"""The law of resolving, as properties: against sets of things, and against a second resolver written another way."""

from __future__ import annotations

import random
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.vocabulary.relation import STRENGTH, inverse
from registry.vocabulary.resolution import Resolution
from registry.vocabulary.resolve import Resolver, resolve
from tests.vocabulary.dictionary import Dictionary, key, vocabulary
from tests.vocabulary.test_relation import EVERY, base

ON = "2026-11-21"
RELATIONS = ("exact", "broad", "narrow", "close", "related")
CHAIN = {("exact", each): each for each in RELATIONS} | {(each, "exact"): each for each in RELATIONS}
CHAIN |= {("broad", "broad"): "broad", ("narrow", "narrow"): "narrow"}


def ask(lexicon: Dictionary, term: str, council: str, on: str = ON) -> Resolution:
    """What a council has for a term."""
    return resolve(lexicon, key(term), [vocabulary(council)], on)


def plainly(answer: Resolution) -> dict[str, str]:
    """Term → relation of the matches that hold for every record."""
    return {each.term.term: each.relation for each in answer.matches if not each.is_conditional}


# ── terms as sets of things ──────────────────────────────────────────────────────────────────────────────────────────

WORLDS = st.integers(0, 10**9)


def world(seed: int) -> tuple[Dictionary, dict[str, frozenset[int]]]:
    """A federation in which every mapping is true: terms are sets, and mappings say some of how they stand."""
    chance = random.Random(seed)
    terms = [f"{council}.t{at}" for council in ("hub", "a", "b") for at in range(4)]
    means = {term: chance.choice(EVERY) for term in terms}
    lines = []
    for one, other in product(terms, terms):
        council, toward = one.partition(".")[0], other.partition(".")[0]
        if (council, toward) not in (("a", "hub"), ("b", "hub"), ("hub", "b"), ("a", "b")):
            continue
        if chance.random() > (0.15 if (council, toward) == ("a", "b") else 0.6):
            continue
        so = base(means[one], means[other])
        if so in RELATIONS and chance.random() < 0.8:
            lines.append(f"{one} {so} {other}")
        else:
            wrong = chance.choice([each for each in ("exact", "broad", "narrow") if each != so])
            lines.append(f"{one} not {wrong} {other}")
    parents = {}
    hub = [term for term in terms if term.startswith("hub.")]
    for child in hub:
        above = [each for each in hub if means[each] > means[child]]
        if above and chance.random() < 0.7:
            parents[child] = chance.choice(above)
    for at, owner in enumerate(("a", "b")):
        one, two = chance.sample(hub, 2)
        for kind, whole in (("union", means[one] | means[two]), ("conjunction", means[one] & means[two])):
            if whole:
                means[f"{owner}.{kind}"] = whole
                lines.append(f"{owner}.{kind} exact {one}+{two} set={kind} id={kind}{at}")
    return Dictionary(lines, parents, terms), means


@given(WORLDS)
@settings(max_examples=300)
def test_nothing_is_claimed_that_is_not_so(seed: int) -> None:
    lexicon, means = world(seed)
    resolver = Resolver(lexicon)
    for asked in [each for each in means if each.startswith(("a.", "hub."))]:
        answer = resolver.resolve(key(asked), [vocabulary("b")], ON)
        for each in (*answer.matches, *answer.aside):
            found, own = means[f"b.{each.term.term}"], means[asked]
            where = (asked, each.term.term, each.relation, each.paths[0])
            if each.relation == "exact":
                assert own == found, where
            elif each.relation == "broad":
                assert own <= found, where
            elif each.relation == "narrow":
                assert own >= found, where
            elif each.relation == "overlaps":
                assert own & found, where
            elif each.relation == "not-same":
                denied = [hop.predicate for hop in each.paths[0] if hop.step is not None and hop.step.negated]
                assert base(own, found) != denied[0], where


@given(WORLDS)
def test_the_order_of_records_makes_no_difference_and_asking_twice_neither(seed: int) -> None:
    lexicon, means = world(seed)
    again, _means = world(seed)
    chance = random.Random(seed)
    for steps in (*again._from.values(), *again._to.values()):
        chance.shuffle(steps)
    for asked in [each for each in means if each.startswith("a.")]:
        first = ask(lexicon, asked, "b")
        assert first == ask(again, asked, "b") == ask(lexicon, asked, "b")


# ── a second resolver ────────────────────────────────────────────────────────────────────────────────────────────────

# Few terms and a short alphabet, so that mappings meet, agree and contradict each other often.
TERMS, NOT = 3, st.sampled_from(["", "", "not "])
AT = st.integers(0, TERMS - 1)
RELATION = st.sampled_from((*RELATIONS, "exact", "exact", "broad", "narrow"))
LINES = st.lists(st.tuples(st.sampled_from(["a", "b"]), AT, NOT, RELATION, AT), min_size=4, max_size=14)
DIRECT = st.lists(st.tuples(AT, NOT, RELATION, AT), max_size=4)


def lines_of(through: list[tuple[str, int, str, str, int]], direct: list[tuple[int, str, str, int]]) -> list[str]:
    """The mappings as lines; what says and denies the same at once is left out: another test is about that."""
    lines = {f"{council}.t{at}|{relation}|hub.t{to}": negated for council, at, negated, relation, to in through}
    lines |= {f"a.t{at}|{relation}|b.t{to}": negated for at, negated, relation, to in direct}
    return [f"{each.split('|')[0]} {negated}{' '.join(each.split('|')[1:])}" for each, negated in lines.items()]


def by_hand(lines: list[str], asked: str) -> tuple[dict[str, set[str]], set[str]]:
    """Term → every relation that may be claimed, the strongest alone; and the terms that are denied.

    Every pair of mappings is tried with every other: slow, and easy to see through.
    """
    says, denies = set(), set()
    for line in lines:
        words = line.split()
        end = (words[0], words[-2], words[-1])
        (denies if "not" in words else says).update({end, (end[2], inverse(end[1]), end[0])})
    direct = {(one, how, two) for one, how, two in says if one == asked and two.startswith("b.")}
    refused = {two for one, how, two in denies if one == asked and two.startswith("b.")}
    led: dict[str, set[str]] = {}
    denied: set[tuple[str, str]] = set()
    for (one, p, h), (again, r, two) in product(says | denies, says | denies):
        if one != asked or h != again or not h.startswith("hub.") or not two.startswith("b."):
            continue
        is_denied = ((one, p, h) in denies, (again, r, two) in denies)
        if is_denied == (False, False) and (p, r) in CHAIN:
            led.setdefault(two, set()).add(CHAIN[p, r])
        elif is_denied == (True, False) and r == "exact":
            denied.add((two, p))
        elif is_denied == (False, True) and p == "exact":
            denied.add((two, r))
    found: dict[str, set[str]] = {}
    for two in {two for _one, _how, two in direct}:
        found[two] = _strongest({how for _one, how, other in direct if other == two})
    for two, relations in led.items():
        left = {each for each in relations if (two, each) not in denied}
        if two not in found and two not in refused and left:
            found[two] = _strongest(left)
    return found, refused | {two for two, _how in denied}


def _strongest(relations: set[str]) -> set[str]:
    rank = {"exact": 0, "broad": 1, "narrow": 1, "close": 2, "related": 3}
    best = min(rank[each] for each in relations)
    return {each for each in relations if rank[each] == best}


@given(LINES, DIRECT, AT)
@settings(max_examples=400)
def test_two_resolvers_that_know_nothing_of_each_other_say_the_same(
    through: list[tuple[str, int, str, str, int]], direct: list[tuple[int, str, str, int]], at: int
) -> None:
    lines = lines_of(through, direct)
    expected, denied = by_hand(lines, f"a.t{at}")
    answer = ask(Dictionary(lines, others=["b.t0", "hub.t0"]), f"a.t{at}", "b")
    found = {f"b.{term}": relation for term, relation in plainly(answer).items()}
    assert set(found) == set(expected)
    assert all(found[term] in expected[term] for term in found)
    aside = {str(each.term.register) + "." + each.term.term for each in answer.aside if each.relation == "not-same"}
    assert aside == denied - set(expected)


@given(LINES, DIRECT)
def test_read_from_the_other_side_the_answer_is_turned_round(
    through: list[tuple[str, int, str, str, int]], direct: list[tuple[int, str, str, int]]
) -> None:
    lexicon = Dictionary(lines_of(through, direct), others=[f"{c}.t{at}" for c in "ab" for at in range(TERMS)])
    for one, two in product(range(TERMS), range(TERMS)):
        there = {each.term.term: each for each in ask(lexicon, f"a.t{one}", "b").matches}.get(f"t{two}")
        back = {each.term.term: each for each in ask(lexicon, f"b.t{two}", "a").matches}.get(f"t{one}")
        assert (there is None) == (back is None)
        if there is not None and back is not None:
            # Where one path says broad and another narrow, either may be shown first, with the other named beside it.
            both = {there.relation, *there.differing} >= {"broad", "narrow"}
            assert there.relation == inverse(back.relation) or both


@given(LINES, DIRECT)
def test_nothing_is_stronger_than_its_weakest_step(
    through: list[tuple[str, int, str, str, int]], direct: list[tuple[int, str, str, int]]
) -> None:
    lexicon = Dictionary(lines_of(through, direct), {"hub.t1": "hub.t0", "hub.t2": "hub.t1"}, ["b.t0"])
    for at in range(TERMS):
        for each in ask(lexicon, f"a.t{at}", "b").matches:
            for path in each.paths:
                ranks = [STRENGTH[hop.predicate] for hop in path]
                assert STRENGTH[each.relation] >= max(ranks) or {each.relation, *(h.predicate for h in path)} <= {
                    "exact", "broad", "narrow",
                }  # fmt: skip
                assert each.relation != "exact" or {hop.predicate for hop in path} == {"exact"}
                assert sum(hop.predicate in ("close", "related") for hop in path) <= 1


# ── days ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("on", "outcome"),
    [("2026-02-28", "not-mapped"), ("2026-03-01", "one"), ("2026-08-31", "one"), ("2026-09-01", "not-mapped")],
)
def test_what_counts_is_what_was_approved_and_not_yet_out_of_use_on_the_day(on: str, outcome: str) -> None:
    lexicon = Dictionary("""
        a.client exact hub.person since=2026-03-01
        b.user   exact hub.person until=2026-09-01
        """)
    assert ask(lexicon, "a.client", "b", on).outcome == outcome


@given(st.dates().map(str), st.dates().map(str), st.dates().map(str))
def test_on_any_day_both_decisions_must_count(since: str, until: str, on: str) -> None:
    lexicon = Dictionary(f"""
        a.client exact hub.person since={since}
        b.user   exact hub.person until={until}
        """)
    assert (ask(lexicon, "a.client", "b", on).outcome == "one") == (since <= on < until)


# ── bounds ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_going_round_in_a_circle_ends() -> None:
    circle = {"hub.t0": "hub.t1", "hub.t1": "hub.t2", "hub.t2": "hub.t0"}
    lexicon = Dictionary("a.client exact hub.t0", circle, ["b.user"])
    assert ask(lexicon, "a.client", "b").outcome == "not-mapped"
    assert ask(Dictionary("b.user exact hub.x", circle), "hub.t1", "b").outcome == "not-mapped"


def test_many_words_elsewhere_for_a_shared_term_are_not_looked_at() -> None:
    class Counting(Dictionary):
        given = 0

        def steps_to(self, key, vocabulary=None):  # type: ignore[no-untyped-def]
            found = super().steps_to(key, vocabulary)
            Counting.given += len(found)
            return found

    crowd = [f"c.t{at} exact hub.person" for at in range(5_000)]
    lexicon = Counting([*crowd, "a.client exact hub.person", "b.user exact hub.person"])
    assert ask(lexicon, "a.client", "b").outcome == "one"
    assert Counting.given == 1
