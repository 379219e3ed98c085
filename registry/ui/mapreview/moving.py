"""How far vocabularies are: a bar in words with the numbers behind it, and which vocabulary to take next."""

from __future__ import annotations

from collections.abc import Sequence

from registry.ui.mapped.address import PAGE as COVERED
from registry.ui.mapreview.address import Asked
from registry.ui.mapreview.words import STATE_WORDS, hidden, percent, state_word, terms
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.section import note, paragraph, section
from registry.ui.markup.table import table
from registry.verbs.reviewing.shown import Moving
from registry.verbs.words.review import still_to_look_at
from registry.wording import _, counted, listed

_STATES = ("decided", *(state for state in STATE_WORDS if state not in ("waiting", "all", "decided")))

_LEFT = {
    "undecided": "{number} undecided", "proposed": "{number} proposed", "reviewed": "{number} reviewed",
    "unsure": "{number} in doubt or in need of a new word", "disagreed": "{number} where reviewers disagree",
}  # fmt: skip


def waiting(here: Asked, moving: Moving) -> int:
    """How many terms whoever looks still has to look at, in the part they play."""
    return still_to_look_at(dict(moving.counts), here.part)


def said(moving: Moving) -> str:
    """How far a vocabulary is, in a sentence."""
    if not moving.terms:
        return _("It has no terms.")
    share = percent(moving.decided, moving.terms)
    by = dict(moving.counts)
    left = [_(told).format(number=f"{by[state]:,}") for state, told in _LEFT.items() if by.get(state)]
    told = _("{decided} of {terms} decided ({share}).").format(
        decided=f"{moving.decided:,}", terms=terms(moving.terms), share=share
    )
    return f"{told} {_('Left: {states}.').format(states=listed(left))}" if left else told


def bar(here: Asked, moving: Moving) -> Html:
    """How far the vocabulary of the page is: the bar, a sentence, and each number in a table behind it."""
    by = dict(moving.counts)
    parts = [
        element("span", class_=f"share-{state}", style=f"width:{100 * by[state] / moving.terms:.2f}%")
        for state in _STATES if by.get(state) and moving.terms
    ]  # fmt: skip
    drawn = element("div", *parts, class_="review-bar", aria_hidden="true") if parts else NOTHING
    rows = [
        (
            joined([element("span", class_=f"swatch share-{state}", aria_hidden="true"), safe(state_word(state))]),
            _number(here, moving, state), safe(percent(by.get(state, 0), moving.terms)),
        )
        for state in _STATES
    ]  # fmt: skip
    twin = table(_("Where its terms stand"), (_("State"), _("Terms"), _("Share")), rows, caption_hidden=True)
    numbers = element("details", element("summary", safe(_("In numbers"))), twin)
    line = element("div", paragraph(said(moving)), numbers, class_="review-said")
    return element("div", drawn, line, class_="review-moving")


def _number(here: Asked, moving: Moving, state: str) -> Html:
    number = dict(moving.counts).get(state, 0)
    if not number:
        return safe("0")
    about = hidden(_(" terms of {title}: {state}").format(title=moving.title, state=state_word(state).lower()))
    return element("a", safe(f"{number:,}"), about, href=here.of(moving.vocabulary, state).href(),
                   id=f"{state}-{moving.vocabulary}")  # fmt: skip


# ── without a vocabulary ─────────────────────────────────────────────────────────────────────────────────────────────


def overview(here: Asked, every: Sequence[Moving]) -> Html:
    """How far each vocabulary is, every number leading to its terms, and which to take next."""
    if not every:
        none = _("No vocabulary is to be mapped to an integration model yet. `muniment new vocabulary` begins one.")
        return joined([paragraph(none), element("p", element("a", safe(_("Look round all words")), href="words"))])
    heads = (_("Vocabulary"), _("Decided"), _("Still to look at"), *(state_word(s) for s in _STATES if s != "decided"))
    ordered = sorted(every, key=lambda each: (-waiting(here, each), each.title.casefold(), each.vocabulary))
    drawn = table(_("How far each vocabulary is"), heads, [_row(here, each) for each in ordered], caption_hidden=True)
    return joined([
        _next(here, ordered), _all_told(ordered),
        section(_("Vocabularies"), "s-vocabularies", element("div", drawn, class_="review-overview numbers-right")),
    ])  # fmt: skip


def _all_told(every: Sequence[Moving]) -> Html:
    decided, total = sum(each.decided for each in every), sum(each.terms for each in every)
    told = _("Over all {vocabularies}, {decided} of {terms} decided ({share}).").format(
        vocabularies=counted(len(every), _("vocabulary"), _("vocabularies")), decided=f"{decided:,}",
        terms=terms(total), share=percent(decided, total),
    )  # fmt: skip
    return paragraph(told)


