"""How much is mapped: in numbers, organisation by organisation, and vocabulary by vocabulary."""

from __future__ import annotations

from collections.abc import Iterator

from registry.concepts.mapped import Mapped, Usage
from registry.ui.mapped.address import Asked
from registry.ui.mapped.words import decided, percent, record_link, terms
from registry.ui.mapreview.address import review_href
from registry.ui.markup.cards import Card, cards
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.section import paragraph, section
from registry.ui.record.fold import tabled
from registry.ui.steps.address import steps_href
from registry.verbs.how_mapped.rows import OrganisationRow, Sum, VocabularyRow
from registry.verbs.words.mapped import Answer
from registry.wording import _, counted, listed


def numbers(here: Asked, answer: Answer) -> Html:
    """The key numbers, each leading to the terms behind it, and what they say in a sentence."""
    found, by = answer.terms, dict(answer.terms.by)
    made = [
        Card(_("Decided"), found.decided, here.terms("decided").href("terms")),
        Card(_("Usable: the same, or broader"), found.usable, here.terms("usable").href("terms")),
        Card(_("Still open"), found.total - found.decided, here.terms("open").href("terms"), "critical"),
        Card(_("Of these only proposed"), by.get("proposed", 0), here.terms("proposed").href("terms")),
        Card(_("Decided: no shared term"), by.get("no-term", 0), here.terms("no-term").href("terms")),
    ]
    said = _("{decided} ({share}). {usable} can be used to translate: nothing is added by it that nobody said.").format(
        decided=decided(found), share=percent(found.decided, found.total), usable=f"{found.usable:,}"
    )
    return joined([paragraph(said), cards(made, _("Terms, in numbers")), _shares(here, found)])


def _shares(here: Asked, found: Sum) -> Html:
    """Each way that terms stand, with its number and what it means: the numbers in full."""
    rows = [
        (
            safe(_(Mapped(name).label)),
            element("a", safe(terms(number)), href=here.terms(name).href("terms")),
            safe(_(Mapped(name).definition)),
        )
        for name, number in found.by
    ]
    if not rows:
        return NOTHING
    inside = tabled(
        _("Where terms stand"), (_("Where they stand"), _("Terms"), _("What it means")), rows, caption_hidden=True
    )
    return element("details", element("summary", safe(_("Where each of them stands, and what that means"))), inside)


# ── organisations ────────────────────────────────────────────────────────────────────────────────────────────────────


def organisations(here: Asked, answer: Answer) -> Html:
    """A bar for each organisation, with its numbers beside it."""
    if len(answer.organisations) < 2:
        return NOTHING
    head = element(
        "tr", *(element("th", safe(said), scope="col") for said in (_("Organisation"), _("Share decided"), _("Terms")))
    )
    drawn = element(
        "table", element("caption", safe(_finding(answer.organisations))),
        element("thead", head, class_="visually-hidden"),
        element("tbody", *(_bar(here, each) for each in answer.organisations)), class_="shares",
    )  # fmt: skip
    return section(_("By organisation"), "s-organisations", drawn, _key())


def _finding(rows: tuple[OrganisationRow, ...]) -> str:
    """What the bars show, in a sentence or two."""
    shares = sorted(rows, key=lambda each: each.terms.decided / (each.terms.total or 1))
    least, most = shares[0], shares[-1]
    said = _(
        "{most} has decided most of its words, {much}; {least} least, {little}. Whoever has most still open comes "
        "first."
    )
    return said.format(
        most=most.organisation.title, much=percent(most.terms.decided, most.terms.total),
        least=least.organisation.title, little=percent(least.terms.decided, least.terms.total),
    )  # fmt: skip


def _bar(here: Asked, row: OrganisationRow) -> Html:
    found, about = row.terms, row.organisation.address
    name = element("a", safe(row.organisation.title), href=here.of(about).href())
    parts = (("usable", found.usable), ("decided", found.decided - found.usable), ("open", found.total - found.decided))
    bar = element(
        "span",
        *(element("span", class_=f"share-{part}", style=f"width:{100 * number / found.total:.1f}%")
          for part, number in parts if number),
        class_="shares-bar", aria_hidden="true",
    )  # fmt: skip
    share = element("span", safe(percent(found.decided, found.total)), class_="number")
    links = [
        _link(here, "usable", about, found.usable, _("usable"), row.organisation.title),
        _link(here, "decided", about, found.decided, _("decided in all"), row.organisation.title),
        _link(here, "open", about, found.total - found.decided, _("open"), row.organisation.title),
    ]
    total = element("span", safe(_("of {terms}: ").format(terms=terms(found.total))))
    return element(
        "tr", element("th", name, scope="row"), element("td", bar, share),
        element("td", total, joined(links, safe(", "))),
    )  # fmt: skip


