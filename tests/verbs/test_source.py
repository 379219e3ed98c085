"""`source`: a record back to its file, and a part of it to its lines."""

from __future__ import annotations

from typing import Any

import pytest

from registry.errors import InputOutputError, NotFound
from registry.verbs.opening import opened
from registry.verbs.records import source

TEXT = """\
# About the hub.
kind: agreement
id: hub
title: Hub
status: in-force
dates: {effective: 2026-01-01, end: 2026-12-31}

# Who is in it.
parties:
  - id: council
    department:
      - Early help

  # The police came later.
  - id: police
    name_used: The Force
purpose:
  aim: >-
    To help
    children
local:
  team: People
"""


@pytest.fixture
def hub(registers: Any) -> Any:
    """One agreement, written as people write."""
    registers.register("north")
    registers.write("north/agreements/hub.yaml", TEXT)
    return registers


def lines(hub: Any, address: str) -> tuple[str, int, int]:
    """The address found, and its first and last line."""
    answer = source.run(hub.session(at="north"), source.Question(f"hub{address}"))
    return answer.address, answer.first, answer.last


@pytest.mark.parametrize(
    ("asked", "found", "first", "last"),
    [
        ("", "", 0, 0),
        ("#", "", 0, 0),
        ("#status", "status", 5, 5),
        ("#dates/end", "dates/end", 6, 6),
        ("#parties", "parties", 9, 16),
        ("#parties[council]", "parties[council]", 10, 12),
        ("#parties[council]/department", "parties[council]/department", 11, 12),
        ("#parties[police]", "parties[police]", 15, 16),
        ("#parties[police]/name_used", "parties[police]/name_used", 16, 16),
        ("#purpose/aim", "purpose/aim", 18, 20),
        ("#local", "local", 21, 22),
        # What is not there leads to the nearest above it that is.
        ("#parties[nobody]/department", "parties", 9, 16),
        ("#parties[police]/department", "parties[police]", 15, 16),
        ("#nothing[at]/all", "", 0, 0),
        ("#[[[/]]]#", "", 0, 0),
        ("#" + "a/" * 5_000, "", 0, 0),
    ],
)
def test_a_part_has_the_lines_it_was_written_in(hub: Any, asked: str, found: str, first: int, last: int) -> None:
    assert lines(hub, asked) == (found, first, last)


def test_the_lines_are_those_of_the_file(hub: Any) -> None:
    answer = source.run(hub.session(at="north"), source.Question("hub"))
    assert answer.lines == tuple(TEXT.splitlines())
    assert answer.file == str(hub.root / "north/agreements/hub.yaml")
    assert (answer.ref, answer.title, answer.shortened) == ("north/agreement/hub", "Hub", 0)


def test_a_line_of_any_length_is_bounded(hub: Any) -> None:
    hub.write("north/agreements/hub.yaml", TEXT + f"minimisation: {'x' * 100_000}\n")
    answer = source.run(hub.session(at="north"), source.Question("hub#minimisation"))
    assert (answer.first, answer.shortened) == (23, 1)
    assert sum(map(len, answer.lines)) < 5_000


def test_a_file_that_changed_since_it_was_read_is_shown_as_it_is_now(hub: Any) -> None:
    session = hub.session(at="north")
    opened(session)
    hub.write("north/agreements/hub.yaml", "# One line more.\n" + TEXT)
    assert source.run(session, source.Question("hub#status")).first == 6
    hub.write("north/agreements/hub.yaml", "status: [\n")
    answer = source.run(session, source.Question("hub#status"))
    assert (answer.first, answer.lines) == (0, ("status: [",))
    # Far larger than a record may be: no more is read than a record could have.
    hub.write("north/agreements/hub.yaml", "# filler\n" * 250_000)
    assert sum(map(len, source.run(session, source.Question("hub#status")).lines)) <= 256 * 1024


def test_a_file_that_is_gone_is_said_to_be(hub: Any) -> None:
    session = hub.session(at="north")
    opened(session)
    (hub.root / "north/agreements/hub.yaml").unlink()
    with pytest.raises(InputOutputError) as raised:
        source.run(session, source.Question("hub"))
    assert raised.value.fix


def test_a_record_that_is_not_there_is_said_not_to_be(hub: Any) -> None:
    with pytest.raises(NotFound):
        source.run(hub.session(at="north"), source.Question("nothing#status"))
