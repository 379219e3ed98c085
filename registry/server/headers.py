"""What every answer tells the browser it may do with the page: as little as the pages can work with."""

from __future__ import annotations

import re

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "media-src": "'self'",
    "manifest-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'self'",
    "object-src": "'none'",
    "frame-src": "'none'",
    "frame-ancestors": "'none'",
}
_FEATURES = ("camera", "microphone", "geolocation", "display-capture", "payment", "usb", "serial", "midi", "hid")

_ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "x-frame-options": "DENY",
    "permissions-policy": ", ".join(f"{feature}=()" for feature in _FEATURES),
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


class Headers:
    """Puts them on every answer, and on the answer that opens a websocket."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            await self._app(scope, receive, send)
            return
        ours = _headers(scope)

        async def sent(message: Message) -> None:
            if message["type"] in ("http.response.start", "websocket.accept", "websocket.http.response.start"):
                named = {name for name, _value in ours}
                kept = [(name, value) for name, value in message.get("headers", ()) if name.lower() not in named]
                message = {**message, "headers": kept + ours}
            await send(message)

        await self._app(scope, receive, sent)


def _headers(scope: Scope) -> list[tuple[bytes, bytes]]:
    host = dict(scope["headers"]).get(b"host", b"").decode("latin-1")
    # Whoever asks wrote this, and more than a name would be more of a policy.
    ours = f" ws://{host} wss://{host}" if re.fullmatch(r"[\w.:\[\]-]+", host, re.ASCII) else ""
    policy = _POLICY | {"connect-src": f"'self'{ours}"}
    said = _ALWAYS | {"content-security-policy": "; ".join(f"{name} {value}" for name, value in policy.items())}
    return [(name.encode(), value.encode("latin-1")) for name, value in said.items()]
