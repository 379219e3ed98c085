"""Which columns may tell one thing from another, as far as the vocabularies say: offered, and never taken by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from registry.errors import NotARegister
from registry.session import Session
from registry.verbs.consolidating.shown import Suggested
from registry.verbs.lexicon import lexicon
from registry.vocabulary.lexicon import Lexicon
from registry.vocabulary.term import Term, TermKey
from registry.wording import _

_MOST = 12


def suggested(session: Session, columns: Sequence[str]) -> tuple[Suggested, ...]:
    """The columns that hold identifiers by somebody's words, in the order given; none where no federation is there."""
    try:
        words = lexicon(session)
    except NotARegister:
        return ()
    on = session.today.isoformat()
    found = (_first(_of(words, column, on)) for column in columns)
    return tuple(each for each in found if each is not None)[:_MOST]


def _first(found: Iterator[Suggested]) -> Suggested | None:
    return next(found, None)


def _of(words: Lexicon, column: str, on: str) -> Iterator[Suggested]:
    fields = [key for key in words.called(column) if not key.code and _is_column(words.term(key), column)]
    # What says how two things are told apart comes before what is only an identifier.
    for key in fields:
        for shared in _shared(words, key, on):
            for thing in _things(words, shared):
                term = words.term(thing)
                identity = words.entry(thing).get("identity", "")
                if term is not None and identity:
                    said = _("It is “{field}”. Two of “{thing}” are one and the same where: {identity}.")
                    yield Suggested(
                        column, str(key),
                        said.format(field=_label(words, shared), thing=term.label, identity=identity.rstrip(".")),
                    )  # fmt: skip
    for key in fields:
        for shared in (*_shared(words, key, on), key):
            term = words.term(shared)
            if term is not None and term.datatype == "identifier":
                domain = words.entry(shared).get("value_domain", "")
                more = f" ({domain.rstrip('.')})" if domain else ""
                said = _("It is “{field}”, an identifier{more}.")
                yield Suggested(column, str(key), said.format(field=term.label, more=more))


def _is_column(term: Term | None, column: str) -> bool:
    """Whether a term is a field that stands in files under just this name."""
    return term is not None and term.element == "field" and column in (term.notation, term.label)


def _shared(words: Lexicon, key: TermKey, on: str) -> list[TermKey]:
    """The terms that mean the same, by what counts on the day."""
    return [
        step.object
        for step in words.steps_from(key)
        if step.object is not None and step.predicate == "exact" and step.counts(on) and not step.negated
    ]


def _things(words: Lexicon, key: TermKey) -> Iterator[TermKey]:
    """A term itself, and for an identifier what it is recorded to have to do with."""
    term = words.term(key)
    if term is None or term.datatype != "identifier":
        return
    yield key
    for other in words.entry(key).get("related", ()):
        yield key._replace(term=other)


def _label(words: Lexicon, key: TermKey) -> str:
    term = words.term(key)
    return term.label if term is not None else key.term
