"""The forms: whose list it is and where in the file it stands; and what each of its columns is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from registry.ui.markup.choice import safe_option
from registry.ui.markup.html import NOTHING, Html, element, safe
from registry.ui.markup.section import paragraph, section
from registry.ui.shares.asked import COLUMN, FROM, HEADING, JOB, SHEET, Asked
from registry.ui.shares.words import part_word
from registry.verbs.sharing.shares import PARTS, Answer
from registry.wording import _

_NOTHING = "nothing"


def whose(asked: Asked, organisations: Sequence[tuple[str, str]], sheets: Sequence[str], likely: str) -> Html:
    """Whose list it is, and where it stands."""
    chosen = asked.giver or likely
    known = [("", _("The list says so itself, in a column")), *organisations]
    if chosen and chosen not in {value for value, _title in known}:
        known.append((chosen, chosen))
    columns = [element("input", type="hidden", name=COLUMN, value=each) for each in asked.columns]
    return element(
        "form",
        element("input", type="hidden", name=JOB, value=asked.job),
        _choice(FROM, _("Whose list it is"), known, chosen, _("Who gives what it lists, or gets what comes in.")),
        _choice(SHEET, _("Sheet"), [("", _("Found by itself")), *((each, each) for each in sheets)], asked.sheet)
        if len(sheets) > 1 else NOTHING,
        element(
            "div", element("label", safe(_("Row of the headings")), for_="choose-heading"),
            element("span", safe(_("Left out: found by itself.")), class_="hint", id="heading-hint"),
            element("input", type="text", inputmode="numeric", name=HEADING, id="choose-heading", value=asked.heading,
                    size="6", aria_describedby="heading-hint"),
            class_="field",
        ),
        *columns,
        element("input", type="hidden", name="go", value="yes"),
        element("button", safe(_("Match the shares")), type="submit"),
        class_="choice shares", method="get",
    )  # fmt: skip


def columns(asked: Asked, answer: Answer) -> Html:
    """What each column was taken for, and why; another choice for each."""
    rows = element("div", *_rows(answer), class_="shares-columns")
    hidden = [(JOB, asked.job), (FROM, asked.giver), (SHEET, asked.sheet), (HEADING, asked.heading), ("go", "yes")]
    form = element(
        "form",
        rows,
        *(element("input", type="hidden", name=name, value=value) for name, value in hidden if value),
        element("button", safe(_("Match again with these")), type="submit"),
        class_="choice shares", method="get",
    )  # fmt: skip
    lead = _("A column that was not understood is passed over. Choose what it is, and match again.")
    folded = element("details", element("summary", safe(_("See and correct the columns"))), form)
    used = [
        f"{each.heading} ({part_word(each.taken_for).lower()})" for each in answer.columns if _is_used(each.taken_for)
    ]
    said = _("Read: {columns}.").format(columns="; ".join(used))
    return section(_("What its columns were taken for"), "s-columns", paragraph(said), paragraph(lead), folded)


def _is_used(part: str) -> bool:
    return part != _NOTHING


def _rows(answer: Answer) -> Iterator[Html]:
    for at, column in enumerate(answer.columns):
        own = f"choose-column-{at}"
        options = [
            element(
                "option", safe_option(part_word(part)), value=f"{part}={column.heading}",
                selected="selected" if part == column.taken_for else "",
            )
            for part in (*PARTS, _NOTHING)
        ]  # fmt: skip
        yield element(
            "div",
            element("label", safe(column.heading), for_=own),
            element("select", *options, name=COLUMN, id=own, aria_describedby=f"{own}-why"),
            element("span", safe(column.said), class_="hint", id=f"{own}-why"),
            class_="field",
        )


def _choice(name: str, label: str, known: Sequence[tuple[str, str]], chosen: str, hint: str = "") -> Html:
    own = f"choose-{name}"
    options = [
        element("option", safe_option(said), value=value or " ", selected="selected" if value == chosen else "")
        for value, said in known
    ]
    return element(
        "div",
        element("label", safe(label), for_=own),
        element("span", safe(hint), class_="hint", id=f"{own}-hint") if hint else NOTHING,
        element("select", *options, name=name, id=own, aria_describedby=f"{own}-hint" if hint else ""),
        class_="field",
    )
