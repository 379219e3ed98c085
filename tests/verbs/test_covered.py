"""What of a file an agreement covers: by the words its items are agreed as, in flows from the giver to the receiver.

The sample's safeguarding hub is agreed in shared words: a child's identity goes from the schools to the council, and
nothing of how a child gets to school does.
"""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from registry.errors import MunimentError, UsageError
from registry.session import Session
from registry.verbs.translating.covered import Cover, agreements_between, covered
from registry.vocabulary.term import TermKey

SAMPLE = Path(__file__).parents[2] / "agreements"
HUB = "northmoor/agreement/childrens-safeguarding-hub"
PUPILS = "harbour-schools/vocabulary/pupil-words"


@pytest.fixture(scope="module")
def session() -> Session:
    return Session(federation=SAMPLE)


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """A copy of the sample, to change."""
    folder = tmp_path / "sample"
    shutil.copytree(SAMPLE, folder, ignore=shutil.ignore_patterns(".*"))
    return folder


def term(vocabulary: str, key: str) -> TermKey:
    register, _kind, own = vocabulary.split("/")
    return TermKey(register, own, key)


def of_pupils(session: Session, key: str, agreement: str = HUB, to: str = "northmoor") -> Cover:
    (cover,) = covered(session, agreement, [term(PUPILS, key)], to).terms
    return cover


def test_a_narrower_word_of_what_is_agreed_is_covered_and_it_is_said_by_which_item(session: Session) -> None:
    cover = of_pupils(session, "dob")
    assert cover.is_covered
    assert cover.item == f"{HUB}#items[child-identity]"
    assert cover.flow == f"{HUB}#flows[attendance-to-hub]"
    assert "narrower word than “Person's identity”" in cover.said


def test_a_field_that_the_agreement_names_is_covered_and_that_it_rests_on_a_name_is_said(session: Session) -> None:
    cover = of_pupils(session, "pupil-number")
    assert cover.is_covered
    assert "“Pupil reference”" in cover.said
    assert "rests on the name alone" in cover.said


def test_what_no_item_is_agreed_as_is_withheld_and_it_is_said_between_whom(session: Session) -> None:
    answer = covered(session, HUB, [term(PUPILS, key) for key in ("dob", "tutor-group", "no-such-word")], "northmoor")
    assert [each.is_covered for each in answer.terms] == [True, False, False]
    assert answer.why_nothing == ""
    assert "lets Harbour Learning Trust give Northmoor Council" in answer.terms[1].said


def test_a_word_that_means_the_same_is_covered(session: Session) -> None:
    own = TermKey("harbour-police", "police-words", "collision")
    (cover,) = covered(session, "road-safety-statistics", [own], "northmoor").terms
    assert cover.is_covered
    assert "means the same as “Collision”" in cover.said


def test_a_broader_word_is_not_covered(session: Session, changed: Path) -> None:
    """Who has agreed to give a given name has not agreed to give all that tells who a person is."""
    file = changed / "northmoor/agreements/road-safety-statistics.yaml"
    text = file.read_text(encoding="utf-8").replace(
        "northmoor/vocabulary/harbour-integration-model#terms[collision]",
        "harbour-police/vocabulary/police-words#terms[injury]",
    )
    file.write_text(text, encoding="utf-8")
    own = TermKey("harbour-police", "police-words", "collision")
    (cover,) = covered(Session(federation=changed), "road-safety-statistics", [own], "northmoor").terms
    assert not cover.is_covered


def test_nothing_is_covered_where_the_flow_goes_the_other_way(session: Session) -> None:
    own = TermKey("northmoor", "adult-care-words", "date-of-birth")
    answer = covered(session, "road-safety-statistics", [own], "harbour-icb")
    assert not any(each.is_covered for each in answer.terms)
    said = "has no flow in which Northmoor Council gives and NHS Harbour Integrated Care Board gets"
    assert said in answer.why_nothing


