"""A file's columns with the shared words they may stand for; then what was written, or would be."""

from __future__ import annotations

from collections.abc import Iterator

from registry.cli.colour import style
from registry.verbs.map_file.shown import Column, Decision
from registry.verbs.words.mapfile import Answer, progress_said
from registry.wording import _, counted

_FEW = 3


def lines(answer: Answer) -> Iterator[str]:
    """The file, its troubles, its columns, and what came of it."""
    yield style(answer.file, bold=True)
    yield f"{answer.shape} {counted(answer.rows, _('row'), _('rows'))}."
    for each in answer.troubles:
        yield style(each, fg="yellow")
    if answer.known:
        yield _("Its columns are those of {title} ({ref}).").format(title=answer.known_title, ref=answer.known)
    if answer.missing:
        missing = ", ".join(answer.missing)
        yield style(
            _("Columns of {title} that this file lacks: {names}.").format(title=answer.known_title, names=missing),
            fg="yellow",
        )
    for column in answer.columns:
        yield ""
        yield from _column(column)
    yield ""
    yield style(progress_said(answer), bold=True)
    yield from _written(answer)


def _column(column: Column) -> Iterator[str]:
    yield f"{style(column.name, bold=True)}  {column.sort}. {column.filled}."
    if column.samples:
        yield "  " + _("Such as: {samples}").format(samples=", ".join(column.samples))
    if column.personal:
        yield "  " + _("Looks like people's data: {why}. No value of it is recorded.").format(why=column.personal)
    for each in (*column.troubles, column.held):
        if each:
            yield "  " + style(each, fg="yellow")
    if column.stands:
        yield f"  {column.stands}"
        return
    if column.decision is not None:
        yield f"  {_('Decided:')} {_decided(column.decision)}"
    for candidate in column.candidates[:_FEW]:
        offer = candidate.offer
        sure = f"{offer.confidence:.0%}"
        yield f"  {sure:>4}  {offer.label}  ({_key(offer.term)}) {'; '.join(offer.reasons[:2])}".rstrip()
        for change in candidate.changes:
            yield f"        {change.said} {change.more}".rstrip()
    if column.none_said:
        yield f"  {column.none_said}"


def _decided(decision: Decision) -> str:
    if decision.kind == "mapped":
        said = {
            "exact": _("means the same as"), "broad": _("is narrower than"), "narrow": _("is broader than"),
            "close": _("is close to"),
        }  # fmt: skip
        how = said.get(decision.predicate, decision.predicate)
        more = _(", values changed as proposed") if decision.convert else ""
        return f"{how} “{decision.label}” ({decision.term}){more}"
    said = {"no-term": _("there is no shared word for it"), "new-word": _("a new shared word is needed")}
    return said.get(decision.kind, _("later"))


def _key(address: str) -> str:
    return address.rpartition("[")[2].rstrip("]")


def _written(answer: Answer) -> Iterator[str]:
    if not answer.written:
        for each in answer.files:
            yield ""
            yield style(_("{path} would say:").format(path=each.path), bold=True)
            yield from each.text.rstrip("\n").splitlines()
        yield ""
        yield _("Nothing was written.") + (f" {answer.note}" if answer.note else "")
        return
    for each in answer.files:
        said = _("Wrote {path}.") if each.is_new else _("Added to {path}.")
        yield said.format(path=each.path)
    if answer.commit:
        yield _("Committed as {commit} by {author}.").format(commit=answer.commit[:12], author=answer.author)
    if answer.note:
        yield answer.note
    if answer.open:
        yield _("Not decided yet: {names}.").format(names=", ".join(answer.open))
    yield _("Nothing relies on these mappings until they are reviewed and approved: `muniment review {ref}`.").format(
        ref=answer.vocabulary
    )
