"""The verb `due`: what is due by when, where it stands in words, and how that was worked out."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.errors import NotFound, UsageError
from registry.verbs import catalogue
from registry.verbs.checks import due
from registry.verbs.checks.due import Answer, Question
from registry.verbs.deadlines.rows import STATES, Row

DAY = date(2026, 11, 21)


@pytest.fixture
def waiting(registers: Any) -> Any:
    """Two registers with a case of every sort in several states, and reviews and last days around the day."""
    registers.record("north/organisation/north", title="North Council", register="north", status="active",
                     nation="england", ico_registration={"expires": "2026-11-25"})  # fmt: skip
    registers.record("east/organisation/east", title="East Council", register="east", status="active")
    cases: dict[str, dict[str, Any]] = {
        "rights-request/late": {"received": "2026-10-01"},
        "rights-request/soon": {"received": "2026-10-26"},
        "rights-request/answered": {"received": "2026-09-01", "responded": "2026-10-02", "status": "closed"},
        "rights-request/in-time": {"received": "2026-09-01", "responded": "2026-09-20", "status": "closed"},
        "rights-request/still": {
            "received": "2026-11-02", "rights": ["access"], "pauses": [{"id": "a", "asked": "2026-11-09"}],
        },
        "rights-request/waiting": {"received": "2026-11-02", "fee_requested": "2026-11-03"},
        "rights-request/wrong": {
            "received": "2026-11-02", "rights": ["access"],
            "pauses": [{"id": "a", "asked": "2026-11-09", "answered": "2026-11-04"}],
        },
        "rights-request/ahead": {"received": "2026-12-02"},
        "rights-request/extended": {
            "received": "2026-10-05", "extension": {"notice_given": "2026-11-02", "months": 2},
        },
        "complaint/new": {"received": "2026-10-23"},
        "breach/lost": {
            "became_aware": "2026-11-19T10:00+00:00", "likely_risk": "yes", "likely_high_risk": "yes",
            "processor": {"aware": "2026-11-19T08:00+00:00", "told_controller": "2026-11-19T09:30+00:00"},
        },
        "breach/unknown": {"likely_risk": "yes"},
    }  # fmt: skip
    for own, fields in cases.items():
        owner = {} if own.startswith("breach") else {"controller": "north"}
        registers.record(
            f"north/{own}", title=own.partition("/")[2].capitalize(), **({"status": "open"} | owner | fields)
        )
    agreements = {
        "overdue": {"status": "in-force", "dates": {"review_due": "2026-10-01"}},
        "today": {"status": "in-force", "dates": {"review_due": "2026-11-21", "end": "2026-12-31"}},
        "ended": {"status": "in-force", "dates": {"end": "2026-03-31"}},
        "draft": {"status": "draft", "dates": {"review_due": "2026-01-01"}},
    }
    for own, fields in agreements.items():
        registers.record(f"north/agreement/{own}", title=own.capitalize(), **fields)
    registers.record("east/processing-activity/visits", title="Visits", status="active", review_due="2026-11-20")
    registers.record("east/waiver/quiet", title="Quiet", status="active", expires="2026-11-30")
    registers.federation("north", "east")
    return registers


def asked(registers: Any, *, on: date = DAY, **question: Any) -> Answer:
    return due.run(registers.session(as_of=on), Question(**question))


def said(answer: Answer) -> dict[str, str]:
    """What each deadline says, by its record and which it is."""
    return {row.key.split("/", 1)[1]: row.said for row in answer.rows}


def one(answer: Answer, key: str) -> Row:
    return next(row for row in answer.rows if row.key.endswith(key))


def test_every_open_case_says_where_its_time_stands(waiting: Any) -> None:
    assert said(asked(waiting, kind=("rights-request", "complaint"))) == {
        "rights-request/late#answer": "Overdue by 19 days",
        "rights-request/soon#answer": "Due in 5 days",
        "rights-request/still#answer": "Stands still since 9 November 2026",
        "rights-request/waiting#answer": "Not started",
        "rights-request/wrong#answer": "Cannot be worked out",
        "rights-request/ahead#answer": "Cannot be worked out",
        "rights-request/extended#answer": "Due in 45 days",
        "complaint/new#acknowledgement": "Due in 2 days",
        "complaint/new#outcome": "Due in 61 days",
    }


def test_a_breach_has_the_regulator_the_people_and_the_processor(waiting: Any) -> None:
    answer = asked(waiting, kind=("breach",), answered=True)
    assert said(answer) == {
        "breach/lost#regulator": "Due in 1 day",
        "breach/lost#people": "To be done without undue delay since 10:00 on 19 November 2026",
        "breach/lost#processor": "Done at 9:30 on 19 November 2026",
        "breach/unknown#regulator": "Cannot be worked out",
    }
    assert one(answer, "lost#regulator").by == "2026-11-22T10:00:00+00:00"
    assert one(answer, "lost#processor").set_by == "product"


def test_what_was_done_is_told_in_time_or_late_when_it_is_asked_for(waiting: Any) -> None:
    found = said(asked(waiting, kind=("rights-request",), state=("in-time", "late")))
    assert found == {
        "rights-request/answered#answer": "Done on 2 October 2026, 1 day late",
        "rights-request/in-time#answer": "Done in time, on 20 September 2026",
        "rights-request/extended#extension": "Done in time, on 2 November 2026",
    }


def test_days_that_cannot_be_give_no_deadline_but_a_sentence(waiting: Any) -> None:
    answer = asked(waiting, kind=("rights-request",))
    wrong, ahead = one(answer, "wrong#answer"), one(answer, "ahead#answer")
    assert (wrong.by, ahead.by) == ("", "")
    assert "answered on 4 November 2026, before it was asked" in wrong.steps[-1]
    assert "which is a later day" in ahead.steps[-1]


def test_every_deadline_says_how_it_was_worked_out_with_its_law_file_and_line(waiting: Any) -> None:
    for row in asked(waiting, answered=True).rows:
        assert row.steps, row.key
        assert all(step.endswith(".") for step in row.steps)
        assert row.law or row.set_by == "record", row.key
        assert row.file.endswith(".yaml")
        assert row.line > 0
    late = one(asked(waiting), "late#answer")
    assert late.steps == ("The request came on 1 October 2026.", "One month from then ends on 1 November 2026.",
                          "That is no working day, so it may be answered until 2 November 2026.")  # fmt: skip
    assert late.law[0] == "UK GDPR Article 12(3)"
    assert late.finding == "rights-response-late@north/rights-request/late"


def test_reviews_and_last_days_are_of_live_records(waiting: Any) -> None:
    answer = asked(waiting, kind=("review", "end", "waiver"))
    assert said(answer) == {
        "agreement/ended#end": "Ended 235 days ago",
        "agreement/overdue#review": "Overdue by 51 days",
        "processing-activity/visits#review": "Overdue by 1 day",
        "agreement/today#review": "Due today",
        "organisation/north#end": "Ends in 4 days",
        "waiver/quiet#end": "Ends in 9 days",
        "agreement/today#end": "Ends in 40 days",
    }
    assert [row.by for row in answer.rows] == sorted(row.by for row in answer.rows)


def test_the_most_pressing_comes_first_whatever_it_is(waiting: Any) -> None:
    rows = [row for row in asked(waiting).rows if row.by]
    assert [row.by[:10] for row in rows] == sorted(row.by[:10] for row in rows)


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ({"within": "0", "kind": ("review",)}, 3),
        ({"within": "4", "kind": ("review", "end")}, 5),
        ({"overdue": True, "kind": ("review", "end", "waiver")}, 3),
        ({"since": "2026-11-21", "until": "2026-11-30", "kind": ("review", "end", "waiver")}, 3),
        ({"register": ("east",)}, 2),
        ({"record": ("today",)}, 2),
        ({"record": ("quiet",), "kind": ("waiver",)}, 1),
        ({"record": ("north/rights-request/soon",)}, 1),
    ],
)
def test_a_question_narrows_what_is_found(waiting: Any, question: dict[str, Any], count: int) -> None:
    assert asked(waiting, **question).total == count


def test_sorts_states_and_days_count_what_there_is(waiting: Any) -> None:
    answer = asked(waiting, counts=True, limit="500")
    assert sum(sort.count for sort in answer.sorts) == answer.total == len(answer.rows)
    assert dict(answer.states) == {
        state: count for state in STATES if (count := sum(row.state == state for row in answer.rows))
    }
    assert sum(each.count for each in answer.days) == sum(bool(row.by) for row in answer.rows)
    for sort in answer.sorts:
        late = [row for row in answer.rows if row.kind == sort.kind and row.state in ("overdue", "not-worked-out")]
        assert sort.overdue == len(late)


@pytest.mark.parametrize("latest_first", [False, True])
@pytest.mark.parametrize("limit", ["1", "3", "7"])
def test_pages_give_each_deadline_once(waiting: Any, limit: str, latest_first: bool) -> None:
    every = asked(waiting, limit="500", latest_first=latest_first).rows
    found: list[Row] = []
    after = ""
    while True:
        page = asked(waiting, limit=limit, after=after, latest_first=latest_first)
        found += page.rows
        after = page.next
        if not after:
            break
    assert [row.key for row in found] == [row.key for row in every]


@pytest.mark.parametrize(
    "question",
    [{"register": ("nort",)}, {"within": "soon"}, {"within": "-1"}, {"limit": "0"}, {"limit": "9999"},
     {"since": "2026-02-30"}, {"until": "x" * 5_000}, {"after": "²"}],
)  # fmt: skip
def test_what_cannot_be_asked_is_refused_plainly(waiting: Any, question: dict[str, Any]) -> None:
    with pytest.raises(UsageError) as refused:
        asked(waiting, **question)
    assert refused.value.fix


def test_a_record_that_is_not_there_is_not_found(waiting: Any) -> None:
    with pytest.raises(NotFound):
        asked(waiting, record=("nothing-like-it",))


def test_where_the_nation_is_not_known_the_soonest_day_is_told_and_until_when_nobody_can_tell(registers: Any) -> None:
    registers.record("north/rights-request/one", status="open", received="2026-10-30")
    registers.federation("north")
    row = asked(registers, on=date(2026, 12, 1)).rows[0]
    assert (row.by, row.latest, row.state) == ("2026-11-30", "2026-12-01", "unsure")
    assert "bank holidays" in row.steps[-1]
    assert asked(registers, on=date(2026, 12, 2)).rows[0].state == "overdue"


def test_what_was_done_on_a_day_on_which_nobody_can_tell_says_so(registers: Any) -> None:
    registers.record("north/complaint/one", status="closed", received="2026-07-01", acknowledged="2026-07-31")
    registers.federation("north")
    row = asked(registers, kind=("complaint",), answered=True).rows[0]
    assert (row.state, row.said) == ("done-unsure", "Done on 31 July 2026: nobody can tell whether in time")


# ── as a calendar ────────────────────────────────────────────────────────────────────────────────────────────────────


def calendar(answer: Answer) -> icalendar.Calendar:
    return icalendar.Calendar.from_ical(catalogue.rendered(catalogue.verb("due"), "ics", answer))


def test_a_calendar_has_an_event_for_each_deadline_that_has_a_day(waiting: Any) -> None:
    answer = asked(waiting)
    events = calendar(answer).walk("VEVENT")
    assert len(events) == sum(bool(row.by) for row in answer.rows)
    assert len({str(event["UID"]) for event in events}) == len(events)
    days = {str(event["UID"]): event.decoded("DTSTART") for event in events}
    assert days["review.overdue.agreement.north@muniment"] == date(2026, 10, 1)
    lost = next(event for event in events if str(event["UID"]) == "regulator.lost.breach.north@muniment")
    assert lost.decoded("DTEND") == datetime.fromisoformat("2026-11-22T10:00+00:00")


def test_the_names_of_events_last_when_a_day_is_moved(waiting: Any) -> None:
    before = {str(event["UID"]) for event in calendar(asked(waiting, kind=("review",))).walk("VEVENT")}
    waiting.record("north/agreement/overdue", title="Overdue", status="in-force", dates={"review_due": "2027-10-01"})
    after = {str(event["UID"]) for event in calendar(asked(waiting, kind=("review",))).walk("VEVENT")}
    assert before == after


def test_of_a_case_only_the_id_goes_into_a_calendar(waiting: Any) -> None:
    waiting.record("north/complaint/new", title="Mrs Example's letter", status="open", received="2026-10-23",
                   controller="north")  # fmt: skip
    text = catalogue.rendered(catalogue.verb("due"), "ics", asked(waiting, kind=("complaint",)))
    assert isinstance(text, bytes)
    assert b"Example" not in text
    assert b"SUMMARY:Acknowledge the complaint: new" in text


@settings(max_examples=30)
@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1, max_size=200))
def test_whatever_a_record_is_called_a_calendar_reads_back_the_same(title: str) -> None:
    row = Row(
        "a/agreement/b#review", "review", "agreement", "Review", "a/agreement/b", title, "2026-11-21", "", "", "due",
        "", 0, "record", (), (), "", "", (), "", "", "", "",
    )  # fmt: skip
    answer = Answer("2026-11-21", 1, (row,), "", (), (), (), ())
    (event,) = calendar(answer).walk("VEVENT")
    assert str(event["SUMMARY"]) == f"Review: {title}"
    assert event.decoded("DTEND") - event.decoded("DTSTART") == timedelta(days=1)