@pytest.mark.parametrize(
    ("status", "said"), [("suspended", "its status is “suspended”"), ("draft", "its status is “draft”")]
)
def test_an_agreement_that_is_not_in_force_covers_nothing(changed: Path, status: str, said: str) -> None:
    file = changed / "northmoor/agreements/childrens-safeguarding-hub.yaml"
    lines = file.read_text(encoding="utf-8").split("\n")
    kept, skipping = [], False
    for line in lines:
        skipping = line.startswith("status_history:") or (skipping and line.startswith((" ", "-")))
        if not skipping:
            kept.append(f"status: {status}" if line.startswith("status:") else line)
    file.write_text("\n".join(kept), encoding="utf-8")
    answer = covered(Session(federation=changed), HUB, [term(PUPILS, "dob")], "northmoor")
    assert not answer.terms[0].is_covered
    assert said in answer.why_nothing
    assert answer.terms[0].said == answer.why_nothing


def test_before_its_first_day_an_agreement_covers_nothing(session: Session) -> None:
    answer = covered(Session(federation=SAMPLE, as_of=date(2010, 1, 1)), HUB, [term(PUPILS, "dob")], "northmoor")
    assert not answer.terms[0].is_covered
    assert "not in force on 1 January 2010" in answer.why_nothing


def test_a_flow_that_has_not_begun_covers_nothing(session: Session) -> None:
    answer = covered(Session(federation=SAMPLE, as_of=date(2026, 9, 6)), HUB, [term(PUPILS, "dob")], "northmoor")
    assert not answer.terms[0].is_covered
    assert "do not run on 6 September 2026: “Attendance to the hub”" in answer.why_nothing


def test_what_must_never_go_is_told_also_where_a_parent_says_it(session: Session, changed: Path) -> None:
    """Items cannot be inherited; what is prohibited can."""
    name = TermKey("eastvale", "community-safety-words", "full-name")
    answer = covered(session, "eastvale/agreement/council-tax-debt", [name], "northmoor")
    assert any("National Insurance numbers" in each for each in answer.notes)
    parent = changed / "northmoor/agreements/harbour-information-sharing-protocol.yaml"
    parent.write_text(
        parent.read_text(encoding="utf-8").rstrip("\n") + "\nprohibited_information:\n  - Adoption papers\n",
        encoding="utf-8",
    )
    file = changed / "northmoor/agreements/childrens-safeguarding-hub.yaml"
    text = file.read_text(encoding="utf-8")
    own = re.sub(r"^prohibited_information:\n(?:  .*\n)+", "", text, flags=re.MULTILINE)
    file.write_text(own.replace("inherits:\n", "inherits:\n  - prohibited_information\n", 1), encoding="utf-8")
    answer = covered(Session(federation=changed), HUB, [term(PUPILS, "dob")], "northmoor")
    assert any("Adoption papers" in each for each in answer.notes)


def test_one_that_has_left_is_given_nothing(changed: Path) -> None:
    for file in changed.glob("*/adoptions/*.yaml"):
        text = file.read_text(encoding="utf-8")
        if "childrens-safeguarding-hub" in text and file.parents[1].name == "northmoor":
            file.write_text(text.rstrip("\n") + "\nleft: 2026-11-01\n", encoding="utf-8")
    answer = covered(Session(federation=changed), HUB, [term(PUPILS, "dob")], "northmoor")
    assert not answer.terms[0].is_covered
    assert "is not bound by" in answer.why_nothing


def test_what_is_no_agreement_is_said(session: Session) -> None:
    with pytest.raises(UsageError, match="is no agreement"):
        covered(session, "northmoor/organisation/northmoor", [term(PUPILS, "dob")], "northmoor")
    with pytest.raises(MunimentError):
        covered(session, "no-such-agreement", [term(PUPILS, "dob")], "northmoor")
    with pytest.raises(UsageError):
        covered(session, HUB, [term(PUPILS, "dob")], "nobody at all")


def test_the_agreements_between_two_are_those_with_a_flow_from_one_to_the_other(session: Session) -> None:
    found = dict(agreements_between(session, "harbour-schools", "northmoor"))
    assert HUB in found
    assert all(ref.split("/")[1] == "agreement" for ref in found)
    assert list(agreements_between(session, "harbour-partnership", "harbour-fire")) == []
