"""Somebody who reads the pages in a browser, and everything that went wrong while they did."""

from __future__ import annotations

import re
from collections.abc import Callable
from time import monotonic
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

try:
    from playwright.sync_api import ConsoleMessage, Locator, Page, Request, expect
except ImportError:
    pytest.fail("Playwright is not installed. Install what the tests need: sh .ci/setup '.[dev]'", pytrace=False)

__all__ = ["PATIENCE", "Reader", "expect"]

PATIENCE = 30
"""Seconds after which a page will not be drawn any more, however busy the machine is."""

expect.set_options(timeout=PATIENCE * 1000)

# The last to come is the script of the page, which is a file of its own: until then the menu is as Streamlit left it.
_READY = """() => {
  const app = document.querySelector('[data-testid=stApp]')
  return !!app && app.dataset.testScriptState === 'notRunning' && app.dataset.testConnectionState === 'CONNECTED' &&
    !!document.querySelector('main h1') && !document.querySelector('[data-testid=stSkeleton]') &&
    !!window.munimentShown?.page
}"""
_WATCH = """() => {
  const app = document.querySelector('[data-testid=stApp]')
  window.testRuns = 0
  window.testWatch?.disconnect()
  window.testWatch = new MutationObserver(changes => {
    window.testChanged = performance.now()
    const isRun = changes.some(each => each.target === app && each.attributeName === 'data-test-script-state')
    if (isRun && app.dataset.testScriptState === 'notRunning') window.testRuns++
  })
  window.testWatch.observe(document.body, { attributes: true, characterData: true, childList: true, subtree: true })
}"""
# A page that is drawn at once is never seen to be running.
_DRAWN = "() => window.testRuns > 0 || performance.now() - window.testChanged > 250"
_GO = """to => {
  history.pushState({}, '', to)
  window.dispatchEvent(new PopStateEvent('popstate', { state: {} }))
}"""
_TEXT = """() => {
  const told = document.querySelector('main [role=status]')
  if (told) told.style.display = 'none'
  const text = document.querySelector('main').innerText
  if (told) told.style.display = ''
  return text
}"""
_WIDER = """() => {
  const wide = document.documentElement.clientWidth
  const scrolls = each => {
    return /auto|scroll/.test(getComputedStyle(each).overflowX) && each.scrollWidth > each.clientWidth + 1
  }
  const isHidden = each => {
    for (let at = each; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at)
      if (style.clipPath !== 'none' || style.visibility === 'hidden') return true
    }
    return false
  }
  const found = document.documentElement.scrollWidth > wide ? ['the page itself'] : []
  for (const each of document.querySelectorAll('main, main *, header:not([data-testid="stSidebar"] header), footer')) {
    const box = each.getBoundingClientRect()
    const isBeyond = box.right > wide + 1 || box.left < -1
    if (box.width && box.height && (isBeyond || scrolls(each)) && !isHidden(each)) {
      const words = (each.textContent || '').trim().slice(0, 40)
      found.push(`${each.tagName} ${each.getAttribute('class')} to ${Math.round(box.right)}: ${words}`)
    }
  }
  return found
}"""

_FOCUSED = """() => {
  const at = document.activeElement
  const style = getComputedStyle(at)
  const box = at.getBoundingClientRect()
  const isRinged = each => {
    const style = getComputedStyle(each)
    return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none'
  }
  let ringed = false
  for (let each = at, up = 0; each && up < 4; each = each.parentElement, up++) ringed ||= isRinged(each)
  return { name: at.textContent.trim() || at.getAttribute('aria-label') || at.id, tag: at.tagName, ringed,
           seen: box.width > 0 && box.height > 0, result: !!at.closest('.results'), main: !!at.closest('main') }
}"""


