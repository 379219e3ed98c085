"""The verbs that take words and mappings in, write them out, and compare versions."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from registry.cli.text import compare as compare_text
from registry.cli.text import mappings as mappings_text
from registry.cli.text import receive as receive_text
from registry.cli.text import wordlist as wordlist_text
from registry.errors import InputOutputError, NotFound, UsageError
from registry.exchange.sssom import render
from registry.verbs.records import validate
from registry.verbs.sheets.paging import file, whole
from registry.verbs.words import compare, mappings, receive, wordlist

SCHOOL = [
    {"id": "mark", "label": "Mark", "notation": "AttMark",
     "codes": [{"id": "present", "code": "P", "label": "Present"}, {"id": "sick", "code": "S", "label": "Ill"}]},
    {"id": "pupil", "label": "Pupil", "definition": "=a child on roll"},
]  # fmt: skip
DECIDED = [
    {"id": "mark", "subject": ["mark"], "object": ["attendance"], "predicate": "broad", "mapping_status": "approved",
     "steward_role": "Data steward", "approved": "2026-09-04",
     "transform": {"terminology": [{"subject_code": "P", "object_codes": ["p"]}, {"subject_code": "S"}]}},
    {"id": "pupil", "subject": ["pupil"], "object": [], "no_term_found": "yes", "mapping_status": "approved"},
]  # fmt: skip


@pytest.fixture
def words(registers: Any) -> Any:
    """A council's words, the shared words, and a set of mappings between them."""
    registers.register("northmoor", iri="https://data.northmoor.example/id/")
    registers.federation("northmoor")
    active = {"status": "active"}
    registers.record("northmoor/vocabulary/school-words", title="School words", terms=SCHOOL, **active)
    shared = [{"id": "attendance", "label": "Attendance"}]
    registers.record("northmoor/vocabulary/shared", title="Shared words", model="integration", terms=shared, **active)
    registers.record(
        "northmoor/mapping-set/school", title="School to shared", subject_vocabulary="school-words",
        object_vocabulary="shared", mappings=DECIDED, **active,
    )  # fmt: skip
    return registers


def given(words: Any, name: str, text: str | bytes) -> Path:
    """A file that somebody sent."""
    path = Path(words.root) / "sent" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def taken(words: Any, path: Path, **asked: Any) -> receive.Answer:
    return receive.run(words.session(), receive.Question(path, into="northmoor", **asked))


def sound(words: Any) -> bool:
    answer = validate.run(words.session(), validate.Question())
    return not answer.problems


# ── out, and in again ────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_word_list_goes_out_and_comes_in_as_it_was(words: Any) -> None:
    question = wordlist.Question("school-words")
    sent = given(words, "words.csv", file(whole("wordlist", words.session(), question), "csv"))
    answer = taken(words, sent, id="again", title="School words again")
    assert (answer.terms, answer.codes, answer.left_out, answer.problems) == (2, 2, 0, ())
    again = wordlist.run(words.session(), wordlist.Question("again"))
    assert list(again.entries) == SCHOOL
    assert yaml.safe_load(Path(answer.file).read_text())["status"] == "draft"
    assert sound(words)
    assert "Mark  (mark)" in list(wordlist_text.lines(again))


def test_mappings_go_out_as_sssom_and_come_in_as_they_were(words: Any) -> None:
    text = render(mappings.run(words.session(), mappings.Question("school")))
    answer = taken(words, given(words, "school.sssom.tsv", text), id="again")
    assert (answer.kind, answer.mappings, answer.problems) == ("mapping-set", 2, ())
    again = mappings.run(words.session(), mappings.Question("again"))
    assert list(again.entries) == DECIDED
    assert again.subject == ("northmoor/vocabulary/school-words", "School words")
    assert sound(words)


