"""A list of shares as a table: a row for each of its rows, by their numbers, to stand beside the list itself."""

from __future__ import annotations

from collections.abc import Iterator

from registry.concepts.sharing import ShareFit
from registry.exchange.sheet import Cell, Column, Sheet
from registry.session import Session
from registry.sharing.shares.match import Matched
from registry.values import Any
from registry.wording import _, day


def sheet(session: Session, question: Any, answer: Any, pages: Iterator[Any]) -> Sheet:
    """A row a share: its number in the list, its text, how well it is covered, by what, why, what would settle it."""
    columns = (
        Column(_("Row"), 8), Column(_("Reference"), 12), Column(_("Share"), 34), Column(_("Whose"), 26),
        Column(_("Shared with"), 36), Column(_("Information"), 44), Column(_("Purpose"), 34),
        Column(_("Agreement in the list"), 22), Column(_("How covered"), 20), Column(_("Agreement"), 40),
        Column(_("Reference of the agreement"), 44), Column(_("What it rests on"), 30), Column(_("Why"), 80),
        Column(_("What would settle it"), 60), Column(_("Comes near"), 50),
    )  # fmt: skip
    title = _("Shares and the agreements that cover them, on {day}").format(day=day(session.today))
    return Sheet(
        _("Shares"), title, columns, (_row(each) for page in pages for each in page.matched), len(answer.matched),
        session.today,
        ((_("In sum"), answer.said),
         (_("What it rests on"), _("Where names and words alone are alike, somebody who knows the data checks it.")),
         (_("Mind"), _("An agreement that covers a share is not advice that sharing is lawful."))),
    )  # fmt: skip


def _row(each: Matched) -> tuple[Cell, ...]:
    share, best = each.share, each.best
    basis = best.rests_on if best and each.fit in (ShareFit.COVERED, ShareFit.LAPSED) else None
    return (
        share.row, share.reference or None, share.title or None, share.giver or None, "; ".join(share.getters) or None,
        "; ".join(share.data) or None, share.purpose or None, share.agreement or None, _(ShareFit(each.fit).label),
        best.title if best else None, best.agreement if best else None,
        basis, "\n".join(each.because) or None, each.settles or None,
        "\n".join(f"{other.title} ({other.agreement})" for other in each.others) or None,
    )  # fmt: skip
