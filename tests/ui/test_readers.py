"""Sessions kept open between drawings: how often the files are looked at, and what is shared between people."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from registry.errors import MunimentError
from registry.ui import readers
from registry.ui.readers import Readers
from registry.verbs import opening
from registry.verbs.opening import opened
from registry.verbs.records import search


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every time that the files are looked at."""
    seen: list[str] = []
    original = opening.open_index

    def noted(*given: object, **named: object) -> object:
        seen.append("looked")
        return original(*given, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(opening, "open_index", noted)
    return seen


@pytest.fixture
def clock(federation: Path, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The time, which a test moves on by hand."""
    now = [1000.0]
    monkeypatch.setattr(readers, "monotonic", lambda: now[0])
    monkeypatch.setattr(readers, "AT_MOST_EVERY", 1.0)
    return now


def titles(shared: Readers) -> list[str]:
    with shared.reading() as session:
        return [row.title for row in search.run(session, search.Question(kind=("agreement",), sort="title")).rows]


def test_many_drawings_in_a_moment_look_at_the_files_once(
    federation: Path, looks: list[str], clock: list[float]
) -> None:
    shared = Readers(federation)
    for _drawing in range(50):
        titles(shared)
    assert len(looks) == 1
    shared.close()


def test_after_a_moment_the_files_are_looked_at_again_and_a_change_is_seen(
    federation: Path, looks: list[str], clock: list[float]
) -> None:
    shared = Readers(federation)
    assert titles(shared) == ["Children's hub", "Town protocol"]
    (federation / "town/agreements/hub.yaml").unlink()
    assert titles(shared) == ["Children's hub", "Town protocol"]
    clock[0] += 1.1
    assert titles(shared) == ["Town protocol"]
    assert len(looks) == 2
    shared.close()


def test_where_nothing_changed_what_was_worked_out_before_is_kept(federation: Path, clock: list[float]) -> None:
    shared = Readers(federation)
    with shared.reading() as first:
        before = opened(first)
    clock[0] += 1.1
    with shared.reading() as second:
        assert opened(second) is before
    shared.close()


def test_two_people_at_once_are_never_given_the_same_session(federation: Path, clock: list[float]) -> None:
    shared = Readers(federation)
    with shared.reading() as first, shared.reading() as second:
        assert first is not second
    shared.close()


def test_only_a_few_sessions_are_kept_open(federation: Path, clock: list[float]) -> None:
    shared = Readers(federation)
    together = threading.Barrier(12)
    engines = []

    def draw() -> None:
        with shared.reading() as session:
            engines.append(opened(session).engine)
            together.wait(timeout=30)

    people = [threading.Thread(target=draw) for _person in range(12)]
    for person in people:
        person.start()
    for person in people:
        person.join()
    still_open = [engine for engine in engines if is_open(engine)]
    assert 0 < len(still_open) <= 4
    shared.close()
    assert not [engine for engine in engines if is_open(engine)]


def is_open(engine: object) -> bool:
    try:
        engine.rows("SELECT 1")  # type: ignore[attr-defined]
    except MunimentError:
        return False
    return True


def test_a_federation_that_cannot_be_opened_is_looked_for_again_at_once(
    federation: Path, looks: list[str], clock: list[float]
) -> None:
    file = federation / "federation.yaml"
    good = file.read_text(encoding="utf-8")
    file.write_text("registers: [", encoding="utf-8")
    shared = Readers(federation)
    with pytest.raises(MunimentError):
        titles(shared)
    file.write_text(good, encoding="utf-8")
    assert len(titles(shared)) == 2
    shared.close()


def test_whoever_has_just_written_sees_it_without_waiting_a_moment(
    federation: Path, looks: list[str], clock: list[float]
) -> None:
    shared = Readers(federation)
    titles(shared)
    (federation / "town/agreements/protocol.yaml").unlink()
    shared.look_again()
    assert titles(shared) == ["Children's hub"]
    assert len(looks) == 2
    shared.close()
