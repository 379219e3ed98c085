"""One organisation at the centre of its partners, and everything its record says."""

from __future__ import annotations

from registry.ui.agreement.overview import contents
from registry.ui.heading import heading
from registry.ui.markup.html import Html, draw, element, joined, safe
from registry.ui.markup.link import link
from registry.ui.markup.section import heading as section_heading
from registry.ui.markup.section import note, paragraph, section
from registry.ui.markup.tag import tag, word
from registry.ui.organisation.agreements import agreements
from registry.ui.organisation.contracts import contracts
from registry.ui.organisation.kept import kept
from registry.ui.organisation.opening import Found, opened
from registry.ui.organisation.particulars import about, officers
from registry.ui.organisation.partners import drawn, finding, none_yet, partners_table
from registry.ui.picture import draw_picture
from registry.ui.record.page import referred_to_by, source
from registry.ui.site import Site
from registry.wording import _, listed


def show(site: Site) -> str:
    """The organisation that `?ref=` names."""
    found = opened(site)
    if found is None:
        return _("Organisation not found")
    answer, record = found.answer, found.record
    _heading(found, site.today)
    who = officers(record)
    parts = [
        ("s-agreements", _("Agreements"), agreements(answer, found.agreements, site.today)),
        ("s-contracts", _("Processing under contract"), contracts(answer)),
        ("s-records", _("Records"), kept(answer)),
        *([("s-officers", _("Officers and contacts"), who)] if who else []),
        ("s-about", _("About the organisation"), about(record)),
    ]
    last = [("s-referrers", _("What refers to it"))] if found.lists_referrers else []
    titles = [(anchor, title) for anchor, title, _inside in parts]
    here = [("s-partners", _("Partners")), *titles, *last, ("s-source", _("Where this comes from"))]
    draw(contents(here), section_heading(_("Partners"), 2, "s-partners"))
    _partners(found, site.today)
    for anchor, title, inside in parts:
        draw(section(title, anchor, inside))
    draw(referred_to_by(record) if found.lists_referrers else Html(""), source(site, record))
    return f"{record.answer.title}. {finding(answer)}"


def _heading(found: Found, on: str) -> None:
    record, answer = found.record.answer, found.answer
    said = listed(_capacity(each) for each in answer.capacities)
    why = _("{status} on {day}. {because}").format(status=word(record.status), day=on, because=record.status_because)
    sector = element("span", safe(answer.sector_label), class_="tag tag-grey") if answer.sector_label else Html("")
    tags = element("p", joined([tag(record.status), sector], Html(" ")), class_="tags")
    heading(record.title, tags, paragraph(said[:1].upper() + said[1:], "lead") if said else Html(""), paragraph(why))
    if found.is_stub:
        holder = record.ref.partition("/")[0]
        words = _("This is the record that the register {register} keeps of it. Its own record is ")
        own = link(answer.ref, answer.title)
        draw(note(element("p", safe(words.format(register=holder)), own, safe("."))))


def _capacity(key: str) -> str:
    """A kind of body, which the law names by a key, in words."""
    return key.replace("-", " ")


def _partners(found: Found, on: str) -> None:
    answer = found.answer
    if not answer.partners:
        draw(paragraph(finding(answer)), none_yet(answer))
        return
    draw_picture("partners", drawn(answer, on))
    draw(partners_table(answer, found.partners, on))
