"""Mapping a file: what is shown of it, what is written of it, and what never is."""

from __future__ import annotations

import json
import string
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.cli.text import mapfile as mapfile_text
from registry.errors import InputOutputError, UsageError
from registry.verbs.map_file import held, reading
from registry.verbs.map_file.shown import Decision
from registry.verbs.records import validate
from registry.verbs.words import decide, mapfile, review, translate

SHARED = [
    {"id": "pupil-reference", "label": "Pupil reference", "element": "field", "datatype": "identifier"},
    {"id": "day", "label": "Day of the session", "element": "field", "datatype": "date"},
    {
        "id": "mark", "label": "Attendance mark", "element": "field", "datatype": "code",
        "codes": [{"id": "present", "code": "P", "label": "Present"}, {"id": "late", "code": "L", "label": "Late"}],
    },
]  # fmt: skip
HEAD = "PupilRef,SessDate,Mark,Forename,Notes"


@pytest.fixture
def place(registers: Any) -> Any:
    """A register with shared words, and a file of a sort that nobody has described."""
    registers.register("northmoor")
    registers.federation("northmoor")
    registers.record(
        "northmoor/vocabulary/shared", title="Shared words", model="integration", terms=SHARED, status="active"
    )
    return registers


def sent(place: Any, rows: list[str], head: str = HEAD, name: str = "attendance.csv") -> Path:
    """A file that somebody brought."""
    return Path(place.write(f"sent/{name}", "\n".join([head, *rows]).encode() + b"\n"))


def rows(number: int = 40) -> list[str]:
    """Rows about made-up pupils, three marks by turns."""
    return [
        f"P-{at:04},{at % 28 + 1:02}/09/2026,{'PLZ'[at % 3]},Zebedee{at},{'N/A' if at % 2 else 'seen'}"
        for at in range(number)
    ]


def asked(place: Any, file: Path, *decide: str, **more: Any) -> mapfile.Answer:
    return mapfile.run(place.session(), mapfile.Question(file, into="northmoor", decide=decide, **more))


def written(place: Any) -> str:
    """All that the register says."""
    return "\n".join(each.read_text() for each in sorted((place.root / "northmoor").rglob("*.yaml")))


def test_without_decisions_each_column_is_shown_with_what_it_may_be(place: Any) -> None:
    answer = asked(place, sent(place, rows()))
    assert [each.name for each in answer.columns] == HEAD.split(",")
    assert answer.columns[1].sort == "Date, written dd/mm/yyyy"
    assert answer.columns[0].candidates[0].offer.label == "Pupil reference"
    assert (answer.decided, answer.written, answer.files) == (0, False, ())
    said = "\n".join(mapfile_text.lines(answer))
    assert "0 of 5 columns decided." in said
    assert "Nothing was written." in said


def test_values_that_look_like_a_persons_are_hidden_even_from_the_screen(place: Any) -> None:
    answer = asked(place, sent(place, rows()))
    forename = answer.columns[3]
    assert forename.personal
    assert set(forename.samples) == {"Z•••"}
    assert "Zebedee" not in "\n".join(mapfile_text.lines(answer))


def test_a_dry_run_shows_the_files_and_writes_none(place: Any) -> None:
    before = written(place)
    answer = asked(place, sent(place, rows()), "PupilRef=pupil-reference", dry_run=True, write=True)
    assert [each.path for each in answer.files] == [
        "vocabularies/attendance.yaml",
        "mappings/attendance-to-shared.yaml",
        "mappings/attendance-to-shared.reviews.jsonl",
    ]
    assert not answer.written
    assert written(place) == before


def test_what_was_decided_is_written_as_proposed_and_the_rest_stays_open(place: Any) -> None:
    file = sent(place, rows())
    answer = asked(
        place, file, "PupilRef=pupil-reference", "SessDate=broader:Day of the session",
        "Notes=no-term", "Forename=new-word:The name somebody goes by", "Mark=later",
        convert=("SessDate",), role="Analyst", title="Attendance file", write=True,
    )  # fmt: skip
    assert (answer.decided, answer.open, answer.written) == (4, ("Mark",), True)
    words = yaml.safe_load((place.root / "northmoor/vocabularies/attendance-file.yaml").read_text())
    assert [each["id"] for each in words["terms"]] == ["pupil-ref", "sess-date", "mark", "forename", "notes"]
    assert (words["model"], words["status"]) == ("application", "active")
    assert words["terms"][1]["value_domain"] == "A date written dd/mm/yyyy"
    record = yaml.safe_load((place.root / "northmoor/mappings/attendance-file-to-shared.yaml").read_text())
    mappings = record["mappings"]
    assert record["status"] == "active"
    by_id = {each["id"]: each for each in mappings}
    assert "mark" not in by_id
    assert {each["mapping_status"] for each in mappings} == {"proposed"}
    assert (by_id["sess-date"]["predicate"], by_id["sess-date"]["object"]) == ("broad", ["day"])
    assert by_id["sess-date"]["transform"]["encoding"] == {"subject_form": "dd/mm/yyyy", "object_form": "YYYY-MM-DD"}
    assert (by_id["notes"]["object"], by_id["notes"]["no_term_found"]) == ([], "yes")
    # That a new word is needed is no mapping: it is a review, which whoever keeps the shared words is shown.
    assert "forename" not in by_id
    assert not validate.run(place.session(), validate.Question()).problems


