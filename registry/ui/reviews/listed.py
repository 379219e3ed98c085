"""Reviews and last days as a table and as a timeline, each with its record, file and line."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.concepts.kinds import Kind
from registry.ui.drawer import source_link
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.link import link
from registry.ui.markup.section import paragraph, section
from registry.ui.markup.table import table
from registry.ui.markup.timeline import Event, timeline
from registry.ui.reviews.asked import A_PAGE, Asked
from registry.verbs.checks.due import Answer
from registry.verbs.deadlines.rows import Row
from registry.wording import _, counted


def listing(here: Asked, answer: Answer) -> Html:
    """What falls in the days that were asked for, soonest first."""
    said = counted(answer.total, _("review or last day"), _("reviews and last days"))
    title = _("{when}: {said}").format(when=here.title(), said=said)
    if not answer.rows:
        none = _("Nothing is due then, as far as the records say. Choose another month, or look at the whole list.")
        every = element("a", safe(_("Show what is overdue")), href=here.listing(window="overdue").address())
        return section(title, "results", paragraph(none), element("p", every))
    columns = (_("Record"), _("What"), _("When"), _("Where it stands"), _("Where it is written"))
    first = int(here.after) + 1 if here.after.isdigit() else 1
    rows = [_row(row, f"due-{at}") for at, row in enumerate(answer.rows, first)]
    which = NOTHING
    if answer.total > len(rows):
        shown = _("Showing {first} to {last}")
        which = paragraph(shown.format(first=f"{first:,}", last=f"{first + len(rows) - 1:,}"), "quiet")
    drawn = table(title, columns, rows, caption_hidden=True)
    return section(title, "results", which, drawn, _paging(here, answer))


def _row(row: Row, own: str) -> tuple[Html, ...]:
    kind = element("div", safe(_(Kind(row.of).label)), class_="quiet")
    place = element("div", element("code", safe(f"{row.file}:{row.line}"), class_="place")) if row.file else NOTHING
    stands = joined([review_tag(row), safe(f" {row.said}.")])
    return (
        joined([link(row.ref, row.title), kind]), safe(row.what), safe(row.shown), stands,
        joined([source_link(row.at, f"{row.title}, {row.what}", own), place]),
    )  # fmt: skip


def review_tag(row: Row) -> Html:
    """Where a review or a last day stands, as a tag."""
    if row.state != "overdue":
        return element("span", safe(_("Ahead")), class_="tag tag-blue")
    said = _("Overdue") if row.kind == "review" else _("Past")
    return element("span", safe(said), class_="tag tag-red" if row.kind == "review" else "tag tag-orange")


def pressing(here: Asked, late: Answer) -> Html:
    """What is overdue or past, before anything else: the latest of it, and the way to all."""
    if not late.total:
        return NOTHING
    items = [
        element(
            "li", review_tag(row), Html(" "), link(row.ref, row.title),
            safe(_(": {what}, {when}. {said}.").format(what=row.what.lower(), when=row.shown, said=row.said)),
        )
        for row in late.rows
    ]  # fmt: skip
    more = NOTHING
    if late.total > len(items):
        said = _("See all {number} that are overdue or past").format(number=f"{late.total:,}")
        more = element("p", element("a", safe(said), href=here.listing(window="overdue").address(), id="overdue-all"))
    return section(_("Overdue or past"), "overdue", element("ul", *items, class_="bullets"), more)


def _paging(here: Asked, answer: Answer) -> Html:
    ways = list(_ways(here, answer))
    inside = element("ul", *(element("li", way) for way in ways))
    return element("nav", inside, class_="paging", aria_label=_("Pages of results")) if ways else NOTHING


def _ways(here: Asked, answer: Answer) -> Iterator[Html]:
    at = int(here.after) if here.after.isdigit() else 0
    if at:
        back = here.seen_as("list").going_on(str(at - A_PAGE) if at > A_PAGE else "")
        yield element("a", safe(_("Previous page")), href=back.address(), rel="prev", id="page-before")
    if answer.next:
        on = here.seen_as("list").going_on(answer.next)
        yield element("a", safe(_("Next page")), href=on.address(), rel="next", id="page-after")


def along(here: Asked, late: Answer, ahead: Answer) -> Html:
    """What is overdue and what comes next, on a line with today between them."""
    if not late.total and not ahead.total:
        return section(_("Timeline"), "timeline", paragraph(_("No record gives a day for a review or an end.")))
    events = [_event(row) for row in (*late.rows, *ahead.rows)]
    said = _("{late} overdue or past, and {ahead} ahead.").format(late=f"{late.total:,}", ahead=f"{ahead.total:,}")
    parts = [paragraph(said)]
    if late.total > len(late.rows) or ahead.total > len(ahead.rows):
        most = _("Shown are the latest {late} that are overdue or past, and the next {ahead}.")
        parts.append(paragraph(most.format(late=f"{len(late.rows):,}", ahead=f"{len(ahead.rows):,}"), "quiet"))
        every = here.listing(window="overdue").address()
        parts.append(element("p", element("a", safe(_("Show all that are overdue")), href=every)))
    drawn = timeline(events, here.today, _("Reviews and last days"))
    return section(_("Timeline"), "timeline", *parts, drawn)


def _event(row: Row) -> Event:
    what = joined([safe(f"{row.what}: "), link(row.ref, row.title)])
    file = element("code", safe(f"{row.file}:{row.line}"), class_="place") if row.file else NOTHING
    more = joined(
        [safe(f"{_(Kind(row.of).label)}. "), source_link(row.at, f"{row.title}, {row.what}"), Html(" "), file]
    )
    return Event(date.fromisoformat(row.by), what, more, row.state == "overdue" and row.kind == "review")
