"""What is kept for as long as the server runs, set apart from what comes and goes."""

from __future__ import annotations

import gc
from itertools import count

EVERY = 50
"""Once in how many drawings of a page garbage is collected."""

_drawings = count(1)


def settle() -> None:
    """After each drawing of a page: now and then put away what it left behind.

    What was loaded for the first page is never looked through again. Streamlit would look through everything after
    each drawing, which for fifty readers takes longer than drawing their pages (`postScriptGC` in `settings.toml`).
    Python does so by itself as well, but waits for far more than a page leaves.
    """
    drawing = next(_drawings)
    if drawing == 1:
        gc.collect()
        gc.freeze()
    elif drawing % EVERY == 0:
        gc.collect()
