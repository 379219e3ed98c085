"""How long information is kept, by whom."""

from __future__ import annotations

from registry.ui.agreement.columns import columned
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.record.field import Field
from registry.ui.record.names import Names
from registry.ui.record.values import key, value
from registry.wording import _, counted


def retention(shown: Field, names: Names) -> Html:
    """A table with one term a row."""

    def what(member: Field) -> Html:
        said = [member.get(name) for name in ("what", "items")]
        lines = [element("div", value(each, names)) for each in said if each]
        if not lines:
            return joined([safe(member.label), key(member)])
        return joined([*lines, element("div", element("code", safe(member.name)), class_="key")])

    def how_long(member: Field) -> Html:
        said = [member.get(name) for name in ("period", "until", "criterion")]
        lines = [element("div", value(each, names)) for each in said if each]
        return joined(lines) if lines else NOTHING

    columns = (
        (_("What is kept"), what),
        (_("How long"), how_long),
        (_("From when"), "trigger"),
        (_("Who keeps it"), "parties"),
        (_("At the end"), "disposal"),
    )
    caption = counted(len(shown.members), _("term"), _("terms"))
    said_already = ("what", "items", "period", "until", "criterion")
    return columned(caption, columns, shown.members, names, said_already)
