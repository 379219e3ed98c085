"""Take any one thing away from a yes, and it is no longer one: the link that lost something says so."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.sharing.permits.asking import links, permit

SAMPLE = Path(__file__).parents[3] / "agreements"
HUB = "northmoor/agreements/childrens-safeguarding-hub.yaml"
NOTICE = "northmoor/notices/early-years-notice.yaml"
CONTRARY = "northmoor/agreements/contrary.yaml"

ASKED = {
    "from": "harbour-police", "to": "northmoor", "data": ["police incident"],
    "purpose": "protect children from significant harm",
}  # fmt: skip

Change = Callable[[dict[str, Any]], None]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the sample, read once: after a change only what was changed is read again."""
    copy = tmp_path_factory.mktemp("permits") / "agreements"
    shutil.copytree(SAMPLE, copy, ignore=shutil.ignore_patterns(".*"))
    return copy


@pytest.fixture
def sample(copy: Path) -> Iterator[Path]:
    """The copy, which may be changed, and is as it was afterwards."""
    before = {path: (copy / path).read_text() for path in {NOTICE, *(each[0] for each in MUTATIONS.values())}}
    yield copy
    for path, text in before.items():
        if not (copy / path).exists() or (copy / path).read_text() != text:
            (copy / path).write_text(text)
    (copy / CONTRARY).unlink(missing_ok=True)


def _flow(data: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in data["flows"] if each["id"] == "police-notification")
    return found


def _side(data: dict[str, Any], party: str) -> dict[str, Any]:
    found: dict[str, Any] = next(each for each in _flow(data)["sides"] if each["party"] == party)
    return found


def _status(data: dict[str, Any], status: str) -> None:
    data["status"] = status
    data.pop("status_history")


MUTATIONS: dict[str, tuple[str, set[str], Change]] = {
    "no longer in force": (HUB, {"in-force"}, lambda data: _status(data, "terminated")),
    "suspended": (HUB, {"in-force"}, lambda data: _status(data, "suspended")),
    "ended yesterday": (HUB, {"in-force"}, lambda data: data["dates"].update(end="2026-11-20")),
    "begins tomorrow": (HUB, {"in-force"}, lambda data: data["dates"].update(effective="2026-11-22")),
    "the flow has ended": (HUB, {"flow"}, lambda data: _flow(data).update(ends="2026-11-20")),
    "the giver's basis": (HUB, {"giver-basis"}, lambda data: _side(data, "police").pop("basis")),
    "the getter's basis": (HUB, {"getter-basis"}, lambda data: _side(data, "council").pop("basis")),
    "the giver's side": (HUB, {"roles"}, lambda data: _flow(data)["sides"].pop(0)),
    "the assessment": ("northmoor/dpias/childrens-hub-dpia.yaml", {"dpia"}, lambda data: _status(data, "draft")),
    "retention": (HUB, {"retention"}, lambda data: (_side(data, "council").pop("retention"), data.pop("retention"))),
    "the items": (HUB, {"data"}, lambda data: _flow(data).pop("items")),
    "the role": (HUB, {"roles"}, lambda data: _side(data, "council").pop("role")),
    "a condition not met": (HUB, {"preconditions"}, lambda data: data["preconditions"][0].update(met="no")),
    "ordinary email": (HUB, {"security"}, lambda data: _flow(data).update(channels=["plain-email"])),
    "security": (HUB, {"security"}, lambda data: data["inherits"].remove("security")),
    "the giver's signature": (
        "harbour-police/adoptions/hub-harbour-police.yaml", {"giver-signed"}, lambda data: data.clear(),
    ),
    "the getter's signature": (
        "northmoor/adoptions/hub-northmoor.yaml", {"getter-signed"}, lambda data: data.clear(),
    ),
    "the getter has left": (
        "northmoor/adoptions/hub-northmoor.yaml", {"getter-signed"}, lambda data: data.update(left="2026-11-20"),
    ),
    "it signed for some flows": (
        "northmoor/adoptions/hub-northmoor.yaml", {"getter-signed"},
        lambda data: (data.pop("flows", None), data.update(covers_all_flows="no")),
    ),
    "it is bound from tomorrow": (
        "northmoor/adoptions/hub-northmoor.yaml", {"getter-signed"},
        lambda data: data.update(effective="2026-11-22"),
    ),
    "others hold it first": (
        HUB, {"data"}, lambda data: (
            next(each for each in data["items"] if each["id"] == "police-incident").update(holder=["schools"]),
            _flow(data)["sides"].append({"party": "schools", "part": "discloser"}),
        ),
    ),
    "another text was signed": (
        "northmoor/adoptions/hub-northmoor.yaml", {"getter-signed"},
        lambda data: data.update(digest=f"sha256:{'0' * 64}"),
    ),
}  # fmt: skip


