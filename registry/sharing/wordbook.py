"""`Wordbook`: the words of every vocabulary on a day, as questions across organisations ask for them.

`registry.verbs.resolving.telling.Telling` is one; verbs pass it in.
"""

from __future__ import annotations

from collections.abc import Mapping

from registry.load.snapshot import Snapshot
from registry.session import Session
from registry.source import Ref
from registry.values import Protocol
from registry.vocabulary.lexicon import Lexicon
from registry.vocabulary.resolve import Resolver
from registry.vocabulary.term import TermKey, Vocabulary


class Word(Protocol):
    """A term as it is named in sentences."""

    @property
    def label(self) -> str:
        """What it is called."""

    @property
    def quoted(self) -> str:
        """The label as it stands in a sentence."""

    @property
    def holder_title(self) -> str:
        """Whose word it is, by name."""

    @property
    def vocabulary_title(self) -> str:
        """The vocabulary it is of, by name."""

    @property
    def is_shared(self) -> bool:
        """Whether it is of an integration model."""


class Wordbook(Protocol):
    """Everybody's words on one day, as one person may see them."""

    @property
    def session(self) -> Session:
        """Who asks, and for which day."""

    @property
    def snapshot(self) -> Snapshot:
        """The records."""

    @property
    def on(self) -> str:
        """The day, as ISO text."""

    @property
    def lexicon(self) -> Lexicon:
        """The terms and mappings."""

    @property
    def resolver(self) -> Resolver:
        """What composes mappings."""

    @property
    def vocabularies(self) -> Mapping[Ref, Vocabulary]:
        """The vocabularies that whoever asks may see."""

    def term(self, key: TermKey) -> Word:
        """One term, as it is named; its key where no record of it is loaded."""

    def holder(self, ref: Ref) -> tuple[str, str]:
        """Whose words a vocabulary holds: the publisher's home record or nothing, and what that is called."""
