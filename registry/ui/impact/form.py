"""The form: what it befell, what happened, when somebody became aware, or on which day it ends or leaves."""

from __future__ import annotations

from collections.abc import Sequence

from registry.concepts.sharing import Mishap
from registry.ui.impact.asked import AWARE, ENDS, MISHAP, SUBJECT, Asked
from registry.ui.markup.html import Html, element, safe
from registry.wording import _

_KNOWN = "known-subjects"


def form(asked: Asked, offered: Sequence[tuple[str, str]]) -> Html:
    """The form, with what is asked in it."""
    usual = element("option", safe(_("What is usual for it")), value=" ", selected="" if asked.mishap else "selected")
    mishaps = [
        element(
            "option", safe(_(each.label)), value=each.value, selected="selected" if asked.mishap == each.value else ""
        )
        for each in Mishap
    ]
    subject = element(
        "input", type="text", name=SUBJECT, id="choose-subject", value=asked.subject, list=_KNOWN, maxlength="300",
        autocomplete="off", aria_describedby="choose-subject-hint",
    )  # fmt: skip
    return element(
        "form",
        _field(SUBJECT, _("What it befell"), subject, _("A supplier, partner, contract, system or power in law")),
        _field(MISHAP, _("What happened"), element("select", usual, *mishaps, name=MISHAP, id="choose-mishap")),
        _field(
            AWARE, _("Became aware, of a breach"),
            element("input", type="datetime-local", name=AWARE, id="choose-aware", value=asked.aware[:16],
                    aria_describedby="choose-aware-hint"),
            _("Left empty, no clock is begun"),
        ),
        _field(
            ENDS, _("Ends or leaves on"),
            element("input", type="date", name=ENDS, id="choose-ends", value=asked.ends,
                    aria_describedby="choose-ends-hint"),
            _("For what ends, or a partner that leaves"),
        ),
        element("button", safe(_("Show what is touched")), type="submit"),
        element("datalist", *(element("option", value=value, label=label) for value, label in offered), id=_KNOWN),
        class_="choice impact", method="get",
    )  # fmt: skip


def _field(name: str, label: str, inside: Html, hint: str = "") -> Html:
    said = (element("span", safe(hint), class_="hint", id=f"choose-{name}-hint"),) if hint else ()
    return element("div", element("label", safe(label), for_=f"choose-{name}"), *said, inside, class_="field")
