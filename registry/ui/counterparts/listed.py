"""Every pair as a card: whose records, how they were paired, how they stand, and what speaks for and against."""

from __future__ import annotations

from collections.abc import Sequence

from registry.ui.counterparts.asked import Asked
from registry.ui.listing.paging import group, way
from registry.ui.markup.cards import Card, cards
from registry.ui.markup.html import Html, element, joined, safe
from registry.ui.markup.link import link
from registry.ui.markup.section import paragraph
from registry.verbs.sharing.reconcile import Answer, Counted, Pair
from registry.wording import _, counted

BY = {"said": "A record says so", "identifier": "Same identifier", "evidence": "Only look alike"}
"""How two records were paired → in words."""

COLOURS = {"said": "green", "identifier": "blue", "evidence": "yellow"}


def numbers(asked: Asked, answer: Answer) -> Html:
    """How many pairs there are of each sort."""
    made = [
        Card(_(said), sum(pair.by == by for pair in answer.pairs), asked.paired(by).address())
        for by, said in BY.items()
    ]
    return cards(made, _("Pairs, by how they were paired"))


def ways(asked: Asked) -> Html:
    """Every pair, or those of one sort."""
    offered = [("", _("Every pair")), *((by, _(said)) for by, said in BY.items())]
    made = [way(said, asked.paired(by).address(), asked.by == by, f"by-{by or 'all'}") for by, said in offered]
    return element("div", group(_("Show"), made), class_="controls")


def pairs(asked: Asked, found: Sequence[tuple[Pair, Counted]]) -> Html:
    """One card a pair, in their order."""
    items = [_card(asked, pair, count, at) for at, (pair, count) in enumerate(found, 1)]
    return element("ol", *items, class_="results counterparts")


def _card(asked: Asked, pair: Pair, numbers: Counted, at: int) -> Html:
    title = _("{one} and {other}").format(one=pair.here_title, other=pair.there_title)
    tags = element("p", element("span", safe(_(BY[pair.by])), class_=f"tag tag-{COLOURS[pair.by]}"), class_="tags")
    return element(
        "li",
        element("h3", element("a", safe(title), href=asked.of(pair.here, pair.there).address()), id=f"pair-{at}"),
        tags,
        records(pair),
        paragraph(standing(numbers), "said"),
        why(pair),
        class_="result", aria_labelledby=f"pair-{at}",
    )  # fmt: skip


def records(pair: Pair) -> Html:
    """The two records, with whose registers they are in."""
    both = ((pair.here, pair.here_title, pair.here_owner), (pair.there, pair.there_title, pair.there_owner))
    items = [
        element("li", link(ref, title), safe(" "), element("span", safe(owner), class_="quiet"))
        for ref, title, owner in both
    ]
    return element("ul", *items, class_="bullets")


def standing(numbers: Counted) -> str:
    """How the two stand to each other, in a sentence."""
    differ = (
        _("{differ} in what matters in law").format(
            differ=counted(numbers.differ, _("field differs"), _("fields differ"))
        )
        if numbers.differ
        else _("no difference found that matters in law")
    )
    return _("{agree}, {differ}; {one} by one of them only; {open} for a person to read.").format(
        agree=counted(numbers.agree, _("field agrees"), _("fields agree")), differ=differ,
        one=counted(numbers.one_side, _("is said"), _("are said")), open=f"{numbers.open:,}",
    )  # fmt: skip


def why(pair: Pair) -> Html:
    """What speaks for the two being of one share, and against it, behind a line that opens."""
    items = [element("li", safe(each)) for each in pair.evidence]
    said = _("What speaks for it, and against it")
    inside = joined([element("ul", *items, class_="bullets")])
    return element("details", element("summary", safe(said)), inside, class_="folds")
