"""Tables of words to take away: a label is anybody's text, and in no cell of them is it a formula."""

from __future__ import annotations

import csv
import io
from typing import Any

import openpyxl
import pytest

from registry.verbs.sheets import paging as sheets
from registry.verbs.words import compare, conflicts, mapped, mappings, vocab, wordlist
from tests.verbs import two_tongues
from tests.verbs.two_tongues import CARE, POLICE

ATTACK = '=HYPERLINK("http://evil.test")'
_ANYBODYS = ("title", "label", "definition", "notation", "alternative_labels", "context", "reasoning", "steward_role",
             "changes")  # fmt: skip
ASKED = (
    ("vocab", vocab.Question()),
    ("vocab", vocab.Question(words=(ATTACK,))),
    ("vocab", vocab.Question(vocabulary=(CARE,), codes=True)),
    ("conflicts", conflicts.Question()),
    ("conflicts", conflicts.Question(false_friends=True)),
    ("conflicts", conflicts.Question(model=True)),
    ("mapped", mapped.Question()),
    ("mapped", mapped.Question(undecided=True)),
    ("mapped", mapped.Question("town/organisation/town", to="force/organisation/force")),
    ("mappings", mappings.Question("care-to-shared")),
    ("wordlist", wordlist.Question(CARE)),
    ("compare", compare.Question(CARE, POLICE)),
)


def spoiled(value: Any, name: str = "") -> Any:
    """A record with the text wherever it takes anybody's."""
    if isinstance(value, dict):
        return {each: spoiled(inside, each) for each, inside in value.items()}
    if isinstance(value, list):
        return [spoiled(each, name) for each in value]
    return ATTACK if name in _ANYBODYS else value


@pytest.mark.parametrize(("verb", "question"), ASKED)
def test_no_cell_of_a_table_of_words_is_a_formula(
    registers: Any, monkeypatch: pytest.MonkeyPatch, verb: str, question: Any
) -> None:
    monkeypatch.setattr(two_tongues, "RECORDS", spoiled(two_tongues.RECORDS))
    two_tongues.write(registers)
    # Somebody else says that the same word means another thing, so that there is something to be at odds about.
    second = {"id": "su", "subject": ["service-user"], "object": ["file"], "predicate": "exact", "reasoning": ATTACK,
              "mapping_status": "approved", "approved": "2026-02-01", "steward_role": ATTACK}  # fmt: skip
    registers.record(
        "town/mapping-set/again", title=ATTACK, status="active", subject_vocabulary="care", object_vocabulary="shared",
        status_history=[{"on": "2026-01-01", "status": "active"}], mappings=[second],
    )  # fmt: skip
    session = registers.session()
    made = sheets.file(sheets.whole(verb, session, question), "csv").decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(made, newline="")) for cell in row]
    assert any(ATTACK in cell for cell in cells)
    assert [cell for cell in cells if cell.lstrip()[:1] in ("=", "+", "-", "@")] == []
    book = openpyxl.load_workbook(io.BytesIO(sheets.file(sheets.whole(verb, session, question), "xlsx")))
    for sheet in book:
        for row in sheet.iter_rows():
            assert [cell.value for cell in row if cell.data_type == "f" or cell.hyperlink] == []
