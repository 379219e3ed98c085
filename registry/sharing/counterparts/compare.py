"""Compares two registers' records of one share, field by field. Neither is taken as right.

What is compared is meant, never worded: bodies at their homes, days, periods and words of closed lists by value, items
and purposes through the vocabularies. Texts that two people wrote by themselves always differ in words. So texts that
are not word for word the same are put side by side as not to be compared, and never as a difference.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from registry.concepts.sharing import Agreeing
from registry.facts.agreed import Agreed
from registry.facts.agreed_bodies import same_bodies
from registry.facts.agreed_differently import both_agreed, both_sides, keeps_list, side_by_side
from registry.facts.reader import Reader
from registry.load.snapshot import Loaded
from registry.sharing.cited import Place
from registry.sharing.counterparts.comparison import Compared, Comparison, Pair
from registry.sharing.counterparts.data import Items, compared_items, compared_purposes
from registry.sharing.counterparts.flows import agreed_flows, groups, seen
from registry.sharing.counterparts.texts import compared_texts
from registry.sharing.counterparts.words import Matcher
from registry.sharing.wordbook import Wordbook
from registry.values import replace
from registry.wording import _, counted, listed

Both = tuple[Agreed | None, Agreed | None]


def compare(reader: Reader, words: Wordbook, pair: Pair, here: Loaded, there: Loaded) -> Comparison:
    """The two records of a pair, with every field that either fills."""
    matcher = Matcher(words, here)
    items = compared_items(matcher, here, there)
    fields = [
        *_plain(both_agreed(reader, here, there), here, there),
        *compared_purposes(matcher, here, there),
        *items.fields,
        *_plain(items.inside, here, there),
        *_plain(both_sides(reader, here, there, *_labels(items)), here, there),
        *_flows(reader, here, there, items),
        *compared_texts(reader, here, there),
    ]
    fields = in_order(merged([each for each in fields if each.here or each.there]))
    counts = Counter(each.state for each in fields)
    return Comparison(
        pair, tuple(fields), tuple((state.value, counts[state]) for state in Agreeing), _sum(fields, pair)
    )


def _labels(items: Items) -> tuple[dict[str, str], dict[str, str]]:
    """The items that both records list, by each one's own keys → what they are called."""
    first, second = (
        {key: items.labels[name] for key, name in names.items() if name in items.labels}
        for names in (items.names_here, items.names_there)
    )
    return first, second


def in_order(fields: list[Compared]) -> list[Compared]:
    """What stands under one heading together, the headings in the order in which they first come."""
    headings = {heading: at for at, heading in enumerate(dict.fromkeys(each.heading for each in fields))}
    return sorted(fields, key=lambda each: headings[each.heading])


def merged(fields: list[Compared]) -> list[Compared]:
    """What one place says of several bodies, or of a body twice, and the other record otherwise, is one difference."""
    found: dict[tuple[str, ...], Compared] = {}
    for each in fields:
        places = (each.here, each.there, each.at_here.address, each.at_there.address)
        own: tuple[str, ...] = (each.heading, each.field, *places)
        if each.state == Agreeing.CONFLICT and "#retention[" in each.at_here.address:
            own = (each.heading, *places)
            if own in found:
                each = replace(each, field=f"{found[own].field}; {each.field}")
        elif each.state == Agreeing.CONFLICT and "#bases[" in each.at_here.address:
            own = (each.field, *places)
            if own in found:
                each = replace(each, heading=found[own].heading, said=_("Both where it gives and where it gets."))
        found[own] = each
    return list(found.values())


