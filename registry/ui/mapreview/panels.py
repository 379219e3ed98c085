"""The forms for decisions that need more to be said: why not, several together, how values change, a new word."""

from __future__ import annotations

from collections.abc import Sequence

from registry.concepts.mapping_reviews import MappingDecision
from registry.concepts.mappings import MismatchReason, TermSetKind
from registry.ui.mapreview.candidates import Candidate
from registry.ui.mapreview.transform_form import transform_form
from registry.ui.mapreview.words import safe_value
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.section import heading, paragraph
from registry.verbs.reviewing.shown import Waiting
from registry.wording import _


def panels(row: Waiting, among: Sequence[Candidate]) -> Html:
    """All of them, closed."""
    return joined([_not_this(), _split(among), _transform(row, among), _new_word(row)])


def _panel(decision: MappingDecision, title: str, button: str, *inside: Html) -> Html:
    own = f"panel-{decision.value}"
    send = element("button", safe(button), type="button", data_decide=decision.value, class_="first")
    shut = element("button", safe(_("Close")), type="button", data_close=decision.value)
    return element(
        "div", heading(title, 3, f"{own}-title"), *inside, element("p", send, safe(" "), shut, class_="ends"),
        class_="review-panel", id=own, hidden="hidden", role="group", aria_labelledby=f"{own}-title",
    )  # fmt: skip


def radios(name: str, legend: str, options: Sequence[tuple[str, str, str]], chosen: str = "") -> Html:
    """One of several: value, label and what it means."""
    items = [
        element(
            "li",
            element(
                "label",
                element("input", type="radio", name=name, value=value, id=f"{name}-{value}",
                        checked="checked" if value == chosen else ""),
                element("span", safe(label), element("span", safe(f" {means}"), class_="quiet") if means else NOTHING),
                for_=f"{name}-{value}",
            ),
        )
        for value, label, means in options
    ]  # fmt: skip
    return element("fieldset", element("legend", safe(legend)), element("ul", *items, class_="review-options"))


def _not_this() -> Html:
    options = [(each.value, _(each.label), _(each.definition) if each.definition else "") for each in MismatchReason]
    asks = radios("reason", _("Why is the shared word that is chosen not the one?"), options)
    kept = paragraph(_("It is kept, so that it is never suggested again."), "quiet")
    inside = element("div", asks, class_="st-key-review-reason")
    return _panel(MappingDecision.NOT_THIS, _("Not this one"), _("Record: not this one"), inside, kept)


def _split(among: Sequence[Candidate]) -> Html:
    items = [
        element(
            "li",
            element("label", element("input", type="checkbox", name="together-with", value=each.term, id=f"with-{at}"),
                    element("span", safe(each.offer.label)), for_=f"with-{at}"),
        )
        for at, each in enumerate(among)
    ]  # fmt: skip
    legend = element("legend", safe(_("Which shared words together?")))
    several = element("fieldset", legend, element("ul", *items, class_="review-options"))
    more = paragraph(_("Search for another shared word below, and it stands here as well."), "quiet")
    options = [(each.value, _(each.label), _(each.definition)) for each in TermSetKind]
    how = radios("together", _("How do they belong together?"), options)
    inside = element("div", several, how, class_="two st-key-review-together")
    return _panel(
        MappingDecision.SPLIT, _("Several shared words together"), _("Record: several together"), inside, more
    )


def _transform(row: Waiting, among: Sequence[Candidate]) -> Html:
    said = _("For the shared word that is chosen above. Fill in only what changes.")
    return _panel(
        MappingDecision.TRANSFORM, _("How values change on the way"), _("Record how values change"),
        paragraph(said, "quiet"), transform_form(row, among),
    )  # fmt: skip


def _new_word(row: Waiting) -> Html:
    told = _("Whoever keeps the integration model is told what is missing. Until then the term has no shared word.")
    box = element(
        "div", element("label", safe(_("What would the new shared word mean?")), for_="review-means"),
        element("textarea", safe_value(row.definition), name="means", id="review-means", rows="3", maxlength="2000"),
        class_="st-key-review-means",
    )  # fmt: skip
    return _panel(MappingDecision.NEW_CONCEPT, _("A new shared word"), _("Record: needs a new word"), box,
                  paragraph(told, "quiet"))  # fmt: skip
