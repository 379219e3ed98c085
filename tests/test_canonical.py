"""What parties sign: which changes make a new digest, and which never do."""

from __future__ import annotations

import hashlib
import json
import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

import pytest
import rfc8785
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from registry.canonical import canonical, digest, substance_of
from registry.load.snapshot import Loaded, MemorySnapshot
from registry.parse import parse
from registry.schema.published import Shape, shape, walk
from registry.source import Place, Ref
from registry.write import formatted

Fullest = Callable[[str], dict[str, Any]]
Portion = Callable[[str, random.Random], dict[str, Any]]
SnapshotOf = Callable[..., MemorySnapshot]
Taken = Callable[..., str | None]

AGREEMENT = shape("agreement")


@pytest.fixture(scope="session")
def taken(snapshot_of: SnapshotOf) -> Taken:
    """Takes the digest of an agreement, with other agreements of its register beside it."""

    def digest_of(data: dict[str, Any], *others: dict[str, Any], register: str = "northmoor") -> str | None:
        snapshot = snapshot_of({register: [data, *others]})
        return digest(snapshot, snapshot.records[Ref(register, "agreement", data["id"])])

    return digest_of


def agreement(own: str = "hub", **fields: Any) -> dict[str, Any]:
    """An agreement with the fields given."""
    return {"kind": "agreement", "id": own, "title": "Hub", "status": "draft"} | fields


# ── the form itself ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_digest_is_sha_256_over_the_canonical_form(snapshot_of: SnapshotOf) -> None:
    """Written out in full once, so that anyone can take a digest with other tools and get the same."""
    data = agreement(version="1.0", use_restrictions=["Not for council tax"], local={"weight": 0.5, "page": 3})
    snapshot = snapshot_of({"northmoor": [data]})
    loaded = snapshot.records[Ref("northmoor", "agreement", "hub")]
    text = (
        '{"id":"hub","kind":"agreement","local":{"page":3,"weight":"0.5"},"title":"Hub",'
        '"use_restrictions":["Not for council tax"]}'
    )
    assert canonical(snapshot, loaded) == text.encode()
    assert digest(snapshot, loaded) == f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


def test_the_canonical_json_is_that_of_rfc_8785() -> None:
    """The example of the RFC, section 3.2.2 and 3.2.3: numbers, escapes, and the order of keys by UTF-16."""
    numbers = [333333333.33333329, 1e30, 4.50, 2e-3, 0.000000000000000000000000001]
    text = '\u20ac$\u000f\nA\'B"\\\\"/'
    given_ = {"numbers": numbers, "string": text, "literals": [None, True, False]}
    expected = (
        '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],'
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}'
    )
    assert rfc8785.dumps(given_).decode() == expected
    keys = ["\u20ac", "\r", "\ufb33", "1", "\U0001f600", "\u0080", "\u00f6"]
    ordered = ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\U0001f600", "\ufb33"]
    assert list(json.loads(rfc8785.dumps(dict.fromkeys(keys, 0)))) == ordered


def test_a_decimal_is_signed_as_it_is_written() -> None:
    assert substance_of(AGREEMENT, {"local": {"a": 0.1, "b": 1.0, "c": 1, "d": "1"}}) == {
        "local": {"a": "0.1", "b": "1.0", "c": 1, "d": "1"}
    }


# ── what changes a digest, and what does not: every place of the fullest agreement ───────────────────────────────────


def is_signed(place: Place) -> bool:
    """Whether a place is substance: it, and every field that holds it, is declared so."""
    shapes = [AGREEMENT.at(place[: depth + 1]) for depth, step in enumerate(place) if isinstance(step, str)]
    return all(each.substance for each in shapes if each)


def leaves(data: dict[str, Any]) -> list[Place]:
    """The places of an agreement that hold a value rather than a part or list."""
    found = [place for place, _shape, value in walk(AGREEMENT, data) if not isinstance(value, dict | list)]
    return [*found, *([("local", "directorate")] if "local" in data else [])]


