"""The verbs about records, asked as any face asks them: a question in, an answer out."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.errors import UsageError
from registry.index.snapshot import IndexSnapshot
from registry.schema.published import shape
from registry.verbs.records import digest, fmt, refs, show, validate
from registry.verbs.records import list as listing


@pytest.fixture
def harbour(registers: Any) -> Any:
    """A hub agreement, its DPIA and the bodies about it, in two registers."""
    registers.record("northmoor/organisation/northmoor", register="northmoor", status="active")
    registers.record("eastvale/organisation/eastvale", register="eastvale", status="active")
    registers.record(
        "northmoor/agreement/hub",
        status="in-force",
        status_history=[{"on": "2026-03-01", "status": "in-force"}, {"on": "2026-01-01", "status": "draft"}],
        dates={"effective": "2026-03-01", "end": "2026-12-31", "review_due": "2026-09-01"},
        lead="northmoor",
        parties=[
            {"id": "council", "organisation": "northmoor"},
            {"id": "east", "organisation": "eastvale/organisation/eastvale"},
        ],
        dpias=["hub-dpia"],
        local={"team": {"lead": "People", "rooms": [{"name": "Blue", "floor": 2}, "Red"]}},
    )
    registers.record("northmoor/agreement/other", lead="nobody")
    registers.federation("northmoor", "eastvale", title="Harbour")
    return registers


# ── list ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


HUB, OTHER, EAST = "northmoor/agreement/hub", "northmoor/agreement/other", "eastvale/organisation/eastvale"


@pytest.mark.parametrize(
    ("on", "question", "rows"),
    [
        ("2026-06-01", {"kind": "agreement"}, [(HUB, "in-force", ()), (OTHER, "idea", ())]),
        ("2026-02-01", {"status": "draft"}, [(HUB, "draft", ())]),
        # Before its history begins an agreement has no status.
        ("2025-01-01", {"kind": "agreement"}, [(HUB, "", ()), (OTHER, "idea", ())]),
        ("2026-10-01", {"status": "in-force"}, [(HUB, "in-force", ("review-overdue",))]),
        ("2027-01-01", {"status": "in-force"}, [(HUB, "in-force", ("expired", "review-overdue"))]),
        ("2026-06-01", {"register": "eastvale"}, [(EAST, "active", ())]),
        ("2026-06-01", {"kind": "waiver"}, []),
    ],
)
def test_list_gives_records_as_they_stand_on_the_day(
    harbour: Any, on: str, question: dict[str, Any], rows: Any
) -> None:
    answer = listing.run(harbour.session(as_of=date.fromisoformat(on)), listing.Question(**question))
    assert answer.as_of == on
    assert [(row.ref, row.status, row.standing) for row in answer.rows] == rows


# ── show ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def texts(fields: Any) -> list[str]:
    """Every text in what is shown, however deep."""
    found = []
    for field in fields:
        found += [field.label, *(texts(field.value) if isinstance(field.value, tuple) else [field.value])]
    return found


def test_show_gives_a_record_as_people_read_it(harbour: Any) -> None:
    answer = show.run(harbour.session(as_of=date(2026, 10, 1)), show.Question("hub"))
    assert (answer.ref, answer.title, answer.status, answer.as_of) == (
        "northmoor/agreement/hub",
        "Hub",
        "in-force",
        "2026-10-01",
    )
    assert answer.file == str(harbour.root / "northmoor/agreements/hub.yaml")
    assert answer.standing == (("review-overdue", "Its review was due on 1 September 2026."),)
    shown = {field.name: field for field in answer.fields}
    assert shown["dates"].label == "Dates"
    assert ("End", "31 December 2026") in [(field.label, field.value) for field in shown["dates"].value]
    assert answer.record["title"] == "Hub"


def test_show_keeps_what_stands_under_local(harbour: Any) -> None:
    answer = show.run(harbour.session(), show.Question("hub"))
    (local,) = [field for field in answer.fields if field.name == "local"]
    said = " ".join(texts([local]))
    assert all(word in said for word in ("team", "People", "Blue", "2", "Red"))
    assert "FieldShown" not in said


@given(data=st.data())
@settings(max_examples=4, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
def test_show_draws_whatever_a_schema_accepts(data: st.DataObject, kind: str, instances: Any) -> None:
    said = data.draw(instances(kind))
    shown = show.fields_shown(shape(kind), said)
    assert {field.name for field in shown} == set(said)
    assert "FieldShown" not in " ".join(texts(shown))


def test_show_draws_every_field_of_the_fullest_record(kind: str, fullest: Any) -> None:
    shown = show.fields_shown(shape(kind), fullest(kind))
    assert [field.name for field in shown] == [*shape(kind).fields]
    assert all(texts(shown))


# ── refs ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_refs_gives_links_out_and_in_with_the_fields_that_make_them(harbour: Any) -> None:
    hub = refs.run(harbour.session(), refs.Question("hub"))
    assert [(link.ref, link.at.partition("#")[2], link.found) for link in hub.refers_to] == [
        ("northmoor/organisation/northmoor", "lead", True),
        ("northmoor/organisation/northmoor", "parties[council]/organisation", True),
        ("eastvale/organisation/eastvale", "parties[east]/organisation", True),
        ("northmoor/dpia/hub-dpia", "dpias[1]", False),
    ]
    assert hub.referred_to_by == ()
    body = refs.run(harbour.session(), refs.Question("organisation/eastvale"))
    assert [(link.ref, link.title, link.at) for link in body.referred_to_by] == [
        ("northmoor/agreement/hub", "Hub", "northmoor/agreement/hub#parties[east]/organisation")
    ]


def test_refs_one_way_leaves_the_other_out_and_unread(harbour: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    both = refs.run(harbour.session(), refs.Question("hub"))
    back = refs.run(harbour.session(), refs.Question("organisation/eastvale", only="in"))
    assert (len(back.refers_to), len(back.referred_to_by)) == (0, 1)
    monkeypatch.setattr(IndexSnapshot, "referrers", None)
    out = refs.run(harbour.session(), refs.Question("hub", only="out"))
    assert (out.refers_to, out.referred_to_by) == (both.refers_to, ())


# ── digest ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_digest_gives_what_is_signed_and_the_text_it_is_taken_over(harbour: Any) -> None:
    alone = digest.run(harbour.session(), digest.Question("hub"))
    assert (alone.ref, alone.format, alone.canonical) == ("northmoor/agreement/hub", 1, "")
    whole = digest.run(harbour.session(), digest.Question("hub", canonical=True))
    assert whole.digest == alone.digest == f"sha256:{hashlib.sha256(whole.canonical.encode()).hexdigest()}"


@pytest.mark.parametrize("ref", ["organisation/northmoor", "orphan"])
def test_digest_says_when_there_is_none(harbour: Any, ref: str) -> None:
    harbour.record("northmoor/agreement/orphan", parent={"ref": "gone"})
    with pytest.raises(UsageError) as stop:
        digest.run(harbour.session(), digest.Question(ref))
    assert stop.value.fix


# ── validate ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_validate_tells_problems_with_file_line_and_address(harbour: Any) -> None:
    answer = validate.run(harbour.session(), validate.Question())
    assert (answer.federation, answer.records) == ("Harbour", 4)
    assert [(each.file, each.line, each.column, each.code, each.address) for each in answer.problems] == [
        ("northmoor/agreements/hub.yaml", 21, 3, "reference-to-nothing", "northmoor/agreement/hub#dpias[1]"),
        ("northmoor/agreements/other.yaml", 5, 7, "reference-to-nothing", "northmoor/agreement/other#lead"),
    ]
    assert validate.exit_code(answer) == 4


@pytest.mark.parametrize(
    ("paths", "problems"),
    [
        (["northmoor/agreements/hub.yaml"], 1),
        (["northmoor"], 2),
        (["eastvale"], 0),
        (["northmoor/agreements/hub.yaml", "northmoor/agreements/other.yaml"], 2),
        (["northmoor/agreements/hub"], 0),
    ],
)
def test_validate_checks_everything_and_reports_on_what_is_asked(harbour: Any, paths: Any, problems: int) -> None:
    wanted = tuple(harbour.root / path for path in paths)
    assert len(validate.run(harbour.session(), validate.Question(paths=wanted)).problems) == problems


def test_from_inside_a_register_its_own_problems_are_told(harbour: Any) -> None:
    assert validate.run(harbour.session("eastvale"), validate.Question()).problems == ()
    assert len(validate.run(harbour.session("northmoor"), validate.Question()).problems) == 2


def test_a_note_counts_only_where_it_is_asked_to(harbour: Any) -> None:
    harbour.record("eastvale/agreement/share", lead="westhaven/organisation/westhaven")
    place = (harbour.root / "eastvale",)
    for strict, code in ((False, 0), (True, 4)):
        answer = validate.run(harbour.session(), validate.Question(paths=place, strict=strict))
        assert [note.code for note in answer.notes] == ["register-not-loaded"]
        assert validate.exit_code(answer) == code


def test_the_worst_problem_decides_the_exit_code(harbour: Any) -> None:
    harbour.write("northmoor/agreements/broken.yaml", "kind: agreement\n")
    answer = validate.run(harbour.session(), validate.Question())
    assert {each.stage for each in answer.problems} == {"record", "link"}
    assert validate.exit_code(answer) == 4, "a broken link is 4 and a file that is no record is 3: the highest wins"


# ── fmt ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_fmt_lays_out_what_is_asked_and_says_what_it_left(harbour: Any) -> None:
    untidy = harbour.write("eastvale/agreements/share.yaml", "kind:   agreement\nid: share\ntitle: S\nstatus: draft\n")
    broken = harbour.write("eastvale/agreements/broken.yaml", "kind: agreement\nid: [\n")
    place = (harbour.root / "eastvale",)

    first = fmt.run(harbour.session(), fmt.Question(paths=place, check=True))
    assert first.changed == ("eastvale/agreements/share.yaml",)
    assert untidy.read_text().startswith("kind:   agreement"), "with --check nothing is written"

    second = fmt.run(harbour.session(), fmt.Question(paths=place))
    assert second.changed == first.changed
    assert [left.file for left in second.left] == ["eastvale/agreements/broken.yaml"]
    assert untidy.read_text().startswith("kind: agreement\n")
    assert broken.read_text() == "kind: agreement\nid: [\n"
    assert fmt.exit_code(second) == 6

    broken.unlink()
    third = fmt.run(harbour.session(), fmt.Question(paths=place, check=True))
    assert (third.changed, fmt.exit_code(third)) == ((), 0)


def test_fmt_check_leaves_three_where_something_would_change(harbour: Any) -> None:
    harbour.write("eastvale/agreements/share.yaml", "kind:   agreement\nid: share\ntitle: S\nstatus: draft\n")
    answer = fmt.run(harbour.session("eastvale"), fmt.Question(check=True))
    assert fmt.exit_code(answer) == 3
