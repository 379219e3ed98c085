"""Who is meant by what a person types: one body, a class of them, or nobody. Never a guess."""

from __future__ import annotations

import string
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.load.snapshot import Loaded, MemorySnapshot
from registry.session import Session
from registry.sharing.sharers import sharer, sharers
from registry.source import Ref
from registry.verbs.opening import opened

SAMPLE = Path(__file__).parents[2] / "agreements"
POLICE, COUNCIL = "harbour-police/organisation/harbour-police", "northmoor/organisation/northmoor"
BOARD, TRUST = "harbour-icb/organisation/harbour-icb", "harbour-schools/organisation/harbour-schools"

Registers = Callable[..., Path]


@pytest.fixture(scope="module")
def session() -> Session:
    return Session(federation=SAMPLE)


@pytest.mark.parametrize(
    ("typed", "ref", "why"),
    [
        ("Harbour Police", POLICE, "its title"),
        ("harbour-police", POLICE, "its id, which its register has as well"),
        ("HARBOUR  police!", POLICE, "capitals, spaces and punctuation say nothing"),
        ("the police", POLICE, "the only body on record whose name has the word"),
        (POLICE, POLICE, "its reference"),
        ("northmoor/organisation/harbour-police", POLICE, "a record that another register keeps of it is read at home"),
        ("ZX000002", POLICE, "a number that a public list gives it"),
        ("ods X99", BOARD, "the same, with the list it comes from"),
        ("Harbour ICB", BOARD, "its short name"),
        ("NHS Harbour ICB", BOARD, "its name with the end cut down to initials"),
        ("northmoor", COUNCIL, "its register"),
        ("Northmoor Council's", COUNCIL, "as it stands in a sentence"),
        ("Northmoor Shire Council", COUNCIL, "what it was called before"),
        ("HLT", TRUST, "an abbreviation on record"),
        ("Breakwater Academy", TRUST, "a name that it trades under"),
        ("Tidewater", "westhaven/organisation/tidewater-homes", "a name of today before a former one"),
    ],
)  # fmt: skip
def test_one_body_is_meant(session: Session, typed: str, ref: str, why: str) -> None:
    found = sharer(opened(session), session, typed)
    assert (found.sort, found.ref) == ("organisation", ref), why
    assert found.asked == " ".join(typed.split())


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("the police", "the only one on record whose name has it"),
        ("Northmoor Shire Council", "is a former name of Northmoor Council"),
        ("Harbour Police", ""),
    ],
)
def test_what_is_not_plain_is_said(session: Session, typed: str, said: str) -> None:
    found = sharer(opened(session), session, typed)
    assert said in found.said
    assert bool(found.said) == bool(said)


@pytest.mark.parametrize(
    ("typed", "near"),
    [
        ("harbour", "Coroner for Harbour"),  # ten bodies have the word
        ("the council", "Northmoor Council"),
        ("Metropolitan Police", "Harbour Police"),  # half the name is somebody's; the other half is nobody's
        ("Harbor Police", "Harbour Police"),  # a slip is never put right without asking
    ],
)
def test_whoever_is_not_plainly_meant_is_only_named_as_near(session: Session, typed: str, near: str) -> None:
    found = sharer(opened(session), session, typed)
    assert (found.sort, found.ref) == ("unknown", "")
    assert near in found.near
    assert found.said


@pytest.mark.parametrize(
    ("typed", "ref"),
    [
        ("Eastvale DC", "eastvale/organisation/eastvale"),
        ("Eastvale BC", "eastvale/organisation/eastvale"),
        ("Westhaven BC", "westhaven/organisation/westhaven"),
        ("Northmoor CC", COUNCIL),
        ("Northmoor County Council", COUNCIL),
        ("Harbour Hospitals NHS FT", "harbour-icb/organisation/harbour-hospitals"),
        ("Harbour FRS", "harbour-fire/organisation/harbour-fire"),
        ("ICB", BOARD),
    ],
)
def test_short_forms_of_the_ends_of_names(session: Session, typed: str, ref: str) -> None:
    assert sharer(opened(session), session, typed).ref == ref


@pytest.mark.parametrize("typed", ["Eastvale CC", "Harbour CCG", "the Trust", "LA", "LAs", "DC", "the Council"])
def test_a_short_form_that_fits_nobody_or_several_leads_to_nobody(session: Session, typed: str) -> None:
    """A district is no county; a group that was abolished is not the board; initials within a name are nobody's."""
    assert sharer(opened(session), session, typed).ref == ""


@pytest.mark.parametrize("typed", ["", "   ", "the", "a a a", "?!", "<script>zz()</script>", "\u202e", "n" * 9_000])
def test_nobody_is_meant_by_nothing(session: Session, typed: str) -> None:
    found = sharer(opened(session), session, typed)
    assert (found.sort, found.ref, found.near) == ("unknown", "", ())
    assert found.said
    assert len(found.asked) <= 400


