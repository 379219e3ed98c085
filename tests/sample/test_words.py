"""The words of the sample: wide enough to try everything on, mapped as people map, and wrong only where it says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest

from registry.load.federation import find
from registry.load.reading import load
from registry.load.snapshot import Loaded, MemorySnapshot
from registry.source import Ref
from registry.vocabulary.conflicts.runner import conflicts as found_by_rule
from registry.vocabulary.memory import MemoryLexicon
from tests.sample.expected import SAMPLE, ExpectedConflict, conflicts

HUB = Ref("northmoor", "vocabulary", "harbour-integration-model")
WORDS = {
    "northmoor": "adult-care-words",
    "eastvale": "community-safety-words",
    "westhaven": "housing-words",
    "harbour-police": "police-words",
    "harbour-icb": "health-words",
    "harbour-fire": "prevention-words",
    "harbour-schools": "pupil-words",
}
"""The vocabulary that holds each organisation's words."""
DECIDED = {"approved", "rejected", "retired"}


@pytest.fixture(scope="module")
def sample() -> MemorySnapshot:
    snapshot, problems = load(find(SAMPLE))
    assert problems == []
    return snapshot


def terms(sample: MemorySnapshot, vocabulary: Ref) -> dict[str, dict[str, Any]]:
    """The terms of a vocabulary by key."""
    record = sample.record(vocabulary)
    assert record is not None
    return {term["id"]: term for term in record.data["terms"]}


def words(sample: MemorySnapshot) -> Iterator[tuple[str, dict[str, dict[str, Any]], Loaded]]:
    """Each organisation with its terms and the set that maps them to the shared ones."""
    for register, key in WORDS.items():
        vocabulary = Ref(register, "vocabulary", key)
        (mapped,) = [
            each
            for ref in sample.refs("mapping-set")
            if (each := sample.record(ref))
            and target(sample, each, "subject_vocabulary") == vocabulary
            and target(sample, each, "object_vocabulary") == HUB
        ]
        yield register, terms(sample, vocabulary), mapped


def target(sample: MemorySnapshot, mapping_set: Loaded, field: str) -> Ref:
    """The vocabulary at one end of a set."""
    (found,) = sample.targets(mapping_set.ref.register, ("vocabulary",), mapping_set.data[field])
    return found


def shared(mapping_set: Loaded, term: str) -> set[tuple[str, str]]:
    """What a term stands for in the shared words: predicate and key, as far as it is approved."""
    return {
        (mapping["predicate"], key)
        for mapping in mapping_set.data["mappings"]
        if term in mapping["subject"]
        and mapping["mapping_status"] == "approved"
        and mapping.get("negated") != "yes"
        and mapping.get("no_term_found") != "yes"
        for key in mapping["object"]
    }


# ── the shared words ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_integration_model_is_wide_and_every_term_says_what_it_is(sample):
    hub = terms(sample, HUB)
    purposes = {key for key, term in hub.items() if term["element"] == "purpose"}
    assert 160 <= len(hub.keys() - purposes) <= 200
    assert 20 <= len(purposes) <= 40
    by_level = defaultdict(list)
    for key, term in hub.items():
        by_level[term["level"]].append(key)
        assert {"label", "definition", "element", "term_status"} <= term.keys(), key
        if term["term_status"] == "accepted":
            assert term["concept_kind"] in ("primitive", "derived"), key
            assert (term["concept_kind"] == "derived") == ("derivation" in term) == ("derived_from" in term), key
    assert len(by_level["foundation"]) >= 10
    assert len(by_level["general"]) >= 50
    assert len(by_level["discipline"]) >= 90
    definitions = [term["definition"] for term in hub.values()]
    assert len(set(definitions)) == len(definitions)


def test_broader_terms_lead_up_to_an_end_and_are_all_there(sample):
    hub = terms(sample, HUB)
    for key in hub:
        passed = [key]
        while parent := hub[passed[-1]].get("parent"):
            assert parent in hub, passed
            assert parent not in passed, passed
            passed.append(parent)
        assert len(passed) <= 6, passed
        assert all(
            other in hub for field in ("derived_from", "related", "replaced_by") for other in hub[key].get(field, ())
        )


# ── each organisation's words, and how they stand to the shared ones ─────────────────────────────────────────────────


def test_seven_organisations_have_their_own_words_of_which_about_four_fifths_are_decided(sample):
    shares = {}
    for register, own, mapped in words(sample):
        assert 25 <= len(own) <= 60, register
        decided = {
            key for each in mapped.data["mappings"] if each["mapping_status"] in DECIDED for key in each["subject"]
        }
        assert decided <= own.keys(), register
        shares[register] = len(decided) / len(own)
    assert all(0.7 <= share <= 0.93 for share in shares.values()), shares


def test_every_sort_of_decision_is_there(sample):
    every = [each for _, _, mapped in words(sample) for each in mapped.data["mappings"]]
    assert {each["predicate"] for each in every if "predicate" in each} == {
        "exact",
        "broad",
        "narrow",
        "close",
        "related",
    }
    assert {each["mapping_status"] for each in every} == {"proposed", "reviewed", "approved", "rejected", "retired"}
    sets = {each["object_set"] for each in every if "object_set" in each}
    assert sets == {"alternatives", "union", "conjunction", "ordered-parts"}
    asked = {each["otherwise"] for each in every if "conditions" in each and "otherwise" in each}
    assert asked == {"leave", "no-term", "stop", "use-mapping"}
    for what in ("negated", "no_term_found", "conditions", "scope", "subject_code", "loss_approved_on", "replaced_by"):
        assert sum(what in each for each in every) >= 1, what
    # Some is decided on one day and some on another, so that what is asked as at a day differs.
    days = sorted(each["approved"] for each in every if "approved" in each)
    assert days[0] < "2026"
    assert "2026-10" < days[-1] < "2026-11-21"
    assert len({day[:7] for day in days}) >= 6


