"""What may be decided, each by a button and a key; what needs more to be said opens a form below the buttons."""

from __future__ import annotations

from registry.concepts.mapping_reviews import DecidedAs, MappingDecision
from registry.ui.mapreview.address import PART, ROLE, Asked
from registry.ui.mapreview.words import BEFORE, KEYS, NEXT, stands, status_word
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.section import paragraph
from registry.ui.record.fold import opened_by
from registry.verbs.reviewing.shown import Waiting
from registry.wording import _, listed

_FIRST = (
    (MappingDecision.ACCEPT, "Means the same"),
    (MappingDecision.BROADER, "Theirs is broader"),
    (MappingDecision.NARROWER, "Theirs is narrower"),
    (MappingDecision.CLOSE, "Close"),
    (MappingDecision.RELATED, "Related"),
)
_SECOND = (
    (MappingDecision.NOT_THIS, "Not this…"),
    (MappingDecision.NO_TERM, "No shared word"),
    (MappingDecision.UNSURE, "Not sure"),
    (MappingDecision.SPLIT, "Several…"),
    (MappingDecision.TRANSFORM, "Values…"),
    (MappingDecision.NEW_CONCEPT, "New word…"),
)
_ON_MAPPING = (
    (MappingDecision.AGREE, "Agree"),
    (MappingDecision.DISAGREE, "Disagree"),
)

OPENS = (MappingDecision.NOT_THIS, MappingDecision.SPLIT, MappingDecision.TRANSFORM, MappingDecision.NEW_CONCEPT)
"""Decisions that need more to be said."""


def buttons(row: Waiting, part: str) -> Html:
    """Every decision, the usual first; on a mapping that is there already, whether one agrees.

    Whoever proposes may disagree with what stands, and leaves agreeing to others.
    """
    may_agree = part != DecidedAs.MAKER.value
    on_mapping = _ON_MAPPING if may_agree else _ON_MAPPING[1:]
    note = element(
        "div", element("label", safe(_("Note, kept with the decision (optional)")), for_="review-words"),
        element("input", type="text", name="words", id="review-words", maxlength="2000"),
        class_="review-note st-key-review-words",
    )  # fmt: skip
    rows = [
        _row(_("How ours stands to it"), _FIRST, first=not (row.mapping and may_agree)),
        _row(_("Or else"), _SECOND),
    ]
    if row.mapping:
        rows.insert(0 if may_agree else len(rows), _row(as_it_stands(row), on_mapping, first=may_agree))
    return element("div", *rows, note, class_="review-buttons", role="group", aria_label=_("What do you decide?"))


def as_it_stands(row: Waiting) -> str:
    """The mapping that is there, in a few words."""
    status = status_word(row.status)
    labels = listed(row.object_labels) if row.object_labels else ""
    if not labels:
        return _("{status}: no shared word").format(status=status)
    return _("{status}: {stands} {labels}").format(status=status, stands=stands(row.predicate), labels=labels)


def _row(name: str, among: tuple[tuple[MappingDecision, str], ...], *, first: bool = False) -> Html:
    made = [_button(each, label, is_first=first and at == 0) for at, (each, label) in enumerate(among)]
    return element("div", element("span", safe(name), class_="quiet"), *made, class_="review-row")


def _button(decision: MappingDecision, label: str, *, is_first: bool = False) -> Html:
    opens = decision in OPENS
    key = KEYS[decision]
    return element(
        "button", safe(_(label)), element("kbd", safe(key.upper()), aria_hidden="true"), type="button",
        data_decide="" if opens else decision.value, data_open=decision.value if opens else "", data_key=key,
        aria_expanded="false" if opens else "", aria_controls=f"panel-{decision.value}" if opens else "",
        aria_keyshortcuts=key, id=f"decide-{decision.value}", class_="first" if is_first else "",
    )  # fmt: skip


def help_with_keys(here: Asked) -> Html:
    """Which key does what, and a way to turn them off."""
    every = [(key, decision.label) for decision, key in KEYS.items()]
    rows = [
        *((key.upper(), _(label)) for key, label in every), ("1 – 9", _("Choose a shared word")),
        (NEXT.upper(), _("Go on to the next term, without deciding")), (BEFORE.upper(), _("Back to the term before")),
        ("Esc", _("Close the form that a button opened")),
    ]  # fmt: skip
    drawn = element(
        "dl", *(element("div", element("dt", element("kbd", safe(key))), element("dd", safe(said)))
                for key, said in rows), class_="review-keys",
    )  # fmt: skip
    told = _("They work while the focus is inside the review area and not in a box for text.")
    turn = _("Turn single keys off") if here.keys else _("Turn single keys on")
    ways = element("p", element("a", safe(turn), href=here.with_keys(not here.keys).href(), id="turn-keys"))
    state = NOTHING if here.keys else paragraph(_("Single keys are off now."))
    label = _("Keys") if here.keys else _("Keys (off)")
    return element(
        "div", opened_by(label, joined([paragraph(told, "quiet"), state, drawn, ways])), class_="review-help"
    )


def who(here: Asked, author: str, note: str) -> Html:
    """Who decides, as they say and as git says; asked for once, and then part of the address."""
    by = _("As git knows you: {author}.").format(author=author) if author else note
    known = element("span", safe(by), class_="" if author else "warn")
    form = _who_form(here)
    if not here.role:
        told = _("Say once in which role you decide, and the part you play. It goes with every decision.")
        return element("div", paragraph(told), form, element("p", known) if by else NOTHING, class_="review-who asks")
    said = _("You decide as {role}: {part}.").format(role=here.role, part=_(DecidedAs(here.part).label).lower())
    change = opened_by(_("Change"), form)
    return element("div", element("span", safe(f"{said} ")), known, change, class_="review-who")


def _who_form(here: Asked) -> Html:
    kept = [
        element("input", type="hidden", name=name, value=value)
        for name, value in here.said().items() if name not in (ROLE, PART)
    ]  # fmt: skip
    options = [
        element("option", safe(f"{_(each.label)}: {_(each.definition)}"), value=each.value,
                selected="selected" if each.value == here.part else "")
        for each in DecidedAs
    ]  # fmt: skip
    return element(
        "form", *kept,
        element("label", safe(_("Your role, such as Data analyst")), for_="choose-role"),
        element("input", type="text", name=ROLE, id="choose-role", value=here.role, maxlength="120",
                autocomplete="organization-title"),
        element(
            "span",
            element("label", safe(_("Your part")), for_="choose-part"),
            element("select", *options, name=PART, id="choose-part"), class_="choose",
        ),
        element("button", safe(_("Go on"))), class_="choice", method="get",
    )  # fmt: skip