@pytest.mark.parametrize(
    ("typed", "sort", "kinds"),
    [
        ("schools", "class", {"maintained-school", "academy"}),  # parties of the hub and of the protocol
        ("the nurseries", "class", {"early-years-provider"}),
        ("an academy", "kind", {"academy"}),  # a kind of body in the law data
        ("district councils", "kind", {"district-council"}),
        ("any police force", "kind", {"police-force"}),
    ],
)
def test_a_class_or_kind_has_those_of_it_that_are_on_record(
    session: Session, typed: str, sort: str, kinds: set[str]
) -> None:
    found = sharer(opened(session), session, typed)
    assert (found.sort, set(found.kinds), found.ref) == (sort, kinds, "")
    assert found.members
    assert "Name one for an answer about it." in found.said


def test_the_schools_are_those_that_have_joined_or_are_schools_on_record(session: Session) -> None:
    found = sharer(opened(session), session, "schools")
    assert [title for _ref, title in found.members] == ["Gannet Rock Primary School", "Harbour Learning Trust"]


def test_whether_a_body_keeps_a_register_is_told(session: Session) -> None:
    snapshot = opened(session)
    assert sharer(snapshot, session, "Harbour Police").has_register
    assert not sharer(snapshot, session, "Gannet Rock Primary School").has_register


def test_the_choices_of_a_form_have_each_body_once_by_its_title(session: Session) -> None:
    snapshot = opened(session)
    found = sharers(snapshot, session)
    titles = [title for _ref, title in found]
    assert titles == sorted(titles, key=str.casefold)
    assert len(set(titles)) == len(titles)  # Northmoor Council has three records and is one body
    for ref, title in found:
        own = Ref.parse(ref)
        assert own is not None
        assert sharer(snapshot, session, str(own)).title == title


def test_stubs_of_a_body_whose_register_is_not_loaded_are_one_body(
    registers: Any, snapshot_of: Callable[[dict[str, dict[str, Any]]], MemorySnapshot]
) -> None:
    stub = {"kind": "organisation", "id": "x", "title": "Far Fire Service", "status": "active"}
    number = [{"scheme": "company", "value": "ZZ999999"}]
    snapshot = snapshot_of({
        "aaa/organisation/fire": {**stub, "id": "fire", "identifiers": number},
        "bbb/organisation/far-fire": {**stub, "id": "far-fire", "identifiers": number},
    })  # fmt: skip
    found = sharer(snapshot, Session(), "Far Fire Service")
    assert (found.sort, found.ref) == ("organisation", "aaa/organisation/fire")


def test_two_bodies_of_one_name_are_not_told_apart_by_guessing(
    snapshot_of: Callable[[dict[str, dict[str, Any]]], MemorySnapshot],
) -> None:
    one = {"kind": "organisation", "title": "Northtown Council", "status": "active"}
    snapshot = snapshot_of({f"{each}/organisation/{each}": {**one, "id": each} for each in ("aaa", "bbb")})
    assert sharer(snapshot, Session(), "Northtown Council").sort == "unknown"
    assert sharer(snapshot, Session(), "aaa").ref == "aaa/organisation/aaa"


@given(st.text(max_size=60) | st.text(string.ascii_letters + " -'&/#[]", max_size=40))
def test_whatever_is_typed_gets_an_answer_and_a_body_only_where_a_name_has_it(text: str) -> None:
    session = Session(federation=SAMPLE)
    snapshot = _OPENED.setdefault("sample", opened(session))
    found = sharer(snapshot, session, text)
    assert found.sort in ("organisation", "class", "kind", "unknown")
    assert bool(found.ref) == (found.sort == "organisation")
    assert found.said or found.sort == "organisation"


_OPENED: dict[str, Any] = {}


class Counting(MemorySnapshot):
    """Counts how often all records are gone through."""

    walks = 0

    def all(self, session: Session, kind: str | None = None, register: str | None = None) -> Iterable[Loaded]:
        self.walks += 1
        return super().all(session, kind, register)


def test_a_list_of_shares_goes_through_the_organisations_once(
    snapshot_of: Callable[[dict[str, dict[str, Any]]], MemorySnapshot],
) -> None:
    """What bodies are called is gathered once, and kept for as long as no record changes: a list names thousands."""
    made = snapshot_of({
        f"reg/organisation/body-{number}": {
            "kind": "organisation", "id": f"body-{number}", "title": f"Body {number} of the county", "status": "active",
        }
        for number in range(300)
    })  # fmt: skip
    snapshot, session = Counting(made.federation, made.records), Session()
    assert sharer(snapshot, session, "body-7").title == "Body 7 of the county"
    assert snapshot.walks == 0  # an id is looked up as such
    for number in range(300):
        assert sharer(snapshot, session, f"Body {number} of the county").ref == f"reg/organisation/body-{number}"
    assert snapshot.walks == 1
