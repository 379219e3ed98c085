"""`Route`: a way that was looked at, link by link, with what comes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from registry.check.defect import Defect
from registry.check.engine import Judged
from registry.concepts.sharing import PermitOutcome
from registry.sharing.cited import Law, Weakness
from registry.sharing.covering import Cover, Sought
from registry.sharing.permits import covered_links, standing_links
from registry.sharing.permits.asking import ask
from registry.sharing.permits.bench import Bench
from registry.sharing.permits.covered_links import NOT_COVERED, Coverings
from registry.sharing.permits.gateway_link import gateway
from registry.sharing.permits.grading import (
    BARRED,
    BLOCKING,
    CANNOT_TELL,
    HELD,
    NOT_NEEDED,
    WEAKENED,
    WORST_FIRST,
    Part,
    linked,
    of_rules,
)
from registry.sharing.permits.links import LINKS
from registry.sharing.permits.permit import Link, Route
from registry.sharing.permits.terms import terms
from registry.sharing.permits.verdicts_on import said_of
from registry.sharing.permits.ways import Way
from registry.wording import _

YES, NOT_YET = PermitOutcome.YES.value, PermitOutcome.NOT_YET.value
NO, NOT_ON_RECORD = PermitOutcome.NO.value, PermitOutcome.NOT_ON_RECORD.value

BEST_FIRST = (YES, NOT_YET, NO, NOT_ON_RECORD)

_UNREAD = {
    "giver-basis": CANNOT_TELL, "getter-basis": CANNOT_TELL, "special": CANNOT_TELL, "policy": CANNOT_TELL,
    "confidentiality": WEAKENED,
}  # fmt: skip
"""What becomes of a link that rests only on law that nobody has read. A basis or condition does not hold on it; that
the duty of confidence is lifted is on record, whoever has read the cases that lay the duty down."""

_SETTLED_BY_RULES = {
    "parent": _("It stands under no other agreement."),
    "special": _("No record shows special category or criminal offence data in it."),
    "policy": _("No condition that is relied on needs one."),
    "compatibility": _("No record shows that it is used for anything else than it was collected for."),
    "confidentiality": _("No record shows that it was given in confidence."),
    "automated": _("No record shows a decision made by a machine alone."),
    "processors": _("No record shows a processor in it."),
    "transfers": _("No record shows that it goes abroad."),
}
"""What is said of a link to which no rule has anything to say. Of the others, it cannot be told."""

_MANDATORY = frozenset({"giver-basis", "getter-basis", "notices", "records", "retention", "security", "dpia", "roles"})


class Looking:
    """Looks at ways for one question."""

    def __init__(self, bench: Bench, data: tuple[Sought, ...], purpose: Sought, coverings: Coverings) -> None:
        self.bench, self.data, self.purpose, self.coverings = bench, data, purpose, coverings

    def covers(self, way: Way) -> tuple[tuple[tuple[str, Cover], ...], Cover]:
        """How far a way covers the data and the purpose that are asked about."""
        return (
            covered_links.cover(way, self.data, self.coverings),
            covered_links.purpose_covered(self.bench, way, self.purpose),
        )

    def route(self, way: Way) -> Route:
        """A way with all its links, and what comes of it."""
        bench, (items, purpose) = self.bench, self.covers(way)
        said = said_of(bench, way)
        facts = self._facts(way, items, purpose)
        links = tuple(
            _link(
                bench,
                own,
                [*facts.get(own, list)(), *map(_failed, said.failed.get(own, ()))],
                said.of.get(own, ()),
                has_flow=way.flow is not None,
            )
            for own in LINKS
        )
        outcome = self._outcome(way, items, purpose, links)
        flow = way.flow
        return Route(
            agreement=str(way.agreement.record.ref), title=way.agreement.record.title,
            flow=flow.address if flow is not None else "", flow_title=flow.name if flow is not None else "",
            giver=way.giver.side.address if way.giver.side is not None else "",
            getter=way.getter.side.address if way.getter.side is not None else "",
            items=items, purpose=purpose, links=links, outcome=outcome, said=_said(way, outcome, links),
            terms=terms(bench, way), ask=ask(bench, way), weaknesses=_weaknesses(bench, said.other),
            unverified=_unverified(links),
        )  # fmt: skip

    def _facts(
        self, way: Way, items: tuple[tuple[str, Cover], ...], purpose: Cover
    ) -> Mapping[str, Callable[[], list[Part]]]:
        """What is worked out for links beside what rules say."""
        bench = self.bench
        return {
            "in-force": lambda: [standing_links.in_force(bench, way)],
            "giver-signed": lambda: standing_links.signed(bench, way, way.giver),
            "getter-signed": lambda: standing_links.signed(bench, way, way.getter),
            "preconditions": lambda: standing_links.preconditions(bench, way),
            "flow": lambda: standing_links.flow_runs(bench, way),
            "data": lambda: covered_links.data(bench, way, self.data, items),
            "purpose": lambda: covered_links.purpose(bench, way, self.purpose, purpose),
            "roles": lambda: standing_links.sides_recorded(bench, way),
            "gateway": lambda: gateway(bench, way),
            "security": lambda: standing_links.channelled(bench, way),
        }

    def _outcome(self, way: Way, items: Sequence[tuple[str, Cover]], purpose: Cover, links: Sequence[Link]) -> str:
        stands = standing_links.stage(self.bench.reader, way.agreement.record)
        has_items = bool(covered_links.items_of(way))
        # What is said against other data, or in an agreement that does not run, is no answer to this question.
        if stands in (standing_links.ENDED, standing_links.DRAFT):
            return NOT_ON_RECORD
        if has_items and all(cover.degree == NOT_COVERED for _words, cover in items):
            return NOT_ON_RECORD
        states = {link.id: link.state for link in links}
        if purpose.degree == NOT_COVERED and states["purpose"] != BARRED:
            return NOT_ON_RECORD
        if BARRED in states.values():
            return NO
        return NOT_YET if BLOCKING.intersection(states.values()) else YES


def _link(bench: Bench, own: str, facts: list[Part], verdicts: Sequence[Judged], *, has_flow: bool) -> Link:
    parts = [*facts, *of_rules(bench, verdicts, _UNREAD.get(own, HELD))]
    # A weakness alone settles nothing.
    if verdicts or any(part.state != WEAKENED for part in parts):
        return linked(own, parts)
    if own in _MANDATORY or not has_flow or own not in _SETTLED_BY_RULES:
        said = _("No record says enough of it to tell.")
        return linked(own, [Part(CANNOT_TELL, said, _("Have the flow, and both sides of it, recorded.")), *parts])
    return linked(own, [Part(NOT_NEEDED, _SETTLED_BY_RULES[own])])


def _failed(defect: Defect) -> Part:
    said = _("A defect of Muniment: the rule {rule} failed, so that this cannot be told.").format(rule=defect.rule)
    return Part(CANNOT_TELL, said, _("Please report it. Until then have somebody look at this link."))


def _said(way: Way, outcome: str, links: Sequence[Link]) -> str:
    gravest = next(iter(gravest_first(links)), None)
    if outcome == NOT_ON_RECORD:
        # What it comes down to: no agreement that runs, other data, or another purpose. The rest follows.
        decisive = (link for own in ("in-force", "data", "purpose") for link in links if link.id == own)
        gravest = next((link for link in decisive if link.state in BLOCKING), gravest)
    named = {"title": way.agreement.record.title, "flow": way.flow.name if way.flow is not None else ""}
    if outcome == YES:
        return _("It goes along “{flow}”.").format(**named)
    if gravest is None:
        return _("{title} does not let it go.").format(**named)
    return gravest.said


def gravest_first(links: Sequence[Link]) -> list[Link]:
    """The links that stand in the way, the gravest first, and of those alike in the order of the chain."""
    blocking = [link for link in links if link.state in BLOCKING]
    return sorted(blocking, key=lambda link: WORST_FIRST.index(link.state))


def _weaknesses(bench: Bench, other: Sequence[Judged]) -> tuple[Weakness, ...]:
    return tuple(dict.fromkeys(bench.weakness(each) for each in other))


def _unverified(links: Sequence[Link]) -> tuple[Law, ...]:
    return tuple(dict.fromkeys(law for link in links for law in link.law if not law.is_verified))
