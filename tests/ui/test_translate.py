"""The page “Translate a file”: a file is taken, what would come of it is shown, and then what was lost on the way.

The sample is read where it lies; files that people bring are kept in a folder of the test's own. The work is real.
"""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest

from registry import jobs
from registry.jobs import records
from registry.ui.translate.asked import Asked, ledger_of, result_of
from registry.verbs.translating import ledger
from tests.ui.test_hostile import HOSTILE, Read

SAMPLE = Path(__file__).parents[2] / "agreements"
LIST = SAMPLE / "data" / "westhaven-weekly-list.csv"


@pytest.fixture(autouse=True)
def sample(visit: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages of the sample, and a place of the test's own for files."""
    monkeypatch.setenv("MUNIMENT_FEDERATION", str(SAMPLE))
    monkeypatch.setenv("MUNIMENT_STATE", str(tmp_path / "state"))


def kept(data: bytes, title: str = "places.csv") -> jobs.Job:
    """A file that somebody has brought."""
    job = jobs.new("translate", title)
    jobs.put(job, "source.csv", data)
    return job


def said(page: Any) -> str:
    """All that a page says, as one line."""
    return " ".join(page.text.split())


def translated(job: jobs.Job, **asked: Any) -> jobs.Job:
    """The job when its whole file was translated."""
    wanted = Asked(job=job.token, **asked)
    jobs.note(job, "asked", wanted.wanted)
    jobs.begin(job, wanted.words(job.folder / "source.csv", SAMPLE))
    end = time.monotonic() + 90
    while (found := jobs.find(job.token)) is not None and found.state == "running":
        assert time.monotonic() < end
        time.sleep(0.1)
    assert found is not None
    assert found.state == "done", found.message
    return found


def test_without_a_file_it_says_where_one_is_kept_and_what_to_try(visit: Any) -> None:
    page = visit("translate")
    assert "deleted at once when you choose “Forget this file”" in said(page)
    assert [each.label for each in page.app.button if each.label == f"Try {LIST.name}"]


def test_it_is_seen_whose_words_a_file_is_in(visit: Any) -> None:
    job = kept(LIST.read_bytes())
    page = visit("translate", job=job.token)
    assert "8 of its 8 columns are those of Weekly list of neighbourhood reports (Westhaven Borough Council)" in said(
        page
    )
    assert 'value="westhaven" selected="selected"' in page.source


def test_the_first_rows_are_shown_each_with_what_stood_there_and_how_the_two_stand(visit: Any) -> None:
    job = kept(LIST.read_bytes())
    page = visit("translate", job=job.token, to="eastvale")
    assert "nothing is written yet" in said(page)
    assert "14-Aug-2026 from 14.08.2026 = Exact" in said(page)
    assert "left empty from NUI ! Refused" in said(page)
    assert "There are only narrower codes" not in page.announced
    assert not (job.folder / "result.csv").exists()
    # Each column leads to its words and to the decisions it rests on.
    assert any("neighbourhood-list-to-harbour" in each for each in page.anchors.values())


def test_what_the_agreement_does_not_cover_is_withheld_and_it_is_said_why(visit: Any) -> None:
    job = kept(LIST.read_bytes())
    agreement = "eastvale/agreement/anti-social-behaviour-partnership"
    page = visit("translate", job=job.token, to="eastvale", agreement=agreement)
    assert "withheld under Harbour anti-social behaviour partnership" in said(page)


def test_the_loss_report_has_a_number_for_each_outcome_and_each_leads_to_its_rows(visit: Any) -> None:
    job = translated(kept(LIST.read_bytes()), start="westhaven", to="eastvale")
    page = visit("translate", job=job.token, **{"from": "westhaven", "to": "eastvale"})
    assert "mean exactly the same" in said(page)
    assert "129 were left empty because there is no single right value" in said(page)
    (link,) = [each for name, each in page.anchors.items() if name == "129"][:1]
    assert "outcome=refused" in link
    rows = visit("translate", job=job.token, outcome="refused", column="type")
    assert "Refused: the cells, from number 1, of the column “type”" in said(rows)
    assert "Those after" in said(rows)
    last = visit("translate", job=job.token, outcome="refused", column="type", after="100")
    assert "Those before" in said(last)
    assert "Those after" not in said(last)


def test_a_number_is_as_many_as_the_rows_behind_it(tmp_path: Path) -> None:
    job = translated(kept(LIST.read_bytes()), start="westhaven", to="eastvale")
    answer = jobs.answer(job)
    file = ledger_of(job.folder / "source.csv")
    for column in answer["columns"]:
        if not column["target"]:
            continue
        for outcome, number in column["counts"]:
            if outcome not in ("exact", "empty"):
                found, after = 0, 0
                while True:
                    page = ledger.page(file, outcome, ", ".join(column["source"]), after)
                    found += len(page.rows)
                    after += ledger.PAGE
                    if not page.more:
                        break
                assert found == number


def test_strict_writes_nothing_and_says_so(visit: Any) -> None:
    job = translated(kept(LIST.read_bytes()), start="westhaven", to="eastvale", options=("strict",))
    page = visit("translate", job=job.token)
    assert "Nothing was written" in said(page)
    assert not result_of(job.folder / "source.csv").exists()


@pytest.mark.parametrize("data", [b"", b"\0\0\0\0" * 100, b"PK\x03\x04 not a workbook", b"PAR1 not parquet"])
def test_a_file_that_cannot_be_read_is_said_in_plain_words(visit: Any, data: bytes) -> None:
    job = kept(data)
    page = visit("translate", job=job.token, to="eastvale")
    assert not page.app.exception
    assert "Forget this file" in [each.label for each in page.app.button]
    assert "Traceback" not in page.source


def test_hostile_contents_and_names_are_only_text(visit: Any) -> None:
    cells = [each.replace('"', '""') for each in HOSTILE]
    rows = "".join(f'"{each}","14.08.2026","{each}"\r\n' for each in cells)
    job = kept(f'"ref","received","{cells[0]}"\r\n{rows}'.encode(), HOSTILE[0])
    page = visit("translate", **{"job": job.token, "from": "westhaven", "to": "eastvale"})
    assert not page.app.exception
    assert HOSTILE[0] in page.text
    read = Read(page.source)
    assert not read.elements & {"script", "img", "style", "iframe", "svg", "object"}
    assert not [each for each in read.attributes if str(each).startswith("on")]
    ours = ("translate", "word?", "record?", "accessibility", "mapfile", "mapreview?")
    assert not [each for each in read.hrefs if not each.startswith(ours)]


@pytest.mark.parametrize("token", ["x", "../../etc", "a" * 43, "<script>"])
def test_a_file_that_is_not_there_is_said_and_the_way_on_is_shown(visit: Any, token: str) -> None:
    page = visit("translate", job=token)
    assert "This file is not here" in said(page)
    assert "Translate another file" in page.anchors


def test_a_job_of_another_kind_is_not_shown(visit: Any) -> None:
    job = jobs.new("map-file", "x")
    jobs.put(job, "source.csv", b"a,b\n1,2\n")
    assert "This file is not here" in said(visit("translate", job=job.token))


def test_forgetting_deletes_everything_at_once(visit: Any) -> None:
    job = kept(LIST.read_bytes())
    page = visit("translate", job=job.token)
    (forget,) = [each for each in page.app.button if each.label == "Forget this file"]
    forget.click().run()
    assert jobs.find(job.token) is None
    assert not job.folder.exists()


def test_work_that_was_killed_is_said_to_have_failed(visit: Any) -> None:
    job = kept(LIST.read_bytes())
    records.write(job.folder / records.BEGUN, {"process": 0})
    page = visit("translate", job=job.token)
    assert "The file was not translated" in said(page)
    assert "before it was done" in said(page)


def test_what_is_asked_for_that_nobody_has_is_said(visit: Any) -> None:
    job = kept(LIST.read_bytes())
    page = visit("translate", job=job.token, to="nobody-at-all")
    assert not page.app.exception
    assert "This cannot be done" in said(page)
    assert "Forget this file" in [each.label for each in page.app.button]


def test_what_is_typed_in_the_address_cannot_become_another_option() -> None:
    words = Asked(job="x", start="--strict", to="--out=/etc/passwd").words(Path("/j/source.csv"), Path("/f"))
    assert "--from=--strict" in words
    assert "--to=--out=/etc/passwd" in words
    assert "--strict" not in words


def test_columns_that_nobody_decided_lead_to_where_they_are_decided(visit: Any) -> None:
    job = kept(b"ref,received,Colour\r\n1,14.08.2026,red\r\n")
    page = visit("translate", **{"job": job.token, "from": "westhaven", "to": "eastvale"})
    assert "Of 1 column the recorded words know nothing: map the file" in said(page), said(page)[-900:]


def test_the_shared_words_are_offered_as_well(visit: Any) -> None:
    page = visit("translate", job=kept(b"ref,received\r\n1,14.08.2026\r\n").token)
    assert "The shared words: " in page.source


def test_where_no_column_has_a_word_there_is_no_work_to_begin(visit: Any) -> None:
    none = visit("translate", job=kept(b"risk\r\nhigh\r\n").token, **{"from": "neighbourhood-list", "to": "eastvale"})
    some = visit("translate", job=kept(LIST.read_bytes()).token, **{"from": "neighbourhood-list", "to": "eastvale"})
    assert [button.label for button in some.app.button if button.label == "Translate the whole file"]
    assert not [button.label for button in none.app.button if button.label == "Translate the whole file"]
    assert "there is nothing to write" in said(none), said(none)[-900:]
