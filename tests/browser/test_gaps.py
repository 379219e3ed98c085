"""From “what is worst?” to a decision on record, with the screen alone."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.axe import barriers
from tests.browser.reader import Reader, expect
from tests.server.process import Server
from tests.ui.conftest import FILES, write


def test_from_the_first_page_to_the_worst_finding_and_the_line_it_stands_in(reader: Reader) -> None:
    reader.open("/")
    reader.follow(re.compile("^Critical gaps"))
    expect(reader.heading).to_have_text("Compliance gaps")
    assert reader.asked == {"severity": ["critical"]}
    # The number leads past the numbers and the map, to what it counts.
    reader.focus_is_at("#results")
    worst = reader.results[0]
    reader.follow(worst)
    expect(reader.heading).to_have_text(worst)
    expect(reader.page.locator("main")).to_contain_text("What to write")
    reader.act(reader.page.locator("#place-0").click)
    drawer = reader.page.get_by_role("dialog")
    expect(drawer).to_contain_text(re.compile(r"\.yaml:\d+"))
    reader.act(lambda: reader.page.keyboard.press("Escape"))
    expect(drawer).to_have_count(0)
    reader.focus_is_at("#place-0")
    reader.follow("Back to compliance gaps")
    assert reader.asked == {"severity": ["critical"]}


def test_a_cell_of_the_map_filters_and_back_takes_it_away(reader: Reader) -> None:
    reader.open("/gaps")
    before = reader.page.locator("#results").inner_text()
    cell = reader.page.locator("table.heat td[class^=heat-] a").first
    number = cell.locator(".number").inner_text()
    reader.act(lambda: (cell.focus(), reader.page.keyboard.press("Enter")))
    assert set(reader.asked) == {"organisation", "area"}
    expect(reader.page.locator("#results")).to_have_text(re.compile(rf"^{number} findings?$"))
    reader.focus_is_at("#results")
    expect(reader.page.locator("table.heat td.chosen")).to_have_count(1)
    reader.back()
    assert reader.asked == {}
    expect(reader.page.locator("#results")).to_have_text(before)


@pytest.fixture
def own(tmp_path: Path, serving: Callable[[Path], Server], reader_of: Callable[[Server], Reader]) -> Reader:
    """A tab that looks at a small federation under git, which may be written to."""
    for name, text in FILES.items():
        write(tmp_path / name, text)
    write(tmp_path / ".gitignore", ".muniment\n")
    for given in (("init", "-q"), ("config", "user.name", "Sam Reed"), ("config", "user.email", "sam@town.example"),
                  ("add", "-A"), ("commit", "-qm", "As it was")):  # fmt: skip
        subprocess.run(("git", *given), cwd=tmp_path, check=True, capture_output=True)
    return reader_of(serving(tmp_path))


def test_a_decision_is_asked_for_put_right_and_recorded_once(own: Reader, tmp_path: Path) -> None:
    own.open("/gaps?rule=dpia-missing&rule=ropa-missing&rule=purpose-missing-or-vague&rule=privacy-notice-missing")
    count = int(re.findall(r"\d+", own.page.locator("#results").inner_text())[0])
    own.act(own.page.locator("#decide-0").click)
    drawer = own.page.get_by_role("dialog")
    send = drawer.get_by_role("button", name="Record the decision")
    send.click()
    problem = drawer.get_by_role("alert")
    expect(problem).to_contain_text("There is a problem")
    own.focus_is_at("[role=alert]")
    assert barriers(own.page) == []
    problem.get_by_role("link").first.click()
    own.focus_is_at("textarea")
    own.page.keyboard.type("The new one is with the printer.")
    drawer.get_by_label(re.compile("last day")).fill("31 January 2027")
    drawer.get_by_role("radiogroup").get_by_text(re.compile("risk owner")).click()
    send.dblclick()
    expect(drawer).to_have_count(0)
    expect(own.page.locator(".recorded")).to_contain_text("self-declared")
    expect(own.told).to_contain_text("The decision is recorded")
    # Whoever decided was far down in a list: they are taken to what was recorded.
    own.focus_is_at("#s-recorded")
    expect(own.page.locator("#s-recorded")).to_be_in_viewport()
    expect(own.page.locator("#results")).to_have_text(re.compile(rf"^{count - 1} finding"))
    assert len(list(tmp_path.glob("*/waivers/*.yaml"))) == 1
    log = subprocess.run(("git", "log", "--format=%an"), cwd=tmp_path, check=True, capture_output=True, text=True)
    assert log.stdout.split("\n").count("Sam Reed") == 2
