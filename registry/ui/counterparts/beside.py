"""Two records side by side, field by field: each value leads to its file and line, and neither is taken as right."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from registry.concepts.sharing import Agreeing
from registry.ui.counterparts.asked import Asked
from registry.ui.drawer import source_link
from registry.ui.listing.paging import group, way
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.section import heading, paragraph
from registry.ui.markup.table import table
from registry.verbs.sharing.reconcile import Compared, Comparison, Pair, Place
from registry.wording import _, counted

_COLOURS = {"agree": "green", "conflict": "red", "only-here": "grey", "only-there": "grey", "cannot-compare": "violet"}


def controls(asked: Asked) -> Html:
    """Everything, or only what is not said alike."""
    made = [
        way(_("Every field"), asked.seen(differences=False).address(), not asked.differences, "show-every"),
        way(_("Differences only"), asked.seen(differences=True).address(), asked.differences, "show-differences"),
    ]
    return element("div", group(_("Show"), made), class_="controls")


def fields(asked: Asked, comparison: Comparison) -> Html:
    """One table for each heading: what it is, what each record says, and how the two stand."""
    shown = [each for each in comparison.fields if not asked.differences or is_difference(each)]
    said = heading(counted(len(shown), _("field"), _("fields")), 2, "fields")
    if not shown:
        everything = element("a", safe(_("Show every field")), href=asked.seen(differences=False).address())
        none = paragraph(_("The two records say the same wherever they can be compared."))
        return joined([said, none, element("p", everything)])
    made: list[Html] = [said]
    number = 0
    for name, rows in groupby(shown, key=lambda each: each.heading):
        some = list(rows)
        made += [heading(name, 3), _table(name, some, comparison.pair, number)]
        number += len(some)
    return element("div", *made, class_="counterpart-fields")


def is_difference(each: Compared) -> bool:
    """Whether both say something else, or one leaves out what matters."""
    return each.state == Agreeing.CONFLICT or (each.is_substance and each.state != Agreeing.AGREE)


def _table(name: str, rows: Sequence[Compared], pair: Pair, first: int) -> Html:
    heads = [_("What"), pair.here_owner, pair.there_owner, _("How they stand")]
    drawn = [
        [
            safe(each.field),
            _value(each.here, each.at_here, each.field, f"here-{first + at}"),
            _value(each.there, each.at_there, each.field, f"there-{first + at}"),
            _state(each),
        ]
        for at, each in enumerate(rows)
    ]
    return table(name, heads, drawn, caption_hidden=True)


def _value(said: str, place: Place, about: str, own: str) -> Html:
    if not said:
        return element("span", safe(_("Says nothing")), class_="quiet")
    return joined([element("p", safe(said)), element("p", source_link(place.address, about, own), class_="at")])


def _state(each: Compared) -> Html:
    colour = _COLOURS[each.state]
    if each.is_substance and each.state != Agreeing.AGREE:
        colour = "red"
    label = {
        "only-here": _("Only the first says it"),
        "only-there": _("Only the second says it"),
    }.get(each.state, _(Agreeing(each.state).label))
    tag = element("span", safe(label), class_=f"tag tag-{colour}")
    matters = (
        element("p", safe(_("It matters in law.")), class_="quiet")
        if each.is_substance and each.state != Agreeing.AGREE
        else NOTHING
    )
    why = element("p", safe(each.said), class_="quiet") if each.said else NOTHING
    return joined([element("p", tag), matters, why])
