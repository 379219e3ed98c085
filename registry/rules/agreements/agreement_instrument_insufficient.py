"""Is the document one that the data sharing code takes for an agreement on sharing?"""

from __future__ import annotations

from collections.abc import Iterator

from registry.facts.public_authority import public_authority
from registry.facts.reading import Reading
from registry.findings import Verdict, cannot_tell, satisfied, violated
from registry.load.snapshot import Loaded
from registry.rules.agreements.applying import if_personal, of_personal_data, with_flows
from registry.subjects.agreement import Agreement
from registry.subjects.joining import bound_members
from registry.wording import _

_UNDERSTANDING = frozenset({"mou", "o-mou"})
_NOT_BY_ITSELF = frozenset({"addendum", "standards-list", "work-instruction"})
_SUFFICES = frozenset({
    "isp", "isa", "dsa", "dda-one-way", "jca", "dpa", "dspa", "data-usage-agreement", "national-accession", "deed",
})  # fmt: skip
"""What the code takes for an agreement, whoever the parties are."""

_MAY = frozenset({"central-government", "police", "regulator", "justice"})
"""Sectors of which the code names bodies among those whose understanding may do."""


def judge(agreement: Agreement) -> Verdict:
    """Judge an agreement."""
    otherwise = of_personal_data(agreement) or with_flows(agreement)
    if otherwise is not None:
        return otherwise
    place = agreement.place("instrument")
    instrument = agreement.data.get("instrument")
    if instrument is None:
        return cannot_tell(place, _("No record shows what sort of document it is."))
    if instrument not in _UNDERSTANDING | _NOT_BY_ITSELF:
        return satisfied(_("It is a document of a sort that can be an agreement on sharing."))
    parents = agreement.reader.parents(agreement.record)
    for parent in parents:
        if parent.data.get("instrument") in _SUFFICES:
            said = _("It stands under {title}, which is an agreement on sharing.")
            return satisfied(said.format(title=parent.title))
    if agreement.data.get("parent", {}).get("ref") and not parents:
        return cannot_tell(agreement.place("parent/ref"), _("It stands under an agreement that was not read."))
    if instrument not in _UNDERSTANDING:
        said = _("A list of standards, an addendum or a work instruction is no agreement on sharing by itself.")
        return if_personal(agreement, violated(place, said))
    return if_personal(agreement, _of_understanding(agreement))


def _of_understanding(agreement: Agreement) -> Verdict:
    """The verdict on a memorandum of understanding, which serves between government departments and the like alone."""
    answers = [_may_rely(agreement, *body) for body in _bodies(agreement)]
    if not answers:
        return cannot_tell(agreement.place("parties"), _("No record shows who is party to it."))
    for wanted, verdict in (("no", violated), ("unknown", cannot_tell)):
        found = [each for each in answers if each.value == wanted]
        if found:
            said = _("It is a memorandum of understanding. {because}")
            places = (agreement.place("instrument"), *(place for each in found for place in each.sources))
            return verdict(places, said.format(because=" ".join(each.because for each in found)))
    return satisfied(_("It is a memorandum of understanding between bodies whose memorandum serves."))


def _bodies(agreement: Agreement) -> Iterator[tuple[str, str, Loaded | None]]:
    """Every body that is party, the members of classes among them: where it is named, its name, and its record."""
    for key, party in agreement.parties.items():
        at = f"{agreement.place('parties')}[{key}]"
        if "party_class" not in party:
            organisation = agreement.organisation(key)
            yield at, str(organisation.title if organisation else party.get("name_used") or key), organisation
            continue
        members = bound_members(agreement, key)
        if not members:
            yield at, str(party.get("name_used") or party["party_class"].get("definition") or key), None
        for member in members:
            yield at, member.name, member.organisation


def _may_rely(agreement: Agreement, at: str, name: str, body: Loaded | None) -> Reading[str]:
    """Whether a memorandum of understanding may serve a party: `yes`, `no`, or `unknown` where that is not settled."""
    if body is None:
        said = _("No record that was read shows what sort of body {name} is.")
        return Reading("unknown", said.format(name=name), (at,))
    department = str(body.data.get("government_department", ""))
    if department == "yes" or body.data.get("sector") in _MAY:
        return Reading("yes", _("{name} is a body whose memorandum serves.").format(name=name), (at,))
    authority = public_authority(agreement.reader, body, at)
    if authority.value == "no":
        said = _("{name} is not a public body, and no record shows an agreement on sharing with it.")
        return Reading("no", said.format(name=name), (at,))
    said = _("Whether {name} is one of the public bodies whose memorandum serves is not settled.")
    return Reading("unknown", said.format(name=name), (at, *authority.sources))
