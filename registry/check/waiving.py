"""`Waiving`: marks the findings that somebody entitled to has decided to live with until a day.

A waived finding is kept and shown, and marked. What is waived depends on the day and on no rule, so it is worked out
whenever findings are asked for and never stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from registry.concepts.kinds import Kind
from registry.errors import NotFound
from registry.facts.actors import entitled
from registry.facts.reader import Reader
from registry.facts.waiver import effect, in_a_sentence, reaches
from registry.findings import Finding
from registry.law.statute_book import statute_book
from registry.load.links import addressed
from registry.load.snapshot import Loaded, Snapshot
from registry.rules.catalogue import rule
from registry.session import Session
from registry.wording import _, day


@dataclass(frozen=True, slots=True)
class Waived:
    """What a waiver sets aside: the findings about an address and all that lies in it. `said` tells of it."""

    ref: str
    at: str
    until: str
    said: str

    def covers(self, finding: Finding) -> bool:
        """Whether a finding is about what is set aside, or all places that it names lie there."""
        return self._holds(finding.subject) or (bool(finding.at) and all(map(self._holds, finding.at)))

    def _holds(self, address: str) -> bool:
        return address == self.at or address.startswith(f"{self.at}/" if "#" in self.at else f"{self.at}#")


class Waiving:
    """The waivers of a federation that have effect on the session's day. Made once for each answer.

    One has effect here that has effect by itself (see `facts.waiver.effect`), was approved by a role that its rule
    names, and is about a record that is its approver's to decide on. Any other is a finding of its own and marks none.
    """

    def __init__(self, snapshot: Snapshot, session: Session) -> None:
        self._of: dict[str, list[Waived]] = {}
        reader = Reader(snapshot, session, statute_book(), session.today)
        for waiver in snapshot.all(session, Kind.WAIVER.value):
            if effect(reader, waiver).value == "yes" and reaches(reader, waiver).value == "yes":
                self._take(snapshot, waiver)
        for each in self._of.values():
            # The one that lasts longest is the one to tell of.
            each.sort(key=lambda waived: (waived.until, waived.ref), reverse=True)

    def _take(self, snapshot: Snapshot, waiver: Loaded) -> None:
        data = waiver.data
        try:
            set_aside = rule(data["rule"])
        except NotFound:
            return
        if entitled(data["approver_role"], set_aside.text.get("waivable_by", ()), "").value != "yes":
            return
        waived = Waived(str(waiver.ref), _as_it_is(snapshot, data["at"]), data["expires"], _said(data))
        self._of.setdefault(set_aside.id, []).append(waived)

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules that any waiver with effect sets aside."""
        return tuple(self._of)

    def is_waived(self, finding: Finding) -> bool:
        """Whether a waiver sets a finding aside."""
        return any(each.covers(finding) for each in self._of.get(finding.rule, ()))

    def marked(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """The same findings, those that are waived with the reference of their waiver."""
        for finding in findings:
            waived = next((each for each in self._of.get(finding.rule, ()) if each.covers(finding)), None)
            yield replace(finding, waiver=waived.ref) if waived else finding

    @property
    def set_aside(self) -> frozenset[tuple[str, Waived]]:
        """Every rule that is waived, with what of it is."""
        return frozenset((name, each) for name, waived in self._of.items() for each in waived)

    def said(self, finding: Finding) -> str:
        """Until when a marked finding is waived, by whom and why, in a sentence; nothing where it is not waived."""
        return next((each.said for each in self._of.get(finding.rule, ()) if each.ref == finding.waiver), "")


def waiving_of(snapshot: Snapshot, session: Session) -> Waiving:
    """The waivers that have effect on the session's day, gathered once for as long as no record changes."""
    asked = ("waiving", session.today, session.principal)
    found: Waiving | None = snapshot.memory.get(asked)
    if found is None:
        found = snapshot.memory[asked] = Waiving(snapshot, session)
    return found


def _as_it_is(snapshot: Snapshot, at: str) -> str:
    """An address with the name that its record has by now."""
    ref, _inside = addressed(at)
    if ref is None or snapshot.record(ref) is not None:
        return at
    found = snapshot.targets(ref.register, (ref.kind,), str(ref))
    return f"{found[0]}{at[len(str(ref)) :]}" if found else at


def _said(data: dict[str, str]) -> str:
    until, role = day(date.fromisoformat(data["expires"])), in_a_sentence(data["approver_role"])
    return _("Waived until {day} by the {role}: {reason}").format(day=until, role=role, reason=data["reason"])
