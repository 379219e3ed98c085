"""Searching: the records that a plain look through all of them would find, in the order it would put them."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from snowballstemmer import stemmer

from registry.concepts.running import RUNNING
from registry.errors import UsageError
from registry.facts.standing import status
from registry.index import ranking
from registry.index.building import build
from registry.index.engine import MEMORY, Engine
from registry.index.entry import Entry, entry_of
from registry.index.facets import FIELDS
from registry.index.of_memory import indexed
from registry.index.opening import open_index
from registry.index.search import Query, Search
from registry.index.snapshot import IndexSnapshot
from registry.index.words import words
from registry.load.federation import find
from registry.load.reading import load
from registry.load.snapshot import Loaded
from registry.session import Principal, Session
from registry.source import Ref

SAMPLE = Path(__file__).parents[2] / "agreements"
SESSION = Session()
ON = date(2026, 11, 21)
_porter = stemmer("porter")


@cache
def _stem(word: str) -> str:
    """The stem of a word; the shortest have none."""
    return str(_porter.stemWord(word)) if len(word) > 2 else word


# ── the plain look through all records ───────────────────────────────────────────────────────────────────────────────


class Plain:
    """Every record's words, counted by hand: what the text search of the index is held against."""

    def __init__(self, records: dict[Ref, Loaded]) -> None:
        self.entries: dict[Ref, Entry] = {ref: entry_of(loaded) for ref, loaded in records.items()}
        self.counts = {
            ref: [Counter(map(_stem, words(text))) for text in (entry.title, entry.words, entry.text)]
            for ref, entry in self.entries.items()
        }
        self.length = {ref: sum(sum(column.values()) for column in columns) for ref, columns in self.counts.items()}
        self.holding = Counter(word for columns in self.counts.values() for word in set().union(*columns))
        self.mean = sum(self.length.values()) / len(self.length)

    def matching(self, sought: list[str]) -> list[Ref]:
        """The records in which every word stands."""
        return [ref for ref, columns in self.counts.items() if all(any(c[_stem(w)] for c in columns) for w in sought)]

    def score(self, ref: Ref, sought: list[str]) -> float:
        """Okapi BM25 with a weight for each column, as the documentation of SQLite FTS5 gives it."""
        total = 0.0
        for word in map(_stem, sought):
            holding = self.holding[word]
            rarity = max(math.log((len(self.counts) - holding + 0.5) / (holding + 0.5)), 1e-6)
            often = sum(weight * c[word] for weight, c in zip((12.0, 8.0, 1.0), self.counts[ref], strict=True))
            total += rarity * often * 2.2 / (often + 1.2 * (0.25 + 0.75 * self.length[ref] / self.mean))
        return -total

    def ranked(self, sought: list[str]) -> list[tuple[Any, ...]]:
        """The records in the order that a search gives them, with what decides it."""

        def key(ref: Ref) -> tuple[Any, ...]:
            called = words(self.entries[ref].title)
            if sought in (called, words(ref.id)):
                tier = 0 if ref.kind == "agreement" else 1
            elif all(any(word.startswith(each) for word in called) for each in sought):
                tier = 2 if ref.kind == "agreement" else 3
            else:
                tier = 4
            return (tier, float(f"{self.score(ref, sought):.7g}"), str(ref))

        return sorted(map(key, self.matching(sought)))


@pytest.fixture(scope="module")
def records() -> dict[Ref, Loaded]:
    """The records of the sample, read into memory."""
    return load(find(SAMPLE))[0].records


@pytest.fixture(scope="module")
def plain(records: dict[Ref, Loaded]) -> Plain:
    """The sample's words, counted."""
    return Plain(records)


@pytest.fixture(scope="module")
def sample() -> IndexSnapshot:
    """The sample in an index."""
    engine = Engine(MEMORY)
    build(engine, find(SAMPLE))
    return IndexSnapshot(engine, find(SAMPLE))


def found(snapshot: IndexSnapshot, text: str = "", session: Session = SESSION, **where: Any) -> list[str]:
    """The references a search finds, all pages of it."""
    sort = where.pop("sort", "relevance")
    filters = {name.replace("_", "-"): (v,) if isinstance(v, str) else v for name, v in where.items()}
    refs: list[str] = []
    after = ""
    while True:
        page = Search(snapshot, session, Query(text, filters, sort, after, limit=7), ON).page()
        refs += [str(hit.loaded.ref) for hit in page.hits]
        after = page.next
        if not after:
            return refs


