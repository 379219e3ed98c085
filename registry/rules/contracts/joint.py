"""Who decides jointly with whom under an agreement, and the arrangement between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from registry.concepts.kinds import Kind
from registry.facts.lifecycle import reached
from registry.facts.reading import Reading
from registry.facts.stated_term import Stated, stated_term
from registry.findings import Verdict, cannot_tell, not_applicable
from registry.load.snapshot import Loaded
from registry.subjects.agreement import Agreement
from registry.wording import _

HEADING = "joint_arrangement"
_JOINT = "joint-controller"
_JOINT_CONTROLLER_ARRANGEMENT = "jca"
_LAW_ENFORCEMENT = "dpa-part3"
_NOT_PERSONAL = frozenset({"not-personal", "deceased-only"})


class Joint:
    """The parties that decide jointly. `places` are where they are said to; `regimes` the law they are under."""

    def __init__(self, agreement: Agreement) -> None:
        self.parties: dict[str, None] = {}
        self.places: list[str] = []
        self.regimes: set[str] = set()
        for party, regime, at in _said(agreement):
            self.parties[party] = None
            self.places.append(at)
            self.regimes.add(regime)
        self._agreement = agreement

    @property
    def is_for_law_enforcement_only(self) -> bool:
        """Whether all of them decide for a law-enforcement purpose: DPA 2018 section 58, not Article 26."""
        return self.regimes == {_LAW_ENFORCEMENT}

    @property
    def otherwise(self) -> Verdict | None:
        """Nothing where two or more decide jointly; otherwise why a rule about that cannot judge the agreement."""
        if self._agreement.data.get("model_text") == "yes":
            return not_applicable(_("It is a model to be filled in, which nobody keeps to."))
        if not self.parties:
            return not_applicable(_("The record names nobody who decides jointly."))
        known = self._agreement.parties
        if len(self.parties) == 1 and not any("party_class" in known.get(key, {}) for key in self.parties):
            said = _("A party is said to decide jointly, and no record shows with whom.")
            return cannot_tell(tuple(self.places), said)
        return None


def _said(agreement: Agreement) -> Iterator[tuple[str, str, str]]:
    """Each party that is said to decide jointly, the law it is under, and where that is said."""
    with_sides = set()
    for flow in agreement.flows:
        for side in flow.sides:
            party = str(side.get("party"))
            with_sides.add(party)
            if side.role == _JOINT and side.regime not in _NOT_PERSONAL:
                yield party, side.regime, side.place("role")
    for key, party_data in agreement.parties.items():
        if key not in with_sides and _is_joint(party_data):
            yield key, "", f"{agreement.place('parties')}[{key}]/controllership"


def _is_joint(party: Mapping[str, Any]) -> bool:
    return bool(party.get("controllership") == _JOINT)


def arrangement_of(agreement: Agreement) -> Reading[Stated]:
    """The arrangement: what the agreement says itself, or through a parent, or what a document that goes with it says.

    Source: UK GDPR Article 26(1); DPA 2018 section 58: that there is an arrangement, and not in which document.
    """
    own = stated_term(agreement.reader, agreement.record, HEADING)
    if own.value.said == "nowhere":
        for beside in _beside(agreement):
            if HEADING in beside.data and reached(agreement.reader, beside, "in-force").value == "yes":
                at = f"{beside.ref}#{HEADING}"
                because = _("It is in {title}.").format(title=beside.title)
                return Reading(Stated("beside", beside.data[HEADING], beside.ref, at), because, (at,))
    return own


def _beside(agreement: Agreement) -> Iterator[Loaded]:
    """The agreements that go with this one: those it names, and arrangements between joint controllers that name it."""
    for document in agreement.data.get("related_documents", ()):
        text = document.get("record")
        kinds = (Kind.AGREEMENT.value,)
        found = agreement.reader.record(agreement.record.ref.register, kinds, text) if text else None
        if found is not None:
            yield found
    for found in agreement.reader.referring(agreement.record, Kind.AGREEMENT.value):
        if found.data.get("instrument") == _JOINT_CONTROLLER_ARRANGEMENT:
            yield found
