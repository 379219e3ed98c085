"""What everybody else calls it: organisation by organisation, and how surely it is the same."""

from __future__ import annotations

from collections.abc import Sequence

from registry.ui.drawer import source_link
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.link import link
from registry.ui.markup.section import heading, paragraph
from registry.ui.record.fold import tabled
from registry.ui.words.address import resolve_href, term_link
from registry.verbs.meaning.others import Concept, Theirs
from registry.verbs.words.term import Answer
from registry.wording import _, counted


def finding(answer: Answer) -> str:
    """How many others have a word for it, in a sentence."""
    total = sum(each.total for each in answer.concepts)
    if not answer.concepts:
        return _("What others call it cannot be said: it is not mapped to a shared word.")
    if not total:
        return _("Nobody else has a word that is mapped to the same shared word.")
    whose = counted(max(each.organisations for each in answer.concepts), _("organisation"), _("organisations"))
    words = counted(total, _("word"), _("words"))
    return _("{organisations} with {words} for it or for something near it.").format(organisations=whose, words=words)


def others(answer: Answer) -> Html:
    """The table, one for each shared word that the term stands to."""
    parts = [paragraph(finding(answer))]
    parts += [_concept(answer, each, at) for at, each in enumerate(answer.concepts)]
    if not answer.concepts:
        ask = element(
            "a", safe(_("Look for a word all the same")), href=resolve_href(answer.term.label, answer.term.vocabulary)
        )
        parts.append(element("p", ask))
    return joined(parts)


def _concept(answer: Answer, concept: Concept, at: int) -> Html:
    said = NOTHING
    if concept.said:
        told = [safe(_("“{label}”").format(label=answer.term.label)), element("strong", safe(concept.said)),
                safe(_("the shared word")), term_link(concept.term.ref, concept.term.label)]  # fmt: skip
        said = element("p", joined(told, Html(" ")), safe(f": {concept.definition}" if concept.definition else ""))
    if not concept.theirs:
        return said
    is_own = not concept.said
    first = (
        _("How it stands to the shared word")
        if is_own
        else _("How it stands to “{label}”").format(label=answer.term.label)
    )
    heads = (_("Organisation"), _("They call it"), first, *(() if is_own else (_("To the shared word"),)), _("Source"))
    rows = [_row(each, is_own, f"theirs-{at}-{number}") for number, each in enumerate(concept.theirs)]
    caption = _("What others call {label}").format(label=concept.term.label)
    more = NOTHING
    if concept.total > len(concept.theirs):
        left = counted(concept.total - len(concept.theirs), _("other"), _("others"))
        more = paragraph(_("and {others}").format(others=left), "quiet")
    name = heading(concept.term.label, 3) if len(answer.concepts) > 1 else NOTHING
    note = NOTHING if is_own else paragraph(
        _("How the two stand is worked out from both mappings, and never surer than the weaker of them."), "quiet"
    )  # fmt: skip
    return joined([name, said, tabled(caption, heads, rows, caption_hidden=True), more, note])


def _row(each: Theirs, is_own: bool, own: str) -> Sequence[Html]:
    whose = (
        link(each.organisation.ref, each.organisation.label) if each.organisation.ref else safe(each.organisation.label)
    )
    vocabulary = element("div", safe(each.vocabulary.label), class_="key")
    defined = element("div", safe(each.definition), class_="key") if each.definition else NOTHING
    source = source_link(each.at, each.term.label, own)
    word = element("strong", term_link(each.term.ref, each.term.label))
    shared = element("strong", safe(_stands(each))) if is_own else safe(_stands(each))
    if is_own:
        return joined([whose, vocabulary]), joined([word, defined]), shared, source
    sure = _("confidence {how}").format(how=f"{each.confidence:.2f}") if each.confidence is not None else ""
    only = _("only for some records, or in some place") if each.is_conditional else ""
    told = element("strong", safe(each.relation_said or _("Not worked out")))
    below = "; ".join(part for part in (sure, only) if part)
    stands = joined([told, element("div", safe(below), class_="key") if below else NOTHING])
    return joined([whose, vocabulary]), joined([word, defined]), stands, shared, source


def _stands(each: Theirs) -> str:
    """How their term stands to the shared one."""
    return _("{stands} it").format(stands=each.said[:1].upper() + each.said[1:])
