"""How far what a flow is for covers the purpose asked about: by shared words where both have one, else by its words."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.canonical import digest
from registry.facts.reader import Reader
from registry.law.statute_book import statute_book
from registry.load.snapshot import Loaded
from registry.session import Session
from registry.sharing.covering import Bar, Cover
from registry.sharing.covering_barred import prohibited, purpose_barred
from registry.sharing.covering_purposes import purpose_cover
from registry.sharing.covering_terms import ORDER
from registry.sharing.seeking import sought_data, sought_purpose
from registry.source import Document, Ref
from registry.subjects.agreement import Agreement, Flow
from registry.subjects.processing import Member
from registry.verbs.opening import opened
from registry.verbs.resolving.telling import Telling, telling_of

SAMPLE = Path(__file__).parents[2] / "agreements"
SHARED = "northmoor/vocabulary/harbour-integration-model#terms"
HUB = "northmoor/agreement/childrens-safeguarding-hub"
CARE = "northmoor/agreement/adult-care-shared-record"
ROADS = "northmoor/agreement/road-safety-statistics"
FLU = "harbour-icb/agreement/flu-outreach-2025"
DEBT = "eastvale/agreement/council-tax-debt"
VIOLENCE = "harbour-icb/agreement/emergency-department-violence-data"


@cache
def words() -> Telling:
    return telling_of(Session(federation=SAMPLE))


def reader() -> Reader:
    return Reader(words().snapshot, words().session, statute_book(), date(2026, 11, 21))


@cache
def agreement(text: str) -> Agreement:
    ref = Ref.parse(text)
    assert ref is not None
    record = opened(words().session).record(ref)
    assert record is not None
    return Agreement(reader(), record)


def flow_of(text: str, own: str) -> Flow:
    (found,) = (each for each in agreement(text).flows if each.data["id"] == own)
    return found


def made(purpose: dict[str, Any], **rest: Any) -> Flow:
    """A flow of an agreement that is made up. What begins with `flow_` is said by the flow."""
    flow = {"id": "it", **{name.removeprefix("flow_"): each for name, each in rest.items() if name.startswith("flow_")}}
    own = {name: each for name, each in rest.items() if not name.startswith("flow_")}
    data = {"kind": "agreement", "id": "made", "title": "Made up", "purpose": purpose, "flows": [flow], **own}
    ref = Ref("northmoor", "agreement", "made")
    return Agreement(reader(), Loaded(ref, Document("northmoor", "made.yaml", data))).flows[0]


def covered(typed: str, flow: Flow) -> Cover:
    return purpose_cover(words(), sought_purpose(words(), typed), flow)


def barred(typed: str, flow: Flow) -> tuple[Bar, ...]:
    return purpose_barred(words(), sought_purpose(words(), typed), flow)


@pytest.mark.parametrize(
    ("typed", "of", "flow", "degree", "is_by_name", "said"),
    [
        # The question of the issue. The hub is for children; safeguarding takes in adults as well.
        ("safeguarding", HUB, "hub-decision", "partly", False, "Only “Safeguarding children” is agreed"),
        ("safeguarding children", HUB, "hub-decision", "covered", False, "agreed as this very word"),
        ("child protection", HUB, "hub-decision", "covered", False, "agreed as this very word"),
        ("safeguarding adults", HUB, "hub-decision", "not-covered", False, "Nothing that “"),
        ("direct care", HUB, "hub-decision", "not-covered", False, "Nothing that “"),
        # Each flow by the purpose that it serves, and not by all that the agreement is for.
        ("safeguarding children", HUB, "outcome-to-school", "not-covered", False, "Nothing that “"),
        ("offering early help", HUB, "outcome-to-school", "covered", False, "agreed as this very word"),
        ("early help", HUB, "outcome-to-school", "covered", True, "rests on the words alone"),
        # Narrower than agreed is covered, broader partly.
        ("direct care", CARE, "shared-view", "covered", False, "agreed as this very word"),
        ("hospital discharge", CARE, "shared-view", "covered", False, "It belongs under “Direct care”"),
        ("direct care", CARE, "hospital-discharge", "partly", False, "Only “Arranging care after hospital”"),
        # A flow that has a word of its own has that, and not the whole agreement's.
        ("statistics", ROADS, "counts-to-council", "partly", False, "Only “Making statistics on road injuries”"),
        ("road safety", ROADS, "schemes-to-police", "covered", False, "agreed as this very word"),
        # Nobody's word: by the texts alone, and it says so.
        ("flu vaccine at home", FLU, "visit-list-to-nurses", "covered", True, "To offer a flu vaccine at home"),
        ("fundraising", FLU, "visit-list-to-nurses", "not-covered", False, "Nothing that “"),
    ],
)  # fmt: skip
def test_what_a_flow_is_for(typed: str, of: str, flow: str, degree: str, is_by_name: bool, said: str) -> None:
    found = covered(typed, flow_of(of, flow))
    assert (found.degree, found.is_by_name) == (degree, is_by_name)
    assert said in found.said
    assert bool(found.at) == (degree != "not-covered")


@pytest.mark.parametrize(
    ("typed", "purpose", "flow", "degree", "why"),
    [
        ("mending bicycles", {}, {"flow_purpose": "Mending bicycles"}, "covered", "just these words"),
        ("bicycle mending", {}, {"flow_purpose": "To see to mending bicycles"}, "covered", "other forms of them"),
        ("bicycle mending", {}, {"flow_purpose": "To mend the bicycles of nurses"}, "near", "more than it says"),
        ("mending", {}, {"flow_purpose": "Mending bicycles"}, "near", "more than it says, in one word"),
        ("selling bells", {}, {"flow_purpose": "To mend bicycles, and to sell bells"}, "covered", "one of its things"),
        ("mending", {"aim": "To see what needs mending and who pays"}, {}, "near", "one word stands there by chance"),
        ("mending bicycles", {"aim": "To see to it that bicycles are mended"}, {}, "covered", "all there is"),
        (
            "mending bicycles",
            {"aim": "Mending bicycles", "purposes": [{"id": "sell", "title": "Sell bells"}]},
            {"flow_purpose_key": "sell"},
            "near",
            "the flow serves another of the agreement's purposes",
        ),
        (
            "selling bells",
            {"purposes": [{"id": "sell", "title": "Sell bells"}, {"id": "mend", "title": "Mend"}]},
            {},
            "near",
            "the flow does not say which of several it serves",
        ),
        ("mending bicycles", {"aim": "Bicycles are kept. Roads are mended."}, {}, "near", "not in one sentence"),
        ("mending bicycles", {}, {"flow_purpose": "Anything but not mending bicycles"}, "near", "it says not"),
        ("mending bicycles", {"in_scope": ["Mending bicycles"]}, {}, "near", "a scope is no purpose"),
        ("mending bicycles", {}, {"flow_purpose": "Mending"}, "near", "some of the words"),
        ("deciding rents", {}, {"flow_purpose": "To decide who goes where"}, "not-covered", "the verb alone"),
        ("mending bicycles", {}, {}, "not-covered", "nothing is said"),
    ],
)  # fmt: skip
def test_purposes_by_words_alone(
    typed: str, purpose: dict[str, Any], flow: dict[str, Any], degree: str, why: str
) -> None:
    found = covered(typed, made(purpose, **flow))
    assert found.degree == degree, why
    assert found.is_by_name == (found.degree != "not-covered")


def test_two_words_that_nobody_relates_are_only_near_whatever_the_text_says() -> None:
    flow = made({"term_ref": f"{SHARED}[early-education]"}, flow_purpose="Debt recovery")
    found = covered("debt recovery", flow)
    assert found.degree == "near"
    assert "files its purpose under another word" in found.said


def test_filing_a_purpose_under_a_word_changes_no_signed_text() -> None:
    """It is somebody's reading of the text. The digest that parties signed stays what it was."""
    record = agreement(HUB).record
    purpose = {**record.data["purpose"], "term_ref": f"{SHARED}[safeguarding]"}
    flows = [{**each, "purpose_term": f"{SHARED}[safeguarding]"} for each in record.data["flows"]]
    changed = Document("northmoor", record.document.path, {**record.data, "purpose": purpose, "flows": flows})
    snapshot = words().snapshot
    signed = digest(snapshot, record)
    assert signed
    assert digest(snapshot, Loaded(record.ref, changed)) == signed


