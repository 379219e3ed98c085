"""One register is answered from without looking at the others, and only what it decides alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from registry.index import opening
from registry.index.one_register import Beyond, OneRegister
from registry.index.opening import open_index, open_register
from registry.index.snapshot import IndexSnapshot
from registry.session import Session
from registry.source import Ref
from registry.verbs.records import show

AGREEMENT = "agreement"


@pytest.fixture
def two(registers: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two registers, with an agreement in the one that inherits within it, and one that inherits from the other."""
    monkeypatch.setattr("registry.index.scan._RACY_NS", 0)
    complaints = {"contact": {"id": "complaints", "role": "complaints", "job_title": "Head of Housing"}}
    registers.record("east/agreement/top", complaints=complaints)
    registers.record("east/agreement/hub", parent={"ref": "top"}, inherits=["complaints"])
    registers.record("east/agreement/far", parent={"ref": "west/agreement/top"}, inherits=["complaints"])
    registers.record("east/agreement/moved", formerly=["old"])
    registers.record("west/agreement/top", complaints=complaints)
    registers.federation("east", "west")
    root = Path(registers.root)
    open_index(root).engine.close()
    return root


def walked(patch: pytest.MonkeyPatch) -> list[str]:
    """The registers that are walked from now on."""
    seen: list[str] = []
    real = opening.listing
    patch.setattr(opening, "listing", lambda root: seen.append(Path(root).name) or real(root))
    return seen


def shown(root: Path, ref: str) -> Any:
    return show.run(Session(federation=root), show.Question(ref))


@pytest.mark.parametrize(
    ("ref", "looked"),
    [
        ("east/agreement/hub", ["east"]),
        ("east/agreement/top", ["east"]),
        ("west/agreement/top", ["west"]),
        # A parent in another register, and a name that another record may have had, take the others.
        ("east/agreement/far", ["east", "east", "west"]),
        ("east/agreement/old", ["east", "east", "west"]),
        ("hub", ["east", "west"]),
        ("agreement/hub", ["east", "west"]),
    ],
)
def test_only_the_registers_that_decide_are_looked_at(
    two: Path, monkeypatch: pytest.MonkeyPatch, ref: str, looked: list[str]
) -> None:
    seen = walked(monkeypatch)
    answer = shown(two, ref)
    assert seen == looked
    monkeypatch.setattr("registry.verbs.opening.open_register", lambda _start, _register: None)
    assert answer == shown(two, ref)


def test_a_change_in_its_own_register_is_seen(two: Path, registers: Any) -> None:
    assert shown(two, "east/agreement/hub").title == "Hub"
    registers.record("east/agreement/hub", title="Another")
    assert shown(two, "east/agreement/hub").title == "Another"


def test_another_file_that_claims_its_name_is_seen(two: Path) -> None:
    file = two / "east/agreements/hub.yaml"
    (file.parent / "a-first.yaml").write_bytes(file.read_bytes())
    assert shown(two, "east/agreement/hub").file.endswith("a-first.yaml")


@pytest.mark.parametrize("change", ["its register gone", "its title", "no index", "another register's record"])
def test_whatever_else_changes_is_left_to_the_whole(two: Path, change: str) -> None:
    match change:
        case "its register gone":
            (two / "federation.yaml").write_text("registers:\n  - register: west\n")
        case "its title":
            (two / "east/register.yaml").write_text("id: east\ntitle: Another\nformat: 1\n")
        case "no index":
            (two / ".muniment/current").unlink()
        case _:
            (two / "west/agreements/top.yaml").unlink()
    found = open_register(two, "east")
    assert (found is not None) is (change == "another register's record")
    if found is not None:
        found.engine.close()


def test_what_it_does_not_decide_alone_is_never_answered(two: Path) -> None:
    snapshot = open_register(two, "east")
    assert snapshot is not None
    session = Session(federation=two)
    asked = (
        lambda: snapshot.record(Ref("west", AGREEMENT, "top")),
        lambda: snapshot.record(Ref("east", AGREEMENT, "none")),
        lambda: snapshot.get(session, Ref("east", AGREEMENT, "old")),
        lambda: snapshot.find(session, "hub"),
        lambda: snapshot.targets("east", (AGREEMENT,), "west/agreement/top"),
        lambda: list(snapshot.all(session)),
        lambda: snapshot.referrers(session, Ref("east", AGREEMENT, "top")),
        lambda: snapshot.home(Ref("east", "organisation", "x")),
        snapshot.refs,
        snapshot.problems,
        snapshot.count,
        lambda: snapshot.named("hub"),
        lambda: snapshot.bodies("ods", "X"),
        lambda: snapshot.is_refused("east", "agreements/hub.yaml"),
        lambda: snapshot.numbered(1),
    )
    for question in asked:
        with pytest.raises(Beyond):
            question()
    assert snapshot.targets("east", (AGREEMENT,), "top") == [Ref("east", AGREEMENT, "top")]
    snapshot.engine.close()


def test_every_question_that_a_snapshot_answers_is_decided_upon() -> None:
    """A new one is answered by the one register, or refused: nobody has looked at the others."""
    questions = {name for name, each in vars(IndexSnapshot).items() if callable(each) and not name.startswith("_")}
    refused = {name for name in questions if getattr(OneRegister, name) is OneRegister._beyond}
    assert questions - refused == {"get", "find", "record", "targets", "replace", "forget", "as_one"}
