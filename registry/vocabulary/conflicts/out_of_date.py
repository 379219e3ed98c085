"""Rule 10: made to an earlier version, or to a term renamed, redefined or taken out of use since."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from registry.source import Ref
from registry.vocabulary.conflict import Conflict, Severity
from registry.vocabulary.conflicts.catalogue import BY_NUMBER
from registry.vocabulary.conflicts.gathered import Gathered
from registry.vocabulary.conflicts.saying import address_said, some
from registry.vocabulary.outdated import outdated
from registry.vocabulary.step import Step
from registry.vocabulary.term import TermKey
from registry.vocabulary.terms_of import folded
from registry.wording import _, counted, day

RULE = BY_NUMBER[10]


def find(gathered: Gathered) -> Iterator[Conflict]:
    """Every set made to another version, then every mapping that its terms have left behind."""
    yield from _versions(gathered)
    yield from of_terms(gathered)


def of_terms(gathered: Gathered) -> Iterator[Conflict]:
    """Every mapping of a term that is no longer what it was when that was decided."""
    told: set[tuple[Ref, str, str, TermKey]] = set()
    for step in gathered.positive:
        assert step.object is not None
        for side, key in (("subject", step.subject), ("object", step.object)):
            once = (step.set, step.mapping, step.pair, key)
            if once in told or (step.pair and side == "subject"):
                # What an old code of a council's own becomes is worth knowing for as long as old data is kept.
                continue
            told.add(once)
            found = _since(gathered, step, side, key)
            if found is not None:
                yield found


def _versions(gathered: Gathered) -> Iterator[Conflict]:
    for each in outdated(gathered.lexicon, gathered.snapshot, gathered.on):
        if each.breaks == "no" or not each.mappings:
            # The vocabulary says of every version since that mappings need not be looked at again.
            continue
        vocabulary = gathered.vocabularies[each.vocabulary]
        message = _(
            "{count} of this set were made to version {then} of “{words}”, which is now at version "
            "{now}."
        ).format(
            count=counted(each.mappings, _("mapping"), _("mappings")), then=each.made_to, words=vocabulary.title,
            now=each.now,
        )  # fmt: skip
        if each.breaks == "yes":
            message += " " + _("Its list of changes says that mappings must be looked at again.")
        else:
            message += " " + _("Its list of changes does not say whether mappings still hold.")
        repair = _('Look at what changed, confirm or mend the mappings, then write `{field}: "{now}"`.').format(
            field=f"{each.side}_version", now=each.now
        )
        yield RULE.conflict(
            gathered.on, message, repair, (), mappings=(f"{each.set}#{each.side}_version",),
            vocabulary=gathered.sets[each.set][0],
        )  # fmt: skip


def _since(gathered: Gathered, step: Step, side: str, key: TermKey) -> Conflict | None:
    """What has become of one end of a mapping since it was decided; None where nothing has."""
    term = gathered.terms.get(key)
    if term is None:
        # A link that leads nowhere is a problem of its record, told as such.
        return None
    note = gathered.note(step)
    reasons: list[str] = []
    instead: list[str] = []
    is_gone = bool(term.ended and term.ended <= gathered.on) or term.status == "deprecated"
    if is_gone:
        when = _(" since {day}").format(day=day(date.fromisoformat(term.ended))) if term.ended else ""
        reasons.append(_("it is out of use{when}").format(when=when))
        near = [key._replace(code=each) if key.code else key._replace(term=each) for each in term.replaced_by]
        instead = [gathered.label(each) for each in near if each in gathered.terms]
    was = "" if step.pair else note.subject_label if side == "subject" else note.object_label
    if was and folded(was) != folded(term.label):
        reasons.append(_("it was called “{was}” when this was decided").format(was=was))
    changed = "" if key.code else gathered.term_note(key).changed
    if changed and note.decided and note.decided < changed <= gathered.on:
        reasons.append(_("its meaning or label changed on {changed}, after the decision of {decided}").format(
            changed=day(date.fromisoformat(changed)), decided=day(date.fromisoformat(note.decided))
        ))  # fmt: skip
    if not reasons:
        return None
    message = _("{term} is no longer what it was: {reasons}.").format(
        term=gathered.name(key), reasons="; ".join(reasons)
    )
    if instead:
        repair = _("Map to {instead} instead of it in {mapping}.").format(
            instead=some(instead), mapping=address_said(step)
        )
    elif is_gone:
        repair = _("Nothing is recorded to replace it. Find the word that is used now, and retire {mapping}.").format(
            mapping=address_said(step)
        )
    else:
        repair = _(
            "Look whether {mapping} still holds. If so, write the label as it is now and a new day of review."
        ).format(mapping=address_said(step))
    # A council's own old word is still found in old data.
    severity = Severity.HINT if is_gone and side == "subject" and len(reasons) == 1 else Severity.WARNING
    assert step.object is not None
    terms = (step.subject, step.object)
    return RULE.conflict(gathered.on, message, repair, terms, (step,), severity=severity)
