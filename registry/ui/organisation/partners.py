"""With whom an organisation shares: a sentence, a picture, and a table that says the same of every partner."""

from __future__ import annotations

from collections.abc import Sequence

from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.lettering import LINE
from registry.ui.markup.link import href, link
from registry.ui.markup.section import paragraph
from registry.ui.markup.summary import bullets
from registry.ui.markup.svg import box, curve, label, linked, picture
from registry.ui.markup.table import table
from registry.ui.organisation.address import Paged, lists_of, place
from registry.ui.organisation.picture import MOST, WIDTH, Label, Layout, Spoke, Told, layout
from registry.verbs.organisations.partners import Answer, Partner
from registry.wording import _, counted, listed

_NAMED = 3
"""Partners that the finding names."""

_LISTED = 14
"""Agreements that one row of the table names."""


def finding(answer: Answer) -> str:
    """What the picture shows, in a sentence."""
    if not answer.partners:
        return _("No record shows an agreement between {name} and another organisation.").format(name=answer.title)
    first = answer.partners[0]
    shared = counted(first.shared, _("agreement"), _("agreements"))
    if answer.partners_total == 1:
        said = _("{name} shares with one other organisation, {partner}: {shared}.")
        return said.format(name=answer.title, partner=called(first), shared=shared)
    most = [called(each) for each in answer.partners if each.shared == first.shared]
    others = counted(answer.partners_total, _("other organisation"), _("other organisations"))
    if len(most) == 1:
        said = _("{name} shares with {others}, most often with {most}: {shared}.")
    elif len(most) <= _NAMED:
        said = _("{name} shares with {others}, most often with {most}: {shared} each.")
    else:
        # Naming one of many that are equal would mislead.
        said = _("{name} shares with {others}, most often with {count} of them: {shared} each.")
    return said.format(name=answer.title, others=others, most=listed(most), count=f"{len(most):,}", shared=shared)


def called(partner: Partner) -> str:
    """What a partner is called; its reference where there is no record of it."""
    return partner.title or partner.ref


def drawn(answer: Answer, on: str) -> Html:
    """The picture, with what it shows above it and what its lines mean below."""
    told = [Told(called(each), _sector(each), each.shared) for each in answer.partners[:MOST]]
    where = layout(answer.title, told)
    spokes = [(spoke, answer.partners[spoke.position]) for spoke in where.spokes]
    parts = [part for each in spokes for part in (_partner(*each), _number(answer, *each))]
    lines = [_line(*each) for each in spokes]
    sectors = [_words(each, "ego-sector") for each in where.sectors]
    inside = (*lines, _middle(where), *sectors, *parts)
    return element("div", picture(WIDTH, where.height, finding(answer), *inside, key=_key(answer, on)), class_="ego")


def _sector(partner: Partner) -> str:
    return partner.sector_label or _("Sector not recorded")


def _line(spoke: Spoke, partner: Partner) -> Html:
    return curve(*spoke.line, style="ego-line" if partner.running else "ego-line ego-still", thickness=spoke.thickness)


def _middle(where: Layout) -> Html:
    at = where.middle.box
    down = at.middle - LINE * (len(where.middle.lines) - 1) / 2 + 5
    words = label(at.x + at.width / 2, down, where.middle.lines, anchor="middle", style="ego-name")
    return joined([box(at.x, at.y, at.width, at.height, "ego-middle"), words])


def _words(each: Label, style: str, inset: float = 0) -> Html:
    down = each.box.middle - LINE * (len(each.lines) - 1) / 2 + 5
    return label(each.box.x + inset, down, each.lines, style=style)


def _partner(spoke: Spoke, partner: Partner) -> Html:
    at = spoke.label.box
    drawn = joined([box(at.x, at.y, at.width, at.height, "ego-box"), _words(spoke.label, "ego-partner", 12)])
    if not partner.title:
        return drawn
    return linked(href(partner.ref), partner.title, drawn)


def _number(answer: Answer, spoke: Spoke, partner: Partner) -> Html:
    at = spoke.badge
    name = _("{agreements} shared with {partner}").format(
        agreements=counted(partner.shared, _("agreement"), _("agreements")), partner=called(partner)
    )
    number = label(at.x + at.width / 2, at.middle + 5, [f"{partner.shared:,}"], anchor="middle", style="ego-number")
    inside = joined([box(at.x, at.y, at.width, at.height, "ego-badge"), number])
    return linked(place(answer.ref, f"s-with-{spoke.position + 1}"), name, inside)


def _key(answer: Answer, on: str) -> Html:
    said = [_("The number on a line, and its thickness, say how many agreements both are party to.")]
    if any(not each.running for each in answer.partners[:MOST]):
        said.append(_("A broken line: none of them runs on {day}.").format(day=on))
    if answer.partners_total > MOST:
        left = _("Drawn are the {shown} with most in common; the table below has all {total}.")
        said.append(left.format(shown=MOST, total=f"{answer.partners_total:,}"))
    return element("p", safe(" ".join(said)), class_="key")


def partners_table(answer: Answer, pages: Paged, on: str) -> Html:
    """Every partner: who it is, and the agreements both are party to."""
    shown = pages.of(answer.partners)
    heads = (_("Partner"), _("Sector"), _("Agreements shared"), _("Of which run"))
    rows = [_row(each, pages.start + at) for at, each in enumerate(shown)]
    below = [_shared(each) for each in shown]
    total = counted(answer.partners_total, _("partner"), _("partners"))
    caption = _("{partners}, and the agreements shared with each on {day}").format(partners=total, day=on)
    return joined([table(caption, heads, rows, below=below), pages.links(len(answer.partners), answer.partners_total)])


def _row(partner: Partner, number: int) -> Sequence[Html]:
    missing = element("span", safe(_("(not found)")), class_="quiet")
    named = link(partner.ref, partner.title) if partner.title else joined([safe(partner.ref), missing], Html(" "))
    own = element("span", named, id=f"s-with-{number}")
    return own, safe(_sector(partner)), safe(f"{partner.shared:,}"), safe(f"{partner.running:,}")


def _shared(partner: Partner) -> Html:
    if not partner.agreements:
        return NOTHING
    drawn = [link(each.ref, each.title) for each in partner.agreements[:_LISTED]]
    left = partner.shared - len(drawn)
    if left > 0:
        others = counted(left, _("other"), _("others"))
        to = lists_of("agreement", "party", partner.ref)
        every = _("and {others}: see every agreement of {partner}").format(others=others, partner=called(partner))
        drawn.append(element("a", safe(every), href=to))
    words = _("Agreements shared with {partner}").format(partner=called(partner))
    return element("details", element("summary", safe(words)), bullets(drawn))


def none_yet(answer: Answer) -> Html:
    """What to say of an organisation that shares with no one here."""
    if answer.agreements:
        return paragraph(_("The agreements it is party to name no other organisation."))
    return paragraph(_("A partner is another organisation that is party to the same agreement."))
