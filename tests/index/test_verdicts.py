"""What is kept of judgements, and which of them a change takes out."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from registry.findings import Finding, Outcome
from registry.index import verdicts
from registry.index.opening import open_index
from registry.index.verdicts import ASKED_WHO_REFERS, LOOKED_UP, Row
from registry.source import Ref

TODAY = date(2026, 11, 21)

ICO = [{"scheme": "ico", "value": "Z1234567"}]

RECORDS: dict[str, dict[str, Any]] = {
    "a/agreements/share": {"kind": "agreement", "parties": [{"id": "police", "organisation": "police-stub"}]},
    "a/agreements/alone": {"kind": "agreement"},
    "a/organisations/police-stub": {"kind": "organisation", "identifiers": ICO},
    "b/organisations/police": {"kind": "organisation", "identifiers": ICO, "register": "b"},
    "b/organisations/moved": {"kind": "organisation", "formerly": ["once"]},
    "b/adoptions/joins": {"kind": "adoption", "agreement": "a/agreement/share"},
}


def put(root: Path, name: str, data: dict[str, Any] | None) -> None:
    """Write one record, or take it away."""
    path = root / f"{name}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    if data is None:
        path.unlink()
        return
    whole = {"kind": data["kind"], "id": path.stem, "title": path.stem, "status": "draft"} | data
    path.write_text(yaml.safe_dump(whole, sort_keys=False), "utf-8")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A federation of two registers."""
    for register in ("a", "b"):
        (tmp_path / register).mkdir()
        (tmp_path / register / "register.yaml").write_text(f"id: {register}\ntitle: {register}\nformat: 1\n")
    listed = [{"register": own, "source": own} for own in ("a", "b")]
    (tmp_path / "federation.yaml").write_text(yaml.safe_dump({"title": "Both", "registers": listed}))
    for name, data in RECORDS.items():
        put(tmp_path, name, data)
    return tmp_path


def row(ref: str, *looks: tuple[str, int], asks: bool = False, since: int = 1, until: int = 0) -> Row:
    """A judgement of nothing, that looked at so much."""
    register, kind, own = ref.split("/")
    looked = tuple((tuple(name.split("/")), how) for name, how in looks)
    return Row((register, kind, own), since, until, asks, looked, b"", ())  # type: ignore[arg-type]


def keep(root: Path, *rows: Row) -> None:
    """Keep these judgements, and of every other record one that looked at nothing."""
    snapshot = open_index(root)
    given = {row.ref for row in rows}
    others = [row(str(ref)) for ref in snapshot.refs() if tuple(ref) not in given]
    with snapshot.engine.adding():
        verdicts.keep(snapshot.engine, [*rows, *others], b"ours")
    assert not verdicts.waiting(snapshot.engine, TODAY, 0, 99)
    snapshot.engine.close()


def waiting(root: Path, on: date = TODAY) -> set[str]:
    """What must be judged, as the files stand."""
    snapshot = open_index(root)
    found = {str(ref) for _number, ref in verdicts.waiting(snapshot.engine, on, 0, 99)}
    assert verdicts.count_waiting(snapshot.engine, on) == len(found)
    snapshot.engine.close()
    return found


SHARE, ALONE = "a/agreement/share", "a/agreement/alone"


