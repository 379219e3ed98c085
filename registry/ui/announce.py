"""What a screen reader is told, and links that change the page without loading everything again.

Streamlit leaves the focus nowhere when a page changes, and has no live region. It also reruns the page whenever the
letter r is typed outside a field, which is stopped here.
"""

from __future__ import annotations

import streamlit as st

from registry.ui.component import component
from registry.ui.markup.visible import visible

_HIDDEN = "position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap"
_STATUS = f'<div role="status" aria-live="polite" style="{_HIDDEN}"></div>'


def announce(page: str, said: str) -> None:
    """Move the focus to the heading when `page` is not what was shown before, and say what there is to say.

    Whoever is typing keeps the focus: it is their own search that changed what is shown.
    """
    # Nothing is run in the browser where nothing here changed, and a filter may change the address alone.
    asked = [[name, st.query_params.get_all(name)] for name in sorted(st.query_params)]
    told = {"page": page, "said": visible(said), "asked": asked}
    component("announce", _STATUS)(key="announce", data=told, height=1)
