"""Show the integration model: its concepts as a tree, who maps to each, and which of them nobody uses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from registry.concepts.vocabularies import TermDerivation, TermLevel
from registry.errors import NotFound, UsageError
from registry.session import Session
from registry.source import Ref
from registry.values import Any
from registry.verbs.meaning.desk import WordDesk, desk, kind_of, vocabulary_named
from registry.verbs.meaning.shown import Named, VocabularyRow
from registry.verbs.opening import opened
from registry.verbs.verb import Verb, asked
from registry.vocabulary.term import Term, TermKey, Vocabulary
from registry.vocabulary.tree import Node, above
from registry.wording import _, day, nearest_of_many

USES = ("none", "some", "several")

_MOST = 500
LEVELS = {each.value: each.label for each in TermLevel}
_DERIVED = {each.value: each.label for each in TermDerivation}


@dataclass(frozen=True, slots=True)
class Question:
    """Which part of it."""

    concept: str = asked(
        "The key of a concept: only it and what stands below it. Left out: all.",
        default="", positional=True, optional=True,
    )  # fmt: skip
    model: str = asked("The integration model, where there are several: its id or reference.", default="")
    level: tuple[str, ...] = asked("Only concepts that apply so widely.", default=(), choices=tuple(LEVELS))
    used: str = asked(
        "Only concepts that so many organisations map to: none (nor to anything below), one or more, or several.",
        default="", choices=USES,
    )  # fmt: skip
    deep: str = asked("How many steps down to go, 0 for what stands at the top alone. Left out: all.", default="")
    limit: str = asked("How many concepts to show, at most 500. Left out: 500.", default=str(_MOST))
    after: str = asked("Leave out so many of the first, to go on from where a page ended.", default="")


@dataclass(frozen=True, slots=True)
class ConceptRow:
    """One concept in its place.

    - `below`: how many concepts stand below it, at any depth. `children`: how many of them directly.
    - `same`, `narrower`, `broader`, `close`, `related`, `unsaid`: how many organisations have a term that means the
      same, is narrower than it, is broader, is close to it, has to do with it, or is mapped without saying how. Each
      organisation counts once, by the closest. A term mapped to one of its codes counts.
    - `organisations`: all of these together.
    - `ended`: the day from which it is out of use, as ISO text; empty where it is in use or still to come.
    - `below_used`: how many of those below it some organisation maps to.
    """

    ref: str
    key: str
    label: str
    definition: str
    kind: str
    kind_label: str
    level: str
    level_label: str
    derivation: str
    depth: int
    below: int
    children: int
    same: int
    narrower: int
    broader: int
    close: int
    related: int
    unsaid: int
    organisations: int
    is_in_use: bool
    ended: str
    below_used: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """What changed with one version. `on` is a day in words; `breaks`: whether mappings must be looked at again."""

    version: str
    on: str
    changes: str
    breaks: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The integration model on one day.

    - `models`: every integration model there is.
    - `branch`: the concept asked for, or None; `path`: what stands above it, the top first. `inside`: how many concepts
      in use it and what stands below it are, or of the whole model; `inside_used` how many of them some organisation
      maps to, and `most` the one that most do.
    - `tops`: the concepts that stand under no other.
    - `rows`: the concepts asked for, each before those below it; `total` how many there are, `next` goes on.
    - `concepts`, `used`, `shared`: how many concepts are in use, how many of them some organisation maps to, and two or
      more do. `levels`: level → how many.
    - `unused`: the concepts that no organisation maps to, nor to anything below them; `unused_total` how many.
    """

    as_of: str
    models: tuple[Named, ...]
    model: VocabularyRow
    description: str
    scope: str
    context: str
    branch: ConceptRow | None
    inside: int
    inside_used: int
    most: ConceptRow | None
    path: tuple[Named, ...]
    tops: tuple[ConceptRow, ...]
    rows: tuple[ConceptRow, ...]
    total: int
    next: str
    concepts: int
    used: int
    shared: int
    levels: tuple[tuple[str, str, int], ...]
    unused: tuple[Named, ...]
    unused_total: int
    changes: tuple[Change, ...]


def run(session: Session, question: Question) -> Answer:
    """The model. Raises NotFound where there is none or no such concept, and UsageError for a wrong number."""
    snapshot = opened(session)
    return snapshot.as_one(lambda: _answer(session, desk(session), question))


def _answer(session: Session, here: WordDesk, question: Question) -> Answer:
    limit, skip = _number(question.limit, 1, _MOST, _MOST), _number(question.after, 0, 10_000_000, 0)
    models = [each for each in here.vocabularies.values() if each.is_shared]
    ref = _model(session, models, question.model)
    whole = _whole(here, ref)
    at = _place(whole, ref, question.concept)
    rows = _branch(whole, at)
    live, all_live = _in_use(rows), _in_use(whole)
    taken = [row for row in live if row.organisations]
    unused = list(_unused(whole))
    deep = _number(question.deep, 0, 1_000, 1_000)
    fitting = [row for row in rows if row.depth <= deep and (not question.level or row.level in question.level)]
    if question.used == "none":
        names = {row.ref for row in unused}
        fitting = [row for row in fitting if row.ref in names]
    elif question.used:
        fitting = [row for row in fitting if row.organisations > (question.used == "several") and not row.ended]
    levels = Counter(row.level for row in all_live)
    path = above(here.lexicon, TermKey(ref.register, ref.id, rows[0].key)) if at is not None else ()
    data = here.data(ref)
    return Answer(
        here.on, tuple(Named(str(each.ref), each.title) for each in models), here.vocabulary(here.vocabularies[ref]),
        str(data.get("description", "")), str(data.get("scope", "")), str(data.get("context", "")),
        rows[0] if at is not None else None, len(live), len(taken),
        max(taken, key=lambda row: row.organisations, default=None), tuple(map(here.named, path)),
        tuple(row for row in whole if not row.depth), tuple(fitting[skip : skip + limit]), len(fitting),
        str(skip + limit) if len(fitting) > skip + limit else "", len(all_live),
        sum(row.organisations > 0 for row in all_live), sum(row.organisations > 1 for row in all_live),
        tuple((own, _(label), levels[own]) for own, label in LEVELS.items() if levels[own]),
        tuple(Named(row.ref, row.label) for row in unused[:_MOST]), len(unused),
        tuple(_changes(data.get("changes", ()))),
    )  # fmt: skip


