"""One record of any kind: every field it has, what refers to it, and its file."""

from __future__ import annotations

from registry.ui.drawer import at_source, drawer
from registry.ui.finding import part as findings
from registry.ui.heading import back
from registry.ui.impact.way_in import way_to_impact
from registry.ui.markup.html import safe
from registry.ui.markup.section import section
from registry.ui.markup.summary import summary
from registry.ui.pages import records
from registry.ui.record.events import dated
from registry.ui.record.field import Field
from registry.ui.record.page import Opened, beside, opened, part, referred_to_by, source, standing
from registry.ui.record.values import value
from registry.ui.record.words import ways_to_words
from registry.ui.sheet import Sheet, draw_sheet, sheet_of
from registry.ui.site import Site
from registry.wording import _


def show(site: Site) -> str:
    """The record that `?ref=` names."""
    back(records.PAGE, _("Back to all records"))
    said = draw_sheet(sheet_of(site, "record", lambda: _sheet(site)))
    drawer(site)
    return said


def _sheet(site: Site) -> Sheet:
    record = opened(site)
    if isinstance(record, Sheet):
        return record
    short, long = _parted(record)
    kind = (_("Kind"), safe(_(record.kind.label)))
    summary_rows = [kind, *((field.label, value(field, record.names)) for field in short)]
    life = dated(site, record)
    whole = at_source(record.answer.ref, _("the whole record"))
    pieces = (
        ways_to_words(record),
        way_to_impact(record),
        beside(section(_("Summary"), "s-summary", whole, summary(summary_rows)), life),
        findings.of_record(site, record.answer.ref),
        *(part(record, field.label, field, value(field, record.names)) for field in long),
        referred_to_by(record),
        source(site, record),
    )
    return Sheet(record.answer.title, standing(record, site.today), pieces, record.answer.title)


def _parted(record: Opened) -> tuple[list[Field], list[Field]]:
    """The fields that say one thing, and those that hold others, which get a heading each."""
    short = [field for field in record.fields.inside if not field.inside]
    long = [field for field in record.fields.inside if field.inside]
    return short, long
