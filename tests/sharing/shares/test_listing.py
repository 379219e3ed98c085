"""A list of shares is found in a file as people keep it, wherever its headings are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from registry.errors import MunimentError, UsageError
from registry.sharing.shares import listing as module
from registry.sharing.shares.cells import direction_of
from registry.sharing.shares.columns import NOTHING, by_heading
from registry.sharing.shares.listing import Listing, listing_of

HEADINGS = ("Ref", "Who do we share with?", "Data shared", "Purpose")
ROWS = (("1", "Police", "Names", "Safety"), ("2", "ditto", "Addresses", "Safety"), ("3", "NHS", "Health", "Care"))


def read(file: Path, **asked: object) -> Listing:
    """The list in a file, by its headings alone."""
    known = {"police", "nhs"}
    return listing_of(
        file, is_known=lambda cell: cell.lower() in known, is_agreement=lambda cell: cell.startswith("ISA"), **asked
    )  # type: ignore[arg-type]


def book(file: Path, sheets: dict[str, Sequence[Sequence[object]]]) -> Path:
    """A spreadsheet with these sheets."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, rows in sheets.items():
        sheet = made.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    made.save(file)
    return file


def parts(found: Listing) -> dict[str, str]:
    """Heading → what it was taken for."""
    return {each.heading: each.part for each in found.columns if each.part != NOTHING}


def test_headings_on_row_9_of_the_second_sheet(tmp_path: Path) -> None:
    above = [["Register of shares"], ["Kept by the team"], *([[]] * 6)]
    file = book(tmp_path / "list.xlsx", {"Read me": [["Ask us."]], "Shares": [*above, HEADINGS, *ROWS]})
    found = read(file)
    assert (found.sheet, found.heading) == ("Shares", 9)
    assert [line.row for line in found.lines] == [10, 11, 12]
    assert "“Read me”" in found.troubles[0]


def test_ditto_is_what_stands_above_and_totals_and_empty_rows_are_no_shares(tmp_path: Path) -> None:
    file = book(tmp_path / "list.xlsx", {"S": [HEADINGS, *ROWS[:2], [], ROWS[2], ["Total", 3]]})
    found = read(file)
    assert [line.said["getter"] for line in found.lines] == ["Police", "Police", "NHS"]
    assert [line.row for line in found.lines] == [2, 3, 5]
    assert any("row 6" in each for each in found.troubles)


@pytest.mark.parametrize(
    ("heading", "part"),
    [
        ("Who do we share with?", "getter"), ("Recipient(s)", "getter"), ("Shared with", "getter"),
        ("Partner organisation", "getter"), ("Shared by", "giver"), ("Data shared", "data"),
        ("Information shared", "data"), ("What information is shared", "data"),
        ("Categories of personal data", "data"),
        ("Why?", "purpose"), ("Purpose of sharing", "purpose"), ("ISA ref", "agreement"),
        ("Agreement name", "agreement"),
        ("Agreement in place?", "stated"), ("Name of share", "title"), ("Ref", "reference"),
        ("In or out?", "direction"),
        ("Lawful basis", NOTHING), ("Owner", NOTHING), ("How often", NOTHING), ("Review date", NOTHING),
    ],
)  # fmt: skip
def test_headings_as_councils_write_them(heading: str, part: str) -> None:
    assert by_heading(heading)[0] == part


def test_a_column_without_a_telling_heading_is_known_by_its_cells(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("X,Data items,Z\nPolice,Names,ISA-1\nNHS,Health,ISA-2\nPolice,Marks,ISA-1\n", "utf-8")
    found = read(file)
    assert parts(found) == {"X": "getter", "Data items": "data", "Z": "agreement"}


def test_yes_and_no_below_agreement_says_whether_there_is_one(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Shared with,Data shared,Agreement,Consent\nPolice,Names,Yes,No\nNHS,Health,No,No\n", "utf-8")
    assert parts(read(file))["Agreement"] == "stated"


def test_a_person_says_which_column_is_what(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Who,Stuff,Other\nPolice,Names,a\nNHS,Health,b\n", "utf-8")
    found = read(file, chosen=("data=stuff", "getter=Who"))
    assert found.lines[0].said == {"getter": "Police", "data": "Names"}
    with pytest.raises(UsageError, match="no column “Stuf”"):
        read(file, chosen=("data=Stuf",))
    with pytest.raises(UsageError, match="does not say which column"):
        read(file, chosen=("colour=Stuff",))


def test_no_list_and_a_pivot_table_are_refused_and_say_how_to_go_on(tmp_path: Path) -> None:
    notes = book(tmp_path / "notes.xlsx", {"Notes": [["Keys are at the desk"], ["Ask Sam"]]})
    pivot = book(
        tmp_path / "pivot.xlsx",
        {"Pivot": [["Count of Ref", "Column Labels"], ["Row Labels", "No", "Yes", "Grand Total"], ["A", 1, 2, 3],
                   ["B", 4, 5, 9], ["Grand Total", 5, 7, 12]]},
    )  # fmt: skip
    for file in (notes, pivot):
        with pytest.raises(UsageError) as stop:
            read(file)
        assert "holds no list of shares" in stop.value.message
        assert "--column" in stop.value.fix


def test_a_file_locked_with_a_password_says_so(tmp_path: Path) -> None:
    file = tmp_path / "locked.xlsx"
    file.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"))
    with pytest.raises(MunimentError, match="locked with a password"):
        read(file)


def test_rows_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_ROWS", 2)
    file = tmp_path / "list.csv"
    file.write_text("Shared with,Data shared\n" + "Police,Names\n" * 5, "utf-8")
    found = read(file)
    assert len(found.lines) == 2
    assert "Only the first 2 rows" in found.troubles[-1]


def test_without_a_column_of_data_it_says_what_is_wanting(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Shared with,Purpose,Stuff\nPolice,Safety,Names\n", "utf-8")
    assert "No column was found that says what information is shared" in read(file).troubles[0]


def test_of_two_tables_side_by_side_the_first_is_read(tmp_path: Path) -> None:
    """A row of both would be two shares in one."""
    file = tmp_path / "two.csv"
    head = "Shared with,Data shared,Purpose"
    file.write_text(f"{head},,{head}\nPolice,Names,Safety,,County,Debts,Tax\n", "utf-8")
    found = listing_of(file, is_known=lambda _text: False, is_agreement=lambda _text: False)
    assert [line.said for line in found.lines] == [{"getter": "Police", "data": "Names", "purpose": "Safety"}]
    assert any("side by side" in each for each in found.troubles)


def test_a_list_on_its_side_is_said_to_lie_so(tmp_path: Path) -> None:
    file = tmp_path / "side.csv"
    file.write_text("Shared with,Police,County\nData shared,Names,Debts\nPurpose,Safety,Tax\n", "utf-8")
    with pytest.raises(UsageError, match="headings in the first column"):
        listing_of(file, is_known=lambda _text: False, is_agreement=lambda _text: False)


def test_a_column_of_both_ways_is_in_and_out() -> None:
    told = {cell: direction_of(cell) for cell in ("Yes", "No", "Inbound only", "No - they send to us", "both ways")}
    assert told == {
        "Yes": "both", "No": "", "Inbound only": "in", "No - they send to us": "in", "both ways": "both",
    }  # fmt: skip
