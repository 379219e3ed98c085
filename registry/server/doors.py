"""Who is let in, and to what: checked before anything else looks at a request.

A browser sends the name that it believes it is talking to. A page on the internet can have its own name point at this
machine, and would then be read by a browser as if it were that page (DNS rebinding): so only names that are known to be
this server's are answered. A websocket is open to any page that asks for it, so it must come from a page of our own.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable

from starlette.types import ASGIApp, Receive, Scope, Send

from registry.server.answers import refuse
from registry.wording import _

STREAM = "/_stcore/stream"
METRICS = "/_stcore/metrics"
_OPEN = frozenset((METRICS, "/_stcore/health", "/_stcore/host-config"))
_OPEN_BELOW = ("/media/", "/_stcore/bidi-components/", "/_stcore/upload_file/")
_SELF = frozenset(("localhost", "127.0.0.1", "::1"))


class Doors:
    """Lets through what is asked of us by a name that is ours, at an address where there is something."""

    def __init__(self, app: ASGIApp, *, host: str = "", paths: Iterable[str], below: Iterable[str] = ()) -> None:
        """`host` is the name or address we were told to listen at; `paths`, and all `below` these, are open too."""
        self._app = app
        self._names = _SELF | {_written(host.lower().rstrip("."))}
        self._paths = _OPEN.union(paths)
        self._below = (*_OPEN_BELOW, *below)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
        elif refusal := self._refusal(scope):
            await refuse(*refusal, scope, receive, send)
        else:
            await self._app(scope, receive, send)

    def _refusal(self, scope: Scope) -> tuple[int, str, str] | None:
        """The status and the words to refuse with; None where there is nothing against it."""
        host, path = _header(scope, b"host") or "", scope["path"]
        if not self._is_ours(host, scope):
            return (
                421,
                _("This is not the address of Muniment"),
                _("Use the address that `muniment serve` printed, or start it with `--host` and this name."),
            )
        if scope["type"] == "websocket":
            if path != STREAM:
                return _nothing()
            if not _is_own_page(_header(scope, b"origin"), host):
                return 403, _("This page is not one of ours"), _("Only a page of Muniment may open a connection to it.")
        elif path == METRICS and not _is_from_here(scope):
            return 403, _("This is shown on one machine only"), _("Ask from the machine that Muniment runs on.")
        elif path not in self._paths and not path.startswith(self._below):
            return _nothing()
        return None

    def _is_ours(self, host: str, scope: Scope) -> bool:
        name = _name(host)
        # The very address that was reached is ours as well. No name can be made to look like an address.
        return bool(name) and (name in self._names or name == _name(_address(scope.get("server"))))


def _nothing() -> tuple[int, str, str]:
    return 404, _("There is no page here"), _("If you followed a link, it may be out of date.")


def _header(scope: Scope, name: bytes) -> str | None:
    """A header that may be given once; None where it is not given, and empty where it is given twice."""
    values = [value.decode("latin-1") for key, value in scope["headers"] if key == name]
    return (values[0] if len(values) == 1 else "") if values else None


def _name(host: str) -> str:
    """The name or address in a Host header, without the port; empty where it is neither."""
    parts = re.fullmatch(r"(?:\[([0-9A-Fa-f:.]+)\]|([\w.-]+))(?::[0-9]{1,5})?", host, re.ASCII)
    return _written((parts[1] or parts[2]).lower().rstrip(".")) if parts else ""


def _address(end: tuple[str, int] | None) -> str:
    """The address of one end of a connection, as it is written in a Host header."""
    address = _written(end[0]) if end else ""
    return f"[{address}]" if ":" in address else address


def _written(name: str) -> str:
    """The usual way to write an address; a name as it is."""
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return name
    return str(getattr(address, "ipv4_mapped", None) or address)


def _is_own_page(origin: str | None, host: str) -> bool:
    # What is not a browser sends no origin, and no page can keep a browser from sending one.
    return origin is None or origin.lower() in (f"http://{host.lower()}", f"https://{host.lower()}")


def _is_from_here(scope: Scope) -> bool:
    """Whether whoever asks is on this machine, and does not ask for somebody else."""
    passed_on = any(name in (b"forwarded", b"x-forwarded-for", b"x-real-ip") for name, _value in scope["headers"])
    asker = _address(scope.get("client"))
    return not passed_on and bool(asker) and asker in (_address(scope.get("server")), "127.0.0.1", "[::1]")
