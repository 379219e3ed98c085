"""How law is told on every page: its state, whether its text was read, where it applies, and the way to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from urllib.parse import urlencode

from registry.concepts.law import Certainty, GatewayEffect, LegalState
from registry.concepts.organisations import Nation
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.record.fold import listed as folded_list
from registry.ui.rule.address import rule_link
from registry.verbs.law_standing import Reach, Resting, Standing
from registry.wording import _, day, listed

_COLOURS = {
    LegalState.IN_FORCE: "green",
    LegalState.LIMITED: "yellow",
    LegalState.NOT_COMMENCED: "blue",
    LegalState.REPEALED: "orange",
    LegalState.NOT_KNOWN: "grey",
}
_CERTAINTY = {each.value: each for each in Certainty}


def law_href(own: str = "", on: str = "", **more: str) -> str:
    """The address of the page of one law, or of the law as a whole, on a day."""
    said = {name: value for name, value in (("id", own), *more.items(), ("on", on)) if value}
    return f"law?{urlencode(said)}" if said else "law"


def law_link(own: str, title: str, on: str = "") -> Html:
    """A link to one law."""
    return element("a", safe(title), href=law_href(own, on)) if own else safe(title)


def cited(own: str, title: str, verified: bool, on: str = "") -> Html:
    """A link to one law, with a word where nobody has read it in full."""
    return joined([law_link(own, title, on), NOTHING if verified else unverified()], Html(" "))


def unverified() -> Html:
    """That the text or its dates were not read in full, as a tag."""
    return element("span", safe(_("Not verified")), class_="tag tag-yellow small")


def state_tag(state: str) -> Html:
    """The state of a law on the day, as a tag."""
    return element("span", safe(_(LegalState(state).label)), class_=f"tag tag-{_COLOURS[LegalState(state)]}")


def effect_word(effect: str) -> str:
    """What a gateway does, in words."""
    return _(GatewayEffect(effect).label)


def certainty_word(certainty: str) -> str:
    """How much of a text was read, in words."""
    found = _CERTAINTY.get(certainty)
    return _(found.label) if found else certainty


def nations(shown: Sequence[str]) -> str:
    """The nations, in words."""
    return listed(_(Nation(each).label) for each in shown)


def where(reach: Reach) -> str:
    """Where it applies, in sentences; nothing where these data do not say."""
    said = _("The law of {nations}.").format(nations=nations(reach.nations)) if reach.nations else ""
    if reach.operates_in:
        said += " " + _("It works for bodies of {nations}.").format(nations=nations(reach.operates_in))
    return f"{said} {reach.note}".strip()


def dated(text: str) -> str:
    """A date of the data in words; nothing where there is none."""
    return day(date.fromisoformat(text)) if text else ""


def how_known(standing: Standing) -> Html:
    """Whether it was verified, in words: what was read and where, and what a lawyer should confirm."""
    if standing.verified:
        said = _("Verified: the text and its dates were read.")
    elif standing.certainty == Certainty.READ:
        said = _("Not verified: the text was read, but not what says from when it applies. Have a lawyer confirm it.")
    else:
        word = certainty_word(standing.certainty)
        said = _("Not verified: {how}. Have a lawyer confirm it.").format(how=word[:1].lower() + word[1:])
    known = standing.known_from
    read = element("p", safe(_("What was read: {known}.").format(known=known.rstrip("."))), class_="quiet")
    doubts = (element("li", safe(_("To confirm: {doubt}").format(doubt=each))) for each in standing.doubts)
    return element(
        "div", element("p", safe(said), class_="" if standing.verified else "member"), read if known else NOTHING,
        element("ul", *doubts, class_="bullets") if standing.doubts else NOTHING, class_="known",
    )  # fmt: skip


def laws(shown: Iterable[tuple[str, str]], on: str = "") -> Html:
    """Links to law by id and title, the first of many shown."""
    return folded_list([law_link(own, title, on) for own, title in shown])


def rules(shown: Iterable[Resting]) -> Html:
    """Links to rules, the first of many shown."""
    return folded_list([rule_link(each.id, each.title) for each in shown])
