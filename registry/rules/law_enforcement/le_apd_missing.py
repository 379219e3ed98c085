"""Is an appropriate policy document in place for sensitive law-enforcement processing?"""

from __future__ import annotations

from registry.concepts.kinds import Kind
from registry.facts.named_body import named_body
from registry.facts.policy_document import policy_in_place
from registry.facts.reading import Reading
from registry.findings import Verdict, cannot_tell, satisfied, violated
from registry.load.snapshot import Loaded
from registry.rules.judgements import LAW_ENFORCEMENT, by_a_controller, only_if, special_categories_in, under
from registry.subjects.agreement import Side
from registry.subjects.processing import Processing
from registry.wording import _

_POLICY = Kind.APPROPRIATE_POLICY_DOCUMENT.value


def judge(processing: Processing) -> Verdict:
    """Judge one side of a flow, or one record of processing.

    The document may be named by the basis, or itself say that it covers the agreement or the processing.
    """
    otherwise = under(processing, LAW_ENFORCEMENT) or by_a_controller(processing)
    otherwise = otherwise or only_if(special_categories_in(processing))
    if otherwise is not None:
        return otherwise
    readings = [_judged(processing, *each) for each in _policies(processing)]
    good = next((reading for reading in readings if reading.value == "yes"), None)
    if good is not None:
        return satisfied(good.because)
    unclear = next((reading for reading in readings if reading.value == "unknown"), None)
    if unclear is not None:
        return cannot_tell(unclear.sources, unclear.because)
    if readings:
        return violated(readings[0].sources, readings[0].because)
    own = processing.organisation
    home = str(own.data.get("register", "")) if own is not None else ""
    at = tuple(basis.place("part3/policy_document") for basis in processing.bases) or (processing.basis_place,)
    if own is None or (home not in ("", "none") and not processing.reader.is_loaded(home)):
        said = _("Whether {name} has a policy document for this is not known: its records are not loaded.")
        return cannot_tell(at, said.format(name=processing.name))
    said = _("No record shows a policy document of {name} for sensitive law-enforcement processing.")
    return violated(at, said.format(name=processing.name))


def _policies(processing: Processing) -> list[tuple[str, str, str]]:
    """The documents to look at: the register where each is named, its name, and the place."""
    register = processing.record.ref.register
    named = [(basis, (basis.get("part3") or {}).get("policy_document")) for basis in processing.bases]
    found = [(register, text, basis.place("part3/policy_document")) for basis, text in named if text]
    covered: list[Loaded] = [processing.record]
    if isinstance(processing, Side):
        own = processing.linked("processing", Kind.PROCESSING_ACTIVITY.value)
        covered += [own] if own is not None else []
    for record in covered:
        for policy in processing.reader.referring(record, _POLICY):
            if _is_of(processing, policy) and policy.data.get("law_enforcement") != "no":
                found.append((policy.ref.register, policy.ref.id, str(policy.ref)))
    return found


def _is_of(processing: Processing, policy: Loaded) -> bool:
    text = policy.data.get("organisation")
    owner = named_body(processing.reader, policy.ref.register, text)
    return owner is not None and processing.organisation is not None and owner.ref == processing.organisation.ref


def _judged(processing: Processing, register: str, named: str, at: str) -> Reading[str]:
    """Whether a document is in place, is for this, and says what it must."""
    standing = policy_in_place(processing.reader, register, named, at, (), processing.organisation)
    policy = processing.reader.record(register, (_POLICY,), named)
    if standing.value != "yes" or policy is None:
        return standing
    title = policy.title
    is_for = policy.data.get("law_enforcement", "")
    if is_for == "no":
        said = _("{title} says that it is not for law-enforcement processing.").format(title=title)
        return Reading("no", said, (f"{policy.ref}#law_enforcement",))
    for field, said in (
        ("principles", _("No record shows which procedures of {title} keep the principles.")),
        ("retention", _("No record shows what {title} says of keeping and erasing.")),
    ):
        if not policy.data.get(field):
            return Reading("no", said.format(title=title), (f"{policy.ref}#{field}",))
    if is_for != "yes" and not policy.data.get("schedule_8"):
        said = _("No record shows whether {title} is for law-enforcement processing.").format(title=title)
        return Reading("unknown", said, (f"{policy.ref}#law_enforcement",))
    return standing
