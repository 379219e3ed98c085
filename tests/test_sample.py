"""The sample is one story: its registers agree with one another, and what is wrong in it is what its README says."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from registry.canonical import digest
from registry.concepts.kinds import Kind
from registry.load.federation import find
from registry.load.reading import load
from registry.load.snapshot import Loaded, MemorySnapshot
from registry.schema.published import shape
from registry.source import Ref
from registry.source import find as find_place
from tests.sample.expected import expected, typed_in

SAMPLE = Path(__file__).parent.parent / "agreements"
README = (SAMPLE / "README.md").read_text("utf-8")
PROTOCOL = Ref("northmoor", "agreement", "harbour-information-sharing-protocol")
TEN = {
    "eastvale/agreement/anti-social-behaviour-partnership",
    "eastvale/agreement/council-tax-debt",
    "harbour-icb/agreement/emergency-department-violence-data",
    "harbour-icb/agreement/suicide-surveillance",
    "harbour-police/agreement/domestic-abuse-conference",
    "northmoor/agreement/adult-care-shared-record",
    "northmoor/agreement/childrens-safeguarding-hub",
    "northmoor/agreement/early-years-two-year-review",
    "northmoor/agreement/road-safety-statistics",
    "westhaven/agreement/homelessness-duty-to-refer",
}
UNSIGNED = ("westhaven/agreement/homelessness-duty-to-refer", "tidewater")
LATE = ("westhaven/agreement/homelessness-duty-to-refer", "hospitals")
TYPED_IN = frozenset(typed_in())
"""Records that were typed in as they were found, with all that is wrong in them: they are not held to the story."""


@pytest.fixture(scope="module")
def sample() -> MemorySnapshot:
    """Every record of the sample."""
    snapshot, problems = load(find(SAMPLE))
    assert problems == []
    return snapshot


def records(sample: MemorySnapshot, kind: str) -> Iterator[Loaded]:
    """Every record of a kind."""
    return (loaded for ref in sample.refs(kind) if (loaded := sample.record(ref)))


def body(sample: MemorySnapshot, register: str, text: str) -> Ref:
    """The home record of the organisation that a reference in a register names."""
    return sample.home(sample.targets(register, ("organisation",), text)[0])


def in_force(sample: MemorySnapshot) -> Iterator[Loaded]:
    """Every agreement in force that the partners have kept all along."""
    kept = (loaded for loaded in records(sample, "agreement") if str(loaded.ref) not in TYPED_IN)
    return (loaded for loaded in kept if loaded.data["status"] == "in-force")


def texts(data: Any) -> Iterator[str]:
    """Every text of a record or of a part of one."""
    if isinstance(data, dict):
        for value in data.values():
            yield from texts(value)
    elif isinstance(data, list):
        for value in data:
            yield from texts(value)
    elif isinstance(data, str):
        yield data


# ── how much there is ────────────────────────────────────────────────────────────────────────────────────────────────


def test_eight_registers_of_every_kind_are_pinned_to_a_day(sample):
    federation = find(SAMPLE)
    assert len(federation.registers) == 8
    assert str(federation.as_of) == "2026-11-21"
    counted = Counter(ref.kind for ref in sample.refs())
    assert set(counted) == {kind.value for kind in Kind}
    assert len(counted) == 21
    assert counted.total() >= 200
    assert f"{counted.total()} records" in README


def test_ten_agreements_in_force_stand_under_the_protocol(sample):
    under = {str(each.ref) for each in in_force(sample) if "parent" in each.data}
    assert under - {"harbour-icb/agreement/flu-outreach-2025"} == TEN
    for agreement in map(Ref.parse, TEN):
        assert agreement is not None
        parent = sample.record(agreement).data["parent"]["ref"]
        assert sample.targets(agreement.register, ("agreement",), parent) == [PROTOCOL]


def test_processors_engage_others_two_levels_deep(sample):
    depths = []
    for contract in records(sample, "processor-contract"):
        engaged_by = {each["id"]: each.get("engaged_by") for each in contract.data.get("sub_processors", ())}

        def depth(one: str, engaged_by=engaged_by) -> int:
            return 1 + (depth(engaged_by[one]) if engaged_by[one] else 0)

        depths += [depth(one) for one in engaged_by]
    assert max(depths) >= 3
    assert sum(deep >= 2 for deep in depths) >= 5


# ── who signed what ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_party_has_signed_by_the_day_the_agreement_took_effect(sample):
    signed: dict[tuple[str, str], list[str]] = defaultdict(list)
    for adoption in records(sample, "adoption"):
        if str(adoption.ref) in TYPED_IN:
            continue
        (agreement,) = sample.targets(adoption.ref.register, ("agreement",), adoption.data["agreement"])
        party = next(p for p in sample.record(agreement).data["parties"] if p["id"] == adoption.data["party"])
        who = body(sample, adoption.ref.register, adoption.data["organisation"])
        if "party_class" in party:
            assert body(sample, adoption.ref.register, adoption.data["member"]["organisation"]) == who, adoption.ref
        else:
            assert body(sample, agreement.register, party["organisation"]) == who, adoption.ref
            assert adoption.data["decision"] == "signed", adoption.ref
            signed[str(agreement), party["id"]].append(adoption.data["signed"])
    for agreement in in_force(sample):
        for party in agreement.data["parties"]:
            key = (str(agreement.ref), party["id"])
            if "party_class" not in party and key != UNSIGNED:
                assert signed[key], key
                assert (min(signed[key]) <= agreement.data["dates"]["effective"]) == (key != LATE), key
    assert UNSIGNED not in signed


def test_every_digest_that_was_signed_is_the_digest_of_the_agreement(sample):
    counted = 0
    for adoption in records(sample, "adoption"):
        if "digest" in adoption.data:
            (agreement,) = sample.targets(adoption.ref.register, ("agreement",), adoption.data["agreement"])
            assert adoption.data["digest"] == digest(sample, sample.record(agreement)), adoption.ref
            counted += 1
    assert counted > 40


# ── what each side of a flow leads to ────────────────────────────────────────────────────────────────────────────────


def sides(sample: MemorySnapshot) -> Iterator[tuple[Loaded, str, Ref, dict[str, Any]]]:
    """Each side of each flow of an agreement in force that is one organisation's, with a name to show."""
    for agreement in in_force(sample):
        parties = {party["id"]: party for party in agreement.data["parties"]}
        for flow in agreement.data.get("flows", ()):
            for side in flow["sides"]:
                party = parties[side["party"]]
                if "organisation" in party:
                    shown = f"{agreement.ref}#flows[{flow['id']}]/sides[{side['party']}.{side['part']}]"
                    yield agreement, shown, body(sample, agreement.ref.register, party["organisation"]), side