def reviews(place: Any, name: str = "attendance-to-shared") -> list[dict[str, Any]]:
    """What was recorded of who decided what."""
    lines = (place.root / f"northmoor/mappings/{name}.reviews.jsonl").read_text().splitlines()
    return [json.loads(each) for each in lines]


def test_each_decision_is_recorded_as_mapping_review_records_it(place: Any) -> None:
    answer = asked(
        place, sent(place, rows()), "PupilRef=pupil-reference", "SessDate=close:day", "Mark=no-term",
        "Forename=new-word:The name somebody goes by", role="Analyst", write=True,
    )  # fmt: skip
    assert answer.written
    made = reviews(place)
    assert [(each["decision"], each["subject"]) for each in made] == [
        ("accept", ["pupil-ref"]), ("close", ["sess-date"]), ("no-term", ["mark"]), ("new-concept", ["forename"]),
    ]  # fmt: skip
    assert {(each["part"], each["role"]) for each in made} == {("maker", "Analyst")}
    assert made[0]["shown"][0]["shared"] == "northmoor/vocabulary/shared#terms[pupil-reference]"
    assert (made[0]["chosen"], made[3]["words"]) == (1, "The name somebody goes by")
    assert "mapping" not in made[3]
    assert len({each["batch"] for each in made}) == 1
    assert not validate.run(place.session(), validate.Question()).problems


def test_whoever_keeps_the_shared_words_sees_that_one_is_needed(place: Any) -> None:
    """By the same queue, whether it was said here or in Mapping review."""
    asked(place, sent(place, rows()), "Forename=new-word:The name somebody goes by", write=True)
    asked(place, sent(place, ["red,1", "blue,2"] * 9, "Colour,Size", "other.csv"), "Size=later", write=True)
    decide.run(
        place.session(),
        decide.Question(
            "northmoor/vocabulary/other#terms[colour]", "new-concept", words="The colour of a thing", role="Analyst"
        ),
    )
    found = review.run(place.session(), review.Question("northmoor/vocabulary/attendance", term="forename"))
    same = review.run(place.session(), review.Question("northmoor/vocabulary/other", term="colour"))
    told = [[(past.decision, past.part) for past in each.rows[0].past] for each in (found, same)]
    assert told == [[("new-concept", "maker")]] * 2
    assert found.rows[0].past[0].words == "The name somebody goes by"


@pytest.mark.parametrize(
    ("words", "said"),
    [("", "Say what the new shared word"), (":", "Say what the new shared word"), ("x" * 1_100, "too long")],
)  # fmt: skip
def test_what_a_new_word_is_to_mean_is_said_and_names_nobody(place: Any, words: str, said: str) -> None:
    file = sent(place, rows())
    with pytest.raises(UsageError, match=said):
        asked(place, file, f"Forename=new-word:{words}")
    with pytest.raises(UsageError, match="No personal data"):
        asked(place, file, "Forename=new-word:as for maria.lopez@" + "gmail.com")


def test_what_was_mapped_is_approved_and_then_translated(place: Any) -> None:
    """The analyst's whole day: nothing counts before it is approved, and then it does."""
    file = sent(place, rows(6))
    asked(place, file, "PupilRef=pupil-reference", "SessDate=day", convert=("SessDate",), role="Analyst", write=True)

    def translated() -> translate.Answer:
        question = translate.Question(
            file=file, from_="northmoor/vocabulary/attendance", to="northmoor/vocabulary/shared", dry_run=True
        )
        return translate.run(place.session(), question)

    def became(answer: translate.Answer) -> dict[str, str]:
        return {each.target: cell.value for each, cell in zip(answer.columns, answer.preview[0], strict=False)}

    try:
        before = became(translated())
    except UsageError:
        before = {}
    assert "P-0000" not in before.values()
    decide.run(
        place.session(),
        decide.Question("northmoor/mapping-set/attendance-to-shared", "agree", part="steward", role="Data steward"),
    )
    assert {"P-0000", "2026-09-01"} <= {*became(translated()).values()}


