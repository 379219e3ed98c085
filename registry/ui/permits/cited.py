"""What an answer points to: places in records with their file and line, law with its dates, findings, people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from registry.ui.drawer import source_link
from registry.ui.finding.words import finding_href, outcome_tag, severity_tag, waived_tag
from registry.ui.law.words import dated, law_link, state_tag, unverified
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.link import href
from registry.ui.markup.section import message
from registry.ui.markup.summary import summary
from registry.verbs.law_standing import standing_named
from registry.verbs.sharing.permits import Law, Person, Place, Weakness
from registry.wording import _


def places(shown: Sequence[Place], own: str) -> Html:
    """Where to look: each place, with the way to its file and line. `own` keeps the names of its links apart."""
    items = [
        element("li", _place(each), safe(" · "), source_link(each.address, each.name, f"{own}-{at}"))
        for at, each in enumerate(shown, 1)
    ]
    return element("ul", *items, class_="plain") if items else NOTHING


def _place(place: Place) -> Html:
    return element("a", safe(place.name or place.address), href=href(place.address.partition("#")[0]))


def laws(shown: Sequence[Law], on: date) -> Html:
    """Law, each with its state on the day, its dates, and a word where nobody has read it in full."""
    items = [element("li", joined(_law(each, on), Html(" "))) for each in shown]
    return element("ul", *items, class_="plain") if items else NOTHING


def _law(law: Law, on: date) -> Iterator[Html]:
    yield law_link(law.id, law.title, on.isoformat())
    standing = standing_named(law.id, on)
    if standing is not None:
        yield state_tag(standing.state)
        since, until = dated(standing.since), dated(standing.until)
        if since or until:
            between = (
                _("from {since} to {until}") if since and until else _("from {since}") if since else _("to {until}")
            )
            yield element("span", safe(between.format(since=since, until=until)), class_="quiet")
    if not law.is_verified:
        yield unverified()


def weaknesses(shown: Sequence[Weakness]) -> Html:
    """Findings, each leading to its own page."""
    items = [element("li", *_weakness(each)) for each in shown]
    return element("ul", *items, class_="plain") if items else NOTHING


def _weakness(found: Weakness) -> Iterator[Html]:
    yield element("a", safe(found.title), href=finding_href(f"{found.rule}@{found.subject}"))
    tags = [severity_tag(found.severity), outcome_tag(found.outcome)]
    yield element("span", safe(" "), joined([*tags, waived_tag() if found.waiver else NOTHING], Html(" ")))
    if found.because:
        yield element("div", safe(found.because), class_="small")
    if found.remedy:
        yield element("div", message(found.remedy), class_="small quiet")


def people(shown: Iterable[Person]) -> Html:
    """Posts, each with how to reach it and what for."""
    items = [element("li", *_person(each)) for each in shown]
    return element("ul", *items, class_="plain") if items else NOTHING


def _person(person: Person) -> Iterator[Html]:
    yield element("strong", safe(person.post))
    yield safe(f", {person.organisation}") if person.organisation else NOTHING
    yield summary(
        [(_("Email"), safe(person.email)), (_("Telephone"), safe(person.telephone)), (_("What for"), safe(person.why))],
        "facts",
    )
    if person.at:
        yield element("div", source_link(person.at, person.post), class_="small")
