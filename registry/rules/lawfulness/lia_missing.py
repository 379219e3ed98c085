"""Is there an assessment, with its three tests, for whoever relies on legitimate interests?"""

from __future__ import annotations

from registry.concepts.kinds import Kind
from registry.facts.named_body import named_body
from registry.facts.named_record import in_use, named_record
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.load.snapshot import Loaded
from registry.rules.judgements import general_by_a_controller, together, unanswered
from registry.subjects.processing import Member, Processing
from registry.wording import _

_INTERESTS = "f-legitimate-interests"
_DECIDED = frozenset({"passed", "overridden"})
_TESTS = ("purpose_test", "necessity_test", "balancing_test")


def judge(processing: Processing) -> Verdict:
    """Judge one side of a flow, or one record of processing."""
    relying = [basis for basis in processing.bases if _INTERESTS in (basis.get("art6") or ())]
    if not relying:
        return not_applicable(_("{name} does not rely on legitimate interests.").format(name=processing.name))
    otherwise = general_by_a_controller(processing)
    if otherwise is not None:
        return otherwise
    return together([_of_basis(processing, basis) for basis in relying])


def _of_basis(processing: Processing, basis: Member) -> Verdict:
    place, named = basis.place("lia"), basis.get("lia")
    if named:
        kind = Kind.LEGITIMATE_INTERESTS_ASSESSMENT
        found, reading = named_record(processing.reader, processing.record.ref.register, kind, named, place)
        if found is None:
            return violated(place, reading.because) if reading.value == "no" else cannot_tell(place, reading.because)
        if not _is_of(processing, found):
            said = _("{title} is the assessment of somebody else, not of {name}.")
            places = (place, f"{found.ref}#organisation")
            return violated(places, said.format(title=found.title, name=processing.name))
        return _complete(processing, found)
    for found in processing.reader.referring(processing.record, Kind.LEGITIMATE_INTERESTS_ASSESSMENT.value):
        if found.data.get("organisation") and _is_of(processing, found):
            return _complete(processing, found)
    said = _("{name} relies on legitimate interests, and no record shows that they were weighed.")
    return violated(place, said.format(name=processing.name))


def _is_of(processing: Processing, assessment: Loaded) -> bool:
    """Whether an assessment is the controller's own. What is not on record does not count against it."""
    text = assessment.data.get("organisation")
    owner = named_body(processing.reader, assessment.ref.register, text)
    return owner is None or processing.organisation is None or owner.ref == processing.organisation.ref


def _complete(processing: Processing, assessment: Loaded) -> Verdict:
    """Whether an assessment is in use, was made by the day, and says how each test and the whole came out."""
    reader, ref, title = processing.reader, assessment.ref, assessment.title
    standing = in_use(reader, assessment)
    if standing.value != "yes":
        return violated(standing.sources, standing.because)
    decided = assessment.data.get("decided")
    if decided and not reader.has_come(decided):
        said = _("{title} was decided only later, so no record shows one on this day.")
        return violated(f"{ref}#decided", said.format(title=title))
    outcome = assessment.data.get("outcome")
    answers = {f"{ref}#{test}/met": assessment.data.get(test, {}).get("met") for test in _TESTS}
    missing = [place for place, answer in answers.items() if answer is None]
    if outcome not in _DECIDED:
        missing.append(f"{ref}#outcome")
    if missing:
        said = _("No record shows how each of the three tests in {title} came out, and the whole.")
        return violated(tuple(missing), said.format(title=title))
    open_ = tuple(place for place, answer in answers.items() if answer == "unknown")
    if open_:
        return unanswered(open_, _("whether each of the three tests in {title} was met.").format(title=title))
    unclear = [place for place, answer in answers.items() if answer != "yes"]
    if outcome == "passed" and unclear:
        said = _("{title} says that the interest may be relied on, and not that each of its tests was met.")
        return cannot_tell((*unclear, f"{ref}#outcome"), said.format(title=title))
    return satisfied(_("{title} says how each of its tests came out.").format(title=title))