def test_a_search_finds_and_orders_what_a_plain_look_through_all_records_does(
    sample: IndexSnapshot, plain: Plain
) -> None:
    chance = random.Random(7)
    texts = [entry.text for entry in plain.entries.values()]
    for _query in range(40):
        pool = words(chance.choice(texts))
        sought = list(dict.fromkeys(chance.sample(pool, min(len(pool), chance.randint(1, 3)))))
        expected = plain.ranked(sought)
        search = Search(sample, SESSION, Query(" ".join(sought), limit=500), ON)
        page = search.page()
        assert not page.instead
        assert search.total() == len(expected), sought
        refs = [str(hit.loaded.ref) for hit in page.hits]
        assert set(refs) == {key[2] for key in expected}, sought
        place = {ref: at for at, ref in enumerate(refs)}
        for before, after in pairwise(expected):
            # Scores equal to seven figures may fall either way.
            if before[:2] != after[:2]:
                assert place[before[2]] < place[after[2]], (sought, before, after)


def test_pages_put_together_are_the_whole_answer_without_gaps_or_repeats(sample: IndexSnapshot) -> None:
    for text, sort in (
        ("data", "relevance"),
        ("", "title"),
        ("council", "title"),
        ("", "review"),
        ("notice", "review"),
    ):
        refs = found(sample, text, sort=sort)
        whole = Search(sample, SESSION, Query(text, {}, sort, limit=500), ON)
        assert refs == [str(hit.loaded.ref) for hit in whole.page().hits]
        assert len(refs) == len(set(refs))
        if sort != "review":
            assert len(refs) == whole.total()


def test_disk_memory_and_plain_records_give_the_same_answers(tmp_path: Path, sample: IndexSnapshot) -> None:
    (tmp_path / "federation.yaml").write_text(
        f"as_of: 2026-11-21\nregisters:\n  - register: westhaven\n    source: {SAMPLE / 'westhaven'}\n"
    )
    on_disk = open_index(tmp_path)
    from_records = indexed(load(find(tmp_path))[0])
    for snapshot in (on_disk, from_records):
        for text in ("housing", "homeless referral", "westha", ""):
            assert found(snapshot, text) == found(on_disk, text)
        for field in FIELDS:
            counts = [Search(each, SESSION, Query("housing"), ON).counts(field) for each in (snapshot, on_disk)]
            assert counts[0] == counts[1]
    assert found(on_disk, "housing")


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("council tax debt", "eastvale/agreement/council-tax-debt"),  # its id, word for word
        ("suicide surveillance", "harbour-icb/agreement/suicide-surveillance"),
        ("childrens safeguarding hub", "northmoor/agreement/childrens-safeguarding-hub"),
        ("ZX000004", "eastvale/organisation/eastvale"),  # an identifier
    ],
)
def test_what_is_called_just_what_was_typed_comes_first(sample: IndexSnapshot, typed: str, first: str) -> None:
    assert found(sample, typed)[0] == first


def test_the_last_word_may_be_half_typed(sample: IndexSnapshot) -> None:
    assert "harbour-icb/agreement/suicide-surveillance" in found(sample, "suicide surveil")


def test_singular_and_plural_and_capitals_and_accents_are_one(sample: IndexSnapshot) -> None:
    assert set(found(sample, "school")) == set(found(sample, "Schools")) == set(found(sample, "SCHOOLS"))


@pytest.mark.parametrize(
    ("typed", "meant"), [("safegaurding", "safeguarding"), ("domestik", "domestic"), ("hospitls", "hospitals")]
)
def test_a_misspelt_word_of_a_name_is_put_right_and_said_so(sample: IndexSnapshot, typed: str, meant: str) -> None:
    page = Search(sample, SESSION, Query(typed), ON).page()
    assert page.instead == {typed: meant}
    assert [hit.loaded.ref for hit in page.hits][:5] == [
        hit.loaded.ref for hit in Search(sample, SESSION, Query(meant), ON).page().hits
    ][:5]


def test_a_passage_shows_the_words_and_says_where_they_stand(sample: IndexSnapshot) -> None:
    hit = next(
        hit for hit in Search(sample, SESSION, Query("bereavement coroner", limit=99), ON).page().hits
        if str(hit.loaded.ref) == "harbour-icb/agreement/suicide-surveillance"
    )  # fmt: skip
    assert any(fits for _text, fits in hit.passage)
    assert hit.at.startswith("harbour-icb/agreement/suicide-surveillance#")
    assert len("".join(text for text, _fits in hit.passage)) < 200


@pytest.mark.parametrize(
    "typed",
    ['"', "'", "a OR b", "NEAR(a b)", "title:x", "*", "^x", "-x", "(", "{title} : x", "🎉", "x" * 10_000, "a " * 5_000,
     "\x00", "\ud800", "ﬁ", "ǅ", "%", "_", "; DROP TABLE record", "ééé", "١٢٣"],
)  # fmt: skip
def test_whatever_is_typed_gets_an_answer(sample: IndexSnapshot, typed: str) -> None:
    search = Search(sample, SESSION, Query(typed), ON)
    assert len(search.page().hits) <= search.total()


