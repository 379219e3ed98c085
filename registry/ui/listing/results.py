"""What was found, as a list or a table."""

from __future__ import annotations

from collections.abc import Sequence

from registry.concepts.kinds import Kind
from registry.ui.listing.asked import SORTS, VIEWS, Asked, called
from registry.ui.listing.paging import group, way
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.link import link
from registry.ui.markup.summary import summary
from registry.ui.markup.table import table
from registry.ui.markup.tag import tag
from registry.verbs.particulars import Particular, columns
from registry.verbs.records.search import Answer, Row
from registry.wording import _


def controls(here: Asked) -> Html:
    """In what order, and drawn how."""
    sorts = [name for name in SORTS if name != "relevance" or here.words]
    now = here.sort if here.sort in sorts else "title"
    by = [way(called(SORTS, each), here.sorted_by(each).address(), each == now, f"sort-{each}") for each in sorts]
    seen = [way(called(VIEWS, each), here.seen_as(each).address(), each == here.view, f"view-{each}") for each in VIEWS]
    return element("div", group(_("Sort by"), by), group(_("Show as"), seen), class_="controls")


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
