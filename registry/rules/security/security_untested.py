"""Were the measures that keep shared information safe tested, and not too long ago?"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.concepts.kinds import Kind
from registry.facts.stated_term import Stated, stated_term
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.judgements import doubtful, in_doubt
from registry.subjects.agreement import Agreement
from registry.wording import _, day

_YEARS = 2
"""How long a test counts: the product's own measure of what is regular."""

_SYSTEM = (Kind.INFORMATION_SYSTEM.value,)


def judge(agreement: Agreement) -> Verdict:
    """Judge an agreement."""
    if agreement.get("model_text") == "yes":
        return not_applicable(_("It is a model to be filled in, under which nothing goes."))
    personal = agreement.about_personal_data
    if personal.value == "no":
        return not_applicable(personal.because)
    term = stated_term(agreement.reader, agreement.record, "security")
    tested = max(_tests(agreement, term.value), default=None)
    if tested is not None and not agreement.reader.is_past(_lasts(tested)):
        return satisfied(_("The measures were last tested on {on}.").format(on=day(tested)))
    if any(_certified(agreement)):
        return satisfied(_("An outside assurance that is still valid is on record."))
    if term.value.said == "unknown":
        return cannot_tell(term.sources, term.because)
    at = term.value.place("tested")
    said = _("No record shows that the measures were tested.")
    if tested is not None:
        said = _("The measures were last tested on {on}, more than two years ago.").format(on=day(tested))
    return in_doubt(violated(at, said), doubtful(personal))


def _tests(agreement: Agreement, security: Stated) -> Iterator[date]:
    """The days by now on which the agreed measures, or a system that is used, were tested."""
    found = [security.get("tested")]
    for text in agreement.get("systems") or ():
        system = agreement.reader.record(agreement.record.ref.register, _SYSTEM, text)
        checks = system.data.get("assurance", ()) if system is not None else ()
        found += [check.get("on") for check in checks]
    return (date.fromisoformat(on) for on in found if on is not None and agreement.reader.has_come(on))


def _certified(agreement: Agreement) -> Iterator[bool]:
    """Of each outside assurance that parties hold, with a last day, whether that is not past."""
    held = stated_term(agreement.reader, agreement.record, "certifications").value.value or ()
    return (not agreement.reader.is_past(each["expires"]) for each in held if "expires" in each)


def _lasts(tested: date) -> date:
    """The last day on which a test counts."""
    if (tested.month, tested.day) == (2, 29):
        return date(tested.year + _YEARS, 2, 28)
    return tested.replace(year=tested.year + _YEARS)