class Reader:
    """One tab of a browser. What it was told, asked for and shown wrongly is in `wrong`."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.wrong: list[str] = []
        self._runs = 0
        self.expected: list[str] = []
        """Complaints of the browser that a test brings about: patterns, each of which must come true."""
        page.on("console", self._told)
        page.on("pageerror", lambda error: self.wrong.append(f"error: {error}"))
        page.on("request", self._asked)
        page.on("websocket", lambda line: line.on("framereceived", self._sent))
        page.on("dialog", lambda dialog: (self.wrong.append(f"dialog: {dialog.message}"), dialog.dismiss()))

    def _told(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.wrong.append(f"console: {message.text}")

    def _asked(self, request: Request) -> None:
        host, ours = urlsplit(request.url), urlsplit(self.address)
        if host.scheme not in ("data", "blob") and host.netloc != ours.netloc:
            self.wrong.append(f"request: {request.url}")

    def _sent(self, frame: str | bytes) -> None:
        # Anything else a frame may be is longer than the few bytes that say a run is over.
        if isinstance(frame, bytes) and len(frame) < 1_000:
            self._runs += ForwardMsg.FromString(frame).WhichOneof("type") == "script_finished"

    def all_well(self) -> None:
        """Nothing went wrong, and nothing that looks calm is a failure."""
        for pattern in self.expected:
            assert any(re.search(pattern, each) for each in self.wrong), f"nobody said {pattern}"
        unexpected = [w for w in self.wrong if not any(re.search(pattern, w) for pattern in self.expected)]
        assert unexpected == []
        for failure in ("stException", "stAlertContentError"):
            assert self.page.get_by_test_id(failure).count() == 0, self.page.get_by_test_id(failure).inner_text()

    def open(self, address: str = "/") -> Reader:
        """Come from elsewhere, as by a bookmark or a link in a letter."""
        self.page.goto(self.address + address)
        return self.ready()

    def go(self, address: str) -> Reader:
        """Go there within the site, as a link of ours does, or come from elsewhere where no page is open yet."""
        if not self.page.url.startswith(self.address):
            return self.open(address)
        return self.act(lambda: self.page.evaluate(_GO, address))

    def reload(self) -> Reader:
        """Load the page again."""
        self.page.reload()
        return self.ready()

    def ready(self) -> Reader:
        """Wait until the page is drawn."""
        self.page.wait_for_function(_READY)
        return self

    def act(self, does: Callable[[], Any]) -> Reader:
        """Do something that has the page drawn anew, and wait until it is.

        Right after we have done it, the page is still as it was, and says that it is ready.
        """
        self.page.evaluate(_WATCH)
        before, end = self._runs, monotonic() + PATIENCE
        does()
        while self._runs == before:
            assert monotonic() < end, "nothing was drawn anew"
            self.page.wait_for_timeout(10)
        self.page.evaluate("() => { window.testChanged = performance.now() }")
        self.page.wait_for_function(_DRAWN)
        return self.ready()

    def follow(self, name: str | re.Pattern[str], within: str = "main") -> Reader:
        """Follow a link in the page."""
        link = self.page.locator(within).get_by_role("link", name=name, exact=isinstance(name, str)).first
        return self.act(link.click)

    def back(self) -> Reader:
        """The Back button."""
        return self.act(self.page.go_back)

    def forward(self) -> Reader:
        """The Forward button."""
        return self.act(self.page.go_forward)

    def width(self, pixels: int, height: int = 1000) -> Reader:
        """Make the window this wide."""
        self.page.set_viewport_size({"width": pixels, "height": height})
        return self

    @property
    def heading(self) -> Locator:
        """The one main heading."""
        return self.only("main h1")

    def only(self, selector: str) -> Locator:
        """What there is one of, once the page that stood here before is gone."""
        found = self.page.locator(selector)
        expect(found).to_have_count(1)
        return found

    @property
    def asked(self) -> dict[str, list[str]]:
        """What the address asks of the page, by name."""
        return parse_qs(urlsplit(self.page.url).query)

    @property
    def text(self) -> str:
        """What can be read on the page; not what is only told, which comes a moment later."""
        return str(self.page.evaluate(_TEXT))

    @property
    def results(self) -> list[str]:
        """The titles of a list."""
        return self.page.locator("main .results h3").all_inner_texts()

    @property
    def words(self) -> Locator:
        """The box to search with."""
        return self.page.get_by_role("searchbox")

    def search(self, words: str) -> Reader:
        """Search a list."""
        return self.act(lambda: self.words.fill(words))

    @property
    def told(self) -> Locator:
        """What a screen reader is told."""
        return self.page.locator("[role=status]:not([data-testid])").first

    def wider_than_the_window(self) -> list[str]:
        """What would have to be scrolled sideways to be read."""
        return list(self.page.evaluate(_WIDER))

    @property
    def focused(self) -> dict[str, Any]:
        """What has the focus: its name, its tag, and whether somebody who looks can tell."""
        return dict(self.page.evaluate(_FOCUSED))

    def tab_to(self, selector: str, most: int = 150) -> Reader:
        """Press the tab key until the focus is there. All the way, whoever looks sees where it is."""
        for _time in range(most):
            self.page.keyboard.press("Tab")
            at = self.focused
            assert at["seen"], at
            assert at["ringed"], f"nobody can see that the focus is at {at}"
            if self.page.evaluate("it => document.activeElement.matches(it)", selector):
                return self
        pytest.fail(f"the tab key does not lead to {selector}")

    def focus_is_at(self, selector: str) -> None:
        """Wait until the focus is there."""
        self.page.wait_for_function("it => document.activeElement?.matches(it)", arg=selector)
