"""Mappings as they are drawn: how a term stands to which other, who decided so and when, and what is decided of it."""

from __future__ import annotations

from datetime import date

from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.section import paragraph
from registry.ui.words.address import term_link
from registry.verbs.meaning.said import standing
from registry.verbs.meaning.shown import MappingShown
from registry.wording import _, day, listed

_STATES = {
    "shared": "violet", "no-term": "grey", "proposed": "yellow", "elsewhere": "blue", "rejected": "orange",
    "undecided": "grey", "close": "yellow", "related": "yellow", "unsaid": "yellow",
}  # fmt: skip
_STATUSES = {"approved": "green", "proposed": "yellow", "reviewed": "blue", "rejected": "orange", "retired": "grey"}


def state_tag(state: str, said: str) -> Html:
    """How far it is decided what a term means, as a tag."""
    return element("span", safe(said), class_=f"tag tag-{_STATES.get(state, 'green')}")


def status_tag(mapping: MappingShown) -> Html:
    """Where a mapping stands in review, as a tag."""
    return element("span", safe(mapping.status_label), class_=f"tag small tag-{_STATUSES.get(mapping.status, 'grey')}")


def sentence(mapping: MappingShown) -> Html:
    """How the term stands to the other, with a link to that."""
    strong = element("strong", safe(f"{standing(mapping.status)} {mapping.said}".strip()))
    if mapping.other:
        whose = safe(f"({_('shared word') if mapping.is_shared else mapping.organisation_title})")
        told = [strong, term_link(mapping.other, mapping.other_label), element("span", whose, class_="quiet")]
    else:
        told = [strong, safe(mapping.vocabulary_title)]
    together = safe(f", {mapping.together}") if mapping.together else NOTHING
    return joined([joined(told, Html(" ")), together])


def decided(mapping: MappingShown, *, with_status: bool = True) -> str:
    """Who decided so and when, in words; what no record says is left out."""
    by = _("by {role}").format(role=mapping.by) if mapping.by else ""
    on = _("on {day}").format(day=told(mapping.on)) if mapping.on else ""
    only = [*mapping.only_for, *mapping.conditions]
    where = _("; only for {what}").format(what=listed(only)) if only else ""
    return " ".join(each for each in (mapping.status_label if with_status else "", by, on) if each) + where


def line(mapping: MappingShown) -> Html:
    """A mapping in a line or two."""
    style = "stands" if mapping.holds else "stands not-in-use"
    who = element("div", safe(decided(mapping)), class_="quiet small")
    return element("div", element("div", sentence(mapping)), who, class_=style)


def told(text: str) -> str:
    """A day of a record in words."""
    try:
        return day(date.fromisoformat(text))
    except ValueError:
        return text


def none_yet(state: str, said: str) -> Html:
    """What stands where there is no mapping."""
    if state == "undecided":
        return paragraph(
            _("{said}. It does not follow that there is no shared word for it.").format(said=said), "quiet"
        )
    return paragraph(f"{said}.", "quiet")
