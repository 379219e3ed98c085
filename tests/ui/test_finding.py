"""One finding on a page of its own, and deciding to live with it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from registry.rules.catalogue import rule
from registry.session import Session
from registry.verbs.checks import explain, gaps


@pytest.fixture
def rows(federation: Path) -> tuple[gaps.Row, ...]:
    """Every finding there is."""
    return gaps.run(Session(federation=federation), gaps.Question(limit="500", consequences=True)).rows


@pytest.fixture
def waivable(rows: tuple[gaps.Row, ...]) -> gaps.Row:
    """One that somebody may waive."""
    return next(row for row in rows if rule(row.rule).text.get("waivable_by"))


@pytest.fixture
def barred(rows: tuple[gaps.Row, ...]) -> gaps.Row:
    """One that nobody may waive."""
    return next(row for row in rows if not rule(row.rule).text.get("waivable_by"))


# ── the page ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_it_says_what_why_where_who_and_what_to_write(visit: Any, federation: Path, rows: tuple[gaps.Row, ...]) -> None:
    row = rows[0]
    page = visit("finding", id=row.fingerprint)
    shown = explain.run(Session(federation=federation), explain.Question(rule=row.rule)).rule
    assert shown is not None
    assert page.heading() == row.title
    for said in (row.because, shown.remedy, shown.why, row.who_acts_label, f"{row.file}:{row.line}"):
        assert said in page.text
    for law in shown.law:
        assert f"id={law.id}" in page.anchors[law.title]
    passing = [each for each in shown.examples if each.outcome == "satisfied"]
    assert any(each.title in page.text for each in passing)
    assert page.anchors["See what the rest of the record shows"] == f"why?ref={row.ref}"
    first = (row.at or (row.subject,))[0]
    line = f"&line={row.line}" if first.partition("#")[0] == row.ref else ""
    assert page.anchors["Try a change, and see what would be found"] == f"whatif?ref={row.ref}{line}"


def test_every_finding_of_the_federation_has_a_page(visit: Any, rows: tuple[gaps.Row, ...]) -> None:
    by_rule = {row.rule: row for row in rows}
    for row in list(by_rule.values())[::6]:
        page = visit("finding", id=row.fingerprint)
        assert not page.app.exception
        assert page.heading() == row.title


LATE_ANSWER = """\
kind: rights-request
id: late-answer
title: Somebody asks for their file
status: closed
controller: town
rights: [access]
regime: uk-gdpr
received: 2026-03-02
pauses: []
extension: {notice_given: 2026-04-20, months: 2, reason: The files are in boxes.}
responded: 2026-05-28
outcome: given
"""
"""An answer that is late only because the notice of more time was: the one finding follows from the other."""


def test_what_follows_from_it_and_what_it_follows_from_lead_to_each_other(visit: Any, federation: Path) -> None:
    folder = federation / "town/requests"
    folder.mkdir()
    (folder / "late-answer.yaml").write_text(LATE_ANSWER, encoding="utf-8")
    found = gaps.run(Session(federation=federation), gaps.Question(limit="500", consequences=True)).rows
    folded = next(row for row in found if row.follows_from)
    page = visit("finding", id=folded.fingerprint)
    assert "It follows from" in page.text
    cause = next(row for row in found if row.ref == folded.ref and row.rule in folded.follows_from)
    assert "What only follows from it" in visit("finding", id=cause.fingerprint).text


def test_what_is_put_right_is_said_to_be_gone(visit: Any, federation: Path, rows: tuple[gaps.Row, ...]) -> None:
    row = next(row for row in rows if row.subject == "town/agreement/hub")
    (federation / "town/agreements/hub.yaml").write_text(
        "kind: agreement\nid: hub\ntitle: Children's hub\nstatus: idea\nlead: town\n", encoding="utf-8"
    )
    page = visit("finding", id=row.fingerprint)
    assert page.heading() == f"Gone: {row.title}"
    assert "On 21 November 2026 this is not found." in page.text
    assert page.anchors["Why did this pass?"] == "why?ref=town/agreement/hub"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("", "No finding chosen"),
        ("<script>alert(1)</script>", "No finding chosen"),
        ("no-such-rule@town/agreement/hub", "Finding not found"),
        ("privacy-notice-missing@town/agreement/none", "Finding not found"),
        ("privacy-notice-missing@a/b/c#../../etc/passwd", "Finding not found"),
        ("@" * 5_000, "No finding chosen"),
    ],
)
def test_a_name_of_nothing_gives_a_plain_page_and_a_way_back(visit: Any, asked: str, said: str) -> None:
    page = visit("finding", id=asked)
    assert page.heading() == said
    assert page.anchors["Back to compliance gaps"] == "gaps"
    assert not page.app.exception


# ── deciding ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def wrong(page: Any) -> list[str]:
    """What the drawer says is wrong with each field."""
    return re.findall(r'<p class="wrong">Error: (.*?)</p>', page.source)


def waivers(federation: Path) -> list[Path]:
    """The files of decisions."""
    return sorted(federation.glob("*/waivers/*.yaml"))


def test_a_finding_that_nobody_may_waive_says_so_and_has_no_form(visit: Any, barred: gaps.Row) -> None:
    page = visit("gaps", decide=barred.fingerprint)
    assert "Nobody may waive this. It has to be put right." in page.text
    assert not page.app.text_area


def test_living_with_it_is_offered_only_where_somebody_may_decide_to(
    visit: Any, barred: gaps.Row, waivable: gaps.Row
) -> None:
    assert waivable.may_be_waived
    assert not barred.may_be_waived
    offered = "Decide to live with it for now"
    assert offered in visit("finding", id=waivable.fingerprint).anchors
    page = visit("finding", id=barred.fingerprint)
    assert offered not in page.anchors
    assert "Nobody may waive this. It has to be put right." in page.text


def test_all_that_is_wrong_is_said_at_once_at_the_top_and_beside_each_field(
    visit: Any, federation: Path, waivable: gaps.Row
) -> None:
    page = visit("gaps", decide=waivable.fingerprint)
    page.app.text_input(key="decide-expires").set_value("soon")
    page.app.button(key="decide-send").click().run()
    assert len(wrong(page)) >= 2
    told = next(str(each.proto.json) for each in page.app.get("bidi_component") if '"turn"' in each.proto.json)
    assert "There is a problem" in told
    assert told.count("#decide-") == len(wrong(page))
    assert waivers(federation) == []


def decided(visit: Any, page: str, row: gaps.Row, **address: str) -> Any:
    """A decision, typed and sent off."""
    drawn = visit(page, decide=row.fingerprint, **address)
    role = drawn.app.radio(key="decide-role").options[0]
    drawn.app.radio(key="decide-role").set_value(role)
    drawn.app.text_area(key="decide-reason").set_value("The new notice goes out with the spring mailing.")
    drawn.app.text_input(key="decide-expires").set_value("31 January 2027")
    drawn.app.text_input(key="decide-requested_by").set_value("Head of the Hub")
    drawn.app.text_area(key="decide-remedy").set_value("A new notice.")
    drawn.app.button(key="decide-send").click().run()
    return drawn


def test_a_decision_is_written_once_told_at_once_and_leaves_the_list(
    visit: Any, federation: Path, waivable: gaps.Row
) -> None:
    page = decided(visit, "gaps", waivable)
    assert not page.app.exception
    assert wrong(page) == []
    assert "The decision is recorded" in page.text
    assert "self-declared" in page.text
    assert "decide" not in page.app.query_params
    (file,) = waivers(federation)
    assert "expires: 2027-01-31" in file.read_text(encoding="utf-8")
    left = gaps.run(Session(federation=federation), gaps.Question(limit="500")).rows
    assert waivable.fingerprint not in {row.fingerprint for row in left}
    assert "Waived until 31 January 2027" in visit("finding", id=waivable.fingerprint).text


def test_it_is_told_on_the_page_it_was_decided_on_until_another_is_shown(visit: Any, waivable: gaps.Row) -> None:
    page = decided(visit, "finding", waivable, id=waivable.fingerprint)
    assert "The decision is recorded" in page.text
    assert "Waived until 31 January 2027" in page.text
    page.app.run()
    assert "The decision is recorded" in page.text


def test_what_is_waived_already_cannot_be_waived_again(visit: Any, federation: Path, waivable: gaps.Row) -> None:
    decided(visit, "gaps", waivable)
    page = visit("gaps", decide=waivable.fingerprint)
    assert "Waived until 31 January 2027" in page.text
    assert not page.app.text_area
    assert len(waivers(federation)) == 1


def test_where_there_is_git_the_commit_is_named(visit: Any, federation: Path, waivable: gaps.Row) -> None:
    for given in (("init", "-q"), ("config", "user.name", "Sam Reed"), ("config", "user.email", "sam@town.example"),
                  ("add", "-A"), ("commit", "-qm", "As it was")):  # fmt: skip
        subprocess.run(("git", *given), cwd=federation, check=True, capture_output=True)
    page = decided(visit, "gaps", waivable)
    commit = subprocess.run(
        ("git", "rev-parse", "HEAD"), cwd=federation, check=True, capture_output=True, text=True
    ).stdout[:12]
    assert commit in page.text
    assert "Sam Reed" in page.text


def test_hostile_text_in_a_decision_is_shown_as_it_was_typed(visit: Any, waivable: gaps.Row) -> None:
    page = visit("gaps", decide=f"{waivable.rule}@<img src=x onerror=alert(1)>/b/c")
    assert not page.app.exception
    assert "<img" not in page.source
