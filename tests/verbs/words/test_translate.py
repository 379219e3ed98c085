"""The verb `translate`: a file of one council in another's words, every cell accounted for."""

from __future__ import annotations

import csv
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.cli.text.translate import lines
from registry.errors import InputOutputError, UsageError
from registry.verbs.translating import translation
from registry.verbs.words import translate
from registry.verbs.words.translate import Answer, Question

_ACTIVE = {"status": "active", "status_history": [{"on": "2026-01-01", "status": "active"}]}


def _field(own: str, datatype: str = "text", codes: dict[str, str] | None = None, **more: Any) -> dict[str, Any]:
    listed = [{"id": key, "code": code, "label": key.title()} for key, code in (codes or {}).items()]
    found = {"id": own, "label": own.replace("-", " ").title(), "element": "field", "datatype": datatype} | more
    return found | ({"codes": listed, "codes_open": "no"} if listed else {})


def _mapping(own: str, subject: list[str], found: list[str], predicate: str = "exact", **more: Any) -> dict[str, Any]:
    ends = {"id": own, "subject": subject, "object": found, "predicate": predicate}
    return ends | {"mapping_status": "approved", "approved": "2026-02-01", "steward_role": "Data steward"} | more


def _pairs(*pairs: tuple[str, list[str], str]) -> dict[str, Any]:
    made = [{"subject_code": one, "object_codes": others, "predicate": how} for one, others, how in pairs]
    return {"transform": {"terminology": made}}


def _form(one: str, other: str, **more: Any) -> dict[str, Any]:
    return {"transform": {"encoding": {"subject_form": one, "object_form": other} | more}}


def _when(order: int, test: str, *values: str, term: str = "checked") -> dict[str, Any]:
    return {"order": order, "conditions": [{"id": "a", "subject_term": term, "test": test, "values": list(values)}]}


RECORDS: dict[str, dict[str, Any]] = {
    "town/organisation/town": {"title": "Town Council", "register": "town", "status": "active"},
    "vale/organisation/vale": {"title": "Vale Council", "register": "vale", "status": "active"},
    "town/vocabulary/hub": {
        "title": "Shared words", "model": "integration", "publisher": "town",
        "terms": [
            _field("number"), _field("day", "date"), _field("guess", "date"), _field("name"), _field("family"),
            _field("given"), _field("money"), _field("place"), _field("level"),
            _field("sort", "code", {"noise": "noise", "music": "music", "barking": "barking", "waste": "waste"}),
        ],
    } | _ACTIVE,
    "town/vocabulary/list": {
        "title": "Town list", "model": "application", "publisher": "town",
        "terms": [
            _field("ref", notation="REF"), _field("day", "date"), _field("checked"), _field("forename"),
            _field("surname"), _field("pence"), _field("place", not_known_codes=["?"]), _field("level"),
            _field("secret"), _field("orphan"),
            _field("sort", "code", {"noise": "N", "music": "M", "waste": "W", "bark": "B", "odd": "O"}),
        ],
    } | _ACTIVE,
    "vale/vocabulary/book": {
        "title": "Vale book", "model": "application", "publisher": "vale",
        "terms": [
            _field("no", notation="NO"), _field("date", "date"), _field("guessed", "date"), _field("name"),
            _field("pounds"), _field("place", not_known_codes=["n/k"]), _field("grade"),
            _field("kind", "code", {"din": "1", "rubbish": "2", "woof": "3", "yap": "4"}),
        ],
    } | _ACTIVE,
    "town/mapping-set/out": {
        "title": "Town to shared", "subject_vocabulary": "list", "object_vocabulary": "hub",
        "mappings": [
            _mapping("ref", ["ref"], ["number"]),
            _mapping("day", ["day"], ["day"], "narrow", **_when(1, "is", "Y"), **_form("dd/mm/yyyy", "YYYY-MM-DD")),
            _mapping("guess", ["day"], ["guess"], "narrow", **_when(2, "is-not", "Y"),
                     **_form("dd/mm/yyyy", "YYYY-MM-DD")),
            _mapping("name", ["forename", "surname"], ["name"], subject_set="ordered-parts",
                     transform={"structural": {"operation": "join", "separator": "space",
                                               "order": ["forename", "surname"]}}),
            _mapping("pence", ["pence"], ["money"],
                     transform={"encoding": {"subject_unit": "Pence", "object_unit": "Pounds", "factor": "0.01"}}),
            _mapping("place", ["place"], ["place"]),
            _mapping("level", ["level"], ["level"], "close"),
            _mapping("secret", ["secret"], [], no_term_found="yes"),
            _mapping("sort", ["sort"], ["sort"], **_pairs(
                ("N", ["noise"], "exact"), ("M", ["noise"], "broad"), ("W", ["waste"], "exact"),
                ("B", ["barking"], "exact"), ("O", [], ""))),
        ],
    } | _ACTIVE,
    "vale/mapping-set/out": {
        "title": "Vale to shared", "subject_vocabulary": "book", "object_vocabulary": "town/vocabulary/hub",
        "mappings": [
            _mapping("no", ["no"], ["number"]),
            _mapping("date", ["date"], ["day"], **_form("dd.mm.yyyy", "YYYY-MM-DD")),
            _mapping("guessed", ["guessed"], ["guess"], **_form("dd.mm.yyyy", "YYYY-MM-DD")),
            _mapping("name", ["name"], ["name"]), _mapping("pounds", ["pounds"], ["money"]),
            _mapping("place", ["place"], ["place"]), _mapping("grade", ["grade"], ["level"]),
            _mapping("kind", ["kind"], ["sort"], **_pairs(
                ("1", ["noise"], "exact"), ("2", ["waste"], "exact"), ("3", ["barking"], "broad"),
                ("4", ["barking"], "broad"))),
        ],
    } | _ACTIVE,
}  # fmt: skip

