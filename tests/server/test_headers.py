"""What every answer tells the browser it may do."""

from __future__ import annotations

from typing import Any

import pytest
from websockets.exceptions import InvalidStatus
from websockets.sync.client import connect

from registry.server.headers import Headers

ALWAYS = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


def policy(text: str) -> dict[str, list[str]]:
    """A content security policy by directive."""
    return {name: sources for name, *sources in (part.split() for part in text.split(";"))}


def assert_guarded(headers: dict[str, str], host: str) -> None:
    assert {name: headers[name] for name in ALWAYS} == ALWAYS
    assert "camera=()" in headers["permissions-policy"]
    assert "server" not in headers
    allowed = policy(headers["content-security-policy"])
    assert allowed["default-src"] == allowed["object-src"] == allowed["frame-src"] == ["'none'"]
    assert allowed["frame-ancestors"] == ["'none'"]
    assert allowed["script-src"] == allowed["base-uri"] == allowed["form-action"] == ["'self'"]
    assert allowed["connect-src"] == ["'self'", f"ws://{host}", f"wss://{host}"]
    assert not {source for sources in allowed.values() for source in sources} & {"*", "http:", "https:", "ws:", "wss:"}
    assert {name for name, sources in allowed.items() if "'unsafe-inline'" in sources} == {"style-src"}
    assert not any("'unsafe-eval'" in sources or "'wasm-unsafe-eval'" in sources for sources in allowed.values())


@pytest.mark.parametrize(("kind", "path"), [("http", "/"), ("websocket", "/_stcore/stream")])
def test_our_headers_take_the_place_of_others(kind: str, path: str, call: Any, through: Any) -> None:
    headers = call(Headers(through), path, kind)[0]["headers"]
    assert [value for name, value in headers if name == b"x-frame-options"] == [b"DENY"]
    assert (b"server", b"x") in headers


def test_starting_and_stopping_are_let_through(call: Any, through: Any) -> None:
    call(Headers(through), kind="lifespan")
    assert through.paths == ["/"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/", 200), ("/agreement", 200), ("/problems/", 301), ("/nothing", 404), ("/api", 404), ("/api/v1/health", 200),
        ("/api/v1/nothing", 404), ("/favicon.png", 200), ("/favicon.svg", 200), ("/favicon.ico", 200),
        ("/start.js", 200),
        ("/_stcore/health", 200), ("/_stcore/host-config", 200), ("/_stcore/metrics", 200), ("/_stcore/agent/mcp", 404),
        ("/media/nothing.png", 404), ("/_stcore/bidi-components/muniment.announce/announce.js", 404),
        ("/media/..%2f..%2fx", 400), ("/static/nothing.js", 404),
    ],
)  # fmt: skip
def test_every_path_is_guarded(path: str, status: int, server: Any) -> None:
    answer = server.ask(path)
    if "announce" not in path:  # It is there once a page was drawn, by this test's neighbours or not.
        assert answer.status == status
    assert_guarded(answer.headers, server.host)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE"])
@pytest.mark.parametrize("path", ["/", "/api/v1/health", "/_stcore/health", "/favicon.png"])
def test_every_method_is_guarded(method: str, path: str, server: Any) -> None:
    answer = server.ask(path, method)
    assert answer.status in (204, 405)
    assert_guarded(answer.headers, server.host)


def test_a_wrong_name_is_guarded(server: Any) -> None:
    answer = server.ask("/", Host="evil.example")
    assert answer.status == 421
    assert {name: answer.headers[name] for name in ALWAYS} == ALWAYS
    assert "evil" not in answer.text


def test_a_name_cannot_widen_the_policy(server: Any) -> None:
    answer = server.ask("/", Host="x; script-src *")
    assert answer.status in (400, 421)
    assert policy(answer.headers["content-security-policy"])["script-src"] == ["'self'"]


def test_a_websocket_is_guarded(server: Any) -> None:
    with connect(f"ws://{server.host}/_stcore/stream", origin=server.address) as line:
        assert line.response is not None
        assert_guarded({name.lower(): value for name, value in line.response.headers.raw_items()}, server.host)


def test_a_refused_websocket_is_guarded(server: Any) -> None:
    with pytest.raises(InvalidStatus) as refused:
        connect(f"ws://{server.host}/_stcore/stream", origin="http://evil.example")
    answer = refused.value.response
    assert answer.status_code == 403
    assert_guarded({name.lower(): value for name, value in answer.headers.raw_items()}, server.host)
