"""The verb `evidence`: a pack that holds all it should, byte for byte, the same each time, and harmless to open."""

from __future__ import annotations

import csv
import hashlib
import html
import io
import json
import os
import re
import shutil
import subprocess
import zipfile
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
import yaml

from registry.canonical import digest
from registry.cli.text.evidence import lines
from registry.errors import Conflict, InputOutputError, NotFound, UsageError
from registry.session import Session
from registry.source import Ref
from registry.verbs.checks import check, evidence
from registry.verbs.opening import opened
from registry.verbs.pack import documents as pack_documents

SAMPLE = Path(__file__).parents[2] / "agreements"
PRIVATE = ("breach", "rights-request", "complaint", "waiver")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample, in a folder where its index may be written."""
    place = tmp_path_factory.mktemp("sample") / "agreements"
    shutil.copytree(SAMPLE, place, ignore=shutil.ignore_patterns(".muniment"))
    return place


def packed(place: Path, on: date | None = None, **question: Any) -> Pack:
    stream = io.BytesIO()
    answer = evidence.write(Session(federation=place, as_of=on), evidence.Question(**question), stream)
    return Pack(stream.getvalue(), answer)


class Pack:
    """A pack that was made: its files and lists."""

    def __init__(self, raw: bytes, answer: evidence.Answer) -> None:
        self.raw = raw
        self.answer = answer
        self.zip = zipfile.ZipFile(io.BytesIO(raw))
        self.manifest = json.loads(self.zip.read("manifest.json"))

    def records(self) -> dict[str, bytes]:
        """Reference → the bytes of its file."""
        return {
            each["record"]: self.zip.read(each["path"])
            for each in self.manifest["files"]
            if each.get("what") == "record"
        }

    def documents(self) -> dict[str, bytes]:
        """Register and file → its bytes."""
        return {
            f"{each['register']}/evidence/{each['file']}": self.zip.read(each["path"])
            for each in self.manifest["files"]
            if each.get("what") == "document"
        }

    def rows(self, name: str) -> list[dict[str, str]]:
        """The rows of a list."""
        return list(csv.DictReader(io.StringIO(self.zip.read(name).decode("utf-8-sig"), newline="")))

    def pages(self) -> dict[str, str]:
        """Every page."""
        return {name: self.zip.read(name).decode() for name in self.zip.namelist() if name.endswith(".html")}


@pytest.fixture(scope="module")
def pack(place: Path) -> Pack:
    """The pack of one council's register."""
    return packed(place, register="northmoor")


# ── it is complete ───────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_record_of_the_register_is_in_byte_for_byte(pack: Pack, place: Path) -> None:
    found = pack.records()
    own = {
        path.relative_to(place / "northmoor"): path.read_bytes()
        for path in (place / "northmoor").rglob("*.yaml")
        if path.name != "register.yaml"
    }
    assert sorted(own.values()) == sorted(raw for ref, raw in found.items() if ref.startswith("northmoor/"))
    rows = {each["Record"]: each for each in pack.rows("records.csv")}
    assert {ref: hashlib.sha256(raw).hexdigest() for ref, raw in found.items()} == {
        ref: row["SHA-256"] for ref, row in rows.items()
    }
    assert pack.zip.read("records/northmoor/register.yaml") == (place / "northmoor/register.yaml").read_bytes()


def test_every_document_that_a_record_names_is_in_byte_for_byte(pack: Pack, place: Path) -> None:
    files = {
        f"{path.relative_to(place).as_posix()}": path.read_bytes()
        for path in (place / "northmoor" / "evidence").rglob("*")
        if path.is_file()
    }
    documents = pack.documents()
    assert files
    assert {name: raw for name, raw in documents.items() if name.startswith("northmoor/")} == files
    named = [each for each in pack.rows("documents.csv") if each["File in the pack"]]
    assert all("Its digest is the one stated." in each["State"] for each in named if each["SHA-256 stated"])


