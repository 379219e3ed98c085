"""Where the API will stand: `/api/v1`. Until it does, only whether we are well."""

from __future__ import annotations

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import BaseRoute, Mount, Route

from registry import __version__
from registry.wording import _

ROOT = "/api"


def routes() -> list[BaseRoute]:
    """`/api` and everything below it, where every answer is JSON."""
    api = Starlette(routes=[Route("/v1/health", _health)], exception_handlers={HTTPException: _problem})
    api.router.redirect_slashes = False
    return [Mount(ROOT, api), Route(ROOT, _nothing)]


async def _health(_request: Request) -> JSONResponse:
    return JSONResponse({"ok": True, "version": __version__}, headers={"cache-control": "no-store"})


async def _nothing(request: Request) -> JSONResponse:
    return await _problem(request, HTTPException(404))


async def _problem(_request: Request, problem: Exception) -> JSONResponse:
    assert isinstance(problem, HTTPException)
    said = {404: _("There is nothing at this address."), 405: _("This address can only be read.")}
    error = {"status": problem.status_code, "message": said.get(problem.status_code, problem.detail)}
    return JSONResponse({"error": error}, problem.status_code, problem.headers)
