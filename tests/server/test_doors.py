"""Who is let in, and to what."""

from __future__ import annotations

from typing import Any

import pytest

from registry.server.doors import Doors

OURS = [
    "127.0.0.1:8501", "127.0.0.1", "localhost:8501", "LOCALHOST", "localhost.:80", "[::1]:8501", "[0:0::1]",
]  # fmt: skip
NOT_OURS = [
    None, "", " ", "evil.example", "evil.example:8501", "127.0.0.1.evil.example", "localhost.evil.example", "127.0.0.2",
    "localhost@evil.example", "evil.example/localhost", "localhost:8501:1", "localhost:port", "[::2]", "[::1", "::1",
    "0.0.0.0:8501", "192.168.1.9:8501", "town.example", "lоcalhost", "localhost\u2028", "127.1", "2130706433",
]  # fmt: skip


@pytest.mark.parametrize("host", OURS)
def test_our_own_names_are_answered(host: str, call: Any, through: Any) -> None:
    assert call(Doors(through, paths=("/",)), headers={"host": host})[0]["status"] == 200


@pytest.mark.parametrize("kind", ["http", "websocket"])
@pytest.mark.parametrize("host", NOT_OURS)
def test_no_other_name_is_answered(host: str | None, kind: str, call: Any, through: Any) -> None:
    path = "/" if kind == "http" else "/_stcore/stream"
    assert call(Doors(through, paths=("/",)), path, kind, headers={"host": host})[0]["status"] == 421
    assert through.paths == []


def test_a_name_given_twice_is_none_of_ours(call: Any, through: Any) -> None:
    twice = [(b"host", b"localhost"), (b"host", b"evil.example")]
    assert call(Doors(through, paths=("/",)), headers={}, server=None)[0]["status"] == 200

    async def spoilt(scope: Any, receive: Any, send: Any) -> None:
        await Doors(through, paths=("/",))(scope | {"headers": twice}, receive, send)

    assert call(spoilt)[0]["status"] == 421


def test_the_name_we_were_told_to_listen_at_is_ours(call: Any, through: Any) -> None:
    doors = Doors(through, host="Registry.Town.Example", paths=("/",))
    assert call(doors, headers={"host": "registry.town.example:8501"})[0]["status"] == 200
    assert call(doors, headers={"host": "town.example:8501"})[0]["status"] == 421


@pytest.mark.parametrize(
    ("address", "host"),
    [("192.168.1.9", "192.168.1.9:8501"), ("::ffff:192.168.1.9", "192.168.1.9"), ("fe80::1", "[fe80::1]:8501")],
)
def test_the_address_that_was_reached_is_ours_and_no_other(address: str, host: str, call: Any, through: Any) -> None:
    doors = Doors(through, host="0.0.0.0", paths=("/",))
    assert call(doors, headers={"host": host}, server=(address, 8501))[0]["status"] == 200
    assert call(doors, headers={"host": host}, server=("10.0.0.1", 8501))[0]["status"] == 421


@pytest.mark.parametrize(
    "path",
    [
        "/nothing", "//", "/agreement/x", "/../etc/passwd", "/index.html", "/_stcore/agent/interact",
        "/_stcore/agent/mcp", "/_stcore/agent/openapi.json", "/_stcore/script-health-check", "/_stcore/health/",
        "/component/x", "/app/static/x", "/oauth2callback", "/auth/login", "/static/js/other.js", "/apis", "/api/v1",
    ],
)  # fmt: skip
def test_what_is_not_there_is_not_asked_for(path: str, call: Any, through: Any) -> None:
    assert call(Doors(through, paths=("/", "/agreement", "/static/js/one.js")), path)[0]["status"] == 404
    assert through.paths == []


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/agreement",
        "/static/js/one.js",
        "/api/",
        "/api/v1/x",
        "/media/x.png",
        "/_stcore/health",
        "/_stcore/host-config",
    ],
)
def test_what_is_there_is_open(path: str, call: Any, through: Any) -> None:
    doors = Doors(through, paths=("/", "/agreement", "/static/js/one.js"), below=("/api/",))
    assert call(doors, path)[0]["status"] == 200


@pytest.mark.parametrize(
    ("origin", "status"),
    [
        (None, None), ("http://127.0.0.1:8501", None), ("https://127.0.0.1:8501", None),
        ("http://evil.example", 403), ("http://127.0.0.1:9999", 403), ("http://localhost:8501", 403), ("null", 403),
        ("", 403), ("http://127.0.0.1:8501.evil.example", 403), ("ws://127.0.0.1:8501", 403), ("127.0.0.1:8501", 403),
    ],
)  # fmt: skip
def test_only_our_own_pages_may_open_a_websocket(
    origin: str | None, status: int | None, call: Any, through: Any
) -> None:
    first = call(Doors(through, paths=()), "/_stcore/stream", "websocket", headers={"origin": origin})[0]
    assert first["type"] == ("websocket.http.response.start" if status else "websocket.accept")
    assert status is None or first["status"] == status


def test_a_websocket_can_be_opened_at_one_address_only(call: Any, through: Any) -> None:
    # Streamlit would fail over any other.
    assert call(Doors(through, paths=("/",)), "/", "websocket")[0]["status"] == 404


def test_a_websocket_is_refused_where_the_server_can_send_no_words(call: Any, through: Any) -> None:
    sent = call(Doors(through, paths=()), "/x", "websocket", extensions={})
    assert sent == [{"type": "websocket.close", "code": 1008}]


@pytest.mark.parametrize(
    ("client", "server", "headers", "status"),
    [
        ("127.0.0.1", "127.0.0.1", {}, 200), ("::1", "::1", {"host": "[::1]"}, 200),
        ("192.168.1.9", "192.168.1.9", {"host": "192.168.1.9"}, 200),
        ("192.168.1.7", "192.168.1.9", {"host": "192.168.1.9"}, 403),
        ("127.0.0.1", "127.0.0.1", {"x-forwarded-for": "192.168.1.7"}, 403),
        ("127.0.0.1", "127.0.0.1", {"forwarded": "for=192.168.1.7"}, 403),
    ],
)  # fmt: skip
def test_figures_are_for_this_machine(
    client: str, server: str, headers: dict[str, str], status: int, call: Any, through: Any
) -> None:
    ends = {"client": (client, 40000), "server": (server, 8501)}
    assert call(Doors(through, paths=()), "/_stcore/metrics", headers=headers, **ends)[0]["status"] == status


def test_nobody_knows_who_asks_where_the_server_does_not_say(call: Any, through: Any) -> None:
    assert call(Doors(through, paths=()), "/_stcore/metrics", client=None)[0]["status"] == 403


def test_a_browser_is_told_on_a_page_and_anything_else_in_text(call: Any, through: Any) -> None:
    start, body = call(Doors(through, paths=()), "/x", headers={"accept": "text/html,*/*"})
    assert (b"content-type", b"text/html; charset=utf-8") in start["headers"]
    assert b'<a href="/">' in body["body"]
    start, body = call(Doors(through, paths=()), "/x", headers={"accept": "*/*"})
    assert body["body"].startswith(b"There is no page here. ")
    assert b"<" not in body["body"]


def test_starting_and_stopping_are_let_through(call: Any, through: Any) -> None:
    call(Doors(through, paths=()), kind="lifespan")
    assert through.paths == ["/"]
