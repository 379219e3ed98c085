"""Guide one organisation's words through the process of mapping them, step by step, by what records show."""

from __future__ import annotations

from dataclasses import dataclass

from registry.concepts.kinds import Kind
from registry.concepts.mapped import HowFar
from registry.errors import UsageError
from registry.load.snapshot import Loaded
from registry.session import Session
from registry.verbs.how_mapped.known import covered, title_of
from registry.verbs.how_mapped.once import shared_words
from registry.verbs.how_mapped.process_words import is_worth_saying, next_of, said_of, title_of_step
from registry.verbs.how_mapped.rows import Name, term_name
from registry.verbs.how_mapped.stages import known_of
from registry.verbs.opening import one, opened
from registry.verbs.verb import Verb, asked
from registry.vocabulary.process import Known, Shown, process
from registry.wording import _

MOST_TERMS = 200
"""Terms behind one number that are named."""


@dataclass(frozen=True, slots=True)
class Question:
    """Which words."""

    vocabulary: str = asked("The vocabulary, by id or reference.", default="", positional=True)


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that records show of a step.

    - `what`: its name; `said` the same in words, with its numbers. `number` of `of`, where it is of anything.
    - `terms`: the terms behind it: those that lack it where `lacking`, otherwise those that it counts. `more`: how many
      of them are not named.
    """

    what: str
    said: str
    number: int
    of: int
    terms: tuple[Name, ...]
    more: int
    lacking: bool


@dataclass(frozen=True, slots=True)
class StepShown:
    """One step of the process.

    - `state`: of `HowFar`. `next`: what to do, in a sentence or two; `command` what to type for it, where that helps.
    """

    number: int
    title: str
    state: str
    facts: tuple[Fact, ...]
    next: str
    command: str


@dataclass(frozen=True, slots=True)
class Answer:
    """Where a vocabulary is on its way.

    - `models`: the integration models that it is mapped to; `others` those that there are besides.
    - `done`: how many of the steps are.
    """

    as_of: str
    vocabulary: Name
    publisher: Name
    models: tuple[Name, ...]
    others: tuple[Name, ...]
    sets: tuple[Name, ...]
    terms: int
    done: int
    steps: tuple[StepShown, ...]


def run(session: Session, question: Question) -> Answer:
    """Where it is. Raises NotFound or UsageError where there is no such vocabulary, or nobody maps its words."""
    return opened(session).as_one(lambda: _answer(session, question))


def _answer(session: Session, question: Question) -> Answer:
    loaded = _vocabulary(session, question.vocabulary)
    known = known_of(session, loaded)
    steps = tuple(
        StepShown(
            each.number, title_of_step(each.number), each.state,
            tuple(_fact(session, shown) for shown in each.shown if is_worth_saying(shown)), *next_of(each, known),
        )
        for each in process(known)
    )  # fmt: skip
    own = next(each.vocabulary for each in covered(session).vocabularies if each.vocabulary.ref == loaded.ref)
    publisher = Name(str(own.publisher), title_of(session, own.publisher)) if own.publisher else Name("", "")
    return Answer(
        known.on, Name(str(loaded.ref), loaded.title), publisher,
        tuple(Name(str(ref), title_of(session, ref)) for ref in known.chosen),
        tuple(Name(str(ref), title_of(session, ref)) for ref in known.shared if ref not in known.chosen),
        _sets(session, known), len(known.standings), sum(each.state == HowFar.DONE for each in steps), steps,
    )  # fmt: skip


def _sets(session: Session, known: Known) -> tuple[Name, ...]:
    return tuple(Name(str(ref), title_of(session, ref)) for ref in sorted(known.sets))


def _vocabulary(session: Session, text: str) -> Loaded:
    if not text:
        raise UsageError(_("No vocabulary is named."), _("`muniment list vocabulary` shows those there are."))
    loaded = one(session, text if "/" in text else f"{Kind.VOCABULARY.value}/{text}")
    if loaded.ref.kind != Kind.VOCABULARY.value:
        raise UsageError(
            _("{title} is not a vocabulary.").format(title=loaded.title),
            _("`muniment list vocabulary` shows those there are."),
        )
    if loaded.ref in shared_words(session):
        raise UsageError(
            _("{title} is an integration model: others are mapped to it.").format(title=loaded.title),
            _("`muniment mapped --hub` shows how it serves them."),
        )
    if loaded.ref not in covered(session).standings:
        raise UsageError(
            _("{title} is retired: its words are mapped no longer.").format(title=loaded.title),
            _("`muniment list vocabulary` shows those there are."),
        )
    return loaded


def _fact(session: Session, shown: Shown) -> Fact:
    said, lacking = said_of(shown)
    terms = tuple(term_name(session, key) for key in shown.terms[:MOST_TERMS])
    more = max(0, len(shown.terms) - MOST_TERMS)
    return Fact(shown.what, said, shown.number, shown.of, terms, more, lacking)


VERB = Verb(
    title="Guide one vocabulary through being mapped, step by step.",
    examples=(
        ("muniment steps attendance-extract", "the nine steps, how far each is done, and what to do next"),
        ("muniment steps northmoor/vocabulary/attendance-extract", "the same, by reference"),
    ),
    question=Question,
    run=run,
)
