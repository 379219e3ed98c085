"""The printed answer: whoever finds it in a case file sees what was asked, what was found, and where to sign."""

from __future__ import annotations

import io
import re

import docx
import pypdf
import pytest

from registry.concepts.sharing import PermitOutcome
from registry.exchange import paper_md, permit_docx, permit_pdf
from registry.exchange.permit_paper import paper
from registry.verbs.sharing import permits
from tests.ui import permits_made as made
from tests.ui.test_hostile import HOSTILE


def titles(answer: permits.Answer) -> list[str]:
    """The headings of the paper, in order."""
    return [part.title for part in paper(answer).parts]


def said(answer: permits.Answer) -> str:
    """All that it says, without the marks of Markdown."""
    return re.sub(r"\\(.)", r"\1", paper_md.render(paper(answer)))


def test_a_paper_that_is_not_yet_says_first_what_is_missing_and_last_who_decides() -> None:
    assert titles(made.answer("not-yet")) == [
        "The answer", "How the question was understood", "What is missing", "The nearest that there is",
        "The chain of authority", "On what terms", "Whom to ask", "Findings", "Law that is not verified",
        "Other ways looked at", "If it is urgent", "What this rests on", "Decision",
    ]  # fmt: skip


def test_each_thing_that_is_missing_has_what_settles_it_and_who_acts() -> None:
    text = said(made.answer("not-yet"))
    assert "No record shows that The Force has signed. | Sign it. | The Force |" in text
    assert "It turns on law that is not verified. | Have it read. | A lawyer |" in text


def test_a_yes_has_nothing_missing_and_no_nearest() -> None:
    assert not {"What is missing", "The nearest that there is"} & set(titles(made.answer("yes")))


def test_an_urgent_question_is_answered_by_the_code_of_practice_first() -> None:
    assert titles(made.answer("not-yet", urgent=True))[0] == "If it is urgent"


def test_every_link_has_its_law_with_dates_and_whether_it_was_read() -> None:
    text = said(made.answer("yes"))
    assert "Law: Children Act 2004 section 10. In force" in text
    assert "Law: An Act that nobody has read. Not verified." in text


def test_it_says_of_which_day_and_files_it_is_and_has_room_to_sign() -> None:
    text = said(made.answer("no"))
    assert "Records as they stood on:** 21 November 2026" in text
    assert "| Town Council's register | none: these files are not in git |" in text
    assert "no legal advice" in text
    assert "| Signature |" in text


def test_a_question_that_says_too_little_gives_a_paper_that_says_what_to_add() -> None:
    text = said(made.lacking())
    assert "More is needed to answer." in text
    assert "- Say who would get it." in text


@pytest.mark.parametrize("outcome", [each.value for each in PermitOutcome])
def test_word_and_pdf_open_in_other_programs(outcome: str) -> None:
    answer = made.answer(outcome)
    word = docx.Document(io.BytesIO(permit_docx.render(answer)))
    assert word.paragraphs[0].text == "May we share?"
    assert word.paragraphs[1].text == "From: Town Council"
    headings = [each.text for each in word.paragraphs if each.style.name == "Heading 1"]
    assert [each.partition(". ")[2] for each in headings] == titles(answer)
    pdf = pypdf.PdfReader(io.BytesIO(permit_pdf.render(answer)))
    assert "May we share?" in pdf.pages[0].extract_text()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_only_text(text: str) -> None:
    answer = made.hostile(text)
    assert paper_md.render(paper(answer))
    word = docx.Document(io.BytesIO(permit_docx.render(answer)))
    cells = {" ".join(cell.text.split()) for table in word.tables for row in table.rows for cell in row.cells}
    assert any(" ".join(text.split()) in cell for cell in cells)
    assert permit_pdf.render(answer).startswith(b"%PDF")