for _mappings in (RECORDS["town/mapping-set/out"]["mappings"], RECORDS["vale/mapping-set/out"]["mappings"]):
    for _each in _mappings:
        for _pair in _each.get("transform", {}).get("terminology", ()):
            if not _pair["predicate"]:
                del _pair["predicate"]

COLUMNS = ("REF", "Day", "Checked", "Forename", "Surname", "Pence", "Place", "Level", "Secret", "Orphan", "Sort")
ROW = ("a1", "14/09/2026", "Y", "Ada", "Byron", "1250", "Quay", "low", "x", "y", "N")


@pytest.fixture
def councils(registers: Any) -> Any:
    """Two councils with words of their own, and shared words between."""
    for ref, fields in RECORDS.items():
        registers.record(ref, **fields)
    registers.federation("town", "vale")
    return registers


def table(place: Path, *rows: tuple[str, ...], columns: tuple[str, ...] = COLUMNS) -> Path:
    """A file."""
    file = place / "list.csv"
    with file.open("w", newline="", encoding="utf-8") as opened:
        csv.writer(opened).writerows([columns, *rows])
    return file


def ask(councils: Any, file: Path, **more: Any) -> Answer:
    """What comes of it."""
    return translate.run(
        councils.session(as_of=date(2026, 11, 21)), Question(file=file, from_="town", to="vale", force=True, **more)
    )


def read(text: str) -> list[dict[str, str]]:
    """The rows of a file."""
    with Path(text).open(newline="", encoding="utf-8-sig") as opened:
        return list(csv.DictReader(opened))


CELLS = [
    # column, value, column of the result, what is written, outcome
    ("REF", "00-7", "NO", "00-7", "exact"),
    ("REF", "", "NO", "", "empty"),
    ("Day", "14/09/2026", "Date", "14.09.2026", "exact"),
    ("Day", "09/2026", "Date", "", "refused"),
    ("Day", "31/02/2026", "Date", "", "refused"),
    ("Pence", "1250", "Pounds", "12.5", "exact"),
    ("Pence", "lots", "Pounds", "", "refused"),
    ("Place", "?", "Place", "n/k", "empty"),
    ("Place", "n/k", "Place", "", "refused"),
    ("Sort", "N", "Kind", "1", "exact"),
    ("Sort", "noise", "Kind", "1", "exact"),
    ("Sort", "M", "Kind", "", "refused"),
    ("Sort", "B", "Kind", "", "refused"),
    ("Sort", "O", "Kind", "", "no-term"),
    ("Sort", "Z", "Kind", "", "unmapped"),
]


@pytest.mark.parametrize(("column", "value", "target", "written", "outcome"), CELLS)
def test_what_becomes_of_a_cell(
    councils: Any, tmp_path: Path, column: str, value: str, target: str, written: str, outcome: str
) -> None:
    row = dict(zip(COLUMNS, ROW, strict=True)) | {column: value}
    answer = ask(councils, table(tmp_path, tuple(row.values())))
    shown = next(each for each in answer.columns if each.target == target)
    assert (read(answer.out)[0][target], dict(shown.counts)) == (written, {outcome: 1})


def test_columns_come_in_the_targets_order_and_none_is_dropped_in_silence(councils: Any, tmp_path: Path) -> None:
    answer = ask(councils, table(tmp_path, ROW))
    assert [each.target for each in answer.columns if each.target] == [
        "NO", "Date", "Guessed", "Name", "Pounds", "Place", "Kind",
    ]  # fmt: skip
    left = {each.source[0]: each.why_not for each in answer.columns if not each.target}
    assert left.keys() == {"Level", "Secret", "Orphan"}
    assert "close" in left["Level"]
    assert "no word" in left["Secret"]
    assert "Nobody" in left["Orphan"]
    assert read(answer.out)[0]["Name"] == "Ada Byron"
    assert {each["column"] for each in read(answer.ledger) if not each["row"]} == left.keys()


def test_a_condition_on_another_column_is_decided_row_by_row(councils: Any, tmp_path: Path) -> None:
    answer = ask(councils, table(tmp_path, ROW, (*ROW[:2], "N", *ROW[3:])))
    one, other = read(answer.out)
    assert (one["Date"], one["Guessed"]) == ("14.09.2026", "")
    assert (other["Date"], other["Guessed"]) == ("", "14.09.2026")