def test_more_than_two_hundred_rows_go_into_a_table_beside_the_record(words: Any) -> None:
    text = "Term,Broader\n" + "".join(f"Word {n},{'Word 0' if n else ''}\n" for n in range(300))
    answer = taken(words, given(words, "many.csv", text))
    header = yaml.safe_load(Path(answer.file).read_text())
    assert header["table"]["rows"] == 300
    assert "terms" not in header
    assert Path(answer.table).name == "many.tsv"
    assert sound(words)
    assert len(wordlist.run(words.session(), wordlist.Question("many")).entries) == 300
    # The digest in the header is that of the table: a change by hand is seen.
    table = Path(answer.table)
    assert "word-7\tWord 7\tword-0\n" in table.read_text()
    table.write_text(table.read_text().replace("Word 7\t", "Other\t"))
    assert not sound(words)


def test_other_peoples_mappings_are_proposals_to_terms_that_are_there(words: Any) -> None:
    text = (
        "#curie_map:\n#  s: https://x.example/\n"
        "subject_id\tsubject_label\tpredicate_id\tobject_id\tmapping_justification\n"
        "s:AttMark\tMark\tskos:broadMatch\ts:attendance\tsemapv:LexicalMatching\n"
        "s:Nothing\tNothing\tskos:exactMatch\ts:attendance\tsemapv:LexicalMatching\n"
    )
    sent = given(words, "theirs.sssom.tsv", text)
    with pytest.raises(UsageError, match="which vocabulary"):
        taken(words, sent)
    answer = taken(words, sent, subject="school-words", object="shared")
    record = yaml.safe_load(Path(answer.file).read_text())
    assert [(each["subject"], each["mapping_status"]) for each in record["mappings"]] == [(["mark"], "proposed")]
    assert (answer.mappings, answer.left_out) == (1, 1)
    assert "There is no term s:Nothing in the vocabulary." in "\n".join(receive_text.lines(answer))


# ── what is refused ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_nothing_is_written_over_and_a_dry_run_writes_nothing(words: Any) -> None:
    sent = given(words, "words.csv", "Term\nCase\n")
    answer = taken(words, sent, dry_run=True)
    assert not answer.written
    assert "Nothing was written." in list(receive_text.lines(answer))
    assert not (words.root / "northmoor/vocabularies/words.yaml").exists()
    with pytest.raises(UsageError, match="already"):
        taken(words, sent, id="school-words")
    assert taken(words, sent).ref == "northmoor/vocabulary/words"
    assert taken(words, sent).ref == "northmoor/vocabulary/words-2"


@pytest.mark.parametrize("name", ["words.xlsx", "words.pdf"])
def test_forms_that_are_not_taken_in_say_what_is(words: Any, name: str) -> None:
    with pytest.raises(UsageError) as refused:
        taken(words, given(words, name, b"x"))
    assert "csv" in refused.value.fix.lower()


def test_a_file_that_is_not_there_or_holds_no_words(words: Any) -> None:
    with pytest.raises(InputOutputError):
        taken(words, Path("nowhere.csv"))
    with pytest.raises(UsageError, match="Row 1: No column says"):
        taken(words, given(words, "x.csv", "a,b\n"))


def test_what_is_taken_in_is_committed_by_whoever_took_it_in(words: Any) -> None:
    def git(*words_: str) -> str:
        done = subprocess.run(["git", "-C", str(words.root), *words_], capture_output=True, text=True, check=True)
        return done.stdout

    git("init", "-q")
    git("config", "user.name", "A. Analyst")
    git("config", "user.email", "analyst@northmoor.example")
    git("add", ".")
    git("commit", "-qm", "Before")
    text = "Term\n" + "".join(f"Word {n}\n" for n in range(300))
    answer = taken(words, given(words, "many.csv", text))
    assert answer.commit
    assert "A. Analyst" in answer.author
    there = git("ls-tree", "-r", "--name-only", "HEAD").split()
    both = {"northmoor/vocabularies/many.tsv", "northmoor/vocabularies/many.yaml"}
    assert both <= set(there)
    # A record without its table is no record: one commit holds both, and nothing else.
    assert set(git("show", "--format=", "--name-only", answer.commit).split()) == both
    assert git("rev-list", "--count", "HEAD").strip() == "2"
    assert not git("status", "--porcelain", *sorted(both))


