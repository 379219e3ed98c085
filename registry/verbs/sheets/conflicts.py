"""Conflicts about words as a table: what is wrong, whose words, which mappings, what to do; or false friends."""

from __future__ import annotations

from collections.abc import Iterator

from registry.exchange.sheet import Cell, Column, Sheet
from registry.session import Session
from registry.values import Any
from registry.verbs.conflicting.shown import ConflictShown, FriendShown, SideShown
from registry.verbs.opening import opened
from registry.wording import _, day


def sheet(session: Session, question: Any, answer: Any, pages: Iterator[Any]) -> Sheet:
    """A row a conflict; or, of false friends, a row for each term of each word."""
    found = opened(session).federation
    of_words = question.false_friends
    name = _("False friends") if of_words else _("The integration model") if question.model else _("Conflicts")
    rows = (
        (_side(friend, side) for page in pages for friend in page.friends for side in friend.sides)
        if of_words
        else (_conflict(row) for page in pages for row in page.rows)
    )
    return Sheet(
        name, _("{name} on {day}: {federation}").format(
            name=name, day=day(session.today), federation=found.title or found.root.name
        ),
        _of_words() if of_words else _of_conflicts(), rows, answer.total, session.today,
        ((_("How to read it"), _("A conflict says that decisions do not go together, not whose is wrong.")),),
    )  # fmt: skip


def _of_conflicts() -> tuple[Column, ...]:
    return (
        Column(_("Severity"), 14), Column(_("How sure"), 12), Column(_("Rule"), 34), Column(_("Number"), 8),
        Column(_("What is wrong"), 70), Column(_("Why it matters"), 50), Column(_("What to do"), 60),
        Column(_("Organisations"), 36), Column(_("Terms"), 44), Column(_("Mappings"), 70),
        Column(_("File"), 50), Column(_("Line"), 6), Column(_("Rule's name"), 24),
    )  # fmt: skip


def _conflict(row: ConflictShown) -> tuple[Cell, ...]:
    first = row.decisions[0] if row.decisions else None
    return (
        row.severity_said, row.certainty_said, row.title, row.number or None, row.message, row.why, row.repair,
        "; ".join(each.label for each in row.organisations) or None,
        "\n".join(f"{each.label} ({each.vocabulary.label})" for each in row.terms) or None,
        "\n".join(each.at for each in row.decisions) or None, (first.file if first else "") or None,
        first.line if first and first.file else None, row.rule,
    )  # fmt: skip


def _of_words() -> tuple[Column, ...]:
    return (
        Column(_("Word"), 28), Column(_("How it is known"), 36), Column(_("Organisation"), 30),
        Column(_("Definition"), 70), Column(_("Meaning"), 8), Column(_("Mapped to"), 50),
        Column(_("Least sure mapping"), 12), Column(_("Vocabulary"), 36), Column(_("Address"), 60),
        Column(_("File"), 50), Column(_("Line"), 6),
    )  # fmt: skip


def _side(friend: FriendShown, side: SideShown) -> tuple[Cell, ...]:
    return (
        friend.word, friend.sort_said, side.term.organisation.label, side.term.definition or None, side.group or None,
        "\n".join(f"{each.said} {each.shared.label}" for each in side.meant) or _("No shared word is decided for it"),
        f"{friend.confidence:.2g}" if friend.confidence is not None else None, side.term.vocabulary.label,
        side.term.ref, side.file or None, side.line if side.file else None,
    )  # fmt: skip
