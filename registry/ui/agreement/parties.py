"""Who is party to an agreement."""

from __future__ import annotations

from registry.ui.agreement.columns import columned
from registry.ui.markup.html import Html, element, joined, safe
from registry.ui.record.field import Field
from registry.ui.record.names import Names
from registry.ui.record.values import reference
from registry.wording import _, counted


def parties(shown: Field, names: Names) -> Html:
    """A table with one party a row."""

    def party(member: Field) -> Html:
        return joined([_name(member, names), element("div", element("code", safe(member.name)), class_="key")])

    columns = (
        (_("Party"), party),
        (_("Part in the agreement"), "role"),
        (_("What it is to the data"), "controllership"),
        (_("Departments"), "department"),
        (_("Undertakes to"), "responsibilities"),
    )
    caption = counted(len(shown.members), _("party"), _("parties"))
    said_already = ("organisation", "name_used")
    return columned(caption, columns, shown.members, names, said_already, lambda member: names.short_party(member.name))


def _name(member: Field, names: Names) -> Html:
    organisation = member.get("organisation")
    links = names.linked(organisation) if organisation else []
    used = member.text_of("name_used")
    shown = [reference(each) for each in links]
    if used:
        shown.append(element("div", safe(_("named here {name}").format(name=used)), class_="quiet"))
    return joined(shown) if shown else safe(names.party(member.name))