@pytest.mark.parametrize(
    ("judgement", "change", "wanted"),
    [
        pytest.param(row(ALONE), ("a/agreements/alone", {"kind": "agreement", "version": "2"}), {ALONE}, id="itself"),
        pytest.param(row(ALONE), ("a/agreements/new", {"kind": "agreement"}), {"a/agreement/new"}, id="a new one"),
        pytest.param(
            row(SHARE),
            ("a/organisations/police-stub", {"kind": "organisation", "identifiers": ICO, "title": "Police"}),
            {"a/organisation/police-stub", SHARE},
            id="one that it mentions",
        ),
        pytest.param(
            row(SHARE), ("a/organisations/police-stub", None), {SHARE, "b/organisation/police"}, id="gone, and the body"
        ),
        pytest.param(
            row(SHARE),
            ("b/organisations/police", {**RECORDS["b/organisations/police"], "title": "Police"}),
            {"b/organisation/police", "a/organisation/police-stub", SHARE},
            id="the body whose stub it mentions",
        ),
        pytest.param(
            row(SHARE),
            ("b/organisations/other", {"kind": "organisation", "identifiers": ICO}),
            {"b/organisation/other", "b/organisation/police", "a/organisation/police-stub", SHARE},
            id="another record of that body",
        ),
        pytest.param(
            row(ALONE, ("b/organisation/police", LOOKED_UP)),
            ("b/organisations/police", {**RECORDS["b/organisations/police"], "title": "Police"}),
            {"b/organisation/police", "a/organisation/police-stub", SHARE, ALONE},
            id="one that was looked up on the way",
        ),
        pytest.param(
            row(ALONE, ("b/organisation/none", LOOKED_UP)),
            ("b/organisations/none", {"kind": "organisation"}),
            {"b/organisation/none", ALONE},
            id="a name that nothing had",
        ),
        pytest.param(
            row(ALONE, ("b/organisation/once", LOOKED_UP)),
            ("b/organisations/moved", {"kind": "organisation", "formerly": ["once"], "title": "Moved"}),
            {"b/organisation/moved", ALONE},
            id="a name that a record had once",
        ),
        pytest.param(
            row(SHARE, asks=True),
            ("b/adoptions/joins", {"kind": "adoption", "agreement": "a/agreement/share", "party": "police"}),
            {"b/adoption/joins", SHARE},
            id="who refers to it",
        ),
        pytest.param(row(SHARE, asks=True), ("b/adoptions/joins", None), {SHARE}, id="who no longer refers to it"),
        pytest.param(
            row(SHARE),
            ("b/adoptions/joins", {"kind": "adoption", "agreement": "a/agreement/share", "party": "police"}),
            {"b/adoption/joins"},
            id="who refers to it, which was not asked",
        ),
        pytest.param(
            row(ALONE, ("a/agreement/share", ASKED_WHO_REFERS)),
            ("b/adoptions/also", {"kind": "adoption", "agreement": "a/agreement/share"}),
            {"b/adoption/also", ALONE},
            id="who refers to another",
        ),
        pytest.param(
            row(ALONE, ("b/organisation/police", ASKED_WHO_REFERS)),
            ("a/agreements/more", {**RECORDS["a/agreements/share"]}),
            {"a/agreement/more", ALONE},
            id="who refers to a body, by a stub of it",
        ),
        pytest.param(
            row(ALONE, ("b/organisation/moved", ASKED_WHO_REFERS)),
            ("b/agreements/more", {"kind": "agreement", "parties": [{"id": "it", "organisation": "once"}]}),
            {"b/agreement/more", ALONE},
            id="who refers to a record, by its former name",
        ),
        pytest.param(
            row(ALONE),
            ("a/agreements/share", {"kind": "agreement"}),
            {SHARE, "b/adoption/joins"},
            id="nothing that was looked at",
        ),
    ],
)
def test_a_change_takes_out_what_it_may_make_other(
    root: Path, judgement: Row, change: tuple[str, dict[str, Any] | None], wanted: set[str]
) -> None:
    keep(root, judgement)
    put(root, *change)
    assert waiting(root) == wanted


@pytest.mark.parametrize(
    ("since", "until", "holds"),
    [
        (None, None, True), (0, None, True), (1, None, False), (None, 0, True), (None, -1, False), (0, 0, True),
        (-9, 9, True),
    ],
)  # fmt: skip
def test_a_judgement_holds_from_its_first_day_to_its_last(
    root: Path, since: int | None, until: int | None, holds: bool
) -> None:
    """Days are counted from today."""
    today = TODAY.toordinal()
    first, last = 1 if since is None else today + since, 0 if until is None else today + until
    snapshot = open_index(root)
    with snapshot.engine.adding():
        verdicts.keep(snapshot.engine, [row(str(ref)) for ref in snapshot.refs() if str(ref) != ALONE], b"ours")
        verdicts.keep(snapshot.engine, [row(ALONE, since=first, until=last)], b"ours")
    snapshot.engine.close()
    assert waiting(root) == (set() if holds else {ALONE})


def test_what_other_rules_said_is_let_go(root: Path) -> None:
    keep(root)
    snapshot = open_index(root)
    verdicts.let_go_of_others(snapshot.engine, b"ours")
    assert verdicts.count_waiting(snapshot.engine, TODAY) == 0
    verdicts.let_go_of_others(snapshot.engine, b"others")
    assert verdicts.count_waiting(snapshot.engine, TODAY) == len(RECORDS)
    snapshot.engine.close()


def test_a_finding_comes_back_as_it_was_kept() -> None:
    finding = Finding(
        "rule", "a/agreement/share#flows[x]", Outcome.CANNOT_TELL, "medium", "No record shows “it”.",
        ("a/agreement/share#flows[x]/basis",), ("law",), ("law",), ("cause",), "", "b/organisation/police",
    )  # fmt: skip
    assert verdicts.finding_of(Ref("a", "agreement", "share"), verdicts.finding_row(finding)) == finding


@pytest.mark.parametrize("whose", ["b/organisation/police", "nowhere/organisation/not-read", ""])
def test_whose_duty_a_finding_is_is_kept_by_number_and_read_by_name(root: Path, whose: str) -> None:
    finding = Finding("rule", SHARE, Outcome.VIOLATED, "high", "No record shows it.", (SHARE,), organisation=whose)
    keep(root, row(SHARE)._replace(findings=(verdicts.finding_row(finding),)))
    snapshot = open_index(root)
    assert [found for _number, found in verdicts.findings(snapshot.engine, TODAY)] == [finding]
    snapshot.engine.close()
