"""The integration model in words: who maps to each concept, which concepts nobody uses, and what changed."""

from __future__ import annotations

from collections.abc import Sequence

from registry.ui.listing.paging import group, way
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.section import paragraph
from registry.ui.markup.table import table
from registry.ui.record.fold import listed as folded_list
from registry.ui.words.address import branch_href, term_href, term_link
from registry.ui.words.mapping import told
from registry.verbs.words import term
from registry.verbs.words.model import Answer, ConceptRow
from registry.wording import _, counted

_DEEPEST = 6


def finding(answer: Answer) -> str:
    """How much of the model is used, in a sentence."""
    concepts = counted(answer.concepts, _("concept"), _("concepts"))
    said = _("Of {concepts} in use, somebody maps to {used}, and two organisations or more to {shared}.")
    return said.format(concepts=concepts, used=f"{answer.used:,}", shared=f"{answer.shared:,}")


def finding_of_branch(answer: Answer) -> str:
    """How much of the branch that was asked for is used, and what most."""
    concepts = counted(answer.inside, _("concept"), _("concepts"))
    if answer.most is None:
        return _("{concepts}; nobody maps to any of them yet.").format(concepts=concepts)
    said = _("{concepts}, of which somebody maps to {used}; most to {label}: {organisations}.")
    whose = counted(answer.most.organisations, _("organisation"), _("organisations"))
    return said.format(concepts=concepts, used=f"{answer.inside_used:,}", label=answer.most.label, organisations=whose)


def narrowed(answer: Answer, branch: str, own: str, level: str, use: str) -> Html:
    """The levels, and how much they are used, to choose from."""
    ways = [way(_("All"), branch_href(branch, model=own, use=use), not level, "level-all")]
    for key, label, number in answer.levels:
        said = _("{label} ({number})").format(label=label, number=f"{number:,}")
        ways.append(way(said, branch_href(branch, model=own, use=use, level=key), key == level, f"level-{key}"))
    names = {"": _("Any"), "some": _("Somebody"), "several": _("Two or more"), "none": _("Nobody")}
    uses = [
        way(label, branch_href(branch, model=own, level=level, use=each), each == use, f"use-{each or 'any'}")
        for each, label in names.items()
    ]
    return element("div", group(_("Level"), ways), group(_("Who maps to it"), uses), class_="controls")


def listed_below(answer: Answer, own: str) -> Html:
    """The table that says the same as the picture, of every concept of the branch."""
    rows = answer.rows
    if not rows:
        return paragraph(_("No concept here fits. Choose another level, or another answer to who maps to it."))
    heads = (
        _("Concept"), _("Level and kind"), _("Same"), _("Narrower"), _("Broader"), _("Near"), _("Organisations"),
    )  # fmt: skip
    caption = _("How many organisations have a word for each concept; each counts once, by its closest word")
    drawn = table(caption, heads, [_row(each, own) for each in rows])
    return element("div", drawn, class_="term-tree numbers-right")


def _row(row: ConceptRow, own: str) -> Sequence[Html]:
    level = _("Level {level}: ").format(level=row.depth + 1) if row.depth else ""
    hidden = element("span", safe(level), class_="visually-hidden") if level else NOTHING
    below = NOTHING
    if row.below:
        said = _("{count} below it").format(count=f"{row.below:,}")
        about = element("span", safe(_(", {label}").format(label=row.label)), class_="visually-hidden")
        below = element("div", element("a", safe(said), about, href=branch_href(row.key, model=own)), class_="key")
    defined = element("div", safe(row.definition), class_="key") if row.definition else NOTHING
    ended = (
        element("div", safe(_("Out of use since {day}").format(day=told(row.ended))), class_="key")
        if row.ended
        else NOTHING
    )
    named = element(
        "div",
        hidden,
        term_link(row.ref, row.label),
        defined,
        ended,
        below,
        class_=f"deep deep-{min(row.depth, _DEEPEST)}",
    )
    level_ = ", ".join(each for each in (row.level_label, row.derivation.lower()) if each)
    kinds = joined([safe(level_), element("div", safe(row.kind_label), class_="key") if row.kind_label else NOTHING])
    near = row.close + row.related + row.unsaid
    numbers = [_number(row, each) for each in (row.same, row.narrower, row.broader, near)]
    return [named, kinds, *numbers, _whose(row)]


def _number(row: ConceptRow, number: int) -> Html:
    """A number that leads to the words it counts."""
    if not number:
        return element("span", safe("–"), class_="quiet zero")
    about = element("span", safe(_(" with a word for {label}").format(label=row.label)), class_="visually-hidden")
    return element("a", safe(f"{number:,}"), about, href=f"{term_href(row.ref)}#s-others")


def _whose(row: ConceptRow) -> Html:
    return _number(row, row.organisations) if row.organisations else element("span", safe(_("nobody")), class_="quiet")


_TOLD = ("identity", "value_domain", "scope_note", "not_to_be_confused_with")
_THEIRS = 12
"""Words of others that the particulars of a concept name; its own page has all."""


def panel(found: term.Answer, row: ConceptRow) -> Html:
    """What a concept means, in short, and what others call it."""
    rows = [paragraph(found.term.definition or _("No record defines it."))]
    kinds = ", ".join(each for each in (row.level_label, row.kind_label, row.derivation) if each)
    rows += [paragraph(kinds, "quiet")] if kinds else []
    rows += [
        element("p", element("strong", safe(f"{field.label}: ")), safe(field.value))
        for field in found.fields
        if field.name in _TOLD and isinstance(field.value, str)
    ]
    theirs = [each for concept in found.concepts for each in concept.theirs]
    items = [
        element(
            "li",
            term_link(each.term.ref, each.term.label),
            safe(_(" ({organisation}) {stands} it").format(organisation=each.organisation.label, stands=each.said)),
        )
        for each in theirs[:_THEIRS]
    ]
    if not items:
        return joined([*rows, paragraph(_("Nobody maps to it yet."), "quiet")])
    count = counted(len(theirs), _("word is mapped to it:"), _("words are mapped to it:"))
    return joined([*rows, paragraph(count), element("ul", *items, class_="bullets")])


def unused(answer: Answer) -> Html:
    """The concepts that nobody maps to."""
    if not answer.unused_total:
        return paragraph(_("Somebody maps to every concept, or to something below it."))
    said = counted(answer.unused_total, _("concept has"), _("concepts have"))
    told_ = _("{concepts} no word of any organisation mapped to them, nor to anything below them.")
    return joined([
        paragraph(told_.format(concepts=said)),
        folded_list((term_link(each.ref, each.label) for each in answer.unused), shown=12),
    ])  # fmt: skip


def changes(answer: Answer) -> Html:
    """What changed from version to version, newest first."""
    if not answer.changes:
        return paragraph(_("No record says what changed."), "quiet")
    heads = (_("Version"), _("Day"), _("What changed"), _("Mappings to be looked at again"))
    breaks = {"yes": _("Yes"), "no": _("No")}
    rows = [
        [safe(each.version), safe(each.on or "–"), safe(each.changes), safe(breaks.get(each.breaks, _("Not recorded")))]
        for each in answer.changes
    ]
    return table(_("Versions"), heads, rows, caption_hidden=True)
