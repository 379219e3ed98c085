"""What people take away from a page: the file is all of what they were looking at, and is called so."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import docx
import openpyxl
import pypdf
import pytest

from tests.browser.pages import LIST
from tests.browser.reader import Reader


def taken(reader: Reader, button: str, folder: Path) -> Path:
    """Press a button and keep the file that comes."""
    with reader.page.expect_download() as coming:
        reader.page.get_by_role("button", name=button).click()
    file = folder / coming.value.suggested_filename
    coming.value.save_as(file)
    return file


def test_a_filtered_list_is_taken_away_as_csv_and_as_a_spreadsheet(reader: Reader, tmp_path: Path) -> None:
    reader.open(f"{LIST}?q=harbour&status=in-force")
    address, shown = reader.page.url, reader.results
    file = taken(reader, "Download as CSV", tmp_path)
    assert file.name == "agreements-21-november-2026.csv"
    head, *rows = csv.reader(io.StringIO(file.read_text("utf-8-sig"), newline=""))
    assert [row[0] for row in rows] == shown
    assert {"Status", "Reference", "File", "Line"} <= set(head)
    file = taken(reader, "Download as spreadsheet (XLSX)", tmp_path)
    assert file.name == "agreements-21-november-2026.xlsx"
    values = list(openpyxl.load_workbook(file)["Results"].values)
    assert [row[0] for row in values[1:]] == shown
    # The page stays where it was.
    assert (reader.page.url, reader.results) == (address, shown)


def test_a_list_of_many_pages_is_taken_away_whole(reader: Reader, tmp_path: Path) -> None:
    reader.open("/records")
    all_of_them = int(reader.page.locator("#results").inner_text().split()[0].replace(",", ""))
    assert all_of_them > len(reader.results)
    file = taken(reader, "Download as CSV", tmp_path)
    assert len(list(csv.reader(io.StringIO(file.read_text("utf-8-sig"), newline="")))) == 1 + all_of_them


@pytest.mark.parametrize("page", [f"{LIST}?q=zzzz", f"{LIST}?status=terminated&q=zzzz"])
def test_where_nothing_was_found_there_is_nothing_to_take_away(reader: Reader, page: str) -> None:
    reader.open(page)
    assert reader.page.get_by_test_id("stDownloadButton").count() == 0


def test_the_committee_paper_is_a_word_document(reader: Reader, tmp_path: Path) -> None:
    reader.open("/gaps?register=northmoor")
    file = taken(reader, "Committee paper (Word)", tmp_path)
    assert file.name == "committee-paper-21-november-2026.docx"
    words = [each.text for each in docx.Document(str(file)).paragraphs]
    assert words[0] == "Gaps in information governance records"
    assert "Organisation: Northmoor Council" in words


def test_the_committee_paper_is_a_pdf(reader: Reader, tmp_path: Path) -> None:
    reader.open("/gaps?register=northmoor")
    file = taken(reader, "Committee paper (PDF)", tmp_path)
    assert file.name == "committee-paper-21-november-2026.pdf"
    found = pypdf.PdfReader(file)
    assert found.metadata is not None
    assert found.metadata.title == "Gaps in information governance records"
    assert "Northmoor Council" in found.pages[0].extract_text()


@pytest.mark.parametrize(
    ("page", "said", "called"),
    [
        ("/words?q=case", "Address", "words"),
        ("/conflicts?show=false-friends", "Address", "false-friends"),
        pytest.param("/conflicts", "Mappings", "conflicts", marks=pytest.mark.prove),
        pytest.param("/conflicts?show=model", "Terms", "findings", marks=pytest.mark.prove),
        pytest.param("/words", "Reference", "vocabularies", marks=pytest.mark.prove),
        pytest.param("/mapped?stands=open", "Address of the term", "terms", marks=pytest.mark.prove),
        pytest.param("/mapped", "Reference", "words-covered", marks=pytest.mark.prove),
    ],
)
def test_words_and_their_conflicts_are_taken_away_whole(
    passer_by: Reader, tmp_path: Path, page: str, said: str, called: str
) -> None:
    passer_by.go(page)
    shown = passer_by.page.locator("#results")
    all_of_them = int(shown.inner_text().split()[0].replace(",", "")) if shown.count() else 1
    file = taken(passer_by, "Download as CSV", tmp_path)
    assert file.name == f"{called}-21-november-2026.csv"
    head, *rows = csv.reader(io.StringIO(file.read_text("utf-8-sig"), newline=""))
    assert said in head
    # A false friend has a row for each of its terms.
    assert len(rows) >= all_of_them
    assert [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@")] == []
    book = openpyxl.load_workbook(taken(passer_by, "Download as spreadsheet (XLSX)", tmp_path))
    assert len(list(book["Results"].values)) == 1 + len(rows)
    assert passer_by.page.url.endswith(page)
