"""Reading by federation.lock: what fits it is read from its copy, what does not is said, and the rest still loads."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from registry.load.federation import FederationSource, find
from registry.load.lock import Pulled, notes

COMMIT, OTHER = "3b" * 20, "4c" * 20
URL = "https://git.example/eastvale.git"


class Region:
    """A federation with one register here and one in a copy."""

    def __init__(self, registers: Any) -> None:
        self.registers = registers
        self.root: Path = registers.root
        registers.register("northmoor")
        registers.federation(registers=[{"register": "northmoor"}, {"register": "eastvale", "source": URL}])
        self.copy(COMMIT)
        self.lock()

    def copy(self, commit: str, own: str = "eastvale") -> None:
        text = f"id: {own}\ntitle: {own}\nformat: 1\n"
        self.registers.write(f".muniment/pulled/eastvale/{commit}/register.yaml", text)

    def lock(self, **said: str) -> None:
        entry = {"url": URL, "ref": "HEAD", "commit": f"'{COMMIT}'", "fetched": "2026-11-03T09:30Z"} | said
        lines = [f"    {name}: {value}\n" for name, value in entry.items() if value]
        self.registers.write("federation.lock", f"registers:\n  - register: eastvale\n{''.join(lines)}")

    def kept(self, said: Any) -> None:
        text = said if isinstance(said, str) else json.dumps({"eastvale": said})
        self.registers.write(".muniment/pulled/kept.json", text)

    def found(self) -> FederationSource:
        return find(self.root)


@pytest.fixture
def region(registers: Any) -> Region:
    return Region(registers)


def codes(found: FederationSource) -> list[str]:
    return [problem.code for problem in found.problems]


def test_what_the_lock_names_is_read_from_its_copy(region: Region) -> None:
    found = region.found()
    assert codes(found) == []
    assert [each.id for each in found.registers] == ["northmoor", "eastvale"]
    east = found.registers[1]
    assert east.folder == region.root / ".muniment/pulled/eastvale" / COMMIT
    assert east.pulled == Pulled(URL, "HEAD", COMMIT, "2026-11-03T09:30Z")
    assert found.pulled == {"eastvale": east.pulled}
    assert found.notes == ()


def test_from_inside_a_copy_the_whole_federation_is_read(region: Region) -> None:
    found = find(region.root / ".muniment/pulled/eastvale" / COMMIT)
    assert (found.root, found.focus, len(found.registers)) == (region.root, "eastvale", 2)


MISFITS: dict[str, tuple[dict[str, str], str]] = {
    "another address": ({"url": "https://git.example/other.git"}, "lock-differs"),
    "the same address in other letters": ({"url": URL.upper()}, "lock-differs"),
    "another branch": ({"ref": "main"}, "lock-differs"),
    "a commit that is not here": ({"commit": f"'{OTHER}'"}, "lock-differs"),
    "no commit": ({"commit": ""}, "register-missing"),
    "no address": ({"url": ""}, "register-missing"),
    "a day that there is not": ({"fetched": "2026-02-30T09:30Z"}, "register-missing"),
}


@pytest.mark.parametrize("what", MISFITS)
def test_a_copy_that_does_not_fit_is_not_read_and_the_rest_is(what: str, region: Region) -> None:
    said, code = MISFITS[what]
    region.lock(**said)
    found = region.found()
    assert codes(found) == [code]
    assert [each.id for each in found.registers] == ["northmoor"]
    assert "muniment pull" in found.problems[0].fix


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("<<<<<<< ours\nregisters: []\n", "syntax"),
        ("", "empty-file"),
        ("registers:\n", "empty-value"),
        ("registers: eastvale\n", "wrong-type"),
        ("registers:\n  - register: ../../etc\n", "bad-form"),
        ("registers:\n  - register: eastvale\n    commit: ../../../etc\n", "bad-form"),
        (f"registers:\n  - register: eastvale\n    commit: '{COMMIT}\n'\n", "bad-form"),
        ("registers:\n  - register: eastvale\n    url: 'a b'\n", "bad-form"),
        ("registers:\n  - register: eastvale\n    colour: blue\n", "unknown-key"),
        ("registers: []\nexec: rm\n", "unknown-key"),
        ("\0", "binary-file"),
    ],
)
def test_a_lock_that_is_not_one_is_a_problem_with_its_place(text: str, first: str, region: Region) -> None:
    region.registers.write("federation.lock", text.encode())
    found = region.found()
    assert {(problem.code, problem.path) for problem in found.problems} >= {("register-missing", "federation.yaml")}
    assert first in codes(found)
    assert {problem.path for problem in found.problems} == {"federation.lock", "federation.yaml"}
    assert [each.id for each in found.registers] == ["northmoor"]


def test_a_register_locked_twice_is_a_problem_and_the_first_counts(region: Region) -> None:
    lock = (region.root / "federation.lock").read_text()
    again = lock.partition("\n")[2].replace(COMMIT, OTHER)
    region.registers.write("federation.lock", lock + again)
    found = region.found()
    assert codes(found) == ["duplicate-list-key"]
    assert found.pulled["eastvale"].commit == COMMIT


def test_what_is_locked_and_no_longer_listed_is_nothing_to_whoever_reads(region: Region) -> None:
    region.registers.federation("northmoor")
    assert codes(region.found()) == []
    region.registers.federation(registers=[{"register": "northmoor"}, {"register": "eastvale", "source": "northmoor"}])
    assert codes(region.found()) == ["register-id-differs"], "a folder is read as it is, whatever the lock says"


def test_a_federation_of_folders_does_not_look_at_the_lock(region: Region) -> None:
    region.registers.federation("northmoor")
    region.registers.write("federation.lock", "nonsense")
    assert codes(region.found()) == []


def test_a_lock_that_cannot_be_read_is_said(region: Region) -> None:
    (region.root / "federation.lock").unlink()
    (region.root / "federation.lock").symlink_to("federation.lock")
    assert codes(region.found()) == ["unreadable-file", "register-missing"]


def test_a_copy_that_calls_itself_otherwise_is_said_as_of_any_register(region: Region) -> None:
    region.copy(COMMIT, own="westhaven")
    assert codes(region.found()) == ["register-id-differs"]


# ── what the last pull here said ─────────────────────────────────────────────────────────────────────────────────────


def test_why_a_copy_was_kept_is_told(region: Region) -> None:
    region.kept({"commit": COMMIT, "seen": "2026-11-10T00:00Z", "because": "the network was away"})
    assert region.found().notes == (
        f"eastvale is shown as it was on 10 November 2026, commit {COMMIT[:7]}, because the network was away.",
    )


ODD: list[Any] = [
    "", "{", "[]", "null", '"x"', "[" * 100_000, "\xff", '{"eastvale": 5}',
    {"commit": OTHER, "because": "x"}, {"commit": COMMIT, "because": 5}, {"commit": COMMIT, "because": ["x"]},
    {"commit": COMMIT, "seen": {}, "because": "x"}, {"because": "x"}, {},
]  # fmt: skip


@pytest.mark.parametrize("said", ODD, ids=range(len(ODD)))
def test_nonsense_from_the_last_pull_is_as_nothing(said: Any, region: Region) -> None:
    region.kept(said)
    assert (codes(region.found()), region.found().notes) == ([], ())


@pytest.mark.parametrize("seen", ["", "x", "2026-02-30T00:00Z", "2026", "9999999999"])
def test_a_day_that_is_none_is_left_out(seen: str, region: Region) -> None:
    region.kept({"commit": COMMIT, "seen": seen, "because": "x"})
    assert "as it was on 3 November 2026" in region.found().notes[0]


@pytest.mark.parametrize("before", ["x", "../..", 5, "\x1b[2J"])
def test_a_commit_that_is_none_is_left_out(before: Any, region: Region) -> None:
    region.kept({"commit": COMMIT, "instead_of": before})
    assert region.found().notes == ()


def test_a_few_are_told_one_by_one_and_many_in_one_sentence() -> None:
    def kept(count: int) -> dict[str, Pulled]:
        return {f"r{n}": Pulled(URL, "HEAD", COMMIT, f"2026-11-{n + 1:02}T00:00Z", because="x") for n in range(count)}

    assert len(notes(kept(4))) == 4
    many = notes(kept(20) | {"rewritten": Pulled(URL, "HEAD", COMMIT, "2026-11-01T00:00Z", instead_of=OTHER)})
    assert len(many) == 2
    assert many[0].startswith("r0, r1, r2,")
    assert "the oldest on 1 November 2026" in many[0]
    assert "rewritten" in many[1]