@given(st.text(max_size=60))
def test_any_text_gets_an_answer(typed: str) -> None:
    search = Search(_small(), SESSION, Query(typed, limit=500), ON)
    assert len(search.page().hits) == search.total()


@pytest.mark.parametrize("after", ["x", "e30", "WzFd", "W10", "🎉", "bnVsbA"])
def test_a_place_to_go_on_from_that_no_search_gave_is_refused(sample: IndexSnapshot, after: str) -> None:
    with pytest.raises(UsageError, match="place to go on from"):
        Search(sample, SESSION, Query("housing", after=after), ON).page()


def test_an_unknown_facet_is_refused(sample: IndexSnapshot) -> None:
    with pytest.raises(UsageError, match="no facet called colour"):
        Search(sample, SESSION, Query("", {"colour": ("red",)}), ON)


# ── facets ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def by_hand(field: str) -> Callable[[Ref, Loaded, Entry], set[str]]:
    """The values of one record under a facet, worked out without the index."""

    def own(ref: Ref, loaded: Loaded, entry: Entry) -> set[str]:
        now = status(loaded.data, ON).value
        if field == "register":
            return {ref.register}
        if field == "status":
            return {now} if now else set()
        if field == "standing":
            running = ref.kind == "agreement" and now in RUNNING
            tests = {"expired": entry.ends and entry.ends < "2026-11-21",
                     "not-yet-effective": entry.effective and entry.effective > "2026-11-21",
                     "review-overdue": entry.review_due and entry.review_due < "2026-11-21"}  # fmt: skip
            return {value for value, holds in tests.items() if running and holds}
        return {value for name, value in entry.facets if name == field}

    return own


@pytest.mark.parametrize("field", [field for field in FIELDS if field not in ("party", "review")])
@pytest.mark.parametrize("text", ["", "housing"])
def test_counts_are_those_of_a_plain_count(
    sample: IndexSnapshot, records: dict[Ref, Loaded], plain: Plain, field: str, text: str
) -> None:
    fitting = plain.matching([text]) if text else list(records)
    expected = Counter(value for ref in fitting for value in by_hand(field)(ref, records[ref], plain.entries[ref]))
    assert dict(Search(sample, SESSION, Query(text), ON).counts(field)) == dict(expected)


@pytest.mark.parametrize("day", ["2019-01-01", "2024-02-29", "2025-06-01", "2026-11-01", "2026-11-21", "2031-01-01"])
@pytest.mark.parametrize("field", ["status", "standing", "review"])
def test_counts_of_a_day_are_those_of_a_plain_count(
    sample: IndexSnapshot, records: dict[Ref, Loaded], plain: Plain, field: str, day: str
) -> None:
    on = date.fromisoformat(day)
    for text in ("", "housing"):
        fitting = records if not text else plain.matching([text])
        expected = Counter(v for ref in fitting for v in on_day(field, on, ref, records[ref], plain.entries[ref]))
        assert dict(Search(sample, SESSION, Query(text), on).counts(field)) == dict(expected)


def on_day(field: str, on: date, ref: Ref, loaded: Loaded, entry: Entry) -> set[str]:
    """The values of one record under a facet that depends on the day, worked out from the record."""
    now, day = status(loaded.data, on).value, on.isoformat()
    if field == "status":
        return {now} if now else set()
    if field == "review":
        left = (date.fromisoformat(entry.review_due) - on).days if entry.review_due else None
        windows = {"overdue": -1, "30-days": 29, "90-days": 89, "12-months": 364, "later": math.inf}
        return {next(name for name, last in windows.items() if left <= last)} if left is not None else set()
    tests = {
        "expired": entry.ends and entry.ends < day,
        "not-yet-effective": entry.effective and entry.effective > day,
        "review-overdue": entry.review_due and entry.review_due < day,
    }
    return {value for value, holds in tests.items() if holds and ref.kind == "agreement" and now in RUNNING}


def test_a_record_whose_status_begins_later_has_the_one_before(snapshot_of: Any) -> None:
    history = [{"on": "2026-01-01", "status": "draft"}, {"on": "2026-12-01", "status": "in-force"}]
    hub = {"kind": "agreement", "id": "hub", "title": "Hub", "status": "in-force", "status_history": history}
    snapshot = indexed(snapshot_of({"north": [hub]}))
    for day, value in (("2025-12-31", ""), ("2026-11-30", "draft"), ("2026-12-01", "in-force")):
        asked = Search(snapshot, SESSION, Query(""), date.fromisoformat(day))
        assert asked.counts("status") == ([(value, 1)] if value else [])


