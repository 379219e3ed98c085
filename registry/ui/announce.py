"""What a screen reader is told: the heading of a new page, and how many results there are now.

Streamlit leaves the focus nowhere when a page changes, and has no live region. It also reruns the page whenever the
letter r is typed outside a field, which is stopped here.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest
from streamlit.components.v2.types import ComponentRenderer

from registry import __version__

_HIDDEN = "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap"
_COMPONENT = "muniment.announce"
_FOLDER = "static"


def announce(page: str, said: str) -> None:
    """Move the focus to the heading when `page` is not what was shown before, and say what there is to say.

    Whoever is typing keeps the focus: it is their own search that changed what is shown.
    """
    # Streamlit would have the browser run a script that is given as text, which our own policy forbids: it must be a
    # file, in a folder that was declared. Streamlit finds declarations by the name of a package, and ours differ.
    manager = get_bidi_component_manager()
    if manager.get_metadata(_COMPONENT) is None:
        declared = ComponentManifest("muniment", __version__, [ComponentConfig("announce", _FOLDER)])
        manager.register_from_manifest(declared, Path(__file__).parent)
    _component()(key="announce", data={"page": page, "said": said}, height=1)


@cache
def _component() -> ComponentRenderer:
    status = f'<div role="status" aria-live="polite" style="{_HIDDEN}"></div>'
    return st.components.v2.component(_COMPONENT, html=status, js="announce.js")