# ── what is said against it ──────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("typed", "of", "flow", "is_barred", "quoted"),
    [
        ("immigration enforcement", HUB, "hub-decision", True, "Not for immigration enforcement"),
        ("debt recovery", HUB, "hub-decision", True, "Not for recovering debts or for deciding benefits"),
        ("research", CARE, "shared-view", True, "Commissioning, planning, audit of services, teaching and research"),
        ("immigration", HUB, "hub-decision", False, "Not for immigration enforcement"),  # broader: a part is barred
        ("fraud", DEBT, "debt-match", False, "Suspected fraud"),
        ("council tax", DEBT, "debt-match", False, "Not for deciding council tax reduction or any other benefit"),
        ("prosecuting violence", VIOLENCE, "monthly-extract", False, "Not as evidence in a prosecution"),
        ("research", FLU, "visit-list-to-nurses", False, "Only for offering and recording the winter's flu vaccine"),
    ],
)  # fmt: skip
def test_what_it_is_not_for(typed: str, of: str, flow: str, is_barred: bool, quoted: str) -> None:
    found = barred(typed, flow_of(of, flow))
    assert (found[0].is_barred, found[0].quoted) == (is_barred, quoted)
    assert "#" in found[0].at
    assert quoted.rstrip(".") in found[0].said


