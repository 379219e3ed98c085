"""Who is party to an agreement, and where each stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from registry.ui.agreement.columns import columned
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.link import href, link
from registry.ui.markup.section import heading, paragraph
from registry.ui.record.field import Field
from registry.ui.record.fold import listed as folded_list
from registry.ui.record.names import Names
from registry.ui.record.values import reference
from registry.verbs.agreements.parties import SIGNED, Answer, PartyShown, Stands
from registry.wording import _, counted, listed

_STATES = {
    "signed": ("Signed", "green"),
    "invited": ("Asked to sign", "blue"),
    "declined": ("Declined", "orange"),
    "left": ("Left", "grey"),
    "none": ("No record", "yellow"),
}
"""Where a party stands → the words and the colour of its tag."""

_MEMBERS = 8
"""Members of a class that are listed at once."""

_MOST_MEMBERS = 1_000
"""Members of a class that are listed at all."""


def parties(shown: Field, names: Names, answer: Answer) -> Html:
    """How many have signed, and a table with one party a row."""
    by_key = {party.key: party for party in answer.parties}

    def party(member: Field) -> Html:
        own = element("div", element("code", safe(member.name)), class_="key")
        return element("span", _name(member, names), own, id=f"s-party-{member.name}")

    columns = (
        (_("Party"), party),
        (_("Where it stands"), lambda member: _standing(by_key.get(member.name))),
        (_("Part in the agreement"), "role"),
        (_("What it is to the data"), lambda member: _to_the_data(member, by_key)),
        (_("Departments"), "department"),
        (_("Undertakes to"), "responsibilities"),
    )
    caption = counted(len(shown.members), _("party"), _("parties"))
    said_already = ("organisation", "name_used", "controllership")
    drawn = columned(caption, columns, shown.members, names, said_already, lambda each: names.short_party(each.name))
    return joined([paragraph(finding(answer)), drawn, _elsewhere(answer.elsewhere)])


def finding(answer: Answer) -> str:
    """How many have signed, in a sentence or two."""
    said = [_signed(answer)] if answer.named else []
    if missing(answer):
        said.append(missing(answer))
    if any(party.is_class for party in answer.parties):
        joined_here = counted(answer.joined, _("organisation has"), _("organisations have"))
        said.append(_("{organisations} joined as members of a class of parties.").format(organisations=joined_here))
    return " ".join(said)


_FEW = 4
"""Parties that are named in a sentence; more are counted."""


def missing(answer: Answer) -> str:
    """Which parties must sign and have not, as far as records show: empty where none."""
    left = answer.must_sign - answer.must_signed
    names = [
        party.title
        for party in answer.parties
        if party.required == "yes" and party.stands is not None and party.stands.state != "signed"
    ]
    if not left:
        return ""
    if left != len(names) or left > _FEW:
        return _("{left} of the {all} parties that must sign have no signature on record.").format(
            left=f"{left:,}", all=f"{answer.must_sign:,}"
        )
    return _("{names} must sign, and no record shows it.").format(names=listed(names))


def _signed(answer: Answer) -> str:
    numbers = {"signed": f"{answer.signed:,}", "number": f"{answer.named:,}"}
    if not answer.signed and answer.named == 1:
        return _("No record shows that the one named party has signed.")
    if not answer.signed:
        return _("No record shows that any of the {number} named parties has signed.").format(**numbers)
    if answer.signed < answer.named:
        return _("{signed} of {number} named parties have signed.").format(**numbers)
    return (
        _("The one named party has signed.")
        if answer.named == 1
        else _("All {number} named parties have signed.").format(**numbers)
    )


def state_tag(stands: Stands) -> Html:
    """Where one organisation stands, as a word in a colour."""
    words, colour = _STATES[stands.state]
    return element("span", safe(_(words)), class_=f"tag tag-{colour}")


def _standing(party: PartyShown | None) -> Html:
    if party is None:
        return NOTHING
    if party.stands:
        return _stands(party.stands)
    signed = sum(member.state == SIGNED for member in party.members)
    if not party.members:
        return element("div", safe(_("No record shows that any member has joined.")))
    members = [joined([_member(each), element("div", _stands(each))]) for each in party.members[:_MOST_MEMBERS]]
    left = len(party.members) - len(members)
    count = counted(signed, _("member has joined"), _("members have joined"))
    more = paragraph(_("{number} more are not listed here.").format(number=f"{left:,}")) if left else NOTHING
    return joined([element("div", safe(count)), folded_list(members, shown=_MEMBERS), more])


def _member(stands: Stands) -> Html:
    return link(stands.ref, stands.title) if stands.ref else safe(stands.title)


def _stands(stands: Stands) -> Html:
    shows = []
    if stands.adoption:
        whose = element("span", safe(_(" of {party}").format(party=stands.title)), class_="visually-hidden")
        shows = [Html(" "), element("a", safe(_("See its adoption")), whose, href=href(stands.adoption))]
    because = element("span", safe(stands.because), class_="because")
    return joined([state_tag(stands), Html(" "), because, *shows])


def _to_the_data(member: Field, by_key: Mapping[str, PartyShown]) -> Html:
    """What the document calls it, and what it is in the flows it takes part in."""
    party = by_key.get(member.name)
    lines = [element("div", safe(member.text_of("controllership")))] if member.get("controllership") else []
    if party:
        for each in party.data_roles:
            flows = counted(each.flows, _("flow"), _("flows"))
            said = _("{role} in {flows}").format(role=each.label, flows=flows)
            lines.append(element("div", safe(said), class_="quiet"))
        moves = [
            template.format(flows=counted(number, _("flow"), _("flows")))
            for template, number in ((_("gives in {flows}"), party.gives), (_("gets in {flows}"), party.gets))
            if number
        ]
        if moves:
            said = listed(moves)
            lines.append(element("div", safe(said[:1].upper() + said[1:]), class_="quiet"))
    return joined(lines)


def _elsewhere(others: Sequence[Stands]) -> Html:
    if not others:
        return NOTHING
    title = heading(_("Adoptions that name no party above"), 3, "s-parties-elsewhere")
    return joined([title, folded_list([joined([_member(each), Html(" "), _stands(each)]) for each in others])])


def _name(member: Field, names: Names) -> Html:
    organisation = member.get("organisation")
    links = names.linked(organisation) if organisation else []
    used = member.text_of("name_used")
    shown = [reference(each) for each in links]
    if not shown:
        return safe(names.party(member.name))
    if used:
        shown.append(element("div", safe(_("named here {name}").format(name=used)), class_="quiet"))
    return joined(shown)
