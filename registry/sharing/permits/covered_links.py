"""Is the data that is asked for covered by what goes along a flow, and is the purpose one that it goes for?"""

from __future__ import annotations

from collections.abc import Mapping

from registry.concepts.sharing import CoverDegree
from registry.sharing.covering import Bar, Cover, Sought
from registry.sharing.covering_barred import prohibited, purpose_barred
from registry.sharing.covering_items import Covering
from registry.sharing.covering_purposes import purpose_cover
from registry.sharing.covering_words import telling
from registry.sharing.permits.bench import Bench
from registry.sharing.permits.grading import BARRED, CANNOT_TELL, HELD, MISSING, WEAKENED, Part
from registry.sharing.permits.ways import Way
from registry.subjects.agreement import Agreement, Flow
from registry.subjects.processing import Member
from registry.wording import _, listed

COVERED, PARTLY = CoverDegree.COVERED.value, CoverDegree.PARTLY.value
NEAR, NOT_COVERED = CoverDegree.NEAR.value, CoverDegree.NOT_COVERED.value

Coverings = Mapping[str, Covering]
"""What was typed → what it is compared with."""


def items_of(way: Way) -> tuple[Member, ...]:
    """What goes along a way: the flow's items; those of the agreement where no flow is recorded."""
    if way.flow is not None:
        return way.flow.items
    ref = way.agreement.record.ref
    return tuple(Member(f"{ref}#items[{key}]", data) for key, data in way.agreement.items.items())


def cover(way: Way, sought: tuple[Sought, ...], coverings: Coverings) -> tuple[tuple[str, Cover], ...]:
    """How far each thing that is asked for is covered by what goes along a way."""
    ref, items = way.agreement.record.ref, items_of(way)
    return tuple((each.words, coverings[each.words].of(ref, items)) for each in sought)


def purpose_covered(bench: Bench, way: Way, sought: Sought) -> Cover:
    """How far the purpose that is asked about is what goes along a way is for."""
    if not sought.words:
        return Cover(NOT_COVERED, _("No purpose was asked about."))
    return purpose_cover(bench.words, sought, flow_of(way))


def flow_of(way: Way) -> Flow:
    """The flow of a way; where none is recorded, one of which nothing is said but what the whole agreement says."""
    return (
        way.flow
        if way.flow is not None
        else Flow(way.agreement, {"id": "not-recorded", "title": way.agreement.record.title})
    )


def never(bench: Bench, agreement: Agreement, sought: Sought, *, is_named: bool = False) -> list[Part]:
    """Where an agreement says that information must never go under it that is, or may be, what is asked for."""
    settles = _("It may go only if the parties change that term, or under another agreement.")
    bars = prohibited(bench.words, sought, agreement)
    return [_bar(bench, agreement, each, settles, is_named=is_named) for each in bars]


def not_for(bench: Bench, flow: Flow, sought: Sought, *, is_named: bool = False) -> list[Part]:
    """Where an agreement or a flow says that shared information may not be used for what is, or may be, asked."""
    settles = _("It may be used so only if the parties change that term, or under another agreement.")
    bars = purpose_barred(bench.words, sought, flow)
    return [_bar(bench, flow.agreement, each, settles, is_named=is_named) for each in bars]


def _bar(bench: Bench, agreement: Agreement, bar: Bar, settles: str, *, is_named: bool = False) -> Part:
    """What a bar makes of a link. `is_named`: the agreement itself names just what is asked for.

    Then a limit that only speaks of something near is one of the terms, to be read and kept; whatever is merely within
    what the agreement names may be just what that limit takes out again.
    """
    who, at = _("The lead of the agreement"), bench.places([bar.at])
    said = bar.said
    if bar.is_barred:
        return Part(BARRED, said, settles, who, at)
    if is_named:
        said = _("{title} limits it: “{quoted}”. Read that before anything goes.")
        return Part(WEAKENED, said.format(title=agreement.record.title, quoted=bar.quoted), at=at)
    return Part(CANNOT_TELL, said, _("Have somebody read that term, and say whether this is meant."), who, at)


