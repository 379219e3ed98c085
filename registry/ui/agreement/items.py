"""The items of information that may be shared."""

from __future__ import annotations

from registry.ui.agreement.columns import columned
from registry.ui.markup.html import Html, element, joined, safe
from registry.ui.record.field import Field
from registry.ui.record.names import Names
from registry.ui.record.values import key
from registry.wording import _, counted


def items(shown: Field, names: Names) -> Html:
    """A table with one item a row."""

    def item(member: Field) -> Html:
        return joined([element("span", safe(member.label), id=f"s-item-{member.name}"), key(member)])

    columns = (
        (_("Item"), item),
        (_("What it is"), "definition"),
        (_("About"), "categories"),
        (_("Special category"), "special_categories"),
        (_("Why it is needed"), "necessity"),
    )
    caption = counted(len(shown.members), _("item"), _("items"))
    return columned(caption, columns, shown.members, names, ("name",))