def test_a_broader_word_is_written_only_where_asked_for_and_kept_beside(councils: Any, tmp_path: Path) -> None:
    row = (*ROW[:-1], "M")
    assert read(ask(councils, table(tmp_path, row)).out)[0]["Kind"] == ""
    answer = ask(councils, table(tmp_path, row), broader=True, keep=True)
    (made,) = read(answer.out)
    assert (made["Kind"], made["Kind (was Sort)"]) == ("1", "M")
    (lost,) = [each for each in read(answer.ledger) if each["outcome"] == "generalised"]
    assert (lost["row"], lost["line"], lost["value"], lost["written"], lost["loss"]) == ("1", "2", "M", "1", "category")


def test_strict_writes_nothing_where_anything_is_lost(councils: Any, tmp_path: Path) -> None:
    answer = ask(councils, table(tmp_path, ROW), strict=True)
    assert not answer.written
    assert answer.stopped
    assert translate.exit_code(answer) == 1
    assert [each.name for each in tmp_path.iterdir() if each.suffix == ".csv"] == ["list.csv"]
    good = ask(councils, table(tmp_path, ("a1", "12"), columns=("REF", "Pence")), strict=True)
    assert good.written
    assert good.losses == ()


def test_nothing_is_written_over_unless_that_is_asked_for(councils: Any, tmp_path: Path) -> None:
    file = table(tmp_path, ROW)
    session = councils.session(as_of=date(2026, 11, 21))
    first = translate.run(session, Question(file=file, from_="town", to="vale"))
    before = Path(first.out).read_bytes()
    with pytest.raises(InputOutputError, match="already"):
        translate.run(session, Question(file=file, from_="town", to="vale"))
    with pytest.raises(UsageError, match="three files"):
        ask(councils, file, out=file)
    assert Path(first.out).read_bytes() == before


def test_a_file_of_nobodys_words_and_an_unknown_side_are_told_plainly(councils: Any, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="No column"):
        ask(councils, table(tmp_path, ("1",), columns=("Zzz",)))
    with pytest.raises(UsageError, match="already"):
        translate.run(councils.session(), Question(file=table(tmp_path, ROW), from_="town", to="town/vocabulary/list"))


def test_preview_reads_a_few_rows_and_the_text_says_the_way_back(councils: Any, tmp_path: Path) -> None:
    file = table(tmp_path, *[ROW] * 50)
    answer = translate.preview(
        councils.session(as_of=date(2026, 11, 21)), Question(file=file, from_="town", to="vale"), rows=5
    )
    assert (answer.rows, len(answer.preview), answer.written) == (5, 5, False)
    assert answer.preview[0][1].value == "14.09.2026"
    assert "came back the same" in "\n".join(lines(answer))


# ── against an independent translation of one row at a time ──────────────────────────────────────────────────────────


def oracle(row: dict[str, str]) -> dict[str, str]:
    """The same by hand, without broader words."""
    day = row["Day"].split("/")
    try:
        moved = date(int(day[2]), int(day[1]), int(day[0])).strftime("%d.%m.%Y") if row["Day"] else ""
    except (ValueError, IndexError):
        moved = ""
    place = "n/k" if row["Place"] == "?" else "" if row["Place"] == "n/k" else row["Place"]
    pounds = row["Pence"] and f"{int(row['Pence']) // 100}.{int(row['Pence']) % 100:02}".rstrip("0").rstrip(".")
    return {
        "NO": row["REF"], "Date": moved if row["Checked"] == "Y" else "",
        "Guessed": moved if row["Checked"] != "Y" else "",
        "Name": " ".join(each for each in (row["Forename"], row["Surname"]) if each), "Pounds": pounds,
        "Place": place, "Kind": {"N": "1", "W": "2"}.get(row["Sort"], ""),
    }  # fmt: skip


word = st.text("abcdefghij", max_size=4)
rows = st.lists(
    st.tuples(
        word, st.sampled_from(["", "01/02/2026", "31/12/1999", "30/02/2020", "02/2020"]),
        st.sampled_from(["Y", "N", ""]),
        word, word, st.integers(0, 10**7).map(str), st.sampled_from(["", "?", "n/k", "Quay", "Hill"]), word, word, word,
        st.sampled_from(["N", "M", "W", "B", "O", "Z", ""]),
    ).filter(any),
    min_size=1, max_size=30,
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=settings().max_examples // 5)
@given(given_rows=rows, size=st.integers(1, 40))
def test_it_agrees_with_plain_loops_whatever_the_size_of_a_batch(
    councils: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, given_rows: list[tuple[str, ...]], size: int
) -> None:
    monkeypatch.setattr(translation, "BATCH", size)
    answer = ask(councils, table(tmp_path, *given_rows))
    wanted = [oracle(dict(zip(COLUMNS, row, strict=True))) for row in given_rows]
    assert read(answer.out) == wanted
    # Each cell of the result has one outcome, and each that was lost one line.
    counts = Counter(dict(answer.counts))
    assert counts.total() == len(given_rows) * 7
    lost = [each for each in read(answer.ledger) if each["row"]]
    assert len(lost) == counts.total() - counts["exact"] - counts["empty"]
    assert lost == sorted(lost, key=lambda each: int(each["row"]))