def _link(here: Asked, stands: str, about: str, number: int, said: str, title: str) -> Html:
    words = f"{number:,} {said}"
    if not number:
        return safe(words)
    hidden = element("span", safe(f" ({title})"), class_="visually-hidden")
    return element("a", safe(words), hidden, href=here.terms(stands, about).href("terms"))


def _key() -> Html:
    parts = (
        ("usable", _("Usable: the same, or broader")),
        ("decided", _("Otherwise decided")),
        ("open", _("Still open")),
    )
    items = (
        element("li", element("span", class_=f"swatch share-{name}", aria_hidden="true"), safe(said))
        for name, said in parts
    )
    return element("ul", *items, class_="key share-key", aria_label=_("What the parts of a bar stand for"))


# ── vocabularies ─────────────────────────────────────────────────────────────────────────────────────────────────────


def vocabularies(here: Asked, answer: Answer) -> Html:
    """Each vocabulary with its data set, by terms, by codes, and weighed by use where that is recorded."""
    heads = (
        _("Vocabulary"), _("Whose, and of what"), _("Terms decided"), _("Usable"), _("Codes decided"),
        _("Weighed by use"), _("Losses"), _("What to do"),
    )  # fmt: skip
    rows = [_row(here, each) for each in answer.vocabularies]
    weighed = sum(bool(each.weighed.total) for each in answer.vocabularies)
    said = _("Records say of {weighed} how much their words are used; the others are counted by terms alone.").format(
        weighed=_("{some} of {all}").format(
            some=weighed, all=counted(len(answer.vocabularies), _("vocabulary"), _("vocabularies"))
        )
    )
    return section(
        _("By vocabulary and data set"), "s-vocabularies", paragraph(said),
        tabled(_("Vocabularies"), heads, rows, caption_hidden=True),
    )  # fmt: skip


def _row(here: Asked, row: VocabularyRow) -> tuple[Html, ...]:
    own, title = row.vocabulary.address, row.vocabulary.title
    version = element("span", safe(_(" version {version}").format(version=row.version)), class_="quiet")
    whose = [record_link(row.publisher)] if row.publisher.title else []
    whose += [element("div", safe(row.data_set), class_="quiet")] if row.data_set else []
    return (
        joined([record_link(row.vocabulary), version if row.version else NOTHING]),
        joined(whose) or safe(_("No record shows whose")),
        _share(here, own, title, row.terms, "decided"),
        _share(here, own, title, row.terms, "usable"),
        _share(here, own, title, row.codes, "decided", codes=True) if row.codes.total else safe(_("No codes")),
        _weighed(row),
        joined(_losses(row)) or safe(_("None recorded")),
        _to_do(here, own, title),
    )  # fmt: skip


def _to_do(here: Asked, own: str, title: str) -> Html:
    still = element("a", safe(_("Open terms")), _about(title), href=here.terms("open", own).href("terms"))
    step = element("a", safe(_("Next step")), _about(title), href=steps_href(own))
    review = element("a", safe(_("Mapping review")), _about(title), href=review_href(own))
    return joined([element("div", still), element("div", review), element("div", step)])


def _about(title: str) -> Html:
    return element("span", safe(_(" for {title}").format(title=title)), class_="visually-hidden")


def _share(here: Asked, own: str, title: str, found: Sum, stands: str, *, codes: bool = False) -> Html:
    part = found.usable if stands == "usable" else found.decided
    words = _("{part} of {whole}").format(part=f"{part:,}", whole=f"{found.total:,}")
    # The list of codes is with their terms: codes alone say little.
    link = element("a", safe(words), _about(title), href=here.terms(stands, own, codes=codes).href("terms"))
    return joined([link if part else safe(words), element("div", safe(percent(part, found.total)), class_="quiet")])


def _weighed(row: VocabularyRow) -> Html:
    if not row.weighed.total:
        return safe(_("Use is not recorded"))
    decided_share = percent(row.weighed.decided, row.weighed.total)
    usable_share = percent(row.weighed.usable, row.weighed.total)
    said = _("{decided} decided, {usable} usable").format(decided=decided_share, usable=usable_share)
    is_rows = row.usage == Usage.ROWS
    what = (_("row of data"), _("rows of data")) if is_rows else (_("agreed flow"), _("agreed flows"))
    total = _("by {total}").format(total=counted(row.weighed.total, *what))
    if row.unweighed:
        total += _("; of {terms} no record says").format(terms=terms(row.unweighed))
    return joined([safe(said), element("div", safe(total), class_="quiet")])


def _losses(row: VocabularyRow) -> Iterator[Html]:
    counts = (
        (row.lossy, _("{number} not agreed")), (row.lossy_agreed, _("{number} agreed")),
        (row.loss_unsaid, _("{number} not said")),
    )  # fmt: skip
    said = [text.format(number=f"{number:,}") for number, text in counts if number]
    if said:
        yield safe(listed(said).capitalize())
