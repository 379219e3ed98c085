"""The form: from whom, to whom, what, what for, on which day, and whether it cannot wait."""

from __future__ import annotations

from collections.abc import Sequence

from registry.ui.markup.html import NOTHING, Html, element, safe
from registry.ui.on_day import ON
from registry.ui.permits.asked import AGREEMENT, DATA, FROM, LONGEST, MOST, PURPOSE, TO, URGENT, YES, Asked
from registry.verbs.permitting.offers import Offers
from registry.wording import _

_BODIES, _WORDS, _PURPOSES = "known-bodies", "known-words", "known-purposes"


def form(asked: Asked, offers: Offers, today: str) -> Html:
    """The form, with what is asked in it. Whatever is on record is offered while one types; all else may be typed."""
    return element(
        "form",
        _box(FROM, _("Who would give it"), asked.giver, _("An organisation, or a kind of one"), _BODIES),
        _box(TO, _("Who would get it"), asked.getter, _("An organisation, or a kind of one"), _BODIES),
        _things(asked.data),
        _box(PURPOSE, _("What for"), asked.purpose, _("In your own words"), _PURPOSES),
        _day(asked.on or today),
        _only(asked.agreement),
        _urgent(urgent=asked.urgent),
        element("p", safe(_no_names()), class_="hint private"),
        element("button", safe(_("May we share this?")), type="submit"),
        _list(_BODIES, offers.organisations), _list(_WORDS, offers.words), _list(_PURPOSES, offers.purposes),
        class_="choice permits", method="get",
    )  # fmt: skip


def _box(name: str, label: str, value: str, hint: str, known: str) -> Html:
    own = f"choose-{name}"
    return element(
        "div",
        element("label", safe(label), for_=own),
        element("span", safe(hint), class_="hint", id=f"{own}-hint"),
        _input(name, own, value, known, described=f"{own}-hint"),
        class_="field",
    )


def _input(name: str, own: str, value: str, known: str, *, described: str = "", label: str = "") -> Html:
    return element(
        "input", type="text", name=name, id=own, value=value, list=known, maxlength=f"{LONGEST}", autocomplete="off",
        aria_describedby=described, aria_label=label,
    )  # fmt: skip


def _things(data: Sequence[str]) -> Html:
    """One box for each thing, and an empty one for one more."""
    boxes = [*data, ""][:MOST]
    if not data:
        boxes.append("")
    drawn = [
        _input(
            DATA, f"choose-{DATA}" if at == 1 else f"choose-{DATA}-{at}", each, _WORDS,
            described=f"choose-{DATA}-hint", label=_("Thing {number}").format(number=at),
        )
        for at, each in enumerate(boxes, 1)
    ]  # fmt: skip
    hint = _("One thing in each box, in your own words. After each answer there is a box for one more.")
    return element(
        "fieldset",
        element("legend", safe(_("What would be given"))),
        element("span", safe(hint), class_="hint", id=f"choose-{DATA}-hint"),
        element("div", *drawn, class_="things"),
    )


def _day(value: str) -> Html:
    return element(
        "div",
        element("label", safe(_("On which day")), for_=f"choose-{ON}"),
        element("span", safe(_("By what the records say of that day")), class_="hint", id=f"choose-{ON}-hint"),
        element(
            "input", type="date", name=ON, id=f"choose-{ON}", value=value, aria_describedby=f"choose-{ON}-hint"
        ),
        class_="field",
    )  # fmt: skip


def _only(agreement: str) -> Html:
    """Only under one agreement: hardly anybody needs it, so it is folded unless it is there."""
    own = f"choose-{AGREEMENT}"
    return element(
        "details",
        element("summary", safe(_("Only under one agreement"))),
        element("label", safe(_("Its id or reference")), for_=own),
        element("input", type="text", name=AGREEMENT, id=own, value=agreement, maxlength=f"{LONGEST}"),
        open="open" if agreement else "",
        class_="field",
    )


def _urgent(*, urgent: bool) -> Html:
    own = f"choose-{URGENT}"
    said = _("Somebody's life or safety may depend on it. What the code of practice says then comes first.")
    return element(
        "div",
        element("input", type="checkbox", name=URGENT, id=own, value=YES, checked="checked" if urgent else "",
                aria_describedby=f"{own}-hint"),
        element("label", safe(_("It is urgent")), for_=own),
        element("span", safe(said), class_="hint", id=f"{own}-hint"),
        class_="tick",
    )  # fmt: skip


def _no_names() -> str:
    return _("Name no person and no case: what you ask becomes part of the page's address, which browsers keep.")


def _list(own: str, offered: Sequence[tuple[str, str]]) -> Html:
    """What is on record, offered while one types. Each is what is typed, and what to know of it."""
    options = (element("option", value=each, label=label) for each, label in offered)
    return element("datalist", *options, id=own) if offered else NOTHING
