"""The duties of the law, part by part, each with how far it is evidenced and the numbers behind that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from registry.ui.coverage.address import Asked
from registry.ui.coverage.words import numbers, status_tag
from registry.ui.law.words import law_link, unverified
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.section import message, prose, section
from registry.ui.markup.table import table
from registry.verbs.attention.coverage_of import DutyShown, LawShown
from registry.verbs.checks.coverage import Answer
from registry.wording import _, counted


def duties(here: Asked, answer: Answer) -> Html:
    """Every part of the law with those of its duties that are asked for."""
    columns = (_("Law"), _("What it asks"), _("Evidence"), _("Checks"))
    parts: list[Html] = []
    for part, title in answer.parts:
        own = [each for each in answer.duties if each.part == part]
        if own:
            drawn = table(_(title), columns, [_row(here, answer.registers, each) for each in own], caption_hidden=True)
            parts.append(section(_(title), f"part-{part}", drawn))
    if not parts:
        parts.append(message(_("No duty is evidenced just so far. Choose another number above, or show them all.")))
    return element("div", *parts, class_="coverage")


def _row(here: Asked, registers: Sequence[str], duty: DutyShown) -> tuple[Html, ...]:
    law = element("ul", *(element("li", _law(each)) for each in duty.law), class_="plain")
    why = element("div", prose(duty.why), class_="quiet") if duty.why else NOTHING
    more = NOTHING
    if duty.rules:
        said = _("See its {rules}").format(rules=counted(len(duty.rules), _("rule"), _("rules")))
        about = element("span", safe(f" ({duty.duty})"), class_="visually-hidden")
        more = element("div", element("a", safe(said), about, href=here.about(duty.key).href(), id=f"duty-{duty.key}"))
    found = numbers(duty.rules, registers, here.about(duty.key).href("passed"), duty.duty)
    return law, joined([safe(duty.duty), why]), status_tag(duty.status), joined([found, more])


def _law(law: LawShown) -> Html:
    name = law_link(law.id, law.title) if law.in_data else safe(law.title)
    parts = [name] if law.verified or not law.in_data else [name, unverified()]
    standing = element("div", safe(law.standing), class_="quiet") if law.standing else NOTHING
    return joined([joined(parts, Html(" ")), standing])


def laws(duty: DutyShown) -> Iterator[Html]:
    """The law that a duty stands in, piece by piece."""
    yield from map(_law, duty.law)
