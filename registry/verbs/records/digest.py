"""Print an agreement's digest: what its parties sign."""

from __future__ import annotations

from registry.canonical import canonical, digest
from registry.concepts.kinds import Kind
from registry.errors import UsageError
from registry.session import Session
from registry.values import dataclass
from registry.verbs.opening import one, opened
from registry.verbs.verb import Verb, asked
from registry.wording import _


@dataclass(frozen=True, slots=True)
class Question:
    """Which agreement."""

    ref: str = asked("The agreement: its id, or `register/agreement/id`.", default="", positional=True)
    canonical: bool = asked("Print the text that the digest is taken over as well.", default=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """The digest, the format it was taken in, and, when asked for, the canonical text."""

    ref: str
    digest: str
    format: int
    canonical: str


def run(session: Session, question: Question) -> Answer:
    """The digest of one agreement. Raises UsageError where the record is not one, or its parent cannot be read."""
    snapshot = opened(session)
    loaded = one(session, question.ref)
    if loaded.ref.kind != Kind.AGREEMENT:
        raise UsageError(
            _("{ref} is not an agreement, and only agreements are signed.").format(ref=loaded.ref),
            _("`muniment list agreement` shows the agreements there are."),
        )
    taken = digest(snapshot, loaded)
    if taken is None:
        raise UsageError(
            _("The parent of {ref} cannot be read, so its digest cannot be taken.").format(ref=loaded.ref),
            _("Write `digest:` under `parent:`, or add the parent's register to the federation."),
        )
    form = canonical(snapshot, loaded) if question.canonical else None
    return Answer(str(loaded.ref), taken, 1, form.decode() if form else "")


VERB = Verb(
    title="Print an agreement's digest: what its parties sign.",
    examples=(
        ("muniment digest childrens-hub", "the digest alone"),
        ("muniment digest childrens-hub --canonical", "with the exact text it is taken over"),
    ),
    question=Question,
    run=run,
)
