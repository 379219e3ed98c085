"""Decisions on mappings that were recorded."""

from __future__ import annotations

from collections.abc import Iterator

from registry.cli.colour import style
from registry.cli.paths import shown_path
from registry.concepts.mappings import MappingStatus
from registry.verbs.reviewing.shown import Moving
from registry.verbs.words.decide import Answer
from registry.wording import _, counted

_FEW = 10


def lines(answer: Answer) -> Iterator[str]:
    """What was decided, what the set now says, where it is kept, and how far that leaves the vocabulary."""
    yield style(answer.said, bold=True)
    if not answer.written:
        for each in answer.recorded:
            if each.text:
                yield each.text.rstrip("\n")
    for each in answer.recorded[:_FEW]:
        stands = _(MappingStatus(each.status).label).lower() if each.status else _("no mapping")
        yield f"  {each.term}"
        yield f"    {each.mapping or '–'}: {stands}  {each.set}"
    if len(answer.recorded) > _FEW:
        yield "  " + _("and {more} more").format(more=f"{len(answer.recorded) - _FEW:,}")
    if answer.written:
        for file in dict.fromkeys(each.reviews for each in answer.recorded):
            yield _("Recorded in {path}.").format(path=shown_path(file))
    for commit, author in dict.fromkeys((each.commit, each.author) for each in answer.recorded if each.commit):
        yield _("Committed as {commit} by {author}.").format(commit=commit[:12], author=author)
    yield from dict.fromkeys(each.note for each in answer.recorded if each.note)
    yield from (moved(each) for each in answer.moving)


def moved(row: Moving) -> str:
    """How far a vocabulary is, in words."""
    # Rounded down: what is not all of it never reads as all of it.
    share = f"{100 * row.decided // row.terms}%" if row.terms else "–"
    terms = counted(row.terms, _("term"), _("terms"))
    return _("{title}: {decided} of {terms} decided ({share}).").format(
        title=row.title, decided=f"{row.decided:,}", terms=terms, share=share
    )
