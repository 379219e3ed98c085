"""The term and each shared word that it may be mapped to, side by side, so that the same fields stand level."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from registry.concepts.vocabularies import Datatype
from registry.ui.drawer import source_link
from registry.ui.mapreview.candidates import Candidate
from registry.ui.mapreview.words import stands, sure
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.record.fold import opened_by
from registry.ui.site import Site
from registry.ui.words.address import term_href
from registry.verbs.reviewing.shown import Offer, Waiting
from registry.wording import _, counted

_FEW_CODES = 8
_LONG, _SHOWN = 420, 300

Cell = tuple[str, Callable[[Waiting], Html], Callable[[Offer], Html]]


def pair(site: Site, row: Waiting, among: Sequence[Candidate], chosen: str) -> Html:
    """Our term at the left; at the right the shared word that is chosen, with the others behind it."""
    cells = [cell for cell in _cells(site) if cell[1](row) or any(cell[2](each.offer) for each in among)]
    # One row for the heads, one for each field.
    room = f"grid-row:1 / span {len(cells) + 1}"
    ours = element(
        "div", _head(_("Our word"), row.label, row.term, NOTHING),
        element("dl", *(_field(name, ours(row)) for name, ours, _theirs in cells)), class_="side ours", style=room,
    )  # fmt: skip
    theirs = [
        element(
            "div", _head(_("Shared word"), each.offer.label, each.term, _how(row, each)),
            element("dl", *(_field(_theirs_name(name, row), theirs(each.offer)) for name, _ours, theirs in cells)),
            class_="side theirs", style=room, data_offer=each.term, hidden="" if each.term == chosen else "hidden",
        )
        for each in among
    ]  # fmt: skip
    nothing = element(
        "div", element("p", safe(_("Shared word")), class_="whose"), element("p", safe(_nothing(among))),
        class_="side theirs empty", style=room, data_offer="none", hidden="hidden" if chosen else "",
    )  # fmt: skip
    return element("div", ours, *theirs, nothing, class_="review-pair")


def _nothing(among: Sequence[Candidate]) -> str:
    if among:
        return _("Most likely none of those below fits. Choose one to compare it.")
    return _("Nothing is suggested. Search the shared words below, or say that there is none.")


def _head(whose: str, label: str, address: str, how: Html) -> Html:
    called = element("a", safe(label), href=term_href(address))
    return element(
        "div", element("p", safe(whose), class_="whose"), element("p", called, class_="called"), how, class_="head"
    )


def _how(row: Waiting, each: Candidate) -> Html:
    if each.origin == "stands":
        told = _("As it is mapped now: ours {stands} it").format(stands=stands(row.predicate).removesuffix(" as"))
        return element("p", safe(told), class_="how")
    if each.origin == "found":
        return element("p", safe(_("Found by your search; not suggested")), class_="how")
    return element("p", safe(f"{sure(each.offer.confidence)}."), class_="how")


def _cells(site: Site) -> tuple[Cell, ...]:
    return (
        (_("Meaning"), lambda row: _text(row.definition), lambda each: _text(each.definition)),
        (_("Examples"), lambda row: safe(", ".join(row.examples)), lambda _each: NOTHING),
        (_("Kind of value"), lambda row: _datatype(row.datatype), lambda each: _datatype(each.datatype)),
        (_("Unit"), lambda row: safe(row.unit), lambda each: safe(each.unit)),
        (_("Data set"), lambda row: safe(row.data_set), lambda _each: NOTHING),
        (_("Codes"), lambda row: _codes(row.codes), lambda each: _codes(each.codes)),
        (_WHERE, lambda row: _where(site, row), lambda each: _reasons(each.reasons)),
    )


_WHERE = "Where it is written"


def _theirs_name(name: str, row: Waiting) -> str:
    return _("Why it is suggested") if name == _WHERE else name


def _field(name: str, value: Html) -> Html:
    missing = element("span", safe("–"), class_="quiet")
    return element("div", element("dt", safe(_(name))), element("dd", value or missing))


def _text(said: str) -> Html:
    if len(said) <= _LONG:
        return safe(said)
    at = said.rfind(" ", _SHOWN // 2, _SHOWN)
    at = at if at > 0 else _SHOWN
    return joined([safe(said[:at]), opened_by(_("Read on"), safe(said[at:]))])


def _datatype(value: str) -> Html:
    return safe(_(Datatype(value).label) if value in list(Datatype) else value)


def _codes(codes: Sequence[str]) -> Html:
    shown, rest = codes[:_FEW_CODES], codes[_FEW_CODES:]
    if not shown:
        return NOTHING
    told = safe(", ".join(shown))
    if not rest:
        return told
    more = _("and {count}").format(count=counted(len(rest), _("other"), _("others")))
    return joined([told, opened_by(more, safe(", ".join(rest)))])


def _where(site: Site, row: Waiting) -> Html:
    if not row.file:
        return NOTHING
    place = place_of(site, row.file, row.line)
    return joined(
        [element("code", safe(place), class_="place"), safe(" "), source_link(row.term, row.label, "ours-at")]
    )


def place_of(site: Site, file: str, line: int) -> str:
    """A file as the federation's own folder knows it, and the line."""
    return (site.path_of(file) if Path(file).is_absolute() else file) + (f":{line}" if line else "")


def _reasons(reasons: Sequence[str]) -> Html:
    if not reasons:
        return NOTHING
    if len(reasons) == 1:
        return safe(reasons[0])
    return element("ol", *(element("li", safe(each)) for each in reasons), class_="reasons")
