"""What was laid out, and what was left."""

from __future__ import annotations

import os
from collections.abc import Iterator

from registry.cli.colour import style
from registry.cli.paths import shown_path
from registry.verbs.records.fmt import Answer
from registry.wording import _, counted


def lines(answer: Answer) -> Iterator[str]:
    """One line a file that changed or was left, then a count."""
    verb = _("would change") if answer.checked else _("laid out")
    for file in answer.changed:
        yield f"{shown_path(os.path.join(answer.root, file))}: {verb}"
    for left in answer.left:
        yield f"{shown_path(os.path.join(answer.root, left.file))}: {style(left.message, fg='red')}"
        if left.fix:
            yield f"    {left.fix}"
    yield _("{looked} looked at, {changed} {verb}, {left} could not be.").format(
        looked=counted(answer.looked_at, _("file"), _("files")),
        changed=len(answer.changed),
        verb=verb,
        left=len(answer.left),
    )
