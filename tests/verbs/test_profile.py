"""What a file of data holds, on the screen: columns, values, and what is wrong with it."""

from __future__ import annotations

import pytest

from registry.cli.text.profile import lines
from registry.errors import UsageError
from registry.session import Session
from registry.verbs.words.profile import Question, run
from tests.tabular.making import put

TEXT = (
    "Case,Opened,Status,Client surname\n1,05/01/2026,open,Brook\n2,13/01/2026,closed,Hill\n3,14/01/2026,open,Brook\n"
    "4,waiting,closed,Hill\n5,one cell too many,open,Brook,\n6,15/01/2026,open,Hill,x\n"
)


@pytest.fixture
def session(tmp_path):
    return Session(tmp_path)


def test_it_says_what_the_columns_are_and_what_could_not_be_read(session, tmp_path):
    answer = run(session, Question(put(tmp_path, TEXT)))
    assert [each.datatype for each in answer.columns[:3]] == ["whole-number", "date", "code"]
    assert (answer.rows, answer.dropped, answer.whole) == (5, 1, True)
    assert answer.counts["too-many-cells"] == 1
    shown = "\n".join(lines(answer))
    assert "5 rows with 4 columns. 1 row could not be read and would be left out." in shown
    assert "Line 7: This row has 5 cells" in shown
    assert "open (3)" in shown


def test_what_is_about_people_is_said_and_its_values_are_no_codes(session, tmp_path):
    surname = run(session, Question(put(tmp_path, TEXT))).columns[3]
    assert "a person's name" in surname.is_personal
    assert surname.common == ()


def test_only_the_first_rows_are_looked_at_where_that_is_asked(session, tmp_path):
    answer = run(session, Question(put(tmp_path, "a,b\n" + "1,x\n" * 300_000), rows="10"))
    assert not answer.whole
    assert answer.columns[0].rows == 10


def test_no_file_is_a_question_put_wrongly(session):
    with pytest.raises(UsageError, match="Which file"):
        run(session, Question())
