"""`MemoryLexicon`: the vocabularies and mappings of a snapshot, held in memory: for drafts, and for tests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from registry.concepts.kinds import Kind
from registry.load.snapshot import Loaded, Snapshot
from registry.load.table import entries_of
from registry.source import Ref
from registry.values import Any
from registry.vocabulary.step import Step, in_order
from registry.vocabulary.steps_of import Ends, Whole, steps_of
from registry.vocabulary.term import Term, TermKey, Vocabulary
from registry.vocabulary.terms_of import folded, names_of, terms_of

_VOCABULARY, _MAPPING_SET = Kind.VOCABULARY.value, Kind.MAPPING_SET.value


class MemoryLexicon:
    """A lexicon of a snapshot. See `Lexicon` for what each question means."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot

    def vocabularies(self) -> Sequence[Vocabulary]:
        return [self._vocabulary(ref) for ref in self._snapshot.refs(_VOCABULARY)]

    def _vocabulary(self, ref: Ref) -> Vocabulary:
        loaded = self._loaded(ref)
        data = loaded.data
        terms = sum(not each.key.code for each in self.terms(ref))
        return Vocabulary(
            ref, loaded.title, data.get("model") == "integration", publisher_of(self._snapshot, loaded),
            data.get("model_version", ""), data.get("status", ""), terms, data.get("data_set", ""),
            tuple(sorted({each for text in data.get("systems", ()) for each in self._system(ref, text)})),
        )  # fmt: skip

    def _system(self, ref: Ref, text: str) -> list[Ref]:
        return self._snapshot.targets(ref.register, (Kind.INFORMATION_SYSTEM.value,), text)

    def _loaded(self, ref: Ref) -> Loaded:
        loaded = self._snapshot.record(ref)
        assert loaded is not None
        return loaded

    def terms(self, vocabulary: Ref) -> Iterable[Term]:
        return self._terms.get(vocabulary, {}).values()

    def term(self, key: TermKey) -> Term | None:
        return self._terms.get(key.ref, {}).get(key)

    @cached_property
    def _terms(self) -> dict[Ref, dict[TermKey, Term]]:
        found: dict[Ref, dict[TermKey, Term]] = {}
        for ref in self._snapshot.refs(_VOCABULARY):
            loaded = self._loaded(ref)
            entries = entries_of(self._snapshot.folders.get(ref.register), loaded)
            terms = (term for entry, _place in entries for term in terms_of(loaded, entry))
            own = found.setdefault(ref, {})
            for term in terms:
                own.setdefault(term.key, term)
        return found

    @cached_property
    def _names(self) -> dict[str, list[TermKey]]:
        names: dict[str, list[TermKey]] = {}
        for terms in self._terms.values():
            for term in terms.values():
                for name in names_of(term):
                    names.setdefault(name, []).append(term.key)
        return names

    def called(self, text: str) -> Sequence[TermKey]:
        return sorted(self._names.get(folded(text), ()))

    def beginning(self, text: str, most: int = 50) -> Sequence[TermKey]:
        start = folded(text)
        if not start:
            return []
        fits = {key for name, keys in self._names.items() if f" {name}".find(f" {start}") >= 0 for key in keys}
        return sorted(fits)[:most]

    def under(self, key: TermKey) -> Sequence[TermKey]:
        return sorted(self._under.get(key, ()))

    @cached_property
    def _under(self) -> dict[TermKey, list[TermKey]]:
        under: dict[TermKey, list[TermKey]] = {}
        for terms in self._terms.values():
            for term in terms.values():
                if term.parent:
                    above = (
                        term.key._replace(code=term.parent) if term.key.code else term.key._replace(term=term.parent)
                    )
                    under.setdefault(above, []).append(term.key)
        return under

    def steps_from(self, key: TermKey) -> Sequence[Step]:
        return self._from.get(key, ())

    def steps_to(self, key: TermKey, vocabulary: Ref | None = None) -> Sequence[Step]:
        return [step for step in self._to.get(key, ()) if vocabulary in (None, step.subject.ref)]

    def steps_of(self, mapping_set: Ref) -> Iterable[Step]:
        return self._steps.get(mapping_set, ())

    def sets(self) -> Sequence[tuple[Ref, Ref | None, Ref | None]]:
        return [(ref, *ends_of(self._snapshot, self._loaded(ref))) for ref in self._snapshot.refs(_MAPPING_SET)]

    @cached_property
    def _steps(self) -> dict[Ref, list[Step]]:
        return {ref: self._read(self._loaded(ref)) for ref in self._snapshot.refs(_MAPPING_SET)}

    def _read(self, loaded: Loaded) -> list[Step]:
        subject, object_ = ends_of(self._snapshot, loaded)
        if subject is None or object_ is None:
            return []
        ends, whole = Ends(subject, object_, self._codes(subject), self._codes(object_)), Whole(loaded)
        entries = entries_of(self._snapshot.folders.get(loaded.ref.register), loaded)
        found = [step for entry, place in entries for step in steps_of(loaded, entry, place, ends, whole)]
        return sorted(found, key=in_order)

    def _codes(self, vocabulary: Ref) -> Any:
        terms = self._terms.get(vocabulary, {})
        written = {(key.term, term.notation): key.code for key, term in terms.items() if key.code}
        return lambda term, text: written.get((term, text), text)

    @cached_property
    def _from(self) -> dict[TermKey, list[Step]]:
        found: dict[TermKey, list[Step]] = {}
        for steps in self._steps.values():
            for step in steps:
                found.setdefault(step.subject, []).append(step)
        return found

    @cached_property
    def _to(self) -> dict[TermKey, list[Step]]:
        found: dict[TermKey, list[Step]] = {}
        for steps in self._steps.values():
            for step in steps:
                if step.object is not None:
                    found.setdefault(step.object, []).append(step)
        return found

    def detail(self, step: Step) -> Mapping[str, Any]:
        loaded = self._loaded(step.set)
        entries = entries_of(self._snapshot.folders.get(step.set.register), loaded)
        return next((entry for entry, place in entries if place == step.place), {})

    def entry(self, key: TermKey) -> Mapping[str, Any]:
        loaded = self._snapshot.record(key.ref)
        if loaded is None:
            return {}
        entries = entries_of(self._snapshot.folders.get(key.register), loaded)
        return coded(next((entry for entry, _place in entries if entry["id"] == key.term), {}), key.code)

    def header(self, mapping_set: Ref) -> Mapping[str, Any]:
        loaded = self._snapshot.record(mapping_set)
        return loaded.data if loaded is not None else {}


def coded(entry: Mapping[str, Any], code: str) -> Mapping[str, Any]:
    """What an entry says of one of its codes; the entry itself where no code is asked for."""
    return next((each for each in entry.get("codes", ()) if each["id"] == code), {}) if code else entry


def publisher_of(snapshot: Snapshot, loaded: Loaded) -> Ref | None:
    """The home record of the organisation whose words a vocabulary holds; None where no record says."""
    text = loaded.data.get("publisher")
    if not isinstance(text, str):
        return None
    found = snapshot.targets(loaded.ref.register, (Kind.ORGANISATION.value,), text)
    return snapshot.home(found[0]) if found else None


def ends_of(snapshot: Snapshot, loaded: Loaded) -> tuple[Ref | None, Ref | None]:
    """The vocabularies that a mapping set leads from and to; None where it says none that is loaded."""
    ends: list[Ref | None] = []
    for name in ("subject_vocabulary", "object_vocabulary"):
        text = loaded.data.get(name)
        found = snapshot.targets(loaded.ref.register, (_VOCABULARY,), text) if isinstance(text, str) else []
        ends.append(found[0] if found else None)
    return ends[0], ends[1]
