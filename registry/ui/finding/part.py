"""Findings as a part of other pages: of one record, of one organisation, and of everything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from registry.concepts.rules import Area
from registry.errors import MunimentError
from registry.ui.finding.facts import titles
from registry.ui.finding.words import SEVERITIES, gaps_href, severity_word, whatif_href, why_href
from registry.ui.kept import kept
from registry.ui.markup.bars import Bar, bars
from registry.ui.markup.cards import Card, cards
from registry.ui.markup.html import NOTHING, Html, draw, element, joined, safe
from registry.ui.markup.section import heading, message, paragraph, section
from registry.ui.progress import progress
from registry.ui.site import Site
from registry.verbs.checks import gaps
from registry.wording import _, counted, listed

ANCHOR = "s-findings"
"""Where the part is on a page."""


def of_record(site: Site, ref: str) -> Html:
    """What no record shows of one record: how many, how severe, which, and the way to what passed.

    Only this record is judged for it, so that it takes no longer than the rest of its page.
    """
    try:
        every = gaps.about(site.session, ref)
    except MunimentError as stop:
        return section(_("Findings"), ANCHOR, message(stop.message))
    shown = [row for row in every if not row.waiver and not row.follows_from]
    waived = sum(bool(row.waiver) for row in every)
    said = counted_in_words(Counter(row.severity for row in shown))
    also = _("{waived} waived.").format(waived=counted(waived, _("more is"), _("more are"))) if waived else ""
    passed = _("Why did the rest pass?") if shown else _("Why did it pass?")
    ways = [
        element("a", safe(passed), href=why_href(ref)),
        element("a", safe(_("Try a change, and see what would be found")), href=whatif_href(ref)),
    ]
    if shown:
        ways.insert(0, element("a", safe(_("See them in the list of all")), href=gaps_href({"record": (ref,)})))
    inside = (
        paragraph(" ".join(filter(None, (said, also)))),
        titles(shown, short=True) if shown else NOTHING,
        element("p", *ways, class_="ways"),
    )
    return section(_("Findings"), ANCHOR, *inside)


def counted_in_words(counts: Mapping[str, int]) -> str:
    """How many findings there are, and how severe they are, in a sentence."""
    total = sum(counts.values())
    if not total:
        return _("Nothing that the rules ask for is missing.")
    parts = (f"{counts[each]:,} {severity_word(each).lower()}" for each in SEVERITIES if counts.get(each))
    every = counted(total, _("finding"), _("findings"))
    return _("{findings}: {severities}.").format(findings=every, severities=listed(parts))


def of_organisation(site: Site, ref: str) -> None:
    """Draw how many findings are an organisation's, by area of law. Every record is judged for it, if none was yet."""
    with progress(site):
        draw(kept(site, ("findings of", ref), lambda: _Drawn(_of_organisation(site, ref)), _always).drawn)


def of_everything(site: Site, register: str) -> None:
    """Draw how many findings are critical or high, over all records or those of a register, as numbers with links."""
    try:
        with progress(site):
            drawn = kept(site, ("findings in numbers", register), lambda: _Drawn(_numbers(site, register)), _always)
    except MunimentError as stop:
        draw(message(stop.message))
        return
    draw(drawn.drawn)


class _Drawn:
    """Something drawn, to be kept."""

    def __init__(self, drawn: Html) -> None:
        self.drawn = drawn
        self.letters = len(drawn)


def _always(_drawn: _Drawn) -> bool:
    return True


def _of_organisation(site: Site, ref: str) -> Html:
    try:
        answer = gaps.run(site.session, gaps.Question(organisation=(ref,), counts=True, limit="1"))
    except MunimentError as stop:
        return section(_("Findings"), ANCHOR, message(stop.message))
    said = counted_in_words(dict(answer.severities))
    if not answer.total:
        return section(_("Findings"), ANCHOR, paragraph(said))
    sums = Counter({area: sum(_in(answer.cells, area)) for area in Area})
    made = [
        Bar(_(area.label), count, gaps_href({"organisation": (ref,), "area": (area.value,)}))
        for area, count in sums.most_common()
        if count
    ]
    every = element("a", safe(_("See them all, the worst first")), href=gaps_href({"organisation": (ref,)}))
    drawn = bars(made, said, _("Area of law"), _("Findings"))
    return section(_("Findings"), ANCHOR, element("div", drawn, class_="wide-bars"), element("p", every))


def _in(cells: Iterable[gaps.Cell], area: Area) -> Iterable[int]:
    return (cell.count for cell in cells if cell.area == area.value)


def _numbers(site: Site, register: str) -> Html:
    totals = gaps.totals(site.session, (register,) if register else ())
    where = {"register": (register,)} if register else {}
    made = [
        Card(label, totals.get(severity, 0), gaps_href({**where, "severity": (severity,)}), severity)
        for severity, label in (("critical", _("Critical gaps")), ("high", _("High gaps")))
    ]
    less = sum(count for severity, count in totals.items() if severity not in ("critical", "high"))
    rest = {**where, "severity": ("medium", "low")}
    made.append(Card(_("Medium and low gaps"), less, gaps_href(rest), "low"))
    title = heading(_("What no record shows"), 2, "s-gaps")
    return joined([title, cards(made, _("Compliance gaps, in numbers"))])
