"""Beginning a record: valid from its first line, where it belongs, under an id that is free, over nothing else."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from registry.concepts.kinds import Kind
from registry.draft.first import FIRST
from registry.errors import Conflict, InputOutputError, MunimentError, NotARegister, UsageError
from registry.load.federation import FederationSource, RegisterSource
from registry.load.lock import Pulled
from registry.schema.published import shape
from registry.session import Session
from registry.verbs import beginning
from registry.verbs.records import new, validate
from registry.verbs.records.new import Question, guide, run
from registry.write import formatted
from tests.verbs.person import Person


@pytest.fixture
def harbour(registers: Any) -> Any:
    """A council and a police force, each with a register; the council leads a protocol."""
    registers.register("northmoor", owner="northmoor")
    registers.record("northmoor/organisation/northmoor", register="northmoor")
    same = {"title": "Harbour Police", "identifiers": [{"scheme": "gss", "value": "E23000001"}]}
    registers.record("northmoor/organisation/police", **same)
    registers.record(
        "northmoor/agreement/protocol",
        lead="northmoor",
        formerly=["accord"],
        parties=[{"id": "council", "organisation": "northmoor"}, {"id": "force", "organisation": "police"}],
    )
    registers.record("harbour/organisation/harbour", register="harbour", **same)
    registers.record("harbour/organisation/eastvale")
    registers.federation("northmoor", "harbour")
    return registers


def text_of(root: Path, path: str) -> dict[str, Any]:
    read = yaml.safe_load((root / path).read_text())
    assert isinstance(read, dict)
    return read


# ── written ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_kind_can_be_begun(harbour: Any, kind: str) -> None:
    session = harbour.session("northmoor")
    answer = run(session, Question(kind=kind, title="Warm homes & more"))
    path = f"{Kind(kind).folder}/warm-homes-and-more.yaml"
    assert answer.ref == f"northmoor/{kind}/warm-homes-and-more"
    assert answer.file == str(harbour.root / "northmoor" / path)
    written = (harbour.root / "northmoor" / path).read_bytes()
    assert formatted(written) == written
    for name in shape(kind).fields:
        assert re.search(f"^(# )?{name}:", written.decode(), re.MULTILINE)
    found = validate.run(harbour.session("northmoor"), validate.Question(strict=True))
    assert (found.problems, found.notes) == ((), ())
    read = text_of(harbour.root, f"northmoor/{path}")
    assert read["status"] == ("open" if "open" in shape(kind).fields["status"].values else "draft")
    assert answer.left == tuple(dict.fromkeys(re.split(r"\W", field)[0] for field in FIRST[Kind(kind)]))


def test_what_is_set_is_written_and_no_longer_left(harbour: Any) -> None:
    settings = ("lead=northmoor", "parties.council.organisation=northmoor", "purpose.aim=Find cold homes: soon")
    answer = run(harbour.session("northmoor"), Question("agreement", "warm", "Warm homes", set=settings))
    read = text_of(harbour.root, "northmoor/agreements/warm.yaml")
    assert read == {
        "kind": "agreement",
        "id": "warm",
        "title": "Warm homes",
        "version": "0.1",
        "status": "draft",
        "lead": "northmoor",
        "parties": [{"id": "council", "organisation": "northmoor"}],
        "purpose": {"aim": "Find cold homes: soon"},
    }
    assert answer.left == ("parent",)


def test_a_draft_may_only_be_looked_at(harbour: Any) -> None:
    answer = run(harbour.session("northmoor"), Question("waiver", title="Late", print=True))
    assert answer.file == ""
    assert answer.text.startswith("## A draft")
    assert "\nid: late\n" in answer.text
    assert not (harbour.root / "northmoor" / "waivers").exists()


def test_a_draft_names_its_schema_where_the_register_keeps_one(harbour: Any) -> None:
    harbour.write("northmoor/.schemas/waiver.schema.json", "{}")
    question = Question("waiver", title="Late", print=True)
    first = run(harbour.session("northmoor"), question).text.splitlines()[0]
    assert first == "# yaml-language-server: $schema=../.schemas/waiver.schema.json"


@pytest.mark.parametrize(
    ("at", "wanted", "register"),
    [("northmoor", "", "northmoor"), ("northmoor", "harbour", "harbour"), (".", "harbour", "harbour")],
)
def test_it_goes_into_the_register_one_is_in_or_names(harbour: Any, at: str, wanted: str, register: str) -> None:
    answer = run(harbour.session(at), Question("dpia", title="Hub", register=wanted))
    assert answer.ref == f"{register}/dpia/hub"
    assert (harbour.root / register / "dpias" / "hub.yaml").is_file()


def test_one_after_another_in_one_session(harbour: Any) -> None:
    session = harbour.session("northmoor")
    run(session, Question("organisation", title="Charity"))
    run(session, Question("agreement", title="Warm", set=("lead=charity",)))
    with pytest.raises(UsageError, match="already"):
        run(session, Question("agreement", title="Warm"))


# ── refused ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("at", "question", "words"),
    [
        ("northmoor", Question(), "Which kind of record?"),
        ("northmoor", Question("agreemint", title="X"), "Did you mean agreement?"),
        ("northmoor", Question("agreement"), "--title="),
        ("northmoor", Question("agreement", title="  "), "--title="),
        ("northmoor", Question("agreement", title="🦆"), "No id can be made from the title “🦆”."),
        ("northmoor", Question("agreement", "Warm-Homes", "X"), "Write `warm-homes`."),
        ("northmoor", Question("agreement", "../../x", "X"), "Write `x`."),
        # Ids that are taken, or were.
        ("northmoor", Question("agreement", "protocol", "X"), "Choose another id, such as `protocol-2`."),
        ("northmoor", Question("agreement", title="Protocol"), "There is an agreement called protocol already"),
        ("northmoor", Question("agreement", title="Accord"), "used to be called"),
        ("northmoor", Question("agreement", title="Accord"), "`accord-2`"),
        # Registers.
        (".", Question("agreement", title="X"), "--register: northmoor or harbour"),
        (".", Question("agreement", title="X", register="northmor"), "Did you mean northmoor?"),
        (".", Question("agreement", title="X", register="zzz"), "There is northmoor and harbour."),
        # What would not be a record, or would not hold together.
        ("northmoor", Question("agreement", title="X", set=("lead=nobody",)), "lead: "),
        ("northmoor", Question("agreement", title="X", set=("lead=polise",)), "Did you mean `police`?"),
        ("northmoor", Question("agreement", title="X", set=("lead=protocol",)), "lead: "),
        ("northmoor", Question("agreement", title="X", set=("status=drafty",)), "status: "),
        ("northmoor", Question("agreement", title="X", set=("leed=x",)), "Did you mean `lead`?"),
        ("northmoor", Question("agreement", title="X", set=("tier={a: b}",)), "tier: "),
        ("northmoor", Question("agreement", title="X", set=("purpose.aim=\x1b[2J",)), "purpose/aim: "),
        ("northmoor", Question("agreement", title="X\x00", set=()), "title: "),
        ("northmoor", Question("adoption", title="X", set=("agreement=protocol", "party=nhs")), "party: "),
        ("northmoor", Question("waiver", title="X", set=("expires=soon",)), "expires: "),
        ("northmoor", Question("waiver", title="X", set=("expires=2026-02-30",)), "expires: "),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_in_plain_words(harbour: Any, at: str, question: Question, words: str) -> None:
    before = sorted(harbour.root.rglob("*.yaml"))
    with pytest.raises(UsageError) as stop:
        run(harbour.session(at), question)
    assert words in f"{stop.value.message} {stop.value.fix}"
    assert sorted(harbour.root.rglob("*.yaml")) == before


def test_a_reference_to_a_register_that_is_not_loaded_is_no_trouble(harbour: Any) -> None:
    run(harbour.session("northmoor"), Question("agreement", title="X", set=("lead=elsewhere/organisation/a",)))


@pytest.mark.parametrize("content", ["kind: agreement\n", "", "not: [yaml"])
def test_a_file_that_is_no_record_is_not_written_over(harbour: Any, content: str) -> None:
    path = harbour.write("northmoor/agreements/warm.yaml", content)
    with pytest.raises(UsageError, match=r"There is a file agreements/warm\.yaml already") as stop:
        run(harbour.session("northmoor"), Question("agreement", title="Warm"))
    assert "`warm-2`" in stop.value.fix
    assert path.read_text() == content


def test_a_file_that_comes_at_the_same_moment_is_not_written_over(
    harbour: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beginning, "taken", lambda *_given: "")
    path = harbour.write("northmoor/agreements/warm.yaml", "mine\n")
    with pytest.raises(Conflict):
        run(harbour.session("northmoor"), Question("agreement", title="Warm"))
    assert path.read_text() == "mine\n"


def test_a_record_in_the_wrong_folder_has_its_id_all_the_same(harbour: Any) -> None:
    harbour.write("northmoor/dpias/warm.yaml", "kind: agreement\nid: warm\ntitle: W\nstatus: draft\n")
    with pytest.raises(UsageError, match=r"already: dpias/warm\.yaml"):
        run(harbour.session("northmoor"), Question("agreement", title="Warm"))


def test_a_folder_that_leads_out_of_the_register_is_not_written_to(harbour: Any, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (harbour.root / "northmoor" / "waivers").symlink_to(tmp_path / "outside")
    with pytest.raises(UsageError, match="outside the register"):
        run(harbour.session("northmoor"), Question("waiver", title="Late"))
    assert list((tmp_path / "outside").iterdir()) == []


def test_a_disk_that_is_full_leaves_no_folder(harbour: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, _data: bytes) -> None:
        raise InputOutputError(f"{path} could not be written: no space left on device")

    monkeypatch.setattr(beginning, "create_file", full)
    with pytest.raises(InputOutputError):
        run(harbour.session("northmoor"), Question("waiver", title="Late"))
    assert not (harbour.root / "northmoor" / "waivers").exists()


def test_a_folder_that_cannot_be_made_is_told(harbour: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_self: Path, **_options: Any) -> None:
        raise PermissionError(13, "Permission denied")

    session = harbour.session("northmoor")
    new.opened(session)
    monkeypatch.setattr(Path, "mkdir", refused)
    with pytest.raises(InputOutputError, match=r"waivers could not be written: permission denied") as stop:
        run(session, Question("waiver", title="Late"))
    assert stop.value.fix


def test_without_a_register_one_can_be_begun(tmp_path: Path) -> None:
    with pytest.raises(NotARegister) as stop:
        run(Session(federation=tmp_path), Question("agreement", title="X"))
    assert "`muniment init`" in stop.value.fix


def test_a_federation_of_which_no_register_can_be_read(registers: Any) -> None:
    registers.federation("nowhere")
    with pytest.raises(NotARegister, match="None of the registers"):
        run(registers.session(), Question("agreement", title="X"))


@pytest.mark.parametrize("wanted", ["harbour", ""])
def test_a_copy_that_was_fetched_is_not_written_to(wanted: str, tmp_path: Path) -> None:
    copy = Pulled("https://harbour.example/r.git", "HEAD", "3b" * 20, "2026-11-01", "2026-11-01", "", "")
    source = FederationSource(tmp_path, "T", (RegisterSource("harbour", tmp_path, pulled=copy),), focus=wanted)
    with pytest.raises(UsageError, match="no register harbour here to write to, only a copy"):
        beginning.writable_register(source, wanted)
    both = replace(source, registers=(*source.registers, RegisterSource("northmoor", tmp_path)), focus="")
    assert beginning.writable_register(both, "").id == "northmoor"
    with pytest.raises(UsageError, match="no register harbour here to write to, only a copy"):
        beginning.writable_register(both, "harbour")


# ── asked ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def begun(harbour: Any, person: Person, question: Question, at: str = "northmoor") -> dict[str, Any]:
    """Guided by a person, then run; what was written."""
    session = harbour.session(at)
    answer = run(session, guide(session, question, person))
    register, kind, own = answer.ref.split("/")
    return text_of(harbour.root, f"{register}/{Kind(kind).folder}/{own}.yaml")


def test_every_kind_can_be_begun_by_taking_what_is_usual(harbour: Any, kind: str) -> None:
    person = Person(kind, "Warm homes")
    read = begun(harbour, person, Question())
    assert (read["kind"], read["id"], read["title"]) == (kind, "warm-homes", "Warm homes")
    assert person.told == []
    found = validate.run(harbour.session("northmoor"), validate.Question(strict=True))
    assert (found.problems, found.notes) == ((), ())


def test_an_agreement_is_asked_for_its_lead_parties_aim_and_parent(harbour: Any) -> None:
    person = Person("Warm homes", "", "northmoor", "northmoor", "police", "no more", "Find cold homes", "protocol")
    read = begun(harbour, person, Question("agreement"))
    assert read | {"version": ""} == {
        "kind": "agreement",
        "id": "warm-homes",
        "title": "Warm homes",
        "version": "",
        "status": "draft",
        "lead": "northmoor",
        "parties": [{"id": "northmoor", "organisation": "northmoor"}, {"id": "police", "organisation": "police"}],
        "purpose": {"aim": "Find cold homes"},
        "parent": {"ref": "protocol"},
    }
    prompts = [prompt for prompt, _options in person.asked]
    assert prompts == [
        "What do people call it?",
        "Its id, which never changes",
        "The organisation that keeps the agreement (lead)",
        "Who is party to it (parties)",
        "Another (parties)",
        "Another (parties)",
        "What the sharing is meant to achieve (purpose.aim), or nothing, to leave it for later",
        "The parent agreement (parent.ref)",
    ]
    assert person.asked[4][1] == ("police", "one in another register", "no more")


def test_a_body_is_offered_once_and_one_in_another_register_in_full(harbour: Any) -> None:
    """The council's stub of the police and the police's own record are one body."""
    person = Person("W", "", "one in another register", "harbour/organisation/eastvale")
    assert begun(harbour, person, Question("agreement"))["lead"] == "harbour/organisation/eastvale"
    assert person.asked[2][1] == ("northmoor", "police", "one in another register", "leave it for later")
    assert person.asked[3][1] == ("harbour/organisation/eastvale", "leave it for later")


def test_a_party_is_chosen_from_those_of_the_agreement(harbour: Any) -> None:
    person = Person("We sign", "", "northmoor/agreement/protocol", "force")
    read = begun(harbour, person, Question("adoption"), at="harbour")
    assert (read["agreement"], read["party"]) == ("northmoor/agreement/protocol", "force")
    assert ("council", "force", "leave it for later") in [options for _prompt, options in person.asked]


def test_a_party_is_not_asked_for_without_an_agreement(harbour: Any) -> None:
    person = Person("We sign", "", "leave it for later")
    read = begun(harbour, person, Question("adoption"))
    assert "party" not in read
    assert not any("(party)" in prompt for prompt, _options in person.asked)


def test_what_was_said_is_not_asked(harbour: Any) -> None:
    person = Person()
    settings = ("lead=northmoor", "parties.a.organisation=police", "purpose.aim=x", "parent.ref=protocol")
    begun(harbour, person, Question("agreement", "w", "W", set=settings))
    assert person.asked == []


def test_what_is_wrong_is_told_and_asked_again(harbour: Any) -> None:
    person = Person("Lost", "Lost It", "protocol", "yesterday", "2026-03-04T09:30Z")
    assert begun(harbour, person, Question("breach"))["became_aware"] == "2026-03-04T09:30Z"
    assert "Write `lost-it`." in person.told[0]
    assert "Write it as 2026-03-04T09:30Z." in person.told[1]


def test_an_id_that_is_taken_is_not_proposed(harbour: Any) -> None:
    person = Person("Protocol", "protocol", "accord", "")
    assert begun(harbour, person, Question("agreement"))["id"] == "protocol-2"
    assert ["already" in person.told[0], "used to be" in person.told[1]] == [True, True]


def test_a_title_without_letters_needs_an_id(harbour: Any) -> None:
    person = Person("", "🦆", "", "duck")
    assert begun(harbour, person, Question("dpia"))["title"] == "🦆"
    assert person.told[0] == "It needs a title."


def test_where_there_are_several_registers_one_is_chosen(harbour: Any) -> None:
    assert begun(harbour, Person("harbour", "Hub"), Question("dpia"), at=".")["id"] == "hub"
    assert (harbour.root / "harbour" / "dpias" / "hub.yaml").is_file()


def test_more_records_than_fit_a_screen_are_named_rather_than_chosen(harbour: Any) -> None:
    for number in range(30):
        harbour.record(f"northmoor/organisation/body-{number}")
    person = Person("W", "", "bodi-7", "body-7", "body-8", "", "")
    read = begun(harbour, person, Question("agreement"))
    assert (read["lead"], read["parties"]) == ("body-7", [{"id": "body-8", "organisation": "body-8"}])
    assert "Did you mean `body-7`?" in person.told[0]


def test_two_parties_whose_names_end_alike_have_keys_of_their_own(harbour: Any) -> None:
    harbour.record("harbour/organisation/police")
    more = "one in another register"
    person = Person("W", "", "northmoor", "police", more, "harbour/organisation/police")
    parties = begun(harbour, person, Question("agreement"))["parties"]
    assert [party["id"] for party in parties] == ["police", "police-2"]


@pytest.mark.parametrize(
    "question",
    [
        Question("agreement", set=("leed=x",)),
        Question("agreement", "Bad Id"),
        Question("agreement", "protocol"),
        Question("agreement", register="zzz"),
    ],
)
def test_what_was_typed_wrongly_is_said_before_anything_is_asked(harbour: Any, question: Question) -> None:
    person = Person()
    with pytest.raises(MunimentError):
        guide(harbour.session("northmoor"), question, person)
    assert person.asked == []


def test_nothing_is_asked_of_whoever_wants_no_questions(harbour: Any) -> None:
    person = Person()
    question = Question("agreement", no_questions=True)
    assert guide(harbour.session("northmoor"), question, person) == question
    assert person.asked == []
