"""The two lexicons answer alike: that of the index, and that which holds every record in memory.

Each federation and each edit is random and can be had again. The lexicon of the index is asked of an index that was
brought up to date, and what it holds is compared with one made from nothing.
"""

from __future__ import annotations

import random
import shutil
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.concepts.mappings import MappingPredicate, MappingStatus, TermSetKind
from registry.index import stated, term_names
from registry.index.building import build
from registry.index.engine import MEMORY, Engine, IndexBroken
from registry.index.lexicon import IndexLexicon
from registry.index.of_memory import indexed
from registry.index.opening import open_index
from registry.index.snapshot import IndexSnapshot
from registry.link import link
from registry.load.federation import find
from registry.load.reading import load, locate
from registry.load.snapshot import MemorySnapshot
from registry.problems import Problem
from registry.source import Ref
from registry.tree import Folder
from registry.vocabulary.memory import MemoryLexicon
from registry.vocabulary.term import TermKey
from tests.vocabulary import words

SAMPLE = Path(__file__).parents[2] / "agreements"


def in_memory(root: Path) -> tuple[MemorySnapshot, list[Problem]]:
    """The plain reading of all files, and what is wrong with them."""
    snapshot, problems = load(find(root))
    found = [*problems, *link(snapshot)]
    return snapshot, locate(found, snapshot.folders, Folder("", root))


def told(problems: list[Problem]) -> list[tuple[Any, ...]]:
    return sorted((p.register, p.path, p.line, p.column, p.code, p.message) for p in problems)


def compare(kept: IndexSnapshot, root: Path) -> None:
    plain, problems = in_memory(root)
    mine, theirs = words.answers(IndexLexicon(kept)), words.answers(MemoryLexicon(plain))
    for question, answer in theirs.items():
        assert mine[question] == answer, question
    assert told(kept.problems()) == told(problems)


def rows(engine: Engine) -> dict[str, Any]:
    """What the tables of words hold, by names instead of numbers."""
    names = {number: ref for number, *ref in engine.rows(
        "SELECT n.number, r.id, n.kind, n.id FROM name n JOIN register r ON r.number = n.in_register")}  # fmt: skip
    found: dict[str, Any] = {}
    for table, numbers in (("vocabulary", (0,)), ("term", (0,)), ("term_name", (0,)), ("mapping_set", (0, 1, 2)),
                           ("step", (0, 3, 6))):  # fmt: skip
        asked = engine.rows(f"SELECT * FROM {table}")
        found[table] = sorted(
            repr([names.get(value) if at in numbers else value for at, value in enumerate(row)]) for row in asked
        )
    registers = dict(engine.rows("SELECT number, id FROM register"))
    asked = engine.rows("SELECT in_register, path, digest, beside, beside_digest FROM file")
    found["file"] = sorted((registers[number], *rest) for number, *rest in asked)
    return found


