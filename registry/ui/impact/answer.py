"""The answer drawn: in short, clocks, what to do, what is touched by whose it is, clauses, posts, what is not known."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from registry.ui.drawer import source_link
from registry.ui.law.words import law_href
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.link import href, link
from registry.ui.markup.section import paragraph, section
from registry.ui.markup.table import table
from registry.ui.record.fold import opened_by
from registry.verbs.sharing.impact import SORT_LABELS, Answer, Clause, Clock, Impact, Touched, in_words
from registry.wording import _, counted

_STATES = {"overdue": "Overdue", "running": "Running", "would-begin": "Would begin", "met": "Met"}
_FEW = 12


def drawn(answer: Answer) -> Html:
    """All parts, in order."""
    found = answer.impact
    return joined([
        section(found.subject_title, "s-impact", *_short(found)),
        section(_("Clocks"), "s-clocks", _clocks(found.clocks)),
        section(_("What to do, in order"), "s-do", _list(found.to_do, "ol", _("Nothing follows from the records."))),
        section(_("Everything touched, by whose records it is in"), "s-touched", *_touched(found)),
        section(_("Clauses in full"), "s-clauses", *_clauses(found.clauses)),
        section(_("Whom to reach"), "s-posts", _posts(found)),
        section(_("Findings that stand at what is touched"), "s-findings", _open(found)),
        section(_("What no record shows"), "s-unknown", _list(found.unknown, "ul", _("Nothing that is known of."))),
        _aside(found),
        element("p", safe(_("This is what records show. It is no advice, and decides nothing.")), class_="quiet"),
    ])  # fmt: skip


def _short(found: Impact) -> Iterator[Html]:
    yield from (paragraph(each, "lead" if at == 0 else "") for at, each in enumerate(found.said))
    if found.counts:
        links = [
            element(
                "li",
                element("a", safe(counted(number, *map(_, SORT_LABELS.get(sort, (sort, sort))))), href=f"#t-{sort}"),
            )
            for sort, number in found.counts
        ]
        label = element("p", safe(_("Go to")), class_="quiet", id="impact-goto")
        yield element("nav", label, element("ul", joined(links), class_="impact-counts"), aria_labelledby="impact-goto")


def _clocks(clocks: tuple[Clock, ...]) -> Html:
    if not clocks:
        return paragraph(_("No clock runs or would begin, as far as the records and the law data say."))
    rows, below = [], []
    for each in clocks:
        by = in_words(each.by) if each.by else _("No moment can be given")
        state = element("strong", safe(_(_STATES[each.state])), class_=f"impact-state impact-{each.state}")
        rows.append((safe(each.whose), safe(each.what), safe(by), state))
        steps = element("ul", joined(element("li", safe(step)) for step in each.steps))
        law = [
            element("a", safe(one.title), href=law_href(one.id)) if one.is_verified
            else joined([element("a", safe(one.title), href=law_href(one.id)), safe(" " + _("(not verified)"))])
            for one in each.law
        ]  # fmt: skip
        rests = element("p", safe(_("Law: ")), joined(law, safe("; "))) if law else NOTHING
        at = [source_link(place.address, place.name) for place in each.at[:1]]
        below.append(opened_by(_("How it was worked out"), joined([steps, rests, element("p", *at)])))
    caption = _("Time limits, the soonest first, as a clock in the United Kingdom shows them")
    return table(caption, (_("Whose"), _("What"), _("By"), _("State")), rows, below=below)


def _touched(found: Impact) -> Iterator[Html]:
    if not found.touched:
        yield paragraph(_("No record shows anything that rests on it."))
    seen: set[str] = set()
    in_order = list(SORT_LABELS)
    by_owner = sorted(found.touched, key=lambda each: (each.owner_title, each.owner))
    for owner, members in groupby(by_owner, lambda each: each.owner_title):
        own = sorted(
            members, key=lambda each: (not each.is_direct, in_order.index(each.sort) if each.sort in in_order else 99)
        )
        yield element("h3", safe(_("{owner} ({number})").format(owner=owner, number=len(own))))
        yield element("ul", joined(_thing(each, seen) for each in own), class_="impact-things")


def _thing(each: Touched, seen: set[str]) -> Html:
    anchor = "" if each.sort in seen else f"t-{each.sort}"
    seen.add(each.sort)
    sort = element("span", safe(_(SORT_LABELS.get(each.sort, (each.sort, each.sort))[0])), class_="tag tag-grey")
    part = each.place.partition("#")[2] if each.sort == "flow" else ""
    name = element("a", safe(each.title), href=href(each.ref, part)) if part else link(each.ref, each.title)
    lines = [element("p", name, safe(" "), sort, class_="impact-name"), element("p", safe(each.how))]
    if not each.is_direct:
        way = " → ".join(step.name for step in each.steps[:-1])
        lines.append(element("p", safe(_("Through {way}.").format(way=way)), class_="quiet"))
    if each.people:
        lines.append(element("p", safe(_("About: {people}.").format(people="; ".join(each.people))), class_="quiet"))
    lines.append(element("p", source_link(each.place, each.title)))
    return element("li", *lines, id=anchor)


def _clauses(clauses: tuple[Clause, ...]) -> Iterator[Html]:
    if not clauses:
        yield paragraph(_("No record shows a clause about this."))
    for _ref, members in groupby(clauses, lambda each: each.ref):
        own = list(members)
        yield element("h3", link(own[0].ref, own[0].title))
        rows = [
            (safe(each.heading), element("span", safe(each.said), class_="text"),
             safe(each.at.name or _("Its own words")),
             source_link(each.at.address, f"{each.heading}, {own[0].title}"))
            for each in own
        ]  # fmt: skip
        caption = _("Clauses of {title}").format(title=own[0].title)
        yield table(caption, (_("Clause"), _("What it says"), _("Whose words"), _("Where")), rows, caption_hidden=True)


def _posts(found: Impact) -> Html:
    if not found.contacts:
        return paragraph(_("No record shows a post to reach."))
    rows = [
        (safe(each.post), safe(each.organisation), safe(each.email), safe(each.telephone), safe(each.why))
        for each in found.contacts
    ]
    return table(_("Posts to reach"), (_("Post"), _("Organisation"), _("Email"), _("Telephone"), _("Why")), rows)


def _open(found: Impact) -> Html:
    if not found.open:
        return paragraph(_("No finding stands against what is touched."))
    items = [
        element("li", element("strong", safe(each.title)), safe(": " + each.because + " "),
                link(each.subject.partition("#")[0], _("See the record")),
                safe(" " + _("Waived.") if each.waiver else ""))
        for each in found.open
    ]  # fmt: skip
    first = element("ul", joined(items[:_FEW]))
    if len(items) <= _FEW:
        return first
    said = _("Show {more} more").format(more=len(items) - _FEW)
    return joined([first, opened_by(said, element("ul", joined(items[_FEW:])))])


def _aside(found: Impact) -> Html:
    if not found.aside:
        return NOTHING
    items = [element("li", link(each.ref, each.title), safe(": " + each.how)) for each in found.aside]
    return section(_("Records that name it, and are not touched"), "s-aside", element("ul", joined(items)))


def _list(items: Iterable[str], kind: str, otherwise: str) -> Html:
    found = [element("li", safe(each)) for each in items]
    return element(kind, joined(found)) if found else paragraph(otherwise)
