"""The headings that an agreement takes whole from its parent."""

from __future__ import annotations

from registry.ui.markup.html import Html, element, joined, safe
from registry.ui.markup.link import href, link
from registry.ui.markup.section import paragraph
from registry.ui.markup.summary import bullets
from registry.ui.record.field import Field
from registry.ui.record.names import Names
from registry.wording import _


def inherited(record: Field, shown: Field, names: Names) -> Html:
    """Each heading, with a link to the parent's words where the parent can be read."""
    parent = record.get("parent")
    ref = parent.get("ref") if parent else None
    links = [each for each in names.linked(ref) if each.found] if ref else []
    if not links:
        missing = _("These come from a parent that is not loaded, so their words cannot be shown here.")
        return joined([paragraph(missing), bullets(safe(item) for item in shown.items)])
    found = links[0]
    intro = element("p", safe(_("These come whole from ")), link(found.ref, found.title), safe("."))
    keys = [str(raw) for raw in shown.raw]
    drawn = [
        element("a", safe(item), href=href(found.ref, f"s-{name}"))
        for name, item in zip(keys, shown.items, strict=True)
    ]
    return joined([intro, bullets(drawn)])
