"""Scripts of our own that the browser runs: each a file in `static/`, which is all that our policy lets it run.

Streamlit would have the browser run a script that is given as text. It takes a file only from a folder that was
declared, and finds declarations by the name of a package, which for us is another: so ours are declared here.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

from registry import __version__

_PACKAGE = "muniment"
_FOLDER = "static"
_NAMES = ("announce", "picture", "problem", "draft", "arrive", "mapfile", "review")


def component(name: str, html: str = "") -> ComponentRenderer:
    """The component whose script is `static/NAME.js`. It shares the page's style sheet."""
    manager = get_bidi_component_manager()
    if manager.get_metadata(f"{_PACKAGE}.{name}") is None:
        declared = [ComponentConfig(each, _FOLDER) for each in _NAMES]
        manager.register_from_manifest(ComponentManifest(_PACKAGE, __version__, declared), Path(__file__).parent)
    return _made(name, html)


@cache
def _made(name: str, html: str) -> ComponentRenderer:
    return st.components.v2.component(f"{_PACKAGE}.{name}", html=html, js=f"{name}.js", isolate_styles=False)
