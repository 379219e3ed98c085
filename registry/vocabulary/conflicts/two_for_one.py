"""Rule 5: two terms of one vocabulary that both mean the same as one, or one that means the same as two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from registry.source import Ref
from registry.vocabulary.conflict import Conflict, Severity
from registry.vocabulary.conflicts.catalogue import BY_NUMBER, least_sure
from registry.vocabulary.conflicts.gathered import Gathered
from registry.vocabulary.conflicts.saying import address_said, some
from registry.vocabulary.step import Step
from registry.vocabulary.term import TermKey
from registry.vocabulary.terms_of import folded
from registry.wording import _, counted

RULE = BY_NUMBER[5]
Near = tuple[TermKey, Ref, TermKey | None]


def find(gathered: Gathered) -> Iterator[Conflict]:
    """Every such group, once for each shared term and vocabulary."""
    arrivals: dict[Near, dict[TermKey, Step]] = {}
    for step in gathered.plain:
        if step.predicate != "exact":
            continue
        assert step.object is not None
        for one, other in ((step.subject, step.object), (step.object, step.subject)):
            # Codes are held against codes of the same term only: each list may have its own word for “not known”.
            near = (one, other.ref, other.whole if other.code else None)
            arrivals.setdefault(near, {}).setdefault(other, step)
    for (one, _ref, _list), found in arrivals.items():
        for group in _groups(gathered, found) if len(found) > 1 else ():
            yield _told(gathered, one, {key: found[key] for key in group})


def _groups(gathered: Gathered, keys: Iterable[TermKey]) -> Iterator[list[TermKey]]:
    """The terms that are in use and not recorded as synonyms, where there are several; fields by the data set."""
    parts: dict[str, list[TermKey]] = {}
    for key in keys:
        if key in gathered.terms and gathered.terms[key].is_in_use(gathered.on):
            # A column in each of two files may hold the same thing: only those of one file are held together.
            parts.setdefault("" if key.code else gathered.term_note(key).part_of, []).append(key)
    return (unlike for each in parts.values() if len(unlike := _unlike(gathered, each)) > 1)


def _unlike(gathered: Gathered, keys: list[TermKey]) -> list[TermKey]:
    """Those of some terms that are not recorded as another word for one before them, or the other way about."""
    labels: set[str] = set()
    synonyms: set[str] = set()
    kept: list[TermKey] = []
    for key in sorted(keys):
        term = gathered.terms[key]
        label, others = folded(term.label), {folded(each) for each in term.others}
        if label in synonyms or others & labels:
            continue
        kept.append(key)
        labels.add(label)
        synonyms |= others
    return kept


def _told(gathered: Gathered, one: TermKey, found: dict[TermKey, Step]) -> Conflict:
    steps = list(found.values())
    shared = gathered.is_shared(one.ref) or not gathered.is_shared(next(iter(found)).ref)
    names = some([gathered.name(each) for each in found])
    if shared:
        number = counted(len(found), _("term"), _("terms"))
        message = _(
            "{number} of one vocabulary are said to mean the same as {one}: {names}. Either they are "
            "the same word twice, or what tells them apart is lost."
        )
        message = message.format(number=number, one=gathered.name(one), names=names)
        severity = Severity.WARNING
    else:
        message = _(
            "{one} is said to mean the same as {number} different shared terms: {names}. Shared terms "
            "are distinct, so it cannot."
        )
        message = message.format(number=f"{len(found):,}", one=gathered.name(one), names=names)
        severity = Severity.ERROR
    first = min(steps, key=least_sure)
    repair = _("Say `broad` or `narrow` instead of `exact` in {mapping}, the least sure of them").format(
        mapping=address_said(first)
    )
    repair += _(", or record the terms as synonyms of each other.") if shared else "."
    return RULE.conflict(gathered.on, message, repair, (one, *found), steps, severity=severity)
