"""Pairs of records of one share, or one pair side by side."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.cli.colour import style
from registry.cli.paths import shown_path
from registry.concepts.sharing import Agreeing
from registry.verbs.sharing.reconcile import Answer, Compared, Comparison, Counted, Pair
from registry.wording import _, counted, day

BY = {
    "said": "A record says so",
    "identifier": "They bear the same identifier",
    "evidence": "They look alike: nobody has confirmed it",
}
"""How two records were paired → in words."""

_COLOURS = {
    "agree": "green",
    "conflict": "red",
    "only-here": "yellow",
    "only-there": "yellow",
    "cannot-compare": "cyan",
}


def lines(answer: Answer) -> Iterator[str]:
    """The one pair side by side, or every pair with its counts."""
    if answer.written:
        yield _("Written: {path}.").format(path=shown_path(answer.written))
        if answer.commit:
            yield _("Committed as {commit}.").format(commit=answer.commit[:12])
        if answer.note:
            yield answer.note
        yield ""
    if answer.comparison is not None:
        yield from _comparison(answer.comparison)
        return
    for pair, numbers in zip(answer.pairs, answer.counted, strict=True):
        yield from _pair(pair)
        yield f"  {said(numbers)}"
        yield f"  muniment reconcile {pair.here} {pair.there}"
        yield ""
    on = day(date.fromisoformat(answer.as_of))
    sure = sum(pair.is_confirmed for pair in answer.pairs)
    if not answer.pairs:
        yield _("On {day} no two registers' records are, or look as if they were, of the same share.").format(day=on)
        return
    yield _("On {day}: {pairs}, {sure} confirmed.").format(
        day=on, pairs=counted(len(answer.pairs), _("pair"), _("pairs")), sure=f"{sure:,}"
    )


def said(numbers: Counted) -> str:
    """How one pair stands, in a line."""
    return _(
        "{agree} agree, {differ} differ in what matters, {one} said by one only, {open} for a person to read"
    ).format(agree=numbers.agree, differ=numbers.differ, one=numbers.one_side, open=numbers.open)


def _pair(pair: Pair) -> Iterator[str]:
    yield style(f"{pair.here_title} / {pair.there_title}", bold=True)
    yield f"  {pair.here}  {pair.there}"
    likeness = "" if pair.by != "evidence" else " " + _("(alike {likeness:.2g})").format(likeness=pair.likeness)
    yield f"  {_(BY[pair.by])}{likeness}"
    for each in pair.evidence:
        yield f"    {each}"


def _comparison(comparison: Comparison) -> Iterator[str]:
    pair = comparison.pair
    yield from _pair(pair)
    yield ""
    heading = ""
    for field in comparison.fields:
        if field.heading != heading:
            heading = field.heading
            yield style(heading, bold=True)
        yield from _field(field, pair)
    yield ""
    yield comparison.said


def _field(field: Compared, pair: Pair) -> Iterator[str]:
    state = style(_(Agreeing(field.state).label), fg=_COLOURS[field.state], bold=field.is_substance)
    yield f"  {field.field}: {state}"
    if field.state == Agreeing.AGREE:
        yield f"    {field.here}"
    else:
        if field.here:
            yield f"    {pair.here_owner}: {field.here}  {field.at_here.address}"
        if field.there:
            yield f"    {pair.there_owner}: {field.there}  {field.at_there.address}"
    if field.said:
        yield f"    {field.said}"