def test_every_finding_of_the_register_is_in_and_no_other(pack: Pack, place: Path) -> None:
    session = Session(federation=place)
    answer = check.run(session, check.Question(register=("northmoor",), all=True))
    rows = pack.rows("findings.csv")
    assert sorted(each["Finding"] for each in rows) == sorted(each.finding.fingerprint for each in answer.findings)
    lines = {each.finding.fingerprint: each.line for each in answer.findings}
    assert {each["Finding"]: int(each["Line"]) for each in rows} == lines
    waived = {each.finding.fingerprint for each in answer.findings if each.waived}
    assert {each["Finding"] for each in rows if each["Waived"]} == waived
    assert waived


def test_the_page_of_findings_counts_by_severity_and_says_how_many_are_waived(pack: Pack) -> None:
    rows, page = pack.rows("findings.csv"), pack.pages()["findings.html"]
    for severity in ("Critical", "High", "Medium", "Low"):
        count = sum(each["Severity"] == severity for each in rows)
        assert (f"<dt>{severity}</dt><dd>{count}</dd>" in page) == bool(count)
    waived = sum(bool(each["Waived"]) for each in rows)
    assert waived
    assert f"<dt>Of all these, waived</dt><dd>{waived}</dd>" in page


def test_what_the_records_rest_on_elsewhere_is_in_and_says_why(pack: Pack) -> None:
    rows = {each["Record"]: each["Why it is here"] for each in pack.rows("records.csv")}
    assert rows["harbour-police/adoption/hub-harbour-police"] == "Signs an agreement that is here"
    assert not any(because for ref, because in rows.items() if ref.startswith("northmoor/"))
    assert all(because for ref, because in rows.items() if not ref.startswith("northmoor/"))
    assert not any(ref.split("/")[1] in PRIVATE for ref in rows if not ref.startswith("northmoor/"))


def test_a_pack_of_one_agreement_has_what_it_rests_on_and_no_other_agreement_but_its_parent(place: Path) -> None:
    found = packed(place, record="childrens-safeguarding-hub")
    refs = set(found.records())
    assert {ref for ref in refs if "/agreement/" in ref} == {
        "northmoor/agreement/childrens-safeguarding-hub", "northmoor/agreement/harbour-information-sharing-protocol",
    }  # fmt: skip
    snapshot = opened(session := Session(federation=place))
    hub = snapshot.get(session, Ref("northmoor", "agreement", "childrens-safeguarding-hub"))
    assert hub is not None
    named = {str(each) for _place, kinds, text in hub.references for each in snapshot.targets("northmoor", kinds, text)}
    assert {each for each in named if "/agreement/" not in each} <= refs
    signed = {
        str(each.ref) for each, where in snapshot.referrers(session, hub.ref)
        if each.ref.kind == "adoption" and where == ("agreement",)
    }  # fmt: skip
    assert signed
    assert signed <= refs
    assert "“Harbour children&#x27;s safeguarding hub”, all that it rests on" in found.pages()["index.html"]


def test_signatures_are_compared_with_the_agreement_as_it_stands(pack: Pack, place: Path) -> None:
    snapshot = opened(session := Session(federation=place))
    rows = [each for each in pack.rows("decisions.csv") if each["Digest signed"]]
    assert rows
    for row in rows:
        adoption = snapshot.get(session, Ref(*row["Record"].split("/")))
        assert adoption is not None
        (target,) = snapshot.targets(adoption.ref.register, ("agreement",), adoption.data["agreement"])
        agreement = snapshot.record(target)
        assert agreement is not None
        same = (digest(snapshot, agreement) or "").removeprefix("sha256:") == row["Digest signed"]
        assert row["Beside the agreement now"].startswith("The same" if same else "Not the agreement")
        assert row["Day"] == str(adoption.data["signed"])
        assert row["Who"] == adoption.data.get("signatory_role", "")


