"""Where information may be kept beyond the last day of an agreement, is it agreed what becomes of it?"""

from __future__ import annotations

from datetime import date

from registry.facts.stated_term import stated_term
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.judgements import where_shared
from registry.subjects.agreement import Agreement
from registry.wording import _, day

_RULES_FOR_AFTERWARDS = ("return_or_delete", "surviving_terms")


def judge(agreement: Agreement) -> Verdict:
    """Judge an agreement."""
    return where_shared(agreement, _judged)


def _judged(agreement: Agreement) -> Verdict:
    kept = stated_term(agreement.reader, agreement.record, "retention")
    if kept.value.said == "unknown":
        return cannot_tell(kept.sources, kept.because)
    dates = agreement.data.get("dates", {})
    end = dates.get("end")
    if end is None and dates.get("open_ended") == "yes":
        return not_applicable(_("The agreement runs until somebody ends it."))
    if not any(end is None or each.get("until", "9999") > end for each in kept.value.value or ()):
        return not_applicable(_("No record shows that anything is kept beyond the last day of the agreement."))
    after = stated_term(agreement.reader, agreement.record, "exit")
    if any(after.value.get(field) for field in _RULES_FOR_AFTERWARDS):
        return satisfied(_("The record says what becomes of what is kept once the agreement has ended."))
    if after.value.said == "unknown":
        return cannot_tell(after.sources, after.because)
    if end is None:
        return cannot_tell(agreement.place("dates/end"), _("No record shows when the agreement ends."))
    said = _(
        "Information may be kept beyond {end}, when the agreement ends, and no record shows what becomes of it then."
    )
    return violated(after.value.place("return_or_delete"), said.format(end=day(date.fromisoformat(end))))
