"""The chain of authority: every link in its order, with how it stands, and all that it rests on behind a line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from registry.concepts.sharing import LinkState
from registry.ui.chain.asked import chain_href
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.link import link as record_link
from registry.ui.markup.section import paragraph, section
from registry.ui.markup.summary import bullets, summary
from registry.ui.permits.cited import laws, places, weaknesses
from registry.ui.permits.words import WANTING, degree_tag, outcome_tag, state_tag
from registry.ui.record.fold import opened_by, text
from registry.verbs.sharing.permits import Cover, Link, Place, Route
from registry.wording import _, counted


def missing(best: Route | None, sentences: Sequence[str], title: str) -> Html:
    """What is missing, the gravest first: each with what settles it and whose task that is."""
    links = wanting(best)
    told = {each.said for each in links}
    items = [_wanted(each) for each in links]
    items += [element("li", paragraph(each)) for each in sentences if not _is_told(each, told)]
    if not items:
        return NOTHING
    return section(title, "s-missing", element("ol", *items, class_="permit-missing"))


def wanting(best: Route | None) -> list[Link]:
    """The links that stand in the way, the gravest first."""
    found = best.links if best is not None else ()
    return sorted((each for each in found if each.state in WANTING), key=lambda each: WANTING.index(each.state))


def _is_told(sentence: str, told: set[str]) -> bool:
    return any(said and said in sentence for said in told)


def _wanted(link: Link) -> Html:
    title = element("a", safe(link.title), href=f"#link-{link.id}")
    return element(
        "li",
        element("p", element("strong", title), safe(" "), state_tag(link.state)),
        paragraph(link.said),
        summary([(_("What settles it"), safe(link.settles)), (_("Who acts"), safe(link.who_acts))], "facts"),
    )


def chain(best: Route, on: date) -> Html:
    """The chain of the best way, as a list in order."""
    items = element("ol", *(_link(each, on) for each in best.links), class_="permit-chain")
    follow = element("a", safe(_("Follow the data under this agreement")), href=chain_href(best.agreement))
    about = (_about(best), element("p", follow, class_="go"), paragraph(_counted(best.links)))
    return section(_("The chain of authority"), "s-chain", *about, items)


def _about(route: Route) -> Html:
    flow = Place(route.flow, route.flow_title)
    agreement = record_link(route.agreement, route.title)
    rows = [
        (_("Agreement"), agreement),
        (_("Flow"), safe(flow.name) if flow.name else NOTHING),
        *((_("Covers “{words}”?").format(words=words), _cover(cover)) for words, cover in route.items),
        (_("Covers the purpose?"), _cover(route.purpose)),
    ]
    return summary(rows)


def _cover(cover: Cover) -> Html:
    said = [degree_tag(cover.degree), safe(cover.said)]
    if cover.title:
        said.append(element("span", safe(_("Agreed: {title}.").format(title=cover.title)), class_="quiet"))
    if cover.is_by_name:
        said.append(element("span", safe(_("By name alone")), class_="tag tag-yellow small"))
    return joined(said, Html(" "))


def _counted(links: Sequence[Link]) -> str:
    """How the links stand, in a sentence."""
    counts = Counter(each.state for each in links)
    parts = [f"{counts[state]:,} {_(state.label).lower()}" for state in LinkState if counts[state]]
    many = counted(len(links), _("link"), _("links"))
    return _("{links}: {states}.").format(links=many, states="; ".join(parts))


def _link(link: Link, on: date) -> Html:
    own = f"link-{link.id}"
    is_open = link.state in WANTING
    return element(
        "li",
        element("h3", safe(link.title), id=own),
        element("div", state_tag(link.state), safe(" "), text(link.said), class_="said"),
        _more(link, on) if is_open or _has_more(link) else NOTHING,
        class_=f"permit-link link-{link.state}",
    )


def _has_more(link: Link) -> bool:
    return bool(link.settles or link.law or link.weaknesses or link.at or link.limits or link.also)


def _more(link: Link, on: date) -> Html:
    inside = joined(_behind(link, on))
    return opened_by(_("What this rests on"), element("div", inside, class_="opened")) if inside else NOTHING


def _behind(link: Link, on: date) -> Iterator[Html]:
    yield summary(
        [
            (_("What settles it"), safe(link.settles)),
            (_("Who acts"), safe(link.who_acts)),
            (_("Limits and doubts"), bullets(safe(each) for each in link.limits)),
            (_("Law"), laws(link.law, on)),
            (_("Findings"), weaknesses(link.weaknesses)),
            (_("Written at"), places(link.at, f"file-{link.id}")),
            (_("Also in order"), bullets(safe(each) for each in link.also)),
        ]
    )


def routes(others: Sequence[Route]) -> Html:
    """The other ways that were looked at, each with its answer and what stands in its way."""
    if not others:
        return NOTHING
    items = [_route(each) for each in others]
    return section(_("Other ways looked at"), "s-routes", element("ul", *items, class_="permit-routes"))


def _route(route: Route) -> Html:
    stops = wanting(route)
    held = sum(each.state in (LinkState.HELD, LinkState.NOT_NEEDED) for each in route.links)
    rows = [
        (_("Data"), joined([element("div", safe(f"{words}: "), degree_tag(c.degree)) for words, c in route.items])),
        (_("Purpose"), degree_tag(route.purpose.degree)),
        (_("What stands in its way"), safe("; ".join(each.said for each in stops))),
    ]
    many = _("{held} of {links} are on record or not needed.").format(
        held=f"{held:,}", links=counted(len(route.links), _("link"), _("links"))
    )
    return element(
        "li",
        element("h3", record_link(route.agreement, f"{route.title}: {route.flow_title}")),
        element("p", outcome_tag(route.outcome), safe(f" {route.said}")),
        paragraph(many, "quiet") if route.links else NOTHING,
        summary(rows, "facts"),
    )