def test_every_change_of_status_and_review_is_a_decision(pack: Pack, place: Path) -> None:
    snapshot = opened(session := Session(federation=place))
    rows = pack.rows("decisions.csv")
    for ref in pack.records():
        loaded = snapshot.get(session, Ref(*ref.split("/")))
        assert loaded is not None
        own = [each for each in rows if each["Record"] == ref]
        told = sorted(each["Day"] for each in own if each["What"].startswith("Status: "))
        assert told == sorted(each["on"] for each in loaded.data.get("status_history", ()))
        reviews = [each["Day"] for each in own if each["Place"].startswith("reviews[")]
        assert sorted(reviews) == sorted(each["on"] for each in loaded.data.get("reviews", ()))


def test_who_approved_is_a_role_and_never_the_law_that_allows_it(pack: Pack) -> None:
    rows = pack.rows("decisions.csv")
    assert {"Approved", "Accepted what is left"} <= {each["What"] for each in rows}
    assert not any("/part3/authorised_by" in each["Place"] for each in rows)


def test_the_law_says_what_was_read_of_it(pack: Pack) -> None:
    page = pack.pages()["law.html"]
    assert "UK GDPR Article 30" in page
    assert "Not verified" in page
    assert ">Verified" in page


# ── it can be checked ────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_same_register_is_the_same_bytes_however_it_is_made(pack: Pack, place: Path, tmp_path: Path) -> None:
    assert packed(place, register="northmoor").raw == pack.raw
    elsewhere = tmp_path / "copy"
    shutil.copytree(place, elsewhere, ignore=shutil.ignore_patterns(".muniment"))
    assert packed(elsewhere, register="northmoor").raw == pack.raw
    assert str(place).encode() not in pack.raw


def test_the_sums_are_those_of_the_files(pack: Pack) -> None:
    sums = dict(reversed(line.split("  ", 1)) for line in pack.zip.read("SHA256SUMS").decode().splitlines())
    assert set(sums) == set(pack.zip.namelist()) - {"SHA256SUMS"}
    assert all(hashlib.sha256(pack.zip.read(name)).hexdigest() == digest for name, digest in sums.items())
    assert pack.answer.files == len(pack.zip.namelist())


def test_every_link_of_every_page_leads_to_something_in_the_pack(pack: Pack) -> None:
    names = set(pack.zip.namelist())
    pages = pack.pages()
    anchors = {name: set(re.findall(r' id="([^"]*)"', text)) for name, text in pages.items()}
    for name, text in pages.items():
        folder = name.rpartition("/")[0]
        for href in re.findall(r' href="([^"]*)"', text):
            path, _hash, part = unquote(href.replace("&amp;", "&")).partition("#")
            target = os.path.normpath(os.path.join(folder, path)) if path else name
            assert target in names, (name, href)
            assert not part or part in anchors[target], (name, href)


def test_no_page_asks_anybody_for_anything(pack: Pack) -> None:
    for name, text in pack.pages().items():
        assert not re.search(
            r'<(script|img|iframe|object|embed|form|link|base)\b|\ssrc=|url\(|@import|href="[a-z]+:', text
        ), name
        assert "default-src 'none'" in text


# ── what is private ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_private_records_are_marked_and_can_be_left_out(pack: Pack, place: Path) -> None:
    private = {each["Record"] for each in pack.rows("records.csv") if each["Private"] == "yes"}
    assert private == {ref for ref in pack.records() if ref.split("/")[1] in PRIVATE}
    assert private
    without = packed(place, register="northmoor", without_private=True)
    assert set(pack.records()) - set(without.records()) >= private
    assert not any(ref.split("/")[1] in PRIVATE for ref in without.records())
    assert any("private" in why for _what, why in without.answer.left_out)
    # Why a finding was waived, and by whom, is as private as the waiver.
    reasons = [yaml.safe_load(raw)["reason"] for ref, raw in pack.records().items() if "/waiver/" in ref]
    assert reasons
    for reason in reasons:
        assert any(html.escape(reason) in page for page in pack.pages().values())
        assert not any(html.escape(reason) in page for page in without.pages().values())
    assert any(each["Waived"].startswith("Waived. The decision is private") for each in without.rows("findings.csv"))


