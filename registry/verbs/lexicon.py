"""The words of everything a session has opened."""

from __future__ import annotations

from registry.session import Session
from registry.verbs.opening import opened
from registry.vocabulary.lexicon import Lexicon
from registry.vocabulary.memory import MemoryLexicon


def lexicon(session: Session) -> Lexicon:
    """The vocabularies and mappings of the federation, kept for as long as no record changes."""
    snapshot = opened(session)
    if "lexicon" not in snapshot.memory:
        snapshot.memory["lexicon"] = MemoryLexicon(snapshot)
    found: Lexicon = snapshot.memory["lexicon"]
    return found
