"""A day's mapping with the keyboard alone: from the first page to terms decided, one after another."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser.axe import barriers
from tests.browser.reader import Reader, expect
from tests.server.process import Server
from tests.verbs.two_tongues import CARE, POLICE, write


@pytest.fixture
def own(
    tmp_path: Path, registers_in: Any, serving: Callable[[Path], Server], reader_of: Callable[[Server], Reader]
) -> Reader:
    """A tab that looks at two organisations and their words, under git, where somebody may decide."""
    root = tmp_path / "words"
    root.mkdir()
    write(registers_in(root))
    (root / "federation.yaml").write_text(
        "title: Two tongues\nregisters:\n  - register: town\n  - register: force\n", encoding="utf-8"
    )
    (root / ".gitignore").write_text(".muniment\n", encoding="utf-8")
    for given in (("init", "-q"), ("config", "user.name", "Ann Lyst"), ("config", "user.email", "ann@town.example"),
                  ("add", "-A"), ("commit", "-qm", "As it was")):  # fmt: skip
        subprocess.run(("git", *given), cwd=root, check=True, capture_output=True)
    reader = reader_of(serving(root))
    reader.root = root  # type: ignore[attr-defined]
    return reader


def _log(reader: Reader) -> list[str]:
    said = subprocess.run(("git", "log", "--format=%s"), cwd=reader.root, check=True, capture_output=True)  # type: ignore[attr-defined]
    return said.stdout.decode().splitlines()


def test_terms_are_decided_one_after_another_with_the_keyboard_alone(own: Reader) -> None:
    own.open("/mapreview")
    keyboard = own.page.keyboard
    own.tab_to('main a[href*="force%2Fvocabulary%2Frecords"]')
    own.act(lambda: keyboard.press("Enter"))
    own.focus_is_at("main h1")
    own.tab_to("#state-all")
    own.act(lambda: keyboard.press("Enter"))
    # Who decides is asked once.
    own.tab_to("#choose-role")
    keyboard.type("Data analyst")
    own.act(lambda: keyboard.press("Enter"))
    expect(own.page.locator(".review-who")).to_contain_text("You decide as Data analyst")
    expect(own.page.locator(".review-who")).to_contain_text("Ann Lyst")
    assert own.asked["who"] == ["Data analyst"]
    own.tab_to("#review-desk button")
    before = own.page.locator("#s-term").inner_text()
    own.act(lambda: keyboard.press("u"))
    own.page.wait_for_function("before => document.querySelector('#s-term')?.textContent !== before", arg=before)
    own.focus_is_at("#s-term")
    expect(own.page.locator(".review-recorded")).to_contain_text(f"Recorded: {before}: not sure")
    expect(own.told).to_contain_text(f"Recorded: {before}")
    assert any(before in each for each in _log(own))
    # The place is in the address: who comes back finds the same term.
    here = own.page.locator("#s-term").inner_text()
    own.reload()
    expect(own.page.locator("#s-term")).to_have_text(here)


def test_not_this_asks_why_and_a_note_is_not_taken_for_keys(own: Reader) -> None:
    own.open(f"/mapreview?vocabulary={CARE}&state=all&who=Data+analyst&term={CARE}%23terms%5Bcolour%5D")
    page, keyboard = own.page, own.page.keyboard
    # Outside the review area no key decides.
    page.locator("#turn-keys").evaluate("each => { each.closest('details').open = true; each.focus() }")
    keyboard.press("u")
    expect(page.locator(".review-panel:not([hidden])")).to_have_count(0)
    page.locator("#review-words").focus()
    keyboard.type("unsure about a box")
    expect(page.locator("#review-words")).to_have_value("unsure about a box")
    page.locator("#choice-1").focus()
    keyboard.press("x")
    expect(page.locator("#panel-not-this")).to_be_visible()
    assert barriers(page) == []
    own.act(lambda: page.get_by_role("button", name="Record: not this one").press("Enter"))
    problem = page.get_by_role("alert").filter(has_text="There is a problem")
    expect(problem).to_be_visible()
    # Nothing that was written is lost.
    expect(page.locator("#review-words")).to_have_value("unsure about a box")
    own.focus_is_at(".problem")
    # All that is missing is said at once, each with a way to its field. That none may fit was the likeliest here.
    keyboard.press("Tab")
    keyboard.press("Enter")
    own.focus_is_at(".st-key-review-reason input")
    keyboard.press("Space")
    problem.get_by_role("link", name="Say which shared term it is not").press("Enter")
    own.focus_is_at(".st-key-review-choice input")
    keyboard.press("Space")
    own.act(lambda: page.get_by_role("button", name="Record: not this one").press("Enter"))
    expect(page.locator(".review-recorded")).to_contain_text("not this one")
    assert "not this one" in _log(own)[0]


def test_every_form_that_opens_is_without_barriers_and_closes_with_escape(own: Reader) -> None:
    own.open(f"/mapreview?vocabulary={CARE}&state=all&who=Data+analyst&term={CARE}%23terms%5Bstatus%5D")
    page = own.page
    for key, name in (("s", "split"), ("v", "transform"), ("w", "new-concept")):
        page.locator("#choice-1").focus()
        page.keyboard.press(key)
        panel = page.locator(f"#panel-{name}")
        expect(panel).to_be_visible()
        panel.locator("details").evaluate_all("every => every.forEach(each => { each.open = true })")
        for size in ((1400, 5000), (390, 5000)):
            own.width(*size)
            assert barriers(page) == []
            assert own.wider_than_the_window() == []
        panel.locator("input:visible, textarea").first.focus()
        page.keyboard.press("Escape")
        expect(panel).to_be_hidden()
        own.focus_is_at(f"#decide-{name}")


def test_the_decisions_are_in_sight_and_digits_compare(own: Reader) -> None:
    own.width(1400, 900).open(f"/mapreview?vocabulary={POLICE}&state=all&who=Data+analyst")
    box = own.page.locator(".review-buttons").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 900
    for each in own.page.locator('input[name="choice"]').all()[1:3]:
        digit = each.get_attribute("data-digit")
        own.page.locator("#s-term").focus()
        own.page.keyboard.press(str(digit))
        shown = own.page.locator("[data-offer]:not([hidden])")
        expect(shown).to_have_count(1)
        expect(shown).to_have_attribute("data-offer", str(each.get_attribute("value")))
