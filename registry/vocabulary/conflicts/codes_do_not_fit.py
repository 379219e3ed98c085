"""Rule 8: a table of codes that leaves codes out, merges what it says it keeps apart, or does not lead back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from registry.source import Ref
from registry.values import Any
from registry.vocabulary.conflict import Certainty, Conflict, Severity
from registry.vocabulary.conflicts.catalogue import BY_NUMBER
from registry.vocabulary.conflicts.gathered import Gathered, Note
from registry.vocabulary.conflicts.saying import some
from registry.vocabulary.step import Step
from registry.wording import _, counted

RULE = BY_NUMBER[8]
Pairs = Sequence[Mapping[str, Any]]


def find(gathered: Gathered) -> Iterator[Conflict]:
    """Everything that is wrong with each table of codes, then for each set what nobody can tell."""
    unknown: dict[Ref, list[Step]] = {}
    for step in gathered.positive:
        if step.pair or step.subject_set or step.object_set:
            continue
        note = gathered.note(step)
        pairs: Pairs = note.transform.get("terminology", ())
        if not pairs:
            continue
        yield from _left_out(gathered, step, note, pairs)
        yield from _merged(gathered, step, note, pairs)
        yield from _leads_back(gathered, step, note, pairs)
        is_open = gathered.term_note(step.subject).codes_open
        if note.transform.get("total") == "yes" and is_open != "no":
            unknown.setdefault(step.set, []).append(step)
    for ref, steps in unknown.items():
        message = _(
            "{count} of this set are said to translate every value, but whether values outside the "
            "list of codes stand in data is not ruled out."
        )
        yield RULE.conflict(
            gathered.on, message.format(count=counted(len(steps), _("table of codes"), _("tables of codes"))),
            _("Write `codes_open: no` for the terms if that is so, or `total: no`."),
            (), steps[:20], severity=Severity.HINT, certainty=Certainty.CANNOT_TELL, mappings=[f"{ref}#mappings"],
            vocabulary=steps[0].subject.ref,
        )  # fmt: skip


def _at(step: Step) -> tuple[str, ...]:
    return (f"{step.address}/transform/terminology",)


def _left_out(gathered: Gathered, step: Step, note: Note, pairs: Pairs) -> Iterator[Conflict]:
    """Codes that are in use, or were seen, and that the table does not decide."""
    assert step.object is not None
    decided = {pair["subject_code"] for pair in pairs if "object_codes" in pair}
    seen = [pair for pair in pairs if "object_codes" not in pair and pair.get("count", 0) > 0]
    not_known = {*gathered.term_note(step.subject).not_known, *note.transform.get("encoding", {}).get("not_known", ())}
    codes = gathered.codes.get(step.subject, ())
    missing = [each for each in codes if not {each.notation, each.key.code} & (decided | not_known)]
    if not missing and not seen:
        return
    said_total = note.transform.get("total") == "yes"
    if not seen and (note.transform.get("total") == "no" or note.otherwise or note.direction == "object-to-subject"):
        # It says itself that it is not complete, or what becomes of the rest.
        return
    terms = (step.subject, step.object, *(each.key for each in missing[:20]))
    if seen:
        rows = counted(sum(pair["count"] for pair in seen), _("row"), _("rows"))
        message = _(
            "The table of codes from {one} does not say what {codes} becomes, which was seen in {rows}."
        ).format(one=gathered.name(step.subject), codes=some([f"`{pair['subject_code']}`" for pair in seen]), rows=rows)
    else:
        message = _("The table of codes from {one} leaves out {codes}, which are in use.").format(
            one=gathered.name(step.subject), codes=some([f"`{each.notation}` ({each.label})" for each in missing])
        )
        if said_total:
            message += " " + _("It is said to translate every value.")
    repair = _("Add the missing pairs (write [] where there is no code for one), or say `total: no` and `otherwise`.")
    severity = Severity.ERROR if seen or said_total else Severity.WARNING
    yield RULE.conflict(gathered.on, message, repair, terms, (step,), severity=severity, mappings=_at(step))


def _merged(gathered: Gathered, step: Step, note: Note, pairs: Pairs) -> Iterator[Conflict]:
    """Codes of which several become one, in a table that is said to lose nothing."""
    assert step.object is not None
    promises = []
    if note.transform.get("injective") == "yes":
        promises.append(_("that different values stay different"))
    if note.losses[0] == "none":
        promises.append(_("that nothing is lost"))
    if note.losses[1] == "none" and note.direction == "both":
        promises.append(_("that nothing is lost on the way back"))
    if not promises:
        return
    arrivals: dict[str, list[str]] = {}
    for pair in pairs:
        for code in pair.get("object_codes", ()):
            arrivals.setdefault(code, []).append(pair["subject_code"])
    merged = {code: own for code, own in arrivals.items() if len(own) > 1}
    if not merged:
        return
    code, own = next(iter(merged.items()))
    message = _("The table of codes from {one} says {promise}, but {codes} all become `{code}`.").format(
        one=gathered.name(step.subject), promise=promises[0], codes=some([f"`{each}`" for each in own]), code=code
    )
    if len(merged) > 1:
        message += " " + _("So it is with {more}.").format(more=counted(len(merged) - 1, _("other"), _("others")))
    repair = _("Say `injective: no` and `loss: category`, and keep the original value beside it; or correct the pairs.")
    yield RULE.conflict(gathered.on, message, repair, (step.subject, step.object), (step,), mappings=_at(step))


def _leads_back(gathered: Gathered, step: Step, note: Note, pairs: Pairs) -> Iterator[Conflict]:
    """Codes that the mapping back does not bring back to what they were."""
    assert step.object is not None
    back = note.transform.get("inverse_mapping", "")
    other = gathered.notes.get((step.set, back))
    if not back or other is None:
        return
    returns: dict[str, list[str]] = {}
    for pair in other.transform.get("terminology", ()):
        for code in pair.get("object_codes", ()):
            returns.setdefault(code, []).append(pair["subject_code"])
    astray = []
    for pair in pairs:
        for code in pair.get("object_codes", ()):
            if returns.get(code) and pair["subject_code"] not in returns[code]:
                astray.append((pair["subject_code"], code, returns[code][0]))
    if not astray or not returns:
        return
    own, code, there = astray[0]
    message = _("{one} becomes {code}, and the mapping back makes {other} of it.").format(
        one=f"`{own}`", code=f"`{code}`", other=f"`{there}`"
    )
    if len(astray) > 1:
        message += " " + _("So it is with {more}.").format(more=counted(len(astray) - 1, _("other"), _("others")))
    message += " " + _("What is translated there and back is no longer what it was.")
    repair = _("Correct the pairs of `{one}` or `{other}` so that each leads back.").format(
        one=step.mapping, other=back
    )
    addresses = (*_at(step), f"{step.set}#mappings[{back}]/transform/terminology")
    yield RULE.conflict(gathered.on, message, repair, (step.subject, step.object), (step,), mappings=addresses)
