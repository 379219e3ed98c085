"""Whether a rule about the terms of agreements applies to one: who makes it, what goes under it, about whom."""

from __future__ import annotations

from registry.facts.about_personal_data import OVERARCHING
from registry.findings import Outcome, Verdict, cannot_tell, not_applicable
from registry.subjects.agreement import Agreement
from registry.wording import _

_NOBODY_SIGNS = frozenset({"published-statement", "register-entry"})
"""Documents that one body publishes by itself."""


def made_by_parties(agreement: Agreement) -> Verdict | None:
    """Nothing where parties make the agreement; otherwise why nobody could agree or sign it."""
    if agreement.data.get("model_text") == "yes":
        return not_applicable(_("It is a model to be filled in, which nobody has agreed."))
    if agreement.data.get("instrument") in _NOBODY_SIGNS:
        return not_applicable(_("It is something that one body publishes by itself, and not what the parties agreed."))
    return None


def of_personal_data(agreement: Agreement) -> Verdict | None:
    """Nothing where parties make it, and personal data may go under it or under others that leave their terms to it."""
    otherwise = made_by_parties(agreement)
    if otherwise is not None:
        return otherwise
    personal = agreement.about_personal_data
    gives_terms = agreement.data.get("tier") in OVERARCHING and "personal_data" not in agreement.data
    return not_applicable(personal.because) if personal.value == "no" and not gives_terms else None


def with_flows(agreement: Agreement) -> Verdict | None:
    """Nothing where information may go under it; otherwise why none does."""
    if agreement.flows:
        return None
    if agreement.data.get("tier") in OVERARCHING or "flows" in agreement.data:
        return not_applicable(_("Nothing goes under this agreement itself: others say what is shared."))
    return None


def if_personal(agreement: Agreement, verdict: Verdict) -> Verdict:
    """A verdict of what law on personal data asks: where nobody recorded whether it is any, what lacks cannot count."""
    personal = agreement.about_personal_data
    if verdict.outcome != Outcome.VIOLATED or personal.value == "yes":
        return verdict
    said = _("{because} {personal}").format(because=verdict.because, personal=personal.because)
    return cannot_tell((*verdict.at, *personal.sources), said, verdict.law)
