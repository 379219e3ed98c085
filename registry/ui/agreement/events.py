"""The life of an agreement: its status, its dates, its reviews, and what each party did and when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.ui.markup.html import Html, safe
from registry.ui.markup.link import link
from registry.ui.markup.timeline import Event, timeline
from registry.ui.record.events import day_of, history, said, when
from registry.ui.record.field import Field
from registry.ui.record.fold import opened_by
from registry.ui.record.page import Opened
from registry.ui.site import Site
from registry.verbs.agreements import parties
from registry.wording import _, listed

_DATES = {
    "requested": ("The sharing was asked for", "The sharing is to be asked for"),
    "dated": ("The date on the document", "The date on the document"),
    "agreed": ("The parties agreed it", "The parties are to agree it"),
    "effective": ("It took effect", "It takes effect"),
    "published": ("It was published", "It is to be published"),
    "updated": ("Its text was last changed", "Its text is to be changed"),
    "last_review": ("It was last reviewed", "It is to be reviewed"),
    "review_due": ("Its review was due", "Its review is due"),
    "end": ("The last day it had effect", "The last day it has effect"),
}
"""A date of an agreement → what is said of it when it is past, and when it is to come."""

_DID = {
    "invited": ("{who} asked to sign", "{who} to be asked to sign"),
    "signed": ("{who} signed", "{who} to sign"),
    "declined": ("{who} declined", "{who} to decline"),
    "left": ("{who}: the last day bound", "{who}: the last day bound"),
}
_NAMED = 3
"""Organisations that one event names; of more it says how many, and lists them behind a line that opens."""


def events(site: Site, record: Opened, who: parties.Answer) -> Html:
    """The timeline of an agreement."""
    today = site.session.today
    reviews = list(_reviews(record))
    done = {event.on for event in reviews}
    found = [*history(record), *_dates(record, today, done), *reviews, *_adoptions(who, today)]
    return timeline(found, today, _("Timeline of the agreement")) if found else Html("")


def _dates(record: Opened, today: date, reviewed: set[date]) -> Iterator[Event]:
    dates = record.fields.get("dates")
    overdue = {name for name, _because in record.answer.standing}
    for field in dates.inside if dates else ():
        on = day_of(field.raw)
        # A review that is among those done is not told twice.
        if on is None or field.name not in _DATES or (field.name == "last_review" and on in reviewed):
            continue
        is_due = field.name == "review_due" and "review-overdue" in overdue
        past, ahead = _DATES[field.name]
        words = _("Its review") if is_due else _(past if on < today else ahead)
        yield Event(on, safe(words), due=is_due, when=when(on, _precision(dates, field.name)))


def _precision(dates: Field | None, name: str) -> object:
    """How exact one date is, where the record says so."""
    found = dates.get("precision") if dates else None
    return next((each.raw.get("to") for each in (found.members if found else ()) if each.raw.get("date") == name), None)


def _reviews(record: Opened) -> Iterator[Event]:
    found = record.fields.get("reviews")
    for review in found.members if found else ():
        on = day_of(review.raw.get("on"))
        if on:
            more = said(review, "by", "outcome")
            yield Event(on, safe(_("Review done")), more, when=when(on, review.raw.get("precise_to")))


def _adoptions(who: parties.Answer, today: date) -> Iterator[Event]:
    """What parties did, those that did the same on one day together."""
    same: dict[tuple[str, str], list[Html]] = {}
    every = [each.stands for each in who.parties if each.stands]
    every += [member for each in who.parties for member in each.members]
    names: dict[tuple[str, str], list[str]] = {}
    for stands in (*every, *who.elsewhere):
        for each in stands.happened:
            same.setdefault((each.on, each.what), []).append(link(each.adoption, stands.title))
            names.setdefault((each.on, each.what), []).append(stands.title)
    for (on, what), links in same.items():
        day = day_of(on)
        if day is None:
            continue
        past, ahead = _DID[what]
        template = _(past if day <= today else ahead)
        if len(links) <= _NAMED:
            yield Event(day, _filled(template, links))
        else:
            count = _("{number} organisations").format(number=f"{len(links):,}")
            more = opened_by(_("Show which"), safe_list(links))
            yield Event(day, safe(template.format(who=count)), more)


def safe_list(links: list[Html]) -> Html:
    """Links in a row, as in a sentence."""
    return Html(listed(links))


def _filled(template: str, links: list[Html]) -> Html:
    before, _who, after = template.partition("{who}")
    return Html(f"{safe(before)}{safe_list(links)}{safe(after)}")
