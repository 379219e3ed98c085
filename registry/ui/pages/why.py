"""Why did this pass? Everything that the rules say of one record on a day, passes included."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace

import streamlit as st

from registry.concepts.kinds import Kind
from registry.errors import MunimentError
from registry.findings import Outcome
from registry.ui.drawer import SOURCE, drawer
from registry.ui.heading import heading
from registry.ui.kept import asked_of, kept
from registry.ui.law.words import dated
from registry.ui.listing.asked import Asked
from registry.ui.listing.filters import cleared, filters
from registry.ui.listing.paging import paging
from registry.ui.markup.cards import Card, cards
from registry.ui.markup.html import NOTHING, Html, draw, element, joined, safe
from registry.ui.markup.link import href, link
from registry.ui.markup.section import heading as section_heading
from registry.ui.markup.section import message, note, paragraph, section
from registry.ui.markup.table import table
from registry.ui.on_day import ON, day_asked, day_choice, on_that_day
from registry.ui.progress import progress
from registry.ui.record.fold import listed as folded_list
from registry.ui.site import Site
from registry.ui.why.asked import PAGE as PAGE
from registry.ui.why.asked import PART, REF, WHOLE, by_part, fitting, headings, here
from registry.ui.why.verdicts import part
from registry.ui.why.words import OUTCOMES, outcome_word
from registry.verbs.checks import why
from registry.verbs.checks.why import Answer
from registry.wording import _, counted, day

_A_PAGE = 12
"""Parts of a record that one page shows."""


def show(site: Site) -> str:
    """The verdicts on the record that `?ref=` names, on the day of `?on=`."""
    try:
        with progress(site):
            made = kept(site, asked_of(PAGE, SOURCE), lambda: _made(site), lambda each: each.lasts)
    except MunimentError as stop:
        return _cannot(site, stop)
    heading(made.title, *made.under)
    draw(made.top)
    panel, found = st.columns([1, 3], gap="medium")
    with panel:
        draw(made.panel)
    with found:
        draw(made.results, paging(here(), made.shown, made.next))
    drawer(site)
    return made.said


@dataclass(frozen=True, slots=True)
class _Made:
    """The parts of the page, how many parts of the record it shows, what asks for more, and what is read out."""

    title: str
    under: tuple[Html, ...]
    top: Html
    panel: Html
    results: Html
    shown: int
    next: str
    said: str
    lasts: bool

    @property
    def letters(self) -> int:
        return sum(map(len, (*self.under, self.top, self.panel, self.results)))


def _cannot(site: Site, stop: MunimentError) -> str:
    heading(_("Why did this pass?"))
    records = element("p", element("a", safe(_("Choose a record")), href="records"))
    draw(section_heading(stop.message, 2), message(site.plainly(stop.fix)) if stop.fix else NOTHING, records)
    return stop.message


def _made(site: Site) -> _Made:
    asked = here()
    ref, at = asked.said(REF), asked.said(PART)
    if not ref:
        raise MunimentError(
            _("No record chosen"), _("Every verdict is about a record. Open one, and ask why it passes.")
        )
    on = day_asked()
    session = on_that_day(site, on)
    answer = why.run(session, why.Question(address=f"{ref}#{at}" if at not in ("", WHOLE) else ref))
    if at == WHOLE:
        answer = replace(
            answer, said=tuple(each for each in answer.said if each.subject == answer.ref), parts=answer.parts[:1]
        )
    on_text = on.isoformat() if on else ""
    left = fitting(asked, answer)
    parts = by_part(answer, left)
    begins = asked.start - 1 if asked.after else 0
    shown = list(parts.items())[begins : begins + _A_PAGE]
    names = {each.address: each.name for each in answer.parts}
    unfold = Outcome.NOT_APPLICABLE.value in asked.chosen.get("outcome", ())
    drawn = [part(each, names[each], said, at_, on_text, unfold) for at_, (each, said) in enumerate(shown, begins + 1)]
    more = str(begins + _A_PAGE) if len(parts) > begins + _A_PAGE else ""
    said = counted(len(left), _("verdict"), _("verdicts"))
    return _Made(
        title=_("Why did this pass? {title}").format(title=answer.title), under=_under(answer, day(session.today)),
        top=joined([
            _defects(answer),
            day_choice(_("Judge the same files by another day"), session, asked.parameters(),
                       asked.saying(ON, "").address() if on else ""),
            _numbers(asked, answer), _parts(asked, answer),
        ]),
        panel=filters(asked, [each for each in headings(asked, answer) if each.values]),
        results=joined([_count(asked, said, len(parts), begins, len(shown)), *drawn, _looked(answer)])
        if shown else _nothing(asked, said),
        shown=len(shown), next=more, said=f"{answer.title}. {said}", lasts=not answer.defects,
    )  # fmt: skip


def _under(answer: Answer, on: str) -> tuple[Html, ...]:
    kind = _(Kind(answer.ref.split("/")[1]).label)
    back = element("p", element("a", safe(_("Back to the record")), href=href(answer.ref)), class_="back")
    lead = _(
        "What every rule that is about it says of it and its parts, as on {day}: what passes, and why, as well as "
        "what does not."
    )
    about = element("p", link(answer.ref, answer.title), safe(f" ({kind})"))
    return back, paragraph(lead.format(day=on), "lead"), about, paragraph(f"{_finding(answer)} {_holds(answer)}")


def _finding(answer: Answer) -> str:
    """What the whole page shows, in a sentence."""
    counts = Counter(each.outcome for each in answer.said)
    waived = sum(bool(each.waived) for each in answer.said)
    passes = _("{satisfied} pass, and {others} do not apply.").format(
        satisfied=counted(counts[Outcome.SATISFIED], _("verdict"), _("verdicts")),
        others=f"{counts[Outcome.NOT_APPLICABLE]:,}",
    )
    attention = counts[Outcome.VIOLATED] + counts[Outcome.CANNOT_TELL]
    if not attention:
        return _("Nothing here needs attention: {passes}").format(passes=passes)
    need = counted(attention, _("finding needs"), _("findings need"))
    said = _("{findings} attention; {passes}").format(findings=need, passes=passes)
    if not waived:
        return said
    are = counted(waived, _("of the findings is waived"), _("of the findings are waived"))
    return f"{said} {are[:1].upper()}{are[1:]}."


def _holds(answer: Answer) -> str:
    since, until = dated(answer.since), dated(answer.until)
    if since and until:
        return _("If no record changes, this is so from {since} until {until}.").format(since=since, until=until)
    if until:
        return _("If no record changes, this is so until {until}.").format(until=until)
    if since:
        return _("If no record changes, this has been so since {since}, and no day is known on which it ends.").format(
            since=since
        )
    return _("If no record changes, this is so on any day.")


def _defects(answer: Answer) -> Html:
    said = _("The rule {rule} failed, which is a fault of ours and no pass. {message}")
    notes = [paragraph(said.format(rule=each.rule, message=each.message)) for each in answer.defects]
    return note(*notes) if notes else NOTHING


def _numbers(asked: Asked, answer: Answer) -> Html:
    counts = Counter(each.outcome for each in answer.said)
    made = [
        Card(outcome_word(each), counts[each.value], asked.narrowed_to({"outcome": (each.value,)}).address())
        for each in OUTCOMES
    ]
    return cards(made, _("Verdicts by outcome"))


def _parts(asked: Asked, answer: Answer) -> Html:
    """What was judged: part by outcome, each number leading to what it counts."""
    if len(answer.parts) < 2:
        return NOTHING
    every = by_part(answer, answer.said)
    rows = []
    for each in answer.parts:
        counts = Counter(said.outcome for said in every.get(each.address, ()))
        at = each.address.partition("#")[2] or WHOLE
        rows.append([safe(each.name), *(_cell(asked, at, each.name, outcome, counts) for outcome in OUTCOMES)])
    heads = [_("Part"), *(outcome_word(each) for each in OUTCOMES)]
    caption = _("Verdicts on each part")
    # On a phone it begins folded: there may be more parts than fit the window many times over.
    return element(
        "details",
        element("summary", section_heading(_("What was judged, part by part"), 2, "s-judged")),
        element("div", table(caption, heads, rows, caption_hidden=True), class_="numbers"),
        class_="folds judged", open="open",
    )  # fmt: skip


def _cell(asked: Asked, at: str, name: str, outcome: Outcome, counts: Counter[str]) -> Html:
    number = counts[outcome.value]
    if not number:
        return safe("0")
    place = asked.saying(PART, at).narrowed_to({"outcome": (outcome.value,)}).address()
    about = element("span", safe(f" {outcome_word(outcome)}, {name}"), class_="visually-hidden")
    return element("a", safe(f"{number:,}"), about, href=place)


def _count(asked: Asked, said: str, parts: int, begins: int, shown: int) -> Html:
    where = counted(parts, _("part"), _("parts"))
    text = _("{verdicts} on {parts}.").format(verdicts=said, parts=where)
    if shown < parts:
        which = _("Parts {first} to {last} are shown.")
        text += " " + which.format(first=begins + 1, last=begins + shown)
    one = asked.said(PART)
    every = element("p", element("a", safe(_("Show the whole record")), href=asked.saying(PART, "").address()))
    return joined([section_heading(_("Verdicts"), 2, "results"), paragraph(text), every if one else NOTHING])


def _looked(answer: Answer) -> Html:
    if not answer.looked:
        return NOTHING
    said = _("What these verdicts say may change when one of these does.")
    links = folded_list(link(each.ref, each.title) for each in answer.looked)
    title = _("Other records that were looked at: {count}").format(count=f"{len(answer.looked):,}")
    return section(title, "s-looked", paragraph(said), links)


def _nothing(asked: Asked, said: str) -> Html:
    away = element("p", element("a", safe(_("Clear all filters")), href=cleared(asked), id="clear-all"))
    return joined([section_heading(said, 2, "results"), paragraph(_("Nothing fits.")), away])
