"""What waits for a mapping decision: how far each vocabulary is, then the terms with what is suggested for them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.cli.colour import style
from registry.cli.text.decide import moved
from registry.concepts.mapping_reviews import DecidedAs
from registry.concepts.mappings import MappingStatus, Relation
from registry.verbs.reviewing.shown import Past, Waiting
from registry.verbs.words.review import Answer
from registry.wording import _, counted, day, listed

_STATES = {
    "undecided": _("not mapped yet"), "proposed": _("proposed"), "reviewed": _("reviewed"), "unsure": _("in doubt"),
    "disagreed": _("in dispute"), "decided": _("decided"),
}  # fmt: skip
_COLOURS = {"disagreed": "red", "unsure": "yellow", "decided": "green"}


def lines(answer: Answer) -> Iterator[str]:
    """How far it is, then the terms that were asked for."""
    if not answer.moving:
        yield _("No vocabulary is to be mapped to an integration model.")
    for each in answer.moving:
        yield style(moved(each), bold=True)
        states = [f"{number:,} {_(_STATES[state])}" for state, number in each.counts if number]
        yield f"  {listed(states)}" if states else "  –"
        yield f"  {each.vocabulary} → {each.hub}"
    if answer.note:
        yield answer.note
    if not answer.rows and not answer.total:
        return
    yield ""
    for row in answer.rows:
        yield from _row(row)
    yield _("{shown} of {terms}.").format(
        shown=f"{len(answer.rows):,}", terms=counted(answer.total, _("term"), _("terms"))
    )
    if answer.next:
        yield _("For more, add: --after='{next}'").format(next=answer.next)


def _row(row: Waiting) -> Iterator[str]:
    state = style(_(_STATES[row.state]), fg=_COLOURS.get(row.state, "cyan"))
    yield f"{style(row.label, bold=True)}  {state}"
    if row.definition:
        yield f"  {row.definition}"
    if row.objects:
        how = _(Relation(row.predicate).label).lower() if row.predicate else ""
        status = _(MappingStatus(row.status).label).lower() if row.status else ""
        yield f"  → {listed(row.object_labels)}" + (f" ({', '.join(filter(None, (how, status)))})")
    for each in row.offers:
        yield f"  {each.confidence:>4.0%}  {each.label}  ({each.said.lower()})"
        yield from (f"        {reason}" for reason in each.reasons)
    if row.none_said:
        yield f"  {row.none_said}"
    yield from (f"  {_past(each)}" for each in row.past)
    if row.alike:
        yield "  " + counted(len(row.alike), _("same column elsewhere"), _("same columns elsewhere")) + ":"
        yield from (f"    {each}" for each in row.alike)
    yield f"  {row.term}"


def _past(each: Past) -> str:
    who = each.role or each.author
    on = day(date.fromisoformat(each.at[:10]))
    if not each.event:
        return f"{each.said}: {who}"
    part = _(DecidedAs(each.part).label).lower()
    said = _("{day}: {said} – {who} ({part})").format(day=on, said=each.said, who=who, part=part)
    return said + (f". {each.words}" if each.words else "")
