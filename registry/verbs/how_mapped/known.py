"""What is worked out of all vocabularies once a day, and what they and their publishers are called."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from registry.concepts.kinds import Kind
from registry.concepts.mapped import Usage
from registry.errors import UsageError
from registry.session import Session
from registry.source import Ref
from registry.verbs.how_mapped.agreed import agreed_terms
from registry.verbs.how_mapped.once import once
from registry.verbs.lexicon import lexicon
from registry.verbs.opening import one, opened
from registry.vocabulary import coverage as covering
from registry.vocabulary import matrix as pairing
from registry.vocabulary.coverage import Coverage, by_publisher
from registry.vocabulary.matrix import Matrix
from registry.vocabulary.term import TermKey, Vocabulary
from registry.wording import _


def covered(session: Session) -> Coverage:
    """How much of every vocabulary that may be seen is mapped."""

    def work() -> Coverage:
        told = _telling(session, _("Reading words"))
        whole = covering.coverage(lexicon(session), session.today.isoformat(), agreed(session), told)
        seen = tuple(each for each in whole.vocabularies if session.may_see(each.vocabulary.ref))
        return Coverage(
            whole.on, seen, {each.vocabulary.ref: whole.standings[each.vocabulary.ref] for each in seen}, whole.weights
        )

    return once(session, "coverage", work)


def agreed(session: Session) -> Mapping[TermKey, int]:
    """In how many flows of agreements in force an item is agreed as each term."""
    return once(session, "agreed", lambda: agreed_terms(session))


def paired(session: Session) -> Matrix:
    """How much of each organisation's words every other can be told."""

    def work() -> Matrix:
        known = covered(session)
        told = _telling(session, _("Comparing words"))
        return pairing.matrix(lexicon(session), known.on, whose(known), _weights(known), told)

    return once(session, "matrix", work)


def usage_of(known: Coverage, vocabularies: Sequence[Ref]) -> str:
    """What weighs an organisation's terms (`Usage`): rows of data where any of its vocabularies has them."""
    found = {each.usage for each in known.vocabularies if each.vocabulary.ref in set(vocabularies)}
    return next((each.value for each in Usage if each in found), Usage.NONE.value)


def _weights(known: Coverage) -> dict[TermKey, int]:
    """How much terms are used, in what weighs all of an organisation's: rows and flows do not add up."""
    usages = {each.vocabulary.ref: each.usage for each in known.vocabularies}
    kept = {ref for own in whose(known).values() for ref in own if usages[ref] == usage_of(known, own)}
    return {key: weight for key, weight in known.weights.items() if key.ref in kept}


def whose(known: Coverage) -> dict[Ref, list[Ref]]:
    """Organisation → its vocabularies; a vocabulary that no record says whose it is stands for itself."""
    groups = by_publisher(each.vocabulary for each in known.vocabularies)
    return {ref: [each.ref for each in own] for ref, own in groups.items()}


def title_of(session: Session, ref: Ref) -> str:
    """What a record is called; its reference where it may not be seen or was not read."""
    loaded = opened(session).get(session, ref)
    return loaded.title if loaded is not None else str(ref)


def vocabularies_of(session: Session, known: Coverage, text: str) -> tuple[Ref, list[Ref]]:
    """The record that a person means, and its vocabularies. Raises NotFound or UsageError where it has none.

    A person may mean an organisation, or one vocabulary, which is then alone.
    """
    groups, loaded = whose(known), _meant(session, text)
    if loaded in groups:
        return loaded, groups[loaded]
    if loaded in known.standings:
        return loaded, [loaded]
    if loaded.kind == Kind.VOCABULARY:
        model = next((each for each in _all(session) if each.ref == loaded), None)
        if model is not None and model.is_shared:
            raise UsageError(
                _("{title} is an integration model: others are mapped to it.").format(title=model.title),
                _("Leave it out, or write a vocabulary or an organisation that is mapped to it."),
            )
    raise UsageError(
        _("{title} has no words that are to be mapped.").format(title=title_of(session, loaded)),
        _("Write a vocabulary in use, or an organisation that publishes one: `muniment list vocabulary` shows them."),
    )


def _meant(session: Session, text: str) -> Ref:
    """The record that a text names. Where a register, an organisation and more go by it, the organisation is meant."""
    snapshot = opened(session)
    if "/" not in text:
        for kind in (Kind.ORGANISATION.value, Kind.VOCABULARY.value):
            if any(ref.kind == kind for ref in snapshot.named(text)):
                return snapshot.home(one(session, f"{kind}/{text}").ref)
    return snapshot.home(one(session, text).ref)


def _all(session: Session) -> Sequence[Vocabulary]:
    return lexicon(session).vocabularies()


def _telling(session: Session, what: str) -> Callable[[int, int], None] | None:
    told = session.progress
    return (lambda done, total: told(done, total, what)) if told else None
