"""The form: the word, whose it is, whose word for it is wanted, and, folded away, where it is used."""

from __future__ import annotations

from collections.abc import Sequence

from registry.ui.markup.choice import chooser
from registry.ui.markup.html import Html, element, safe
from registry.ui.on_day import ON
from registry.ui.resolve.asked import CODE, FROM, PLACES, TO, VALUE, WORD, Asked
from registry.wording import _


def form(asked: Asked, sides: Sequence[tuple[str, str]], titles: tuple[str, str], today: str) -> Html:
    """The form. `titles`: what is asked from and to is called, where that is nobody of `sides`; `today`: the day."""
    return element(
        "form",
        _text(WORD, _("The word"), asked.word, is_wide=True),
        _choice(FROM, _("Whose word"), _("Anybody's"), asked.start, titles[0], sides),
        _choice(TO, _("Whose word for it is wanted"), _("Everybody's"), asked.to, titles[1], sides),
        element(
            "div",
            element("label", safe(_("As decided by")), for_=f"choose-{ON}"),
            element("input", type="date", name=ON, id=f"choose-{ON}", value=asked.on or today),
            class_="field",
        ),
        _where(asked),
        element("button", safe(_("Show")), type="submit"),
        class_="choice asks", method="get",
    )  # fmt: skip


def _text(name: str, label: str, value: str, *, is_wide: bool = False) -> Html:
    return element(
        "div",
        element("label", safe(label), for_=f"choose-{name}"),
        element("input", type="text", name=name, id=f"choose-{name}", value=value, maxlength="300"),
        class_="field wide" if is_wide else "field",
    )  # fmt: skip


def _choice(name: str, label: str, nobody: str, chosen: str, title: str, sides: Sequence[tuple[str, str]]) -> Html:
    known = {value for value, _title in sides}
    options = [("", nobody), *([(chosen, title or chosen)] if chosen and chosen not in known else []), *sides]
    return chooser(name, label, options, chosen)


def _where(asked: Asked) -> Html:
    labels = {
        "data-set": _("Data set"), "list": _("File, sheet or list"), "system": _("Information system, by its id"),
        "agreement": _("Agreement, by its id"),
    }  # fmt: skip
    fields = [_text(name, labels[name], asked.place(name)) for name in PLACES]
    hint = _("Some mappings hold only in one place, or only for some records. Say where, and they are decided.")
    return element(
        "details",
        element("summary", safe(_("One code of it, where it is used, and in which record"))),
        element("p", safe(hint), class_="quiet"),
        element(
            "div", _text(CODE, _("One code of the word"), asked.code), *fields,
            _text(VALUE, _("Values in the record, such as age=17; sex=F"), "; ".join(asked.values)), class_="fields",
        ),
        open="open" if asked.is_narrowed else "",
        class_="field wide",
    )  # fmt: skip
