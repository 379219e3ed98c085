"""Show what a record refers to, and what refers to it."""

from __future__ import annotations

from registry.schema.published import shape
from registry.session import Session
from registry.source import Place, Ref, address
from registry.values import dataclass
from registry.verbs.opening import one, opened
from registry.verbs.verb import Verb, asked


@dataclass(frozen=True, slots=True)
class Question:
    """Which record."""

    ref: str = asked("The record: its id, `kind/id`, or `register/kind/id`.", default="", positional=True)
    only: str = asked("Only links this way: `out` of the record, or `in`.", default="", choices=("out", "in"))


@dataclass(frozen=True, slots=True)
class LinkShown:
    """One link: the other record, the address of the field that makes it, and whether it leads anywhere."""

    ref: str
    title: str
    at: str
    found: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """The links out of a record and into it; those of a way that was not asked for are left out."""

    ref: str
    title: str
    refers_to: tuple[LinkShown, ...]
    referred_to_by: tuple[LinkShown, ...]


def run(session: Session, question: Question) -> Answer:
    """Every link from and to the record, or one way only."""
    snapshot = opened(session)
    loaded = one(session, question.ref)
    out = []
    for place, kinds, text in loaded.references if question.only != "in" else ():
        targets = snapshot.targets(loaded.ref.register, kinds, text)
        target = snapshot.home(targets[0]) if targets else Ref.within(text, loaded.ref.register, kinds[0])
        other = snapshot.get(session, target)
        out.append(
            LinkShown(str(target), other.title if other else "", _at(loaded.ref, loaded.data, place), other is not None)
        )
    back = [
        LinkShown(str(other.ref), other.title, _at(other.ref, other.data, place), True)
        for other, place in (snapshot.referrers(session, loaded.ref) if question.only != "out" else ())
    ]
    return Answer(str(loaded.ref), loaded.title, tuple(out), tuple(back))


def _at(ref: Ref, data: object, place: Place) -> str:
    return f"{ref}#{address(data, shape(ref.kind).keys_at, place)}"


VERB = Verb(
    title="Show what a record refers to, and what refers to it.",
    examples=(("muniment refs organisation/northmoor", "everything linked to one organisation"),),
    question=Question,
    run=run,
)
