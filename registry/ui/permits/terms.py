"""On what terms it may go, whom to ask, where agreements contradict one another, and the nearest that there is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.section import note, paragraph, section
from registry.ui.permits.cited import laws, people, places, weaknesses
from registry.ui.permits.words import WANTING
from registry.ui.record.fold import few
from registry.verbs.sharing.permits import Nearest, Route
from registry.wording import _

_FEW = 3
"""Things that come near, shown before the rest is folded."""


def terms(best: Route) -> Html:
    """The terms, each with where it is written."""
    if not best.terms:
        return NOTHING
    rows = [
        element(
            "div",
            element("dt", safe(each.title)),
            element("dd", *(paragraph(said) for said in each.said), places(each.at, f"file-term-{at}")),
        )
        for at, each in enumerate(best.terms, 1)
    ]
    return section(_("On what terms"), "s-terms", element("dl", *rows, class_="summary"))


def ask(best: Route) -> Html:
    """Whom to ask."""
    if not best.ask:
        none = _("No record names a post to ask. The agreement's lead would know.")
        return section(_("Whom to ask"), "s-ask", paragraph(none))
    return section(_("Whom to ask"), "s-ask", people(best.ask))


def disagree(sentences: Sequence[str]) -> Html:
    """Where agreements contradict one another: neither is taken as right."""
    if not sentences:
        return NOTHING
    lead = paragraph(_("More than one record speaks of this, and they do not say the same. Neither is taken as right."))
    items = element("ul", *(element("li", safe(each)) for each in sentences), class_="bullets")
    return section(_("Where agreements contradict one another"), "s-disagree", note(lead), items)


def nearest(found: Sequence[Nearest], on: date) -> Html:
    """The nearest that there is, and what each lacks."""
    if not found:
        return NOTHING
    items = [
        element(
            "li",
            element("p", element("strong", safe(_sort(each.sort))), safe(f" {each.said}")),
            paragraph(_("What it lacks: {lacks}").format(lacks=each.lacks)) if each.lacks else NOTHING,
            places(each.at, f"file-near-{at}"),
            laws(each.law, on),
        )
        for at, each in enumerate(found, 1)
    ]
    drawn = few(
        items, _("{count} more that come near").replace("{count}", "{}").format, shown=_FEW,
        made=lambda some: element("ul", *some, class_="permit-nearest"),
    )  # fmt: skip
    return section(_("The nearest that there is"), "s-nearest", drawn)


def _sort(sort: str) -> str:
    """What sort of thing comes near, in a word or two."""
    return {
        "narrower-data": _("Some of the data."), "other-purpose": _("Another purpose."),
        "other-party": _("Another organisation."), "agreement-ended": _("An agreement that is over."),
        "agreement-draft": _("An agreement not in force."), "through": _("By way of somebody else."),
        "gateway": _("A legal power that names both."), "record-of-processing": _("A record of processing."),
    }.get(sort, "")  # fmt: skip


def beside(best: Route, on: date) -> Html:
    """What weakens the agreement beside the chain, and the law that nobody has read in full."""
    told = {each.id for link in best.links if link.state in WANTING for each in link.law}
    parts = []
    if best.weaknesses:
        lead = paragraph(_("No link turns on these. They are findings about the same agreement."))
        parts.append(section(_("What else weakens it"), "s-weak", lead, weaknesses(best.weaknesses)))
    if best.unverified:
        lead = paragraph(
            _("This rests on law whose text or dates nobody here has read in full. Have a lawyer confirm.")
        )
        order = sorted(best.unverified, key=lambda each: each.id not in told)
        parts.append(section(_("Law that is not verified"), "s-unverified", lead, laws(order, on)))
    return joined(parts)
