"""What the graph is derived from, register by register; or the shapes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.cli.colour import style
from registry.verbs.words.graph import Answer
from registry.wording import _, counted, day


def lines(answer: Answer) -> Iterator[str]:
    """A few lines a register, and how to have the graph itself."""
    if answer.shapes:
        yield from answer.shapes.splitlines()
        return
    if not answer.rows:
        yield _("There are no vocabularies or mapping sets, so the graph is empty.")
        yield "  " + _("`muniment new vocabulary` begins one.")
        return
    said = _("Mappings count as they stood on {day}.")
    yield said.format(day=day(date.fromisoformat(answer.as_of)))
    for row in answer.rows:
        yield ""
        yield style(row.register, bold=True)
        yield "  " + ", ".join(
            (
                counted(row.vocabularies, _("vocabulary"), _("vocabularies")),
                counted(row.terms, _("term"), _("terms")),
                counted(row.mappings, _("mapping"), _("mappings")),
            )
        )
        yield "  " + _("in the named graph {graph}").format(graph=row.graph)
    yield ""
    yield _("To have the graph itself: muniment graph --output words.ttl (or .trig, .nq, .jsonld, .rdf)")
