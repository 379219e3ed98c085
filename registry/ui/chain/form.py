"""The form of the page: where to begin, to whom, how strong and how far."""

from __future__ import annotations

from collections.abc import Sequence

from registry.ui.chain.asked import USUAL, Asked
from registry.ui.chain.words import LABELS, label
from registry.ui.markup.choice import chooser
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.wording import _, counted

_DEPTHS = (3, 5, USUAL, 12, 20)


def form(asked: Asked, beginnings: Sequence[tuple[str, str]], ends: Sequence[tuple[str, str]], title: str) -> Html:
    """The form. `beginnings`, `ends`: what may be chosen, as values and titles; `title` what the chain begins with."""
    known = dict(beginnings)
    if asked.ref and asked.ref not in known:
        beginnings = ((asked.ref, title or asked.ref), *beginnings)
    whom = list(ends)
    if asked.to and asked.to not in dict(ends):
        whom.insert(0, (asked.to, asked.to))
    depths = sorted({*_DEPTHS, asked.depth})
    return element(
        "form",
        chooser("ref", _("Begin with"), [("", _("Choose an organisation")), *beginnings], asked.ref),
        chooser("to", _("Ways to"), [("", _("Everybody and everywhere")), *whom], asked.to),
        chooser("strength", _("Ways that are"), [("", _("Of any strength")), *((each, label(each)) for each in LABELS)],
                asked.strength),
        chooser("depth", _("At most"), [(str(each), counted(each, _("link"), _("links"))) for each in depths],
                str(asked.depth)),
        element("input", type="hidden", name="by", value=asked.by) if asked.by else NOTHING,
        element("button", safe(_("Show")), type="submit"),
        class_="choice asks", method="get",
    )  # fmt: skip


def beginnings_list(beginnings: Sequence[tuple[str, str]]) -> Html:
    """Where one may begin, as links."""
    links = [element("li", element("a", safe(title), href=Asked(ref=ref).address())) for ref, title in beginnings]
    return element("ul", joined(links))
