"""How long people wait for the pages: each is asked for and counted, and the two servers differ as they are said to."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from benchmarks import pages
from benchmarks.people import Waited
from registry.ui.app import addresses

ROOT = Path(__file__).resolve().parents[2]

PAGES = (
    "agreements", "an agreement", "your work", "gaps", "clocks", "reviews", "coverage", "a finding",
    "why a record passes",
)  # fmt: skip


@pytest.mark.prove
def test_every_page_is_drawn_for_everybody_and_told_of(registers: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    registers.federation("town")
    registers.record("town/organisation/town", status="active")
    registers.record("town/agreement/hub", lead="town")
    for name in ("_ARRIVED", "_ALONE"):
        monkeypatch.setattr(pages, name, 1)
    rows = list(pages.reruns(registers.root, "a town", [1]))
    told = {row.what: row for row in rows}
    assert {f"{page}, 1 person on a town, p95" for page in PAGES} <= set(told)
    assert told["people whose page never came, of 1 person on a town"].measured == 0
    assert told["largest page, 1 person on a town"].met
    assert all(row.measured > 0 for row in rows if "never" not in row.what)


def test_what_is_compared_with_lacks_only_what_we_do_about_memory() -> None:
    asked = "from registry.server import memory, settings; import json; print(json.dumps(settings.settings()))"
    program = pages._AS_STREAMLIT_IS.partition("from registry.__main__")[0] + asked
    printed = [
        subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
        for code in (asked, program)
    ]
    assert printed[0].replace(', "runner.postScriptGC": false', "") == printed[1]
    assert printed[0] != printed[1]


def test_everybody_goes_to_pages_that_there_are() -> None:
    found = pages.walks(ROOT / "agreements")
    assert {f"/{page}" for visits in found.values() for page, _query in visits} <= addresses()
    assert len(found["an agreement"]) > 5


def test_a_part_of_the_times_is_the_time_within_which_so_many_were_done() -> None:
    waited = Waited()
    waited.seconds["page"] = [float(each) for each in range(100, 0, -1)]
    assert (waited.part("page", 0.5), waited.part("page", 0.95)) == (51.0, 96.0)
    assert waited.part("no page", 0.5) == float("inf")