def test_a_file_can_be_read_otherwise_than_it_was_guessed(place: Any) -> None:
    text = "Extract of schools\nas of autumn\nref|colour;size\n" + "\n".join(f"{at}|red;{at}" for at in range(9)) + "\n"
    file = Path(place.write("sent/odd.csv", text.encode("utf-16-le")))
    answer = asked(place, file, encoding="utf-16", separator="|", heading="3")
    assert [each.name for each in answer.columns] == ["ref", "colour;size"]
    with pytest.raises(UsageError, match="no number of a line"):
        asked(place, file, heading="third")


def test_values_are_changed_only_where_somebody_says_so(place: Any) -> None:
    answer = asked(place, sent(place, rows()), "SessDate=day", dry_run=True)
    assert "transform" not in answer.files[1].text
    assert answer.columns[1].candidates[0].changes


def test_codes_of_one_name_become_each_other_and_the_others_are_left_to_decide(place: Any) -> None:
    answer = asked(place, sent(place, rows()), "Mark=mark", convert=("Mark",), dry_run=True)
    mapping = yaml.safe_load(answer.files[1].text)["mappings"][0]
    pairs = mapping["transform"]["terminology"]
    assert [(each["subject_code"], each["object_codes"]) for each in pairs] == [("P", ["P"]), ("L", ["L"])]
    change = next(each for each in answer.columns[2].candidates[0].changes if each.kind == "codes")
    assert "Nothing is proposed for “Z”" in change.more


def test_small_counts_are_not_written_down(place: Any) -> None:
    answer = asked(place, sent(place, rows(12)), "Mark=mark", convert=("Mark",), dry_run=True)
    assert "count:" not in answer.files[1].text
    many = asked(place, sent(place, rows(90), name="many.csv"), "Mark=mark", convert=("Mark",), dry_run=True)
    assert "count: 30" in many.files[1].text


def test_both_records_are_one_commit_of_the_person_alone(place: Any) -> None:
    def git(*words: str) -> str:
        done = subprocess.run(["git", "-C", place.root, *words], check=True, capture_output=True, text=True)
        return done.stdout.strip()

    git("init", "--quiet")
    git("config", "user.name", "Ann")
    git("config", "user.email", "ann@town.example")
    git("add", "northmoor", "federation.yaml")
    git("commit", "--quiet", "-m", "start")
    place.write("northmoor/staged.txt", "mine")
    git("add", "northmoor/staged.txt")
    answer = asked(place, sent(place, rows()), "PupilRef=pupil-reference", write=True)
    assert answer.commit == git("rev-parse", "HEAD")
    assert git("show", "--name-only", "--format=", "HEAD").splitlines() == [
        "northmoor/mappings/attendance-to-shared.reviews.jsonl", "northmoor/mappings/attendance-to-shared.yaml",
        "northmoor/vocabularies/attendance.yaml",
    ]  # fmt: skip
    assert git("diff", "--cached", "--name-only") == "northmoor/staged.txt"


def test_a_file_whose_columns_are_recorded_asks_for_new_ones_and_tells_what_is_missing(place: Any) -> None:
    asked(place, sent(place, rows()), "PupilRef=pupil-reference", write=True)
    before = (place.root / "northmoor/vocabularies/attendance.yaml").read_text()
    renamed = sent(place, rows(), HEAD.replace("Notes", "Remarks"), "autumn.csv")
    answer = asked(place, renamed)
    assert (answer.known, answer.missing, answer.open) == ("northmoor/vocabulary/attendance", ("Notes",), ("Remarks",))
    assert answer.columns[0].stands == "Mapped, waiting for review: Pupil reference"
    done = asked(place, renamed, "Remarks=no-term", write=True)
    assert [each.is_new for each in done.files] == [False, False, False]
    after = (place.root / "northmoor/vocabularies/attendance.yaml").read_text()
    first, _terms, rest = before.partition("analysed_by:")
    assert after.startswith(first)
    assert after.endswith(f"analysed_by:{rest}")
    assert "notation: Remarks" in after
    assert not validate.run(place.session(), validate.Question()).problems
    again = asked(place, renamed, write=True)
    assert (again.open, again.written, again.note) == ((), False, "There is nothing to write.")