@settings(max_examples=settings().max_examples // 5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(min_value=0))
def test_the_index_answers_as_memory_does(seed: int) -> None:
    root = Path(tempfile.mkdtemp())
    try:
        town = words.Words(root, random.Random(seed))
        town.begin()
        kept = open_index(root)
        compare(kept, root)
        kept.engine.close()
    finally:
        shutil.rmtree(root)


def edit_and_compare(root: Path, seed: int, edits: int) -> None:
    town = words.Words(root, random.Random(seed))
    town.begin()
    open_index(root).engine.close()
    done: list[str] = []
    for _edit in range(edits):
        done += [town.happen() for _each in range(town.chance.choice((1, 1, 2)))]
        kept = open_index(root)
        assert not kept.notes
        compare(kept, root)
        fresh = Engine(MEMORY)
        build(fresh, find(root))
        assert rows(kept.engine) == rows(fresh), (seed, done)
        again = open_index(root)
        assert again.generation == kept.generation, (seed, done)
        kept.engine.close()
        again.engine.close()


@pytest.mark.parametrize("seed", range(2))
def test_brought_up_to_date_is_as_made_anew(seed: int, tmp_path: Path) -> None:
    edit_and_compare(tmp_path, seed, 3)


@pytest.mark.prove
@pytest.mark.parametrize("seed", range(1000, 1300))
def test_three_hundred_sequences(seed: int, tmp_path: Path) -> None:
    edit_and_compare(tmp_path, seed, 10)


def test_the_sample(tmp_path: Path) -> None:
    root = tmp_path / "agreements"
    shutil.copytree(SAMPLE, root, ignore=shutil.ignore_patterns(".muniment"))
    plain, _problems = in_memory(root)
    kept = open_index(root)
    one, other = IndexLexicon(kept), MemoryLexicon(plain)
    assert list(one.vocabularies()) == list(other.vocabularies())
    assert list(one.sets()) == list(other.sets())
    for vocabulary in other.vocabularies():
        mine, terms = list(one.terms(vocabulary.ref)), list(other.terms(vocabulary.ref))
        assert mine == terms
        for term in terms:
            assert list(one.steps_from(term.key)) == list(other.steps_from(term.key))
            assert list(one.steps_to(term.key)) == list(other.steps_to(term.key))
            assert one.under(term.key) == other.under(term.key)
            assert one.called(term.label) == other.called(term.label)
            assert one.beginning(term.label[:3]) == other.beginning(term.label[:3])
            assert one.entry(term.key) == other.entry(term.key)
    for own, _subject, _object in other.sets():
        assert list(one.steps_of(own)) == list(other.steps_of(own))
        assert [one.detail(step) for step in one.steps_of(own)] == [other.detail(step) for step in other.steps_of(own)]
    assert sum(1 for own, *_ends in one.sets() for _step in one.steps_of(own)) > 100, "the sample maps something"
    kept.engine.close()


def test_drafts_are_asked_in_the_same_way(tmp_path: Path) -> None:
    town = words.Words(tmp_path, random.Random(3))
    for own in words.VOCABULARIES:
        town.vocabulary("east", own)
    town.mapping_set("east", "words-to-hub")
    plain, _problems = in_memory(tmp_path)
    mine, theirs = words.answers(IndexLexicon(indexed(plain))), words.answers(MemoryLexicon(plain))
    assert mine == theirs


# ── a table beside its record ────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def hub(tmp_path: Path) -> words.Words:
    """A vocabulary whose terms stand in a table, and a clock that has moved on."""
    town = words.Words(tmp_path, random.Random(1))
    data = {"kind": "vocabulary", "id": "hub", "title": "Hub", "status": "active", "table": {"file": "hub.tsv"}}
    town.say("east/vocabularies/hub.yaml", data)
    town.write("east/vocabularies/hub.tsv", "id\tlabel\nclient\tClient\n")
    open_index(tmp_path).engine.close()
    return town


HUB = Ref("east", "vocabulary", "hub")
TSV = "east/vocabularies/hub.tsv"


def labels(root: Path) -> list[str]:
    snapshot = open_index(root)
    try:
        return [term.label for term in IndexLexicon(snapshot).terms(HUB)]
    finally:
        snapshot.engine.close()


def test_a_table_that_changes_is_read_again_though_its_record_does_not(hub: words.Words) -> None:
    assert labels(hub.root) == ["Client"]
    hub.write(TSV, "id\tlabel\nclient\tPerson\n")
    assert labels(hub.root) == ["Person"]


def test_a_table_may_go_and_come_again(hub: words.Words) -> None:
    (hub.root / TSV).unlink()
    assert labels(hub.root) == []
    kept = open_index(hub.root)
    assert [problem.code for problem in kept.problems()] == ["table-missing"]
    kept.engine.close()
    hub.write(TSV, "id\tlabel\nclient\tClient\n")
    assert labels(hub.root) == ["Client"]


def test_a_table_may_be_replaced_with_one_of_the_same_time_and_size(hub: words.Words) -> None:
    stood = (hub.root / TSV).stat()
    hub.clock = stood.st_mtime_ns - 1_000_000_000
    hub.write("aside", "id\tlabel\nclient\tPerson\n").rename(hub.root / TSV)
    assert (hub.root / TSV).stat().st_size == stood.st_size
    assert labels(hub.root) == ["Person"]


def test_the_record_of_a_table_that_changed_counts_as_changed(hub: words.Words) -> None:
    """So that whatever was judged by looking at it is judged again."""
    kept = open_index(hub.root)
    before = kept.generation
    kept.engine.close()
    hub.write(TSV, "id\tlabel\nclient\tPerson\n")
    after = open_index(hub.root)
    assert after.generation != before
    after.engine.close()


def test_what_is_wrong_with_a_table_is_told_with_its_line(hub: words.Words) -> None:
    hub.write(TSV, "id\tlabel\nclient\tClient\nNot a key\tX\n")
    kept = open_index(hub.root)
    (problem,) = kept.problems()
    assert (problem.path, problem.line) == ("vocabularies/hub.tsv", 3)
    assert [term.label for term in IndexLexicon(kept).terms(HUB)] == ["Client"], "the other rows are read"
    kept.engine.close()


def test_two_records_may_name_one_table(hub: words.Words) -> None:
    data = {"kind": "vocabulary", "id": "twin", "title": "Twin", "status": "active", "table": {"file": "hub.tsv"}}
    hub.say("east/vocabularies/twin.yaml", data)
    hub.write(TSV, "id\tlabel\nclient\tClient\nNot a key\tX\n")
    kept = open_index(hub.root)
    assert [problem.path for problem in kept.problems()] == ["vocabularies/hub.tsv"] * 2
    assert len(list(IndexLexicon(kept).terms(Ref("east", "vocabulary", "twin")))) == 1
    kept.engine.close()


def test_a_row_that_names_a_term_is_checked_again_when_the_other_table_loses_it(hub: words.Words) -> None:
    """Neither of the two records has changed, and only one of the tables."""
    hub.write(TSV, "id\tlabel\nclient\tClient\nneed\tNeed\n")
    ends = {"subject_vocabulary": "hub", "object_vocabulary": "hub", "table": {"file": "set.tsv"}}
    hub.say("east/mappings/set.yaml", {"kind": "mapping-set", "id": "set", "title": "Set", "status": "active"} | ends)
    row = "m\thub:client\tskos:broadMatch\thub:need\n"
    hub.write("east/mappings/set.tsv", f"ext_id\tsubject_id\tpredicate_id\tobject_id\n{row}")
    kept = open_index(hub.root)
    assert kept.problems() == []
    kept.engine.close()
    hub.write(TSV, "id\tlabel\nclient\tClient\n")
    kept = open_index(hub.root)
    (problem,) = kept.problems()
    assert (problem.path, problem.line, problem.code) == ("mappings/set.tsv", 2, "key-to-nothing")
    kept.engine.close()


def test_a_damaged_index_is_made_anew_in_the_middle(hub: words.Words) -> None:
    snapshot = open_index(hub.root)
    lexicon = IndexLexicon(snapshot)
    assert lexicon.term(TermKey("east", "hub", "client")) is not None
    with snapshot.engine.changing():
        snapshot.engine.rows("UPDATE term SET said = '['")
    assert [term.label for term in lexicon.terms(HUB)] == ["Client"]
    snapshot.engine.close()


def test_where_it_cannot_be_made_anew_it_is_said(hub: words.Words) -> None:
    snapshot = open_index(hub.root)
    snapshot.engine.keeper, snapshot.mend = None, None
    with snapshot.engine.changing():
        snapshot.engine.rows("UPDATE term SET said = '['")
    with pytest.raises(IndexBroken, match="damaged"):
        list(IndexLexicon(snapshot).terms(HUB))
    snapshot.engine.close()


# ── how it is kept ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_what_steps_state_is_what_the_lists_of_values_say() -> None:
    assert ("", *(each.value for each in MappingPredicate)) == stated.PREDICATES
    assert ("", *(each.value for each in MappingStatus)) == stated.STATUSES
    assert stated.SETS[:-1] == ("", *(each.value for each in TermSetKind))


FLAGS = [st.booleans()] * 7
STATED = st.builds(
    stated.Stated, *FLAGS, st.sampled_from(stated.PREDICATES), st.sampled_from(stated.STATUSES),
    st.sampled_from(stated.SETS), st.sampled_from(stated.SETS),
)  # fmt: skip


@given(STATED)
def test_what_a_step_states_is_one_number(said: stated.Stated) -> None:
    assert stated.stated_of(stated.number_of(said)) == said


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), st.text(st.characters(exclude_categories=["Cs"])))
def test_the_texts_that_begin_with_another_are_those_before_the_one_that_follows_it(start: str, text: str) -> None:
    after = term_names.following(start)
    begins = text >= start and (not after or text < after)
    assert begins == text.startswith(start)
    assert start + text >= start
    assert not after or start + text < after
