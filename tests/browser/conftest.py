"""One server and one browser for all tests of the pages, and a tab for each, in which nothing may go wrong.

The fixtures end with this folder rather than with the session: while Playwright runs, no other test could use asyncio.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from registry.session import Session
from registry.verbs.checks import gaps
from registry.verbs.opening import opened
from tests.browser import chromium
from tests.browser.pages import SAMPLE
from tests.server.process import Server, healthy

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

    from tests.browser.reader import Reader

_FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--force-color-profile=srgb")


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The browser. Where there is none, every test that needs it fails with the line that says what to install."""
    try:
        program = chromium.executable()
    except chromium.Missing as missing:
        pytest.fail(str(missing), pytrace=False)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=program, args=list(_FLAGS))
        yield started
        started.close()


@pytest.fixture(scope="package")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that keeps what it fetched, as a reader's does; no animation, so that nothing is looked at halfway."""
    made = browser.new_context(
        viewport={"width": 1400, "height": 1000}, locale="en-GB", timezone_id="Europe/London", reduced_motion="reduce"
    )
    from tests.browser.reader import PATIENCE

    made.set_default_timeout(PATIENCE * 1000)
    yield made
    made.close()


@pytest.fixture(scope="package")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Path], Server]]:
    """Serves a folder, until the end of these tests. In none of the servers may anything go wrong."""
    started: dict[Path, Server] = {}

    def served(federation: Path) -> Server:
        if federation not in started:
            # Judging is done before anybody waits for a page: what the rules say is kept beside the records.
            session = Session(federation=federation)
            gaps.totals(session)
            opened(session).engine.close()
            folder = tmp_path_factory.mktemp("server")
            started[federation] = Server("--federation", str(federation), "--port", "0", folder=folder)
            assert healthy(started[federation])
        return started[federation]

    yield served
    for server in started.values():
        code, log = server.stop(), server.log.read_text()
        assert (code, log) == (0, ""), log


@pytest.fixture(scope="package")
def server(serving: Callable[[Path], Server]) -> Server:
    """Serves the sample."""
    return serving(SAMPLE)


@pytest.fixture
def reader_of(context: BrowserContext) -> Iterator[Callable[[Server], Reader]]:
    """A tab that looks at a server. Afterwards nothing may have gone wrong in it."""
    from tests.browser.reader import Reader

    readers: list[Reader] = []

    def reading(server: Any) -> Reader:
        readers.append(Reader(context.new_page(), server.address))
        return readers[-1].width(1400)

    yield reading
    try:
        for reader in readers:
            reader.all_well()
    finally:
        for reader in readers:
            reader.page.close()


@pytest.fixture(scope="module")
def tab_of(context: BrowserContext) -> Iterator[Callable[[Server], Reader]]:
    """One tab for a server and a file of tests, which go from page to page in it without loading everything again."""
    from tests.browser.reader import Reader

    tabs: dict[str, Reader] = {}

    def looking(server: Server) -> Reader:
        if server.address not in tabs:
            tabs[server.address] = Reader(context.new_page(), server.address)
        tabs[server.address].wrong.clear()
        return tabs[server.address].width(1400)

    yield looking
    for tab in tabs.values():
        tab.page.close()


@pytest.fixture
def passer_by(tab_of: Callable[[Server], Reader], server: Server) -> Iterator[Reader]:
    """Somebody who goes through many pages of the sample in one tab. Nothing may have gone wrong on this one."""
    tab = tab_of(server)
    yield tab
    tab.all_well()


@pytest.fixture
def reader(reader_of: Callable[[Server], Reader], server: Server) -> Reader:
    """A tab that looks at the sample."""
    return reader_of(server)


@pytest.fixture(scope="package")
def strange(
    tmp_path_factory: pytest.TempPathFactory, fullest: Any, serving: Callable[[Path], Server]
) -> tuple[Path, Server]:
    """A federation of what nobody hopes to meet, and its server."""
    from tests.browser.strange import build

    root = build(tmp_path_factory.mktemp("strange"), fullest)
    return root, serving(root)


@pytest.fixture
def astray(tab_of: Callable[[Server], Reader], strange: tuple[Path, Server]) -> Iterator[Reader]:
    """Somebody who goes through it in one tab."""
    tab = tab_of(strange[1])
    yield tab
    tab.all_well()
