"""What one vocabulary's way through the process is read from, gathered out of its record and those that map it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from registry.concepts.kinds import Kind
from registry.load.snapshot import Loaded
from registry.load.table import entries_of
from registry.session import Session
from registry.source import Ref
from registry.values import Any
from registry.verbs.how_mapped.known import covered
from registry.verbs.how_mapped.once import once, shared_words
from registry.verbs.lexicon import lexicon
from registry.verbs.opening import opened
from registry.vocabulary.analysis import Analysis, analysis
from registry.vocabulary.extension import extension
from registry.vocabulary.process import Known
from registry.vocabulary.standing import Standing
from registry.vocabulary.step import Step
from registry.vocabulary.term import TermKey
from registry.vocabulary.transforms import transformed


def known_of(session: Session, loaded: Loaded) -> Known:
    """What is known of an application model that is in use."""
    words, whole, ref = lexicon(session), covered(session), loaded.ref
    ends = {own: (subject, object_) for own, subject, object_ in words.sets() if ref in (subject, object_)}
    records = {own: found.data for own in ends if (found := opened(session).record(own)) is not None}
    records = {own: data for own, data in records.items() if data.get("status") != "retired"}
    standings = [each for each in whole.standings.get(ref, ()) if not each.key.code]
    steps: dict[tuple[Ref, str, TermKey], tuple[Step, Mapping[str, Any]]] = {}
    for each in standings:
        for step in each.steps:
            if step.counts(whole.on) and not step.negated and not step.no_term:
                steps.setdefault((step.set, step.mapping, each.key), (step, words.detail(step)))
    shared = sorted(shared_words(session))
    chosen = {end for own in records for end in ends[own] if end is not None and end in shared_words(session)}
    part_of = loaded.data.get("subset_of")
    if isinstance(part_of, str):
        chosen |= set(opened(session).targets(ref.register, (Kind.VOCABULARY.value,), part_of))
    every = list(steps.values())
    return Known(
        ref, loaded.data, whole.on, records, shared, sorted(chosen), standings, every, _analysis(session, loaded),
        tuple(transformed(words, every)), _checks(session, standings),
    )  # fmt: skip


def _checks(session: Session, standings: Sequence[Standing]) -> int:
    """How many checks of the integration models have something to say of the shared terms that some terms need."""
    found = once(session, "extension", lambda: extension(lexicon(session), opened(session), session.today.isoformat()))
    needed = {key.whole for each in standings for key in each.shared}
    return sum(not needed.isdisjoint(each.terms) for each in found)


def _analysis(session: Session, loaded: Loaded) -> Analysis:
    on = session.today.isoformat()
    found = []
    for entry, _place in entries_of(opened(session).folders.get(loaded.ref.register), loaded):
        key = TermKey(loaded.ref.register, loaded.ref.id, entry["id"])
        term = lexicon(session).term(key)
        if term is None or term.is_in_use(on):
            found.append((key, entry))
    return analysis(found, bool(loaded.data.get("context")))
