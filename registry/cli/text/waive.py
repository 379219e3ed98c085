"""A decision that was recorded."""

from __future__ import annotations

from collections.abc import Iterator

from registry.cli.paths import shown_path
from registry.verbs.checks.waive import Answer
from registry.wording import _

_SEPARATED = {
    "yes": _("Git knows its author as another than whoever last changed the record."),
    "no": _("Its author is the one who last changed the record: have somebody else look at it."),
    "unknown": _("Whether its author is another than whoever last changed the record cannot be told."),
}


def lines(answer: Answer) -> Iterator[str]:
    """What would be written, where it was only to be shown; otherwise where it is, and by whom it was committed."""
    if not answer.written:
        yield answer.text.rstrip("\n")
        yield _("Nothing was written.")
    else:
        yield _("Waived. Wrote {path}.").format(path=shown_path(answer.file))
    if answer.commit:
        yield _("Committed as {commit} by {author}.").format(commit=answer.commit[:12], author=answer.author)
    if answer.note:
        yield answer.note
    yield _SEPARATED[answer.separated]
