"""What one term means: its definition and circumstances, its codes, its place, and where agreements name it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from registry.ui.drawer import source_link
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.link import link, web_link
from registry.ui.markup.section import paragraph
from registry.ui.markup.summary import bullets, summary
from registry.ui.record.fold import listed as folded_list
from registry.ui.record.fold import tabled
from registry.ui.record.fold import text as long_text
from registry.ui.words.address import term_link
from registry.ui.words.mapping import sentence, told
from registry.verbs.meaning.shown import Named
from registry.verbs.records.show import FieldShown
from registry.verbs.words.term import Answer, CodeShown, Use
from registry.wording import _, counted

_WEB = re.compile(r"https?://[^\s]+")


def means(answer: Answer) -> Html:
    """Everything its record says of what it means."""
    return joined([summary(_rows(answer)), fields(answer.fields)])


def _rows(answer: Answer) -> Iterator[tuple[str, Html]]:
    own = answer.term
    yield _("What it names"), safe(own.kind_label)
    yield _("Where it means this"), long_text(own.context) if own.context else NOTHING
    yield _("Also called"), folded_list(safe(each) for each in own.others)
    yield _("In data"), element("code", safe(own.notation)) if own.notation else NOTHING
    yield _("Web identifier"), web(own.iri) if own.iri else NOTHING
    yield _("Out of use since"), safe(told(own.ended)) if own.ended else NOTHING
    for heading, named in answer.named:
        yield heading, folded_list(term_link(each.ref, each.label) for each in named)


def web(text: str) -> Html:
    """A web identifier: a link where it is an address of the web, and text where it is anything else."""
    return web_link(text) if _WEB.fullmatch(text) else element("code", safe(text))


def fields(shown: Sequence[FieldShown]) -> Html:
    """Fields as names and values, with those inside them."""
    return summary(((each.label, value(each)) for each in shown), "fields")


def value(shown: FieldShown) -> Html:
    """What a field says."""
    if isinstance(shown.value, str):
        return long_text(shown.value)
    return fields(shown.value)


# ── codes ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def codes(answer: Answer) -> Html:
    """Its codes, as they stand in data, with what each is mapped to."""
    if not answer.codes:
        return NOTHING
    defined = any(each.definition for each in answer.codes)
    heads = (
        _("In data"), _("Code"), *((_("What it means"),) if defined else ()), _("How it stands to others")
    )  # fmt: skip
    caption = counted(answer.codes_total, _("code"), _("codes"))
    rows = [[cell for at, cell in enumerate(_code(each)) if defined or at != 2] for each in answer.codes]
    return tabled(caption, heads, rows)


def _code(each: CodeShown) -> Sequence[Html]:
    also = (
        element("div", safe(_("Also: {names}").format(names=", ".join(each.others))), class_="key")
        if each.others
        else NOTHING
    )
    ended = (
        element("div", safe(_("Out of use since {day}").format(day=told(each.ended))), class_="key")
        if each.ended
        else NOTHING
    )
    stands = [element("div", sentence(mapping)) for mapping in each.mappings if mapping.holds]
    return (
        element("code", safe(each.code)), joined([term_link(each.ref, each.label), also, ended]), safe(each.definition),
        joined(stands) if stands else element("span", safe(_("no mapping decided")), class_="quiet"),
    )  # fmt: skip


# ── its place ────────────────────────────────────────────────────────────────────────────────────────────────────────


def place(answer: Answer) -> Html:
    """What it stands under, and what stands under it."""
    own = answer.term
    rows = [
        (_("Vocabulary"), joined([safe(own.vocabulary_title), _version(answer)])),
        (_("Under"), _path(own.above) if own.above else safe(_("Nothing: it stands at the top"))),
        (_("Directly below it"), _below(own.below, answer.below_total)),
    ]
    return summary(rows)


def _version(answer: Answer) -> Html:
    version = answer.vocabulary.version
    return (
        element("span", safe(_(", version {version}").format(version=version)), class_="quiet") if version else NOTHING
    )


def _path(above: Sequence[Named]) -> Html:
    return joined([term_link(each.ref, each.label) for each in above], safe(" › "))


def _below(below: Sequence[Named], total: int) -> Html:
    if not below:
        return safe(_("Nothing"))
    items = [term_link(each.ref, each.label) for each in below]
    if total > len(below):
        items.append(safe(_("and {count} more").format(count=f"{total - len(below):,}")))
    return bullets(items)


# ── where it is used ─────────────────────────────────────────────────────────────────────────────────────────────────


def uses(answer: Answer) -> Html:
    """The items of agreements that are agreed as this term, and the flows they go in."""
    if not answer.uses:
        return paragraph(_("No agreement names it as the meaning of what goes."), "quiet")
    heads = (_("Agreement"), _("Item"), _("Goes in"), _("Source"))
    rows = [_use(each, at) for at, each in enumerate(answer.uses)]
    cut = (
        paragraph(_("Not every agreement was looked through: there are too many."), "quiet")
        if answer.is_cut
        else NOTHING
    )
    caption = counted(len(answer.uses), _("item is agreed as this term"), _("items are agreed as this term"))
    return joined([tabled(caption, heads, rows), cut])


def _use(each: Use, at: int) -> Sequence[Html]:
    flows = folded_list(safe(title) for title in each.flows) if each.flows else safe(_("no flow"))
    return link(each.ref, each.title), safe(each.item), flows, source_link(each.at, each.item, f"use-{at}")
