"""What an agreement, or a record of processing, says of how the information is kept safe, as a verdict."""

from __future__ import annotations

from registry.concepts.kinds import Kind
from registry.facts.says_something import says_something
from registry.facts.security_measures import security_measures
from registry.facts.stated_term import stated_term
from registry.findings import Verdict, cannot_tell, satisfied, violated
from registry.load.snapshot import Loaded
from registry.subjects.agreement import Agreement
from registry.subjects.processing import Activity
from registry.wording import _

_SYSTEM = (Kind.INFORMATION_SYSTEM.value,)


def agreed(agreement: Agreement) -> Verdict:
    """Whether an agreement describes measures, in its own words or in those of a parent it takes them from.

    Source: UK GDPR Article 32(1); DPA 2018 section 66.
    """
    term = stated_term(agreement.reader, agreement.record, "security")
    if term.value.said == "unknown":
        return cannot_tell(term.sources, term.because)
    found = security_measures(term.value.value or {}, term.value.at)
    if found.value:
        return satisfied(found.because)
    return violated(found.sources, found.because)


def recorded(activity: Activity) -> Verdict:
    """Whether a record of processing describes measures, itself or in the records of the systems it names.

    Source: UK GDPR Articles 30(1)(g) and 32(1); DPA 2018 section 66.
    """
    found = security_measures(activity.get("security") or {}, activity.place("security"))
    if found.value:
        return satisfied(found.because)
    for text in activity.get("systems") or ():
        system = activity.reader.record(activity.record.ref.register, _SYSTEM, text)
        if system is not None and _keeps_safe(system):
            return satisfied(
                _("The record of {title} says how the information is kept safe.").format(title=system.title)
            )
    return violated(found.sources, found.because)


def _keeps_safe(system: Loaded) -> bool:
    """Whether the record of a system says how it is kept safe: by encryption, or who may do what in it."""
    controls = system.data.get("access_control", {})
    answered = any(each == "yes" or not isinstance(each, str) or says_something(each) for each in controls.values())
    return answered or says_something(system.data.get("encryption"))
