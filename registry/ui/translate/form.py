"""The form: whose words the file is in, whose are wanted, under which agreement, and how."""

from __future__ import annotations

from collections.abc import Sequence

from registry.ui.markup.choice import safe_option
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.translate.asked import AGREEMENT, FROM, JOB, OPTIONS, SHEET, TO, Asked
from registry.wording import _

Choices = Sequence[tuple[str, str]]


def form(asked: Asked, sides: Choices, agreements: Choices, sheets: Sequence[str]) -> Html:
    """The form. What is asked for and nobody goes by stays in it, so that it can be seen and changed."""
    under = _("Under which agreement")
    hint = _("What it does not cover is withheld. Left out: nothing is withheld.")
    return element(
        "form",
        element("input", type="hidden", name=JOB, value=asked.job),
        _choice(FROM, _("Whose words it is in"), "", asked.start, sides),
        _choice(TO, _("Whose words are wanted"), _("Choose"), asked.to, sides),
        _choice(AGREEMENT, under, _("No agreement"), asked.agreement, agreements, hint),
        _choice(SHEET, _("Sheet"), _("The first"), asked.sheet, [(each, each) for each in sheets])
        if len(sheets) > 1 else NOTHING,
        element("fieldset", element("legend", safe(_("How"))), *(_tick(asked, each) for each in OPTIONS)),
        element("button", safe(_("Show what comes of it")), type="submit"),
        class_="choice translates", method="get",
    )  # fmt: skip


def _choice(name: str, label: str, nobody: str, chosen: str, known: Choices, hint: str = "") -> Html:
    options = [*([("", nobody)] if nobody or not chosen else []), *known]
    if chosen and chosen not in {value for value, _title in options}:
        options.append((chosen, chosen))
    drawn = (
        element("option", safe_option(said), value=value or " ", selected="selected" if value == chosen else "")
        for value, said in options
    )
    own = f"choose-{name}"
    return element(
        "div",
        element("label", safe(label), for_=own),
        element("span", safe(hint), class_="hint", id=f"{own}-hint") if hint else NOTHING,
        element("select", *drawn, name=name, id=own, aria_describedby=f"{own}-hint" if hint else ""),
        class_="field",
    )


def _tick(asked: Asked, name: str) -> Html:
    own = f"choose-{name}"
    return element(
        "div",
        element(
            "input", type="checkbox", name=name, id=own, value="yes", checked="checked" if name in asked.options else ""
        ),
        joined([element("label", safe(label(name)), for_=own), element("span", safe(_meaning(name)), class_="hint")]),
        class_="tick",
    )  # fmt: skip


def label(name: str) -> str:
    """What an option is called."""
    return {
        "broader": _("Write a broader word where there is no equal one"),
        "keep": _("Keep the file's own values beside those that were merged or made broader"),
        "strict": _("Write nothing if anything at all would be lost"),
    }[name]


def _meaning(name: str) -> str:
    return {
        "broader": _("Otherwise such cells are left empty and listed. What told them apart is gone either way."),
        "keep": _("In columns of their own, so that the file can be turned back."),
        "strict": _("For when half a result is worse than none."),
    }[name]
