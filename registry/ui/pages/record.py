"""One record of any kind: every field it has, what refers to it, and its file."""

from __future__ import annotations

from registry.ui.drawer import at_source, drawer
from registry.ui.markup.html import safe
from registry.ui.markup.section import section
from registry.ui.markup.summary import summary
from registry.ui.pages import records
from registry.ui.record.events import dated
from registry.ui.record.field import Field
from registry.ui.record.page import Opened, beside, draw_all, opened, part, referred_to_by, source, standing
from registry.ui.record.values import value
from registry.ui.site import Site
from registry.wording import _


def show(site: Site) -> str:
    """The record that `?ref=` names."""
    record = opened(site, records.PAGE, _("Back to all records"))
    if record is None:
        return _("Record not found")
    standing(record, site.today)
    short, long = _parted(record)
    kind = (_("Kind"), safe(_(record.kind.label)))
    summary_rows = [kind, *((field.label, value(field, record.names)) for field in short)]
    life = dated(site, record)
    whole = at_source(record.answer.ref, _("the whole record"))
    draw_all(
        beside(section(_("Summary"), "s-summary", whole, summary(summary_rows)), life),
        *(part(record, field.label, field, value(field, record.names)) for field in long),
        referred_to_by(record),
        source(site, record),
    )
    drawer(site)
    return record.answer.title


def _parted(record: Opened) -> tuple[list[Field], list[Field]]:
    """The fields that say one thing, and those that hold others, which get a heading each."""
    short = [field for field in record.fields.inside if not field.inside]
    long = [field for field in record.fields.inside if field.inside]
    return short, long