def test_a_filter_narrows_and_its_own_counts_stay_those_without_it(sample: IndexSnapshot) -> None:
    search = Search(sample, SESSION, Query("housing", {"kind": ("agreement",)}), ON)
    without = Search(sample, SESSION, Query("housing"), ON)
    assert search.total() < without.total()
    assert search.counts("kind") == without.counts("kind")
    assert sum(count for _value, count in search.counts("register")) == search.total()


def test_values_of_one_facet_widen_and_facets_narrow(sample: IndexSnapshot) -> None:
    one = set(found(sample, kind="breach"))
    both = set(found(sample, kind=("breach", "complaint")))
    assert one < both
    assert set(found(sample, kind=("breach", "complaint"), register="westhaven")) < both


def test_a_party_is_found_by_whichever_record_of_it_is_named_and_by_joining_a_class(sample: IndexSnapshot) -> None:
    hub = "northmoor/agreement/childrens-safeguarding-hub"
    assert hub in found(sample, party="harbour-police/organisation/harbour-police", kind="agreement")
    # A school is in no list of parties: it joined, by an adoption of its own.
    assert hub in found(sample, party="northmoor/organisation/gannet-rock-primary-school", kind="agreement")


def test_status_is_that_of_the_day(sample: IndexSnapshot) -> None:
    def on(day: date) -> set[str]:
        page = Search(sample, SESSION, Query("", {"status": ("in-force",)}, limit=500), day).page()
        return {str(hit.loaded.ref) for hit in page.hits}

    assert on(date(2024, 1, 1)) == set()
    assert "northmoor/agreement/harbour-information-sharing-protocol" in on(date(2025, 6, 1))
    assert len(on(ON)) > len(on(date(2025, 6, 1)))


def test_whoever_may_not_see_finds_and_counts_nothing(sample: IndexSnapshot) -> None:
    stranger = Session(principal=Principal("a stranger"))
    search = Search(sample, stranger, Query("housing"), ON)
    assert (search.page().hits, search.total(), search.counts("kind")) == ((), 0, [])


# ── of many records ──────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def _many(sample: IndexSnapshot, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The sample is taken for a large federation: few matches are ranked, and most words are common."""
    monkeypatch.setattr(ranking, "RANKED", 20)
    monkeypatch.setattr("registry.index.search.RANKED", 20)
    monkeypatch.setattr(ranking, "COMMON", 40)
    sample.forget()
    yield
    sample.forget()


@pytest.mark.usefixtures("_many")
@pytest.mark.parametrize("text", ["data", "information sharing", "data housing", "the council", "infor", "housing"])
def test_of_more_matches_than_are_ranked_those_that_are_called_so_come_first(
    sample: IndexSnapshot, plain: Plain, text: str
) -> None:
    refs = found(sample, text)
    sought = text.split()
    whole = text != "infor"
    assert len(refs) == len(set(refs)) == (min(20, len(plain.matching(sought))) if whole else 20)
    if whole:
        assert set(refs) <= {str(ref) for ref in plain.matching(sought)}
        tiers = {key[2]: key[0] for key in plain.ranked(sought)}
        assert [tiers[ref] for ref in refs] == sorted(tiers[ref] for ref in refs)
        assert Search(sample, SESSION, Query(text), ON).total() == len(plain.matching(sought))


@pytest.mark.usefixtures("_many")
def test_a_common_word_beside_a_rare_one_is_not_weighed(sample: IndexSnapshot, plain: Plain) -> None:
    rare = [ref for ref in found(sample, "bereavement") if Ref.parse(ref) in plain.matching(["data"])]
    assert rare
    assert set(found(sample, "data bereavement")) == set(rare)
    scores = [plain.score(Ref(*ref.split("/")), ["bereavement"]) for ref in found(sample, "data bereavement")]
    tiers = {key[2]: key[0] for key in plain.ranked(["data", "bereavement"])}
    for (before, score), (after, next_score) in pairwise(zip(found(sample, "data bereavement"), scores, strict=True)):
        assert tiers[before] < tiers[after] or score <= next_score + 1e-9


def test_words_are_asked_for_as_few_times_as_they_need_be(
    sample: IndexSnapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To weigh words is to go through all records they stand in; it is done once, whatever comes first."""
    sample.forget()
    asked: list[str] = []
    rows = sample.engine.rows

    def noted(sql: str, values: Any = ()) -> Any:
        asked.append(sql)
        return rows(sql, values)

    monkeypatch.setattr(sample.engine, "rows", noted)
    Search(sample, SESSION, Query("housing council"), ON).page()
    assert sum("bm25" in sql for sql in asked) == 1
    asked.clear()
    Search(sample, SESSION, Query("housing council"), ON).total()
    assert not any("count" in sql or "concat" in sql for sql in asked), "the page knew how many there are"


@cache
def _small() -> IndexSnapshot:
    """A small index, made once: hypothesis asks it hundreds of questions."""
    return indexed(load(find(SAMPLE / "harbour-fire"))[0])