@pytest.mark.parametrize(("field", "kind"), [("processing", "processing-activity"), ("notice", "privacy-notice")])
def test_each_side_names_its_own_records_and_they_name_the_agreement(sample, field, kind):
    for agreement, shown, who, side in sides(sample):
        if field not in side:
            # People are told only where there is personal data of the living.
            assert field == "notice", shown
            assert side["regime"] in ("not-personal", "deceased-only"), shown
            continue
        (ref,) = sample.targets(agreement.ref.register, (kind,), side[field])
        named = sample.record(ref).data
        whose = [named["organisation"]] if "organisation" in named else named["controllers"]
        assert who in [body(sample, ref.register, each) for each in whose], shown
        agreements = [sample.targets(ref.register, ("agreement",), each) for each in named["agreements"]]
        assert [agreement.ref] in agreements, shown


def test_each_policy_that_a_basis_cites_is_that_of_the_side_and_covers_its_condition(sample):
    for agreement, shown, who, side in sides(sample):
        basis = next((each for each in agreement.data["bases"] if each["id"] == side.get("basis")), {})
        part3 = basis.get("part3", {})
        cited = basis.get("policy_document") or part3.get("policy_document")
        if cited:
            (ref,) = sample.targets(agreement.ref.register, ("appropriate-policy-document",), cited)
            policy = sample.record(ref).data
            assert body(sample, ref.register, policy["organisation"]) == who, shown
            assert set(part3.get("schedule_8", ())) <= set(policy.get("schedule_8", ())), shown
            covers = [sample.targets(ref.register, ("processing-activity", "agreement"), c) for c in policy["covers"]]
            assert [agreement.ref] in covers, shown


