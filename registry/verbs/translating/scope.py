"""Where the words of a file are used: of which data set and system, as their vocabulary says or as somebody says.

A mapping may hold in one data set, system or agreement only. The words of a vocabulary are of the data set and system
that its own record names, so that nobody has to say again what is on record; of several systems, one is to be named.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from registry.concepts.kinds import Kind
from registry.errors import UsageError
from registry.session import Session
from registry.source import Ref
from registry.values import Protocol
from registry.verbs.opening import one
from registry.verbs.resolving.telling import Telling
from registry.vocabulary.resolution import Circumstances
from registry.vocabulary.scope import scope_of
from registry.vocabulary.step import Step
from registry.vocabulary.term import TermKey
from registry.wording import _, listed


class _Wish(Protocol):
    data_set: str
    system: str


class Scope:
    """Where a file is of. Raises UsageError for a system that no record describes, NotFound."""

    def __init__(self, session: Session, telling: Telling, wish: _Wish) -> None:
        self._telling, self._session = telling, session
        self._data_set, self._system = wish.data_set, self._named(wish.system)

    def _named(self, text: str) -> Ref | None:
        if not text:
            return None
        found = one(self._session, text if "/" in text else f"{Kind.INFORMATION_SYSTEM.value}/{text}")
        if found.ref.kind != Kind.INFORMATION_SYSTEM:
            raise UsageError(
                _("{title} is no system.").format(title=found.title),
                _("Name a system: `muniment list information-system` shows them."),
            )
        return found.ref

    def circumstances(self, source: Ref, agreement: Ref | None) -> Circumstances:
        """What holds for mappings of every vocabulary; what is asked for is said of the file's words alone."""
        own = []
        for ref, vocabulary in self._telling.vocabularies.items():
            systems = vocabulary.systems
            data_set, system = vocabulary.data_set, str(systems[0]) if len(systems) == 1 else ""
            if ref == source:
                data_set, system = self._data_set or data_set, str(self._system or "") or system
            own.append((ref, data_set, system))
        return Circumstances(agreement=agreement, own=tuple(own))

    def said(self, keys: Sequence[TermKey], target: Ref, circumstances: Circumstances) -> Sequence[str]:
        """What was taken for granted of the words of both sides, or nobody said, where mappings ask; in sentences."""
        lexicon = self._telling.lexicon
        own = [step for key in keys for step in lexicon.steps_from(key)]
        shared = dict.fromkeys(step.object for step in own if step.object is not None and not step.pair)
        theirs = [step for key in shared for step in lexicon.steps_to(key, target)]
        found: list[str] = []
        for ref, steps in ((keys[0].ref, own), (target, theirs)) if keys else ():
            names = self._asked_for(steps)
            if names:
                found += self._unsaid(ref, names, circumstances) or self._taken(ref, names, circumstances)
        return found

    def _taken(self, ref: Ref, names: Collection[str], circumstances: Circumstances) -> Sequence[str]:
        data_set, system = circumstances.of(ref)
        parts = []
        if "data_set" in names and data_set:
            parts.append(_("of the data set “{name}”").format(name=data_set))
        if "system" in names and system:
            parts.append(_("of the system “{name}”").format(name=self._title(system)))
        if "agreement" in names and circumstances.agreement is not None:
            parts.append(_("under “{name}”").format(name=self._title(str(circumstances.agreement))))
        told = _("Some mappings of “{words}” hold in one place only. It was taken that these words are {parts}.")
        words = self._telling.vocabularies[ref].title
        return [told.format(words=words, parts=listed(parts))] if parts else []

    def _unsaid(self, ref: Ref, names: Collection[str], circumstances: Circumstances) -> Sequence[str]:
        vocabulary = self._telling.vocabularies[ref]
        data_set, system = circumstances.of(ref)
        lacking = []
        if "data_set" in names and not data_set:
            lacking.append(_("the data set (`--data-set`)"))
        if "system" in names and not system:
            lacking.append(_("the system (`--system`)"))
        if "agreement" in names and circumstances.agreement is None:
            lacking.append(_("the agreement (`--agreement`)"))
        if not lacking:
            return ()
        told = _("Some mappings of “{words}” hold in one place only and were not used, for nobody said {what}.")
        found = [told.format(words=vocabulary.title, what=listed(lacking))]
        if "system" in names and not system and len(vocabulary.systems) > 1:
            few = listed([f"`{each.id}`" for each in vocabulary.systems], "or")
            found.append(_("The words are used in several systems: name one of {systems}.").format(systems=few))
        return found

    def _asked_for(self, steps: Iterable[Step]) -> set[str]:
        """What the scopes of mappings name."""
        lexicon, on = self._telling.lexicon, self._telling.on
        scoped = [each for each in steps if each.is_scoped and not each.pair and each.counts(on)]
        return {name for each in scoped if self._session.may_see(each.set) for name, _text in scope_of(lexicon, each)}

    def _title(self, text: str) -> str:
        ref = Ref.parse(text)
        loaded = self._telling.snapshot.record(ref) if ref is not None else None
        return loaded.title if loaded is not None else text
