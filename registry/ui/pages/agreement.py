"""One agreement: everything its record says, in the order a reader asks."""

from __future__ import annotations

from registry.errors import MunimentError
from registry.ui.agreement.flows import bases, flows
from registry.ui.agreement.inherited import inherited
from registry.ui.agreement.items import items
from registry.ui.agreement.overview import contents, drawn, overview
from registry.ui.agreement.parties import parties
from registry.ui.agreement.retention import retention
from registry.ui.markup.html import NOTHING, Html, element, safe
from registry.ui.markup.section import section
from registry.ui.pages import agreements
from registry.ui.record.field import Field
from registry.ui.record.page import Opened, draw_all, opened, referred_to_by, source, standing
from registry.ui.record.values import value
from registry.ui.site import Site
from registry.ui.urlstate import forget
from registry.verbs.records import digest
from registry.wording import _

_FIRST = ("purpose", "parties", "flows", "items", "subjects", "bases", "retention", "security")
"""The parts that come first, in this order; the others follow in the order of the record."""

_LAST = (
    "inherits",
    "status_history",
    "reviews",
    "related_documents",
    "evidence",
    "public_registers",
    "document",
    "local",
)

_TITLES = {
    "flows": "What goes where", "items": "Items of information", "subjects": "People the information is about",
    "bases": "Lawful bases", "inherits": "Inherited terms", "foi": "Freedom of information",
    "use_restrictions": "What it may not be used for", "prohibited_information": "What must never be shared",
    "onward_sharing": "Passing information on", "exit": "Joining, leaving and ending", "legal": "Legal terms",
    "review": "How it is reviewed", "reviews": "Reviews done", "screening": "Is an impact assessment needed?",
    "local": "The organisation's own fields", "dpias": "Impact assessments", "document": "About the document",
    "rights": "People's rights", "transparency": "How people are told",
}  # fmt: skip


def show(site: Site) -> str:
    """The agreement that `?ref=` names."""
    forget()
    record = opened(site, agreements.PAGE, _("Back to agreements"), agreements.FILTERS)
    if record is None:
        return _("Record not found")
    standing(record, site.today)
    parts = _parts(record)
    rest = [("s-referrers", _("What refers to it")), ("s-source", _("Where this comes from"))]
    draw_all(
        overview(record),
        contents([*((f"s-{field.name}", _title(field)) for field in parts), *rest]),
        *(section(_title(field), f"s-{field.name}", _drawn(record, field)) for field in parts),
        referred_to_by(record),
        source(site, record, (_("Digest"), _digest(site, record))),
    )
    return record.answer.title


def _parts(record: Opened) -> list[Field]:
    left = [field for field in record.fields.inside if not drawn(field.name)]
    first = [field for name in _FIRST for field in left if field.name == name]
    last = [field for name in _LAST for field in left if field.name == name]
    return [*first, *(field for field in left if field not in first and field not in last), *last]


def _title(field: Field) -> str:
    return _(_TITLES.get(field.name, field.label))


def _drawn(record: Opened, field: Field) -> Html:
    names = record.names
    match field.name:
        case "parties" if field.members:
            return parties(field, names)
        case "flows" if field.members:
            return flows(record.fields, field, names)
        case "items" if field.members:
            return items(field, names)
        case "retention" if field.members:
            return retention(field, names)
        case "bases" if field.members:
            return bases(field, names)
        case "inherits" if field.raw:
            return inherited(record.fields, field, names)
        case _:
            return value(field, names)


def _digest(site: Site, record: Opened) -> Html:
    """What the parties sign; nothing where the parent that it rests on cannot be read."""
    try:
        answer = digest.run(site.session, digest.Question(ref=record.answer.ref))
    except MunimentError as stop:
        return safe(stop.message)
    return element("code", safe(answer.digest), class_="place") if answer.digest else NOTHING
