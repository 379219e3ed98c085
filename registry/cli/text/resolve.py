"""What one organisation calls what another calls something: the answer first, then everything it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from registry.cli.colour import style
from registry.verbs.resolving.shown import Block, HopShown, MatchShown, TermShown, Told
from registry.verbs.words.resolve import Answer
from registry.wording import _, counted, day, listed

_COLOURS = {"one": "green", "set": "green", "choice": "yellow", "broader": "yellow", "narrower": "yellow"}


def lines(answer: Answer) -> Iterator[str]:
    """Block by block: the term, and what each side has for it."""
    if answer.said:
        yield style(answer.said, bold=not answer.blocks)
    if answer.suggested:
        yield _("Perhaps you mean {words}.").format(words=listed([f"“{each}”" for each in answer.suggested], "or"))
    for at, block in enumerate(answer.blocks):
        if at or answer.said:
            yield ""
        yield from _block(block, is_all=not answer.wanted)
    if answer.more:
        more = counted(answer.more, _("more word goes"), _("more words go"))
        yield ""
        yield _("{more} by this name. Say whose it is with --from.").format(more=more)
    if answer.blocks:
        from datetime import date

        yield ""
        yield _("As decided by {day}.").format(day=day(date.fromisoformat(answer.as_of)))


def _block(block: Block, *, is_all: bool) -> Iterator[str]:
    yield from _term(block.term, "")
    if is_all and len(block.told) != 1:
        yield ""
        yield from _table(block)
        return
    for told in block.told:
        yield ""
        yield from _told(told)


def _term(term: TermShown, indent: str) -> Iterator[str]:
    of = _(", a code of “{term}”").format(term=term.of) if term.of else ""
    yield f"{indent}{style(term.label, bold=True)}{of}  {term.holder_title}, {term.vocabulary_title}"
    if term.definition:
        yield f"{indent}  {term.definition}"
    if term.in_data:
        yield f"{indent}  {_('In data: {text}').format(text=term.in_data)}"
    if term.out_of_use:
        yield f"{indent}  {style(term.out_of_use, fg='yellow')}"
    yield f"{indent}  {term.ref}"


def _table(block: Block) -> Iterator[str]:
    """Organisation, outcome, word."""
    if not block.told:
        yield _("No other organisation has words of its own here.")
        return
    wide = max(len(each.to_title) for each in block.told)
    outcome = max(len(each.outcome_label) for each in block.told)
    for told in block.told:
        label = style(told.outcome_label.ljust(outcome), fg=_COLOURS.get(told.outcome, ""))
        yield f"{told.to_title.ljust(wide)}  {label}  {told.short}".rstrip()
    yield ""
    yield _("Name one of them with --to for who decided it, and why.")


def _told(told: Told) -> Iterator[str]:
    yield style(told.said or told.outcome_label, fg=_COLOURS.get(told.outcome, ""), bold=True)
    for caution in told.careful:
        yield style(_("Careful: {said}").format(said=caution.said), fg="yellow")
        see = _("See: muniment conflicts --rule {rule}")
        see += f" --vocabulary {caution.vocabulary}" if caution.vocabulary else ""
        yield f"  {see.format(rule=caution.rule)}"
    for match in told.matches:
        yield ""
        yield from _match(match)
    if told.none_by:
        yield ""
        for hop in told.none_by:
            yield from _hop(hop, "  ")
    if told.aside:
        yield ""
        yield style(_("No match, and why"), bold=True)
        for match in told.aside:
            yield from _match(match)
    if told.more_aside:
        yield _("  and {number} more").format(number=f"{told.more_aside:,}")
    if told.alike:
        yield ""
        yield style(_("Careful: spelt alike, and no record shows that it means the same"), bold=True)
        for term in told.alike:
            yield from _term(term, "  ")
    if told.outcome == "not-mapped" and told.shared:
        yield ""
        yield style(_("What it is in shared words"), bold=True)
        for match in told.shared:
            yield from _match(match)
    if told.proposed:
        yield ""
        yield style(_("Proposed and not approved: nothing above rests on it"), bold=True)
        for hop in told.proposed:
            yield f"  {hop.said}"
            yield f"    {hop.at}"


def _match(match: MatchShown) -> Iterator[str]:
    yield from _term(match.term, "  ")
    yield f"  {match.said}"
    if match.relation in ("exact", "broad", "narrow", "close", "related"):
        yield f"  {_('How sure: {sure}.').format(sure=match.sure)}"
    for text in (match.why_not, match.together, match.differing):
        if text:
            yield f"  {text}"
    for text in match.limits:
        yield f"  {style(text, fg='yellow')}"
    for text in match.losses:
        yield f"  {_('Lost or added on the way: {loss}').format(loss=text)}"
    for at, path in enumerate(match.paths):
        if at:
            yield f"  {_('Another path:')}"
        for number, hop in enumerate(path, 1):
            yield from _hop(hop, f"    {number}. ")


def _hop(hop: HopShown, first: str) -> Iterator[str]:
    indent = " " * len(first)
    yield first + hop.said
    if hop.by:
        yield f"{indent}{'; '.join(hop.by)}."
    facts = (
        (_("Because: {text}"), hop.reasoning), (_("Judged by: {text}"), hop.seen),
        (_("Evidence: {text}"), "; ".join(hop.evidence)), (_("Rejected because: {text}"), hop.mismatch),
        (_("For records where: {text}"), " ".join(hop.conditions)), ("{text}", hop.scope),
        (_("Lost or added this way: {text}"), hop.loss),
    )  # fmt: skip
    for template, text in facts:
        if text:
            yield indent + template.format(text=text)
    if hop.at:
        place = f"  {hop.file}:{hop.line}" if hop.file else ""
        yield f"{indent}{hop.at}{place}"
