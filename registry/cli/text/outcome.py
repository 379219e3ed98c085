"""How a verdict is put in words, and in what colour."""

from registry.cli.colour import style
from registry.wording import _

_WORDS = {
    "satisfied": (_("Satisfied"), "green"),
    "violated": (_("Violated"), "red"),
    "cannot-tell": (_("Cannot tell"), "yellow"),
    "not-applicable": (_("Not applicable"), "cyan"),
}


def outcome(value: str) -> str:
    """The word for an outcome, in its colour where there are colours."""
    word, colour = _WORDS[value]
    return style(word, fg=colour, bold=True)
