"""`whatif`: what would be found if a draft were among the records, and that nothing of it stays behind."""

from __future__ import annotations

import copy
import hashlib
import random
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.check.verdicts import Verdicts
from registry.concepts.kinds import Kind
from registry.draft.looks_like import looks_like
from registry.errors import InputOutputError, UsageError
from registry.findings import Finding
from registry.session import Session
from registry.source import Ref
from registry.verbs.checks import whatif
from registry.verbs.checks.whatif import Answer, Question
from registry.verbs.opening import opened
from registry.verbs.problem_line import ProblemLine, problem_lines
from registry.verbs.records import new

SAMPLE = Path(__file__).parents[2] / "agreements"


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, in a folder of the tests' own."""
    root = tmp_path_factory.mktemp("sample") / "agreements"
    shutil.copytree(SAMPLE, root, ignore=shutil.ignore_patterns(".muniment"))
    return root


@pytest.fixture(scope="module")
def asked(sample: Path) -> Session:
    """A session on it, with everything judged and kept for the day it is pinned to."""
    session = Session(sample)
    Verdicts(opened(session), session)
    return session


def tried(session: Session, data: Any, register: str, as_if: str = "") -> Answer:
    """A draft given as data."""
    return whatif.of_text(session, yaml.safe_dump(data, sort_keys=False).encode(), register, as_if, PATIENT)


def text_of(session: Session, ref: str) -> bytes:
    """What the file of a record says."""
    snapshot = opened(session)
    found = Ref.parse(ref)
    assert found is not None
    loaded = snapshot.record(found)
    assert loaded is not None
    return snapshot.folders[found.register].read(loaded.document.path)


PATIENT = 600.0
"""Seconds: no test depends on how fast the machine is."""

HUB = "northmoor/agreement/childrens-safeguarding-hub"

# ── a draft that changes nothing, and one that changes something ─────────────────────────────────────────────────────


def test_a_record_as_it_stands_changes_nothing_anywhere(asked: Session) -> None:
    snapshot = opened(asked)
    refs = list(snapshot.refs())
    for ref in random.Random(7).sample(refs, 25):
        answer = whatif.of_text(asked, text_of(asked, str(ref)), ref.register, patience=PATIENT)
        assert answer.stands, ref
        assert {each.change for each in answer.findings} <= {"same"}, ref
        assert (answer.gone, answer.elsewhere, answer.left, answer.problems) == ((), (), 0, ()), ref


def test_a_finding_comes_with_its_line_in_the_draft_and_goes_again(asked: Session) -> None:
    text = text_of(asked, HUB).decode()
    at = next(n for n, line in enumerate(text.splitlines(), 1) if line.strip().startswith("review_due:"))
    lines = text.splitlines(keepends=True)
    lines[at - 1] = "  review_due: 2020-01-01\n"
    answer = whatif.of_text(asked, "".join(lines).encode())
    (found,) = [each for each in answer.findings if each.change == "new"]
    assert (found.finding.rule, found.line, found.file) == ("agreement-review-overdue", at, "")
    assert found.remedy
    assert found.law
    earlier = replace(asked, as_of=date(2019, 6, 1))
    assert not [each for each in whatif.of_text(earlier, "".join(lines).encode()).findings if each.change == "new"]


def test_a_new_agreement_is_judged_and_as_if_in_force_more_is_missing(asked: Session) -> None:
    data = {"kind": "agreement", "id": "brand-new", "title": "Brand new", "status": "draft"}
    now = tried(asked, data, "northmoor")
    signed = tried(asked, data, "northmoor", "in-force")
    assert not now.stands
    assert now.gone == ()
    found = {each.finding.rule for each in now.findings}
    assert found < {each.finding.rule for each in signed.findings}
    assert whatif.exit_code(signed) == 1


def test_what_others_say_of_a_record_is_told_as_well(registers: Any) -> None:
    registers.federation("north", as_of="2026-11-21")
    registers.record("north/organisation/north")
    registers.record("north/agreement/hub", parties=[{"id": "council", "organisation": "north"}])
    registers.record("north/adoption/ours", agreement="hub", party="council")
    changed = registers.root / "north" / "agreements" / "hub.yaml"
    text = changed.read_text().replace("id: council", "id: authority")
    answer = whatif.of_text(registers.session(), text.encode(), "north", patience=PATIENT)
    (other,) = [each for each in answer.elsewhere if each.problems]
    assert other.ref == "north/adoption/ours"
    assert [each.code for each in other.problems] == ["key-to-nothing"]


