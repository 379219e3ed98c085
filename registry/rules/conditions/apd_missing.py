"""Is there a policy document in place for each condition that needs one?"""

from __future__ import annotations

from dataclasses import dataclass

from registry.facts.competent_authority import competent_authority
from registry.facts.policy_document import needs_policy_document, policy_covering, policy_in_place
from registry.facts.reading import Reading
from registry.facts.schedule_1 import paragraph
from registry.findings import Outcome, Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.judgements import general_by_a_controller
from registry.subjects.agreement import Side
from registry.subjects.processing import Member, Processing
from registry.subjects.relied_on import facing
from registry.wording import _, listed

_TURN_ON_WHO_RECEIVES = frozenset({10, 27})
"""The paragraphs that need no policy document for a disclosure to some: paragraphs 10(2) and 27(3)."""


@dataclass(frozen=True)
class _Needing:
    """The conditions of one basis that need a policy document, or may."""

    surely: tuple[str, ...]
    perhaps: tuple[tuple[str, Reading[str]], ...]


def judge(processing: Processing) -> Verdict:
    """Judge one side of a flow, or one record of processing."""
    otherwise = general_by_a_controller(processing)
    if otherwise is not None:
        return otherwise
    given_to = _given_to(processing)
    found = [(basis, _needing(processing, basis, given_to)) for basis in processing.bases]
    asked = [(basis, needing) for basis, needing in found if needing.surely or needing.perhaps]
    if not asked:
        return not_applicable(
            _("{name} relies on no condition that needs a policy document.").format(name=processing.name)
        )
    verdicts = [_of_basis(processing, basis, needing) for basis, needing in asked]
    for outcome in (Outcome.VIOLATED, Outcome.CANNOT_TELL):
        for verdict in verdicts:
            if verdict.outcome == outcome:
                return verdict
    return verdicts[0]


def _of_basis(processing: Processing, basis: Member, needing: _Needing) -> Verdict:
    place = basis.place("policy_document")
    named = basis.get("policy_document")
    conditions = needing.surely or tuple(condition for condition, _reading in needing.perhaps)
    numbers = sorted({paragraph(each) for each in conditions})
    paragraphs = listed(_("paragraph {number}").format(number=number) for number in numbers)
    if named:
        policy = policy_in_place(
            processing.reader, processing.record.ref.register, named, place, conditions, processing.organisation
        )
        if policy.value == "yes":
            return satisfied(policy.because)
        said = _("{name} relies on {paragraphs} of Schedule 1. {because}")
        said = said.format(name=processing.name, paragraphs=paragraphs, because=policy.because)
        places = tuple(dict.fromkeys((place, *policy.sources)))
        return violated(places, said) if policy.value == "no" and needing.surely else cannot_tell(places, said)
    covering = policy_covering(processing.reader, processing.record, conditions, processing.organisation)
    if covering.value:
        return satisfied(covering.because)
    if not needing.surely:
        because = needing.perhaps[0][1].because
        said = _("{name} names no policy document. {because}")
        return cannot_tell(place, said.format(name=processing.name, because=because))
    said = _("{name} relies on {paragraphs} of Schedule 1, and no record shows the policy document it needs.")
    return violated(place, said.format(name=processing.name, paragraphs=paragraphs))


def _needing(processing: Processing, basis: Member, given_to: tuple[str, ...]) -> _Needing:
    together = tuple(str(each) for each in basis.get("sch1") or ())
    read = [(each, needs_policy_document(processing.reader, each, together, given_to)) for each in together]
    surely = tuple(each for each, reading in read if reading.value == "yes")
    return _Needing(surely, tuple((each, reading) for each, reading in read if reading.value == "unknown"))


def _given_to(processing: Processing) -> tuple[str, ...]:
    """Of each body that a discloser gives to, whether it is a competent authority; nothing for other processing."""
    if not isinstance(processing, Side) or not processing.is_discloser:
        return ()
    relied_on = {paragraph(condition) for condition, _basis in processing.values("sch1")}
    if not relied_on & _TURN_ON_WHO_RECEIVES:
        return ()
    return tuple(competent_authority(body).value for body in facing(processing))
