"""The summary at the top of an agreement, and the list of what is below it."""

from __future__ import annotations

from collections.abc import Iterable

from registry.ui.drawer import at_source
from registry.ui.markup.html import Html, element, safe
from registry.ui.markup.section import heading, section
from registry.ui.markup.summary import summary
from registry.ui.record.field import Field
from registry.ui.record.page import Opened
from registry.ui.record.values import value
from registry.wording import _

_OWN_WORDS = {
    "reference": "Own reference",
    "binding": "Force in law",
    "ref": "Parent",
    "digest": "Parent's digest, as relied on",
    "effective": "In effect from",
    "end": "Ends",
    "dated": "Date on the document",
    "agreed": "Agreed on",
    "published": "Published on",
    "last_review": "Last reviewed",
    "territory": "Area codes",
    "territory_described": "Area",
}
_DRAWN = (
    "reference", "lead", "instrument", "tier", "binding", "classification", "parent", "supersedes", "superseded_by",
    "counterpart_of", "dates", "owner", "territory_described", "territory", "version", "language", "formerly",
    "personal_data",
)  # fmt: skip
"""The fields that the summary shows, in its order."""


def overview(record: Opened) -> Html:
    """What a reader wants to know first."""
    rows: list[tuple[str, Html]] = [(_("Reference"), element("code", safe(record.answer.ref)))]
    for name in _DRAWN:
        field = record.fields.get(name)
        if field is None:
            continue
        if name in ("dates", "parent"):
            rows += [(_label(inner), value(inner, record.names)) for inner in field.inside]
        else:
            rows.append((_label(field), value(field, record.names)))
    whole = at_source(record.answer.ref, _("the whole record"))
    return section(_("Summary"), "s-summary", whole, summary(rows))


def drawn(name: str) -> bool:
    """Whether the summary shows a field, so that it is not drawn again below."""
    return name in _DRAWN


def _label(field: Field) -> str:
    return _(_OWN_WORDS.get(field.name, field.label))


def contents(parts: Iterable[tuple[str, str]]) -> Html:
    """Links to the parts of the page, given as anchors and titles."""
    links = [element("li", element("a", safe(title), href=f"#{anchor}")) for anchor, title in parts]
    title = element("summary", heading(_("On this page"), 2, "s-contents"))
    # Where the window is narrow these begin folded: there may be more of them than fit it.
    folds = element("details", title, element("ul", *links), class_="folds", open="open")
    return element("nav", folds, class_="contents", aria_labelledby="s-contents")
