"""An answer about words between organisations, in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from registry.concepts.mappings import Loss, MismatchReason, Outcome
from registry.values import Any, replace
from registry.verbs.resolving.shown import HopShown, MatchShown, TermShown
from registry.wording import _, counted, day, listed

USABLE = ("exact", "broad", "narrow")


def stands(relation: str, one: str, other: str) -> str:
    """How one term stands to another, in a sentence: `relation` is read from the first to the second."""
    said = {
        "exact": _("{one} means the same as {other}."),
        "broad": _("{other} is broader: it means more than {one}."),
        "narrow": _("{other} is narrower: it means less than {one}."),
        "close": _("{other} is close to {one}, and not the same."),
        "related": _("{other} has to do with {one}; neither holds the other."),
        "overlaps": _("{other} overlaps {one}: each may hold things that the other does not."),
        "same-group": _("{other} is only in the same group as {one}."),
        "not-same": _("{other} is not the same as {one}."),
    }.get(relation, _("Nothing follows about {one} and {other}."))
    return _sentence(said.format(one=one, other=other))


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def denied(relation: str, one: str, other: str) -> str:
    """What was decided not to hold."""
    said = {
        "exact": _("{one} does not mean the same as {other}."),
        "broad": _("{other} is not broader than {one}."),
        "narrow": _("{other} is not narrower than {one}."),
        "close": _("{other} is not even close to {one}."),
        "related": _("{other} has nothing to do with {one}."),
    }.get(relation, _("{one} does not stand to {other} as was thought."))
    return _sentence(said.format(one=one, other=other))


def relation_word(relation: str) -> str:
    """A relation in a word or two, of the term found."""
    return {
        "exact": _("means the same"), "broad": _("is broader"), "narrow": _("is narrower"), "close": _("is close"),
        "related": _("has to do with it"), "overlaps": _("overlaps"), "same-group": _("only in the same group"),
        "unknown": _("nothing follows"), "not-same": _("not the same"),
    }[relation]  # fmt: skip


def why_not(relation: str, between: str) -> str:
    """Why what is set aside is no match."""
    return {
        "overlaps": _("Both hold the shared {between}, so they share whatever it names; each may hold more besides."),
        "same-group": _("Both lie inside the shared {between}. They may mean the same, or exclude each other: "
                        "nobody has decided."),
        "unknown": _("What is decided of each and the shared {between} says nothing of the two together."),
    }.get(relation, "").format(between=between)  # fmt: skip


def sure(confidence: float | None, decisions: int, paths: int) -> str:
    """How sure an answer is, and that it was composed where it was."""
    number = "" if confidence is None else _("{number} in 100").format(number=round(confidence * 100))
    if decisions < 2:
        return _("{number}, as decided").format(number=number) if number else _("as decided; nobody said how sure")
    many = counted(decisions, _("decision"), _("decisions"))
    if not number:
        return _("composed of {decisions}, of which not every one says how sure it is").format(decisions=many)
    if paths > 1:
        return _("{number}, composed of {decisions}; {paths} lead to it").format(
            number=number, decisions=many, paths=counted(paths, _("path"), _("paths"))
        )
    return _("{number}, composed of {decisions}").format(number=number, decisions=many)


def together(kind: str) -> str:
    """How several words belong together."""
    return {
        "union": _("Each is a part of it; it is all of them together."),
        "conjunction": _("It is what is each of them at once."),
        "ordered-parts": _("Each holds one part of it, in this order."),
        "alternatives": _("It is one of them; the mapping does not say which without the record."),
        "unsaid": _("The mapping names several together and does not say how they belong together."),
    }.get(kind, "")


def parts(matches: tuple[MatchShown, ...]) -> tuple[MatchShown, ...]:
    """The matches. One of several whose others have no match here says that: “all of them” names nothing then."""
    sizes = Counter(each.group for each in matches)
    said = {
        "union": _("It is only a part: the decision names others beside it, for which no match is known here."),
        "conjunction": _("It alone means more: the decision names others beside it, for which no match is known here."),
        "ordered-parts": _("It holds one part: the decision names others beside it, for which no match is known here."),
        "alternatives": _("It is one of several: which one depends on the record, and the others are no match here."),
    }
    return tuple(
        replace(each, together=said[each.set_kind])
        if each.group and sizes[each.group] == 1 and each.set_kind in said
        else each
        for each in matches
    )


def outcome(name: str, whose: str, term: TermShown, matches: Sequence[MatchShown], aside: Sequence[MatchShown]) -> str:
    """What can honestly be said, in a sentence or two. `whose` is the side that was asked about."""
    words = [each.term.quoted for each in matches]
    usable = [each for each in matches if each.relation in USABLE]
    same = [each.term.quoted for each in usable if each.relation == "exact"]
    if name == Outcome.ONE:
        plain = [each for each in usable if each.relation == "exact" and not each.is_conditional and not each.is_scoped]
        best = plain or [each for each in usable if each.relation == "exact" and not each.is_conditional]
        said = _("{whose} calls it {words}, which means the same.").format(
            whose=whose, words=listed([each.term.quoted for each in best], "or")
        )
        return said if plain else f"{said} {_('That holds only in some places; they are named below.')}"
    if name == Outcome.SET:
        return _set(whose, matches)
    if name == Outcome.CHOICE:
        if not same:
            return _(
                "{whose} has no word that means just this. For some records it has a broader or narrower one: {words}."
            ).format(whose=whose, words=listed([each.term.quoted for each in usable], "or"))
        if len(usable) == 1:
            return _("{whose} calls it {words} for some records only: it depends on what is named below.").format(
                whose=whose, words=usable[0].term.quoted
            )
        return _("{whose} calls it {words}. Which one depends on the record, or on where it comes from.").format(
            whose=whose, words=listed(same, "or")
        )
    if name == Outcome.BROADER:
        broader = [each.term.quoted for each in usable if each.relation == "broad" and not each.is_conditional]
        return _("{whose} has no word that means just this. It has a broader one: {words}.").format(
            whose=whose, words=listed(broader, "or")
        )
    if name == Outcome.NARROWER:
        return _("{whose} has no word that means just this. It has a narrower one: {words}.").format(
            whose=whose, words=listed([each.term.quoted for each in usable if not each.is_conditional][:1])
        )
    if name == Outcome.NEAR:
        near = words or [each.term.quoted for each in aside if each.relation == "overlaps"]
        return _(
            "{whose} has no word known to mean this. Something is near, {words}: not to be used as if it meant it."
        ).format(whose=whose, words=listed(near, "or"))
    if name == Outcome.NOT_THE_SAME:
        others = [each.term.quoted for each in aside if each.relation == "not-same"]
        return _(
            "All that is decided is what it is not at {whose}: {words}. What {whose} calls it, nobody has said."
        ).format(whose=whose, words=listed(others[:3], "or"))
    return ""


def _set(whose: str, matches: Sequence[MatchShown]) -> str:
    first = next((each for each in matches if each.set_kind in ("union", "conjunction", "ordered-parts")), None)
    if first is None:
        narrower = [each.term.quoted for each in matches if each.relation == "narrow" and not each.is_conditional]
        said = _("{whose} has no one word for it, and several narrower ones: {words}.")
        note = _("No record shows that together they are all of it.")
        return f"{said.format(whose=whose, words=listed(narrower))} {note}"
    words = listed([each.term.quoted for each in matches if each.group == first.group])
    said = {
        "union": _("{whose} splits it into {words}. Together they are all of it; each alone is only a part."),
        "conjunction": _("{whose} says it with {words} together. Each alone means more."),
        "ordered-parts": _("{whose} holds it in parts: {words}. No part alone means the same."),
    }[first.set_kind]
    return said.format(whose=whose, words=words)


def differing(relations: Sequence[str], *, is_denied: bool) -> str:
    """What other paths say of the same two terms; nothing where none says anything else."""
    if not relations:
        return ""
    if is_denied:
        said = _("Other steps would say: {relations}. The decision against it counts first.")
    else:
        said = _("Other paths say: {relations}. That is a conflict to be settled.")
    return said.format(relations=listed(relations))


def is_theirs(whose: str, none: Sequence[HopShown]) -> bool:
    """Whether it is on the side asked about that there is no word, rather than none in the shared words."""
    return any(whose in (each.end.holder_title, each.end.vocabulary_title) and not each.end.is_shared for each in none)


def no_term(whose: str, asker: str, term: TermShown, none: Sequence[HopShown]) -> str:
    """What it means that somebody looked and found no word."""
    if is_theirs(whose, none):
        return _("{whose} has no word for it: somebody looked, and decided so.").format(whose=whose)
    return _(
        "{asker} looked for a shared word for {term} and found none, so it was decided that nobody else's word can be "
        "found for it."
    ).format(asker=asker, term=term.quoted)


def not_mapped(
    whose: str, asker: str, term: TermShown, shared: Sequence[MatchShown], aside: Sequence[MatchShown]
) -> str:
    """Who has not decided yet."""
    holds = [each.term.quoted for each in shared if each.relation != "not-same"]
    if not holds:
        said = _("Not mapped yet: {asker} has not decided which shared word {term} stands to.")
        said = said.format(asker=asker, term=term.quoted)
    elif aside:
        # Something is decided of theirs, so that “nothing is decided” would be wrong.
        said = _(
            "Not mapped yet: the shared {words} leads to {others} of {whose}, and nobody has decided whether that "
            "means the same as {term} of {asker}."
        )
        between = [path[0].end.quoted for each in aside for path in each.paths if len(path) > 1]
        others = listed([each.term.quoted for each in aside[:3]])
        through = listed(dict.fromkeys(between or holds), "or")
        said = said.format(words=through, others=others, whose=whose, term=term.quoted, asker=asker)
    else:
        said = _("Not mapped yet: nothing is decided of a word of {whose} and the shared {words}.")
        said = said.format(whose=whose, words=listed(holds, "or"))
    return f"{said} {_('It does not follow that {whose} has no word for it.').format(whose=whose)}"


def limits(detail: Mapping[str, Any]) -> tuple[str, ...]:
    """The conditions of a mapping, in words."""
    found = []
    for each in detail.get("conditions", ()):
        values = listed([f"“{value}”" for value in each.get("values", ())], "or")
        test = {
            "is": _("{term} is {values}."), "is-not": _("{term} is not {values}."),
            "at-least": _("{term} is {values} or more, or that day or later."),
            "less-than": _("{term} is less than {values}, or earlier."),
            "matches": _("{term} fits the pattern {values}."), "is-empty": _("{term} is empty."),
            "is-not-empty": _("{term} is not empty."),
        }.get(each.get("test", ""), _("{term} passes a test that the record does not name."))  # fmt: skip
        found.append(each.get("described") or test.format(term=f"“{each.get('subject_term', '')}”", values=values))
    return tuple(found)


def scope(bounds: Sequence[tuple[str, str]], titles: Mapping[str, str]) -> str:
    """Where a mapping holds, in words."""
    names = {
        "data_set": _("the data set {name}"), "list": _("the list {name}"), "system": _("the system {name}"),
        "agreement": _("the agreement {name}"),
    }  # fmt: skip
    parts = [names[name].format(name=f"“{titles.get(value, value)}”") for name, value in bounds]
    return _("Only in {places}.").format(places=listed(parts)) if parts else ""


def loss(detail: Mapping[str, Any], *, is_backwards: bool) -> str:
    """What is lost or added when a value is translated this way; nothing where nothing is, or nobody says."""
    kind = detail.get("loss_back" if is_backwards else "loss", "")
    if not kind or kind == Loss.NONE:
        return ""
    label = _(Loss(kind).label)
    # What is described is the way to the object, unless only the way back loses anything.
    is_of_this = not is_backwards or detail.get("loss", Loss.NONE) == Loss.NONE
    described = detail.get("loss_described", "") if is_of_this else ""
    return f"{label}: {described}" if described else f"{label}."


def mismatch(detail: Mapping[str, Any]) -> str:
    """Why a mapping was rejected."""
    reason = detail.get("mismatch", "")
    label = _(MismatchReason(reason).label) if reason else ""
    described = detail.get("mismatch_described", "")
    return f"{label}. {described}" if label and described else label or described


def by(detail: Mapping[str, Any], header: Mapping[str, Any]) -> tuple[str, ...]:
    """Who made, reviewed and decided a mapping, and when."""
    is_rejected = detail.get("mapping_status") == "rejected"
    decided = _("Rejected by {who}") if is_rejected else _("Approved by {who}")
    whole = "mapping_status" not in detail
    rows = (
        (_("Made by {who}"), detail.get("creator_role"), detail.get("created")),
        (_("Reviewed by {who}"), detail.get("reviewer_role"), detail.get("reviewed")),
        (decided, detail.get("steward_role"), detail.get("approved")),
        (_("The whole set approved by {who}"), header.get("approved_by"), header.get("approved_on") if whole else ""),
    )
    return tuple(_who(template, role, on) for template, role, on in rows if on or (role and not whole))


def _who(template: str, role: str | None, on: str | None) -> str:
    from datetime import date

    said = template.format(who=role or _("somebody the record does not name"))
    when = day(date.fromisoformat(on)) if on else _("on a day the record does not give")
    return f"{said}, {when}"
