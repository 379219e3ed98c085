"""Mapping a file in a real browser, by somebody who has never seen it: from the file to the two records."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser.axe import barriers
from tests.browser.pages import SAMPLE
from tests.browser.reader import Reader, expect
from tests.server.process import Server

LINES = [
    "Pupil reference,Date of birth,Attended,<b>Odd</b>",
    *(f"P-{at:04},{at % 28 + 1:02}/09/2026,{'PL'[at % 2]},{at}" for at in range(40)),
]


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory, serving: Callable[[Path], Server]) -> tuple[Path, Server]:
    """A copy of the sample that may be written to, and its server."""
    root = tmp_path_factory.mktemp("mapfile") / "agreements"
    shutil.copytree(SAMPLE, root, ignore=shutil.ignore_patterns(".muniment"))
    return root, serving(root)


def save(reader: Reader) -> Reader:
    """Save the first column that is shown."""
    reader.act(lambda: reader.page.locator("section.mapfile-column button[type=submit]").first.click())
    return reader.ready()


def test_a_newcomer_maps_a_file_with_the_screen_alone(
    reader_of: Callable[[Server], Reader], own: tuple[Path, Server], tmp_path: Path
) -> None:
    root, server = own
    file = tmp_path / "autumn.csv"
    file.write_text("\n".join(LINES) + "\n")
    reader = reader_of(server).open("/mapfile")
    page: Any = reader.page
    page.set_input_files("input[type=file]", str(file))
    page.wait_for_selector("select[name=into]")
    page.select_option("select[name=into]", "northmoor")
    page.locator("form.choice button").click()
    page.wait_for_selector("section.mapfile-column")
    reader.ready()
    expect(page.get_by_text("0 of 4 columns decided.").first).to_be_visible()
    assert barriers(page) == []
    # Nothing chosen: the page says so, at the column, and the focus goes there.
    save(reader)
    reader.focus_is_at("#wrong-1")
    # By keyboard: a radio button, then Enter in the form sends it off.
    page.locator("#column-1 ~ form input[value=pupil-reference]").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    reader.focus_is_at("#column-2")
    expect(reader.told).to_contain_text("Saved: “Pupil reference” means the same as “Pupil reference”. 1 of 4")
    # To agree to a change of values is to choose the word it is for.
    page.locator("#column-2 ~ form input[name=convert]").first.check()
    save(reader)
    reader.focus_is_at("#column-3")
    page.locator("#column-3 ~ form input[name=other]").fill("Attendance mark")
    save(reader)
    reader.focus_is_at("#column-4")
    # It is all there when the page is loaded again.
    reader.reload()
    expect(page.get_by_text("3 of 4 columns decided.").first).to_be_visible()
    assert reader.width(390).wider_than_the_window() == []
    reader.width(1400).follow("Check and write")
    page.locator("#about-title").fill("Autumn <i>file</i>")
    page.get_by_role("button", name="Show what would be written").click()
    reader.focus_is_at("#s-write")
    expect(page.get_by_text("New: the words (vocabularies/autumn-i-file-i.yaml)")).to_be_visible()
    assert barriers(page) == []
    page.get_by_role("button", name="Write them into the register").click()
    reader.focus_is_at("#s-written")
    assert "Autumn <i>file</i>" in (root / "northmoor/vocabularies/autumn-i-file-i.yaml").read_text()
    assert list((root / "northmoor/mappings").glob("autumn-i-file-i-to-*.yaml"))
    page.get_by_role("button", name="Forget this file").first.click()
    expect(page.get_by_text("The file is forgotten")).to_be_visible()
