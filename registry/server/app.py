"""The one application: the pages and the place for the API, behind everything that a request must pass."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from starlette.types import ASGIApp

from registry.server import api, front
from registry.server.doors import Doors
from registry.server.failures import Failures, on_page
from registry.server.headers import Headers
from registry.ui.app import addresses

_SCRIPT = Path(__file__).parent / "entry" / "pages.py"


def application(host: str, script: Path = _SCRIPT) -> ASGIApp:
    """What answers every request; `host` is the name or address we were told to listen at.

    These stand around all of Streamlit, rather than among what it calls middleware: it answers some failures outside
    of that.
    """
    pages = addresses()
    ours = front.routes(pages)
    streamlit = st.App(script, routes=[*api.routes(), *ours], on_script_error=on_page)
    # Streamlit sends whoever types a page's address with a slash at its end to the address without.
    paths = {api.ROOT, *(route.path for route in ours), *(f"{page}/" for page in pages), *front.program()}
    doors = Doors(streamlit, host=host, paths=paths, below=(f"{api.ROOT}/",))
    return Headers(Failures(doors))
