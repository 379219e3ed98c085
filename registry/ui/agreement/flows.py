"""What goes from whom to whom: each flow with its purpose, its items and its sides."""

from __future__ import annotations

from collections.abc import Sequence

from registry.concepts.agreements import SidePart
from registry.ui.agreement.columns import columned, more
from registry.ui.agreement.moves import EVERYONE, Move, Who
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.section import heading
from registry.ui.markup.summary import bullets, summary
from registry.ui.markup.table import table
from registry.ui.record.cited import cited
from registry.ui.record.field import Field
from registry.ui.record.fold import few, opened_by
from registry.ui.record.fold import listed as folded_list
from registry.ui.record.fold import text as long_text
from registry.ui.record.names import Names
from registry.ui.record.values import fields, key
from registry.wording import _, listed

_FLOWS = 15
"""Flows, and bases, that are shown one under another before the rest is folded."""


def flows(record: Field, shown: Field, names: Names) -> Html:
    """Every flow, one under another."""
    drawn = [_flow(record, flow, names) for flow in shown.members]
    return few(drawn, lambda count: _("Show the other {count} flows").format(count=count), shown=_FLOWS, made=joined)


def flows_table(moves: Sequence[Move], names: Names, record: Field) -> Html:
    """The same as the picture shows, as a table with one flow a row."""
    found = record.get("flows")
    items = {flow.name: flow.get("items") for flow in (found.members if found else ())}
    rows = [
        (
            element("a", safe(move.title), href=f"#s-flow-{move.key}"),
            _people(move.gives),
            _what(items.get(move.key), names),
            _people(move.gets),
            _relied_on(move.giving_bases),
            _relied_on(move.getting_bases),
        )
        for move in moves
    ]
    heads = (_("Flow"), _("Who gives"), _("What"), _("Who gets"), _("Giving relies on"), _("Getting relies on"))
    drawn = table(_("Every flow"), heads, rows, caption_hidden=True)
    inside = opened_by(_("Show as a table"), drawn)
    return element("div", inside, id="s-flows-table", class_="twin")


def _people(who: Sequence[Who]) -> Html:
    return folded_list((_person(each) for each in who), shown=6)


def _person(who: Who) -> Html:
    if not who.key:
        return safe(who.name)
    return element("a", safe(who.name), href="#s-parties" if who.key == EVERYONE else f"#s-party-{who.key}")


def _what(items: Field | None, names: Names) -> Html:
    return folded_list((safe(name) for name in names.named(items)), shown=6) if items else NOTHING


def _relied_on(bases: Sequence[tuple[str, str]]) -> Html:
    return folded_list((element("a", safe(title), href=f"#s-basis-{name}") for name, title in bases), shown=6)


def _flow(record: Field, flow: Field, names: Names) -> Html:
    sides = flow.get("sides")
    items = flow.get("items")
    rest = flow.without("title", "purpose", "items", "sides", *_AT_A_GLANCE)
    return element(
        "article",
        heading(flow.label, 3, f"s-flow-{flow.name}"),
        key(flow),
        element("div", long_text(flow.text_of("purpose")), class_="said") if flow.get("purpose") else NOTHING,
        _glance(flow, names),
        _items(items, names) if items else NOTHING,
        _sides(record, flow, sides, names) if sides and sides.members else NOTHING,
        more(rest, names, flow.label),
        class_="flow",
    )


_AT_A_GLANCE = ("stage", "frequency", "volume", "channels", "starts", "ends")


def _glance(flow: Field, names: Names) -> Html:
    found = [flow.get(name) for name in _AT_A_GLANCE]
    return summary(((each.label, safe(listed(names.named(each)))) for each in found if each), "facts")


def _items(items: Field, names: Names) -> Html:
    keys = items.raw if isinstance(items.raw, list) else []
    links = [
        element("a", safe(name), href=f"#s-item-{item}") for item, name in zip(keys, names.named(items), strict=False)
    ]
    title = element("p", safe(_("What goes")))
    return element("div", title, folded_list(links) if links else safe(items.text), class_="items")


def _sides(record: Field, flow: Field, sides: Field, names: Names) -> Html:
    bases = record.get("bases")
    by_key = {basis.name: basis for basis in bases.members} if bases else {}

    def party(side: Field) -> Html:
        return safe(names.party(str(side.raw["party"])))

    def part(side: Field) -> Html:
        return safe(_("Gives") if side.raw["part"] == SidePart.DISCLOSER else _("Gets"))

    def about(side: Field) -> str:
        template = _("{party} giving") if side.raw["part"] == SidePart.DISCLOSER else _("{party} getting")
        return template.format(party=names.short_party(str(side.raw["party"])))

    def basis(side: Field) -> Html:
        found = by_key.get(str(side.raw.get("basis", "")))
        return _basis(found) if found else safe(side.text_of("basis"))

    caption = _("Who gives and who gets: {flow}").format(flow=flow.label)
    columns = (
        (_("Party"), party),
        (_("Gives or gets"), part),
        (_("Role"), "role"),
        (_("Law"), "regime"),
        (_("Relies on"), basis),
    )
    return columned(caption, columns, sides.members, names, ("party", "part", "basis"), about)


def _basis(basis: Field) -> Html:
    """What a side relies on, in short: its basis by name, then the provisions and the powers or duties."""
    part3 = basis.get("part3")
    holders = [basis, *([part3] if part3 else [])]
    cites = [text for holder in holders for inner in holder.inside for text in cited(inner)]
    gateways = basis.get("gateways")
    for gateway in gateways.members if gateways else ():
        cites.append(gateway.text_of("provision") or gateway.text_of("gateway") or gateway.label)
    name = element("a", safe(basis.label), href=f"#s-basis-{basis.name}")
    return joined([name, element("div", bullets(safe(text) for text in cites))])


def bases(shown: Field, names: Names) -> Html:
    """Every basis in full, one under another."""
    drawn = [
        element("article", heading(basis.label, 3, f"s-basis-{basis.name}"), key(basis),
                fields(basis.without("title"), names), class_="basis")
        for basis in shown.members
    ]  # fmt: skip
    return few(drawn, lambda count: _("Show the other {count} bases").format(count=count), shown=_FLOWS, made=joined)
