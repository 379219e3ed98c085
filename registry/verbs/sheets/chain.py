"""A chain of sharing as a table: every link, how strong it is, why, what it rests on, and where that is written."""

from __future__ import annotations

from collections.abc import Iterator

from registry.concepts.sharing import Strength
from registry.exchange.sheet import Cell, Column, Sheet
from registry.session import Session
from registry.values import Any
from registry.verbs.sharing.chain import Hop, Line, Node, sources
from registry.wording import _, day

_LABELS = {each.value: each.label for each in Strength}


def sheet(session: Session, question: Any, answer: Any, pages: Iterator[Any]) -> Sheet:
    """A row a link."""
    columns = (
        Column(_("From"), 36), Column(_("What"), 60), Column(_("To"), 36), Column(_("Sort"), 16),
        Column(_("Strength"), 12), Column(_("Is the weakest"), 14), Column(_("Why"), 80), Column(_("What to do"), 60),
        Column(_("Assurances"), 50), Column(_("Where it is recorded"), 60), Column(_("File"), 50), Column(_("Line"), 6),
        Column(_("Where to mend it"), 60), Column(_("File to mend"), 50), Column(_("Line to mend"), 6),
    )  # fmt: skip
    chain = answer.chain
    nodes = {each.key: each for each in chain.nodes}
    addresses = {each.at[0].address for each in chain.hops if each.at} | {each.mend for each in chain.hops}
    places = sources(session, addresses)
    title = _("Where data goes from {title}, on {day}").format(title=answer.title, day=day(session.today))
    return Sheet(
        _("Chain"), title, columns, (_row(each, nodes, places, chain.weakest) for each in chain.hops), len(chain.hops),
        session.today, ((_("In short"), f"{chain.said} {chain.left_out}".strip()),),
    )  # fmt: skip


def _row(hop: Hop, nodes: dict[str, Node], places: dict[str, Line], weakest: tuple[str, ...]) -> tuple[Cell, ...]:
    at = hop.at[0].address if hop.at else ""
    here, mend = places.get(at), places.get(hop.mend)
    wanting = bool(hop.because)
    return (
        nodes[hop.start].title, hop.what, nodes[hop.end].title, nodes[hop.end].sort, _(_LABELS[hop.strength]),
        _("Yes") if hop.id in weakest else None, "\n".join(hop.because) or None,
        "\n".join(dict.fromkeys(each.remedy for each in hop.weaknesses)) or None,
        "\n".join(hop.assurances) or None, at or None, here.file if here else None, here.line if here else None,
        hop.mend if wanting else None, mend.file if mend and wanting else None, mend.line if mend and wanting else None,
    )  # fmt: skip
