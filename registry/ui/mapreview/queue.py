"""Which terms are to be looked at: by state, one after another, and where in them somebody is."""

from __future__ import annotations

from collections.abc import Sequence

from registry.ui.listing.paging import group, way
from registry.ui.mapreview.address import SET, Asked
from registry.ui.mapreview.moving import waiting
from registry.ui.mapreview.words import STATE_WORDS, key_of, state_tag, state_word, sure_short, terms
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.section import heading
from registry.verbs.reviewing.shown import Moving, Waiting
from registry.verbs.words.review import Answer
from registry.wording import _


def states(here: Asked, moving: Moving | None) -> Html:
    """The states to choose from, each with how many terms are in it."""
    by = dict(moving.counts) if moving is not None else {}
    numbers = {**by}
    if moving is not None:
        numbers |= {"waiting": waiting(here, moving), "all": moving.terms}
    ways = [
        way(f"{state_word(state)} ({numbers.get(state, 0):,})", here.of(here.vocabulary, state).href(),
            state == here.state and here.view != SET, f"state-{state}")
        for state in STATE_WORDS if numbers.get(state) or state in (here.state, "waiting", "all")
    ]  # fmt: skip
    ways.append(element("a", safe(_("Every vocabulary")), href=here.of("").href(), id="every-vocabulary"))
    ways.append(way(_("As one list, to agree with"), here.whole_set().href(), here.view == SET, "view-set"))
    return element("div", group(_("Terms"), ways), class_="controls review-states")


def beside(rows: Sequence[Waiting], term: str) -> tuple[str, str]:
    """The terms before and after one in the queue; nothing at its ends."""
    at = next((at for at, each in enumerate(rows) if each.term == term), -1)
    before = rows[at - 1].term if at > 0 else ""
    after = rows[at + 1].term if at + 1 < len(rows) else ""
    return before, after


def steps(here: Asked, answer: Answer, term: str) -> Html:
    """How far in the queue one is, and the ways to its next term and back."""
    before, after = beside(answer.rows, term)
    at = next((at for at, each in enumerate(answer.rows, 1) if each.term == term), 0)
    ways = []
    if before:
        ways.append(element("a", safe(_("Back")), href=here.at(before).href("s-term"), id="term-before", rel="prev"))
    if after:
        ways.append(element("a", safe(_("Skip")), href=here.at(after).href("s-term"), id="term-after", rel="next"))
    elif answer.next:
        on = here.going_on(answer.next).href()
        ways.append(element("a", safe(_("Go on with the next")), href=on, id="term-after", rel="next"))
    told = NOTHING
    if at and not here.after:
        said = _("{at} of {total}").format(at=f"{at:,}", total=terms(answer.total))
        told = element("span", safe(said), class_="quiet")
    items = [element("li", each) for each in ways]
    return element("nav", told, element("ul", *items) if items else NOTHING, aria_label=_("Terms of the queue"),
                   class_="review-steps")  # fmt: skip


def queue(here: Asked, answer: Answer, term: str) -> Html:
    """The queue as a list: the likeliest suggestion first, and the term that is shown marked."""
    if not answer.rows:
        return NOTHING
    items = [element("li", _item(here, each, each.term == term)) for each in answer.rows]
    more = []
    if here.after:
        more.append(element("a", safe(_("From the first")), href=here.going_on("").href(), id="page-first",
                            rel="first"))  # fmt: skip
    if answer.next:
        more.append(element("a", safe(_("Next terms")), href=here.going_on(answer.next).href(), id="page-after"))
    ways = element("nav", element("ul", *(element("li", each) for each in more)), class_="paging",
                   aria_label=_("Pages of the queue")) if more else NOTHING  # fmt: skip
    title = _("{state}: {terms}").format(state=state_word(here.state), terms=terms(answer.total))
    inside = joined([element("ol", *items, class_="review-queue"), ways])
    return element("section", heading(title, 2, "s-queue"), inside, aria_labelledby="s-queue")


def _item(here: Asked, each: Waiting, is_now: bool) -> Html:
    link = element("a", safe(each.label), href=here.at(each.term).href("s-term"), aria_current="true" if is_now else "")
    key = element("code", safe(key_of(each.term))) if key_of(each.term) != each.label else NOTHING
    told = NOTHING
    if each.object_labels:
        told = element("span", safe(" → " + ", ".join(each.object_labels)))
    elif each.offers:
        best = each.offers[0]
        said = f" → {best.label}? {sure_short(best.confidence)}"
        told = element("span", safe(said), class_="quiet")
    return joined([link, safe(" "), key, safe(" "), state_tag(each.state), told])
