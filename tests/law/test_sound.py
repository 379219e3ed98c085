"""Law data that do not hold together are said to, with the line; and those that come with Muniment do."""

from __future__ import annotations

from pathlib import Path

import pytest

from registry.law.compiled import is_current
from registry.law.files import read
from registry.law.sound import faults

from .conftest import FILES, write

ACT, BODIES, POWER = "instruments/cda98.yaml", "bodies/councils.yaml", "gateways/cda98-115.yaml"
CDA, COUNCILS, GATEWAY = FILES[ACT], FILES[BODIES], FILES[POWER]
ALWAYS = "in_force: [{id: always, state: in-force}]"


def windows(*written: str) -> str:
    """The Act with these windows."""
    return CDA.replace(ALWAYS, "in_force:\n" + "\n".join(f"  - {each}" for each in written))


def told(folder: Path) -> list[str]:
    files, wrong = read(folder)
    return [str(fault) for fault in wrong + faults(files, folder)]


def test_a_small_statute_book_is_sound(law: Path) -> None:
    assert told(law) == []


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        (
            ACT,
            windows("{id: a, state: in-force, to: 2020-01-01}", "{id: b, state: repealed, from: 2019-12-31}"),
            "cda98.yaml:9: a window begins the day after the one before it ends",
        ),
        (
            ACT,
            windows("{id: a, state: in-force}", "{id: b, state: repealed, from: 2019-12-31}"),
            "cda98.yaml:8: only the last window may have no end",
        ),
        (ACT, CDA.replace(ALWAYS, "in_force: []"), "at least one window is needed"),
        (ACT, CDA.replace("cda98-s17a", "s17a"), "begins with `cda98-`"),
        (ACT, CDA.replace("id: cda98\n", "id: cda99\n"), "the file is called `cda98`"),
        (
            ACT,
            CDA.replace("cda98-s17a", "cda98-s115"),
            "`cda98-s115` is already the id of something",
        ),
        (ACT, CDA.replace("kind: act", "kind: actt"), "act"),
        (
            ACT,
            CDA.replace("read: All of it", "on: 2026-01-01"),
            "what was read, or where, is not said",
        ),
        (
            BODIES,
            COUNCILS.replace("[principal-council]", "[principle-council]"),
            "no body kind called `principle-council`",
        ),
        (
            POWER,
            GATEWAY.replace("[county-council]", "[nobody]"),
            "there is no body kind called `nobody`",
        ),
        (
            POWER,
            GATEWAY.replace("[cda98-s115]", "[cda98-s999]"),
            "there is no law called `cda98-s999`",
        ),
        ("gateways/other.yaml", GATEWAY, "the file is called `other`"),
        ("recipes/cake.yaml", "id: cake\n", "there is no sort of law called `recipes`"),
        ("gateways/broken.yaml", "id: [", "broken.yaml:1"),
    ],
)
def test_what_does_not_hold_together_is_said_with_its_place(law: Path, name: str, text: str, said: str) -> None:
    write(law, name, text)
    assert [each for each in told(law) if said in each], told(law)


def test_the_law_that_comes_with_muniment_is_sound_and_put_together() -> None:
    files, wrong = read()
    assert wrong + faults(files) == []
    assert is_current(files), "run `python -m registry.law`"
