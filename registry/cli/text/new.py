"""A record that was begun."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from registry.cli.paths import shown_path
from registry.verbs.records.new import Answer
from registry.wording import _, listed


def lines(answer: Answer) -> Iterator[str]:
    """The draft, where it was only to be printed; otherwise where it is, what it lacks, and what to type next."""
    if answer.text:
        yield answer.text.rstrip("\n")
        return
    path = shown_path(answer.file)
    yield _("Wrote {path}. It is a valid record already.").format(path=path)
    if answer.left:
        yield _("Open it in an editor and fill in first: {fields}.").format(fields=listed(answer.left))
    else:
        yield _("Open it in an editor to fill in more.")
    yield _("Then:")
    yield f"  muniment validate {shlex.quote(path)}"
    yield f"  muniment show {answer.ref}"
    yield from answer.notes
