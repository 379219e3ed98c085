"""How what needs attention has changed: month by month as bars beside their numbers, and since a day, as two lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import streamlit as st

from registry.errors import MunimentError
from registry.ui.finding.words import finding_href, severity_tag
from registry.ui.gaps.asked import SINCE
from registry.ui.listing.asked import Asked
from registry.ui.markup.html import Html, draw, element, joined, safe
from registry.ui.markup.link import link
from registry.ui.markup.section import heading, message, paragraph
from registry.ui.progress import progress
from registry.ui.record.fold import few
from registry.ui.site import Site, more_is_known
from registry.verbs.checks import trend as verb
from registry.verbs.checks.trend import Answer, Changed, Point
from registry.verbs.opening import opened
from registry.wording import _, counted, day

_AT_ONCE = 2_000
"""Up to so many records, history is looked through without anybody asking for it."""

_GRAVE = ("critical", "high")
_SHOWN, _MOST = 10, 200


def trend(site: Site, here: Asked) -> None:
    """Draw it. What history has to be looked through for first says how far it has got, and where that would take long
    it is done only when somebody asks for it."""
    draw(heading(_("How it has changed"), 2, "s-trend"))
    since = here.said(SINCE)
    registers = here.chosen.get("register", ())
    try:
        answer = verb.run(site.session, verb.Question(since=since, register=registers, kept_only=True))
        if answer.missing and (opened(site.session).count() <= _AT_ONCE or _asked_for(answer)):
            with progress(site):
                answer = verb.run(site.session, verb.Question(since=since, register=registers))
            # The list says when each was first seen, which is known by now, where it could be kept.
            kept = verb.run(site.session, verb.Question(since=since, register=registers, kept_only=True))
            if not kept.missing:
                more_is_known(site)
                st.rerun()
    except MunimentError:
        said = _("What this address asks to compare with is not a day before today, or not a register that there is.")
        away = element("p", element("a", safe(_("Compare with no day")), href=here.saying(SINCE, "").address()))
        draw(paragraph(said), away, _compared(here, ""))
        return
    draw(*drawn(here, answer))


def _asked_for(answer: Answer) -> bool:
    """Whether somebody wants history looked through now."""
    days = counted(len(answer.missing), _("day"), _("days"))
    said = _("The registers' history was not looked through yet for {days}. With so many records it takes a while.")
    draw(paragraph(said.format(days=days)))
    return bool(st.button(_("Look through it now"), key="look-through"))


def drawn(here: Asked, answer: Answer) -> tuple[Html, ...]:
    """The bars, and what changed since the day compared with."""
    notes = [paragraph(each, "quiet") for each in answer.notes]
    if len(answer.points) < 2:
        return tuple(notes) or (paragraph(_("There is no earlier day to compare with.")),)
    return _bars(here, answer), *notes, _compared(here, answer.since), *_changed(answer)


# ── month by month ───────────────────────────────────────────────────────────────────────────────────────────────────


def finding(points: Sequence[Point]) -> str:
    """What the bars show, in a sentence or two."""
    first, last = points[0], points[-1]
    change = last.total - first.total
    template = _("As many as at the first of these days: {now}.")
    if change:
        more, fewer = _("{now} today, {change} more than on {day}."), _("{now} today, {change} fewer than on {day}.")
        template = more if change > 0 else fewer
    said = template.format(now=f"{last.total:,}", change=f"{abs(change):,}", day=_day(first.day))
    came, went = counted(last.opened, _("finding"), _("findings")), f"{last.closed:,}"
    return said + " " + _("Since {day}, {came} came and {went} went.").format(
        day=_day(points[-2].day), came=came, went=went
    )  # fmt: skip


def _bars(here: Asked, answer: Answer) -> Html:
    longest = max(point.total for point in answer.points)
    heads = (_("On"), _("Findings"), _("Critical or high"), _("Came"), _("Went"))
    head = element("tr", *(element("th", safe(each), scope="col") for each in heads))
    rows = [_row(here, point, longest, at == 0, at == len(answer.points) - 1) for at, point in enumerate(answer.points)]
    key = element(
        "p",
        element("span", class_="swatch grave", aria_hidden="true"), safe(_("critical or high")),
        element("span", class_="swatch slight", aria_hidden="true"), safe(_("medium or low")),
        class_="trend-key",
    )  # fmt: skip
    told = _(
        "By the files and the law of each day. What was there on the first day came on it or before. A record that is"
        " written down later brings its findings with it on that day, however old they are."
    )
    drawn = element(
        "table", element("caption", safe(finding(answer.points))), element("thead", head),
        element("tbody", *rows), class_="bars trend",
    )  # fmt: skip
    return joined([drawn, key, paragraph(told, "quiet")])


def _row(here: Asked, point: Point, longest: int, is_first: bool, is_last: bool) -> Html:
    grave = sum(number for severity, number in point.severities if severity in _GRAVE)
    parts = [
        element("span", class_=f"bar {style}", style=f"width:{100 * number / longest:.1f}%")
        for style, number in (("grave", grave), ("slight", point.total - grave))
        if number and longest
    ]
    label = _("Today") if is_last else _day(point.day)
    where = f"{here.saying(SINCE, '').address()}#results" if is_last else _since(here, point.day)
    number = element("a", safe(f"{point.total:,}"), _about(is_last, point.day), href=where)
    track = element("span", *parts, element("span", number, class_="number"), class_="track")
    names = (_("Came"), _("Went"))
    changes = ("", "") if is_first else (f"{point.opened:,}", f"{point.closed:,}")
    return element(
        "tr", element("th", safe(label), scope="row"), element("td", track),
        element("td", safe(f"{grave:,}"), data_label=_("Critical or high")),
        *(element("td", safe(each or "–"), data_label=name) for each, name in zip(changes, names, strict=True)),
    )  # fmt: skip


def _about(is_last: bool, on: str) -> Html:
    said = _(" now: see them") if is_last else _(" then: see what has changed since {day}").format(day=_day(on))
    return element("span", safe(said), class_="visually-hidden")


def _since(here: Asked, on: str) -> str:
    return f"{here.saying(SINCE, on).address()}#s-since"


def _day(text: str) -> str:
    return day(date.fromisoformat(text))


# ── since a day ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _compared(here: Asked, since: str) -> Html:
    """The day to compare with, as a choice that becomes part of the address."""
    kept = here.saying(SINCE, "").parameters()
    return element(
        "form",
        element("label", safe(_("Compare with the day of the last committee")), for_="choose-since"),
        *(element("input", type="hidden", name=name, value=value) for name, value in kept),
        element("input", type="date", name=SINCE, id="choose-since", value=since),
        element("button", safe(_("Compare")), type="submit"),
        class_="choice", method="get",
    )  # fmt: skip


def _changed(answer: Answer) -> Iterator[Html]:
    if not answer.since:
        return
    yield heading(_("Since {day}").format(day=_day(answer.since)), 3, "s-since")
    came = counted(len(answer.opened), _("finding came"), _("findings came"))
    went = counted(len(answer.closed), _("finding went"), _("findings went"))
    yield element(
        "div",
        element("div", heading(came, 4), _listed(answer.opened)),
        element("div", heading(went, 4), _listed(answer.closed)),
        class_="two",
    )


def _listed(changed: Sequence[Changed]) -> Html:
    if not changed:
        return paragraph(_("None."), "quiet")

    def more(number: str) -> str:
        return _("Show the other {count}").format(count=number)

    listed = few([_item(each) for each in changed[:_MOST]], more, shown=_SHOWN, made=_as_list)
    if len(changed) <= _MOST:
        return listed
    rest = _("These are the first {most} of {all}. `muniment trend --since` prints them all.")
    return joined([listed, message(rest.format(most=_MOST, all=f"{len(changed):,}"))])


def _as_list(items: Iterable[Html]) -> Html:
    return element("ul", *(element("li", item) for item in items), class_="changed")


def _item(each: Changed) -> Html:
    title = element("a", safe(each.title), href=finding_href(each.fingerprint))
    because = element("div", safe(each.because), class_="key")
    return joined([title, safe(" "), severity_tag(each.severity), element("div", link(each.ref, each.record)), because])
