"""Do the parties that keep the same item keep it equally long, or say why not?"""

from __future__ import annotations

from collections.abc import Sequence

from registry.facts.says_something import says_something
from registry.facts.stated_term import stated_term
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.judgements import where_shared
from registry.rules.retention.how_long import Term, covers, length
from registry.subjects.agreement import Agreement
from registry.wording import _, listed

_Kept = dict[str, list[Term]]
"""Party → the terms on which it keeps an item."""


def judge(agreement: Agreement) -> Verdict:
    """Judge an agreement."""
    return where_shared(agreement, _judged)


def _judged(agreement: Agreement) -> Verdict:
    term = stated_term(agreement.reader, agreement.record, "retention")
    if term.value.said == "unknown":
        return cannot_tell(term.sources, term.because)
    terms: Sequence[Term] = term.value.value or ()
    kept = {item: parties for item in agreement.items if len(parties := _keepers(agreement, terms, item)) > 1}
    if not kept:
        return not_applicable(_("No record shows that two parties keep the same item."))
    differing = {item: terms for item, parties in kept.items() if (terms := _unexplained(parties))}
    if not differing:
        return satisfied(_("Parties that keep the same item keep it equally long, or the record says why not."))
    clear = {item: terms for item, terms in differing.items() if _can_be_compared(terms)}
    found = clear or differing
    keys = dict.fromkeys(each["id"] for terms in found.values() for each in terms)
    places = tuple(f"{term.value.at}[{key}]/why_different" for key in keys)
    names = listed(f"“{agreement.items[item].get('name', item)}”" for item in found)
    if clear:
        said = _("Parties keep {items} for different times, and no record shows why.")
        return violated(places, said.format(items=names))
    said = _("How long parties keep {items} is said in words that cannot be compared, and no record shows why.")
    return cannot_tell(places, said.format(items=names))


def _keepers(agreement: Agreement, terms: Sequence[Term], item: str) -> _Kept:
    """The parties that keep an item, with the terms on which each does: those that a term names, or whoever gets it.

    A processor keeps it for another, and is left out.
    """
    sides = [side for flow in agreement.flows if item in flow.data.get("items", ()) for side in flow.sides]
    acting = {str(side.get("party")) for side in sides}
    controllers = {str(side.get("party")) for side in sides if not side.is_processors}
    receivers = dict.fromkeys(str(side.get("party")) for side in sides if not side.is_discloser)
    found: _Kept = {}
    for each in terms:
        if covers(each, item):
            for party in each.get("parties") or (() if "held_by" in each else receivers):
                if party in controllers or party not in acting:
                    found.setdefault(party, []).append(each)
    return found


def _unexplained(kept: _Kept) -> list[Term]:
    """The terms that differ from party to party with no reason; none where they are alike, or all but one explained."""
    bare = [terms for terms in kept.values() if not any(says_something(each.get("why_different")) for each in terms)]
    if len({frozenset(length(each) for each in terms) for terms in bare}) < 2:
        return []
    return [each for terms in bare for each in terms]


def _can_be_compared(terms: Sequence[Term]) -> bool:
    """Whether at least two of the lengths are said in figures, and differ."""
    return len({length(each) for each in terms if length(each)[0] != "words"}) > 1
