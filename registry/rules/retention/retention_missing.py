"""Is it on record how long whoever gets or holds personal data keeps it?"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from registry.facts.stated_term import stated_term
from registry.findings import Outcome, Verdict, cannot_tell, not_applicable, satisfied, violated
from registry.rules.judgements import in_doubt, of_personal_data, together
from registry.rules.retention.how_long import Term, binds, covers, lacking
from registry.subjects.agreement import Side
from registry.subjects.processing import Activity
from registry.wording import _, listed


def judge(processing: Side | Activity) -> Verdict:
    """Judge one side of a flow, or one record of processing."""
    if isinstance(processing, Side) and processing.is_discloser:
        return not_applicable(_("{name} gives here, and gets nothing to keep.").format(name=processing.name))
    otherwise = of_personal_data(processing)
    if otherwise is not None and otherwise.outcome == Outcome.NOT_APPLICABLE:
        return otherwise
    if processing.is_processors:
        return not_applicable(_("A processor keeps it for as long as its controller says."))
    verdict = _of_side(processing) if isinstance(processing, Side) else _of_activity(processing)
    return in_doubt(verdict, otherwise)


def _of_side(side: Side) -> Verdict:
    term = stated_term(side.reader, side.agreement.record, "retention")
    at = term.value.at
    if term.value.said == "unknown":
        return cannot_tell(term.sources, term.because)
    items = [str(each) for each in side.flow.get("items") or ()]
    is_parents = term.value.said == "parent"
    binding = [each for each in term.value.value or () if binds(each, side, is_parents)]
    about = [each for each in binding if not items or any(covers(each, item) for item in items)]
    if not about:
        said = _("No record shows how long the data is kept by {name}.")
        return violated(side.place("retention") if term.value.value else at, said.format(name=side.name))
    known = side.agreement.items
    titles = {item: str(known.get(item, {}).get("name", item)) for item in items}
    return _all_said(about, titles, lambda each: f"{at}[{each}]", side.place("retention"), side.name)


def _of_activity(activity: Activity) -> Verdict:
    terms: Sequence[Term] = activity.get("retention") or ()
    place = activity.place("retention")
    if not terms:
        return violated(place, _("No record shows how long the data is kept by {name}.").format(name=activity.name))
    titles = {str(each.get("id")): str(each.get("name") or each.get("id")) for each in activity.items}
    return _all_said(terms, titles, lambda each: activity.place(f"retention[{each}]"), place, activity.name)


def _all_said(terms: Sequence[Term], items: dict[str, str], at: Callable[[str], str], place: str, name: str) -> Verdict:
    """One verdict on the terms that bind somebody: whether each says how long, and whether every item has one."""
    verdicts = [verdict for term in terms if (verdict := _of_term(term, at(term["id"]), name)) is not None]
    without = [title for item, title in items.items() if not any(covers(term, item) for term in terms)]
    if without:
        said = _("No record shows how long this is kept by {name}: {items}.")
        verdicts.append(violated(place, said.format(name=name, items=listed(f"“{title}”" for title in without))))
    return (
        together(verdicts)
        if verdicts
        else satisfied(_("The record says how long the data is kept by {name}.").format(name=name))
    )


def _of_term(term: Term, at: str, name: str) -> Verdict | None:
    field = lacking(term)
    if not field:
        return None
    said = {
        "trigger": _("No record shows when the period begins for which the data is kept by {name}."),
        "law": _("The data is kept for good by {name}, and no record shows for which law or archive."),
        "period": _("No record shows how long the data is kept by {name}."),
    }
    return violated(f"{at}/{field}", said[field].format(name=name))
