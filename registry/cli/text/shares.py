"""A list of shares: the sum of it, then the shares by how well they are covered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.cli.colour import style
from registry.concepts.sharing import ShareFit
from registry.verbs.sharing.shares import Answer, Matched
from registry.wording import _, day

_COLOURS = {"covered": "green", "partly": "yellow", "lapsed": "yellow", "unsure": "cyan", "none": "red"}
_MOST = 200


def lines(answer: Answer) -> Iterator[str]:
    """The sum first; then each fit with its shares; last how the list was read."""
    yield style(answer.said, bold=True)
    on = day(date.fromisoformat(answer.as_of))
    yield _("On {day}. The list: {file}.").format(day=on, file=_where(answer))
    for fit in ShareFit:
        found = [each for each in answer.matched if each.fit == fit]
        if not found:
            continue
        yield ""
        yield style(f"{_(fit.label)} ({len(found):,})", bold=True, fg=_COLOURS[fit.value])
        for each in found[:_MOST]:
            yield from _share(each)
        if len(found) > _MOST:
            yield _("  and {number} more: --format csv has all of them").format(number=f"{len(found) - _MOST:,}")
    yield ""
    yield style(_("What its columns were taken for"), bold=True)
    for column in answer.columns:
        yield f"  {column.heading}: {column.taken_for}. {column.said}"
    if answer.troubles:
        yield ""
        yield style(_("About the list"), bold=True)
        yield from (f"  {each}" for each in answer.troubles)


def _where(answer: Answer) -> str:
    if answer.sheet:
        said = _("{file}, sheet “{sheet}”, headings in row {row}")
        return said.format(file=answer.file, sheet=answer.sheet, row=answer.heading)
    return _("{file}, headings in row {row}").format(file=answer.file, row=answer.heading)


def _share(each: Matched) -> Iterator[str]:
    share = each.share
    names = ", ".join(share.getters)
    name = " ".join(filter(None, (share.reference, share.title))) or names
    yield f"  {_('Row {row}').format(row=f'{share.row:,}')}  {style(name, bold=True)}"
    if name != names:
        said = _("{giver} and {getters}").format(giver=share.giver, getters=names) if share.giver else names
        yield f"    {said}"
    if each.best is not None:
        yield f"    {each.best.title}  {each.best.agreement}"
        if each.fit in (ShareFit.COVERED, ShareFit.LAPSED):
            yield f"    {_('It rests on:')} {each.best.rests_on}"
    for text in each.because[:6]:
        yield f"    {text}"
    if each.fit != ShareFit.COVERED and each.others:
        yield f"    {_('Comes near:')} {'; '.join(other.title for other in each.others)}"
    if each.settles:
        yield f"    {_('To settle it:')} {each.settles}"