def test_a_reference_that_led_nowhere_holds_once_its_record_is_there(registers: Any) -> None:
    registers.federation("north", as_of="2026-11-21")
    registers.record("north/agreement/hub", lead="north")
    answer = tried(
        registers.session(), {"kind": "organisation", "id": "north", "title": "North", "status": "active"}, "north"
    )
    (other,) = [each for each in answer.elsewhere if each.problems_gone]
    assert (other.ref, [each.code for each in other.problems_gone]) == ("north/agreement/hub", ["reference-to-nothing"])


def test_a_waiver_as_a_draft_tells_what_it_would_set_aside(asked: Session) -> None:
    snapshot = opened(asked)
    found = next(
        each
        for each in Verdicts(snapshot, asked).findings(["northmoor"])
        if each.rule == "retention-missing" or each.severity == "medium"
    )
    from registry.rules.catalogue import rule

    roles = {"ig-lead": "Information governance lead", "dpo": "Data protection officer", "siro": "SIRO"}
    role = next(roles[each] for each in rule(found.rule).text["waivable_by"] if each in roles)
    draft = {
        "kind": "waiver", "id": "for-now", "title": "For now", "status": "active", "rule": found.rule,
        "at": found.subject, "reason": "The schedule goes to the board next month", "approver_role": role,
        "approved_on": "2026-11-01", "expires": "2027-01-31", "requested_by": "Head of service",
    }  # fmt: skip
    answer = tried(asked, draft, "northmoor")
    changed = [each for other in answer.elsewhere for each in other.findings]
    assert [(each.finding.fingerprint, each.change) for each in changed] == [(found.fingerprint, "changed")]
    assert changed[0].waived


def test_where_time_runs_out_it_is_said_how_much_was_not_looked_at(sample: Path) -> None:
    session = Session(sample, as_of=date(2025, 5, 1))
    answer = whatif.of_text(session, text_of(session, HUB), patience=0)
    assert answer.is_record
    assert answer.looked == 0
    assert answer.left > 100


# ── whatif of an edit is what check says once it is made ─────────────────────────────────────────────────────────────

Said = dict[str, tuple[str, str, str]]
Amiss = set[tuple[str, str, str, str]]


def said_of(findings: Iterable[Finding]) -> Said:
    """Fingerprint → the rest of what a finding says."""
    return {each.fingerprint: (each.outcome.value, each.because, each.waiver) for each in findings}


def amiss_of(lines: Iterable[ProblemLine]) -> Amiss:
    """Where each problem is, and what it says. Its line may be another in a text that is laid out otherwise."""
    return {(each.register, each.file, each.code, each.message) for each in lines}


def as_checked(root: Path) -> tuple[Said, Amiss]:
    """Everything that is found in the files as they are."""
    session = Session(root)
    snapshot = opened(session)
    findings = said_of(Verdicts(snapshot, session).findings())
    return findings, amiss_of(problem_lines(snapshot.problems(), snapshot.federation))


