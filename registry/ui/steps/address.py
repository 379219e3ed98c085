"""The address of the page that guides one vocabulary through the process of mapping it."""

from urllib.parse import quote

PAGE = "steps"
REF = "ref"


def steps_href(ref: str) -> str:
    """The page for a vocabulary."""
    return f"{PAGE}?{REF}={quote(ref)}"