class _Plain(yaml.SafeLoader):
    """Reads numbers as numbers, and dates and answers as the texts that they are in the files."""


_Plain.yaml_implicit_resolvers = {
    letter: [(tag, form) for tag, form in forms if tag.rpartition(":")[2] not in ("bool", "timestamp")]
    for letter, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _change(sample: Path, path: str, change: Change) -> None:
    file = sample / path
    data = yaml.load(file.read_text(), Loader=_Plain)
    change(data)
    if data:
        file.write_text(yaml.safe_dump(data, sort_keys=False, allow_unicode=True))
    else:
        file.unlink()


def test_it_is_a_yes_to_begin_with(sample: Path) -> None:
    assert permit(sample, ASKED).outcome == "yes"


@pytest.mark.parametrize("what", MUTATIONS)
def test_without_any_one_thing_it_is_no_yes_and_the_link_says_so(sample: Path, what: str) -> None:
    path, expected, change = MUTATIONS[what]
    _change(sample, path, change)
    found = permit(sample, ASKED)
    assert found.outcome != "yes"
    assert expected <= set(links(found))


def _on_recognised_interests(data: dict[str, Any]) -> None:
    _status(data, "in-force")
    data["dates"]["effective"] = "2025-05-01"
    next(each for each in data["bases"] if each["id"] == "council-enquiries")["art6"] = [
        "ea-recognised-legitimate-interest"
    ]


@pytest.mark.parametrize(("day", "is_law"), [("2026-02-04", False), ("2026-02-05", True)])
def test_a_ground_that_the_act_of_2025_brought_is_none_before_its_day(sample: Path, day: str, is_law: bool) -> None:
    """Article 6(1)(ea) of the UK GDPR, recognised legitimate interests, has been there since 5 February 2026."""
    _change(sample, HUB, _on_recognised_interests)
    link = links(permit(sample, ASKED, day))["getter-basis"]
    assert ("basis-not-in-force" in {each.rule for each in link.weaknesses}) is not is_law


def test_without_the_notice_it_is_no_yes(sample: Path) -> None:
    """The hub tells people by an exemption; the yearly hours of a funded place need a notice in use."""
    asked = ASKED | {"from": "harbour-schools", "data": ["hours used"], "purpose": "funding early education"}
    assert permit(sample, asked).outcome == "yes"
    _change(sample, NOTICE, lambda data: _status(data, "retired"))
    found = permit(sample, asked)
    assert found.outcome == "not-yet"
    assert "notices" in links(found)


def test_an_agreement_that_forbids_what_another_allows_leaves_no_yes(sample: Path) -> None:
    """Contradictory agreements: both are told, and nobody is told yes."""
    party = [{"id": "council", "organisation": "northmoor"}, {"id": "police", "organisation": "harbour-police"}]
    (sample / CONTRARY).write_text(yaml.safe_dump({
        "kind": "agreement", "id": "contrary", "title": "The contrary agreement", "status": "in-force",
        "parties": party, "prohibited_information": ["Police incident"],
    }, sort_keys=False))  # fmt: skip
    found = permit(sample, ASKED)
    assert found.outcome == "not-yet"
    assert "The contrary agreement" in found.disagree[0]
    assert "Harbour children's safeguarding hub" in found.disagree[0]
