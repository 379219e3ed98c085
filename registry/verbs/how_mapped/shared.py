"""How well each integration model serves those who map to it, as it is shown."""

from __future__ import annotations

from collections.abc import Iterable

from registry.session import Session
from registry.values import dataclass
from registry.verbs.how_mapped.known import agreed, covered, title_of
from registry.verbs.how_mapped.once import once
from registry.verbs.how_mapped.rows import Name, term_name
from registry.verbs.lexicon import lexicon
from registry.verbs.opening import opened
from registry.vocabulary.hub_health import Health, SharedTerm, health, lacking
from registry.vocabulary.outdated import outdated
from registry.vocabulary.standing import shared_models


@dataclass(frozen=True, slots=True)
class SharedRow:
    """One shared term.

    - `organisations`: who maps to it, by name; `mapped` with how many terms. `under`: how many below it are mapped to.
    - `agreed`: in how many agreed flows it goes.
    """

    term: Name
    definition: str
    organisations: tuple[str, ...]
    mapped: int
    agreed: int
    under: int


@dataclass(frozen=True, slots=True)
class GroupRow:
    """Terms that meet in one term, or one that leads to several: whose they are, and how they belong together."""

    term: Name
    others: tuple[Name, ...]
    who: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True)
class LackingRow:
    """What organisations decided that the integration model has no term for, by what they call it."""

    label: str
    organisations: tuple[str, ...]
    terms: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class OutdatedRow:
    """A mapping set made to another version of a vocabulary than the one there is (see `vocabulary.outdated`)."""

    set: Name
    vocabulary: Name
    side: str
    made_to: str
    now: str
    mappings: int
    touched: int
    breaks: str


@dataclass(frozen=True, slots=True)
class SharedModel:
    """One integration model (see `vocabulary.hub_health.Health`)."""

    vocabulary: Name
    version: str
    terms: int
    used: int
    by_one: tuple[SharedRow, ...]
    headings: tuple[SharedRow, ...]
    orphans: tuple[SharedRow, ...]
    coarse: tuple[GroupRow, ...]
    inexact: tuple[SharedRow, ...]
    collisions: tuple[GroupRow, ...]
    splits: tuple[GroupRow, ...]


def shared_model_rows(session: Session) -> tuple[SharedModel, ...]:
    """Every integration model that may be seen."""

    def work() -> tuple[SharedModel, ...]:
        words, known = lexicon(session), covered(session)
        models = [each for each in shared_models(words) if session.may_see(each.ref)]
        return tuple(_shown(session, health(words, each, known, agreed(session))) for each in models)

    return once(session, "health", work)


def _shown(session: Session, found: Health) -> SharedModel:
    own = found.vocabulary
    return SharedModel(
        Name(str(own.ref), own.title), own.version, found.terms, found.used, _rows(session, found.by_one),
        _rows(session, found.headings), _rows(session, found.orphans),
        tuple(
            GroupRow(
                term_name(session, each.shared.term.key), tuple(term_name(session, key) for key in each.terms),
                title_of(session, each.publisher),
            )
            for each in found.coarse
        ),
        _rows(session, found.inexact),
        tuple(
            GroupRow(
                term_name(session, each.shared), tuple(term_name(session, key) for key in each.terms),
                title_of(session, each.terms[0].ref),
            )
            for each in found.collisions
        ),
        tuple(
            GroupRow(
                term_name(session, each.term), tuple(term_name(session, key) for key in each.shared),
                title_of(session, each.term.ref), each.set_kind,
            )
            for each in found.splits
        ),
    )  # fmt: skip


def _rows(session: Session, terms: Iterable[SharedTerm]) -> tuple[SharedRow, ...]:
    return tuple(
        SharedRow(
            Name(str(each.term.key), each.term.label), each.term.definition,
            tuple(title_of(session, ref) for ref in each.publishers), len(each.arrivals), each.agreed, each.under,
        )
        for each in terms
    )  # fmt: skip


def lacking_rows(session: Session) -> tuple[LackingRow, ...]:
    """What the integration models were found to lack, where most organisations lack it first."""
    return tuple(
        LackingRow(
            each.label, tuple(title_of(session, ref) for ref in each.publishers),
            tuple(term_name(session, key) for key in each.terms),
        )
        for each in lacking(covered(session))
    )  # fmt: skip


def outdated_rows(session: Session) -> tuple[OutdatedRow, ...]:
    """Mapping sets made to another version than the one there is; those that must be looked at again first."""
    on = session.today.isoformat()
    found = [each for each in outdated(lexicon(session), opened(session), on) if session.may_see(each.set)]
    found.sort(key=lambda each: (("yes", "unknown", "no").index(each.breaks), each.set))
    return tuple(
        OutdatedRow(
            Name(str(each.set), title_of(session, each.set)),
            Name(str(each.vocabulary), title_of(session, each.vocabulary)), each.side, each.made_to, each.now,
            each.mappings, each.touched, each.breaks,
        )
        for each in found
    )  # fmt: skip
