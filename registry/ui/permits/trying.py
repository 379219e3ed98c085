"""The address at which the form of an urgent decision is opened to be completed: see `whatif`."""

from __future__ import annotations

from registry.ui.permits.asked import Asked

DISCLOSURE = "disclosure"
"""What such a draft starts from, as the address of “Try a draft” names it."""


def trying(asked: Asked) -> str:
    """The form of this question, in “Try a draft”."""
    query = asked.hurried().query()
    return f"whatif?start={DISCLOSURE}&{query}" if query else f"whatif?start={DISCLOSURE}"
