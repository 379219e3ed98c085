"""The running of one time limit, drawn: when it began, when it stood still, when it ends, and where one is today."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from registry.ui.markup.html import NOTHING, Html, element, safe
from registry.verbs.deadlines.rows import Row
from registry.wording import _, day

_A_DAY = timedelta(days=1)
_LEAST = 0.8
"""Per cent of the bar below which a part could not be seen."""


def bar(row: Row, today: date) -> Html:
    """The drawing, with its days below it in words. Nothing where the time has not begun or has no end to draw."""
    if not row.starts or not row.by:
        return NOTHING
    now = _place(row.done) if row.done else float(today.toordinal())
    marks = _Marks(_place(row.starts), _place(row.by), _place(row.latest) if row.latest else 0.0, now)
    # Whatever is drawn is said in words right below it, and as a table: nothing is lost to whoever does not see it.
    track = element("div", *_shapes(row, marks), class_="track", aria_hidden="true")
    return element("div", track, element("p", *_words(row, marks, today), class_="days"), class_="clockbar")


class _Marks:
    """The days that are marked, and where each stands in the drawing, in per cent of its width."""

    def __init__(self, start: float, by: float, latest: float, now: float) -> None:
        self.start, self.by, self.now = start, by, now
        self._last = max(by, latest, now, start + 0.5)

    def at(self, when: float) -> float:
        """Where a day stands."""
        return 100 * (min(max(when, self.start), self._last) - self.start) / (self._last - self.start)


def _shapes(row: Row, marks: _Marks) -> Iterator[Html]:
    yield _span(marks, marks.start, marks.by, "left")
    yield _span(marks, marks.start, min(marks.now, marks.by), "run")
    if marks.now > marks.by and row.state != "in-time":
        yield _span(marks, marks.by, marks.now, "over")
    for asked, answered in row.pauses:
        yield _span(marks, _place(asked), _place(answered) + 1 if answered else marks.by, "still")
    if row.first_end:
        yield _mark(marks.at(_place(row.first_end)), "first")
    yield _mark(marks.at(marks.by), "end")
    yield _mark(marks.at(marks.now), "now")


def _words(row: Row, marks: _Marks, today: date) -> Iterator[Html]:
    """The days of the drawing in the order in which they stand in it."""
    now = _("Done {day}").format(day=_short(row.done)) if row.done else _("Today, {day}").format(day=day(today))
    said = [
        (marks.start, 0, _("Began {day}").format(day=_short(row.starts))),
        (marks.by, 1, _("Ends {day}").format(day=_short(row.by))),
        (marks.now, 2, now),
    ]
    for _when, _which, words in sorted(said):
        yield element("span", safe(words))


def _span(marks: _Marks, first: float, last: float, style: str) -> Html:
    left, right = marks.at(first), marks.at(last)
    width = max(right - left, _LEAST if last > first else 0)
    return element("span", style=f"left:{min(left, 100 - width):.2f}%;width:{width:.2f}%", class_=style)


def _mark(at: float, style: str) -> Html:
    return element("span", style=f"left:{at:.2f}%", class_=style)


def _place(written: str) -> float:
    """A day or moment as a number of days."""
    if "T" not in written:
        return float(date.fromisoformat(written).toordinal())
    when = datetime.fromisoformat(written)
    return when.date().toordinal() + (when - datetime.combine(when.date(), datetime.min.time(), when.tzinfo)) / _A_DAY


def _short(written: str) -> str:
    if "T" not in written:
        return day(date.fromisoformat(written))
    when = datetime.fromisoformat(written)
    return f"{day(when.date())}, {when.hour}:{when.minute:02}"
