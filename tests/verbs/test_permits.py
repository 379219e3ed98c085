"""The verb `permits`: how a question is understood, what is asked back, and what no words may do to it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.cli.text import permits as text
from registry.errors import NotFound, UsageError
from registry.session import Session
from registry.verbs.sharing import permits
from registry.verbs.sharing.permits import VERB, Answer, Question

SAMPLE = Path(__file__).parents[2] / "agreements"
DAY = date(2026, 11, 21)

ATTENDANCE: dict[str, Any] = {
    "from_": "harbour-schools", "to": "northmoor", "data": ("school attendance",),
    "purpose": "protect children from significant harm",
}  # fmt: skip


@pytest.fixture(scope="module")
def session() -> Session:
    """The sample, opened once."""
    return Session(federation=SAMPLE, as_of=DAY)


def asked(session: Session, **question: Any) -> Answer:
    return permits.run(session, Question(**(ATTENDANCE | question)))


def outcome(answer: Answer) -> str:
    assert answer.permit is not None
    return answer.permit.outcome


def test_only_a_yes_leaves_nought_behind(session: Session) -> None:
    assert VERB.exit_code(asked(session)) == 0
    assert VERB.exit_code(asked(session, purpose="immigration enforcement")) == 1
    assert VERB.exit_code(asked(session, to="")) == 1


@pytest.mark.parametrize(
    ("question", "lacking"),
    [
        ({"from_": ""}, "who would give"),
        ({"to": " "}, "who would get"),
        ({"data": ()}, "what would be given"),
        ({"purpose": ""}, "what for"),
        ({"to": "harbour-schools"}, "to itself"),
    ],
)
def test_a_question_that_is_not_complete_is_asked_back(session: Session, question: Any, lacking: str) -> None:
    answer = asked(session, **question)
    assert not answer.is_complete
    assert answer.permit is None
    assert lacking in " ".join(answer.lacking)
    assert lacking in "\n".join(text.lines(answer))


def test_only_under_one_agreement(session: Session) -> None:
    found = asked(session, agreement="early-years-two-year-review")
    assert outcome(found) == "not-on-record"
    with pytest.raises(NotFound):
        asked(session, agreement="no-such-agreement")
    with pytest.raises(UsageError, match="not an agreement"):
        asked(session, agreement="northmoor/organisation/northmoor")


def test_a_class_is_never_told_yes_and_its_members_are_named(session: Session) -> None:
    found = asked(session, from_="schools")
    assert outcome(found) == "not-yet"
    assert found.permit is not None
    assert "Harbour Learning Trust" in found.permit.missing[0]


def test_the_terms_and_whom_to_ask_come_with_a_yes(session: Session) -> None:
    found = asked(session).permit
    assert found is not None
    route = found.routes[0]
    assert {"conditions", "use", "onward", "channel", "retention", "security", "review"} <= {x.id for x in route.terms}
    assert any("immigration" in said for term in route.terms for said in term.said)
    assert {person.organisation for person in route.ask} >= {"Harbour Learning Trust", "Northmoor Council"}
    assert all(place.address for link in route.links for place in link.at)


def test_the_form_for_an_emergency_is_a_disclosure_that_fits_the_schema(session: Session) -> None:
    found = asked(session, data=("a: b # c", "'two'"), to="Nobody: of # this ' name").permit
    assert found is not None
    form = yaml.load(found.urgent.form, Loader=yaml.BaseLoader)
    assert form["kind"] == "disclosure"
    assert form["information"]["items"] == ["a: b # c", "'two'"]
    assert form["request"]["name"] == "Nobody: of # this ' name"


def test_the_text_says_the_answer_first_and_every_state_in_words(session: Session) -> None:
    printed = "\n".join(text.lines(asked(session)))
    assert "Yes, on these terms" in printed.splitlines()[0]
    assert "On record" in printed
    assert "If a life or somebody's safety is at risk" in printed
    urgent = [line for line in text.lines(asked(session, urgent=True)) if line.strip()]
    assert "If a life or somebody's safety is at risk" in urgent[0]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.text(max_size=60), purpose=st.text(max_size=60))
def test_no_words_break_it_or_bring_a_yes(session: Session, words: str, purpose: str) -> None:
    answer = asked(session, data=(words,), purpose=purpose)
    if answer.permit is not None:
        assert answer.permit.outcome != "yes"
        assert list(text.lines(answer))


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.permutations(["school attendance", "child's identity", "police incident"]))
def test_the_order_of_what_is_asked_for_does_not_matter(session: Session, data: list[str]) -> None:
    one, other = asked(session, data=tuple(data)), asked(session, data=tuple(sorted(data)))
    assert outcome(one) == outcome(other)
    assert one.permit is not None
    assert other.permit is not None
    assert [each.flow for each in one.permit.routes] == [each.flow for each in other.permit.routes]
