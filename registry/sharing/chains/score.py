"""`Score`: gathers what is known of one link, and says how strong that makes it, the gravest reason first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from registry.concepts.rules import Severity
from registry.concepts.sharing import Strength
from registry.findings import Finding, Outcome
from registry.rules.catalogue import rule
from registry.sharing.chains.strength import RANK, of_finding, weakest
from registry.sharing.cited import Place, Weakness
from registry.wording import _

_SEVERITY = {each.value: at for at, each in enumerate(Severity)}


class Score:
    """What is known of one link. `said_of_waiver` tells of the waiver of a finding that has one."""

    def __init__(self, said_of_waiver: Callable[[Finding], str]) -> None:
        self._said_of_waiver = said_of_waiver
        self._reasons: list[tuple[tuple[int, int, int], str, str]] = []
        self._findings: dict[str, Finding] = {}
        self._first: dict[str, str] = {}
        self.assurances: list[str] = []
        self.places: list[Place] = []

    def because(self, strength: Strength, said: str, at: str = "", name: str = "") -> None:
        """Something other than a finding that makes it no stronger than this."""
        self._reasons.append(((RANK[strength.value], 0, 0), strength.value, said))
        if at:
            self.places.append(Place(at, name or said))

    def found(self, findings: Iterable[Finding], near: Sequence[str] = ()) -> None:
        """Findings about it, each counted once. `near`: parts of addresses that are about this link above others."""
        for each in findings:
            if each.fingerprint in self._findings:
                continue
            self._findings[each.fingerprint] = each
            places = each.at or (each.subject,)
            self._first[each.fingerprint] = next((at for at in places if any(own in at for own in near)), places[0])
            strength = of_finding(each)
            # What only follows from another is told after what it follows from.
            order = RANK[strength.value], int(bool(each.follows_from)), 1 + _SEVERITY[each.severity]
            said = each.because
            if each.waiver:
                said = _("{because} {waived}").format(because=said, waived=self._said_of_waiver(each))
            self._reasons.append((order, strength.value, said))

    @property
    def strength(self) -> str:
        """How strong the link is: as the worst of what is known."""
        return weakest(strength for _order, strength, _said in self._reasons)

    @property
    def reasons(self) -> tuple[str, ...]:
        """Why, the gravest first; nothing of a sound one."""
        ordered = sorted(self._reasons, key=lambda each: each[0])
        return tuple(dict.fromkeys(said for _order, _strength, said in ordered))

    @property
    def weaknesses(self) -> tuple[Weakness, ...]:
        """The findings, the gravest first."""
        ordered = sorted(
            self._findings.values(),
            key=lambda each: (RANK[of_finding(each).value], bool(each.follows_from), _SEVERITY[each.severity]),
        )
        return tuple(self._weakness(each) for each in ordered)

    def _weakness(self, finding: Finding) -> Weakness:
        text = rule(finding.rule).text
        outcome = Outcome(finding.outcome).value
        waived = self._said_of_waiver(finding) if finding.waiver else ""
        return Weakness(
            finding.rule, str(text["title"]), finding.severity, outcome, finding.because,
            self._first[finding.fingerprint], str(text["remedy"]), waived,
        )  # fmt: skip
