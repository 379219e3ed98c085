"""The answer: the sum in words and bars, and the shares with reasons, links and what would settle each."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlencode

from registry.concepts.sharing import ShareFit
from registry.ui.markup.bars import Bar, bars
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.link import link
from registry.ui.markup.section import paragraph, section
from registry.ui.shares.asked import A_PAGE, FITS, Asked
from registry.ui.shares.words import fit_meaning, fit_tag, fit_word, sure_word
from registry.verbs.sharing.shares import Answer, Fit, Matched
from registry.wording import _, counted, listed

_LONG = 300


def summed(asked: Asked, answer: Answer) -> Html:
    """The sum in words, and a bar for each fit that leads to its shares."""
    counts = dict(answer.counts)
    made = [Bar(fit_word(fit), counts.get(fit, 0), asked.only(fit)) for fit in FITS]
    meanings = element(
        "dl", *(joined([element("dt", fit_tag(fit)), element("dd", safe(fit_meaning(fit)))]) for fit in FITS),
        class_="shares-meanings",
    )  # fmt: skip
    where = _("Sheet “{sheet}”, headings in row {row}.") if answer.sheet else _("Headings in row {row}.")
    return section(
        _("The answer"), "s-answer",
        paragraph(answer.said, "shares-sum"),
        element("div", bars(made, _("Shares of the list by how well an agreement covers them"), _("How covered"),
                            _("Shares")), class_="shares-bars"),
        paragraph(where.format(sheet=answer.sheet, row=answer.heading), "quiet"),
        element("details", element("summary", safe(_("What the words mean"))), meanings),
        paragraph(_("An agreement that covers a share is what the records show. It is no advice that the share is"
                    " lawful: the agreement's own page says what is wanting in it.")),
    )  # fmt: skip


def shares(asked: Asked, answer: Answer) -> Html:
    """The shares that the address asks for, a page of them."""
    fitting = [each for each in answer.matched if not asked.fit or each.fit == asked.fit]
    title = _("Shares: {fit}").format(fit=fit_word(asked.fit).lower()) if asked.fit else _("All shares")
    if not fitting:
        return section(title, "s-shares", _filter(asked, answer), paragraph(_("No share of the list fits so.")))
    after = min(asked.after, max(0, len(fitting) - 1))
    page = fitting[after : after + A_PAGE]
    said = _("{first} to {last} of {all}").format(
        first=f"{after + 1:,}", last=f"{after + len(page):,}", all=counted(len(fitting), _("share"), _("shares"))
    )
    before = (
        element("a", safe(_("Those before")), href=asked.only(asked.fit, max(0, after - A_PAGE))) if after else NOTHING
    )
    more = after + A_PAGE < len(fitting)
    then = element("a", safe(_("Those after")), href=asked.only(asked.fit, after + A_PAGE)) if more else NOTHING
    turning = element("p", before, safe("  "), then, class_="shares-turn") if before or then else NOTHING
    return section(
        title, "s-shares", _filter(asked, answer), paragraph(said, "quiet"),
        element("ol", *map(_share, page), class_="shares"), turning,
    )  # fmt: skip


def _filter(asked: Asked, answer: Answer) -> Html:
    counts = dict(answer.counts)
    links = []
    for fit, many in (("", answer.total), *((fit, counts.get(fit, 0)) for fit in FITS)):
        name = f"{fit_word(fit) if fit else _('All')} ({many:,})"
        current = "true" if fit == asked.fit else ""
        links.append(element("li", element("a", safe(name), href=asked.only(fit), aria_current=current)))
    return element("nav", element("ul", *links), class_="shares-filter", aria_label=_("Shares by how they are covered"))


def _share(each: Matched) -> Html:
    share = each.share
    name = share.title or ", ".join(share.data) or listed(share.getters) or _("A share without a name")
    title = " ".join(filter(None, (share.reference, name)))
    return element(
        "li",
        element("h3", safe(_short(title)), safe(" "), fit_tag(each.fit)),
        element("p", safe(_ends(each)), class_="quiet"),
        _facts(each),
        _best(each.best) if each.best is not None else NOTHING,
        element("p", element("strong", safe(_("To settle it: "))), safe(each.settles)) if each.settles else NOTHING,
        _permit(each),
        _why(each),
        id=f"row-{share.row}",
    )  # fmt: skip


def _ends(each: Matched) -> str:
    share = each.share
    row = _("Row {row}").format(row=f"{share.row:,}")
    who = _("{giver} to {getters}").format(
        giver=share.giver or _("nobody named"), getters=listed(share.getters) or _("nobody named")
    )
    return f"{row}. {who}"


def _facts(each: Matched) -> Html:
    share = each.share
    pairs = (
        (_("Information"), "; ".join(share.data)), (_("Purpose"), share.purpose),
        (_("Agreement in the list"), share.agreement),
    )  # fmt: skip
    rows = [joined([element("dt", safe(name)), element("dd", safe(_short(text)))]) for name, text in pairs if text]
    return element("dl", *rows, class_="shares-facts") if rows else NOTHING


def _best(fit: Fit) -> Html:
    under = {
        ShareFit.COVERED: _("Covered by "), ShareFit.PARTLY: _("Partly covered by "),
        ShareFit.LAPSED: _("Was covered by "),
    }.get(ShareFit(fit.fit), _("Perhaps under "))  # fmt: skip
    # How sure a part or a mere possibility is, tells nobody what to do.
    sure = f" {sure_word(fit.confidence)}" if fit.fit in (ShareFit.COVERED, ShareFit.LAPSED) else ""
    return element("p", safe(under), link(fit.agreement, fit.title), safe(f".{sure}"))


def _permit(each: Matched) -> Html:
    if each.fit == ShareFit.COVERED or not each.share.giver or not each.share.getters:
        return NOTHING
    share = each.share
    asked = [("from", share.giver), ("to", share.getters[0]), *(("data", piece) for piece in share.data[:5])]
    asked += [("purpose", share.purpose)] if share.purpose else []
    name = _("May we share this? {name}").format(name=_short(share.title or share.getters[0], 60))
    return element("p", element("a", safe(name), href=f"permits?{urlencode(asked)}"))


def _why(each: Matched) -> Html:
    inside = [element("ul", *(element("li", safe(_short(text, 600))) for text in each.because), class_="bullets")]
    if each.others:
        near = [element("li", link(other.agreement, other.title), safe(f": {_last(other)}")) for other in each.others]
        inside.append(joined([element("p", element("strong", safe(_("Comes near")))),
                              element("ul", *near, class_="bullets")]))  # fmt: skip
    if not each.because and not each.others:
        return NOTHING
    name = each.share.reference or _("row {row}").format(row=each.share.row)
    label = joined([safe(_("Why")), element("span", safe(f" ({name})"), class_="visually-hidden")])
    return element("details", element("summary", label), element("div", *inside, class_="opened"))


def _last(other: Fit) -> str:
    return _short(" ".join(other.because[-2:]), 300)


def _short(text: str, most: int = _LONG) -> str:
    return text if len(text) <= most else f"{text[:most]}…"


def troubles(answer: Answer) -> Html:
    """What was passed over in the file."""
    if not answer.troubles:
        return NOTHING
    items: Iterator[Html] = (element("li", safe(_short(text))) for text in answer.troubles[:50])
    return section(_("About the list"), "s-troubles", element("ul", *items, class_="bullets"))
