"""What may be chosen for a term: the shared words, one with a digit each, that none fits, and a search for others."""

from __future__ import annotations

from collections.abc import Sequence

from registry.ui.mapreview.address import FIND, Asked
from registry.ui.mapreview.candidates import Candidate
from registry.ui.mapreview.words import stands, sure_short
from registry.ui.markup.html import NOTHING, Html, element, safe
from registry.ui.record.fold import opened_by
from registry.verbs.reviewing.shown import Offer, Waiting
from registry.wording import _

_MOST_KEYS = 9
_LONGEST = 130


def choices(row: Waiting, among: Sequence[Candidate], chosen: str) -> Html:
    """The shared words to choose from, and how likely it is that none of them fits."""
    items = [element("li", _choice(each, at, each.term == chosen)) for at, each in enumerate(among, 1)]
    legend = element("legend", safe(_("Which shared word?")))
    drawn = element("ol", *items, class_="review-choices") if items else NOTHING
    return element("fieldset", legend, drawn, _none(row), class_="review-choose st-key-review-choice")


def _choice(each: Candidate, at: int, is_chosen: bool) -> Html:
    digit = str(at) if at <= _MOST_KEYS else ""
    key = element("kbd", safe(digit), aria_hidden="true") if digit else element("span", class_="no-key")
    button = element(
        "input", type="radio", name="choice", value=each.term, id=f"choice-{at}", data_digit=digit,
        checked="checked" if is_chosen else "",
    )  # fmt: skip
    how = {
        "stands": _("as it is mapped now"),
        "found": _("found by your search"),
    }.get(each.origin) or f"{_likely_stands(each.offer)}{sure_short(each.offer.confidence)}"
    why = each.offer.reasons[0] if each.offer.reasons else each.offer.definition
    why = why if len(why) <= _LONGEST else why[:_LONGEST].rsplit(" ", 1)[0] + " …"
    told = [element("strong", safe(each.offer.label)), element("span", safe(f" {how}. "), class_="how")]
    told += [element("span", safe(why), class_="quiet why")] if why else []
    return element("label", button, key, element("span", *told), for_=f"choice-{at}")


def _likely_stands(offer: Offer) -> str:
    """How our term would most likely stand to it, where that is not simply the same."""
    return "" if offer.predicate in ("", "exact") else f"{_('ours')} {stands(offer.predicate)} {_('it')}; "


def _none(row: Waiting) -> Html:
    if not row.offers and not row.none_said:
        return element("p", safe(_("Nothing is suggested for this term.")), class_="none-of-these")
    # Of what is not shown something may fit, or nothing at all: either way it is none of these.
    outside = max(row.none, 1 - sum(offer.confidence for offer in row.offers))
    hundred = min(99, max(1, round(100 * outside)))
    told = _("None of these: about {hundred} in 100.").format(hundred=hundred)
    return element("p", element("strong", safe(told)), safe(f" {row.none_said}".rstrip()), class_="none-of-these")


def search(here: Asked) -> Html:
    """A search for another shared word: what it finds is added to the choice."""
    kept = [element("input", type="hidden", name=name, value=value) for name, value in here.said().items()
            if name != FIND]  # fmt: skip
    form = element(
        "form", *kept,
        element("label", safe(_("Search the shared words")), for_="choose-find"),
        element("input", type="text", name=FIND, id="choose-find", value=here.find, maxlength="200"),
        element("button", safe(_("Search"))), class_="choice", method="get",
    )  # fmt: skip
    told = NOTHING
    if here.find:
        again = element("a", safe(_("Take the search away")), href=here.at(here.term).href())
        told = element("p", again)
    if here.find:
        return element("div", form, told, class_="review-search")
    return element("div", opened_by(_("Search for another shared word"), form), class_="review-search")


def nothing_found(here: Asked, among: Sequence[Candidate]) -> Html:
    """Said where a search found nothing that is not there already."""
    if not here.find or any(each.origin == "found" for each in among):
        return NOTHING
    said = _("No other shared word goes by {words}.").format(words=f"“{here.find}”")
    return element("p", safe(said), class_="none-of-these")


def alike(row: Waiting, titles: dict[str, str]) -> Html:
    """The same column elsewhere, to be decided alike. `titles`: vocabulary → whose it is and what it is called."""
    if not row.alike:
        return NOTHING
    items = [
        element(
            "li",
            element("label", element("input", type="checkbox", name="also", value=address, id=f"also-{at}"),
                    element("span", safe(titles.get(address.partition("#")[0]) or address)), for_=f"also-{at}"),
        )
        for at, address in enumerate(row.alike)
    ]  # fmt: skip
    legend = element("legend", safe(_("Decide the same for these too")))
    hint = _("The same column of the same data set, undecided elsewhere. Each is recorded by itself.")
    return element(
        "fieldset", legend, element("p", safe(hint), class_="quiet"), element("ul", *items), class_="review-alike"
    )
