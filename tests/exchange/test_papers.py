"""Papers as files: Word reads it with its headings and tables, Markdown shows stored text and nothing else."""

from __future__ import annotations

import html
import io
import re
from dataclasses import dataclass, field

import docx
import pytest
from docx.oxml.ns import qn
from docx.oxml.styles import CT_Styles as Styles
from hypothesis import example, given
from hypothesis import strategies as st

from registry.exchange import paper_docx, paper_md
from registry.exchange.paper import Bullets, Paragraph, Part, Table

HOSTILE = "# <b>x</b> | [y](http://evil.example) `z` *a* _b_ ![i](//e) www.evil.example ${q} & <!-- -->"


@dataclass(frozen=True)
class Paper:
    """What a format needs."""

    title: str = "Gaps in records"
    organisation: str = "Northmoor Council"
    as_of: str = "2026-11-21"
    under: tuple[tuple[str, str], ...] = (("Date", "21 November 2026"),)
    parts: tuple[Part, ...] = field(default=())


def paper(said: str = "Plain") -> Paper:
    """A paper with everything that a paper may have."""
    table = Table(
        "All of it", ("Area", "Findings"), ((f"{said}\nmore", "3"), ("All", "3")), (3, 1), (1,), is_summed=True
    )
    return Paper(parts=(
        Part("Summary", (Paragraph(said), Paragraph(said, quiet=True), Bullets((said, "b")))),
        Part("Findings", (table,), apart=True),
        Part("Critical", (Bullets((said,), numbered=True),), level=2),
    ))  # fmt: skip


def read(made: Paper) -> docx.document.Document:
    """The document, as another reader finds it."""
    return docx.Document(io.BytesIO(paper_docx.render(made)))


def test_word_has_headings_in_order_and_a_title() -> None:
    found = read(paper())
    headings = [(each.style.name, each.text) for each in found.paragraphs if each.style.name.startswith("Heading")]
    assert headings == [("Heading 1", "1. Summary"), ("Heading 1", "2. Findings"), ("Heading 2", "2.1. Critical")]
    assert found.paragraphs[0].style.name == "Title"
    assert (found.core_properties.title, found.core_properties.language) == ("Gaps in records", "en-GB")
    assert found.styles["Normal"].element.rPr.find(qn("w:lang")).get(qn("w:val")) == "en-GB"


def test_word_tables_repeat_their_headings_and_say_what_they_are() -> None:
    (table,) = read(paper()).tables
    first = table.rows[0]._tr.trPr
    assert first.find(qn("w:tblHeader")) is not None
    assert [cell.text for cell in table.rows[0].cells] == ["Area", "Findings"]
    assert [cell.text for cell in table.rows[1].cells] == ["Plain\nmore", "3"]
    assert table._tbl.tblPr.find(qn("w:tblDescription")).get(qn("w:val")) == "All of it"
    assert all(run.bold for cell in table.rows[2].cells for run in cell.paragraphs[0].runs)


def test_a_word_table_of_numbers_stays_on_one_page() -> None:
    (table,) = read(paper()).tables
    kept = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in table.rows]
    assert kept == [True, True, None]


def test_word_pages_have_numbers() -> None:
    foot = read(paper()).sections[0].footer._element.xml
    assert "PAGE" in foot
    assert "NUMPAGES" in foot


@pytest.mark.parametrize("said", [HOSTILE, "a\x00\x1b[31mb", "\ufffe", "]]>&amp;</w:t>"])
def test_word_holds_any_text(said: str) -> None:
    found = read(paper(said))
    kept = "".join(letter for letter in said if letter not in "\x00\x1b\ufffe")
    assert kept in [each.text for each in found.paragraphs]


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert paper_docx.render(paper()) == paper_docx.render(paper())
    assert paper_md.render(paper()) == paper_md.render(paper())


# ── Markdown ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def unmarked(text: str) -> str:
    """What a reader of Markdown is shown for text without markup (CommonMark 2.4 and 2.5)."""
    return html.unescape(re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text))


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"))))
@example(HOSTILE)
@example("1. a")
@example("12) a")
@example("&amp; \\* \\")
@example("===")
def test_markdown_shows_any_text_as_it_was_written(text: str) -> None:
    made = paper_md.text(text)
    assert unmarked(made) == " ".join(text.split())
    assert "\n" not in made
    # Nothing that could open markup is left bare.
    bare = re.sub(r"\\.", "", made)
    assert not re.search(r"[`*_\[\]|<>~$]", bare)
    assert not re.match(r"[#+=:-]|[0-9]+[.)]", made)
    assert "://" not in made
    assert not re.search(r"(?i)www\.", made)


def test_markdown_tables_have_as_many_cells_in_every_row() -> None:
    rows = [line for line in paper_md.render(paper(HOSTILE)).splitlines() if line.startswith("|")]
    assert rows
    assert {len(re.findall(r"(?<!\\)\|", row)) for row in rows} == {3}


def test_markdown_headings_are_numbered_in_order() -> None:
    found = re.findall(r"^(#+) (.*)$", paper_md.render(paper()), re.MULTILINE)
    assert found == [("#", "Gaps in records"), ("##", "1. Summary"), ("##", "2. Findings"), ("###", "2.1. Critical")]


def test_styles_are_looked_for_as_often_for_a_long_table_as_for_a_short_one(monkeypatch: pytest.MonkeyPatch) -> None:
    # python-docx goes through every style of the document each time that one is asked for by its name.
    asked: list[str] = []
    looked = Styles.get_by_name

    def counted(self: Styles, name: str) -> object:
        asked.append(name)
        return looked(self, name)

    monkeypatch.setattr(Styles, "get_by_name", counted)
    counts = []
    for rows in (2, 60):
        asked.clear()
        table = Table("All of it", ("Area", "Findings"), (("Dates", "3"),) * rows, (3, 1), (1,))
        paper_docx.render(Paper(parts=(Part("Findings", (table,)),)))
        counts.append(len(asked))
    assert counts[0] == counts[1] > 0