def leaves(data: Any, place: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The place of every value in a record, and of every list and map."""
    if place:
        yield place
    for step, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from leaves(value, (*place, step))


def edited(data: dict[str, Any], others: list[dict[str, Any]], choice: random.Random) -> dict[str, Any]:
    """The same record with one thing of it taken away, or said as another record of its kind says it."""
    made = copy.deepcopy(data)
    place = choice.choice(list(leaves(made)))
    here: Any = made
    for step in place[:-1]:
        here = here[step]
    value = here[place[-1]]
    if choice.random() < 0.4:
        del here[place[-1]]
    elif isinstance(value, str) and value[:4].isdigit() and len(value) == 10:
        here[place[-1]] = choice.choice(["2019-03-01", "2026-11-21", "2026-11-22", "2031-01-01"])
    elif value in ("yes", "no", "unknown"):
        here[place[-1]] = choice.choice(["yes", "no", "unknown"])
    else:
        other = choice.choice(others)
        given = [each for each in leaves(other) if each[-1] == place[-1]]
        if given:
            there: Any = other
            for step in choice.choice(given):
                there = there[step]
            here[place[-1]] = there
    return made


@pytest.fixture(scope="module")
def twice(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The sample two times: one to ask of, and one to write the edits in."""
    root = tmp_path_factory.mktemp("twice")
    for name in ("asked", "written"):
        shutil.copytree(SAMPLE, root / name, ignore=shutil.ignore_patterns(".muniment"))
    return root / "asked", root / "written"


@settings(max_examples=settings().max_examples // 6, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 10**9))
def test_an_edit_tried_is_the_edit_made(twice: tuple[Path, Path], seed: int) -> None:
    """In all records: the findings, what they say, what is waived, and the problems of links."""
    choice = random.Random(seed)
    root, written = twice
    session = Session(root)
    snapshot = opened(session)
    if choice.random() < 0.5:
        Verdicts(snapshot, session)
    refs = list(snapshot.refs(choice.choice(list(Kind)).value)) or list(snapshot.refs())
    ref = choice.choice(refs)
    loaded = snapshot.record(ref)
    assert loaded is not None
    data = edited(loaded.data, [each.data for each in snapshot.all(session, ref.kind)], choice)
    text = yaml.safe_dump(data, sort_keys=False, allow_unicode=True).encode()
    answer = whatif.of_text(session, text, ref.register, patience=PATIENT)
    if not answer.is_record:
        return
    assert answer.left == 0
    findings, problems = as_checked(written)
    named = Ref.parse(answer.ref)
    assert named is not None
    path = loaded.document.path if answer.stands else f"{Kind(named.kind).folder}/{named.id}.yaml"
    file = written / named.register / path
    before = file.read_bytes() if file.exists() else None
    file.write_bytes(text)
    try:
        after, problems_after = as_checked(written)
    finally:
        if before is None:
            file.unlink()
        else:
            file.write_bytes(before)
    expected = {key: value for key, value in findings.items() if key.partition("@")[2].partition("#")[0] != answer.ref}
    expected |= said_of(each.finding for each in answer.findings)
    for other in answer.elsewhere:
        for each in other.gone:
            del expected[each.finding.fingerprint]
        expected |= said_of(each.finding for each in other.findings)
    assert expected == after
    own = f"{named.register}/{path}"
    amiss = {each for each in problems if each[1] != own} | amiss_of((*answer.problems, *answer.notes))
    amiss -= {each for other in answer.elsewhere for each in amiss_of(other.problems_gone)}
    amiss |= {each for other in answer.elsewhere for each in amiss_of(other.problems)}
    assert amiss == problems_after


# ── nothing stays behind ─────────────────────────────────────────────────────────────────────────────────────────────


def everything(root: Path) -> dict[str, str]:
    """Each file below a folder, hidden ones too, with its digest."""
    return {
        str(file.relative_to(root)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in sorted(root.rglob("*"))
        if file.is_file()
    }


def test_no_file_is_touched_and_nothing_is_kept_in_the_index(sample: Path) -> None:
    session = Session(sample, as_of=date(2026, 3, 1))
    opened(session)
    before = everything(sample)
    assert any(name.endswith(".sqlite") for name in before)
    answer = whatif.of_text(session, text_of(session, HUB).replace(b"review_due:", b"x: y\n  review_due:"))
    assert answer.problems
    draft = {"kind": "agreement", "id": "hub", "title": "Hub", "status": "in-force", "lead": "northmoor"}
    answer = tried(session, draft, "northmoor")
    assert answer.findings
    assert answer.looked
    whatif.of_text(session, b"\0" * 100, "northmoor")
    assert everything(sample) == before


# ── templates, and what is no draft ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("kind", [each.value for each in Kind])
def test_the_beginning_of_every_kind_can_be_tried(asked: Session, kind: str) -> None:
    begun = new.run(asked, new.Question(kind=kind, title="Quite new", register="northmoor", print=True))
    answer = whatif.of_text(asked, begun.text.encode(), "northmoor")
    assert answer.is_record
    assert not answer.stands
    assert answer.problems == ()
    assert answer.ref == begun.ref
    assert answer.defects == ()


def test_problems_have_their_line_and_column_and_the_words_of_validate(asked: Session) -> None:
    text = b"kind: agreement\nid: odd\ntitle: Odd\nstatus: draft\ntier: 3\nledger: x\n"
    answer = whatif.of_text(asked, text, "northmoor")
    assert not answer.is_record
    assert answer.findings == ()
    assert ("unknown-key", 6, 1) in [(each.code, each.line, each.column) for each in answer.problems]
    assert all(each.message and each.fix for each in answer.problems)
    assert whatif.exit_code(answer) == 3
    cut = whatif.of_text(asked, b"kind: agreement\ntitle: 'never closed\n", "northmoor")
    assert [(each.code, each.line) for each in cut.problems] == [("syntax", 2)]


LAUGHS = b"a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n"

ODD = [
    (b"", "empty-file", ""),
    (b"just words", "not-a-record", ""),
    (b"- a\n- b\n", "not-a-record", ""),
    (b"kind: agreement\n---\nkind: agreement\n", "several-documents", ""),
    (LAUGHS, "anchor", ""),
    (b"[" * 5_000, "too-deep", ""),
    (b"\x89PNG\r\n\x1a\n\0\0\0", "binary-file", "a picture"),
    (b"PK\x03\x04" + b"\0" * 3_000_000, "too-large", "a Word or Excel document, or a zip file"),
    (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "not-utf-8", "a PDF"),
    (b"<!DOCTYPE html>\n<html><body>Hello: you</body></html>", "", "a page of the web"),
    (b"Name,Role,Team\nA,B,C\nD,E,F\n", "not-a-record", "a table, as from a spreadsheet"),
    (b'[{"kind": "agreement"}]', "not-a-record", "JSON"),
    (b"kind: !!python/object/apply:os.system ['id']\n", "tag", ""),
]


@pytest.mark.parametrize(("raw", "code", "seems"), ODD, ids=[str(each[0][:12]) for each in ODD])
def test_nonsense_gets_a_plain_answer(asked: Session, raw: bytes, code: str, seems: str) -> None:
    answer = whatif.of_text(asked, raw, "northmoor")
    assert not answer.is_record
    assert answer.problems
    assert not code or code in {each.code for each in answer.problems}
    assert answer.looks_like == seems


def test_five_megabytes_get_a_plain_answer(asked: Session, tmp_path: Path) -> None:
    answer = whatif.of_text(asked, b"kind: agreement\n" + b"title: x\n" * 600_000, "northmoor")
    assert [each.code for each in answer.problems] == ["too-large"]
    file = tmp_path / "huge.yaml"
    file.write_bytes(b"x" * 5_000_000)
    assert [each.code for each in whatif.run(asked, Question(str(file), "northmoor")).problems] == ["too-large"]


@given(raw=st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_no_bytes_bring_it_down(asked: Session, raw: bytes) -> None:
    looks_like(raw)
    answer = whatif.of_text(asked, raw, "northmoor")
    assert answer.is_record or answer.problems


def test_a_name_that_leads_out_of_the_register_is_refused(asked: Session) -> None:
    answer = whatif.of_text(asked, b"kind: agreement\nid: ../../etc/passwd\ntitle: x\nstatus: draft\n", "northmoor")
    assert not answer.is_record
    assert not any(".." in each.file for each in answer.problems)


def test_personal_data_is_said_and_not_shown(asked: Session) -> None:
    text = b"kind: dpia\nid: trial\ntitle: Trial\nstatus: draft\nlocal:\n  note: her NHS number is 943 476 5919\n"
    (found,) = whatif.of_text(asked, text, "northmoor").personal
    assert (found.line, found.kind, found.certainty) == (6, "an NHS number", "sure")
    assert "943" not in repr(found)


# ── where a draft belongs ────────────────────────────────────────────────────────────────────────────────────────────


def test_the_register_is_the_one_that_has_the_record(asked: Session) -> None:
    assert whatif.of_text(asked, text_of(asked, HUB)).register == "northmoor"


def test_where_nobody_can_tell_the_register_it_is_asked_for(asked: Session) -> None:
    with pytest.raises(UsageError, match="several registers"):
        whatif.of_text(asked, b"kind: agreement\nid: nowhere-yet\n")
    with pytest.raises(UsageError, match="no register called"):
        whatif.of_text(asked, b"", "northmor")


def test_a_file_in_a_register_is_of_that_register_and_one_that_is_not_there_is_said(
    asked: Session, sample: Path
) -> None:
    file = sample / "eastvale" / "organisations" / "eastvale.yaml"
    assert whatif.run(asked, Question(str(file))).register == "eastvale"
    with pytest.raises(InputOutputError):
        whatif.run(asked, Question(str(sample / "no-such.yaml"), "northmoor"))
