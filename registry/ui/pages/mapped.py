"""Words covered: how much of whose words is mapped, whose can be told in whose, and what depends on it."""

from __future__ import annotations

from dataclasses import dataclass

from registry.errors import MunimentError
from registry.ui.drawer import SOURCE, drawer
from registry.ui.exports import tables
from registry.ui.heading import heading, whose
from registry.ui.kept import asked_of, kept
from registry.ui.mapped.address import ABOUT, PAGE, VIEW, VIEWS, Asked, asked
from registry.ui.mapped.flows import flows
from registry.ui.mapped.numbers import numbers, organisations, vocabularies
from registry.ui.mapped.pairs import pairs
from registry.ui.mapped.shared import shared
from registry.ui.mapped.terms import stands_word, term_list
from registry.ui.mapped.words import GROUP_WORDS
from registry.ui.markup.choice import safe_option
from registry.ui.markup.html import NOTHING, Html, draw, element, joined, safe
from registry.ui.markup.section import heading as section_heading
from registry.ui.markup.section import message, paragraph
from registry.ui.progress import progress
from registry.ui.site import Site
from registry.verbs.words import mapped
from registry.verbs.words.mapped import Answer
from registry.wording import _, counted

__all__ = ["PAGE", "show"]


def show(site: Site) -> str:
    """What the address asks for of the words of all organisations."""
    lead = _("How much of each organisation's words is mapped to the shared words, and what is still open.")
    heading(_("Words covered"), paragraph(lead, "lead"))
    whose(site)
    here = asked()
    try:
        with progress(site):
            made = kept(site, asked_of(PAGE, SOURCE), lambda: _made(site, here), lambda each: True)
    except MunimentError as stop:
        every = element("p", element("a", safe(_("Show everybody's words")), href=PAGE))
        draw(section_heading(_("This address cannot be read"), 2), message(stop.message), message(stop.fix), every)
        return stop.message
    draw(element("div", made.drawn, class_="words-covered"))
    if here.is_list:
        tables(site, "mapped", here.question(), _("terms"), made.total)
    elif not here.view:
        tables(site, "mapped", here.question(), _("words covered"), made.total)
    drawer(site)
    return made.said


@dataclass(frozen=True, slots=True)
class _Made:
    """The page, how many rows there are to take away, and what a screen reader is told of it."""

    drawn: Html
    total: int
    said: str

    @property
    def letters(self) -> int:
        return len(self.drawn)


def _made(site: Site, here: Asked) -> _Made:
    answer = mapped.run(site.session, here.question())
    if not answer.vocabularies:
        return _Made(_empty(), 0, _("No words"))
    said = counted(answer.total, _("term"), _("terms"))
    if here.is_pair:
        back = here.seen("pairs").href("s-pairs")
        top = [_back(back, _("Whose words in whose")), _pair(here, answer), term_list(here, answer)]
        return _Made(joined(top), answer.total, said)
    whose_words = mapped.run(site.session, mapped.Question()) if here.about else answer
    # An organisation may be asked about by its name alone, which is none of the choices.
    choice = _choice(here, whose_words, answer.about.address or here.about)
    if here.stands:
        back = here.of(here.about).href()
        title = paragraph(_title(here, answer), "title")
        return _Made(
            joined([_back(back, _("How much is mapped")), choice, title, term_list(here, answer)]), answer.total, said
        )
    parts = {"pairs": pairs, "model": shared, "flows": flows}
    if here.view in parts:
        return _Made(joined([choice, _views(here), parts[here.view](here, answer)]), 0, _(VIEWS[here.view]))
    whole = [choice, _views(here), numbers(here, answer), organisations(here, answer), vocabularies(here, answer)]
    said = _("{decided} of {terms} decided").format(
        decided=f"{answer.terms.decided:,}", terms=counted(answer.terms.total, _("term"), _("terms"))
    )
    return _Made(joined(whole), len(answer.vocabularies), said)


def _title(here: Asked, answer: Answer) -> str:
    whose_words = answer.about.title or _("Everybody's words")
    return f"{whose_words}: {stands_word(here.stands)}"


def _pair(here: Asked, answer: Answer) -> Html:
    said = _("{one}'s terms, in the words of {other}").format(one=answer.about.title, other=answer.to.title)
    if here.outcome:
        said += f": {_(GROUP_WORDS[here.outcome])}"
    return paragraph(said, "title")


def _back(address: str, label: str) -> Html:
    return element("p", element("a", safe(label), href=address), class_="back")


def _views(here: Asked) -> Html:
    """The ways to look at it, of which one is taken now."""
    ways = [
        element(
            "li",
            element(
                "a", safe(_(said)), href=here.seen(view).href(), id=f"view-{view or 'usual'}",
                aria_current="true" if view == here.view else "",
            ),
        )
        for view, said in VIEWS.items()
    ]  # fmt: skip
    return element("nav", element("ul", *ways), class_="ways-to-see", aria_label=_("How to look at it"))


def _choice(here: Asked, answer: Answer, about: str) -> Html:
    """Whose words: everybody's, an organisation's, or one vocabulary."""
    organisations_named = {each.organisation.address: each.organisation.title for each in answer.organisations}
    words = {each.vocabulary.address: each.vocabulary.title for each in answer.vocabularies}
    # An organisation that nobody names stands for its one vocabulary.
    one = _("Vocabulary: {title}")
    options = [*_by_title(organisations_named), *_by_title({ref: one.format(title=words[ref]) for ref in words})]
    drawn = [element("option", safe_option(_("Everybody's words")), value=" ")]
    drawn += [
        element("option", safe_option(said), value=value, selected="selected" if value == about else "")
        for value, said in dict(options).items()
    ]
    hidden = element("input", type="hidden", name=VIEW, value=here.view) if here.view else NOTHING
    return element(
        "form", hidden, element("label", safe(_("Whose words")), for_=f"choose-{ABOUT}"),
        element("select", *drawn, name=ABOUT, id=f"choose-{ABOUT}"),
        element("button", safe(_("Show")), type="submit"), class_="choice", method="get",
    )  # fmt: skip


def _by_title(titles: dict[str, str]) -> list[tuple[str, str]]:
    return sorted(titles.items(), key=lambda each: each[1])


def _empty() -> Html:
    said = _(
        "No record holds the words of an organisation yet. A vocabulary does: its terms, with what they mean. Create"
        " one with `muniment new vocabulary`, then a mapping set that leads from it to the integration model."
    )
    return joined([section_heading(_("No words yet"), 2), message(said)])
