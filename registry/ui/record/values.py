"""The value of a field as it is drawn: text, a list, links, or the fields inside it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.link import link, web_link
from registry.ui.markup.summary import summary
from registry.ui.record.cited import cited
from registry.ui.record.field import Field
from registry.ui.record.fold import few, tabled
from registry.ui.record.fold import listed as folded_list
from registry.ui.record.fold import text as long_text
from registry.ui.record.names import Names
from registry.verbs.records.refs import LinkShown
from registry.wording import _

_WEB = re.compile(r"https?://[^\s]+")
_MOST_COLUMNS = 5
_LONGEST_CELL = 240


def value(shown: Field, names: Names) -> Html:
    """What a field says, however it says it."""
    if shown.members:
        return members(shown, names)
    if shown.inside:
        return fields(shown.inside, names)
    links = names.linked(shown)
    if links:
        return folded_list(reference(each) for each in links)
    if isinstance(shown.raw, str) and _WEB.fullmatch(shown.raw):
        return web_link(shown.raw)
    texts = cited(shown) or names.named(shown)
    return folded_list(long_text(text) for text in texts)


def reference(found: LinkShown) -> Html:
    """A link to another record, or its reference and a plain word where it is not to be found."""
    if found.found:
        return link(found.ref, found.title)
    missing = element("span", safe(_("(not found)")), class_="quiet")
    return joined([element("code", safe(found.ref)), missing], Html(" "))


def fields(shown: Iterable[Field], names: Names) -> Html:
    """Fields as names and values."""
    return summary(((each.label, value(each, names)) for each in shown), "fields")


def members(shown: Field, names: Names) -> Html:
    """A list of things that have fields: a table where it fits one, blocks under one another where it does not."""
    columns = _columns(shown.members, names)
    if columns:
        return _table(shown, columns, names)
    blocks = [element("div", *_block(member, names), class_="block") for member in shown.members]
    return few(blocks, _("Show the other {}").format, made=joined)


def rest(member: Field) -> tuple[Field, ...]:
    """The fields of a member of a list, less the one that its heading already says."""
    if not _is_keyed(member):
        return member.inside
    return tuple(inner for inner in member.inside if inner.text != member.label)


def key(member: Field) -> Html:
    """The key of a member of a list, where its heading is something else."""
    if not _is_keyed(member) or member.name == member.label:
        return NOTHING
    return element("div", element("code", safe(member.name)), class_="key")


def _is_keyed(member: Field) -> bool:
    """Whether the member has a key of its own, which stands in its heading and not among its fields."""
    return isinstance(member.raw, dict) and "id" in member.raw and member.get("id") is None


def _block(member: Field, names: Names) -> tuple[Html, ...]:
    headed = _is_keyed(member) or member.label != member.name
    heading = element("p", safe(member.label), class_="member") if headed else NOTHING
    return heading, key(member), fields(rest(member), names)


def _columns(shown: Sequence[Field], names: Names) -> list[str]:
    """The columns of a table that would hold these, or none where it would be too wide or a cell too full."""
    columns: list[str] = []
    for member in shown:
        at = 0
        for inner in rest(member):
            if inner.inside or sum(map(len, names.named(inner))) > _LONGEST_CELL:
                return []
            if inner.name not in columns:
                columns.insert(at, inner.name)
            at = columns.index(inner.name) + 1
    return columns if 0 < len(columns) <= _MOST_COLUMNS and len(shown) > 1 else []


def _table(shown: Field, columns: list[str], names: Names) -> Html:
    labels = {inner.name: inner.label for member in shown.members for inner in member.inside}
    keyed = any(_is_keyed(member) for member in shown.members)
    rows = []
    for member in shown.members:
        cells = {inner.name: value(inner, names) for inner in rest(member)}
        first = [joined([safe(member.label), key(member)])] if keyed else []
        rows.append([*first, *(cells.get(column, NOTHING) for column in columns)])
    heads = [*([_("Name")] if keyed else []), *(labels[column] for column in columns)]
    return tabled(shown.label, heads, rows, caption_hidden=True)
