"""The incident pack as a Word document."""

from __future__ import annotations

from registry.exchange import paper_docx
from registry.exchange.impact_paper import Answered, paper


def render(answer: Answered) -> bytes:
    """The document. The same answer gives the same bytes."""
    return paper_docx.render(paper(answer))
