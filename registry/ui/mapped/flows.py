"""What agreed flows depend on: for each item agreed as a term, and each who receives it, whether a mapping serves."""

from __future__ import annotations

from collections.abc import Iterator

from registry.concepts.mapped import FlowWord
from registry.concepts.mappings import Loss
from registry.ui.drawer import source_link
from registry.ui.finding.words import finding_href, gaps_href
from registry.ui.mapped.address import Asked
from registry.ui.mapped.words import flow_tag, term_link
from registry.ui.markup.cards import Card, cards
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.link import href
from registry.ui.markup.section import heading, paragraph, section
from registry.ui.record.fold import tabled
from registry.verbs.how_mapped.agreed import UNAPPROVED, UNMAPPED, AgreedWord
from registry.verbs.how_mapped.rows import Name
from registry.verbs.words.mapped import Answer
from registry.wording import _, counted, listed

_STYLES = {FlowWord.MISSING: "critical", FlowWord.LOSSY: "medium", FlowWord.UNCLEAR: "medium"}


def flows(here: Asked, answer: Answer) -> Html:
    """The numbers, then each state with what is in it, the most urgent first."""
    lead = _(
        "Agreements in force, where an item of information is agreed as a term of a vocabulary. Each line is one item"
        " of one flow, for one of those who receive it."
    )
    if not answer.flows:
        said = _("No agreement in force has agreed an item as a term. Give the item a `term_ref` to see it here.")
        return section(_("Agreed flows"), "s-flows", paragraph(lead), paragraph(said.replace("`", "")))
    made = [
        Card(_(FlowWord(state).label), number, f"#flows-{state}", _STYLES.get(FlowWord(state), ""))
        for state, number in answer.flow_states
    ]
    parts = [_part(answer, state) for state, number in answer.flow_states if number]
    findings = element(
        "a", safe(_("See what the rules say, among all findings")),
        href=gaps_href({"rule": (UNMAPPED, UNAPPROVED)}),
    )  # fmt: skip
    return section(
        _("Agreed flows"), "s-flows", paragraph(lead), cards(made, _("Agreed words, in numbers")),
        element("p", findings), *parts,
    )  # fmt: skip


def _part(answer: Answer, state: str) -> Html:
    rows = [each for each in answer.flows if each.state == state]
    word = FlowWord(state)
    heads = (_("Item, and the term"), _("Who receives it"), _("Agreement and flow"), _("What records show"))
    drawn = [(_item(each), _receiver(each), _flow(each), joined(_shown(each))) for each in rows]
    title = f"{_(word.label)}: {len(rows):,}"
    made = tabled(title, heads, drawn, caption_hidden=True)
    if len(rows) > 8:
        label = _("Show {them}").format(them=counted(len(rows), _("line"), _("lines")))
        made = element("details", element("summary", safe(label)), made)
    return joined([heading(title, 3, f"flows-{state}"), paragraph(_(word.definition)), made])


def _item(word: AgreedWord) -> Html:
    term = element("div", term_link(Name(word.term, word.word)), class_="quiet")
    return joined([safe(word.item_title), term])


def _receiver(word: AgreedWord) -> Html:
    if not word.receiver:
        return safe(word.receiver_title)
    return element("a", safe(word.receiver_title), href=href(word.receiver))


def _flow(word: AgreedWord) -> Html:
    agreement = element("a", safe(word.agreement_title), href=href(word.agreement))
    return joined([agreement, element("div", safe(word.flow_title), class_="quiet")])


def _shown(word: AgreedWord) -> Iterator[Html]:
    yield element("div", flow_tag(word.state))
    if word.loss:
        lost = listed(_(Loss(each).label).lower() for each in word.loss)
        yield element("div", safe(_("Lost on the way: {lost}").format(lost=lost)))
    if word.because:
        yield element("div", safe(word.because))
    ways = []
    if word.finding:
        said = _("The finding, waived") if word.is_waived else _("The finding")
        about = element("span", safe(_(" about {item}").format(item=word.item_title)), class_="visually-hidden")
        ways.append(element("a", safe(said), about, href=finding_href(word.finding)))
    if word.mapping:
        ways.append(joined([safe(_("Mapping: ")), source_link(word.mapping, word.item_title)]))
    else:
        ways.append(joined([safe(_("Item: ")), source_link(word.item, word.item_title)]))
    yield element("div", joined(ways, safe(" · "))) if ways else NOTHING
