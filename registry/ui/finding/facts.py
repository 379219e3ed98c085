"""What a reader wants to have beside a finding: whose it is, where it is written, who acts, since when, what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from registry.concepts.kinds import Kind
from registry.ui.drawer import DECIDE, open_drawer, source_link
from registry.ui.finding.one import causes
from registry.ui.finding.words import finding_href, gaps_href, severity_tag, try_href, waived_tag, why_href
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.link import link
from registry.ui.markup.section import heading, paragraph
from registry.ui.markup.summary import summary
from registry.ui.record.fold import few
from registry.verbs.checks.gaps import Row
from registry.verbs.checks.why import Place
from registry.wording import _

_SHOWN, _FEW, _MOST = 8, 4, 50


def facts(row: Row) -> Html:
    """Names and values, and what to do next."""
    rows = [
        (_("Record"), joined([link(row.ref, row.record), element("div", safe(_(Kind(row.kind).label)), class_="key")])),
        (_("Whose duty it is"), _whose(row)),
        (_("Who acts"), _led(row.who_acts_label, {"who-acts": (row.who_acts,)})),
        (_("Area of law"), _led(row.area_label, {"area": (row.area,)})),
        (_("First seen"), _since(row)),
    ]
    return joined([summary(rows, "fields"), heading(_("What you can do"), 3), _ways(row)])


def _whose(row: Row) -> Html:
    if not row.organisation:
        return safe(_("No record shows whose it is"))
    return link(row.organisation, row.organisation_title)


def _since(row: Row) -> Html:
    if row.since.by:
        return safe(row.since.said)
    look = element("a", safe(_("See how it has changed")), href=gaps_href({"record": (row.ref,)}, "s-trend"))
    return joined([safe(_("Not known until the registers' history is looked through. ")), look])


def _led(label: str, where: dict[str, tuple[str, ...]]) -> Html:
    return element("a", safe(_(label)), href=gaps_href(where))


def _ways(row: Row) -> Html:
    ways = [(_("Try a change, and see what would be found"), try_href(row), "try")]
    if row.may_be_waived and not row.waiver:
        ways.insert(0, (_("Decide to live with it for now"), open_drawer(DECIDE, row.fingerprint), "decide"))
    ways.append((_("See what the rest of the record shows"), why_href(row.ref), "why"))
    items = (element("li", element("a", safe(said), href=href, id=own)) for said, href, own in ways)
    done = element("ul", *items, class_="ways")
    if row.may_be_waived:
        return done
    return joined([paragraph(_("Nobody may waive this. It has to be put right.")), done])


def places(row: Row, named: Sequence[Place]) -> Html:
    """Where to look, each place with its file and line."""
    file = f"{row.file}:{row.line}" if row.line else row.file
    first = element("p", element("code", safe(file), class_="place")) if file else NOTHING
    shown = named or [Place(each, each.partition("#")[2]) for each in (row.at or (row.subject,))]

    def more(number: str) -> str:
        return _("Show the other {count}").format(count=number)

    return joined([first, few([_place(each, at) for at, each in enumerate(shown)], more, shown=_SHOWN, made=_listed)])


def _listed(items: Iterable[Html]) -> Html:
    return element("ul", *(element("li", each) for each in items), class_="places")


def _place(place: Place, at: int) -> Html:
    name = place.name or place.address
    inside = place.address.partition("#")[2]
    own = element("code", safe(inside), class_="key") if inside and inside != name else NOTHING
    return joined([safe(f"{name} "), own, safe(" "), source_link(place.address, name, f"place-{at}")])


def related(row: Row, others: tuple[Row, ...]) -> Iterator[tuple[str, Sequence[Row]]]:
    """What this follows from, and what follows from it, in the same record."""
    before = causes(others, row)
    effects = [each for each in others if row.rule in each.follows_from and each.fingerprint != row.fingerprint]
    if before:
        yield _("It follows from"), before
    if effects:
        yield _("What only follows from it"), effects


def titles(rows: Sequence[Row], *, short: bool = False) -> Html:
    """Findings by title, each with how severe it is and what no record shows; `short` shows fewer of them at first."""

    def more(number: str) -> str:
        return _("Show the other {count}").format(count=number)

    return few([_titled(each) for each in rows[:_MOST]], more, shown=_FEW if short else _SHOWN, made=_as_list)


def _as_list(items: Iterable[Html]) -> Html:
    return element("ul", *(element("li", each) for each in items), class_="changed")


def _titled(row: Row) -> Html:
    title = element("a", safe(row.title), href=finding_href(row.fingerprint))
    tags = [severity_tag(row.severity), *([waived_tag()] if row.waiver else [])]
    return joined([title, safe(" "), joined(tags, Html(" ")), paragraph(row.because, "quiet")])
