"""What was taken in from a file, and what was not."""

from __future__ import annotations

from collections.abc import Iterator

from registry.cli.colour import style
from registry.cli.paths import shown_path
from registry.verbs.words.receive import Answer
from registry.wording import _, counted

_MOST = 40


def lines(answer: Answer) -> Iterator[str]:
    """Where it is, how much was taken, and each row that was not, with its reason."""
    if not answer.written:
        shown = answer.text.rstrip("\n").splitlines()
        yield from shown[:_MOST]
        if len(shown) > _MOST:
            yield _("… and {count} more").format(count=counted(len(shown) - _MOST, _("line"), _("lines")))
        yield ""
        yield _("Nothing was written.")
    else:
        yield _("Took in {title}. Wrote {path}.").format(title=answer.title, path=shown_path(answer.file))
        if answer.table:
            yield _("Its rows are in the table beside it, {path}.").format(path=shown_path(answer.table))
    taken = [
        counted(answer.terms, _("term"), _("terms")) if answer.terms else "",
        counted(answer.codes, _("code"), _("codes")) if answer.codes else "",
        counted(answer.mappings, _("mapping"), _("mappings")) if answer.mappings else "",
    ]
    left = counted(answer.left_out, _("row"), _("rows"))
    yield _("Taken: {taken}. Left out: {left}.").format(taken=", ".join(filter(None, taken)), left=left)
    if answer.commit:
        yield _("Committed as {commit} by {author}.").format(commit=answer.commit[:12], author=answer.author)
    if answer.note:
        yield answer.note
    if answer.also:
        yield answer.also
    if answer.problems:
        yield ""
        yield style(_("What was not taken, or otherwise than it stood:"), bold=True)
    for each in answer.problems:
        where = _("row {line}").format(line=each.line) if each.line else _("the whole file")
        column = f", {each.column}" if each.column else ""
        yield f"  {where}{column}: {each.message} {each.fix}".rstrip()
