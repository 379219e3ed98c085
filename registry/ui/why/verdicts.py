"""The verdicts on each part of a record, outcome by outcome: which rule, why, by which law, and where to look."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from registry.concepts.rules import Area
from registry.findings import Outcome
from registry.ui.drawer import at_source, source_link
from registry.ui.finding.words import finding_href, severity_tag, waived_tag
from registry.ui.law.words import cited
from registry.ui.markup.html import NOTHING, Html, element, joined, safe
from registry.ui.markup.section import heading
from registry.ui.markup.table import table
from registry.ui.record.fold import opened_by
from registry.ui.rule.address import rule_href
from registry.ui.why.words import OUTCOMES, outcome_word
from registry.verbs.checks.why import Said
from registry.wording import _, counted

_ATTENTION = (Outcome.VIOLATED, Outcome.CANNOT_TELL)


def part(address: str, name: str, said: Sequence[Said], at: int, on: str, unfold: bool) -> Html:
    """One part with everything said of it. `at` numbers it on the page; `unfold` opens what does not apply."""
    inside = []
    for outcome in OUTCOMES:
        found = [each for each in said if each.outcome == outcome]
        if found:
            inside.append(_outcome(outcome, found, name, on, unfold))
    title = f"s-part-{at}"
    return element(
        "section", heading(name, 2, title), at_source(address, name), *inside, class_="why-part", aria_labelledby=title
    )


def _outcome(outcome: Outcome, found: Sequence[Said], name: str, on: str, unfold: bool) -> Html:
    count = counted(len(found), _("rule"), _("rules"))
    title = _("{outcome}: {rules}").format(outcome=outcome_word(outcome), rules=count)
    caption = _("{outcome}: {part}").format(outcome=outcome_word(outcome), part=name)
    if outcome is Outcome.NOT_APPLICABLE:
        rows = [[_rule(each, on), safe(each.because)] for each in found]
        drawn = table(caption, (_("Rule"), _("Why it does not apply")), rows, caption_hidden=True)
        return joined([heading(title, 3), drawn]) if unfold else opened_by(title, drawn)
    heads = [_("Rule"), _("Why"), _("Law it stands on")]
    rows = [[_rule(each, on), _because(each), _law(each, on)] for each in found]
    if outcome in _ATTENTION:
        # What passes is about the part as a whole, whose heading leads to its lines.
        heads.append(_("Where"))
        rows = [[*row, _places(each)] for row, each in zip(rows, found, strict=True)]
    return joined([heading(title, 3), table(caption, heads, rows, caption_hidden=True)])


def _rule(said: Said, on: str) -> Html:
    area = element("div", safe(_(Area(said.area).label)), class_="quiet small")
    if said.outcome not in _ATTENTION:
        # A rule is called by what is wrong where it finds something, so that of a pass the name alone would mislead.
        looked = element("span", safe(_("Looked for: ")), class_="quiet")
        return joined([looked, element("a", safe(said.title), href=rule_href(said.rule, on)), area])
    # A finding is told of today: on another day there may be none of that name.
    to = rule_href(said.rule, on) if on else finding_href(f"{said.rule}@{said.subject}")
    tags = [severity_tag(said.severity), *([waived_tag()] if said.waived else [])]
    return joined([element("a", safe(said.title), href=to), element("div", joined(tags, Html(" "))), area])


def _because(said: Said) -> Html:
    waived = element("div", safe(said.waived), class_="quiet") if said.waived else NOTHING
    rests = NOTHING
    if said.outcome == Outcome.SATISFIED and said.unverified:
        only = len(said.unverified) == len(said.cites)
        text = _("It passes by law that nobody has verified.") if only else _("Part of the law is not verified.")
        rests = element("div", safe(text), class_="quiet small")
    return joined([element("div", safe(said.because)), waived, rests])


def _law(said: Said, on: str) -> Html:
    items = (element("li", cited(each.id, each.title, each.verified, on)) for each in said.cites)
    return element("ul", *items, class_="plain")


def _places(said: Said) -> Html:
    return element("ul", *_each_place(said), class_="plain") if said.places else NOTHING


def _each_place(said: Said) -> Iterator[Html]:
    for place in said.places:
        if place.address == said.subject:
            yield element("li", source_link(place.address, said.title))
        else:
            yield element("li", element("div", safe(place.name)), source_link(place.address, place.name))
