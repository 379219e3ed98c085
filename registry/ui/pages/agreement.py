"""One agreement: everything its record says, in the order a reader asks."""

from __future__ import annotations

from collections.abc import Iterator

from registry.concepts.kinds import Kind
from registry.errors import MunimentError
from registry.ui.agreement.events import events
from registry.ui.agreement.flows import bases, flows, flows_table
from registry.ui.agreement.inherited import inherited
from registry.ui.agreement.items import items
from registry.ui.agreement.moves import finding as flows_finding
from registry.ui.agreement.moves import moves
from registry.ui.agreement.overview import contents, drawn, overview
from registry.ui.agreement.parties import missing, parties
from registry.ui.agreement.picture import drawn as flows_picture
from registry.ui.agreement.retention import retention
from registry.ui.chain.asked import chain_href
from registry.ui.drawer import drawer
from registry.ui.finding import part as findings
from registry.ui.heading import back
from registry.ui.markup.html import NOTHING, Html, element, safe
from registry.ui.markup.section import note, paragraph
from registry.ui.pages import agreements
from registry.ui.permits.asked import permits_href
from registry.ui.record.field import Field
from registry.ui.record.page import Opened, beside, opened, part, referred_to_by, source, standing
from registry.ui.record.values import value
from registry.ui.sheet import Picture, Sheet, draw_sheet, sheet_of
from registry.ui.site import Site
from registry.verbs.agreements import parties as parties_verb
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
    back(agreements.PAGE, _("Back to agreements"))
    said = draw_sheet(sheet_of(site, "agreement", lambda: _sheet(site)))
    drawer(site)
    return said


def _sheet(site: Site) -> Sheet:
    record = opened(site)
    if isinstance(record, Sheet):
        return record
    # A record of another kind may be asked for here as well: it has no parties of its own.
    who = _parties(site, record)
    fields = _parts(record)
    rest = [("s-referrers", _("What refers to it")), ("s-source", _("Where this comes from"))]
    life = events(site, record, who) if who else NOTHING
    timed = [("s-timeline", _("Timeline"))] if life else []
    judged = [(findings.ANCHOR, _("Findings"))]
    here = contents([*timed, *judged, *((f"s-{field.name}", _title(field)) for field in fields), *rest])
    pieces: list[Html | Picture] = [beside(overview(record), life), findings.of_record(site, record.answer.ref), here]
    for field in fields:
        if field.name == "flows" and field.members:
            pieces += _flows(record, field)
        else:
            pieces.append(part(record, _title(field), field, _drawn(site, record, field, who)))
    pieces += [referred_to_by(record), source(site, record, (_("Digest"), _digest(site, record)))]
    title = record.answer.title
    unsigned = missing(who) if who else ""
    under = (*standing(record, site.today), *([note(paragraph(unsigned))] if unsigned else []), _may_we_share(record))
    return Sheet(title, under, tuple(pieces), title)


def _may_we_share(record: Opened) -> Html:
    """The way to the question what may be shared under this agreement; of a record of another kind there is none."""
    if record.kind != Kind.AGREEMENT:
        return NOTHING
    where = permits_href(agreement=record.answer.ref)
    share = element("a", safe(_("May we share under this agreement?")), href=where)
    follow = element("a", safe(_("Follow the data")), href=chain_href(record.answer.ref))
    return element("p", share, safe(" "), follow, class_="go")


def _parties(site: Site, record: Opened) -> parties_verb.Answer | None:
    if record.kind != Kind.AGREEMENT:
        return None
    return parties_verb.run(site.session, parties_verb.Question(ref=record.answer.ref))


def _flows(record: Opened, field: Field) -> Iterator[Html | Picture]:
    """The picture of all flows, its table, and then each flow in full."""
    found = moves(record.fields, record.names)
    listed = record.fields.get("parties")
    finding = flows_finding(found, len(listed.members) if listed else 0)
    yield part(record, _title(field), field, NOTHING)
    yield Picture("flows", flows_picture(found, finding))
    yield flows_table(found, record.names, record.fields)
    yield flows(record.fields, field, record.names)


def _parts(record: Opened) -> list[Field]:
    left = [field for field in record.fields.inside if not drawn(field.name)]
    first = [field for name in _FIRST for field in left if field.name == name]
    last = [field for name in _LAST for field in left if field.name == name]
    return [*first, *(field for field in left if field not in first and field not in last), *last]


def _title(field: Field) -> str:
    return _(_TITLES.get(field.name, field.label))


def _drawn(site: Site, record: Opened, field: Field, who: parties_verb.Answer | None) -> Html:
    names = record.names
    match field.name:
        case "parties" if field.members and who:
            return parties(field, names, who)
        case "items" if field.members:
            return items(field, names)
        case "retention" if field.members:
            return retention(field, names)
        case "bases" if field.members:
            return bases(field, names)
        case "inherits" if field.raw:
            return inherited(site, record)
        case _:
            return value(field, names)


def _digest(site: Site, record: Opened) -> Html:
    """What the parties sign; nothing where the parent that it rests on cannot be read."""
    try:
        answer = digest.run(site.session, digest.Question(ref=record.answer.ref))
    except MunimentError as stop:
        return safe(stop.message)
    return element("code", safe(answer.digest), class_="place") if answer.digest else NOTHING