CLASHES = {
    "person role": ("Client", "Customer"),
    "vulnerable": ("Vulnerable",),
    "case, referral, contact, episode": ("Case", "Referral", "Contact", "Episode"),
    "household and family": ("Family", "Household"),
    "where childhood ends": ("Child",),
    "sex and gender": ("Gender",),
    "risk": ("Risk",),
    "incident": ("Incident",),
    "processor": ("Processor",),
}
"""Words that several bodies use, by the family of clashes that they belong to."""


@pytest.mark.parametrize("family", CLASHES)
def test_bodies_that_use_one_word_do_not_mean_the_same_by_it(sample, family):
    for label in CLASHES[family]:
        meant: dict[str, set[tuple[str, str]]] = {}
        for register, own, mapped in words(sample):
            for key, term in own.items():
                if label in (term["label"], *term.get("alternative_labels", ())):
                    meant[register] = shared(mapped, key)
        assert len(meant) >= 2, label
        assert any(one != other for one, other in combinations(meant.values(), 2)), (label, meant)


def test_a_service_user_is_a_customer_in_eastvale_and_no_client_anywhere(sample):
    meant = {register: (own, mapped) for register, own, mapped in words(sample)}
    assert shared(meant["northmoor"][1], "service-user") == {("exact", "service-user")}
    assert shared(meant["eastvale"][1], "customer") == {("exact", "service-user")}
    assert shared(meant["eastvale"][1], "client") == {("broad", "service-user")}
    assert shared(meant["northmoor"][1], "client") == {("exact", "charged-person")}
    assert shared(meant["westhaven"][1], "client") == {("exact", "main-applicant")}


def test_two_words_under_one_shared_word_are_siblings_and_no_match(sample):
    meant = {register: mapped for register, _, mapped in words(sample)}
    assert shared(meant["northmoor"], "day-opportunity") == {("broad", "care-service")}
    assert shared(meant["harbour-icb"], "continuing-care") == {("broad", "care-service")}


def test_lists_of_ethnic_groups_differ_and_appearance_is_none_of_them(sample):
    sizes = {}
    for register, own, mapped in words(sample):
        for key, term in own.items():
            if ("exact", "ethnicity") in shared(mapped, key):
                sizes[register] = len(term["codes"])
    assert sizes == {"northmoor": 20, "harbour-police": 19, "harbour-icb": 17, "harbour-schools": 20, "eastvale": 6}
    police = next(mapped for register, _, mapped in words(sample) if register == "harbour-police")
    (denied,) = [each for each in police.data["mappings"] if each["id"] == "appearance-is-not-ethnicity"]
    assert denied["negated"] == "yes"


# ── what does not agree ──────────────────────────────────────────────────────────────────────────────────────────────


def test_every_rule_on_conflicts_has_something_to_find():
    assert {each.rule for each in conflicts()} == set(range(1, 13))
    assert [each.rule for each in conflicts()] == sorted(each.rule for each in conflicts())


@pytest.mark.parametrize("planted", conflicts(), ids=lambda each: f"rule {each.rule}")
def test_what_was_planted_is_where_it_says_and_bears_a_comment(sample, planted: ExpectedConflict):
    told = False
    for address in planted.mappings:
        name, _, inside = address.partition("#")
        ref = Ref.parse(name)
        assert ref is not None
        record = sample.record(ref)
        assert record is not None, address
        text = (SAMPLE / ref.register / "mappings" / f"{ref.id}.yaml").read_text("utf-8")
        if inside.startswith("mappings["):
            key = inside.removeprefix("mappings[").removesuffix("]")
            assert key in {each["id"] for each in record.data["mappings"]}, address
            before = text[: text.index(f"\n  - id: {key}\n")]
            # The comment right above it, which may take several lines.
            text = "\n".join(_comment_at_the_end(before))
        else:
            assert inside in record.data, address
        told |= f"rule {planted.rule}." in " ".join(text.split()).replace(" # ", " ")
    assert told, planted


def test_the_rules_on_conflicts_find_what_was_planted_and_nothing_else(sample):
    found = [
        (each.number, frozenset(address.partition("/transform")[0] for address in each.mappings))
        for each in found_by_rule(MemoryLexicon(sample), sample, "2026-11-21")
    ]
    left = list(found)
    for planted in conflicts():
        left.remove((planted.rule, frozenset(planted.mappings)))
    # What is left finds the same again by another rule.
    again = [(rule, frozenset(each.mappings)) for each in conflicts() for rule in each.also]
    assert [each for each in left if not any(each[0] == rule and each[1] <= at for rule, at in again)] == []
    assert all(any(each[0] == rule and each[1] <= at for each in left) for rule, at in again)


def _comment_at_the_end(text: str) -> list[str]:
    lines: list[str] = []
    for line in reversed(text.splitlines()):
        if not line.startswith("  #"):
            break
        lines.insert(0, line)
    return lines
