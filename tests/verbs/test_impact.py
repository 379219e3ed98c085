"""What a mishap touches, with the sample: beside it, the files are walked by hand, and no mention may be lost."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest
import yaml

from registry.errors import NotFound, UsageError
from registry.exchange import impact_docx, impact_pdf
from registry.session import Session
from registry.verbs.failing.subjects import subjects
from registry.verbs.sharing import impact
from registry.verbs.sharing.chain import sources
from registry.verbs.sharing.impact import Answer, Question
from tests.browser.pages import SAMPLE

AWARE = "2026-11-20T09:30"


@pytest.fixture(scope="module")
def session() -> Session:
    """Somebody who looks at the sample on the day that its README is written of."""
    return Session(SAMPLE, as_of=date(2026, 11, 21))


_ANSWERS: dict[Question, Answer] = {}


def asked(session: Session, subject: str, **more: Any) -> Answer:
    """The answer to one question, asked once."""
    question = Question(subject=subject, **more)
    if question not in _ANSWERS:
        _ANSWERS[question] = impact.run(session, question)
    return _ANSWERS[question]


def of(answer: Answer, sort: str) -> set[str]:
    """The records of one sort that are touched, without their register and kind."""
    return {each.ref.rpartition("/")[2] for each in answer.impact.touched if each.sort == sort}


# ── the files, walked by hand ────────────────────────────────────────────────────────────────────────────────────────


@cache
def files() -> dict[str, dict[str, Any]]:
    """Every record of the sample by its reference, read by another reader than ours."""
    found = {}
    for file in sorted(SAMPLE.glob("*/*/*.yaml")):
        data = yaml.load(file.read_text("utf-8"), yaml.CBaseLoader)
        found[f"{file.relative_to(SAMPLE).parts[0]}/{data['kind']}/{data['id']}"] = data
    return found


def values(data: Any, at: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], str]]:
    """Every text of a record with the fields that lead to it."""
    if isinstance(data, dict):
        for name, each in data.items():
            yield from values(each, (*at, name))
    elif isinstance(data, list):
        for each in data:
            yield from values(each, at)
    else:
        yield at, str(data)


def same_body(ref: str) -> set[str]:
    """An organisation's home and every stub of it: those with one of its identifiers."""
    own = {(each["scheme"], each["value"]) for each in files()[ref].get("identifiers", ())}
    return {ref} | {
        other for other, data in files().items()
        if data["kind"] == "organisation"
        and own & {(each["scheme"], each["value"]) for each in data.get("identifiers", ())}
    }  # fmt: skip


