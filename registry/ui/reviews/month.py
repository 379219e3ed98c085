"""A month as a calendar, and the months of its year as bars: every number leads to what it counts."""

from __future__ import annotations

from calendar import Calendar
from collections.abc import Iterator
from datetime import date

from registry.ui.markup.bars import Bar, bars
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.section import section
from registry.ui.reviews.asked import Asked, month_after, month_before, month_words
from registry.ui.reviews.days import Days, in_words
from registry.wording import _, counted, day

_WEEK = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def month(here: Asked, days: Days) -> Html:
    """The calendar of the month, with the ways to others."""
    total = days.in_month(here.month)
    said = counted(total, _("review or last day"), _("reviews and last days"))
    finding = _("{said} in {month}.").format(said=said, month=month_words(here.month))
    head = element("tr", *(element("th", _weekday(name), scope="col") for name in _WEEK))
    weeks = Calendar().monthdatescalendar(here.month.year, here.month.month)
    body = [element("tr", *(_cell(here, days, each) for each in week)) for week in weeks]
    grid = element(
        "table", element("caption", safe(finding)), element("thead", head), element("tbody", *body), class_="month"
    )
    return section(month_words(here.month), "month", _ways(here), grid)


def _weekday(name: str) -> Html:
    return joined([
        element("span", safe(_(name)), class_="long"),
        element("span", safe(_(name)[:2]), class_="short", aria_hidden="true"),
    ])  # fmt: skip


def _cell(here: Asked, days: Days, each: date) -> Html:
    if each.month != here.month.month:
        return element("td", class_="other")
    counts = days.on(each)
    total = sum(counts.values())
    number = element("span", safe(str(each.day)), class_="number")
    today = element("span", safe(_("Today")), class_="today-word") if each == here.today else NOTHING
    inside = NOTHING
    late = bool(total) and each < here.today
    if total:
        words = in_words(counts)
        about = element("span", safe(_(" on {day}").format(day=day(each))), class_="visually-hidden")
        short = element("span", safe(f"{total:,}"), class_="short", aria_hidden="true")
        is_late = element("span", safe(_("Past: ")), class_="long") if late else NOTHING
        long = element("span", safe(words), class_="long")
        inside = element(
            "a", is_late, long, short, about, href=here.listing(day=each.isoformat()).address(),
            id=f"day-{each.isoformat()}", class_="late" if late else "",
        )  # fmt: skip
    style = " ".join(name for name, is_so in (("today", each == here.today), ("some", bool(total))) if is_so)
    return element("td", number, today, inside, class_=style)


def _ways(here: Asked) -> Html:
    before, after = month_before(here.month), month_after(here.month)
    ways = [
        element("a", safe(month_words(before)), href=here.in_month(before).address(), rel="prev", id="month-before"),
        element("a", safe(_("This month")), href=here.in_month(here.today.replace(day=1)).address(), id="month-now"),
        element("a", safe(month_words(after)), href=here.in_month(after).address(), rel="next", id="month-after"),
    ]
    return element("nav", element("ul", *(element("li", way) for way in ways)), class_="paging", aria_label=_("Months"))


def year(here: Asked, days: Days) -> Html:
    """The months of the year as bars, with the ways to the years that have any."""
    months = [date(here.month.year, each, 1) for each in range(1, 13)]
    made = [Bar(month_words(each), days.in_month(each), here.in_month(each).address()) for each in months]
    total, most = sum(bar.number for bar in made), max(made, key=lambda bar: bar.number)
    said = counted(total, _("review or last day"), _("reviews and last days"))
    finding = _("{said} in {year}.").format(said=said, year=here.month.year)
    if total:
        finding += " " + _("Most are in {month}: {number}.").format(month=most.label, number=f"{most.number:,}")
    drawn = bars(made, finding, _("Month"), _("Reviews and last days"))
    return section(_("The year {year}").format(year=here.month.year), "year", _years(here, days), drawn)


def _years(here: Asked, days: Days) -> Html:
    ways = list(_years_around(here, days))
    inside = element("ul", *(element("li", way) for way in ways))
    return element("nav", inside, class_="paging", aria_label=_("Years")) if ways else NOTHING


def _years_around(here: Asked, days: Days) -> Iterator[Html]:
    first, last = days.years(here.today.year)
    own = here.month.year
    for other, rel in ((own - 1, "prev"), (own + 1, "next")):
        if first <= other <= last:
            to = here.in_month(here.month.replace(year=other)).address()
            yield element("a", safe(str(other)), href=to, rel=rel, id=f"year-{rel}")
