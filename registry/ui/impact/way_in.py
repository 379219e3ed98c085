"""From a record to what would be touched if it failed: contracts, systems, transfers, and recorded breaches."""

from __future__ import annotations

from registry.concepts.kinds import Kind
from registry.ui.impact.asked import impact_href
from registry.ui.markup.html import NOTHING, Html, element, safe
from registry.ui.record.page import Opened
from registry.wording import _

_OF_ITSELF = {Kind.PROCESSOR_CONTRACT, Kind.INFORMATION_SYSTEM, Kind.TRANSFER}


def way_to_impact(record: Opened) -> Html:
    """A link to what its end or breach touches; of a recorded breach, to what one of its processor or system does."""
    if record.kind in _OF_ITSELF:
        return _go(_("If something fails"), impact_href(record.answer.ref))
    if record.kind is Kind.BREACH:
        said = _("See all that a breach at {title} touches")
        for name in ("processor", "systems"):
            field = record.fields.get(name)
            own = field.get("organisation") if field else None
            for one in (own, field):
                for each in record.names.linked(one) if one else ():
                    if each.found:
                        return _go(said.format(title=each.title), impact_href(each.ref, "breached"))
    return NOTHING


def _go(text: str, where: str) -> Html:
    return element("p", element("a", safe(text), href=where), class_="go")