def test_what_is_recorded_already_is_decided_elsewhere(place: Any) -> None:
    file = sent(place, rows())
    asked(place, file, write=True)
    with pytest.raises(UsageError, match="in the vocabulary already"):
        asked(place, file, "PupilRef=pupil-reference")


def test_a_file_without_a_row_of_names_has_no_value_written_as_a_name(place: Any) -> None:
    person = "maria.lopez@" + "gmail.com"
    answer = asked(place, sent(place, ["x,1", "y,2"] * 5, f"{person},Count"), dry_run=True)
    assert answer.columns[0].held
    assert answer.open == ("Count",)
    assert all("maria" not in each.text for each in answer.files)
    with pytest.raises(UsageError, match="looks like somebody's data"):
        asked(place, Path(place.root) / "sent/attendance.csv", f"{person}=no-term")
    nameless = asked(place, sent(place, [f"{person},1,x"] * 5, f"{person},1,x", "none.csv"), dry_run=True)
    assert all("maria" not in each.text for each in nameless.files)


@pytest.mark.parametrize(
    ("decide", "said"),
    [
        ("Nothing=day", "There is no column|there is no column"), ("PupilRef", "no column and decision"),
        ("PupilRef=", "no column and decision"), ("PupilRef=no such word", "no shared word"),
    ],
)  # fmt: skip
def test_what_cannot_be_understood_is_refused_in_words(place: Any, decide: str, said: str) -> None:
    with pytest.raises(UsageError, match=said):
        asked(place, sent(place, rows()), decide)


def test_a_file_that_is_not_there_is_said_to_be_so(place: Any) -> None:
    with pytest.raises(InputOutputError, match="cannot be read"):
        asked(place, Path(place.root) / "no.csv")


def test_hostile_and_equal_names_become_keys_that_are_told_apart(place: Any) -> None:
    head = '"<script>alert(1)</script>","a: [b","- c #d","!!python/x","日付","日付け","Name","name "," NAME"'
    answer = asked(place, sent(place, ["1,2,3,4,5,6,7,8,9"] * 12, head), dry_run=True)
    terms = yaml.safe_load(answer.files[0].text)["terms"]
    ids = [each["id"] for each in terms]
    assert len(set(ids)) == len(ids)
    assert terms[0]["label"] == "<script>alert(1)</script>"
    assert {"column-5", "column-6"} <= set(ids)


NAMES = st.text(string.ascii_lowercase, min_size=7, max_size=12).map(lambda name: f"Zq{name}")


@settings(max_examples=settings().max_examples // 3, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(people=st.lists(NAMES, min_size=4, max_size=12, unique=True), times=st.integers(1, 12))
@pytest.mark.parametrize("column", ["Surname", "Allocated worker", "Pupil", "Mother"])
def test_no_value_of_a_column_about_people_is_ever_written(
    place: Any, column: str, people: list[str], times: int
) -> None:
    file = sent(place, [f"{at},{name}" for at in range(times) for name in people], f"Row,{column}", "people.csv")
    reading.forget()
    answer = asked(place, file, "Row=pupil-reference", f"{column}=no-term", dry_run=True)
    text = "\n".join(each.text for each in answer.files)
    assert not [name for name in people if name in text or name.lower() in text]


# ── a file that is mapped on a page ──────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where files are kept meanwhile."""
    monkeypatch.setenv("MUNIMENT_STATE", str(tmp_path / "state"))
    return tmp_path / "state"


def test_a_file_and_its_decisions_are_found_again_and_forgotten(state: Path) -> None:
    token = held.begin("Autumn file.csv", b"a,b\n1,2\n")
    found = held.held(token)
    assert found is not None
    held.decide(found, "a", Decision("no-term"))
    held.decide(found, "a", Decision("mapped", "day", "Day", "broad", True))
    again = held.held(token)
    assert again is not None
    assert again.title == "Autumn file.csv"
    assert again.decided == {"a": Decision("mapped", "day", "Day", "broad", True)}
    held.forget(again)
    assert held.held(token) is None
    assert not [each for each in state.rglob("*") if each.is_file()]


def test_a_file_that_cannot_be_read_is_not_kept(state: Path) -> None:
    with pytest.raises(UsageError):
        held.begin("empty.csv", b"")
    with pytest.raises((UsageError, InputOutputError)):
        held.begin("picture.csv", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20)
    assert not list(state.rglob("source*"))


@pytest.mark.parametrize("token", ["", "../../etc", "x" * 43, "?"])
def test_a_name_that_was_never_given_leads_nowhere(state: Path, token: str) -> None:
    assert held.held(token) is None
