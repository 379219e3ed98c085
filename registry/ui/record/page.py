"""What the page of any one record begins and ends with, and what it says where there is no such record."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby

import streamlit as st

from registry.concepts.kinds import Kind
from registry.errors import MunimentError
from registry.ui.drawer import at_source
from registry.ui.markup.html import Html, element, joined, safe
from registry.ui.markup.link import link
from registry.ui.markup.section import message, paragraph, section
from registry.ui.markup.summary import summary
from registry.ui.markup.tag import tag, word
from registry.ui.record.field import Field, root
from registry.ui.record.fold import listed as folded_list
from registry.ui.record.names import Names, names_of
from registry.ui.sheet import Sheet
from registry.ui.site import Site
from registry.verbs.records import refs, show
from registry.wording import _


@dataclass(frozen=True)
class Opened:
    """One record: what `show` and `refs` answer about it, and the same as a tree of fields with its names."""

    answer: show.Answer
    links: refs.Answer
    fields: Field
    names: Names

    @property
    def kind(self) -> Kind:
        """What kind of record it is."""
        return Kind(self.answer.ref.split("/")[1])


def opened(site: Site) -> Opened | Sheet:
    """The record that the address asks for; where there is none, a sheet that says so."""
    ref = str(st.query_params.get("ref", ""))
    if not ref:
        choose = paragraph(_("The address of this page should name a record. Go back and choose one."))
        return none_such(_("No record chosen"), choose)
    try:
        answer = show.run(site.session, show.Question(ref=ref))
        links = refs.run(site.session, refs.Question(ref=answer.ref))
    except MunimentError as stop:
        look = paragraph(_("It may have been renamed or removed. Go back to the list to look for it."))
        return none_such(_("Record not found"), message(stop.message), look)
    fields = root(answer)
    return Opened(answer, links, fields, names_of(fields, links))


def none_such(title: str, *below: Html) -> Sheet:
    """A sheet that says why there is nothing to show."""
    return Sheet(title, below, (), title, is_there=False)


def standing(record: Opened, on: str) -> tuple[Html, ...]:
    """What stands below the record's title: its tags, and why it stands where it does."""
    answer = record.answer
    tags = [tag(answer.status), *(tag(name) for name, _because in answer.standing)]
    why = _("{status} on {day}. {because}").format(status=word(answer.status), day=on, because=answer.status_because)
    more = [f"{word(name)}. {because}" for name, because in answer.standing]
    return element("p", joined(tags, Html(" ")), class_="tags"), paragraph(" ".join([why, *more]))


def referred_to_by(record: Opened) -> Html:
    """The records that refer to this one, by kind, each with the fields that do so."""
    places: dict[tuple[str, str, str], list[str]] = {}
    for each in record.links.referred_to_by:
        places.setdefault((_kind(each.ref), each.title, each.ref), []).append(each.at.partition("#")[2])
    rows = []
    for kind, found in groupby(sorted(places), key=lambda found: found[0]):
        drawn = folded_list(_referrer(each[2], each[1], places[each]) for each in found)
        rows.append((_(Kind(kind).plural), drawn))
    inside = summary(rows, "fields") if rows else paragraph(_("No other record refers to this one."))
    return section(_("What refers to it"), "s-referrers", inside)


def _kind(ref: str) -> str:
    return ref.split("/")[1]


def _referrer(ref: str, title: str, places: list[str]) -> Html:
    return joined([link(ref, title), element("code", safe(", ".join(places)), class_="quiet")], Html(" "))


def source(site: Site, record: Opened, *more: tuple[str, Html]) -> Html:
    """The file the record was read from."""
    rows = [
        (_("Reference"), element("code", safe(record.answer.ref))),
        (_("File"), element("code", safe(site.path_of(record.answer.file)), class_="place")),
        *more,
    ]
    return section(_("Where this comes from"), "s-source", summary(rows))


def beside(overview: Html, life: Html) -> Html:
    """The summary with the timeline beside it; where there is no room, below it."""
    if not life:
        return overview
    timed = section(_("Timeline"), "s-timeline", life)
    return element("div", element("div", overview), element("div", timed, class_="aside"), class_="beside")


def part(record: Opened, title: str, field: Field, inside: Html) -> Html:
    """A part of the page that shows one field, with a link to the lines it was read from."""
    return section(title, f"s-{field.name}", at_source(f"{record.answer.ref}#{field.at}", title), inside)
