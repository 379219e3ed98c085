"""An answer says so where it rests on a mapping that something is known to be wrong with."""

from __future__ import annotations

from datetime import date
from typing import Any

from registry.cli.text import resolve as text
from registry.session import Session
from registry.verbs.words import conflicts, resolve
from registry.verbs.words.resolve import Question
from tests.sample.expected import SAMPLE


def answer(**asked: Any) -> resolve.Answer:
    return resolve.run(Session(federation=SAMPLE, as_of=date(2026, 11, 21)), Question(**asked))


def test_the_mapping_that_contradicts_another_is_told_at_the_answer_with_where_to_look():
    found = answer(word="referral", from_="eastvale", to="westhaven")
    ((caution,),) = [told.careful for told in found.blocks[0].told]
    assert caution.rule == "broader-in-a-circle"
    assert caution.at == "eastvale/mapping-set/community-safety-to-harbour#mappings[referral-takes-in-more]"
    said = "\n".join(text.lines(found))
    assert "Careful: “Referral” in “Harbour integration model” is said to be broader" in said
    assert (
        "See: muniment conflicts --rule broader-in-a-circle --vocabulary eastvale/vocabulary/community-safety" in said
    )


def test_it_stands_among_the_conflicts_to_which_it_leads():
    (caution,) = answer(word="referral", from_="eastvale", to="westhaven").blocks[0].told[0].careful
    session = Session(federation=SAMPLE, as_of=date(2026, 11, 21))
    listed = conflicts.run(session, conflicts.Question(vocabulary=(caution.vocabulary,), rule=(caution.rule,)))
    assert caution.at in {decision.at for row in listed.rows for decision in row.decisions}


def test_an_answer_that_rests_on_nothing_doubtful_says_nothing():
    assert answer(word="service user", from_="northmoor", to="eastvale").blocks[0].told[0].careful == ()


def test_the_table_of_everybody_is_not_gone_through():
    assert all(told.careful == () for told in answer(word="referral", from_="eastvale").blocks[0].told)