# ── other days, other places ─────────────────────────────────────────────────────────────────────────────────────────


def test_another_day_judges_by_that_day(place: Path, pack: Pack) -> None:
    then = packed(place, date(2026, 3, 1), register="northmoor")
    assert then.manifest["about"]["as_of"] == "2026-03-01"
    assert then.zip.infolist()[0].date_time[:3] == (2026, 3, 1)
    assert "1 March 2026" in then.pages()["index.html"]


def test_who_changed_what_is_told_from_the_registers_history(registers: Any) -> None:
    registers.record("town/agreement/hub", title="Hub")
    registers.federation("town", as_of="2026-11-21")
    env = os.environ | {
        "GIT_AUTHOR_NAME": "Ann <i>", "GIT_AUTHOR_EMAIL": "ann@town.example", "GIT_COMMITTER_NAME": "Ann",
        "GIT_COMMITTER_EMAIL": "ann@town.example", "GIT_COMMITTER_DATE": "2026-02-03T10:00:00Z",
    }  # fmt: skip
    for words in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "=The hub & more"]):
        subprocess.run(["git", "-C", registers.root, *words], check=True, env=env)
    found = packed(registers.root, register="town")
    page = found.pages()["changes.html"]
    assert "3 February 2026" in page
    assert "The hub &amp; more" in page
    assert "ann@town.example" not in "".join(found.pages().values())
    assert found.answer.changes == 1


# ── hostile ──────────────────────────────────────────────────────────────────────────────────────────────────────────

EVIL = "<script>alert(1)</script><img src=http://evil.example/x onerror=alert(1)>"


@pytest.fixture
def hostile(registers: Any) -> Any:
    """A register whose every word was written by somebody who means harm."""
    for at, start in enumerate(("=", "+", "-", "@", "\t=", "\r=")):
        registers.record(
            f"town/agreement/a{at}", title=f"{start}cmd|' /C calc'!A0", status="draft",
            status_history=[{"on": "2026-01-01", "status": "draft", "by": EVIL, "reason": f"{start}1+1"}],
            evidence=[{"id": "one", "title": EVIL, "file": "evidence/missing.pdf"}],
        )  # fmt: skip
    registers.record("town/agreement/evil", title=EVIL, status="draft")
    registers.federation("town", as_of="2026-11-21", title=EVIL)
    return registers


def test_what_is_stored_is_text_on_every_page(hostile: Any) -> None:
    for name, text in packed(hostile.root, register="town").pages().items():
        assert "<script" not in text, name
        assert "<img" not in text, name


def test_no_cell_of_a_list_is_a_formula(hostile: Any) -> None:
    found = packed(hostile.root, register="town")
    for name in ("records.csv", "findings.csv", "decisions.csv", "documents.csv"):
        rows = csv.reader(io.StringIO(found.zip.read(name).decode("utf-8-sig"), newline=""))
        for row in rows:
            assert not any(cell[:1] in tuple("=+-@\t\r") and cell for cell in row), (name, row)
    assert any(each["Title"].startswith("'=cmd") for each in found.rows("records.csv"))


