"""The list of findings, one page of it at a time."""

from __future__ import annotations

from collections.abc import Iterator

from registry.concepts.kinds import Kind
from registry.ui.drawer import DECIDE, open_drawer, source_link
from registry.ui.finding.words import finding_href, outcome_tag, severity_tag, try_href, waived_tag
from registry.ui.gaps.asked import FOLLOWING, SORTS, WAIVED
from registry.ui.listing.asked import Asked, called
from registry.ui.listing.filters import cleared
from registry.ui.listing.paging import count, group, way
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.link import link
from registry.ui.markup.section import paragraph
from registry.ui.markup.summary import summary
from registry.verbs.checks.gaps import Answer, Row
from registry.wording import _, counted


def results(here: Asked, answer: Answer) -> Html:
    """How many there are, in what order, and one page of them."""
    said = count(here, answer.total, len(answer.rows), _("finding"), _("findings"))
    if answer.rows:
        body = element("ol", *(_result(row, at) for at, row in enumerate(answer.rows)), class_="results")
    elif answer.total:
        first = element("a", safe(_("Go to the first page")), href=here.going_on("", 1).address())
        body = joined([paragraph(_("There are no more results on this page.")), first])
    else:
        body = _nothing(here)
    return joined([said, _about(answer), _controls(here, answer), body])


def _about(answer: Answer) -> Html:
    if not answer.total:
        return NOTHING
    records = counted(answer.records, _("record"), _("records"))
    said = _("They are about {records}.").format(records=records)
    if not answer.looked_through:
        said += " " + _("When they were first seen is not known yet: history was not looked through.")
    return paragraph(said, "quiet")


def _controls(here: Asked, answer: Answer) -> Html:
    by = [way(called(SORTS, each), here.sorted_by(each).address(), each == here.sort, f"sort-{each}") for each in SORTS]
    now = here.said(WAIVED)
    choices = {"": _("Left out"), "yes": _("Shown as well"), "only": _("Only these")}
    waived = [
        way(label, here.saying(WAIVED, value).address(), value == now, f"waived-{value or 'no'}")
        for value, label in choices.items()
    ]
    groups = [group(_("Sort by"), by), group(_("Waived"), waived)]
    following = here.said(FOLLOWING)
    if answer.folded or following:
        choices = {"": _("Left out"), "yes": _("Shown as well")}
        ways = [
            way(label, here.saying(FOLLOWING, value).address(), value == following, f"following-{value or 'no'}")
            for value, label in choices.items()
        ]
        groups.append(group(_("What only follows from others"), ways))
    return element("div", *groups, class_="controls")


def _result(row: Row, at: int) -> Html:
    tags = [severity_tag(row.severity), outcome_tag(row.outcome), *([waived_tag()] if row.waiver else [])]
    return element(
        "li",
        element("h3", element("a", safe(row.title), href=finding_href(row.fingerprint), id=f"finding-{at}")),
        element("p", joined(tags, Html(" ")), class_="tags"),
        element("p", safe(row.because)),
        element("p", safe(row.waived), class_="quiet") if row.waived else NOTHING,
        summary(_facts(row), "facts"),
        element("p", *_ways(row, at), class_="ways"),
        class_="result",
    )


def _facts(row: Row) -> Iterator[tuple[str, Html]]:
    yield _("Record"), joined([link(row.ref, row.record), safe(f" ({_(Kind(row.kind).label)})")])
    if row.organisation:
        yield _("Organisation"), link(row.organisation, row.organisation_title)
    yield _("Area"), safe(_(row.area_label))
    yield _("Who acts"), safe(_(row.who_acts_label))
    if row.since.by:
        yield _("First seen"), safe(row.since.said)
    place = f"{row.file}:{row.line}" if row.line else row.file
    yield _("Where"), element("code", safe(place), class_="place") if place else NOTHING


def _ways(row: Row, at: int) -> Iterator[Html]:
    yield source_link(row.at[0] if row.at else row.subject, row.record, f"source-{at}")
    yield _try(row, f"try-{at}")
    if row.may_be_waived and not row.waiver:
        yield decide_link(row.fingerprint, row.title, f"decide-{at}")


def _try(row: Row, own: str) -> Html:
    hidden = element("span", safe(_(" about: {about}").format(about=row.title)), class_="visually-hidden")
    return element("a", safe(_("Try a change")), hidden, href=try_href(row), id=own)


def decide_link(fingerprint: str, about: str, own: str) -> Html:
    """A link that opens the decision about a finding at the right of this page."""
    hidden = element("span", safe(_(" about: {about}").format(about=about)), class_="visually-hidden")
    return element("a", safe(_("Decide")), hidden, href=open_drawer(DECIDE, fingerprint), id=own)


def _nothing(here: Asked) -> Html:
    ways = []
    if here.chosen:
        ways.append(element("a", safe(_("Clear all filters")), href=cleared(here), id="clear-all"))
    if here.said(WAIVED) == "only":
        ways.append(element("a", safe(_("Show what is not waived")), href=here.saying(WAIVED, "").address()))
    if not ways:
        return paragraph(_("Nothing that was judged needs attention. Look at the trend, or try a draft."))
    items = (element("li", each) for each in ways)
    return joined([paragraph(_("Nothing fits.")), element("ul", *items, class_="bullets")])