def test_where_git_will_not_commit_neither_record_nor_table_is_left(words: Any) -> None:
    def git(*words_: str) -> str:
        done = subprocess.run(["git", "-C", str(words.root), *words_], capture_output=True, text=True, check=True)
        return done.stdout

    git("init", "-q")
    git("config", "user.name", "A. Analyst")
    git("config", "user.email", "analyst@northmoor.example")
    git("add", ".")
    git("commit", "-qm", "Before")
    # Another git that died while it wrote has left its lock on the branch.
    branch = git("symbolic-ref", "HEAD").strip()
    (words.root / ".git" / f"{branch}.lock").touch()
    sent = given(words, "many.csv", "Term\n" + "".join(f"Word {n}\n" for n in range(300)))
    before = git("status", "--porcelain")
    with pytest.raises(InputOutputError, match="Git would not commit"):
        taken(words, sent)
    assert git("status", "--porcelain") == before
    assert not list((words.root / "northmoor/vocabularies").glob("many*"))


# ── mappings in words, and versions compared ─────────────────────────────────────────────────────────────────────────


def test_a_set_is_told_in_words(words: Any) -> None:
    answer = mappings.run(words.session(), mappings.Question("school"))
    said = "\n".join(mappings_text.lines(answer))
    assert "Mark is narrower than Attendance" in said
    assert "Pupil has no term in the other vocabulary" in said
    assert "2 mappings: 2 approved" in said
    assert "exactMatch" not in said
    assert file(whole("mappings", words.session(), mappings.Question("school")), "csv").count(b"\r\n") == 3
    with pytest.raises(NotFound):
        mappings.run(words.session(), mappings.Question("nowhere"))


def test_a_new_list_breaks_the_mappings_and_the_agreements_that_use_what_changed(words: Any) -> None:
    words.record(
        "northmoor/agreement/hub", title="Hub",
        items=[{"id": "marks", "term_ref": "northmoor/vocabulary/school-words#terms[mark]"}],
        flows=[{"id": "weekly", "items": ["marks"]}], status="draft",
    )  # fmt: skip
    new = given(words, "new.csv", "Key,Term,Code of,Code\nmark,Mark,,\npresent,Present,mark,P\nleave,Leave,mark,L\n")
    question = compare.Question("school-words", str(new))
    answer = compare.run(words.session(), question)
    assert {"gone", "added"} <= {sort for sort, _count in answer.counts}
    found = {(each.sort, each.address.partition("#")[2], each.term, each.code) for each in answer.broken}
    assert ("mapping", "mappings[mark]", "mark", "sick") in found
    assert ("mapping", "mappings[pupil]", "pupil", "") in found
    assert ("codes", "mappings[mark]", "mark", "") in found
    assert ("flow", "flows[weekly]", "mark", "") in found
    said = "\n".join(compare_text.lines(answer))
    assert "gone: Pupil (pupil)" in said
    assert "nothing is decided for L of" in said
    rows = file(whole("compare", words.session(), question), "csv").decode("utf-8-sig")
    assert rows.count("\r\n") == 1 + len(answer.changes) + len(answer.broken)


def test_two_versions_have_to_be_named(words: Any) -> None:
    for question in (
        compare.Question(), compare.Question("school-words"), compare.Question("school-words", since="yesterday"),
        compare.Question("school-words", "shared", since="2026-01-01"),
    ):  # fmt: skip
        with pytest.raises(UsageError):
            compare.run(words.session(), question)
    assert compare.run(words.session(), compare.Question("shared", "shared")).changes == ()


def test_an_agreement_may_name_a_term_that_stands_in_a_table(words: Any) -> None:
    text = "Term\n" + "".join(f"Word {n}\n" for n in range(300))
    taken(words, given(words, "many.csv", text))
    address = "northmoor/vocabulary/many#terms[word-{n}]"
    items = [{"id": "a", "term_ref": address.format(n=7)}]
    words.record("northmoor/agreement/hub", title="Hub", status="draft", items=items)
    assert sound(words)
    items = [{"id": "a", "term_ref": address.format(n=777)}]
    words.record("northmoor/agreement/hub", title="Hub", status="draft", items=items)
    assert not sound(words)
