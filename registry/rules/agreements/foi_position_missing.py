"""Where a party is a public authority: is it said how freedom of information requests are dealt with?"""

from __future__ import annotations

from registry.facts.stated_term import stated_term
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.agreements.applying import made_by_parties
from registry.rules.judgements import unanswered
from registry.subjects.agreement import Agreement
from registry.wording import _

_SAYS = frozenset({"approach", "publication_scheme", "published_at"})
"""What of the heading says who answers, or that the agreement is published."""

_OPEN_TO_REQUESTS = frozenset({"parish-council", "parish-meeting", "community-council"})
"""Bodies that freedom of information law covers, although they are no public authorities for data protection."""


def judge(agreement: Agreement) -> Verdict:
    """Judge an agreement."""
    otherwise = made_by_parties(agreement)
    if otherwise is not None:
        return otherwise
    term = stated_term(agreement.reader, agreement.record, "foi")
    if _SAYS & set(term.value.value or ()) or term.value.get("publish") in ("yes", "no"):
        return satisfied(_("It is said how requests are dealt with. {because}").format(because=term.because))
    answers = {key: _is_open(agreement, key) for key in agreement.parties}
    if not answers:
        return cannot_tell(agreement.place("parties"), _("No record shows who is party to it."))
    if "yes" in answers.values():
        if term.value.said == "unknown":
            said = _("How freedom of information requests are dealt with cannot be read here. {because}")
            return cannot_tell(term.sources, said.format(because=term.because))
        if term.value.get("publish") == "unknown":
            return unanswered(term.value.place("publish"), _("whether the agreement is published."))
        said = _("A party is a public authority, and no record shows how requests for information are dealt with.")
        return violated(term.value.at, said)
    unknown = [key for key, answer in answers.items() if answer == "unknown"]
    if unknown:
        places = tuple(f"{agreement.place('parties')}[{key}]" for key in unknown)
        return cannot_tell(places, _("No record shows whether a party is a public authority."))
    return not_applicable(_("No party is a public authority."))


def _is_open(agreement: Agreement, key: str) -> str:
    """Whether freedom of information law covers a party: `yes`, `no` or `unknown`.

    Source: Freedom of Information Act 2000 section 3; DPA 2018 section 7(1), which takes its public authorities, and
    (3), which leaves out some that the Act covers.
    """
    reader, party = agreement.reader, agreement.parties[key]
    organisation = agreement.organisation(key)
    if organisation is not None:
        data = organisation.data
        if data.get("public_authority") == "yes" or data.get("parish_or_community_council") == "yes":
            return "yes"
        kinds, is_denied = data.get("capacities", ()), data.get("public_authority") == "no"
    else:
        kinds, is_denied = party.get("party_class", {}).get("body_kinds", ()), False
    if any(_OPEN_TO_REQUESTS & reader.book.wider.get(str(kind), frozenset()) for kind in kinds):
        return "yes"
    found = [entry for kind in kinds if (entry := reader.book.get(str(kind))) is not None]
    by_kind = {str(entry.data.get("public_authority", "")) for entry in found}
    if "yes" in by_kind:
        return "unknown" if is_denied else "yes"
    return "no" if is_denied or by_kind == {"no"} else "unknown"
