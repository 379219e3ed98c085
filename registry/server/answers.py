"""What is said where no page can be drawn: a few words, as a small page for a browser and as text for anything else."""

from __future__ import annotations

from html import escape

from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from registry.wording import _

_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{heading} – Muniment</title>
<link rel="icon" href="/favicon.png">
<style>
body {{ margin: 0; color: #0b0c0c; background: #fff; font: 1.1875rem/1.5 Arial, "Liberation Sans", sans-serif; }}
header {{ border-bottom: 4px solid #1d70b8; }}
header p, main {{ max-width: 60rem; margin: 0 auto; padding: 1rem; }}
header p {{ font-weight: 700; }}
h1 {{ font-size: 2rem; line-height: 1.2; margin: 1rem 0; }}
a {{ color: #1a65a6; text-underline-offset: 0.15em; }}
a:focus-visible {{ outline: 3px solid #fd0; box-shadow: 0 0 0 5px #0b0c0c; }}
</style>
</head>
<body>
<header><p>Muniment</p></header>
<main>
<h1>{heading}</h1>
<p>{said}</p>
<p><a href="/">{home}</a></p>
</main>
</body>
</html>
"""


def answer(status: int, heading: str, said: str, scope: Scope) -> Response:
    """The words, in the form that whoever asks can read."""
    if not _reads_pages(scope):
        return PlainTextResponse(f"{heading}. {said}\n", status)
    page = _PAGE.format(heading=escape(heading), said=escape(said), home=escape(_("Go to the first page")))
    return HTMLResponse(page, status)


async def refuse(status: int, heading: str, said: str, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer a request, or a websocket that is not to be opened, with the words."""
    if scope["type"] == "websocket" and "websocket.http.response" not in scope.get("extensions", {}):
        await send({"type": "websocket.close", "code": 1008})
        return
    await answer(status, heading, said, scope)(scope, receive, send)


def _reads_pages(scope: Scope) -> bool:
    accepted = b",".join(value for name, value in scope["headers"] if name == b"accept")
    return scope["type"] == "http" and b"text/html" in accepted
