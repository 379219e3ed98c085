"""`Attention`: the findings of a federation on a day, counted and chosen without reading more of them than are shown.

Findings that are kept are counted in the index. Those that could not be kept, and those that are waived, are few as a
rule: they are looked at one by one and put to the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from heapq import merge
from typing import Any

from registry.check.defect import Defect
from registry.check.verdicts import Verdicts
from registry.check.waiving import Waiving
from registry.findings import Finding
from registry.index import findings as kept
from registry.index.findings import Chosen, Group, Key, Order, Where
from registry.index.snapshot import IndexSnapshot
from registry.index.verdicts import OUTCOMES, finding_of
from registry.session import Session
from registry.source import Ref

_REMEMBERED = 200
"""Questions whose number of records is remembered."""


@dataclass(frozen=True, slots=True)
class _Loose:
    """A finding that is looked at by itself."""

    key: Key
    ref: Ref
    group: Group
    finding: Finding


class Attention:
    """What needs attention on the session's day. What must be judged for it is judged as it is made.

    - `verdicts`: what the rules say of every record.
    - `waiving`: which findings are waived. `waived`: those that are, by their names in this index.
    - `defects`: rules that failed, which is our fault and never a pass.
    """

    def __init__(self, snapshot: IndexSnapshot, session: Session) -> None:
        self._engine = snapshot.engine
        self._on: date = session.today
        self.verdicts = verdicts = Verdicts(snapshot, session)
        self.waiving: Waiving = verdicts.waiving
        self.defects: tuple[Defect, ...] = verdicts.defects
        self._unkept = tuple(
            _Loose((number, at), Ref(*row.ref), _group(finding, Ref(*row.ref)), finding)
            for number, row in verdicts.unkept.items()
            for at, finding in enumerate(finding_of(Ref(*row.ref), each) for each in row.findings)
        )
        self._not_these = frozenset(verdicts.unkept)
        remembered = snapshot.memory.setdefault(("attention", self._on, session.principal), {})
        # Where a rule failed, or nothing can be written, another time may bring something else.
        self._memory: dict[str, Any] = {} if self._unkept or self.defects else remembered
        self.waived: Mapping[Key, Group] = self.once("waived", self._all_waived)

    def once(self, name: str, work: Callable[[], Any]) -> Any:
        """What work makes of all this, remembered by a name for as long as no record changes."""
        found = self._memory.get(name)
        if found is None:
            found = self._memory[name] = work()
        return found

    def _all_waived(self) -> dict[Key, Group]:
        """The waived, among the findings of the rules that any waiver sets aside."""
        rules = self.waiving.rules
        if not rules:
            return {}
        where = self._kept(Where(self._on, rules))
        candidates = {key: group for key, group, _name in kept.fingerprints(self._engine, where)}
        whole = kept.read(self._engine, candidates)
        found = {key: candidates[key] for key, finding in whole.items() if self.waiving.is_waived(finding)}
        return found | {each.key: each.group for each in self._unkept if self.waiving.is_waived(each.finding)}

    # ── counting ─────────────────────────────────────────────────────────────────────────────────────────────────

    def groups(self, records: Sequence[int] | None = None) -> tuple[Counter[Group], Counter[Group]]:
        """How many findings of each group are not waived, and how many are: of some records, or all."""
        if records is None:
            found: tuple[Counter[Group], Counter[Group]] = self.once("groups", lambda: self._counted(None))
            return found
        return self._counted(records)

    def _counted(self, records: Sequence[int] | None) -> tuple[Counter[Group], Counter[Group]]:
        counts = kept.groups(self._engine, self._kept(Where(self._on, records=records)))
        counts.update(each.group for each in self._unkept if records is None or each.key[0] in records)
        waived = Counter(
            group for (number, _ordinal), group in self.waived.items() if records is None or number in records
        )
        return counts - waived, waived

    def aged(self, records: Sequence[int] | None = None) -> Iterator[tuple[Key, Group, str]]:
        """Every finding, waived or not: its name here, its group, and what names it for good."""
        yield from kept.fingerprints(self._engine, self._kept(Where(self._on, records=records)))
        for each in self._unkept:
            if records is None or each.key[0] in records:
                yield each.key, each.group, each.finding.fingerprint

    def records(self, where: Where) -> int:
        """How many records those findings are about."""
        loose = {each.key[0] for each in self._unkept if _fits(each, where)}
        # A page of many asks the same of all that fit as the one before it.
        known: dict[str, int] = self.once("records", dict) if where.only is None else {}
        # What is waived stays the same for as long as anything is remembered.
        asked = repr((where._replace(without=()), bool(where.without)))
        if asked not in known:
            if len(known) >= _REMEMBERED:
                known.clear()
            known[asked] = kept.records(self._engine, self._kept(where))
        return known[asked] + len(loose)

    # ── choosing ─────────────────────────────────────────────────────────────────────────────────────────────────

    def chosen(self, where: Where, order: Order, after: tuple[Any, ...] = (), limit: int | None = None) -> list[Chosen]:
        """Findings in order, from the one after a place on."""
        found = kept.chosen(self._engine, self._kept(where), order, after, limit)
        loose = sorted(
            Chosen(place, each.key)
            for each in self._unkept
            if _fits(each, where) and (place := kept.place(order, each.group, each.ref, each.key[1])) > after
        )
        return list(merge(found, loose))[:limit] if loose else found

    def read(self, keys: Collection[Key]) -> list[Finding]:
        """The findings of some names, in their order, those that are waived marked."""
        found = kept.read(self._engine, keys) | {each.key: each.finding for each in self._unkept if each.key in keys}
        return list(self.waiving.marked(found[key] for key in keys))

    def place_of(self, fingerprint: str, order: Order) -> Chosen | None:
        """The place of a finding by what names it for good; None where there is none of that name now."""
        rule, _at, subject = fingerprint.partition("@")
        name, _mark, inside = subject.partition("#")
        ref = Ref.parse(name)
        if ref is None:
            return None
        loose = next((each for each in self._unkept if each.finding.fingerprint == fingerprint), None)
        if loose is not None:
            return Chosen(kept.place(order, loose.group, ref, loose.key[1]), loose.key)
        key = kept.named(self._engine, rule, ref, inside)
        if key is None or key[0] in self._not_these or rule not in order.severity:
            return None
        finding = kept.read(self._engine, [key])[key]
        return Chosen(kept.place(order, _group(finding, ref), ref, key[1]), key)

    def _kept(self, where: Where) -> Where:
        """The same of what is in the index."""
        if self._not_these:
            return where._replace(not_of=sorted(self._not_these))
        return where._replace(settled=self.verdicts.are_settled)


def _group(finding: Finding, ref: Ref) -> Group:
    outcome = OUTCOMES.index(finding.outcome)
    return Group(finding.rule, outcome, int(bool(finding.follows_from)), finding.organisation, ref.register, ref.kind)


def _fits(loose: _Loose, where: Where) -> bool:
    group = loose.group
    asked = (
        (group.rule, where.rules), (group.outcome, where.outcomes), (group.organisation, where.organisations),
        (group.register, where.registers), (group.kind, where.kinds), (loose.key[0], where.records),
        (loose.key, where.only),
    )  # fmt: skip
    if group.folded and not where.folded:
        return False
    return loose.key not in where.without and all(wanted is None or value in wanted for value, wanted in asked)