def data(bench: Bench, way: Way, sought: tuple[Sought, ...], covers: tuple[tuple[str, Cover], ...]) -> list[Part]:
    """Whether each thing that is asked for is covered, and none of it prohibited."""
    who = _("The lead of the agreement")
    named = {words for words, each in covers if each.degree == COVERED and telling(words) == telling(each.title)}
    parts = [part for each in sought for part in never(bench, way.agreement, each, is_named=each.words in named)]
    if not items_of(way):
        title = way.flow.name if way.flow is not None else way.agreement.record.title
        said = _("No record shows what information goes under “{title}”.").format(title=title)
        settles = _("Have the lead record the items of information, from the agreement's text.")
        at = bench.places([way.flow.place("items") if way.flow is not None else f"{way.agreement.record.ref}#items"])
        return [*parts, Part(CANNOT_TELL, said, settles, who, at)]
    by_address, by_words = {item.at: item for item in items_of(way)}, {each.words: each for each in sought}
    for words, each in covers:
        parts.append(_one(bench, words, each, who))
        item = by_address.get(each.at)
        if item is not None:
            limits = prohibited(bench.words, by_words[words], way.agreement, (item,))
            parts += [_bar(bench, way.agreement, bar, "") for bar in limits if bar.at.startswith(item.at)]
        if item is not None:
            parts += _held_by_others(bench, way, item, each.title)
        if item is not None and item.get("shared_when"):
            said = _("“{item}” may be shared only so: {when}").format(
                item=each.title, when=item.get("shared_when")
            )  # fmt: skip
            parts.append(Part(HELD, said, at=bench.places([item.place("shared_when")])))
    return parts


def _held_by_others(bench: Bench, way: Way, item: Member, title: str) -> list[Part]:
    """Where others who give along this flow hold an item first, by the agreement, and this giver is none of them.

    What the rules say of confidence and of why it was collected is then said of its holders, and not of this giver.
    """
    holders = item.get("holder") or ()
    if way.flow is None or not holders:
        return []
    own = way.giver.party.key
    principal = way.agreement.parties.get(own, {}).get("on_behalf_of")
    givers = {str(side.data.get("party")): side.name for side in way.flow.sides if side.is_discloser}
    names = [givers[key] for key in holders if key in givers]
    if not names or own in holders or principal in holders:
        return []
    said = _("The agreement says that “{item}” is first held by {holders}, and not by {giver}.").format(
        item=title, holders=listed(names), giver=way.giver.body.title
    )
    settles = _("Ask {holders} for it, or have the lead record that {giver} holds it too.").format(
        holders=listed(names, "or"), giver=way.giver.body.title
    )
    return [Part(CANNOT_TELL, said, settles, _("The lead of the agreement"), bench.places([item.place("holder")]))]


def _one(bench: Bench, words: str, cover: Cover, who: str) -> Part:
    at = bench.places([cover.at]) if cover.at else ()
    said = _("“{words}”: {said}").format(words=words, said=cover.said)
    if cover.degree == NOT_COVERED:
        said = cover.said
    elif cover.title and cover.title not in cover.said:
        said = _("“{words}”, as “{title}”: {said}").format(words=words, title=cover.title, said=cover.said)
    if cover.degree == COVERED:
        return Part(WEAKENED if cover.is_by_name else HELD, said, at=at)
    if cover.degree == PARTLY:
        settles = _("Ask only for “{title}”, or have the agreement changed to cover more.").format(title=cover.title)
        return Part(MISSING, said, settles, who, at)
    if cover.degree == NEAR:
        settles = _("Have somebody who knows both say whether “{words}” is part of “{title}”, and record the mapping.")
        return Part(CANNOT_TELL, said, settles.format(words=words, title=cover.title), who, at)
    settles = _("Leave out “{words}”, or have the agreement changed to cover it.").format(words=words)
    return Part(MISSING, said, settles, who, at)


def purpose(bench: Bench, way: Way, sought: Sought, covered: Cover) -> list[Part]:
    """Whether it may go for the purpose that is asked for, and nothing says that it may not be used so."""
    is_named = covered.degree == COVERED and (covered.is_by_name or telling(sought.words) <= telling(covered.title))
    parts = not_for(bench, flow_of(way), sought, is_named=is_named)
    who = _("The lead of the agreement")
    at = bench.places([covered.at]) if covered.at else ()
    said = _("“{words}”: {said}").format(words=sought.words, said=covered.said)
    if covered.degree == COVERED:
        parts.append(Part(WEAKENED if covered.is_by_name else HELD, said, at=at))
    elif covered.degree == NOT_COVERED:
        settles = _("Ask for one of its own purposes, or have the agreement changed.")
        parts.append(Part(MISSING, said, settles, who, at))
    else:
        settles = _("Have the lead say whether “{words}” is within what the agreement is for.")
        state = MISSING if covered.degree == PARTLY else CANNOT_TELL
        parts.append(Part(state, said, settles.format(words=sought.words), who, at))
    return parts
