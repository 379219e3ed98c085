"""What the page says of a chain: its weakest link, the ways, and every link in a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from registry.ui.chain.asked import A_PAGE, Asked
from registry.ui.chain.picture import TABLE
from registry.ui.chain.words import LABELS, label, sort, tag
from registry.ui.drawer import source_link
from registry.ui.finding.words import why_href
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.link import link
from registry.ui.markup.section import message, paragraph, prose, section
from registry.ui.markup.table import table
from registry.verbs.sharing.chain import Answer, Chain, Hop, Line, Node, Path
from registry.wording import _, counted

_RANK = {each: at for at, each in enumerate(LABELS)}
_WAYS = 40
_REASONS = 3


def weakest(answer: Answer) -> Html:
    """The weakest link in a sentence, what to do about it, and where."""
    chain = answer.chain
    hop = next((each for each in chain.hops if each.id in chain.weakest[:1]), None)
    strength = element("p", tag(chain.strength), class_="tags") if chain.strength else NOTHING
    parts = [strength, paragraph(chain.said, "lead")]
    if hop is not None:
        what = hop.weaknesses[0] if hop.weaknesses and hop.weaknesses[0].because == hop.because[0] else None
        if what is not None:
            parts.append(message(_("What to do: {remedy}").format(remedy=what.remedy)))
        place = element("code", safe(f"{answer.file}:{answer.line}"), class_="place") if answer.file else NOTHING
        mend = [
            safe(_("Where to mend it: ")),
            source_link(answer.mend, _("the weakest link"), "mend"),
            safe(" "),
            place,
        ]
        own = element("a", safe(_("Its line in the table")), href=f"#{_anchor(hop)}")
        every = element("a", safe(_("What every rule says")), href=why_href(answer.mend.partition("#")[0]))
        parts.append(element("p", *mend, class_="ways"))
        parts.append(element("p", own, safe(" "), every, class_="ways"))
        if len(chain.weakest) > 1:
            others = counted(len(chain.weakest) - 1, _("other link is"), _("other links are"))
            said = _("{others} as weak: they stand first in the table.").format(others=others)
            parts.append(paragraph(said, "quiet"))
    if chain.left_out:
        parts.append(paragraph(chain.left_out, "quiet"))
    return joined(parts)


def ways(asked: Asked, chain: Chain) -> Html:
    """Each way as a list of its links, the weakest first."""
    nodes, hops = {each.key: each for each in chain.nodes}, {each.id: each for each in chain.hops}
    items = [_way(path, nodes, hops) for path in chain.paths[:_WAYS]]
    left = len(chain.paths) - len(items)
    more = NOTHING
    if left:
        said = _("{ways} more: choose to whom, or how strong, to see them.")
        more = paragraph(said.format(ways=counted(left, _("way"), _("ways"))), "quiet")
    title = counted(len(chain.paths), _("way"), _("ways"))
    about = _("To each end the weakest of the ways there is told.")
    return section(title, "s-ways", paragraph(about, "quiet"), element("ol", *items, class_="chain-ways"), more)


def _way(path: Path, nodes: Mapping[str, Node], hops: Mapping[str, Hop]) -> Html:
    steps = [hops[own] for own in path.hops]
    parts = [_named(nodes[steps[0].start])]
    for hop in steps:
        arrow = element("span", safe(" → "), aria_hidden="true")
        is_worst = hop.id == path.weakest and hop.because
        mark = element("strong", safe(f" ({label(hop.strength)})")) if is_worst else NOTHING
        parts += [element("span", safe(_(" goes to ")), class_="visually-hidden"), arrow, _named(nodes[hop.end]), mark]
    worst = hops[path.weakest]
    why = NOTHING
    if worst.because:
        said = f"{worst.because[0]} "
        why = element("p", safe(said), element("a", safe(_("That link")), href=f"#{_anchor(worst)}"), class_="quiet")
    cut = NOTHING
    if path.is_cut:
        last = path.said.rpartition(" → ")[2].partition(". ")[2]
        cut = paragraph(last, "quiet")
    return element("li", element("p", tag(path.strength), safe(" "), *parts), why, cut)


def links(asked: Asked, chain: Chain, places: Mapping[str, Line]) -> Html:
    """Every link, the weakest first, a page at a time."""
    nodes = {each.key: each for each in chain.nodes}
    ordered = in_order(chain)
    start = min(asked.after, max(0, len(ordered) - 1)) // A_PAGE * A_PAGE
    shown = ordered[start : start + A_PAGE]
    heads = (
        _("From"), _("What"), _("To"), _("Strength"), _("Why"), _("Assurance"), _("Where it is written"),
    )  # fmt: skip
    rows = [_row(each, nodes, places, chain) for each in shown]
    total = counted(len(ordered), _("link"), _("links"))
    caption = _("Every link, the weakest first")
    which = NOTHING
    if len(ordered) > len(shown):
        said = _("Showing {first} to {last}").format(first=f"{start + 1:,}", last=f"{start + len(shown):,}")
        which = paragraph(said, "quiet")
    drawn = table(caption, heads, rows, caption_hidden=True)
    whole = element("div", drawn, class_="chain-table")
    return section(total, TABLE, which, whole, _paging(asked, start, len(ordered)))


def in_order(chain: Chain) -> list[Hop]:
    """The links of a chain as the table has them."""
    return sorted(chain.hops, key=lambda each: (_RANK[each.strength], each.id not in chain.weakest))


def _row(hop: Hop, nodes: Mapping[str, Node], places: Mapping[str, Line], chain: Chain) -> Sequence[Html]:
    start = element("span", _named(nodes[hop.start]), id=_anchor(hop))
    end = joined([_named(nodes[hop.end]), element("span", safe(f" {sort(nodes[hop.end].sort)}"), class_="quiet")])
    return start, safe(hop.what), end, tag(hop.strength), _why(hop), _held(hop), joined(_places(hop, places), Html(" "))


def _why(hop: Hop) -> Html:
    if not hop.because:
        return safe(_("Nothing is wanting on record."))
    items = [element("li", safe(each)) for each in hop.because]
    drawn = element("ul", *items[:_REASONS])
    if len(items) > _REASONS:
        rest = element("summary", safe(_("and {count} more").format(count=len(items) - _REASONS)))
        drawn = joined([drawn, element("details", rest, element("ul", *items[_REASONS:]))])
    todo = list(dict.fromkeys(each.remedy for each in hop.weaknesses if not each.waiver))
    if todo:
        drawn = joined([drawn, element("p", prose(_("To do: {remedy}").format(remedy=todo[0])), class_="quiet")])
    return drawn


def _held(hop: Hop) -> Html:
    return element("ul", *(element("li", safe(each)) for each in hop.assurances)) if hop.assurances else NOTHING


def _places(hop: Hop, places: Mapping[str, Line]) -> Iterator[Html]:
    address = hop.mend or (hop.at[0].address if hop.at else "")
    if not address:
        return
    yield source_link(address, hop.what, f"source-{hop.id}")
    line = places.get(address)
    if line is not None:
        yield element("code", safe(f"{line.file}:{line.line}" if line.line else line.file), class_="place")


def _named(node: Node) -> Html:
    return link(node.ref, node.title) if node.ref else safe(node.title)


def _anchor(hop: Hop) -> str:
    return f"s-link-{hop.id}"


def _paging(asked: Asked, start: int, total: int) -> Html:
    found = []
    if start:
        back = asked.going_on(start - A_PAGE)
        found.append(element("a", safe(_("Previous page")), href=back.address(TABLE), rel="prev", id="page-before"))
    if start + A_PAGE < total:
        on = asked.going_on(start + A_PAGE)
        found.append(element("a", safe(_("Next page")), href=on.address(TABLE), rel="next", id="page-after"))
    inside = element("ul", *(element("li", way) for way in found))
    return element("nav", inside, class_="paging", aria_label=_("Pages of links")) if found else NOTHING