def changed(data: dict[str, Any], place: Place) -> dict[str, Any]:
    """The same agreement with another value at one place."""
    data = json.loads(json.dumps(data))
    holder: Any = data
    for step in place[:-1]:
        holder = holder[step]
    before = holder[place[-1]]
    holder[place[-1]] = before + 1 if isinstance(before, int) else f"{before}x"
    return data


@pytest.mark.parametrize("name", [name for name in AGREEMENT.fields if name != "kind"])
def test_changing_one_value_changes_the_digest_if_and_only_if_it_is_substance(
    name: str, taken: Taken, fullest: Fullest
) -> None:
    whole = agreement() | {name: fullest("agreement")[name]}
    before = taken(whole)
    places = [place for place in leaves(whole) if place[0] == name]
    assert before is not None
    assert places
    assert [place for place in places if (taken(changed(whole, place)) != before) != is_signed(place)] == []


def test_most_of_an_agreement_is_signed_and_some_of_it_is_not(fullest: Fullest) -> None:
    signed = [is_signed(place) for place in leaves(fullest("agreement"))]
    assert signed.count(True) > 300
    assert signed.count(False) > 50


def test_taking_one_field_away_changes_the_digest_if_and_only_if_it_is_substance(
    taken: Taken, fullest: Fullest
) -> None:
    full = fullest("agreement")
    before = taken(full)
    for name in [name for name in full if name not in {"kind", "id", "title", "status"}]:
        without = {key: value for key, value in full.items() if key != name}
        assert (taken(without) != before) == AGREEMENT.fields[name].substance, name


@pytest.mark.parametrize(
    "name", ["version", "status", "status_history", "reviews", "evidence", "formerly", "public_registers", "owner"]
)
def test_what_the_architecture_calls_bookkeeping_is_bookkeeping(name: str) -> None:
    assert not AGREEMENT.fields[name].substance


def bookkeeping_only(here: Shape) -> Iterator[tuple[str, ...]]:
    """The paths of signed parts that have fields which are not signed."""
    for name, field in here.fields.items():
        if field.fields and field.substance:
            if any(not inner.substance for inner in field.fields.values()):
                yield (name,)
            yield from ((name, *below) for below in bookkeeping_only(field))


def test_adding_a_part_that_holds_only_bookkeeping_changes_nothing(taken: Taken, fullest: Fullest) -> None:
    full, before = fullest("agreement"), taken(agreement())
    paths = list(bookkeeping_only(AGREEMENT))
    assert paths
    for path in paths:
        here, said = AGREEMENT.at(path), full
        for step in path:
            said = said[step]
        assert here is not None
        part: Any = {name: value for name, value in said.items() if not here.fields[name].substance}
        for step in reversed(path):
            part = {step: part}
        assert taken(agreement(**part)) == before, path


def test_stated_none_and_not_stated_are_different_terms(taken: Taken) -> None:
    """`[]` says that there are none; leaving the field out says nothing. A party signs the difference."""
    assert taken(agreement(automated_decisions=[])) != taken(agreement())


@given(seed=st.integers(0, 2**32))
@settings(max_examples=20)
def test_laying_the_file_out_differently_changes_nothing(seed: int, taken: Taken, portion: Portion) -> None:
    rng = random.Random(seed)
    data = portion("agreement", rng)
    flow = rng.choice([True, False])
    raw = yaml.dump(shuffled(data, rng), Dumper=yaml.CSafeDumper, sort_keys=False, default_flow_style=flow)
    again, problems = parse(raw.encode())
    assert problems == []
    assert again is not None
    assert taken(again) == taken(data), "the order of keys is not signed"
    laid_out, problems = parse(formatted(raw.encode()))
    assert problems == []
    assert laid_out is not None
    assert taken(laid_out) == taken(data), "`muniment fmt` never changes a digest"


def shuffled(data: Any, rng: random.Random) -> Any:
    """The same data with the keys of every map in another order; lists keep theirs, which says something."""
    if isinstance(data, dict):
        return {name: shuffled(data[name], rng) for name in rng.sample(list(data), len(data))}
    return [shuffled(member, rng) for member in data] if isinstance(data, list) else data


def test_the_order_of_a_list_is_signed(taken: Taken) -> None:
    assert taken(agreement(use_restrictions=["a", "b"])) != taken(agreement(use_restrictions=["b", "a"]))


