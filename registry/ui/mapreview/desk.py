"""The desk: one term, what it may be mapped to, and every decision there is."""

from __future__ import annotations

from dataclasses import dataclass

from registry.ui.mapreview.address import Asked
from registry.ui.mapreview.buttons import buttons, help_with_keys, who
from registry.ui.mapreview.candidates import Candidate, candidates, chosen
from registry.ui.mapreview.choices import alike, choices, nothing_found, search
from registry.ui.mapreview.pair import pair
from registry.ui.mapreview.panels import panels
from registry.ui.mapreview.past import disagreement, mapping_place, past
from registry.ui.mapreview.queue import steps
from registry.ui.mapreview.words import key_of, state_tag
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.site import Site
from registry.verbs.reviewing.shown import Waiting
from registry.verbs.words import vocab
from registry.verbs.words.review import Answer
from registry.wording import _

_MOST_TITLES = "500"


@dataclass(frozen=True, slots=True)
class Author:
    """Who git says decides; nothing, and `note` says why, where it does not know."""

    name: str = ""
    note: str = ""


def desk(site: Site, here: Asked, answer: Answer, row: Waiting, author: Author, done: Html) -> Html:
    """The desk for one term. `done`: what the decision before came to."""
    hub = answer.moving[0].hub if answer.moving else ""
    among = candidates(site.session, row, hub, here.find)
    first = _preferred(row, among)
    inside = [
        _head(here, answer, row), done, disagreement(row), pair(site, row, among, first), choices(row, among, first),
        nothing_found(here, among), alike(row, _titles(site) if row.alike else {}),
    ]  # fmt: skip
    if here.role:
        inside += [buttons(row, here.part), panels(row, among)]
    inside.append(search(here))
    drawn = element(
        "section", *inside, class_="review-desk", id="review-desk", data_term=row.term, data_expect=answer.digest,
        aria_labelledby="s-term",
    )  # fmt: skip
    return joined([who(here, author.name, author.note), drawn, help_with_keys(here) if here.role else NOTHING,
                   past(site, row)])  # fmt: skip


def _preferred(row: Waiting, among: tuple[Candidate, ...]) -> str:
    found = [each.term for each in among if each.origin == "found"]
    # Whoever searched wants to see what was found.
    return found[0] if found else chosen(row, among)


def _head(here: Asked, answer: Answer, row: Waiting) -> Html:
    key = key_of(row.term)
    title = element("h2", safe(row.label), id="s-term", tabindex="-1")
    named = element("code", safe(key)) if key != row.label else NOTHING
    tags = element("p", state_tag(row.state), safe(" "), named, safe(" "), mapping_place(row), class_="tags")
    return element("div", title, tags, steps(here, answer, row.term), class_="review-head")


def _titles(site: Site) -> dict[str, str]:
    """Each vocabulary: whose it is, and what it is called."""
    answer = vocab.run(site.session, vocab.Question(limit=_MOST_TITLES))
    said = _("{organisation}, {vocabulary}")
    return {
        each.ref: said.format(organisation=each.organisation_title, vocabulary=each.title)
        for each in answer.vocabularies
    }
