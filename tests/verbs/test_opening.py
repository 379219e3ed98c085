"""Finding what a person means: straight from its file where the name leads there, otherwise by reading everything."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from registry.errors import NotARegister, NotFound, UsageError
from registry.verbs.opening import federation, one, opened


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
    ],
)
def test_a_name_that_leads_to_a_file_reads_only_that_file(harbour: Any, text: str, ref: str) -> None:
    session = harbour.session()
    assert str(one(session, text).ref) == ref
    assert "opened" not in session.memory


@pytest.mark.parametrize(
    ("text", "ref"),
    [
        ("protocol", "northmoor/agreement/protocol"),
        ("northmoor/agreement/protocol", "northmoor/agreement/protocol"),
        ("northmoor/agreement/old-hub", "northmoor/agreement/hub"),
        ("old-hub", "northmoor/agreement/hub"),
    ],
)
def test_any_other_name_is_looked_for_among_all(harbour: Any, text: str, ref: str) -> None:
    session = harbour.session()
    assert str(one(session, text).ref) == ref
    assert "opened" in session.memory


def test_a_name_that_several_have_must_be_written_in_full(harbour: Any) -> None:
    with pytest.raises(UsageError) as stop:
        one(harbour.session(), "police")
    assert "`eastvale/organisation/police` or `northmoor/organisation/police`" in stop.value.fix


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("hubb", "hub"),
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


def test_everything_is_read_once_a_session(harbour: Any) -> None:
    session = harbour.session()
    assert opened(session)[0] is opened(session)[0]
    assert federation(session) is federation(session)


def test_a_pinned_federation_is_judged_by_its_own_day_unless_another_is_given(harbour: Any) -> None:
    pinned, given = harbour.session(), harbour.session(as_of=date(2026, 2, 1))
    federation(pinned)
    federation(given)
    assert (pinned.today, given.today) == (date(2026, 11, 1), date(2026, 2, 1))


def test_past_files_are_refused_rather_than_answered_wrongly(harbour: Any) -> None:
    with pytest.raises(UsageError, match="history"):
        federation(harbour.session(as_at=date(2026, 1, 1)))


def test_outside_any_register_there_is_nothing_to_open(registers: Any) -> None:
    with pytest.raises(NotARegister):
        opened(registers.session())
