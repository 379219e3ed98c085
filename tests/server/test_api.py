"""The place where the API will stand."""

from __future__ import annotations

import json
from typing import Any

import pytest
from starlette.routing import Router

from registry import __version__
from registry.server import api


@pytest.fixture
def asked(call: Any) -> Any:
    """Asks the API for a path: the status and the JSON."""

    def ask(path: str, method: str = "GET") -> tuple[int, Any]:
        start, body = call(Router(api.routes()), path, method=method)
        assert dict(start["headers"])[b"content-type"] == b"application/json"
        return start["status"], json.loads(body["body"] or "null")

    return ask


def test_health(asked: Any) -> None:
    assert asked("/api/v1/health") == (200, {"ok": True, "version": __version__})


def test_health_is_never_an_old_answer(call: Any) -> None:
    assert (b"cache-control", b"no-store") in call(Router(api.routes()), "/api/v1/health")[0]["headers"]


@pytest.mark.parametrize(
    "path", ["/api", "/api/", "/api/v1", "/api/v1/", "/api/v1/health/", "/api/v2/health", "/api/../x"]
)
def test_everything_else_is_not_there(path: str, asked: Any) -> None:
    status, said = asked(path)
    assert status == 404
    assert said == {"error": {"status": 404, "message": "There is nothing at this address."}}


def test_health_can_only_be_read(asked: Any) -> None:
    status, said = asked("/api/v1/health", "POST")
    assert (status, said["error"]["message"]) == (405, "This address can only be read.")


def test_what_is_not_there_cannot_be_written_either(asked: Any) -> None:
    assert asked("/api/v1/agreements", "POST")[0] == 404