def mentions(refs: set[str]) -> dict[str, set[tuple[str, ...]]]:
    """Record → the fields in which it names any of these, in full or, in the same register, by the id alone."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for ref, data in files().items():
        if ref in refs:
            continue
        short = {each.rpartition("/")[2] for each in refs if each.partition("/")[0] == ref.partition("/")[0]}
        for at, text in values(data):
            is_name = at[-1] in ("id", "title", "register") or (text in short and not _may_refer(at))
            if not is_name and (text in refs or text in short):
                found.setdefault(ref, set()).add(at)
    return found


def _may_refer(at: tuple[str, ...]) -> bool:
    """Whether a short text in such a field may be a reference, rather than the key of something in the same record."""
    names = {
        "organisation", "organisations", "processor", "controllers", "lead_controller", "lead", "supplier", "importer",
        "exporter", "publisher", "discloser", "held_by", "received_from", "confirmed_to", "controller", "contract",
        "contracts", "processors", "record", "under", "replaces",
    }  # fmt: skip
    return at[-1] in names


@pytest.mark.parametrize(
    ("subject", "mishap"),
    [
        ("northmoor/organisation/lantern-quay-systems", "breached"),
        ("harbour-partnership/organisation/pelican-cloud", "breached"),
        ("harbour-police/organisation/harbour-police", "leaves"),
        ("northmoor/processor-contract/hub-case-system-contract", "ends"),
    ],
)
def test_no_record_that_names_it_is_lost(session: Session, subject: str, mishap: str) -> None:
    """Each is touched, or among those that only name it; of their contracts too."""
    answer = asked(session, subject, mishap=mishap)
    known = {each.ref for each in (*answer.impact.touched, *answer.impact.aside)}
    names = same_body(subject) if "/organisation/" in subject else {subject}
    named = mentions(names)
    assert named
    lost = {ref: at for ref, at in named.items() if ref not in known and "/organisation/" not in ref}
    assert lost == {}
    contracts = {
        ref for ref, at in named.items()
        if "/processor-contract/" in ref and at & {("processor",), ("sub_processors", "organisation")}
    }  # fmt: skip
    if mishap == "breached":
        assert contracts
        touched = {each.ref for each in answer.impact.touched}
        further = {
            ref
            for ref, at in mentions(contracts).items()
            if any(each[-1] in ("contract", "contracts", "processors") for each in at)
        }
        assert further - touched - names == set()


# ── what is found ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_supplier_that_was_breached_touches_what_it_holds(session: Session) -> None:
    answer = asked(session, "lantern-quay-systems", aware=AWARE)
    assert answer.impact.mishap == "breached"
    assert of(answer, "contract") == {"hub-case-system-contract"}
    assert "hub-case-system" in of(answer, "system")
    assert of(answer, "agreement") == {"childrens-safeguarding-hub"}
    assert {"backup-vault", "overnight-monitoring"} == of(answer, "transfer")
    chain = next(each for each in answer.impact.touched if each.title == "Farshore Watch (Pty) Limited")
    assert "Lantern Quay Systems Limited → Brightquay Cloud Limited → Farshore Watch (Pty) Limited" in chain.how
    assert not chain.is_direct
    assert any("9,000 people" in group for each in answer.impact.touched for group in each.people)


def test_one_engaged_two_levels_down_is_found_with_who_engaged_whom(session: Session) -> None:
    answer = asked(session, "pelican-cloud")
    assert {"pelican-hosting-contract", "shared-care-platform-contract"} <= of(answer, "contract")
    below = next(each for each in answer.impact.touched if each.ref.endswith("/shared-care-platform-contract"))
    assert "Pelican Cloud Limited" in below.how
    assert " → " in below.how
    assert not below.is_direct
    assert "adult-care-shared-record" in of(answer, "agreement")


def test_each_controller_has_its_own_72_hours_by_a_british_clock(session: Session) -> None:
    answer = asked(session, "lantern-quay-systems", aware=AWARE)
    own = [each for each in answer.impact.clocks if "Information Commissioner" in each.what]
    # Those of the contract and the system; not a school that only sends attendance to whoever uses it.
    assert {each.whose for each in own} == {"Northmoor Council", "Harbour Police", "NHS Harbour Integrated Care Board"}
    expected = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
    assert {datetime.fromisoformat(each.by) for each in own} == {expected}
    assert all(law.id.startswith(("uk-gdpr-a33", "dpa18-s67")) for each in own for law in each.law)
    contract = yaml.safe_load((SAMPLE / "northmoor/contracts/hub-case-system-contract.yaml").read_text("utf-8"))
    told = next(each for each in answer.impact.clocks if each.whose == "Lantern Quay Systems Limited")
    hours = (datetime.fromisoformat(told.by) - datetime(2026, 11, 20, 9, 30, tzinfo=UTC)).total_seconds() / 3600
    assert hours == contract["breach_notice_hours"]


def test_hours_over_a_change_of_clocks_are_hours(session: Session) -> None:
    """Clocks went back on 25 October 2026: 72 hours from the Friday noon end an hour earlier by the clock."""
    answer = asked(session, "lantern-quay-systems", aware="2026-10-23T12:00")
    own = next(each for each in answer.impact.clocks if "Information Commissioner" in each.what)
    assert own.by == "2026-10-26T11:00:00+00:00"
    assert own.state == "overdue"
    assert any("went back" in step for step in own.steps)


def test_without_a_moment_no_clock_is_begun(session: Session) -> None:
    answer = asked(session, "lantern-quay-systems")
    own = [each for each in answer.impact.clocks if "Information Commissioner" in each.what]
    assert own
    assert {(each.by, each.state) for each in own} == {("", "would-begin")}
    assert "no clock is begun" in " ".join(answer.impact.said)
    assert answer.impact.to_do[0].startswith("Write down when")


def test_clauses_are_those_in_effect_and_say_whose_words_they_are(session: Session) -> None:
    answer = asked(session, "lantern-quay-systems")
    incidents = next(each for each in answer.impact.clauses if each.heading == "Incidents")
    assert incidents.at.name.startswith("Inherited from")
    assert incidents.at.address.partition("#")[0] != incidents.ref
    assert any(each.heading == "Breach notice hours" for each in answer.impact.clauses)


def test_posts_and_never_people_are_named(session: Session) -> None:
    answer = asked(session, "lantern-quay-systems")
    posts = {(each.post, each.organisation) for each in answer.impact.contacts}
    assert ("Head of Data Protection", "Lantern Quay Systems Limited") in posts
    assert ("Information Commissioner", "The regulator") in posts
    assert any(each.email == "incidents@northmoor.example" for each in answer.impact.contacts)


def test_recorded_breaches_of_it_keep_their_own_clocks(session: Session) -> None:
    answer = asked(session, "lantern-quay-systems")
    own = [each for each in answer.impact.clocks if "wrong school" in each.whose and each.whose.startswith("On record")]
    assert {"met"} <= {each.state for each in own}


def test_a_contract_that_ends_has_data_returned_by_a_day(session: Session) -> None:
    answer = asked(session, "hub-case-system-contract", on="2027-03-31")
    assert answer.impact.mishap == "ends"
    what = [each.what for each in answer.impact.clocks]
    assert any(each.startswith("Return or delete") for each in what)
    assert "Give notice, at the latest" in what
    assert any(each.heading == "At end" for each in answer.impact.clauses)
    assert {"Brightquay Cloud Limited"} <= {
        each.title for each in answer.impact.touched if each.sort == "sub-processor"
    }


def test_a_partner_that_leaves_touches_only_the_flows_it_takes_part_in(session: Session) -> None:
    answer = asked(session, "harbour-police", mishap="leaves", on="2027-03-31")
    flows = {each.place for each in answer.impact.touched if each.sort == "flow"}
    hub = files()["northmoor/agreement/childrens-safeguarding-hub"]
    party = next(each["id"] for each in hub["parties"] if "harbour-police" in each.get("organisation", ""))
    expected = {
        f"northmoor/agreement/childrens-safeguarding-hub#flows[{flow['id']}]" for flow in hub["flows"]
        if party in {side["party"] for side in flow.get("sides", ())} or flow.get("every_party") == "yes"
    }  # fmt: skip
    assert {each for each in flows if "childrens-safeguarding-hub" in each} == expected
    assert "hub-harbour-police" in of(answer, "adoption")
    assert "hub-northmoor" not in of(answer, "adoption")
    assert any(each.heading == "Exit" for each in answer.impact.clauses)
    assert any("must sign" in each.how for each in answer.impact.touched if each.sort == "agreement")


def test_where_a_partner_leaves_nothing_is_touched_that_only_the_others_do(session: Session) -> None:
    """Through an agreement, only records of flows it takes part in: what the others do among themselves goes on."""
    answer = asked(session, "harbour-police", mishap="leaves")
    flows = {each.place for each in answer.impact.touched if each.sort == "flow"}
    through = [each for each in answer.impact.touched if "/agreement/" in each.place and "/sides[" in each.place]
    assert through
    assert {each.place.partition("/sides[")[0] for each in through} <= flows
    assert "gannet-rock-attendance" not in of(answer, "processing")
    assert "surveillance-platform-monitoring" not in of(answer, "transfer")
    # A contract of which it is one of the controllers goes on, and so no clock of its end begins.
    assert not [each for each in answer.impact.clocks if each.what == "The contract ends"]


def test_a_gateway_of_one_party_is_no_power_of_another(registers: Any) -> None:
    """Each side is told by itself what else it rests on, of a basis that two parties share."""
    gateways = [{"id": "a", "gateway": "cda98-115"}, {"id": "b", "gateway": "la11-1", "per_party": ["one"]}]
    sides = [
        {"party": each, "part": part, "basis": "both"} for each, part in (("one", "discloser"), ("two", "receiver"))
    ]
    registers.record(
        "north/agreement/hub", title="Hub", parties=[{"id": "one"}, {"id": "two"}],
        flows=[{"id": "f", "title": "F", "sides": sides}], bases=[{"id": "both", "gateways": gateways}],
    )  # fmt: skip
    registers.federation("north")
    found = impact.run(registers.session(as_of=date(2026, 11, 21)), Question(subject="cda98-115", mishap="ends"))
    told = {each.place.rpartition("[")[2]: each.how for each in found.impact.touched if each.sort == "flow"}
    assert "It also rests on" in told["one.discloser]"]
    assert "No record shows another power" in told["two.receiver]"]
    own = impact.run(registers.session(as_of=date(2026, 11, 21)), Question(subject="la11-1", mishap="ends"))
    assert [each.place.rpartition("[")[2] for each in own.impact.touched if each.sort == "flow"] == ["one.discloser]"]


def test_every_place_in_an_answer_is_in_a_file(session: Session) -> None:
    for subject, mishap in (("harbour-police", "leaves"), ("pelican-cloud", "breached"), ("cda98-115", "ends")):
        found = asked(session, subject, mishap=mishap).impact
        places = {each.place for each in (*found.touched, *found.aside)}
        places |= {step.address for each in found.touched for step in each.steps}
        places |= {at.address for each in found.clocks for at in each.at} | {each.at.address for each in found.clauses}
        places -= {subject}
        at = sources(session, places)
        assert {each for each in places if each not in at or not at[each].line} == set()


def test_a_gateway_that_ends_leaves_sides_without_a_power(session: Session) -> None:
    """Every basis in the files that cites it is there, with the sides that rely on it."""
    answer = asked(session, "cda98-115")
    expected = {
        ref for ref, data in files().items()
        if any(each.get("gateway") == "cda98-115" for basis in data.get("bases", ()) if isinstance(basis, dict)
               for each in basis.get("gateways", ()))
    }  # fmt: skip
    assert expected
    assert expected <= {each.ref for each in answer.impact.touched if each.is_direct}
    sides = [each.how for each in answer.impact.touched if each.sort == "flow"]
    assert sides
    assert all("It also rests on" in each or "No record shows another power" in each for each in sides)


def test_a_certificate_leads_to_what_rests_on_it(session: Session) -> None:
    answer = asked(session, "hub-case-system-contract#sub_processors[cloud-host]/assurances[iso-27001]")
    assert (answer.impact.sort, answer.impact.mishap) == ("certificate", "ends")
    assert "hub-case-system-contract" in of(answer, "contract")
    assert "childrens-safeguarding-hub" in of(answer, "agreement")


def test_only_some_registers_may_be_asked_about(session: Session) -> None:
    answer = asked(session, "lantern-quay-systems", register=("harbour-police",))
    assert {each.owner for each in answer.impact.touched} == {"harbour-police"}


def test_what_nobody_has_recorded_is_said(session: Session) -> None:
    unknown = " ".join(asked(session, "lantern-quay-systems").impact.unknown)
    assert "Brightquay Cloud Limited" in unknown
    assert "parties that are a class" in unknown


# ── what cannot be asked ─────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("question", "words"),
    [
        (Question(), "Nobody said"),
        (Question(subject="harbour-police", mishap="ends"), "cannot befall"),
        (Question(subject="cda98-115", mishap="breached"), "cannot befall"),
        (Question(subject="childrens-hub-dpia"), "none of the things"),
        (Question(subject="lantern-quay-systems", aware="yesterday"), "not a day and time"),
        (Question(subject="lantern-quay-systems", aware="2026-11-21"), "not a day and time"),
        (Question(subject="lantern-quay-systems", aware="2027-01-01T09:00"), "is after the day"),
        (Question(subject="lantern-quay-systems", on="2026-11-21"), "--on is about"),
        (Question(subject="hub-case-system-contract", aware=AWARE), "--aware is about"),
        (Question(subject="hub-case-system-contract", on="soon"), "is not a day"),
        (Question(subject="lantern-quay-systems", register=("nowhere",)), "no register called"),
        (Question(subject="x" * 500), "too long"),
    ],
)
def test_what_cannot_be_asked_is_said(session: Session, question: Question, words: str) -> None:
    with pytest.raises(UsageError) as stop:
        impact.run(session, question)
    assert words in stop.value.message


@pytest.mark.parametrize("subject", ["nobody-at-all", "hub-case-system-contract#assurances[none]", "a/b/c", "#", "]["])
def test_what_is_not_there_is_said(session: Session, subject: str) -> None:
    with pytest.raises((NotFound, UsageError)):
        asked(session, subject)


# ── the incident pack ────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_pack_holds_everything_and_a_log_to_fill_in(session: Session) -> None:
    answer = asked(session, "lantern-quay-systems", aware=AWARE)
    made = impact_pdf.render(answer)
    assert made == impact_pdf.render(answer)
    text = "".join("".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages).split())
    text = text.replace("\u200b", "")
    wanted_all = [each.title for each in answer.impact.touched] + [each.post for each in answer.impact.contacts]
    for wanted in wanted_all:
        assert "".join(wanted.split()) in text
    assert "9:30on23November2026" in text
    found = docx.Document(io.BytesIO(impact_docx.render(answer)))
    headings = [each.text for each in found.paragraphs if each.style and each.style.name.startswith("Heading 1")]
    parts = ["In short", "Clocks", "What to do, in order", "Everything touched, by whose records it is in"]
    assert [each.partition(". ")[2] for each in headings][:4] == parts
    assert headings[-1].endswith("Log")
    assert "unlawful" not in text.lower()


def test_what_may_be_asked_about_is_offered(session: Session) -> None:
    offered = dict(subjects(session))
    assert "northmoor/processor-contract/hub-case-system-contract" in offered
    assert "cda98-115" in offered


def test_the_files_are_those_of_the_sample() -> None:
    assert Path(SAMPLE, "federation.yaml").is_file()
    assert len(files()) > 100
