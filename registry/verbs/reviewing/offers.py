"""Shared terms to offer for a term or column. Built once for everybody who asks while no record changes."""

from __future__ import annotations

from collections.abc import Sequence

from registry.concepts.mappings import Relation
from registry.errors import UsageError
from registry.session import Session
from registry.values import dataclass
from registry.verbs.lexicon import lexicon
from registry.verbs.opening import opened
from registry.verbs.reviewing.shown import Offer
from registry.vocabulary.lexicon import Lexicon
from registry.vocabulary.standing import shared_models
from registry.vocabulary.suggesting.suggester import Suggester, alike, unmapped_of
from registry.vocabulary.suggesting.suggestion import CodeSuggestion, Suggested, Unmapped
from registry.vocabulary.term import Term, TermKey, Vocabulary
from registry.wording import _, listed

_MOST_CODES = 24
"""Codes of a shared term that are offered to be looked at."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What suggesting for one integration model takes, on one day: `suggester` knows all that was ever decided."""

    session: Session
    lexicon: Lexicon
    hub: Vocabulary
    suggester: Suggester


def desk_of(session: Session, to: str = "") -> Desk:
    """The desk for an integration model, by its id, reference or title; for the only one where none is named.

    Kept as long as no record changes. Raises UsageError where there is none such, or several and none is named.
    """
    hub = hub_of(session, to)
    kept = opened(session).memory
    key = ("suggesting", hub.ref, session.today, session.principal)
    if key not in kept:
        words = lexicon(session)
        kept[key] = Desk(session, words, hub, Suggester.of(words, hub.ref, session.today.isoformat(), session.may_see))
    desk: Desk = kept[key]
    return desk


def hub_of(session: Session, to: str = "") -> Vocabulary:
    """The integration model that is meant. Raises UsageError."""
    models = [each for each in shared_models(lexicon(session)) if session.may_see(each.ref)]
    wanted = to.strip()
    named = [each for each in models if wanted in (each.ref.id, str(each.ref), each.title)] if wanted else models
    if len(named) > 1 and not wanted:
        # Of several, the one that anybody maps to; where people map to more than one, they must say which.
        used = {end for _own, *ends in lexicon(session).sets() for end in ends}
        named = [each for each in named if each.ref in used]
    if len(named) == 1:
        return named[0]
    names = listed([f"`{each.ref}`" for each in models], "or")
    if not models:
        raise UsageError(
            _("There is no integration model: no shared words that others are mapped to."),
            _("A vocabulary with `model: integration` is one."),
        )
    if wanted and not named:
        raise UsageError(
            _("--to: there is no integration model called {name}.").format(name=wanted),
            _("Write {names}.").format(names=names),
        )
    raise UsageError(
        _("There is more than one integration model."), _("Say which with --to: {names}.").format(names=names)
    )


def unmapped(desk: Desk, key: TermKey) -> Unmapped | None:
    """A recorded term, as the suggester is asked about it; None where there is no such term."""
    term = desk.lexicon.term(key)
    return unmapped_of(desk.lexicon, term) if term is not None else None


def offers_for(desk: Desk, asked: Unmapped, most: int = 5) -> tuple[tuple[Offer, ...], float, str]:
    """What to offer for a term or column, likeliest first; how likely nothing fits, from 0 to 1; and that in words."""
    found = desk.suggester.suggest(asked, most)
    return offers_of(desk, found), found.none, found.said


def offers_for_all(desk: Desk, asked: Sequence[Unmapped], most: int = 5) -> list[tuple[tuple[Offer, ...], float, str]]:
    """The same for many at once, in their order: columns of one data set of which no two are likely the same."""
    found = desk.suggester.suggest_all(asked, most)
    return [(offers_of(desk, each), each.none, each.said) for each in found]


def offers_of(desk: Desk, found: Suggested) -> tuple[Offer, ...]:
    """What was suggested, as it is shown."""
    offers = []
    for each in found.suggestions:
        term = desk.suggester.term(each.term)
        offers.append(
            Offer(
                str(each.term), term.label, term.definition, each.predicate, _(Relation(each.predicate).label),
                each.confidence, tuple(reason.said for reason in each.reasons), term.datatype, term.unit,
                tuple(_code(code) for code in desk.suggester.codes(each.term)[:_MOST_CODES]),
            )
        )  # fmt: skip
    return tuple(offers)


def _code(term: Term) -> str:
    written = term.notation or term.key.code
    return f"{written}: {term.label}" if term.label not in ("", written) else written


def codes_for(desk: Desk, term: TermKey, shared: TermKey) -> list[CodeSuggestion]:
    """What each code of a term may become in the list of a shared term."""
    return desk.suggester.suggest_codes(term, shared)


def alike_of(desk: Desk, key: TermKey) -> tuple[TermKey, ...]:
    """Undecided terms of other vocabularies that are the same column of the same data set."""
    return alike(desk.lexicon, key, desk.hub.ref, desk.session.today.isoformat(), desk.session.may_see)
