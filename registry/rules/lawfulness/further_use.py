"""Whether a flow puts data to a purpose other than theirs, and for which controllers that is judged."""

from __future__ import annotations

from collections.abc import Iterator

from registry.facts.reading import Reading
from registry.findings import Outcome, Verdict, cannot_tell, not_applicable
from registry.rules.judgements import general_by_a_controller
from registry.subjects.agreement import Flow, Side
from registry.subjects.processing import Member
from registry.wording import _

SAME = "same-purpose"
_DECEASED = "deceased"


def disclosing(flow: Flow) -> tuple[Side, ...] | Verdict:
    """The sides of controllers that give under the UK GDPR; or why there is none, or nobody can tell.

    Source: UK GDPR Article 5(1)(b): what counts is the purpose for which that controller collected the data, and it is
    whoever gives that puts them to another. DPA 2018 section 36 has the rule for law enforcement.
    """
    giving = [side for side in flow.sides if side.is_discloser]
    if not giving:
        return cannot_tell(flow.place("sides"), _("No record shows who gives the information in this flow."))
    judged = [(side, general_by_a_controller(side)) for side in giving]
    controllers = tuple(side for side, otherwise in judged if otherwise is None)
    unclear = [each for _side, each in judged if each is not None and each.outcome == Outcome.CANNOT_TELL]
    if controllers or not unclear:
        said = _("Nobody who gives in this flow is a controller under the UK GDPR.")
        return controllers or not_applicable(said)
    return unclear[0]


def items_given(flow: Flow, giving: tuple[Side, ...]) -> tuple[Member, ...]:
    """The items whose own purpose is that of whoever gives: not what is only about people who have died, nor what only
    others hold first.

    Source: DPA 2018 section 3: personal data are about living people. UK GDPR Article 5(1)(b): the purpose that counts
    is that of the controller that collected the data.
    """
    parties = {str(side.get("party")) for side in giving}
    dead = {group["id"] for group in flow.agreement.data.get("subjects", ()) if group.get("category") == _DECEASED}
    return tuple(
        item
        for item in flow.items
        if parties.intersection(item.get("holder") or parties)
        and not (item.get("subjects") and dead.issuperset(item.get("subjects")))
    )


def new_purpose(flow: Flow) -> Reading[str]:
    """Whether the items go for a purpose that is not the one they were collected for: `yes`, `no` or `unknown`.

    What is recorded of how the purposes fit counts; without it, whether the words for the two are the same.

    Source: UK GDPR Articles 5(1)(b) and 8A(1).
    """
    route = (flow.get("compatibility") or {}).get("route")
    if route is not None:
        place = flow.place("compatibility/route")
        if route == SAME:
            return Reading("no", _("The record says that they were collected for this purpose."), (place,))
        return Reading("yes", _("The record says how this purpose fits the one they were collected for."), (place,))
    purposes = set(_purposes(flow))
    if not purposes:
        return Reading("unknown", _("No record shows what this flow is for."), (flow.place("purpose"),))
    if not flow.items:
        return Reading("unknown", _("No record shows which items go in this flow."), (flow.place("items"),))
    known = {item.place("collected_for"): _words(item.get("collected_for")) for item in flow.items}
    other = tuple(place for place, words in known.items() if words and words not in purposes)
    if other:
        return Reading("yes", _("Some items were collected for another purpose than this flow's."), other)
    unsaid = tuple(place for place, words in known.items() if not words)
    if unsaid:
        return Reading("unknown", _("No record shows what the items were first collected for."), unsaid)
    return Reading("no", _("Each item was collected for the purpose of this flow."), tuple(known))


def _purposes(flow: Flow) -> Iterator[str]:
    """The words for what a flow is for."""
    if flow.get("purpose"):
        yield _words(flow.get("purpose"))
    for each in flow.agreement.data.get("purpose", {}).get("purposes", ()):
        if each["id"] == flow.get("purpose_key"):
            yield from (_words(each[name]) for name in ("title", "description") if name in each)


def _words(text: str | None) -> str:
    """A purpose as it is compared: its letters and digits only, small."""
    return " ".join("".join(each if each.isalnum() else " " for each in (text or "").casefold()).split())
