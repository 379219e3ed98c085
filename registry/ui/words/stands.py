"""What a term is mapped to: each mapping with its relation, who decided it and when, on what evidence, at what loss."""

from __future__ import annotations

from registry.ui.drawer import source_link
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.link import link
from registry.ui.markup.section import paragraph
from registry.ui.markup.summary import summary
from registry.ui.record.fold import few, opened_by
from registry.ui.words.mapping import decided, none_yet, sentence, state_tag, status_tag
from registry.ui.words.one import fields, value
from registry.verbs.words.term import Answer, MappingTold
from registry.wording import _

_SAID = (
    "reasoning",
    "seen",
    "evidence",
    "loss",
    "loss_described",
    "loss_approved_by",
    "mismatch",
    "mismatch_described",
)
"""What a reader asks of a mapping first; the rest opens."""


def stands(answer: Answer) -> Html:
    """Every mapping of the term, the surest first."""
    own = answer.term
    if not answer.mappings:
        if own.is_shared:
            return paragraph(_("No organisation's word is mapped to it."), "quiet")
        return none_yet(own.state, own.state_said)
    holds = own.is_shared or any(each.mapping.holds for each in answer.mappings)
    first = NOTHING if holds else element("p", state_tag(own.state, own.state_said), class_="tags")
    drawn = [_mapping(each, at) for at, each in enumerate(answer.mappings)]
    return joined([first, few(drawn, _("Show the other {}").format, shown=10, made=joined)])


def _mapping(each: MappingTold, at: int) -> Html:
    mapping = each.mapping
    said = [shown for name in _SAID for shown in each.fields if shown.name == name]
    rest = [shown for shown in each.fields if shown.name not in _SAID]
    rows = [(shown.label, value(shown)) for shown in said]
    if mapping.confidence is not None:
        rows.append((_("How sure"), safe(f"{mapping.confidence:.2f}")))
    more = opened_by(_("Everything its record says"), fields(rest)) if rest else NOTHING
    set_ref = mapping.at.partition("#")[0]
    whole = joined([safe(_("In ")), link(set_ref, mapping.set_title)])
    return element(
        "article",
        element("p", sentence(mapping)),
        element(
            "p",
            status_tag(mapping),
            safe(" "),
            element("span", safe(decided(mapping, with_status=False)), class_="quiet"),
        ),
        summary(rows, "fields") if rows else NOTHING,
        more,
        element(
            "p", element("span", whole), source_link(mapping.at, _("this mapping"), f"mapping-{at}"), class_="ways"
        ),
        class_="mapping" if mapping.holds else "mapping not-in-use",
    )
