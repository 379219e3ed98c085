"""The answer of the page: in plain words first, then each word that was found, then what is no match, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.link import href
from registry.ui.markup.section import heading, note, paragraph, section
from registry.ui.markup.table import table
from registry.ui.resolve.asked import Asked
from registry.ui.resolve.way import decisions, way
from registry.ui.words.address import term_link, words_href
from registry.verbs.resolving.said import relation_word
from registry.verbs.resolving.shown import Block, Caution, MatchShown, TermShown, Told
from registry.verbs.words.resolve import Answer
from registry.wording import _, counted, listed

_TAGS = {
    "one": "green", "set": "green", "choice": "yellow", "broader": "yellow", "narrower": "yellow", "near": "orange",
    "no-term": "violet", "not-the-same": "red",
}  # fmt: skip
_STYLES = {"exact": "green", "broad": "yellow", "narrow": "yellow", "not-same": "red"}


def answered(asked: Asked, answer: Answer) -> Html:
    """Everything that was found, term by term."""
    parts = [_block(asked, answer, block, at) for at, block in enumerate(answer.blocks, 1)]
    if answer.more:
        more = counted(answer.more, _("more word goes"), _("more words go"))
        parts.append(paragraph(_("{more} by this name. Choose whose word it is.").format(more=more)))
    return joined([_first(asked, answer), *parts])


def _first(asked: Asked, answer: Answer) -> Html:
    if answer.blocks:
        return note(paragraph(answer.said)) if answer.said else NOTHING
    links = [element("a", safe(each), href=asked.calling(each).address()) for each in answer.suggested]
    meant = element("p", safe(_("Perhaps you mean: ")), joined(links, Html(", "))) if links else NOTHING
    if not links:
        meant = element("p", element("a", safe(_("Search all words")), href="words"))
    return joined([heading(answer.said, 2, "s-answer"), meant])


def _block(asked: Asked, answer: Answer, block: Block, at: int) -> Html:
    term = block.term
    name = f"s-{at}"
    whose = term.vocabulary_title if term.is_shared else term.holder_title
    if len(answer.blocks) > 1 and not term.is_shared:
        # One organisation may have several of one name.
        whose = f"{whose}, {term.vocabulary_title}"
    title = _("{term}: {whose}").format(term=term.label, whose=whose)
    if answer.wanted and block.told:
        told = block.told[0]
        return section(title, name, _said(told), *_in_full(asked, block, told, name))
    return section(title, name, _meaning(term), _everybody(asked, block, name))


def _said(told: Told) -> Html:
    """The answer in plain words, with how good an answer it is."""
    label = element("span", safe(told.outcome_label), class_=f"tag tag-{_TAGS.get(told.outcome, 'grey')}")
    return element("div", element("p", label), paragraph(told.said), class_=f"answer answer-{told.outcome}")


def _in_full(asked: Asked, block: Block, told: Told, name: str) -> Iterator[Html]:
    yield joined(map(_careful, told.careful))
    yield _beside(block.term, told)
    if told.none_by:
        yield joined(
            [
                heading(_("Who decided that there is none"), 3),
                decisions(told.none_by, _("The decision"), f"{name}-none"),
            ]
        )
    for at, match in enumerate(told.matches, 1):
        yield _match(match, f"{name}-m{at}")
    if told.aside:
        yield heading(_("No match, and why"), 3)
        yield joined(_aside(match, f"{name}-a{at}") for at, match in enumerate(told.aside, 1))
        if told.more_aside:
            yield paragraph(_("And {number} more.").format(number=f"{told.more_aside:,}"))
    if told.alike:
        yield heading(_("Careful: spelt alike"), 3)
        yield joined(map(_alike, told.alike))
    if told.shared and not told.matches:
        yield heading(_("What it is in shared words"), 3)
        yield joined(_aside(match, f"{name}-s{at}") for at, match in enumerate(told.shared, 1))
    if told.proposed:
        yield heading(_("Proposed and not approved: nothing above rests on it"), 3)
        yield decisions(told.proposed, _("What somebody proposes"), f"{name}-p")
    everybody = asked.of(block.term.ref, "").toward("").address()
    label = block.term.label
    means = element("a", safe(_("Who means what by “{word}”?").format(word=label)), href=words_href(q=label))
    yield element("p", element("a", safe(_("What does everybody call it?")), href=everybody))
    yield element("p", means)


def _careful(caution: Caution) -> Html:
    """What is wrong with a mapping that the answer rests on, with where it stands among the conflicts."""
    where = {"rule": caution.rule} | ({"vocabulary": caution.vocabulary} if caution.vocabulary else {})
    link = element("a", safe(_("See Conflicts")), href=f"conflicts?{urlencode(where)}")
    said = _("Careful: {said}").format(said=caution.said)
    return element("p", safe(f"{said} {caution.repair} "), link, class_="warn")


def _alike(term: TermShown) -> Html:
    """A word that is only spelt like the one asked about."""
    said = _("{whose} also says {word}. No record shows that it means the same.")
    said = said.format(whose=term.holder_title, word=term.quoted)
    meaning = paragraph(term.definition, "quiet") if term.definition else NOTHING
    return element("article", element("p", term_link(term.ref, term.label), safe(f" – {said}")), meaning)


def _beside(term: TermShown, told: Told) -> Html:
    """Both definitions next to each other: whoever reads them sees whether they mean the same."""
    seen = [_definition(term, _("Asked about"))]
    for each in told.matches[:3] or [each for each in told.aside if each.relation == "not-same"][:2]:
        seen.append(_definition(each.term, relation_word(each.relation)))
    return element("div", *seen, class_="asked-and-found")


def _definition(term: TermShown, how: str) -> Html:
    whose = term.vocabulary_title if term.is_shared else f"{term.holder_title}, {term.vocabulary_title}"
    return element(
        "div",
        element("p", safe(how[:1].upper() + how[1:]), class_="how"),
        element("p", term_link(term.ref, term.label), class_="called"),
        *_facts(term),
        element("p", safe(whose), class_="quiet"),
    )


def _meaning(term: TermShown) -> Html:
    vocabulary = element("a", safe(term.vocabulary_title), href=href(term.vocabulary))
    return element(
        "div", *_facts(term), element("p", term_link(term.ref, _("All about this word")), safe(" · "), vocabulary)
    )


def _facts(term: TermShown) -> Iterator[Html]:
    yield paragraph(term.definition) if term.definition else paragraph(_("No definition is recorded."), "quiet")
    if term.of:
        yield paragraph(_("A code of “{term}”.").format(term=term.of), "quiet")
    if term.in_data:
        yield paragraph(_("In data: {text}").format(text=term.in_data), "quiet")
    if term.out_of_use:
        yield element("p", safe(term.out_of_use), class_="warn")


def _match(match: MatchShown, name: str) -> Html:
    label = element(
        "span", safe(relation_word(match.relation)), class_=f"tag tag-{_STYLES.get(match.relation, 'orange')}"
    )
    usual = (match.together, match.differing, *match.limits)
    return element(
        "article",
        element("h3", safe(_("{term}, {whose}").format(term=match.term.label, whose=match.term.holder_title)), id=name),
        element("p", label, safe(f" {match.said}")),
        paragraph(_("How sure: {sure}.").format(sure=match.sure)),
        *(element("p", safe(text), class_="warn") for text in usual if text),
        *(paragraph(_("Lost or added on the way: {loss}").format(loss=text)) for text in match.losses),
        way(match.paths[0], name) if match.paths else NOTHING,
        _other_ways(match, name),
        class_="match",
    )  # fmt: skip


def _other_ways(match: MatchShown, name: str) -> Html:
    others = match.paths[1:]
    if not others:
        return NOTHING
    many = counted(len(others), _("other path says the same"), _("other paths say the same"))
    drawn = (way(path, f"{name}-{at}") for at, path in enumerate(others, 2))
    return element("details", element("summary", safe(many)), *drawn)


def _aside(match: MatchShown, name: str) -> Html:
    said = element("p", term_link(match.term.ref, match.term.label), safe(f" – {match.said} {match.why_not}".rstrip()))
    more = paragraph(match.differing) if match.differing else NOTHING
    ways = joined(way(path, f"{name}-{at}") for at, path in enumerate(match.paths[:2], 1))
    return element("article", said, more, element("details", element("summary", safe(_("The steps"))), ways))


def _everybody(asked: Asked, block: Block, name: str) -> Html:
    """Organisation, outcome, word: each row leads to who decided it."""
    if not block.told:
        return paragraph(_("No other organisation has words of its own here."))
    rows = [_row(asked, block.term, told) for told in block.told]
    found = sum(told.outcome == "one" for told in block.told)
    finding = _("{found} of {all} are known to have a word that means the same.").format(
        found=f"{found:,}", all=counted(len(block.told), _("other organisation"), _("other organisations"))
    )
    columns = [_("Organisation"), _("What can be said"), _("Its word"), _("How it stands")]
    return element("div", paragraph(finding), table(_("What everybody calls it"), columns, rows), class_="numbers")


def _row(asked: Asked, term: TermShown, told: Told) -> Sequence[Html]:
    to = told.to.rpartition("/")[2] or told.to_title
    where = asked.of(term.ref, "").toward(to).address()
    label = element("span", safe(told.outcome_label), class_=f"tag tag-{_TAGS.get(told.outcome, 'grey')}")
    words = listed([f"“{each.term.label}”" for each in told.matches[:3]])
    stands = listed(dict.fromkeys(relation_word(each.relation) for each in told.matches[:3]))
    return [element("a", safe(told.to_title), href=where), label, safe(words), safe(stands)]
