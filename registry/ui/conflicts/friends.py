"""False friends: one word, and side by side what each organisation means by it."""

from __future__ import annotations

from collections.abc import Sequence

from registry.ui.conflicts.found import decision, term_box
from registry.ui.drawer import source_link
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.words.address import term_link, words_href
from registry.verbs.conflicting.shown import FriendShown, SideShown
from registry.wording import _, counted

_COLOURS = {
    "not-the-same": "red",
    "different-concepts": "orange",
    "definitions-differ": "yellow",
    "in-the-model": "violet",
}


def words(friends: Sequence[FriendShown], start: int) -> Html:
    """One card a word, in their order. `start` is the number of the first."""
    return element("ol", *(_word(each, start + at) for at, each in enumerate(friends)), class_="results conflicts")


def _word(friend: FriendShown, number: int) -> Html:
    sure = NOTHING
    if friend.confidence is not None:
        said = _("Surest as far as {number:.2g}: the least sure mapping it rests on.").format(number=friend.confidence)
        sure = element("p", safe(said), class_="quiet")
    meanings = len({side.group for side in friend.sides if side.group})
    count = [counted(len(friend.sides) + friend.others, _("term"), _("terms"))]
    if meanings:
        count.append(counted(meanings, _("meaning decided"), _("different meanings decided")))
    more = _("{more} of this name are not shown.").format(more=counted(friend.others, _("term"), _("terms")))
    denials = [element("li", decision(each, f"denial-{number}-{at}")) for at, each in enumerate(friend.denials)]
    return element(
        "li",
        element("h3", element("a", safe(friend.word), href=words_href(q=friend.word)), id=f"word-{number}"),
        element("p", element("span", safe(friend.sort_said), class_=f"tag tag-{_COLOURS[friend.sort]}"),
                safe(f" {', '.join(count)}."), class_="tags"),
        sure,
        element("div", *(_side(side, number, at) for at, side in enumerate(friend.sides)), class_="compared"),
        element("p", safe(more), class_="quiet") if friend.others else NOTHING,
        joined([element("p", safe(_("What was decided")), class_="quiet"),
                element("ul", *denials, class_="bullets decisions")]) if denials else NOTHING,
        class_="result", aria_labelledby=f"word-{number}",
    )  # fmt: skip


def _side(side: SideShown, number: int, at: int) -> Html:
    meant = [
        element("p", element("strong", safe(f"{each.said} ")), term_link(each.shared.ref, each.shared.label),
                element("span", safe(f": {each.definition}"), class_="quiet") if each.definition else NOTHING)
        for each in side.meant
    ] or [element("p", safe(_("No shared word is decided for it.")), class_="quiet")]  # fmt: skip
    if side.term.is_shared:
        meant = []
    if side.group:
        meant.insert(0, element("p", safe(_("Meaning {number}").format(number=side.group)), class_="quiet"))
    where = element("p", source_link(side.term.ref, side.term.label, f"side-{number}-{at}"))
    return term_box(side.term, *meant, where)
