"""Conflicts about words: what is wrong, between which mappings, where they are written and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.cli.colour import style
from registry.verbs.conflicting.shown import ConflictShown, DecisionShown, FriendShown, TermShown
from registry.verbs.words.conflicts import Answer
from registry.wording import _, counted, day

_COLOURS = {"error": "red", "warning": "yellow", "hint": "cyan"}


def lines(answer: Answer) -> Iterator[str]:
    """Each conflict in a few lines, then how many there are by each rule."""
    for row in answer.rows:
        yield from _conflict(row)
    for friend in answer.friends:
        yield from _friend(friend)
    found = [each for each in answer.rules if each.count]
    if answer.rows and found:
        yield style(_("By rule"), bold=True)
        for rule in found:
            number = f"{rule.number:>2}" if rule.number else " -"
            yield f"  {rule.count:>5,}  {number}  {rule.title}  {rule.id}"
        yield ""
    shown = len(answer.rows) + len(answer.friends)
    if answer.total > shown:
        yield _("{shown} of {total} shown. For more: --limit 500, or --after {next}.").format(
            shown=f"{shown:,}", total=f"{answer.total:,}", next=answer.next or "0"
        )
    on = day(date.fromisoformat(answer.as_of))
    yield _("On {day}: {between} between mappings, {words}, {models} on the integration model.").format(
        day=on, between=counted(answer.of_mappings, _("conflict"), _("conflicts")),
        words=counted(answer.of_words, _("false friend"), _("false friends")),
        models=counted(answer.of_models, _("finding"), _("findings")),
    )  # fmt: skip
    if not answer.friends and answer.of_words:
        yield _("`muniment conflicts --false-friends` and `--model` show the others.")


def _conflict(row: ConflictShown) -> Iterator[str]:
    said = row.severity_said
    if row.certainty != "found":
        said += f" ({row.certainty_said.lower()})"
    yield f"{style(said, fg=_COLOURS[row.severity], bold=True)}  {style(row.title, bold=True)}  {row.rule}"
    yield f"  {row.message}"
    for decision in row.decisions:
        yield from _decision(decision)
    yield f"  {_('To do:')} {row.repair}"
    yield ""


def _decision(decision: DecisionShown) -> Iterator[str]:
    said = ""
    if decision.subject and decision.object:
        said = f"{_named(decision.subject)} {decision.said} {_named(decision.object)}. "
    by = f"{decision.by}, {day(date.fromisoformat(decision.on))}. " if decision.by and decision.on else ""
    yield f"    {said}{by}{decision.at}"
    if decision.file:
        yield f"      {decision.file}:{decision.line}"


def _named(term: TermShown) -> str:
    return f"“{term.label}” ({_('shared') if term.is_shared else term.organisation.label})"


def _friend(friend: FriendShown) -> Iterator[str]:
    sure = _("Least sure mapping: {number:.2g}").format(number=friend.confidence) if friend.confidence else ""
    yield f"{style(f'“{friend.word}”', bold=True)}  {style(friend.sort_said, fg='yellow')}  {sure}".rstrip()
    for side in friend.sides:
        whose = side.term.organisation.label
        yield f"  {style(whose, bold=True)}: {side.term.definition or _('No definition is recorded.')}"
        for meant in side.meant:
            yield f"    {meant.said} “{meant.shared.label}”  {meant.at}"
        if not side.meant and not side.term.is_shared:
            yield f"    {_('No shared word is decided for it.')}"
        place = f"  {side.file}:{side.line}" if side.file else ""
        yield f"    {side.term.ref}{place}"
    if friend.others:
        yield "  " + _("And {more}.").format(more=counted(friend.others, _("other term"), _("other terms")))
    for denial in friend.denials:
        yield from _decision(denial)
    yield ""
