"""The words of one vocabulary as a list, to be read or taken in elsewhere: every field of its terms and codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from registry.concepts.kinds import Kind
from registry.errors import NotFound, UsageError
from registry.load.table import entries_of
from registry.session import Session
from registry.values import Any
from registry.verbs.opening import one, opened
from registry.verbs.verb import Verb, asked
from registry.wording import _


@dataclass(frozen=True, slots=True)
class Question:
    """Which vocabulary."""

    vocabulary: str = asked("The vocabulary, by its id or reference.", default="", positional=True)


@dataclass(frozen=True, slots=True)
class Answer:
    """The words. `entries`: each term with its codes, as the record says it, in the order of record and table."""

    ref: str
    title: str
    version: str
    entries: tuple[Mapping[str, Any], ...]


def run(session: Session, question: Question) -> Answer:
    """Every term of a vocabulary. Raises NotFound or UsageError where there is no such vocabulary."""
    if not question.vocabulary:
        raise UsageError(_("Which vocabulary?"), _("`muniment vocab` lists them."))
    text = question.vocabulary
    loaded = one(session, text if "/" in text else f"{Kind.VOCABULARY.value}/{text}")
    if loaded.ref.kind != Kind.VOCABULARY:
        raise NotFound(_("{ref} is no vocabulary.").format(ref=loaded.ref), _("`muniment vocab` lists them."))
    folder = opened(session).folders.get(loaded.ref.register)
    entries = tuple(entry for entry, _place in entries_of(folder, loaded))
    return Answer(str(loaded.ref), loaded.title, str(loaded.data.get("model_version", "")), entries)


VERB = Verb(
    title="Write out the words of one vocabulary as a list.",
    examples=(
        ("muniment wordlist northmoor/vocabulary/attendance-extract", "its terms and codes"),
        (
            "muniment wordlist attendance-extract --output attendance-words.csv",
            "as a file that `muniment receive` takes in",
        ),
    ),
    question=Question,
    run=run,
    sheet="wordlist",
    lasting=True,
)
