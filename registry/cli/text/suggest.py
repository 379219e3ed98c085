"""What may be meant by each word or column: candidates with how sure and why, a block each."""

from __future__ import annotations

from collections.abc import Iterator

from registry.cli.colour import style
from registry.verbs.reviewing.shown import Offer
from registry.verbs.words.suggest import Answer, Asked
from registry.wording import _, counted


def lines(answer: Answer) -> Iterator[str]:
    """What there was to learn from, then each word or column with its candidates."""
    yield style(_("{title}: suggestions from {hub}").format(title=answer.title, hub=answer.hub_title), bold=True)
    learned = counted(answer.decisions, _("decision"), _("decisions"))
    who = counted(answer.organisations, _("organisation"), _("organisations"))
    yield _("Learned from {decisions} of {who}. Nothing is applied: a person decides.").format(
        decisions=learned, who=who
    )
    yield from (f"! {trouble}" for trouble in answer.troubles)
    if answer.note:
        yield answer.note
    for row in answer.rows:
        yield ""
        yield from _row(row)
    yield ""
    if not answer.rows:
        yield _("Nothing is undecided.")
    if answer.decided:
        left = counted(answer.decided, _("term is decided on and left out"), _("terms are decided on and left out"))
        yield _("{left}. `--all` shows them as well.").format(left=left)


def _row(row: Asked) -> Iterator[str]:
    yield style(row.label, bold=True) + (f"  {row.term}" if row.term else "")
    if row.looks:
        yield f"  {row.looks}"
    for at, offer in enumerate(row.offers, 1):
        yield from _offer(at, offer)
    if row.said:
        yield f"  {row.said}"
    elif not row.offers:
        yield "  " + _("Nothing is suggested.")
    if row.alike:
        same = counted(len(row.alike), _("other vocabulary"), _("other vocabularies"))
        yield "  " + _("The same column waits in {same}: {terms}.").format(same=same, terms=", ".join(row.alike[:4]))


def _offer(at: int, offer: Offer) -> Iterator[str]:
    sure = _("{percent} %").format(percent=round(offer.confidence * 100))
    how = "" if offer.predicate == "exact" else f"  ({offer.said.lower()})"
    yield f"  {at}. {sure:>5}  {offer.label}{how}"
    yield from (f"            {reason}" for reason in offer.reasons)
