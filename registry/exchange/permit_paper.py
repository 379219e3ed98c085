"""The printed answer to “May we share?”: a dated paper with all that the page shows, and a place to sign.

It is kept with a case file, so it says by itself what was asked, how that was understood, which files were read, and
that it is a look at records and no decision: the decision is whoever's who signs it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from registry.concepts.rules import Severity
from registry.concepts.sharing import CoverDegree, LinkState, PermitOutcome
from registry.exchange.paper import Block, Bullets, Paragraph, Part, Table, Written
from registry.law.statute_book import state, statute_book
from registry.sharing.cited import Law, Person, Place, Weakness
from registry.sharing.covering import Cover, Sought
from registry.sharing.permits.permit import Link, Nearest, Permit, Route, Urgent
from registry.sharing.sharer import Sharer
from registry.values import Protocol
from registry.wording import _, counted, day, listed

_ROOM = "\u00a0\n\u00a0\n\u00a0"
"""Lines in which nothing is printed, to write on."""

_WANTING = (LinkState.BARRED.value, LinkState.MISSING.value, LinkState.CANNOT_TELL.value)


class Answered(Protocol):
    """What is needed of an answer: see `registry.verbs.sharing.permits.Answer`."""

    @property
    def as_of(self) -> str: ...
    @property
    def giver(self) -> Sharer: ...
    @property
    def getter(self) -> Sharer: ...
    @property
    def data(self) -> tuple[Sought, ...]: ...
    @property
    def purpose(self) -> Sought: ...
    @property
    def urgent(self) -> bool: ...
    @property
    def lacking(self) -> tuple[str, ...]: ...
    @property
    def permit(self) -> Permit | None: ...
    @property
    def emergency(self) -> Urgent | None: ...
    @property
    def federation(self) -> str: ...
    @property
    def files(self) -> tuple[tuple[str, str], ...]: ...


def paper(answer: Answered) -> Written:
    """The paper of one answer."""
    on = date.fromisoformat(answer.as_of)
    under = [
        (_("From"), answer.giver.title or answer.giver.asked or _("nobody named")),
        (_("To"), answer.getter.title or answer.getter.asked or _("nobody named")),
        (_("What"), "; ".join(_called(each) for each in answer.data) or _("nothing named")),
        (_("What for"), _called(answer.purpose) or _("nothing named")),
        (_("Records as they stood on"), day(on)),
        *([(_("Urgent"), _("Yes"))] if answer.urgent else []),
    ]
    body = _answered(answer, answer.permit, on) if answer.permit is not None else _lacking(answer, on)
    parts = (*body, _prepared(answer), _signature())
    return Written(answer.as_of, _("May we share?"), _whose(answer), tuple(under), tuple(parts))


def _whose(answer: Answered) -> str:
    return answer.giver.title or answer.federation or answer.giver.asked or _("No organisation named")


def _called(sought: Sought) -> str:
    return dict(sought.pairs).get(sought.words, sought.words)


def _lacking(answer: Answered, on: date) -> Iterator[Part]:
    if answer.emergency is not None and answer.urgent:
        yield _urgent(answer.emergency, on)
    yield Part(_("The answer"), (Paragraph(_("More is needed to answer.")), *_bullets(answer.lacking)))
    yield _understood(answer)


def _answered(answer: Answered, permit: Permit, on: date) -> Iterator[Part]:
    best = permit.routes[0] if permit.routes else None
    is_yes = permit.outcome == PermitOutcome.YES
    if answer.urgent:
        yield _urgent(permit.urgent, on)
    yield Part(_("The answer"), (Paragraph(_said(permit)), *_bullets(permit.because)))
    if permit.disagree:
        yield Part(_("Where agreements contradict one another"), tuple(_bullets(permit.disagree)))
    yield _understood(answer)
    if not is_yes:
        yield from _missing(best, permit.missing)
        yield from _nearest(permit.nearest, on)
    if best is not None:
        yield from _route(best, on)
    yield from _others(permit.routes[1:])
    if not answer.urgent:
        yield _urgent(permit.urgent, on)


def _said(permit: Permit) -> str:
    """The answer in a sentence, which begins with the answer itself."""
    label = _(PermitOutcome(permit.outcome).label)
    return permit.said if permit.said.partition(": ")[0] in (label, _("No")) else f"{label}. {permit.said}"


def _understood(answer: Answered) -> Part:
    rows = [
        (_("From"), answer.giver.asked, _sharer(answer.giver)),
        (_("To"), answer.getter.asked, _sharer(answer.getter)),
        *((_("What"), _called(each), _sought(each)) for each in answer.data),
        *([(_("What for"), _called(answer.purpose), _sought(answer.purpose))] if answer.purpose.words else []),
    ]
    table = Table(
        _("Each part of the question, and what it was taken to mean"),
        (_("Part"), _("As it was asked"), _("As it was understood")), tuple(rows), (2, 4, 9),
    )  # fmt: skip
    return Part(_("How the question was understood"), (table,))


def _sharer(sharer: Sharer) -> str:
    known = {
        "class": _("A class of parties of agreements, not one organisation."),
        "kind": _("A kind of body in law, not one organisation."),
        "unknown": _("Nobody on record goes by this name."),
    }.get(sharer.sort, "")
    members = listed(title for _ref, title in sharer.members[:12])
    more = len(sharer.members) - 12
    also = _(" and {more} more").format(more=f"{more:,}") if more > 0 else ""
    who = _("Members on record: {members}{also}.").format(members=members, also=also) if members else ""
    return _lines(sharer.title, sharer.said or known, who)


def _sought(sought: Sought) -> str:
    return sought.said


def _missing(best: Route | None, sentences: Sequence[str]) -> Iterator[Part]:
    links = [each for each in (best.links if best else ()) if each.state in _WANTING]
    links.sort(key=lambda each: _WANTING.index(each.state))
    rest = [each for each in sentences if not any(link.said and link.said in each for link in links)]
    blocks: list[Block] = []
    if links:
        rows = tuple((_lines(each.title, each.said), each.settles, each.who_acts) for each in links)
        caption = _("What is missing, the gravest first")
        heads = (_("What is missing"), _("What settles it"), _("Who acts"))
        blocks.append(Table(caption, heads, rows, (7, 6, 3), leads=(0,)))
    blocks += _bullets(rest)
    if blocks:
        yield Part(_("What is missing"), tuple(blocks))


def _nearest(found: Sequence[Nearest], on: date) -> Iterator[Part]:
    if found:
        rows = tuple((each.said, each.lacks, _lines(*_places(each.at), *_laws(each.law, on))) for each in found)
        heads = (_("What there is"), _("What it lacks"), _("Where"))
        yield Part(_("The nearest that there is"), (Table(_("The nearest that is on record"), heads, rows, (6, 5, 5)),))


def _route(route: Route, on: date) -> Iterator[Part]:
    about = [
        Paragraph(_("Agreement: {title} ({ref}).").format(title=route.title, ref=route.agreement)),
        *([Paragraph(_("Flow: {title}.").format(title=route.flow_title))] if route.flow_title else []),
    ]
    covers = [*route.items, (_("The purpose"), route.purpose)]
    covered = Table(
        _("How far what was agreed covers what is asked"), (_("Asked"), _("How far"), _("Why")),
        tuple((words, _(CoverDegree(cover.degree).label), _cover(cover)) for words, cover in covers), (4, 3, 9),
    )  # fmt: skip
    rows = tuple((each.title, _(LinkState(each.state).label), _lines(*_link(each, on))) for each in route.links)
    chain = Table(
        _("Every link of the chain, in order"), (_("Link"), _("State"), _("What the records show")), rows, (4, 3, 9),
        leads=(0,),
    )  # fmt: skip
    yield Part(_("The chain of authority"), (*about, covered, *([chain] if rows else [])))
    if route.terms:
        terms = tuple((each.title, _lines(*each.said, *_places(each.at))) for each in route.terms)
        yield Part(
            _("On what terms"),
            (Table(_("The terms, and where they are written"), (_("About"), _("What it says")), terms, (3, 10)),),
        )
    yield Part(_("Whom to ask"), tuple(_people(route.ask)))
    found = [*(each for link in route.links for each in link.weaknesses), *route.weaknesses]
    if found:
        yield Part(_("Findings"), (_findings(found),))
    if route.unverified:
        said = _("This rests on law whose text or dates were not read in full. Have a lawyer confirm it.")
        yield Part(_("Law that is not verified"), (Paragraph(said), *_bullets(_laws(route.unverified, on))))


def _cover(cover: Cover) -> str:
    by_name = _("It rests on names alone.") if cover.is_by_name else ""
    agreed = _("Agreed: {title}.").format(title=cover.title) if cover.title else ""
    return _lines(cover.said, agreed, by_name)


def _link(link: Link, on: date) -> Iterator[str]:
    yield link.said
    yield from (f"– {each}" for each in link.limits)
    if link.also:
        many = counted(len(link.also), _("point is in order"), _("points are in order"))
        yield _("Behind this, {many}.").format(many=many)
    if link.settles and link.state in _WANTING:
        yield _("What settles it: {settles}").format(settles=link.settles)
    for law in _laws(link.law, on):
        yield _("Law: {law}").format(law=law)
    for place in _places(link.at):
        yield _("Written at: {place}").format(place=place)


def _findings(found: Sequence[Weakness]) -> Table:
    once = {(each.rule, each.subject): each for each in found}
    rows = tuple(
        (
            _lines(each.title, each.because, _("Waived: {waiver}").format(waiver=each.waiver) if each.waiver else ""),
            _(Severity(each.severity).label) if each.severity in {s.value for s in Severity} else each.severity,
            each.remedy.replace("`", ""),
        )
        for each in once.values()
    )
    heads = (_("What no record shows"), _("How severe"), _("What to do"))
    many = counted(len(rows), _("finding"), _("findings"))
    return Table(_("{many} on this way").format(many=many), heads, rows, (7, 2, 6), leads=(0,))


def _others(routes: Sequence[Route]) -> Iterator[Part]:
    if routes:
        rows = tuple(
            (f"{each.title}: {each.flow_title}", _(PermitOutcome(each.outcome).label), each.said) for each in routes
        )
        heads = (_("Way"), _("Answer"), _("Why"))
        yield Part(_("Other ways looked at"), (Table(_("Other ways that were looked at"), heads, rows, (6, 3, 6)),))


def _people(found: Sequence[Person]) -> Iterator[Block]:
    if not found:
        yield Paragraph(_("No record names a post to ask. The agreement's lead would know."))
        return
    rows = tuple((each.post, each.organisation, _lines(each.email, each.telephone), each.why) for each in found)
    heads = (_("Post"), _("Organisation"), _("How to reach it"), _("What for"))
    yield Table(_("Whom to ask"), heads, rows, (4, 4, 4, 4))


def _urgent(urgent: Urgent, on: date) -> Part:
    title = _("If it is urgent")
    source = Paragraph(_("Source: {source}").format(source=urgent.source), quiet=True)
    form = _("What is decided in an emergency is recorded as a disclosure: the page and the program give its form.")
    return Part(title, (*_bullets(urgent.guidance), source, *_bullets(_laws(urgent.law, on)), Paragraph(form)))


def _prepared(answer: Answered) -> Part:
    said = _("This is a look at the records as they stood on {day}, and no legal advice.")
    blocks: list[Block] = [Paragraph(said.format(day=day(date.fromisoformat(answer.as_of))))]
    if answer.federation:
        blocks.append(Paragraph(_("Prepared from: {federation}.").format(federation=answer.federation)))
    if answer.files:
        heads = (_("Register"), _("Commit"))
        blocks.append(Table(_("Which files were read"), heads, tuple(answer.files), (5, 9)))
    return Part(_("What this rests on"), tuple(blocks))


def _signature() -> Part:
    said = _("Whether to share is for people to decide. What was decided, and by whom:")
    rows = tuple((name, _ROOM) for name in (_("Decision"), _("Reason"), _("Name and post"), _("Signature"), _("Date")))
    table = Table(_("The decision, to be filled in by hand"), (_("About"), _("To be filled in")), rows, (3, 10))
    return Part(_("Decision"), (Paragraph(said), table), apart=True)


def _laws(found: Iterable[Law], on: date) -> Iterator[str]:
    book = statute_book()
    for each in found:
        entry = book.get(each.id)
        because = state(entry, on).because if entry is not None else ""
        flag = "" if each.is_verified else _("Not verified.")
        yield " ".join(filter(None, (f"{each.title}.", because, flag)))


def _places(found: Iterable[Place]) -> Iterator[str]:
    for each in found:
        yield f"{each.name} ({each.address})" if each.name != each.address else each.address


def _bullets(sentences: Iterable[str]) -> Iterator[Bullets]:
    items = tuple(each for each in sentences if each)
    if items:
        yield Bullets(items)


def _lines(*said: str) -> str:
    return "\n".join(filter(None, said))
