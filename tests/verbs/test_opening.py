"""Opening what a session asks about, once, and finding what a person means by a name."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from registry.errors import NotARegister, NotFound, UsageError
from registry.load import reading
from registry.verbs.opening import federation, notes, one, opened


@pytest.fixture
def harbour(registers: Any) -> Any:
    """Two registers, with one id that both use."""
    registers.record("northmoor/agreement/hub", formerly=["old-hub"])
    registers.record("northmoor/dpia/hub-dpia")
    registers.record("northmoor/organisation/police")
    registers.record("eastvale/organisation/police")
    registers.write("northmoor/agreements/broken.yaml", "kind: agreement\nid: broken\ntitle: 5\nstatus: draft\n")
    registers.write("northmoor/agreements/moved-file.yaml", "kind: agreement\nid: protocol\ntitle: P\nstatus: draft\n")
    registers.federation("northmoor", "eastvale", as_of="2026-11-01")
    return registers


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("hub", "northmoor/agreement/hub"),
        ("agreement/hub", "northmoor/agreement/hub"),
        ("northmoor/agreement/hub", "northmoor/agreement/hub"),
        ("eastvale/organisation/police", "eastvale/organisation/police"),
        # A record is found by its id, whatever its file is called.
        ("protocol", "northmoor/agreement/protocol"),
        ("northmoor/agreement/protocol", "northmoor/agreement/protocol"),
        ("northmoor/agreement/old-hub", "northmoor/agreement/hub"),
        ("old-hub", "northmoor/agreement/hub"),
    ],
)
def test_a_record_is_found_by_what_a_person_may_call_it(harbour: Any, text: str, ref: str) -> None:
    assert str(one(harbour.session(), text).ref) == ref


@pytest.mark.parametrize("text", ["hub", "northmoor/agreement/hub", "old-hub", "protocol"])
def test_a_record_that_was_read_once_is_found_without_reading_any_again(
    harbour: Any, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened(harbour.session()).engine.close()
    monkeypatch.setattr(reading, "parse", None)
    assert one(harbour.session(), text).ref.kind == "agreement"


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        # By a short name a person means the body's own record; in full, the very record that is named.
        ("fire", "westhaven/organisation/fire"),
        ("organisation/fire", "westhaven/organisation/fire"),
        ("brigade", "westhaven/organisation/fire"),
        ("northmoor/organisation/fire", "northmoor/organisation/fire"),
        ("eastvale/organisation/brigade", "eastvale/organisation/brigade"),
    ],
)
def test_a_body_and_its_stubs_are_one_thing_to_a_person(harbour: Any, text: str, ref: str) -> None:
    same = {"identifiers": [{"scheme": "ods", "value": "X99"}]}
    harbour.record("westhaven/organisation/fire", register="westhaven", **same)
    harbour.record("northmoor/organisation/fire", **same)
    harbour.record("eastvale/organisation/brigade", **same)
    harbour.federation("northmoor", "eastvale", "westhaven")
    assert str(one(harbour.session(), text).ref) == ref


def test_a_name_that_several_have_must_be_written_in_full(harbour: Any) -> None:
    with pytest.raises(UsageError) as stop:
        one(harbour.session(), "police")
    assert "`eastvale/organisation/police` or `northmoor/organisation/police`" in stop.value.fix


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("hubb", "hub"),
        ("agreement/hob", "agreement/hub"),
        ("northmoor/agreement/hob", "northmoor/agreement/hub"),
        ("completely-different", "muniment list"),
        ("../../etc/passwd", "muniment list"),
        ("northmoor/agreement/../../x", "northmoor/agreement/hub"),
        ("", "muniment list"),
        (".", "muniment list"),
    ],
)
def test_a_name_that_nothing_has_is_answered_with_the_nearest(harbour: Any, text: str, fix: str) -> None:
    with pytest.raises(NotFound) as stop:
        one(harbour.session(), text)
    assert fix in stop.value.fix
    assert stop.value.exit_code == 2


def test_a_file_that_is_not_a_record_is_said_to_be_one(harbour: Any) -> None:
    with pytest.raises(NotFound) as stop:
        one(harbour.session(), "broken")
    assert "agreements/broken.yaml" in stop.value.message
    assert "Line 3" in stop.value.fix


def test_everything_is_opened_once_a_session(harbour: Any) -> None:
    session = harbour.session()
    assert federation(session) is federation(session)
    snapshot = opened(session)
    harbour.record("northmoor/agreement/late")
    assert opened(session) is snapshot
    assert federation(session) is snapshot.federation
    with pytest.raises(NotFound):
        one(session, "late")
    assert one(harbour.session(), "late"), "another session sees what was written since"


def test_a_pinned_federation_is_judged_by_its_own_day_unless_another_is_given(harbour: Any) -> None:
    pinned, given = harbour.session(), harbour.session(as_of=date(2026, 2, 1))
    federation(pinned)
    federation(given)
    assert (pinned.today, given.today) == (date(2026, 11, 1), date(2026, 2, 1))


def test_the_files_of_a_day_are_those_of_now_where_there_is_no_history_and_it_says_so(harbour: Any) -> None:
    session = harbour.session(as_at=date(2026, 1, 1))
    assert opened(session).count() == opened(harbour.session()).count()
    assert session.today == date(2026, 1, 1), "the pinned day of the federation is another"
    assert "northmoor is not kept in git, and is read as its files are now." in notes(session)


def test_outside_any_register_there_is_nothing_to_open(registers: Any) -> None:
    with pytest.raises(NotARegister):
        opened(registers.session())