def test_a_document_that_leads_elsewhere_is_not_followed(registers: Any, tmp_path: Path) -> None:
    secret = registers.write("secret.txt", "SECRET-OUTSIDE")
    registers.record("town/complaint/private", title="SECRET-PRIVATE", status="open")
    evidence_of = [
        {"id": each, "file": f"evidence/{each}.txt"} for each in ("outside", "inside", "pipe", "folder", "good")
    ]
    registers.record("town/agreement/hub", status="draft", evidence=evidence_of)
    registers.write("town/evidence/good.txt", "GOOD")
    (registers.root / "town/evidence/outside.txt").symlink_to(secret)
    (registers.root / "town/evidence/inside.txt").symlink_to(registers.root / "town/complaints/private.yaml")
    os.mkfifo(registers.root / "town/evidence/pipe.txt")
    (registers.root / "town/evidence/folder.txt").mkdir()
    registers.federation("town", as_of="2026-11-21")
    found = packed(registers.root, register="town", without_private=True)
    assert found.documents() == {"town/evidence/good.txt": b"GOOD"}
    whole = b"".join(found.zip.read(name) for name in found.zip.namelist())
    assert b"SECRET" not in whole
    assert sum("not followed" in why for _what, why in found.answer.left_out) == 2


def test_a_document_that_is_too_large_is_named_with_its_digest(registers: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pack_documents, "LARGEST", 10)
    registers.write("town/evidence/big.txt", "0123456789ABC")
    registers.record("town/agreement/hub", status="draft", evidence=[{"id": "big", "file": "evidence/big.txt"}])
    registers.federation("town", as_of="2026-11-21")
    found = packed(registers.root, register="town")
    (row,) = found.rows("documents.csv")
    assert row["SHA-256 of the file"] == hashlib.sha256(b"0123456789ABC").hexdigest()
    assert row["File in the pack"] == ""
    assert any("Too large" in why for _what, why in found.answer.left_out)


def test_what_is_not_in_it_is_said(registers: Any) -> None:
    registers.record("town/agreement/hub", status="draft", evidence=[{"id": "gone", "file": "evidence/gone.txt"}])
    registers.write("town/agreements/broken.yaml", "kind: agreement\nid: [")
    registers.write("town/evidence/unnamed.txt", "x")
    registers.federation("town", as_of="2026-11-21")
    left_out = dict(packed(registers.root, register="town").answer.left_out)
    assert set(left_out) == {"town: evidence/gone.txt", "town: agreements/broken.yaml", "town: evidence/unnamed.txt"}


# ── asking for it ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_file_that_is_there_is_not_written_over_unless_told(place: Path, tmp_path: Path) -> None:
    session, output = Session(federation=place), tmp_path / "pack.zip"
    answer = evidence.run(session, evidence.Question(record="childrens-safeguarding-hub", output=output))
    assert answer.sha256 == hashlib.sha256(output.read_bytes()).hexdigest()
    assert answer.bytes == output.stat().st_size
    assert str(output) in "\n".join(lines(answer))
    output.write_text("mine")
    with pytest.raises(Conflict, match="already"):
        evidence.run(session, evidence.Question(record="childrens-safeguarding-hub", output=output))
    assert output.read_text() == "mine"
    evidence.run(session, evidence.Question(record="childrens-safeguarding-hub", output=output, replace=True))
    assert zipfile.is_zipfile(output)
    assert [each.name for each in tmp_path.iterdir()] == ["pack.zip"]


def test_where_it_cannot_be_written_that_is_said_and_nothing_is_left(place: Path, tmp_path: Path) -> None:
    question = evidence.Question(register="northmoor", output=tmp_path / "no-such" / "pack.zip")
    with pytest.raises(InputOutputError, match="cannot be written"):
        evidence.run(Session(federation=place), question)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("question", "error"),
    [
        ({}, UsageError),
        ({"register": "nowhere"}, NotFound),
        ({"record": "nothing"}, NotFound),
        ({"record": "childrens-safeguarding-hub", "register": "eastvale"}, UsageError),
    ],
)
def test_what_there_is_not_is_said(place: Path, question: dict[str, Any], error: type[Exception]) -> None:
    with pytest.raises(error):
        packed(place, **question)


def test_its_name_says_of_what_it_is_and_of_which_day(place: Path) -> None:
    session = Session(federation=place)
    assert evidence.file_name(session, evidence.Question(register="northmoor")) == "evidence-northmoor-2026-11-21.zip"
