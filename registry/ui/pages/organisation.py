"""One organisation at the centre of its partners, and everything its record says."""

from __future__ import annotations

from collections.abc import Iterator

from registry.ui.agreement.overview import contents
from registry.ui.chain.asked import chain_href
from registry.ui.drawer import drawer
from registry.ui.finding import part as findings
from registry.ui.heading import back
from registry.ui.impact.asked import impact_href
from registry.ui.markup.html import Html, element, joined, safe
from registry.ui.markup.link import link
from registry.ui.markup.section import heading as section_heading
from registry.ui.markup.section import note, paragraph, section
from registry.ui.markup.tag import tag, word
from registry.ui.organisation.agreements import agreements
from registry.ui.organisation.contracts import contracts
from registry.ui.organisation.kept import kept
from registry.ui.organisation.opening import LIST, Found, opened
from registry.ui.organisation.particulars import about, officers
from registry.ui.organisation.partners import drawn, finding, none_yet, partners_table
from registry.ui.permits.asked import permits_href
from registry.ui.record.page import referred_to_by, source
from registry.ui.sheet import Later, Picture, Piece, Sheet, draw_sheet, sheet_of
from registry.ui.site import Site
from registry.wording import _, listed


def show(site: Site) -> str:
    """The organisation that `?ref=` names."""
    back(LIST, _("Back to organisations"))
    sheet = sheet_of(site, "organisation", lambda: _sheet(site))
    said = draw_sheet(sheet, {"findings": lambda: findings.of_organisation(site, sheet.about)})
    drawer(site)
    return said


def _sheet(site: Site) -> Sheet:
    found = opened(site)
    if isinstance(found, Sheet):
        return found
    answer, record = found.answer, found.record
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
    here = [
        (findings.ANCHOR, _("Findings")),
        ("s-partners", _("Partners")),
        *titles,
        *last,
        ("s-source", _("Where this comes from")),
    ]
    pieces: list[Piece] = [
        *_whose(found), contents(here), Later("findings"), section_heading(_("Partners"), 2, "s-partners"),
        *_partners(found, site.today),
        *(section(title, anchor, inside) for anchor, title, inside in parts),
        *([referred_to_by(record)] if found.lists_referrers else []), source(site, record),
    ]  # fmt: skip
    said = f"{record.answer.title}. {finding(answer)}"
    return Sheet(record.answer.title, _under(found, site.today), tuple(pieces), said, about=answer.ref)


def _under(found: Found, on: str) -> tuple[Html, ...]:
    record, answer = found.record.answer, found.answer
    said = listed(_capacity(each) for each in answer.capacities)
    why = _("{status} on {day}. {because}").format(status=word(record.status), day=on, because=record.status_because)
    sector = element("span", safe(answer.sector_label), class_="tag tag-grey") if answer.sector_label else Html("")
    tags = element("p", joined([tag(record.status), sector], Html(" ")), class_="tags")
    lead = paragraph(said[:1].upper() + said[1:], "lead") if said else Html("")
    share = element("a", safe(_("May we share with them?")), href=permits_href(getter=answer.ref))
    follow = element("a", safe(_("Follow the data")), href=chain_href(answer.ref))
    fails = element("a", safe(_("If something fails")), href=impact_href(answer.ref))
    return tags, lead, paragraph(why), element("p", share, safe(" "), follow, safe(" "), fails, class_="go")


def _whose(found: Found) -> Iterator[Html]:
    """Whose record this is, where it is another organisation's record of it."""
    if found.is_stub:
        holder = found.record.answer.ref.partition("/")[0]
        words = _("This is the record that the register {register} keeps of it. Its own record is ")
        own = link(found.answer.ref, found.answer.title)
        yield note(element("p", safe(words.format(register=holder)), own, safe(".")))


def _capacity(key: str) -> str:
    """A kind of body, which the law names by a key, in words."""
    return key.replace("-", " ")


def _partners(found: Found, on: str) -> Iterator[Html | Picture]:
    answer = found.answer
    if not answer.partners:
        yield paragraph(finding(answer))
        yield none_yet(answer)
        return
    yield Picture("partners", drawn(answer, on))
    yield partners_table(answer, found.partners, on)
