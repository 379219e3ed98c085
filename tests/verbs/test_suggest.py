"""The verb `suggest`: the sample's undecided words and the columns of a file, with candidates and reasons."""

from __future__ import annotations

import json
import shutil
from dataclasses import asdict
from pathlib import Path

import pytest

from registry.cli.text.suggest import lines
from registry.errors import UsageError
from registry.session import Session
from registry.verbs.reviewing.offers import codes_for, desk_of, offers_for, unmapped
from registry.verbs.sheets import paging as sheets
from registry.verbs.words import mapped, suggest
from registry.vocabulary.term import TermKey

SAMPLE = Path(__file__).parents[2] / "agreements"


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    """The sample, in a folder where its index may be written."""
    place = tmp_path_factory.mktemp("sample") / "agreements"
    shutil.copytree(SAMPLE, place, ignore=shutil.ignore_patterns(".muniment"))
    return Session(federation=place)


def asked(session: Session, vocabulary: str = "", **question: object) -> suggest.Answer:
    return suggest.run(session, suggest.Question(vocabulary, **question))  # type: ignore[arg-type]


def test_every_undecided_word_is_answered_for_and_no_other(session: Session) -> None:
    answer = asked(session, "northmoor")
    undecided = mapped.run(session, mapped.Question("northmoor", undecided=True, limit="500"))
    assert {row.term for row in answer.rows} == {row.term.address for row in undecided.rows}
    assert answer.rows
    for row in answer.rows:
        sure = [offer.confidence for offer in row.offers]
        assert sure == sorted(sure, reverse=True)
        assert len(row.offers) == 5


def test_decided_words_can_be_asked_for_and_mostly_lead_where_they_were_mapped(session: Session) -> None:
    answer = asked(session, "northmoor", all_=True)
    assert answer.decided == 0
    assert len(answer.rows) > len(asked(session, "northmoor").rows)
    # What Northmoor itself decided of a word is part of what was learned from.
    pupil = next(row for row in answer.rows if row.label == "PupilRef")
    assert "organisation maps" in " ".join(pupil.offers[0].reasons)


def test_one_word_may_be_asked_for_by_its_name(session: Session) -> None:
    (row,) = asked(session, "northmoor", term="missed", most=2).rows
    assert (row.label, len(row.offers)) == ("Missed", 2)


def test_a_rejected_mapping_of_the_sample_does_not_come_back(session: Session) -> None:
    desk = desk_of(session)
    refused = desk.suggester.memory.refused
    assert refused
    for key, targets in refused.items():
        each = unmapped(desk, key)
        assert each is not None
        offers, _none, said = offers_for(desk, each, 20)
        assert not {offer.term for offer in offers} & set(map(str, targets))
        assert "rejected before" in said


def test_the_columns_of_a_file(session: Session, tmp_path: Path) -> None:
    file = tmp_path / "pupils.csv"
    file.write_text("Pupil Date of Birth,Postcode,XQZ\n01/02/2012,AB1 2CD,7\n", "utf-8")
    answer = asked(session, file=str(file))
    assert [row.label for row in answer.rows] == ["Pupil Date of Birth", "Postcode", "XQZ"]
    assert [row.position for row in answer.rows] == [0, 1, 2]
    assert answer.rows[0].offers[0].label == "Date of birth"
    assert answer.title == "pupils.csv"
    (row,) = asked(session, file=str(file), term="xqz").rows
    assert row.offers[0].confidence < 0.3


def test_it_is_made_once_for_all_who_ask(session: Session) -> None:
    assert desk_of(session) is desk_of(session, "harbour-integration-model")


def test_codes_of_a_word_are_suggested(session: Session) -> None:
    desk = desk_of(session)
    mark = TermKey("northmoor", "attendance-extract", "mark")
    shared = next(key for key in desk.suggester._terms if key.term == "attendance-mark")
    codes = codes_for(desk, mark, shared)
    assert codes
    assert any(each.object_codes for each in codes)


@pytest.mark.parametrize(
    "question",
    [
        {},
        {"vocabulary": "nobody"},
        {"vocabulary": "harbour-integration-model"},
        {"vocabulary": "northmoor", "to": "no-such-model"},
        {"vocabulary": "northmoor", "term": "no such word"},
        {"vocabulary": "northmoor", "most": 0},
        {"vocabulary": "northmoor", "most": 21},
    ],
)
def test_what_cannot_be_answered_is_said_plainly(session: Session, question: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        suggest.run(session, suggest.Question(**question))  # type: ignore[arg-type]


def test_it_is_a_table_as_well(session: Session) -> None:
    made = sheets.whole("suggest", session, suggest.Question("northmoor", most=2))
    rows = list(made.rows)
    assert len(rows) == made.total == 2 * len(asked(session, "northmoor").rows)
    assert all(len(row) == len(made.columns) for row in rows)


def test_values_of_a_file_speak_and_are_never_told(session: Session, tmp_path: Path) -> None:
    file = tmp_path / "cases.csv"
    file.write_text("What\n" + "".join(f"{day:02}/03/2026\n" for day in range(1, 29)), "utf-8")
    (row,) = asked(session, file=str(file)).rows
    assert "date" in row.looks
    assert "03/2026" not in json.dumps(asdict(row))
    assert any("look like" in reason for offer in row.offers for reason in offer.reasons)


def test_it_reads_as_text_and_json(session: Session) -> None:
    answer = asked(session, "northmoor")
    text = "\n".join(lines(answer))
    assert "a person decides" in text
    assert answer.rows[0].label in text
    json.dumps(asdict(answer))