def test_each_home_record_lists_the_notices_and_the_schedule_of_its_register(sample):
    for register in sample.folders:
        home = sample.record(Ref(register, "organisation", register))
        listed = {sample.targets(register, ("privacy-notice",), each)[0] for each in home.data["notices"]}
        own = {
            notice.ref
            for notice in records(sample, "privacy-notice")
            if notice.ref.register == register
            and [body(sample, register, each) for each in notice.data["controllers"]] == [home.ref]
        }
        assert listed >= own, register
        assert sample.targets(register, ("retention-schedule",), home.data["retention_schedule"]), register


# ── words ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def shingles(text: str) -> frozenset[tuple[str, ...]]:
    """Every run of five words of a text."""
    words = re.findall(r"[a-z0-9']+", text.lower())
    return frozenset(tuple(words[at : at + 5]) for at in range(len(words) - 4))


@cache
def paragraphs() -> dict[str, list[tuple[str, str, frozenset[tuple[str, ...]]]]]:
    """For each kind that is compared, its longer texts: the record, the words, and their shingles."""
    snapshot, _problems = load(find(SAMPLE))
    found: dict[str, list[tuple[str, str, frozenset[tuple[str, ...]]]]] = defaultdict(list)
    for kind in ("agreement", "processing-activity", "privacy-notice", "dpia"):
        for loaded in records(snapshot, kind):
            # Terms of agreements (exit, retention, law) are alike everywhere; what they are for is not.
            compared = loaded.data["purpose"] if kind == "agreement" else loaded.data
            for text in texts(compared):
                if len(text.split()) >= 12:
                    found[kind].append((str(loaded.ref), text, shingles(text)))
    return found


@pytest.mark.parametrize("kind", ["agreement", "processing-activity", "privacy-notice", "dpia"])
def test_no_two_records_share_a_paragraph(kind):
    where: dict[tuple[str, ...], list[int]] = defaultdict(list)
    long = paragraphs()[kind]
    for at, (_ref, _text, runs) in enumerate(long):
        for run in runs:
            where[run].append(at)
    shared = Counter(pair for places in where.values() for pair in combinations(places, 2))
    alike = [
        (long[one][0], long[other][0], long[one][1])
        for (one, other), runs in shared.items()
        if long[one][0] != long[other][0] and runs / min(len(long[one][2]), len(long[other][2])) >= 0.6
    ]
    assert alike == []
    assert len(long) > 30


def test_nobody_in_it_exists(sample):
    telephones: dict[str, set[str]] = defaultdict(set)
    numbers: dict[tuple[str, str], set[Ref]] = defaultdict(set)
    for ref in sample.refs():
        data = sample.record(ref).data
        for text in texts(data):
            for found in re.findall(r"\b0[0-9]{3,4} ?[0-9]{5,7}\b", text):
                # Noughts alone are how a number is filled up, and nobody's telephone.
                assert re.fullmatch(r"01632 960[0-9]{3}|0+", found), (ref, found)
            for domain in re.findall(r"(?:@|https?://)([a-z0-9.-]+)", text):
                assert domain.endswith(".example"), (ref, domain)
            assert not re.search(r"\b(Mr|Mrs|Ms|Miss|Dr|Cllr)\.? [A-Z]", text), (ref, text)
        for part in parts(data):
            assert not {"signatory_name", "responsible_name"} & part.keys(), ref
            if "telephone" in part and "email" in part:
                telephones[part["telephone"]].add(part["email"].partition("@")[2])
        assert "name" not in data.get("owner", {}), ref
        for identifier in data.get("identifiers", ()):
            numbers[identifier["scheme"], identifier["value"]].add(sample.home(ref))
    assert [number for number, domains in telephones.items() if len(domains) > 1] == []
    assert [number for number, bodies in numbers.items() if len(bodies) > 1] == []
    assert all(re.match(r"Z[XZC]0000[0-9]{2}$", value) for scheme, value in numbers if scheme in ("ico", "company"))