@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=20))
def test_the_two_ways_to_type_an_accent_are_one_text(text: str, taken: Taken) -> None:
    """A Mac types e and an accent where Windows types é; nobody can see the difference, so nobody signs it."""
    forms = {unicodedata.normalize(form, text) for form in ("NFC", "NFD")} | {text}
    digests = {taken(agreement(title=form, local={form: [form, {form: form}]})) for form in forms}
    assert len(digests) == 1


# ── parents ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_an_unpinned_parents_substance_is_signed_with_the_child(taken: Taken) -> None:
    child = agreement("hub", parent={"ref": "accord"})
    before = taken(child, agreement("accord"))
    assert taken(child, agreement("accord", use_restrictions=["Not for council tax"])) != before
    assert taken(child, agreement("accord", version="2.0")) == before, "its bookkeeping is not"


def test_a_parents_digest_is_inside_whether_pinned_or_not(taken: Taken, snapshot_of: SnapshotOf) -> None:
    parent = agreement("accord")
    pinned = agreement("hub", parent={"ref": "accord", "digest": taken(parent)})
    assert taken(pinned, parent) == taken(agreement("hub", parent={"ref": "accord"}), parent)
    changed_ = agreement("accord", use_restrictions=["Not for council tax"])
    assert taken(pinned, changed_) == taken(pinned, parent), "what was pinned is what was signed"
    assert taken(pinned) == taken(pinned, parent), "and the parent need not be there"
    snapshot = snapshot_of({"northmoor": [pinned]})
    form = canonical(snapshot, snapshot.records[Ref("northmoor", "agreement", "hub")])
    assert form is not None
    assert re.search(rb'"parent":\{"digest":"sha256:[0-9a-f]{64}","ref":"accord"\}', form)


def test_a_grandparents_substance_reaches_the_grandchild(taken: Taken) -> None:
    family = [agreement("county", parent={"ref": "accord"}), agreement("accord")]
    changed_ = [family[0], agreement("accord", use_restrictions=["Not for council tax"])]
    child = agreement("hub", parent={"ref": "county"})
    assert taken(child, *family) != taken(child, *changed_)


def test_a_parent_in_another_register_counts_too(snapshot_of: SnapshotOf) -> None:
    child = agreement("hub", parent={"ref": "eastvale/agreement/accord"})
    digests = set()
    for restrictions in ([], ["Not for council tax"]):
        snapshot = snapshot_of({"northmoor": [child], "eastvale": [agreement("accord", use_restrictions=restrictions)]})
        digests.add(digest(snapshot, snapshot.records[Ref("northmoor", "agreement", "hub")]))
    assert len(digests) == 2


def test_without_a_parent_it_needs_there_is_no_digest(taken: Taken) -> None:
    assert taken(agreement("hub", parent={"ref": "accord"})) is None


@pytest.mark.parametrize("ring", [["hub"], ["hub", "accord"], ["hub", "accord", "county"]])
def test_parents_that_go_round_in_a_circle_have_no_digest(ring: list[str], taken: Taken) -> None:
    circle = [agreement(own, parent={"ref": ring[(at + 1) % len(ring)]}) for at, own in enumerate(ring)]
    assert taken(*circle) is None
    outside = agreement("outside", parent={"ref": "hub"})
    assert taken(outside, *circle) is None


def test_a_pin_anywhere_breaks_the_circle(taken: Taken) -> None:
    pin = "sha256:" + "0" * 64
    first = agreement("hub", parent={"ref": "accord"})
    assert taken(first, agreement("accord", parent={"ref": "hub", "digest": pin})) is not None


def test_a_record_of_another_kind_has_a_digest_as_well(snapshot_of: SnapshotOf, kind: str, fullest: Fullest) -> None:
    """Only agreements are signed today; the form is defined for every kind."""
    data = fullest(kind)
    data.pop("parent", None)
    snapshot = snapshot_of({"northmoor": [data]})
    (loaded,) = snapshot.records.values()
    assert isinstance(loaded, Loaded)
    assert re.fullmatch("sha256:[0-9a-f]{64}", str(digest(snapshot, loaded)))
