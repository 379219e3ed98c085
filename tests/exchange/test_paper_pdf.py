"""Papers as PDF: another program reads what they say, with headings, tables and a language; text stays text."""

from __future__ import annotations

import io
import re
import socket
from collections.abc import Iterator

import pypdf
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from pypdf.generic import IndirectObject

from registry.exchange import paper_pdf
from registry.exchange.paper import Bullets, Paragraph, Part, Table
from registry.values import Any
from tests.exchange.test_papers import Paper, paper

TYPST = '#panic("x") #read("/etc/passwd") #import "@preview/a:0.1.0" \\u{41} $x$ *a* _b_ <l> @l ~ -- ... "q" // /* ` #'
LETTERS = "Llŷn, Tŵr, café, naïve – — ’ “ ” £ € ½ § • … é"


def read(made: Any) -> pypdf.PdfReader:
    """The document, as another reader finds it."""
    return pypdf.PdfReader(io.BytesIO(paper_pdf.render(made)))


def squeezed(text: str) -> str:
    """Its letters, without where lines were broken."""
    return "".join(text.replace("\u200b", "").split())


def words(made: Any) -> str:
    """What its pages say."""
    return squeezed("".join(page.extract_text() for page in read(made).pages))


def tags(found: pypdf.PdfReader) -> list[str]:
    """What a screen reader is told that each thing is, in order."""

    def below(node: Any) -> Iterator[str]:
        node = node.get_object() if isinstance(node, IndirectObject) else node
        if isinstance(node, list):
            for each in node:
                yield from below(each)
        elif isinstance(node, dict):
            if "/S" in node:
                yield node["/S"]
            yield from below(node.get("/K", []))

    root: Any = found.trailer["/Root"]
    return list(below(root["/StructTreeRoot"]))


def test_it_has_a_title_a_language_and_says_that_it_can_be_read_aloud() -> None:
    found = read(paper())
    root: Any = found.trailer["/Root"]
    assert found.metadata is not None
    assert (found.metadata.title, found.metadata.author) == ("Gaps in records", "Muniment")
    assert found.metadata.creation_date is not None
    assert found.metadata.creation_date.date().isoformat() == "2026-11-21"
    assert root["/Lang"] == "en-GB"
    assert bool(root["/MarkInfo"]["/Marked"])
    assert bool(root["/ViewerPreferences"]["/DisplayDocTitle"])
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()


def test_headings_lists_and_tables_are_what_they_look_like() -> None:
    found = tags(read(paper()))
    assert [each for each in found if each.startswith("/H")] == ["/H1", "/H1", "/H2"]
    assert found.count("/L") == 2
    assert found.count("/LI") == 3
    assert (found.count("/Table"), found.count("/Caption"), found.count("/THead")) == (1, 1, 1)
    assert (found.count("/TH"), found.count("/TD")) == (2, 4)


def test_headings_can_be_gone_to() -> None:
    def titles(entries: Any) -> list[str]:
        return [
            title for each in entries for title in (titles(each) if isinstance(each, list) else [str(each["/Title"])])
        ]

    assert titles(read(paper()).outline) == ["1. Summary", "2. Findings", "2.1. Critical"]


def test_each_page_says_which_it_is_of_how_many() -> None:
    found = [squeezed(page.extract_text()) for page in read(paper()).pages]
    assert len(found) == 2
    assert all(f"NorthmoorCouncil·Page{at}of2" in page for at, page in enumerate(found, start=1))


def test_a_long_table_says_its_headings_on_every_page() -> None:
    rows = tuple((f"Row {at}", "said") for at in range(200))
    made = Paper(parts=(Part("All", (Table("Two hundred", ("Which one", "What"), rows, (1, 3)),)),))
    found = read(made)
    assert len(found.pages) > 2
    assert all("Which one" in page.extract_text() for page in found.pages)
    text = "\n".join(page.extract_text() for page in found.pages)
    assert all(f"Row {at}" in text for at in range(200))
    # Repeated for the eye: once for the ear.
    assert tags(found).count("/TH") == 2


def test_a_cell_longer_than_a_page_loses_nothing() -> None:
    made = Paper(parts=(Part("All", (Table("One", ("A", "B"), (("x", " ".join(map(str, range(3000)))),), (1, 1)),)),))
    text = squeezed(
        "".join(re.sub(r"Northmoor Council · Page.*", "", page.extract_text()) for page in read(made).pages)
    )
    # The heading of each page comes between.
    assert all(f"{at}{at + 1}" in text for at in range(0, 3000, 7) if str(at) + "AB" not in text)
    assert "29982999" in text


def test_letters_of_this_country_are_there() -> None:
    assert words(paper(LETTERS)).count(squeezed(LETTERS)) == 5


def test_what_the_fonts_lack_is_written_as_its_number() -> None:
    assert "(U+4F8B)Ltd(U+1F642)" in words(paper("例 Ltd 🙂"))


def test_letters_that_turn_a_line_round_are_left_out() -> None:
    assert "abc" in words(paper("a\u202eb\u2066c\u00ad"))


@pytest.mark.parametrize("said", [TYPST, "]]>&amp;</w:t>", "a\x00\x1b[31mb", "\ufffe", "= H\n- b\n+ c\n/ d: e", "\\"])
def test_nothing_that_is_said_is_markup(said: str) -> None:
    kept = squeezed("".join(letter for letter in said if letter not in "\x00\x1b\ufffe"))
    assert words(paper(said)).count(kept) >= (5 if kept else 0)


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=60))
@example(TYPST)
@example("👩‍👩‍👧 e\u0301")
@example("\u0627\u0644 \u05d0")
@example("#" * 60)
def test_any_text_makes_a_paper_that_can_be_read_aloud(said: str) -> None:
    found = read(paper(said))
    assert [each for each in tags(found) if each.startswith("/H")] == ["/H1", "/H1", "/H2"]


@settings(max_examples=25, deadline=None)
@given(
    st.text(
        st.characters(min_codepoint=33, max_codepoint=0x17F, exclude_categories=("Cc", "Cf", "Zs")),
        min_size=1,
        max_size=40,
    )
)
def test_any_text_of_our_letters_is_shown_as_it_was_written(said: str) -> None:
    made = Paper(parts=(Part("P", (Paragraph(said), Bullets((said,)))),))
    # Letters that a typesetter draws as one, such as fi, are read as two again.
    assert words(made).count(said) >= 2


def test_the_same_paper_gives_the_same_bytes() -> None:
    made: Any = paper(LETTERS)
    assert paper_pdf.render(made) == paper_pdf.render(made)


def test_it_asks_nobody_anything(monkeypatch: pytest.MonkeyPatch) -> None:
    """No address is looked up: a paper is made on a machine without a network."""
    monkeypatch.setattr(socket, "socket", None)
    monkeypatch.setenv("HTTPS_PROXY", "http://127.0.0.1:9")
    assert words(paper("Plain"))
