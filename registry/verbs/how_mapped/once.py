"""What is worked out of all words once a day, kept for as long as no record changes."""

from __future__ import annotations

from collections.abc import Callable

from registry.session import Session
from registry.source import Ref
from registry.values import TypeVar
from registry.verbs.lexicon import lexicon
from registry.verbs.opening import opened
from registry.vocabulary.standing import shared_models

Made = TypeVar("Made")


def once(session: Session, name: str, work: Callable[[], Made]) -> Made:
    """What work makes of all records for the session's day, kept for as long as no record changes."""
    memory = opened(session).memory
    key = ("words", name, session.today, session.principal)
    if key not in memory:
        memory[key] = work()
    found: Made = memory[key]
    return found


def shared_words(session: Session) -> frozenset[Ref]:
    """The integration models."""
    return once(session, "shared", lambda: frozenset(each.ref for each in shared_models(lexicon(session))))
