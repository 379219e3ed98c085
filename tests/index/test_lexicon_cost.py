"""What it costs to ask the index of words: questions put to SQLite, how each is answered, and modules imported. Counts
and plans, never seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from registry.index.lexicon import IndexLexicon
from registry.index.opening import open_index
from registry.index.words_hold import words_hold
from registry.load.table import reading
from registry.source import Ref
from registry.vocabulary.lexicon import Lexicon
from registry.vocabulary.term import TermKey

COUNCILS, TERMS = 6, 40


def vocabulary(of: str) -> Ref:
    return Ref(of, "vocabulary", "words")


def key(of: str, at: int, code: str = "") -> TermKey:
    return TermKey(of, "words", f"t-{at}", code)


@pytest.fixture
def mapped(registers: Any) -> Path:
    """Six councils, each with a table of words and one of what they are called in the shared model."""
    names = [f"council-{at}" for at in range(COUNCILS)]
    for name in ("shared", *names):
        registers.record(f"{name}/vocabulary/words", table={"file": "words.tsv"})
        rows = "".join(f"t-{at}\tthing {at}\n" for at in range(TERMS))
        registers.write(f"{name}/vocabularies/words.tsv", f"id\tlabel\n{rows}")
    for name in names:
        registers.record(f"{name}/mapping-set/set", table={"file": "set.tsv"}, subject_vocabulary="words",
                         object_vocabulary="shared/vocabulary/words")  # fmt: skip
        rows = "".join(f"m-{at}\twords:t-{at}\tskos:exactMatch\twords:t-{at // 2}\n" for at in range(TERMS))
        registers.write(f"{name}/mappings/set.tsv", f"ext_id\tsubject_id\tpredicate_id\tobject_id\n{rows}")
    registers.federation("shared", *names)
    root: Path = registers.root
    return root


@pytest.fixture
def asked(mapped: Path) -> Iterator[tuple[Lexicon, list[str], Any]]:
    """The lexicon, the statements put to SQLite from now on, and the index they are put to."""
    registers = [path.parent.name for path in mapped.glob("*/register.yaml")]
    assert len(registers) == COUNCILS + 1
    snapshot = open_index(mapped)
    assert snapshot.problems() == []
    lexicon = IndexLexicon(snapshot)
    # What is found out once: which names are which vocabularies' and sets'.
    lexicon.sets()
    for name in registers:
        lexicon.steps_from(key(name, 0))
        lexicon.steps_to(key("shared", 0), vocabulary(name))
    said: list[str] = []
    connection = snapshot.engine._connection
    connection.set_trace_callback(said.append)
    yield lexicon, said, snapshot.engine
    connection.set_trace_callback(None)
    snapshot.engine.close()


def test_from_one_councils_word_to_anothers_takes_two_questions(asked: Any) -> None:
    lexicon, said, _engine = asked
    (step,) = lexicon.steps_from(key("council-1", 7))
    found = lexicon.steps_to(step.object, vocabulary("council-2"))
    assert [each.subject for each in found] == [key("council-2", 6), key("council-2", 7)]
    assert len(said) == 2, said


def test_a_word_that_nobody_mapped_takes_one(asked: Any) -> None:
    lexicon, said, _engine = asked
    assert lexicon.steps_from(key("council-1", 999)) == []
    assert len(said) == 1


QUESTIONS: dict[str, Callable[[Lexicon], object]] = {
    "from": lambda lexicon: lexicon.steps_from(key("council-1", 7)),
    "from a code": lambda lexicon: lexicon.steps_from(key("council-1", 7, "x")),
    "to": lambda lexicon: lexicon.steps_to(key("shared", 3)),
    "to from one": lambda lexicon: lexicon.steps_to(key("shared", 3), vocabulary("council-2")),
    "term": lambda lexicon: lexicon.term(key("council-1", 7)),
    "entry": lambda lexicon: lexicon.entry(key("council-1", 7)),
    "under": lambda lexicon: lexicon.under(key("council-1", 7)),
    "under a code": lambda lexicon: lexicon.under(key("council-1", 7, "x")),
    "called": lambda lexicon: lexicon.called("thing 7"),
    "beginning": lambda lexicon: lexicon.beginning("thing 7"),
    "terms": lambda lexicon: list(lexicon.terms(vocabulary("council-1"))),
    "steps of": lambda lexicon: list(lexicon.steps_of(Ref("council-1", "mapping-set", "set"))),
}


@pytest.mark.parametrize("name", QUESTIONS)
def test_no_table_is_gone_through_from_end_to_end(name: str, asked: Any) -> None:
    lexicon, said, engine = asked
    QUESTIONS[name](lexicon)
    statements = list(said)
    assert statements
    for statement in statements:
        for *_ids, step in engine.rows(f"EXPLAIN QUERY PLAN {statement}"):
            assert not step.startswith(("SCAN step", "SCAN term", "SCAN t", "SCAN f ", "SCAN n")), (statement, step)


def test_the_first_of_many_that_begin_alike_are_found_in_order(asked: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of more than a few thousand, terms are gone through in their order, and sorting them is never put off."""
    from registry.index import lexicon as module

    lexicon, said, engine = asked
    sorted_ = lexicon.beginning("th", 10)
    few = module._COUNTED.replace(str(module._FEW), "5")
    monkeypatch.setattr(module, "_COUNTED", few)
    monkeypatch.setattr(module, "_FEW", 5)
    said.clear()
    assert lexicon.beginning("th", 10) == sorted_
    plan = [step for *_ids, step in engine.rows(f"EXPLAIN QUERY PLAN {said[-1]}")]
    assert not any("TEMP B-TREE" in step for step in plan), plan


