"""Is it on record why the interference with private life is justified, where a public authority shares?"""

from __future__ import annotations

from collections.abc import Iterator

from registry.facts.bound_by_convention import bound_by_convention
from registry.facts.reading import Reading
from registry.facts.said_in_dpia import said_in_dpia
from registry.facts.says_something import says_something
from registry.facts.stated_term import stated_term
from registry.findings import Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.agreements.applying import if_personal, of_personal_data, with_flows
from registry.subjects.agreement import Agreement
from registry.wording import _

_HEADING = "human_rights"
_ASKED = ("aim", "necessity", "proportionality")


def judge(agreement: Agreement) -> Verdict:
    """Judge an agreement."""
    otherwise = of_personal_data(agreement) or with_flows(agreement)
    if otherwise is not None:
        return otherwise
    bound = list(_bound(agreement))
    if bound and all(each.value == "no" for each in bound):
        return not_applicable(_("No party is a public authority, which must respect the right to private life."))
    stated = stated_term(agreement.reader, agreement.record, _HEADING)
    missing = tuple(name for name in _ASKED if not says_something(stated.value.get(name)))
    if not missing:
        return satisfied(_("The record gives the aim, and says why this is necessary and in proportion."))
    assessed = said_in_dpia(agreement.reader, agreement.record, _HEADING)
    if assessed.value:
        return satisfied(assessed.because)
    if stated.value.said == "unknown":
        return cannot_tell(stated.sources, stated.because)
    places = tuple(agreement.place(f"{_HEADING}/{name}") for name in missing)
    said = _("No record shows the aim of this, and why it is necessary and in proportion for people's private life.")
    if any(each.value == "yes" for each in bound):
        return if_personal(agreement, violated(places, said))
    unclear = tuple(place for each in bound if each.value == "unknown" for place in each.sources)
    because = _("{said} Nobody has recorded whether any party is a public authority.")
    return cannot_tell((*(unclear or (agreement.place("parties"),)), *places), because.format(said=said))


def _bound(agreement: Agreement) -> Iterator[Reading[str]]:
    """Of each party, up to the first that is one, whether it is a public authority for the Convention rights."""
    for key, party in agreement.parties.items():
        field = "party_class" if "party_class" in party else "organisation"
        kinds = tuple(party.get("party_class", {}).get("body_kinds", ()))
        place = agreement.place(f"parties[{key}]/{field}")
        found = bound_by_convention(agreement.reader, agreement.organisation(key), place, kinds)
        yield found
        if found.value == "yes":
            return
