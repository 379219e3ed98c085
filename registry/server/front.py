"""The shell that a browser loads before any page is drawn: Streamlit's program in a document of our own.

Streamlit's document runs a script written into it, which our policy forbids, calls itself Streamlit, and recommends
another way in that is closed here.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from html.parser import HTMLParser
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import Route
from streamlit import file_util

import registry.ui
from registry.wording import _

_STATIC = Path(registry.ui.__file__).parent / "static"
_FILES = {
    "/favicon.ico": _STATIC / "favicon.png",
    "/favicon.png": _STATIC / "favicon.png",
    "/favicon.svg": _STATIC / "favicon.svg",
    "/start.js": Path(__file__).with_name("start.js"),
}
_PROGRAM = Path(file_util.get_static_dir())
_LINKS = ("preload", "modulepreload", "stylesheet")


def program() -> Iterator[str]:
    """The address of every file of Streamlit's program. For any other below its folder, it would answer with a page."""
    for file in (_PROGRAM / "static").rglob("*"):
        yield f"/{file.relative_to(_PROGRAM).as_posix()}"


def routes(pages: frozenset[str]) -> list[Route]:
    """The shell at the address of every page, and the few files that are ours."""
    shell = _shell()

    async def page(_request: Request) -> Response:
        return HTMLResponse(shell, headers={"cache-control": "no-cache"})

    async def file(request: Request) -> Response:
        return FileResponse(_FILES[request.url.path], headers={"cache-control": "no-cache"})

    return [*(Route(path, page) for path in sorted(pages)), *(Route(path, file) for path in _FILES)]


def _shell() -> str:
    without = _("Muniment needs JavaScript. Please turn it on for this address, and load the page again.")
    program = "\n".join(_Program((_PROGRAM / "index.html").read_text(encoding="utf-8")).tags)
    return f"""\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Muniment</title>
<link rel="shortcut icon" href="./favicon.png">
<script src="./start.js"></script>
{program}
</head>
<body>
<noscript><p>{escape(without)}</p></noscript>
<div id="root"></div>
</body>
</html>
"""


class _Program(HTMLParser):
    """The tags of a document that load scripts and styles from beside it, and no others."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.feed(document)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        if tag == "link" and said.get("rel") in _LINKS:
            self.tags.append(f"{self.get_starttag_text()}")
        if tag == "script" and said.get("src"):
            self.tags.append(f"{self.get_starttag_text()}</script>")