def _plain(pairs: list[Both], here: Loaded, there: Loaded) -> Iterator[Compared]:
    for mine, theirs in pairs:
        each = mine or theirs
        assert each is not None
        keeps = keeps_list(pairs, each.key[0]) if each.is_member else (False, False)
        state, said = _state(mine, theirs)
        is_left_out = state in (Agreeing.ONLY_HERE, Agreeing.ONLY_THERE)
        counts = each.is_substance and (not is_left_out or (each.is_member and all(keeps)))
        if each.key[0].endswith("?"):
            state, said = Agreeing.CANNOT_COMPARE, _("No record was read that says who this is.")
        elif each.is_member and not all(keeps) and state != Agreeing.AGREE:
            state = Agreeing.CANNOT_COMPARE if any(keeps) else state
            said = _("The other record has no such list, or names somebody there of whom no record was read.")
        yield Compared(
            each.heading, each.field, state.value, mine.words if mine else "", theirs.words if theirs else "", said,
            _place(mine, here, each.field), _place(theirs, there, each.field), counts,
        )  # fmt: skip


def _state(mine: Agreed | None, theirs: Agreed | None) -> tuple[Agreeing, str]:
    one, other = mine.means if mine else frozenset(), theirs.means if theirs else frozenset()
    if not one or not other:
        return (Agreeing.ONLY_HERE, "") if one else (Agreeing.ONLY_THERE, "")
    if one == other:
        assert mine is not None
        assert theirs is not None
        said = "" if mine.words == theirs.words else _("Written in another way, and the same.")
        return Agreeing.AGREE, said
    if one < other:
        return Agreeing.CONFLICT, _("The second names everything that the first does, and more.")
    if other < one:
        return Agreeing.CONFLICT, _("The first names everything that the second does, and more.")
    return Agreeing.CONFLICT, ""


def _place(each: Agreed | None, record: Loaded, name: str) -> Place:
    return Place(each.at if each else str(record.ref), name)


def _flows(reader: Reader, here: Loaded, there: Loaded, items: Items) -> Iterator[Compared]:
    bodies = same_bodies(reader, here, there)
    mine = seen(reader, here, items.names_here, {})
    theirs = seen(reader, there, items.names_there, bodies)
    ways = {way for each in mine for way in each.ways} & {way for each in theirs for way in each.ways}
    for group in groups(mine, theirs):
        heading = _("Flow: {name}").format(name=listed(f"“{each.title}”" for each in (group.here or group.there)))
        if group.here and group.there:
            both = side_by_side(
                agreed_flows(group.here, heading, items.labels), agreed_flows(group.there, heading, items.labels)
            )
            yield from _plain(both, here, there)
            continue
        flow = (group.here or group.there)[0]
        lists = bool(mine) and bool(theirs)
        # Where the two bodies never meet in the other record, or it has none of the items, that is said already.
        is_news = lists and flow.ways <= ways and bool(flow.items & items.labels.keys())
        is_open = bool(flow.items & items.perhaps)
        state = Agreeing.CANNOT_COMPARE if is_open else Agreeing.ONLY_HERE if group.here else Agreeing.ONLY_THERE
        said = _("The other record has no flow between the same bodies with the same data.")
        if is_open:
            said += " " + _("Whether it has some of the data under other words, nobody has decided.")
        place = Place(flow.at, flow.title)
        yield Compared(
            heading, _("The flow as a whole"), state.value, flow.title if group.here else "",
            flow.title if group.there else "", said, place if group.here else Place(str(here.ref), here.title),
            place if group.there else Place(str(there.ref), there.title), is_news and not is_open,
        )  # fmt: skip


def _sum(fields: Iterable[Compared], pair: Pair) -> str:
    fields = list(fields)
    real = sum(each.is_substance and each.state != Agreeing.AGREE for each in fields)
    same = sum(each.state == Agreeing.AGREE for each in fields)
    open_ = sum(each.state == Agreeing.CANNOT_COMPARE for each in fields)
    said = [
        _("The two records agree in {same}.").format(same=counted(same, _("field"), _("fields"))),
        _("They differ in {real} that matter in law. Neither is taken as right.").format(
            real=counted(real, _("field"), _("fields"))
        )
        if real
        else _("No difference that matters in law was found."),
    ]
    if open_:
        said.append(
            _("{open} cannot be compared: a person has to read both.").format(
                open=counted(open_, _("field"), _("fields"))
            )
        )
    if not pair.is_confirmed:
        said.append(_("Nobody has confirmed that they are of the same share."))
    return " ".join(said)
