"""The nearest that there is where the answer is not yes: what the records and the law come closest to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from registry.concepts.kinds import Kind
from registry.facts.agreement_between import agreements_near
from registry.facts.body import organisation
from registry.facts.usable_law import usable
from registry.facts.within_gateway import DISCLOSER, reaches, within_gateway
from registry.law.statute_book import Entry
from registry.load.snapshot import Loaded
from registry.sharing.covering import Cover
from registry.sharing.covering_words import telling
from registry.sharing.permits.bench import Bench
from registry.sharing.permits.covered_links import COVERED, NEAR, NOT_COVERED, PARTLY, cover
from registry.sharing.permits.permit import Nearest, Route
from registry.sharing.permits.routes import Looking
from registry.sharing.permits.standing_links import DRAFT, ENDED, RUNS, stage
from registry.sharing.permits.ways import End, Way, standings, ways
from registry.sharing.sharer import Sharer
from registry.subjects.agreement import Agreement, Flow
from registry.subjects.own_records import is_of
from registry.subjects.processing import Member
from registry.wording import _, day, listed

_MOST_AGREEMENTS, _MOST_OF_A_SORT, _MOST_LAW, _MOST_RECORDS = 60, 4, 4, 40
_FUNCTIONS = frozenset({"duty-to-co-operate", "enabling-function"})


def nearest(
    bench: Bench, looking: Looking, giver: Sharer, getter: Sharer, pairs: Sequence[tuple[Loaded, Loaded]],
    found: Sequence[Way], routes: Sequence[Route],
) -> list[Nearest]:  # fmt: skip
    """What comes nearest, the nearest first: between the two, then by way of others, then in law."""
    near: list[Nearest] = []
    if looking.data:
        near += _between(bench, looking, found)
        for one, other in pairs[:1]:
            near += _to_others(bench, looking, one, other)
            near += _from_others(bench, looking, one, other)
            near += _recorded(bench, looking, one, other)
    for one, other in pairs[:1]:
        near += _in_law(bench, looking, one, other)
    counted: dict[str, int] = {}
    kept = []
    for each in dict.fromkeys(near):
        counted[each.sort] = counted.get(each.sort, 0) + 1
        if counted[each.sort] <= _MOST_OF_A_SORT:
            kept.append(each)
    return kept


# ── between the two ──────────────────────────────────────────────────────────────────────────────────────────────────


def _between(bench: Bench, looking: Looking, found: Sequence[Way]) -> Iterator[Nearest]:
    for way in found:
        if way.flow is None:
            continue
        covers, purpose = looking.covers(way)
        stands = stage(bench.reader, way.agreement.record)
        some = [(words, each) for words, each in covers if each.degree != NOT_COVERED]
        if not some:
            continue
        record = way.agreement.record
        at = bench.places([way.flow.address])
        named = {"title": record.title, "flow": way.flow.name}
        if stands == ENDED:
            end = record.data.get("dates", {}).get("end")
            last = _(" Its last day was {day}.").format(day=_day(end)) if end else ""
            said = _("{title} had it, as “{flow}”, and has ended.").format(**named) + last
            yield Nearest("agreement-ended", said, _("An agreement that is in force."), at)
        elif stands == DRAFT:
            said = _("{title}, which is a draft, would have it, as “{flow}”.").format(**named)
            yield Nearest("agreement-draft", said, _("That it is finished, approved and signed by both."), at)
        elif purpose.degree == NOT_COVERED:
            said = _("“{flow}” goes between them under {title}, for something else: {purpose}").format(
                **named, purpose=purpose.title or way.agreement.record.title
            )
            yield Nearest("other-purpose", said, _("That the agreement is for this purpose."), at)
        else:
            yield from _narrower(bench, way, covers)


def _narrower(bench: Bench, way: Way, covers: Sequence[tuple[str, Cover]]) -> Iterator[Nearest]:
    """What of it the flow covers, where it does not cover all."""
    lacking = [words for words, each in covers if each.degree != COVERED]
    if not lacking or way.flow is None:
        return
    titles = list(dict.fromkeys(each.title for _words, each in covers if each.degree in (COVERED, PARTLY, NEAR)))
    at = bench.places([way.flow.address, *(each.at for _words, each in covers if each.at)])
    said = _("“{flow}” under {title} covers {items}.").format(
        flow=way.flow.name, title=way.agreement.record.title, items=listed([f"“{each}”" for each in titles if each])
    )
    lacks = _("It does not cover all of {data}.").format(data=listed([f"“{each}”" for each in lacking]))
    yield Nearest("narrower-data", said, lacks, at)


# ── by way of others ─────────────────────────────────────────────────────────────────────────────────────────────────


def _to_others(bench: Bench, looking: Looking, giver: Loaded, getter: Loaded) -> Iterator[Nearest]:
    """Who else may have the same data from the giver, and whether they may give it on to this one."""
    for agreement, way in _giving(bench, looking, giver, getter):
        assert way.flow is not None
        name, at = way.getter.body.title, bench.places([way.flow.address])
        onward = way.flow.get("onward_rule") or agreement.data.get("onward_sharing")
        rule = _("On passing it on, that says: {rule}").format(rule=onward) if onward else _(
            "No record shows whether it may be passed on."
        )  # fmt: skip
        said = _("{name} may have it from {giver}: “{flow}” under {title}. {rule}").format(
            name=name, giver=giver.title, flow=way.flow.name, title=agreement.record.title, rule=rule
        )
        second = _from(bench, looking, way.getter.body, getter)
        if second is not None and second.flow is not None:
            lacks = _("A look at both agreements: “{flow}” under {title} goes on from there to {getter}.").format(
                flow=second.flow.name, title=second.agreement.record.title, getter=getter.title
            )
            yield Nearest("through", said, lacks, (*at, *bench.places([second.flow.address])))
        else:
            lacks = _("An agreement under which {getter} gets it.").format(getter=getter.title)
            yield Nearest("other-party", said, lacks, at)


def _from_others(bench: Bench, looking: Looking, giver: Loaded, getter: Loaded) -> Iterator[Nearest]:
    """From whom the giver has it and on what rule, and who else may give it to the other."""
    for body, others in ((giver, getter), (getter, giver)):
        for agreement, flow, names in _getting(bench, looking, body, others):
            onward = flow.get("onward_rule") or agreement.data.get("onward_sharing")
            said = _("{body} may have it from {names}: “{flow}” under {title}.").format(
                body=body.title, names=listed(names), flow=flow.name, title=agreement.record.title
            )
            if body is giver:
                rule = onward or _("no record shows whether it may be passed on")
                lacks = _("Leave to pass it on. On that, the agreement says: {rule}").format(rule=rule)
            else:
                lacks = _("That it is asked for there, and not of {giver}.").format(giver=giver.title)
            yield Nearest("other-party", said, lacks, bench.places([flow.address]))


def _getting(
    bench: Bench, looking: Looking, body: Loaded, other: Loaded
) -> Iterator[tuple[Agreement, Flow, list[str]]]:
    """Flows in force in which a body gets all of what is asked for from somebody else, with their names."""
    for agreement in _running(bench, body):
        own = {standing.key for standing in standings(agreement, body.ref)}
        for flow in agreement.flows:
            if not any(not side.is_discloser and side.data.get("party") in own for side in flow.sides):
                continue
            givers = [side for side in flow.sides if side.is_discloser and side.data.get("party") not in own]
            names = [x.name for x in givers if x.organisation is None or x.organisation.ref != other.ref]
            covers = (each.of(agreement.record.ref, flow.items) for each in looking.coverings.values())
            if names and all(each.degree == COVERED for each in covers):
                yield agreement, flow, list(dict.fromkeys(names))


def _running(bench: Bench, body: Loaded) -> Iterator[Agreement]:
    """The agreements in force that are near a body, up to a number."""
    for ref in sorted(agreements_near(bench.reader, body))[:_MOST_AGREEMENTS]:
        record = bench.reader.named(ref)
        if record is not None and stage(bench.reader, record) == RUNS:
            yield bench.agreement(record)


def _giving(bench: Bench, looking: Looking, giver: Loaded, getter: Loaded) -> Iterator[tuple[Agreement, Way]]:
    """Flows in force in which the giver gives somebody else what is asked for, all of it."""
    for agreement in _running(bench, giver):
        for standing in standings(agreement, giver.ref):
            for flow in agreement.flows:
                own = next((x for x in flow.sides if x.is_discloser and x.data.get("party") == standing.key), None)
                yield from _along(looking, flow, End(giver, standing, own), getter) if own is not None else ()


def _along(looking: Looking, flow: Flow, giver: End, getter: Loaded) -> Iterator[tuple[Agreement, Way]]:
    """To whom else a flow goes, where it carries all that is asked for."""
    for side in flow.sides:
        body = side.organisation
        if side.is_discloser or body is None or body.ref in (giver.body.ref, getter.ref):
            continue
        held = next(iter(standings(flow.agreement, body.ref)), None)
        if held is not None:
            way = Way(flow.agreement, flow, giver, End(body, held, side))
            if _covers_all(looking, way):
                yield flow.agreement, way


def _from(bench: Bench, looking: Looking, giver: Loaded, getter: Loaded) -> Way | None:
    """A flow in force from one to the other that covers all that is asked for."""
    near = agreements_near(bench.reader, giver) & agreements_near(bench.reader, getter)
    for ref in sorted(near)[:_MOST_AGREEMENTS]:
        record = bench.reader.named(ref)
        if record is not None and stage(bench.reader, record) == RUNS:
            for way in ways(bench.agreement(record), giver, getter):
                if way.flow is not None and _covers_all(looking, way):
                    return way
    return None


def _covers_all(looking: Looking, way: Way) -> bool:
    return all(each.degree == COVERED for _words, each in cover(way, looking.data, looking.coverings))


def _recorded(bench: Bench, looking: Looking, giver: Loaded, getter: Loaded) -> Iterator[Nearest]:
    """The giver's records of processing that name the other and hold some of what is asked for: a record that something
    goes is not a right to give it."""
    kind = Kind.PROCESSING_ACTIVITY.value
    for ref in sorted(bench.reader.mentioning(getter, kind))[:_MOST_RECORDS]:
        activity = bench.reader.named(ref)
        if activity is not None and is_of(bench.reader, activity, giver) and _holds(looking, activity):
            said = _("{giver}'s record of processing “{title}” names {getter}.").format(
                giver=giver.title, title=activity.title, getter=getter.title
            )
            lacks = _("An agreement: a record that something goes does not make it right.")
            yield Nearest("record-of-processing", said, lacks, bench.places([str(ref)]))


def _holds(looking: Looking, activity: Loaded) -> bool:
    """Whether a record of processing has anything of what is asked for among its items."""
    items = [Member(f"{activity.ref}#items[{each.get('id')}]", each) for each in activity.data.get("items") or ()]
    return any(each.of(activity.ref, items).degree != NOT_COVERED for each in looking.coverings.values())


# ── in law ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def _in_law(bench: Bench, looking: Looking, giver: Loaded, getter: Loaded) -> Iterator[Nearest]:
    """Powers whose law names both ends. A power is not an agreement, and its conditions are for a lawyer."""
    one, other = organisation(bench.reader, giver), organisation(bench.reader, getter)
    if not one.kinds or not other.kinds:
        return
    asked = telling(looking.purpose.words) if looking.purpose.words else frozenset()
    fits = []
    for entry in bench.book.of_sort("gateway"):
        if usable(bench.reader, entry).value != "yes" or not reaches(entry, one, DISCLOSER, (other,)):
            continue
        if within_gateway(entry, one, DISCLOSER, (other,)).value == "yes":
            shared = len(asked & telling(f"{entry.title} {entry.data.get('purpose', '')}"))
            if shared:
                fits.append((entry.data.get("effect") in _FUNCTIONS, -shared, entry.id, entry))
    for _is_function, _shared, _id, entry in sorted(fits, key=lambda each: each[:3])[:_MOST_LAW]:
        yield _power(bench, entry, giver, getter)


def _power(bench: Bench, entry: Entry, giver: Loaded, getter: Loaded) -> Nearest:
    state = bench.reader.state(entry)
    since = _(" It has been in force since {day}.").format(day=day(state.since)) if state.since is not None else ""
    said = _("{law} names bodies like {giver} and {getter}.{since} It is for: {purpose}").format(
        law=entry.title, giver=giver.title, getter=getter.title, since=since,
        purpose=f"{str(entry.data.get('purpose', '')).strip().rstrip('.')}.",
    )  # fmt: skip
    lacks = _("An agreement: a power is not one. Whether its conditions are met is for a lawyer to say.")
    return Nearest("gateway", said, lacks, (), (bench.law_of(entry),))


def _day(text: object) -> str:
    return day(date.fromisoformat(str(text)))