def _next(here: Asked, ordered: Sequence[Moving]) -> Html:
    first = ordered[0]
    if not waiting(here, first):
        if any(each.decided < each.terms for each in ordered):
            return note(paragraph(_("Nothing is left for you to look at: what there is waits for somebody else.")))
        return note(paragraph(_("Every term of every vocabulary is decided.")), _afterwards())
    link = element("a", safe(first.title), href=here.of(first.vocabulary).href(), id="take-next")
    wait = counted(waiting(here, first), _("term waits"), _("terms wait"))
    told = safe(_(": {wait}, more than in any other.").format(wait=wait) if len(ordered) > 1 else f": {wait}.")
    return note(element("p", safe(_("Take next: ")), link, told))


def _row(here: Asked, each: Moving) -> tuple[Html, ...]:
    title = element("a", safe(each.title), href=here.of(each.vocabulary).href(), id=f"of-{each.vocabulary}")
    to = element("div", safe(_("to {hub}").format(hub=each.hub_title)), class_="key") if each.hub_title else NOTHING
    width = f"width:{100 * each.decided / each.terms:.1f}%" if each.terms and each.decided else ""
    drawn = element("span", element("span", style=width) if width else NOTHING, class_="share", aria_hidden="true")
    share = safe(_("{decided} of {all} ({share})").format(
        decided=f"{each.decided:,}", all=f"{each.terms:,}", share=percent(each.decided, each.terms)
    ))  # fmt: skip
    decided = share
    if each.decided:
        decided = element("a", share, hidden(_(" of {title}").format(title=each.title)),
                          href=here.of(each.vocabulary, "decided").href(), id=f"decided-{each.vocabulary}")  # fmt: skip
    left = waiting(here, each)
    wait = safe("0")
    if left:
        about = hidden(_(" terms of {title} to look at").format(title=each.title))
        wait = element("a", safe(f"{left:,}"), about, href=here.of(each.vocabulary).href(),
                       id=f"waiting-{each.vocabulary}")  # fmt: skip
    others = (_number(here, each, state) for state in _STATES if state != "decided")
    return joined([title, to]), joined([decided, drawn]), wait, *others


def nothing_left(here: Asked, moving: Moving | None) -> Html:
    """What stands where no term is in the state that was asked for."""
    if here.state not in ("waiting", "all"):
        told = _("No term of this vocabulary is in this state: {state}.").format(state=state_word(here.state).lower())
        back = element("a", safe(_("Show what is still to look at")), href=here.of(here.vocabulary).href(),
                       id="show-waiting")  # fmt: skip
        return joined([paragraph(told), element("p", back)])
    if moving is not None and not moving.terms:
        return paragraph(_("This vocabulary has no terms to decide on."))
    if moving is not None and (others := _for_others(here, moving)):
        title = element("h2", safe(_("Nothing left for you to look at")), id="s-term", tabindex="-1")
        return joined([title, paragraph(_("What you proposed is recorded. It counts once others have agreed:")), others,
                       _another(here)])  # fmt: skip
    return joined([
        element("h2", safe(_("All decided")), id="s-term", tabindex="-1"),
        paragraph(_("Every term of this vocabulary is decided. What to do next:")), _afterwards(),
        _another(here),
    ])  # fmt: skip


def _another(here: Asked) -> Html:
    return element("p", element("a", safe(_("Take another vocabulary")), href=here.of("").href(), id="take-another"))


def _for_others(here: Asked, moving: Moving) -> Html:
    """What waits for somebody who plays another part; nothing where nothing does."""
    by = dict(moving.counts)
    waits = (
        ("proposed", _("{terms} waiting for review")), ("reviewed", _("{terms} waiting for the steward's approval")),
    )  # fmt: skip
    items = [
        element("li", element("a", safe(told.format(terms=terms(by[state]))),
                              href=here.of(here.vocabulary, state).href(), id=f"left-{state}"))
        for state, told in waits if by.get(state)
    ]  # fmt: skip
    return element("ul", *items, class_="bullets") if items else NOTHING


def _afterwards() -> Html:
    ways = (
        (COVERED, _("Words covered"), _("see whose words can now be told in whose")),
        ("translate", _("Translate a file"), _("write a file in somebody else's words")),
    )
    items = (element("li", element("a", safe(name), href=page), safe(f": {why}.")) for page, name, why in ways)
    return element("ul", *items, class_="bullets")
