"""The statutory gateways as a list to be narrowed: who may disclose, in which nation, by what sort of power."""

from __future__ import annotations

from collections.abc import Sequence

from registry.concepts.law import GatewayEffect
from registry.concepts.organisations import Nation
from registry.ui.law.words import effect_word, law_href, law_link, nations, state_tag, unverified
from registry.ui.markup.choice import chooser
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.section import paragraph, section
from registry.ui.markup.table import table
from registry.verbs.law.gateways import Answer, Line, Question
from registry.wording import _, counted


def gateways(answer: Answer, asked: Question, day: str, on: str) -> Html:
    """The list."""
    count = counted(len(answer.gateways), _("gateway"), _("gateways"))
    said = _(
        "{gateways} of {total}. A gateway lets a body disclose, or makes it; a lawful basis is needed besides, and "
        "a duty of confidence stays unless the gateway lifts it."
    )
    drawn = _list(answer, day, on) if answer.gateways else _nothing(on)
    title = _("Gateways, as on {day}").format(day=day)
    about = paragraph(said.format(gateways=count, total=f"{answer.total:,}"))
    return section(title, "s-gateways", about, _form(answer, asked, on), drawn)


def _form(answer: Answer, asked: Question, on: str) -> Html:
    effects = [(each.value, _(each.label)) for each in GatewayEffect]
    among = [(each.value, _(each.label)) for each in Nation if each is not Nation.UK_WIDE]
    return element(
        "form",
        element("input", type="hidden", name="view", value="gateways"),
        element("input", type="hidden", name="on", value=on) if on else NOTHING,
        _select("effect", _("What it does"), effects, asked.effect),
        _select("nation", _("For bodies of"), among, asked.nation),
        _select("body", _("Open to"), answer.bodies, asked.body),
        element("button", safe(_("Show")), type="submit"),
        class_="choice narrowing", method="get",
    )  # fmt: skip


def _select(name: str, label: str, options: Sequence[tuple[str, str]], chosen: str) -> Html:
    return chooser(name, label, [("", _("Any")), *options], chosen)


def _list(answer: Answer, day: str, on: str) -> Html:
    heads = (_("Gateway"), _("What for"), _("What it does"), _("For bodies of"), _("On {day}").format(day=day))
    rows = [_row(each, on) for each in answer.gateways]
    return element("div", table(_("Gateways"), heads, rows, caption_hidden=True), class_="law-list")


def _row(each: Line, on: str) -> list[Html]:
    standing = each.standing
    mark = NOTHING if standing.verified else element("div", unverified())
    return [
        law_link(standing.id, standing.title, on), safe(each.purpose), safe(effect_word(each.effect)),
        safe(nations(each.reach.operates_in or each.reach.nations)), joined([state_tag(standing.state), mark]),
    ]  # fmt: skip


def _nothing(on: str) -> Html:
    every = element("a", safe(_("Show every gateway")), href=law_href("", on, view="gateways"))
    return joined([paragraph(_("No gateway fits.")), element("p", every)])
