"""Whether data may be shared: the answer first, then the chain of authority, the terms, and what would settle it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from textwrap import wrap

from registry.cli.colour import style
from registry.concepts.sharing import CoverDegree, LinkState, PermitOutcome
from registry.verbs.sharing.permits import Answer, Link, Permit, Route
from registry.wording import _, counted, day

_WIDTH, _MOST_WAYS = 110, 6
_COLOURS = {"yes": "green", "not-yet": "yellow", "no": "red", "not-on-record": "yellow"}
_STATES = {"held": "green", "weakened": "yellow", "cannot-tell": "yellow", "missing": "red", "barred": "red"}


def lines(answer: Answer) -> Iterator[str]:
    """How it was understood, the answer, why, link by link; in an urgent case what to do stands first."""
    if not answer.is_complete or answer.permit is None:
        yield style(_("The question is not complete."), bold=True)
        yield from (f"  {each}" for each in answer.lacking)
        return
    permit = answer.permit
    if answer.urgent:
        yield from _urgent(permit)
    for line in _wrapped(permit.said, "", ""):
        yield style(line, fg=_COLOURS[permit.outcome], bold=True)
    yield from _wrapped(_("As the records stand on {day}.").format(day=day(date.fromisoformat(answer.as_of))))
    for each in permit.because:
        yield from _wrapped(each)
    yield from _part(_("What is missing"), _missing(permit))
    yield from _part(_("What contradicts it"), permit.disagree)
    yield from _understood(answer)
    if permit.routes and _is_of_use(permit.routes[0]):
        yield from _route(permit.routes[0])
        yield from _others(permit.routes[1:])
    else:
        yield from _others(permit.routes)
    yield from _nearest(permit)
    if not answer.urgent:
        yield from _urgent(permit)


def _missing(permit: Permit) -> tuple[str, ...]:
    """What is missing, where that is more than that nothing is on record at all."""
    return () if permit.outcome == PermitOutcome.NOT_ON_RECORD and len(permit.missing) < 2 else permit.missing


def _part(title: str, sentences: tuple[str, ...]) -> Iterator[str]:
    if sentences:
        yield ""
        yield style(title, bold=True)
        for each in sentences:
            yield from _wrapped(each, "- ")


def _understood(answer: Answer) -> Iterator[str]:
    told = [*(each.said for each in answer.data), answer.purpose.said]
    yield from _part(_("How the question was understood"), tuple(each for each in told if each))


def _route(route: Route) -> Iterator[str]:
    yield ""
    where = f"{route.title}: {route.flow_title}" if route.flow_title else route.title
    yield style(_("The chain of authority: {where}").format(where=where), bold=True)
    for link in route.links:
        yield from _link(link)
    if route.terms:
        yield ""
        yield style(_("On these terms"), bold=True)
        for term in route.terms:
            yield f"  {term.title}"
            for said in term.said:
                yield from _wrapped(said, "- ", "    ")
    if route.ask:
        yield ""
        yield style(_("Whom to ask"), bold=True)
        for person in route.ask:
            how = ", ".join(each for each in (person.email, person.telephone) if each)
            why = f" ({person.why})" if person.why else ""
            yield f"  {person.post}, {person.organisation}{why}{': ' if how else ''}{how}"
    if route.weaknesses:
        yield from _part(
            _("Beside the chain, these are not in order"),
            tuple(f"{each.title}. {each.because}" for each in route.weaknesses),
        )
    if route.unverified:
        told = tuple(each.title for each in route.unverified)
        yield from _part(_("Law it rests on whose text or dates were not read in full"), told)


def _link(link: Link) -> Iterator[str]:
    state = _(LinkState(link.state).label)
    yield f"  {style(state, fg=_STATES.get(link.state))}  {link.title}"
    yield from _wrapped(link.said, "", "      ")
    for limit in link.limits:
        yield from _wrapped(limit, "- ", "      ")
    if link.also:
        many = counted(len(link.also), _("point is in order"), _("points are in order"))
        yield from _wrapped(_("Behind this, {many}.").format(many=many), "", "      ")
    if link.settles:
        who = f"{link.who_acts}: " if link.who_acts else ""
        yield from _wrapped(
            _("What would settle it: {who}{settles}").format(who=who, settles=link.settles), "", "      "
        )
    if link.state in ("missing", "barred", "cannot-tell", "weakened"):
        yield from (f"      {place.address}" for place in link.at[:4])
    for each in link.weaknesses:
        if each.waiver:
            yield f"      {_('Waived by {waiver}.').format(waiver=each.waiver)}"


def _is_of_use(route: Route) -> bool:
    """Whether a chain is about what was asked: one along which other data goes would only mislead."""
    return not route.items or any(cover.degree != CoverDegree.NOT_COVERED for _words, cover in route.items)


def _others(routes: tuple[Route, ...]) -> Iterator[str]:
    """The other ways that were looked at: those of which the same is to be said stand together."""
    if not routes:
        return
    yield ""
    yield style(_("Other ways that were looked at: {number}").format(number=len(routes)), bold=True)
    alike: dict[tuple[str, str], list[str]] = {}
    for route in routes:
        where = f"{route.title}, {route.flow_title}" if route.flow_title else route.title
        alike.setdefault((route.outcome, route.said), []).append(where)
    for (outcome, said), ways in list(alike.items())[:_MOST_WAYS]:
        label = _(PermitOutcome(outcome).label)
        if len(ways) == 1:
            yield from _wrapped(f"{label}: {ways[0]}. {said}", "- ")
            continue
        yield from _wrapped(f"{label}: {said}", "- ")
        yield from _wrapped("; ".join(ways) + ".", "", "    ")


def _nearest(permit: Permit) -> Iterator[str]:
    if permit.nearest:
        yield ""
        yield style(_("The nearest that there is"), bold=True)
        for each in permit.nearest:
            yield from _wrapped(each.said, "- ")
            yield from _wrapped(_("What it lacks: {lacks}").format(lacks=each.lacks), "", "    ")


def _urgent(permit: Permit) -> Iterator[str]:
    yield ""
    yield style(_("If a life or somebody's safety is at risk"), bold=True)
    for each in permit.urgent.guidance:
        yield from _wrapped(each, "- ")
    yield from _wrapped(permit.urgent.source, "", "    ")
    yield from _wrapped(
        _("`muniment permits … --format json` holds a form that records the decision, filled in as far as it goes."),
        "", "    ",
    )  # fmt: skip
    yield ""


def _wrapped(text: str, mark: str = "", indent: str = "  ") -> Iterator[str]:
    yield from wrap(
        text, _WIDTH, initial_indent=indent + mark, subsequent_indent=indent + " " * len(mark),
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
