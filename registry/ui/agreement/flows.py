"""What goes from whom to whom: each flow with its purpose, its items and its sides."""

from __future__ import annotations

from registry.concepts.agreements import SidePart
from registry.ui.agreement.columns import columned, more
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.section import heading, paragraph
from registry.ui.markup.summary import bullets, summary
from registry.ui.record.cited import cited
from registry.ui.record.field import Field
from registry.ui.record.names import Names
from registry.ui.record.values import fields, key
from registry.wording import _, listed


def flows(record: Field, shown: Field, names: Names) -> Html:
    """Every flow, one under another."""
    return joined(_flow(record, flow, names) for flow in shown.members)


def _flow(record: Field, flow: Field, names: Names) -> Html:
    sides = flow.get("sides")
    items = flow.get("items")
    rest = flow.without("title", "purpose", "items", "sides", *_AT_A_GLANCE)
    return element(
        "article",
        heading(flow.label, 3, f"s-flow-{flow.name}"),
        key(flow),
        paragraph(flow.text_of("purpose")) if flow.get("purpose") else NOTHING,
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
    return element("div", title, bullets(links) if links else safe(items.text), class_="items")


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
    return joined(
        element("article", heading(basis.label, 3, f"s-basis-{basis.name}"), key(basis),
                fields(basis.without("title"), names), class_="basis")
        for basis in shown.members
    )  # fmt: skip
