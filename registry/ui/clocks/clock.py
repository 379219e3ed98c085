"""One time limit as the page shows it: where it stands, its bar, how it was worked out, and the ways on from it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from registry.concepts.kinds import Kind
from registry.ui.clocks.bar import bar
from registry.ui.clocks.words import set_by, state_tag
from registry.ui.drawer import source_link
from registry.ui.finding.words import finding_href, why_href
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.link import link
from registry.ui.markup.table import table
from registry.ui.record.fold import opened_by
from registry.verbs.deadlines.rows import Row
from registry.wording import _, day, moment

_UNTIL = {
    "law": "{what}: by {by}",
    "contract": "{what}: by {by}, as the contract says",
    "product": "{what}: no day is set by law, and Muniment asks after {by}",
}
_FOUND = frozenset({"overdue", "late", "done-unsure", "not-worked-out"})


def clock(row: Row, today: date, own: str) -> Html:
    """The whole of it, as an item of a list. `own` is its name on the page."""
    until = _(_UNTIL[row.set_by]).format(what=row.what, by=row.shown) if row.shown else row.what
    return element(
        "li",
        element("h3", link(row.ref, row.title)),
        element("p", state_tag(row.state), safe(f" {_(Kind(row.of).label)}. {row.said}."), class_="tags"),
        element("p", safe(f"{until}.")),
        bar(row, today),
        opened_by(_("How it was worked out"), _steps(row), _days(row, today)),
        element("p", joined(_ways(row, own), Html(" ")), class_="ways"),
        class_="clock", id=own,
    )  # fmt: skip


def _steps(row: Row) -> Html:
    steps = element("ol", *(element("li", safe(step)) for step in row.steps), class_="steps")
    law = _("Law: {law}.").format(law="; ".join(row.law)) if row.law else ""
    said = f"{set_by(row.set_by)}. {law}".strip()
    return joined([steps, element("p", safe(said), class_="quiet")])


def _days(row: Row, today: date) -> Html:
    """The days of the drawing as a table, which says the same."""
    rows = list(_marked(row, today))
    if len(rows) < 2:
        return NOTHING
    cells = [(safe(what), safe(when)) for what, when in rows]
    caption = _("The days of it: {title}").format(title=row.title)
    return table(caption, (_("What"), _("When")), cells, caption_hidden=True)


def _marked(row: Row, today: date) -> Iterator[tuple[str, str]]:
    if row.starts:
        yield _("The time began"), in_words(row.starts)
    for asked, answered in row.pauses:
        yield _("The person was asked what they mean"), in_words(asked)
        yield _("They answered"), in_words(answered) if answered else _("No record shows it")
    if row.first_end:
        yield _("It would have ended without further time"), in_words(row.first_end)
    if row.by:
        yield _("It ends"), row.shown
    if row.latest:
        yield _("The last day on which it may be in time"), in_words(row.latest)
    yield (_("It was done"), in_words(row.done)) if row.done else (_("Today"), day(today))


def _ways(row: Row, own: str) -> Iterator[Html]:
    about = element("span", safe(_(" of {about}").format(about=row.title)), class_="visually-hidden")
    yield source_link(row.at, f"{row.title}, {row.what}", f"source-{own}")
    if row.file:
        yield element("code", safe(f"{row.file}:{row.line}"), class_="place")
    if row.finding and row.state in _FOUND and row.set_by != "record":
        yield element("a", safe(_("What the rule finds")), about, href=finding_href(row.finding), id=f"finding-{own}")
    yield element("a", safe(_("What every rule says")), about, href=why_href(row.ref), id=f"why-{own}")


def in_words(written: str) -> str:
    """A day or moment of a row in words."""
    if "T" in written:
        return moment(written) if datetime.fromisoformat(written) else written
    return day(date.fromisoformat(written))