def parts(data: Any) -> Iterator[dict[str, Any]]:
    """Every part of a record that has fields."""
    if isinstance(data, dict):
        yield data
    for value in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from parts(value)


AMERICAN = re.compile(
    r"\b(\w*(?<!pr)(?<!s)iz(?:e|es|ed|ing|ation)|behaviors?|centers?|colors?|favors?|fulfill|enroll|labeled|canceled)\b"
)


def test_lines_are_short_and_the_english_is_british():
    for path in [*SAMPLE.glob("*/*.yaml"), *SAMPLE.glob("*/*/*.yaml"), *SAMPLE.glob("*/evidence/*.txt")]:
        for number, line in enumerate(path.read_text("utf-8").split("\n"), 1):
            assert len(line) <= 120, f"{path}:{number}"
            assert not AMERICAN.search(line), f"{path}:{number}: {line}"


# ── what is wrong on purpose ─────────────────────────────────────────────────────────────────────────────────────────

PLANTED = [each for each in expected() if each.record not in TYPED_IN]


def test_each_finding_is_about_what_is_there(sample):
    for finding in expected():
        for address in (finding.subject, *finding.at):
            parsed = Ref.parse(address.partition("#")[0])
            loaded = sample.record(parsed) if parsed else None
            assert loaded is not None, address
            # A field that should be there and is not has no place; what was judged has one.
            inside = finding.subject.partition("#")[2] if address == finding.subject else ""
            assert not inside or find_place(loaded.data, shape(loaded.ref.kind).keys_at, inside) is not None, address
        assert finding.found.endswith("."), finding.found


def test_about_a_tenth_of_what_is_kept_is_wrong_in_every_register(sample):
    wrong = {each.record for each in PLANTED}
    assert 0.08 <= len(wrong) / (len(list(sample.refs())) - len(TYPED_IN)) <= 0.12
    assert {ref.split("/")[0] for ref in wrong} == set(sample.folders)


def test_each_record_that_was_typed_in_is_there_and_says_where_it_was_found(sample):
    for ref in TYPED_IN:
        parsed = Ref.parse(ref)
        assert parsed is not None
        loaded = sample.record(parsed)
        assert loaded is not None, ref
        assert (SAMPLE / parsed.register / Kind(parsed.kind).folder / f"{parsed.id}.yaml").read_text().startswith("# ")
    wrong = {each.record for each in expected()} & TYPED_IN
    assert len(wrong) > 30
    # Two more are partners' own records of what another leads, typed in from the copies that they hold.
    assert {ref.split("/")[0] for ref in TYPED_IN} == {"northmoor", "westhaven", "eastvale", "harbour-police"}


def test_each_waiver_covers_a_finding_or_has_ended_or_is_one(sample):
    covering = {each.waived_by for each in PLANTED if each.waived_by}
    wrong = {each.record for each in expected() if each.record.split("/")[1] == "waiver"}
    ended = [str(waiver.ref) for waiver in records(sample, "waiver") if waiver.data["status"] == "retired"]
    assert len(covering) == 5
    assert len(wrong) == 3
    assert len(ended) == 1
    assert {str(waiver.ref) for waiver in records(sample, "waiver")} == covering | wrong | set(ended)


def test_no_link_in_the_readme_is_dead():
    for link in re.findall(r"\]\(([^)]+)\)", README):
        assert (SAMPLE / link).is_file(), link
