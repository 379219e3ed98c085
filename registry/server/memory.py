"""What is kept for as long as the server runs, set apart from what comes and goes."""

from __future__ import annotations

import gc
from functools import cache


@cache
def settle() -> None:
    """After the first page: no longer look through what was loaded for it.

    Streamlit collects garbage after each drawing of a page, and would walk through every library each time.
    """
    gc.collect()
    gc.freeze()
