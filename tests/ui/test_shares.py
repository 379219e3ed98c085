"""The page “Coverage of shares”: a list is taken, matched by a job, shown by how well each share is covered."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from registry import jobs
from registry.ui.shares.asked import Asked
from tests.ui.test_hostile import HOSTILE, Read

SAMPLE = Path(__file__).parents[2] / "agreements"
LIST = SAMPLE / "data" / "northmoor-data-shares.xlsx"
NORTHMOOR = "northmoor/organisation/northmoor"


@pytest.fixture(autouse=True)
def sample(visit: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages of the sample, and a place of the test's own for files."""
    monkeypatch.setenv("MUNIMENT_FEDERATION", str(SAMPLE))
    monkeypatch.setenv("MUNIMENT_STATE", str(tmp_path / "state"))


def kept(data: bytes, title: str = "northmoor list.xlsx") -> jobs.Job:
    """A list that somebody has brought."""
    job = jobs.new("shares", title)
    jobs.put(job, f"source{Path(title).suffix}", data)
    return job


def said(page: Any) -> str:
    """All that a page says, as one line."""
    return " ".join(page.text.split())


def matched(job: jobs.Job, **asked: Any) -> jobs.Job:
    """The job when its list was matched."""
    wanted = Asked(job=job.token, **asked)
    jobs.note(job, "asked", wanted.wanted)
    source = next(job.folder.glob("source.*"))
    jobs.begin(job, wanted.words(source, SAMPLE, "2026-11-21"))
    end = time.monotonic() + 120
    while (found := jobs.find(job.token)) is not None and found.state == "running":
        assert time.monotonic() < end
        time.sleep(0.1)
    assert found is not None
    return found


def test_without_a_list_it_says_what_it_needs_and_what_to_try(visit: Any) -> None:
    page = visit("shares")
    assert "deleted at once when you choose “Forget this list”" in said(page)
    assert [each.label for each in page.app.button if each.label == f"Try {LIST.name}"]


def test_whose_list_it_is_is_taken_from_its_name_and_asked(visit: Any) -> None:
    page = visit("shares", job=kept(LIST.read_bytes()).token)
    assert "Whose list is it?" in said(page)
    assert f'value="{NORTHMOOR}" selected="selected"' in page.source


def test_the_answer_has_counts_that_filter_reasons_and_the_way_to_ask(visit: Any) -> None:
    job = matched(kept(LIST.read_bytes()), giver=NORTHMOOR)
    assert job.state == "done", job.message
    page = visit("shares", job=job.token)
    assert "of 114 shares are covered by an agreement that is in force" in said(page)
    assert any("agreement?ref=northmoor/agreement/childrens-safeguarding-hub" in each for each in page.anchors.values())
    none = visit("shares", job=job.token, fit="none")
    assert "Shares: no agreement" in said(none)
    assert "DS001" not in said(none)
    assert any(each.startswith("permits?from=Northmoor+Council&to=") for each in none.anchors.values())
    last = visit("shares", job=job.token, after="100")
    assert "101 to 114 of 114 shares" in said(last)
    assert "Those before" in said(last)


def test_columns_can_be_corrected(visit: Any) -> None:
    job = matched(kept(LIST.read_bytes()), giver=NORTHMOOR, columns=("nothing=Information shared",))
    page = visit("shares", job=job.token)
    assert 'value="nothing=Information shared" selected="selected"' in page.source
    assert "0 of 114 shares are covered" in said(page)


def test_a_file_that_is_no_list_says_so_and_what_to_do(visit: Any) -> None:
    job = matched(kept((SAMPLE / "data" / "pupils-on-roll.csv").read_bytes(), "pupils.csv"), giver=NORTHMOOR)
    page = visit("shares", job=job.token)
    assert "holds no list of shares" in said(page)
    assert "Match it again" in said(page)


def test_what_stands_in_a_list_stays_text(visit: Any) -> None:
    rows = "\n".join(f'Eastvale,"{text}","{text}"' for text in (each.replace('"', '""') for each in HOSTILE))
    job = matched(kept(f"Shared with,Data shared,Purpose\n{rows}\n".encode(), "hostile.csv"), giver=NORTHMOOR)
    assert job.state == "done", job.message
    page = visit("shares", job=job.token)
    read = Read(page.source)
    assert not {"script", "img", "iframe"} & read.elements
    assert not any(name.startswith("on") for name in read.attributes)


def test_a_list_that_is_gone_says_so(visit: Any) -> None:
    assert "This list is not here" in said(visit("shares", job="no-such"))