def test_pages_of_terms_and_steps_are_fetched_by_their_keys(asked: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    from registry.index import lexicon as module

    lexicon, said, _engine = asked
    steps = list(lexicon.steps_of(Ref("council-1", "mapping-set", "set")))
    terms = list(lexicon.terms(vocabulary("shared")))
    monkeypatch.setattr(module, "_OF", module._OF.replace(str(module._PAGE), "7"))
    monkeypatch.setattr(module, "_PAGE", 7)
    said.clear()
    assert list(lexicon.steps_of(Ref("council-1", "mapping-set", "set"))) == steps
    assert list(lexicon.terms(vocabulary("shared"))) == terms
    assert len(said) == 2 * (TERMS // 7 + 1)


LIGHT = """
from registry.index.lexicon import IndexLexicon
from registry.index.opening import open_index
from registry.source import Ref
from registry.vocabulary.term import TermKey
real = time.time_ns
time.time_ns = lambda: real() + 60 * 10**9
open_index(root).engine.close()
for name in [name for name in sys.modules if name.partition(".")[0] in HEAVY or name.startswith("registry")]:
    del sys.modules[name]
from registry.index.lexicon import IndexLexicon
from registry.index.opening import open_index
from registry.source import Ref
from registry.vocabulary.term import TermKey
lexicon = IndexLexicon(open_index(root))
(step,) = lexicon.steps_from(TermKey("council-1", "words", "t-7"))
assert lexicon.steps_to(step.object, Ref("council-2", "vocabulary", "words"))
assert lexicon.called("thing 7") and lexicon.term(step.object) and lexicon.vocabularies() and lexicon.sets()
print(*{name.partition(".")[0] for name in sys.modules} & HEAVY, *{"registry.load.table"} & set(sys.modules))
"""

HEAVY = {"pydantic", "rapidfuzz", "sqlmodel", "sqlalchemy", "rdflib", "yaml", "jsonschema_rs", "pyroaring", "pandas"}


def test_asking_imports_nothing_that_reads_files(mapped: Path, script: Any) -> None:
    done = script(LIGHT.replace("HEAVY", repr(HEAVY)), mapped)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == []


def test_mappings_that_hold_are_not_read_a_second_time(mapped: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Putting words in the index reads each table once; whether they hold together is asked of the index."""
    read: list[str] = []
    plain = reading.read

    def counted(folder: Any, loaded: Any, path: str, problems: Any) -> Any:
        read.append(f"{folder.register}/{path}")
        return plain(folder, loaded, path, problems)

    monkeypatch.setattr(reading, "read", counted)
    snapshot = open_index(mapped, rebuild=True)
    assert snapshot.problems() == []
    snapshot.engine.close()
    assert len(read) == len(set(read)) == 2 * COUNCILS + 1


def test_only_mappings_that_may_not_hold_are_looked_at_in_full(mapped: Path) -> None:
    """What the tables cannot tell to be there is told at its row, as when everything is read."""
    table = mapped / "council-1/mappings/set.tsv"
    table.write_text(table.read_text().replace("words:t-7\t", "words:t-77\t"))
    snapshot = open_index(mapped, rebuild=True)
    assert [(each.register, each.code, each.line) for each in snapshot.problems()] == [
        ("council-1", "key-to-nothing", 9)
    ]
    for of, holds in (("council-0", True), ("council-1", False)):
        loaded = snapshot.record(Ref(of, "mapping-set", "set"))
        assert loaded is not None
        sql = "SELECT n.number FROM name n JOIN register r ON r.number = n.in_register WHERE r.id = ? AND n.kind = ?"
        ((number,),) = snapshot.engine.rows(sql, (of, "mapping-set"))
        assert words_hold(snapshot, number, loaded) is holds
    snapshot.engine.close()
