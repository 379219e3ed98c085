"""The words of everything a session has opened."""

from __future__ import annotations

from registry.index.lexicon import IndexLexicon
from registry.session import Session
from registry.verbs.opening import opened
from registry.vocabulary.lexicon import Lexicon


def lexicon(session: Session) -> Lexicon:
    """The vocabularies and mappings of the federation, asked of the index, and as its files stand now."""
    return IndexLexicon(opened(session))