@pytest.mark.parametrize(
    ("typed", "of", "flow"),
    [
        ("safeguarding children", HUB, "hub-decision"),
        ("direct care", CARE, "shared-view"),  # “Opened only by someone with a part in that person's care”
        ("flu vaccination", FLU, "return-to-board"),
        ("road safety", ROADS, "counts-to-council"),
    ],
)
def test_nothing_bars_what_it_is_for(typed: str, of: str, flow: str) -> None:
    assert not any(each.is_barred for each in barred(typed, flow_of(of, flow)))


@pytest.mark.parametrize(
    ("typed", "text", "is_barred"),
    [
        ("selling lists", "Not for selling lists", True),
        ("selling lists to shops", "Not for selling lists", True),  # narrower than what is barred
        ("selling", "Not for selling lists", False),
        ("selling lists", "Not for selling lists, unless the person agrees", False),
        ("selling lists", "Not for selling bells", False),
        ("selling lists", "Not for mending", None),
        ("child support", "Not for deciding on support", None),  # words that stand everywhere say nothing
    ],
)
def test_how_a_limit_is_read(typed: str, text: str, is_barred: bool | None) -> None:
    found = barred(typed, made({}, use_restrictions=[text]))
    assert (found[0].is_barred if found else None) == is_barred
    assert barred(typed, made({}, flow_use_limits=[text]))[:1] == tuple(
        each._replace(at="northmoor/agreement/made#flows[it]/use_limits") for each in found[:1]
    )


@pytest.mark.parametrize(
    ("typed", "of", "is_barred"),
    [
        ("adoption records", HUB, True),
        ("adoption", HUB, False),
        ("police intelligence", HUB, False),  # only what is graded so
        ("school attendance", HUB, None),
        ("NHS number", VIOLENCE, True),
        ("clinical notes", VIOLENCE, True),
        ("bank details", DEBT, True),
        ("NINO", DEBT, None),  # nobody says what it stands for
        ("National Insurance number", DEBT, True),
        ("the address of a refuge", "harbour-police/agreement/domestic-abuse-conference", True),
        ("home address", "harbour-police/agreement/domestic-abuse-conference", False),
    ],
)
def test_what_must_never_go(typed: str, of: str, is_barred: bool | None) -> None:
    found = prohibited(words(), sought_data(words(), typed), agreement(of))
    assert (found[0].is_barred if found else None) == is_barred


def test_an_item_that_says_when_it_never_goes_is_quoted() -> None:
    item = Member("x#items[it]", {"name": "Address", "shared_when": "Not where a refuge would be found by it"})
    (found,) = prohibited(words(), sought_data(words(), "shoe size"), agreement(ROADS), [item])
    assert (found.is_barred, found.at) == (False, "x#items[it]/shared_when")


# ── properties ───────────────────────────────────────────────────────────────────────────────────────────────────────

_KEYS = [each.key for each in words().lexicon.terms(Ref.parse(SHARED.partition("#")[0])) if each.element == "purpose"]


def _above(key: Any) -> list[Any]:
    found = []
    term = words().lexicon.term(key)
    while term is not None and term.parent:
        found.append(key._replace(term=term.parent))
        term = words().lexicon.term(found[-1])
    return found


@given(st.sampled_from(_KEYS), st.sampled_from(_KEYS))
def test_a_narrower_purpose_than_one_that_is_covered_is_covered(asked: Any, agreed: Any) -> None:
    flow = made({"term_ref": str(agreed)})
    for wider in _above(asked):
        if covered(str(wider), flow).degree == "covered":
            assert covered(str(asked), flow).degree == "covered"
    if agreed in _above(asked):
        assert covered(str(asked), flow).degree == "covered"
    if asked in _above(agreed):
        assert covered(str(asked), flow).degree == "partly"


@given(st.text(max_size=80), st.text(max_size=80), st.lists(st.text(max_size=40), max_size=5))
def test_whatever_is_written_gets_an_answer(typed: str, text: str, limits: list[str]) -> None:
    flow = made({"aim": text, "out_of_scope": limits}, use_restrictions=limits, flow_purpose=text)
    assert covered(typed, flow).degree in ORDER
    for each in barred(typed, flow):
        assert each.quoted in limits


def test_very_long_texts_are_read_as_far_as_it_goes() -> None:
    long = "care and, " * 200_000
    flow = made({"aim": long, "in_scope": [long] * 3}, use_restrictions=[long] * 5)
    assert covered("mending bicycles", flow).degree == "not-covered"
    assert not barred("mending bicycles", flow)
