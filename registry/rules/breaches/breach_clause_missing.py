"""Have the parties agreed whom to tell of a breach, and how soon?"""

from __future__ import annotations

from collections.abc import Iterator

from registry.facts.stated_term import Stated, stated_term
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.judgements import doubtful, in_doubt
from registry.subjects.agreement import Agreement
from registry.wording import _, listed

_LIMITS = ("suspected_hours", "confirmed_hours", "time_limit")


def judge(agreement: Agreement) -> Verdict:
    """Judge an agreement."""
    if agreement.get("model_text") == "yes":
        return not_applicable(_("It is a model to be filled in, under which nothing goes."))
    personal = agreement.about_personal_data
    if personal.value == "no":
        return not_applicable(personal.because)
    term = stated_term(agreement.reader, agreement.record, "incidents")
    wanting = dict(_wanting(agreement, term.value))
    if not wanting:
        return satisfied(_("The parties have agreed whom to tell of a breach, and how soon."))
    if term.value.said == "unknown":
        return cannot_tell(term.sources, term.because)
    at = tuple(term.value.place(field) for field in wanting)
    said = _("No record shows {what}.").format(what=listed(wanting.values(), _("or")))
    return in_doubt(violated(at, said), doubtful(personal))


def _wanting(agreement: Agreement, incidents: Stated) -> Iterator[tuple[str, str]]:
    """The fields in which something is wanting, and what."""
    of_parties = (each.get("role") for party in agreement.parties.values() for each in party.get("contacts", ()))
    if not (incidents.get("contacts") or "incident" in of_parties):
        yield "contacts", _("whom the parties tell of a breach")
    named = any(incidents.get(name) is not None for name in _LIMITS)
    in_notices = any("hours" in each or "time_limit" in each for each in incidents.get("notices") or ())
    if not (named or in_notices or _in_duties(agreement)):
        yield "confirmed_hours", _("how soon they tell each other")


def _in_duties(agreement: Agreement) -> bool:
    """Whether the hours for telling the other parties stand among the duties that were divided."""
    duties = [*(agreement.get("duties") or ()), *(agreement.get("joint_arrangement") or {}).get("allocation", ())]
    return any(each.get("duty") == "breach-to-parties" and "hours" in each for each in duties)