def _model(session: Session, models: Sequence[Vocabulary], text: str) -> Ref:
    if not models:
        raise NotFound(
            _("No vocabulary here is an integration model."),
            _("Write `model: integration` in the record of the vocabulary that the others are mapped to."),
        )
    if not text:
        # The one that most say is theirs to share is the one with most to say.
        return max(models, key=lambda each: (each.terms, each.ref)).ref
    ref = vocabulary_named(session, text)
    if ref not in {each.ref for each in models}:
        raise UsageError(
            _("{ref} is no integration model.").format(ref=ref),
            _("`muniment vocab` says which part each vocabulary plays."),
        )
    return ref


def _whole(here: WordDesk, ref: Ref) -> list[ConceptRow]:
    """Every concept of a model, each before those below it: worked out once for as long as no record changes."""
    if ref not in here.models:
        nodes = here.tree(ref)
        terms = {term.key: term for term in here.lexicon.terms(ref)}
        children: Counter[TermKey] = Counter()
        path: list[TermKey] = []
        for node in nodes:
            del path[node.depth :]
            children.update(path[-1:])
            path.append(node.key)
        made = [_row(here, node, terms[node.key], children[node.key]) for node in nodes]
        here.models[ref] = [
            replace(row, below_used=_used(made[at + 1 : at + row.below + 1])) for at, row in enumerate(made)
        ]
    found: list[ConceptRow] = here.models[ref]
    return found


def _used(rows: Sequence[ConceptRow]) -> int:
    return sum(row.organisations > 0 for row in rows)


def _place(whole: Sequence[ConceptRow], ref: Ref, text: str) -> int | None:
    """Where in the whole model a concept stands; None where none is asked for."""
    if not text:
        return None
    key = TermKey.parse(text) or TermKey(ref.register, ref.id, text)
    found = next((at for at, row in enumerate(whole) if row.ref == str(key)), None)
    if found is not None:
        return found
    close = nearest_of_many(text, {row.key for row in whole})
    fix = _("Did you mean {close}?").format(close=close) if close else _("`muniment model` lists its concepts.")
    raise NotFound(_("The model has no concept {text}.").format(text=text), fix)


def _branch(whole: Sequence[ConceptRow], at: int | None) -> Sequence[ConceptRow]:
    """The concept at a place and what stands below it, with depths counted from it; all where no place is given."""
    if at is None:
        return whole
    top = whole[at]
    return [replace(row, depth=row.depth - top.depth) for row in whole[at : at + top.below + 1]]


def _in_use(rows: Sequence[ConceptRow]) -> list[ConceptRow]:
    return [row for row in rows if row.is_in_use]


def _row(here: WordDesk, node: Node, term: Term, children: int) -> ConceptRow:
    kind, kind_label = kind_of(term)
    arrived = here.arrivals(node.key)
    by = Counter(arrived.values())
    in_use = term.is_in_use(here.on)
    return ConceptRow(
        str(node.key), node.key.term, term.label, term.definition, kind, kind_label, term.level,
        _(LEVELS[term.level]) if term.level in LEVELS else "",
        _(_DERIVED[term.derivation]) if term.derivation in _DERIVED else "", node.depth, node.below, children,
        by["exact"], by["narrow"], by["broad"], by["close"], by["related"], by[""], len(arrived), in_use,
        "" if in_use else term.ended,
    )  # fmt: skip


def _unused(whole: Sequence[ConceptRow]) -> Iterator[ConceptRow]:
    """Concepts in use that nobody maps to: a concept is used where one below it is."""
    for at, row in enumerate(whole):
        if row.is_in_use and not any(each.organisations for each in whole[at : at + row.below + 1]):
            yield row


def _changes(changes: Sequence[dict[str, Any]]) -> Iterator[Change]:
    for each in reversed(changes):
        on = day(date.fromisoformat(each["on"])) if each.get("on") else ""
        yield Change(str(each["version"]), on, str(each.get("changes", "")), str(each.get("breaks_mappings", "")))


def _number(text: str, least: int, most: int, otherwise: int) -> int:
    if not text:
        return otherwise
    if not (text.isascii() and text.isdigit() and len(text) < 9 and least <= int(text) <= most):
        raise UsageError(
            _("{text} is not a whole number from {least} to {most}.").format(text=text, least=least, most=f"{most:,}"),
            _("Write 30, for example."),
        )
    return int(text)


VERB = Verb(
    title="Show the integration model: its concepts, and who maps to each.",
    examples=(
        ("muniment model", "every concept as a tree, with how many organisations map to it"),
        ("muniment model person", "one concept and what stands below it"),
        ("muniment model --used none", "the concepts that no organisation maps to"),
    ),
    question=Question,
    run=run,
)
