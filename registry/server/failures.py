"""Our own defects: everything about one goes to the log, and whoever met it is given a reference to pass on."""

from __future__ import annotations

import logging
import secrets
from typing import TextIO

import streamlit as st
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from starlette.websockets import WebSocketDisconnect
from uvicorn.protocols.utils import ClientDisconnected

from registry.server.answers import refuse
from registry.wording import _

_LOG = logging.getLogger("muniment")
_GONE = (ClientDisconnect, WebSocketDisconnect, ClientDisconnected)
"""What is raised when whoever asked went away before the answer."""
_NOT_FAILURES = {
    # Streamlit logs what fails on a page before it tells us, and so without our reference.
    "streamlit.error_util": "Uncaught app execution",
    # Uvicorn says so of every websocket that is refused in words.
    "uvicorn.error": "ASGI callable returned without completing handshake.",
}
"""What others write to the log and we do not, by the name of the log."""
_LETTERS, _DIGITS = "ABCDEFGHJKLMNPRSTUVWXYZ", "23456789"
_CONTROLS = {code: f"\\u{code:04x}" for code in (*range(32), *range(127, 160)) if chr(code) not in "\n\t"}


class Failures:
    """Lets no failure out: whoever asked is told in plain words, and the server goes on."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        begun = False
        held: list[Message] = []

        async def sent(message: Message) -> None:
            nonlocal begun
            # Starlette answers with status 500, in words of its own, before it lets a failure out.
            if held or message.get("status") == 500:
                held.append(message)
            else:
                begun = True
                await send(message)

        try:
            await self._app(scope, receive, sent)
        except _GONE:
            return
        except Exception as failure:
            told = _told(logged(failure, f"{scope['type']} {scope['path']}"))
            if not begun:
                await refuse(500, _("Something went wrong at our end"), told, scope, receive, send)
        else:
            for message in held:
                await send(message)


def on_page(failure: Exception) -> bool:
    """Tell the reader of a page that it could not be drawn. True: nothing else is to be shown of it."""
    said = _("Something went wrong at our end.") + " " + _told(logged(failure, "page"))
    st.error(said)
    return True


def logged(failure: Exception, where: str) -> str:
    """Put a failure into the log, and give its reference."""
    reference = "".join(secrets.choice(group) for group in (_LETTERS, _LETTERS, _DIGITS, _DIGITS))
    _LOG.error("Reference %s, %s", reference, where, exc_info=failure)
    return reference


def keep_log(place: TextIO) -> None:
    """Write the log somewhere, each failure once and with its reference."""
    handler = logging.StreamHandler(place)
    handler.setFormatter(_Formatter("%(asctime)s %(levelname)s %(message)s"))
    _LOG.handlers = [handler]
    _LOG.propagate = False
    for name in _NOT_FAILURES:
        logging.getLogger(name).addFilter(lambda record: record.msg != _NOT_FAILURES[record.name])


def _told(reference: str) -> str:
    return _(
        "Reference {reference}. Load the page again. If that does not help, give this reference to whoever looks after "
        "Muniment."
    ).format(reference=reference)


class _Formatter(logging.Formatter):
    """Keeps a line of the log from being forged or hidden by what somebody wrote in a file."""

    def format(self, record: logging.LogRecord) -> str:
        return super().format(record).translate(_CONTROLS).replace("\n", "\n    ")
