"""What was found, as a list or a table, one page of it at a time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import streamlit as st

from registry.concepts.kinds import Kind
from registry.ui.listing.asked import SORTS, VIEWS, Asked, called
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.link import link
from registry.ui.markup.section import heading, paragraph
from registry.ui.markup.summary import summary
from registry.ui.markup.table import table
from registry.ui.markup.tag import tag
from registry.verbs.particulars import Particular, columns
from registry.verbs.records.search import Answer, Row
from registry.wording import _, counted

A_PAGE = 20
"""How many results one page shows."""

_BEFORE = "_pages_before"


def count(here: Asked, answer: Answer, one: str, many: str) -> Html:
    """How many there are, and which of them are shown."""
    said = heading(counted(answer.total, one, many), 2, "results")
    if not answer.rows or answer.total <= len(answer.rows):
        return said
    last = here.start + len(answer.rows) - 1
    shown = _("Showing {first} to {last}").format(first=f"{here.start:,}", last=f"{last:,}")
    return joined([said, paragraph(shown, "quiet")])


def controls(here: Asked) -> Html:
    """In what order, and drawn how."""
    sorts = [name for name in SORTS if name != "relevance" or here.words]
    now = here.sort if here.sort in sorts else "title"
    by = [_choice(called(SORTS, each), here.sorted_by(each).address(), each == now, f"sort-{each}") for each in sorts]
    seen = [
        _choice(called(VIEWS, each), here.seen_as(each).address(), each == here.view, f"view-{each}") for each in VIEWS
    ]
    return element("div", _group(_("Sort by"), by), _group(_("Show as"), seen), class_="controls")


def _group(name: str, among: Sequence[Html]) -> Html:
    inside = element("ul", *(element("li", each) for each in among))
    return element("nav", element("span", safe(name), class_="quiet"), inside, aria_label=name)


def _choice(name: str, address: str, is_now: bool, own: str) -> Html:
    return element("a", safe(name), href=address, id=own, aria_current="true" if is_now else "")


def drawn(here: Asked, answer: Answer, kinds: Sequence[Kind]) -> Html:
    """The results of one page."""
    if here.view == "table":
        return _table(answer.rows, kinds)
    return element("ol", *(_result(row, kinds) for row in answer.rows), class_="results")


def _result(row: Row, kinds: Sequence[Kind]) -> Html:
    tags = element("p", joined(_tags(row), Html(" ")), class_="tags")
    facts = [(_("Kind"), safe(_kind(row)))] if len(kinds) != 1 else []
    facts += [(_("Reference"), element("code", safe(row.ref)))]
    facts += [(each.label, safe(each.text)) for each in row.facts]
    return element(
        "li", element("h3", link(row.ref, row.title)), tags, _passage(row), summary(facts, "facts"), class_="result"
    )


def _passage(row: Row) -> Html:
    """Where the words stand, with the words marked."""
    pieces = [element("mark", safe(text)) if fits else safe(text) for text, fits in row.passage]
    return element("p", *pieces, class_="passage") if pieces else NOTHING


def _tags(row: Row) -> list[Html]:
    return [tag(row.status), *(tag(each) for each in row.standing)]


def _kind(row: Row) -> str:
    return _(Kind(row.ref.split("/")[1]).label)


def _table(rows: Sequence[Row], kinds: Sequence[Kind]) -> Html:
    own = columns(kinds[0]) if len(kinds) == 1 else ()
    used = [(name, label) for name, label in own if any(fact.name == name for row in rows for fact in row.facts)]
    heads = [_("Title"), *([] if own else [_("Kind"), _("Reference")]), _("Status"), *(label for _name, label in used)]
    return table(_("Results"), heads, [_cells(row, bool(own), used) for row in rows], caption_hidden=True)


def _cells(row: Row, is_one_kind: bool, used: Sequence[tuple[str, str]]) -> list[Html]:
    facts: dict[str, Particular] = {each.name: each for each in row.facts}
    first = [link(row.ref, row.title)]
    if not is_one_kind:
        first += [safe(_kind(row)), element("code", safe(row.ref))]
    said = [safe(facts[name].text) if name in facts else NOTHING for name, _label in used]
    return [*first, joined(_tags(row), Html(" ")), *said]


def paging(here: Asked, shown: int, more: str) -> Html:
    """The way to the page before and the page after. `shown` results are on this one; `more` asks for the next."""
    before: dict[str, Asked] = st.session_state.setdefault(_BEFORE, {})
    ways = list(_ways(here, shown, more, before))
    if more:
        before[more] = here
    inside = element("ul", *(element("li", way) for way in ways))
    return element("nav", inside, class_="paging", aria_label=_("Pages of results")) if ways else NOTHING


def _ways(here: Asked, shown: int, more: str, before: dict[str, Asked]) -> Iterator[Html]:
    if here.after:
        known = before.get(here.after)
        # Somebody who came by a link has seen no page before this one: only the first can be named.
        said, back = (_("Previous page"), known) if known else (_("First page"), here.going_on("", 1))
        yield element("a", safe(said), href=back.address(), rel="prev", id="page-before")
    if more:
        on = here.going_on(more, here.start + shown)
        yield element("a", safe(_("Next page")), href=on.address(), rel="next", id="page-after")
