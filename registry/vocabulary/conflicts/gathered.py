"""`Gathered`: the words and the mappings that count on a day, read once for all the rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property

from registry.load.snapshot import Snapshot
from registry.load.table import entries_of
from registry.source import Ref
from registry.values import Any, NamedTuple
from registry.vocabulary.lexicon import Lexicon
from registry.vocabulary.relation import inverse
from registry.vocabulary.step import Step
from registry.vocabulary.term import Term, TermKey, Vocabulary
from registry.wording import _

Condition = tuple[str, str, tuple[str, ...]]
"""A test on a record: the term whose value is tested, the test, and the values. What is not written is empty."""


class Note(NamedTuple):
    """What the rules look at of a mapping besides its steps.

    - `place`: where it holds: field of the scope → what is written, the mapping's own before the set's.
    - `has_own_place`: whether the mapping itself, not only its set, says where it holds.
    - `decided`: the day (ISO text) of the last review, approval or making; empty where none is recorded.
    - `is_human`: whether a person reviewed, approved or made it, going by what the mapping says.
    - `said`: the mapping as written, where it has codes to translate or another transformation; otherwise None.
    """

    place: Mapping[str, str]
    has_own_place: bool
    conditions: tuple[Condition, ...]
    order: int
    otherwise: str
    decided: str
    is_human: bool
    subject_label: str
    object_label: str
    transform: Mapping[str, Any]
    losses: tuple[str, str]
    direction: str


class TermNote(NamedTuple):
    """What the rules look at of a term besides what a `Term` holds."""

    changed: str
    codes_open: str
    part_of: str
    not_known: tuple[str, ...]
    values: str
    related: tuple[str, ...]


NOTHING = Note({}, False, (), 0, "", "", False, "", "", {}, ("", ""), "")
_NOTED = ("changed", "codes_open", "part_of", "not_known_codes", "value_domain", "related")
"""The fields of a term that a `TermNote` is made of: most terms have none of them."""
_NO_TERM_NOTE = TermNote("", "", "", (), "", ())
_PLACES = ("data_set", "list", "system", "agreement")


class Gathered:
    """The words of a federation and the mappings that count on a day.

    - `steps`: every step that counts on the day, positive or not, in the order of the sets.
    - `positive`: those of them that say how one term stands to another.
    """

    def __init__(self, lexicon: Lexicon, snapshot: Snapshot, on: str) -> None:
        self.lexicon, self.snapshot, self.on = lexicon, snapshot, on
        self.vocabularies: dict[Ref, Vocabulary] = {each.ref: each for each in lexicon.vocabularies()}
        self.terms: dict[TermKey, Term] = {}
        for ref in self.vocabularies:
            for term in lexicon.terms(ref):
                self.terms[term.key] = term
        self.sets: dict[Ref, tuple[Ref | None, Ref | None]] = {}
        self.steps: list[Step] = []
        for ref, subject, found in lexicon.sets():
            self.sets[ref] = (subject, found)
            self.steps += [step for step in lexicon.steps_of(ref) if step.counts(on)]
        self.positive = [each for each in self.steps if is_positive(each)]
        self.kept: dict[str, Any] = {}
        """What several rules work with, by name."""

    # ── how things are called ────────────────────────────────────────────────────────────────────────────────────

    def name(self, key: TermKey) -> str:
        """A term as it is named in a sentence: what it is called, and in whose words."""
        term = self.terms.get(key)
        label = term.label if term else key.code or key.term
        if key.code:
            of = self.terms.get(key.whole)
            label = _("{code} (a code of {term})").format(code=label, term=of.label if of else key.term)
        vocabulary = self.vocabularies.get(key.ref)
        return _("“{label}” in “{words}”").format(label=label, words=vocabulary.title if vocabulary else key.ref)

    def label(self, key: TermKey) -> str:
        """What a term is called, by itself."""
        term = self.terms.get(key)
        return f"“{term.label if term else key.code or key.term}”"

    def is_shared(self, ref: Ref) -> bool:
        """Whether a vocabulary is an integration model."""
        found = self.vocabularies.get(ref)
        return found is not None and found.is_shared

    def owner(self, ref: Ref) -> Ref:
        """The organisation whose words a vocabulary holds; the vocabulary itself where no record says."""
        found = self.vocabularies.get(ref)
        return found.publisher if found and found.publisher else ref

    def data_set(self, step: Step) -> str:
        """The data set that the subject of a step is a field of, as the mapping or the vocabulary names it."""
        vocabulary = self.vocabularies.get(step.subject.ref)
        return self.note(step).place.get("data_set", "") or (vocabulary.data_set if vocabulary else "")

    # ── what the records say besides ─────────────────────────────────────────────────────────────────────────────

    def note(self, step: Step) -> Note:
        """What the mapping of a step says of where, when and how it holds."""
        return self.notes.get((step.set, step.mapping), NOTHING)

    @cached_property
    def notes(self) -> dict[tuple[Ref, str], Note]:
        """Mapping → what it says, for those of which a step counts. Each record and table is read through once."""
        wanted: dict[Ref, set[str]] = {}
        for step in self.steps:
            wanted.setdefault(step.set, set()).add(step.mapping)
        found: dict[tuple[Ref, str], Note] = {}
        for ref, mappings in wanted.items():
            loaded = self.snapshot.record(ref)
            if loaded is None:
                continue
            for entry, _place in entries_of(self.snapshot.folders.get(ref.register), loaded):
                if entry["id"] in mappings:
                    found[ref, entry["id"]] = note_of(loaded.data, entry)
        return found

    def term_note(self, key: TermKey) -> TermNote:
        """What the record of a term, or of the term that a code belongs to, says besides."""
        return self._term_notes.get(key.whole, _NO_TERM_NOTE)

    @cached_property
    def _term_notes(self) -> dict[TermKey, TermNote]:
        found: dict[TermKey, TermNote] = {}
        for ref in self.vocabularies:
            loaded = self.snapshot.record(ref)
            if loaded is None:
                continue
            for entry, _place in entries_of(self.snapshot.folders.get(ref.register), loaded):
                if entry.keys().isdisjoint(_NOTED):
                    continue
                note = term_note_of(entry)
                if note != _NO_TERM_NOTE:
                    found[TermKey(ref.register, ref.id, entry["id"])] = note
        return found

    @cached_property
    def codes(self) -> dict[TermKey, list[Term]]:
        """Term → its codes that are in use on the day, in the order of the record."""
        found: dict[TermKey, list[Term]] = {}
        for key, term in self.terms.items():
            if key.code and term.is_in_use(self.on):
                found.setdefault(key.whole, []).append(term)
        return found

    # ── which steps may be put together ──────────────────────────────────────────────────────────────────────────

    @cached_property
    def plain(self) -> list[Step]:
        """The positive steps that say how two whole meanings stand to each other, everywhere their words are used.

        Not those of which several belong together, those on a condition, or those for some place only. Where a set as
        a whole is for one place, and no other set leads between the same words, that place is simply where they are
        used.
        """
        between = Counter(self.sets.values())

        def is_everywhere(step: Step) -> bool:
            if not step.is_scoped:
                return True
            return between[self.sets[step.set]] == 1 and not self.note(step).has_own_place

        return [
            each
            for each in self.positive
            if not (each.subject_set or each.object_set or each.is_conditional) and is_everywhere(each)
        ]

    @cached_property
    def plain_set(self) -> frozenset[Step]:
        """The plain steps, to be looked up."""
        return frozenset(self.plain)

    def has_default(self, subject: TermKey, conditional: Step) -> bool:
        """Whether a term has a mapping without conditions, or is decided to have no term, beside a conditional one."""
        assert conditional.object is not None
        return any(
            not each.is_conditional and (each.object is None or each.object.ref == conditional.object.ref)
            for each in self.lexicon.steps_from(subject)
            if each.counts(self.on) and not each.negated
        )

    @cached_property
    def by_pair(self) -> dict[tuple[TermKey, TermKey], list[Step]]:
        """The two terms, the lesser first → every step between them that counts, either way about, denials as well."""
        found: dict[tuple[TermKey, TermKey], list[Step]] = {}
        for step in self.steps:
            if step.object is not None and step.subject.term and not step.no_term:
                first, second = sorted((step.subject, step.object))
                found.setdefault((first, second), []).append(step)
        return found

    def broader(self) -> Iterator[tuple[TermKey, TermKey, Step | None]]:
        """Every narrower and broader term: by a plain step, or inside a vocabulary (then without a step)."""
        for step in self.plain:
            assert step.object is not None
            if step.predicate == "broad":
                yield step.subject, step.object, step
            elif step.predicate == "narrow":
                yield step.object, step.subject, step
        for key, term in self.terms.items():
            above = above_of(term)
            if above is not None and above in self.terms:
                yield key, above, None


def is_positive(step: Step) -> bool:
    """Whether a step says how one term stands to another, not what it is not or that there is none."""
    return bool(step.predicate and step.object is not None and step.subject.term) and not step.negated | step.no_term


def above_of(term: Term) -> TermKey | None:
    """The term, or code, that one is put under in its own vocabulary; None where it is put under none."""
    if not term.parent:
        return None
    return term.key._replace(code=term.parent) if term.key.code else term.key._replace(term=term.parent)


def from_side(step: Step, start: TermKey) -> str:
    """The relation of a step, read from one of its two terms."""
    return step.predicate if start == step.subject else inverse(step.predicate)


def term_note_of(entry: Mapping[str, Any]) -> TermNote:
    """What the record of a term says besides."""
    return TermNote(
        entry.get("changed", ""), entry.get("codes_open", ""), entry.get("part_of", ""),
        tuple(entry.get("not_known_codes", ())), entry.get("value_domain", ""), tuple(entry.get("related", ())),
    )  # fmt: skip


def note_of(whole: Mapping[str, Any], entry: Mapping[str, Any]) -> Note:
    """What a mapping says, and the record of its set for all of them."""
    of_set, own = whole.get("scope", {}), entry.get("scope", {})
    place = {name: own.get(name, of_set.get(name, "")) for name in _PLACES}
    days = [entry.get(name, "") for name in ("approved", "reviewed", "created")]
    decided = max(days) or whole.get("approved_on", "")
    by_people = any(entry.get(each) for each in ("reviewed", "reviewer_role", "approved", "steward_role"))
    manual = entry.get("justification", "").startswith(("semapv:Manual", "semapv:HumanReview"))
    conditions = tuple(
        (each.get("subject_term", ""), each.get("test", ""), tuple(each.get("values", ())))
        for each in entry.get("conditions", ())
    )
    return Note(
        {name: text for name, text in place.items() if text}, any(own.get(name) for name in _PLACES), conditions,
        entry.get("order", 0), entry.get("otherwise", ""), decided, by_people or manual,
        entry.get("subject_label", "") if len(entry.get("subject", ())) == 1 else "",
        entry.get("object_label", "") if len(entry.get("object", ())) == 1 else "",
        entry.get("transform", {}), (entry.get("loss", ""), entry.get("loss_back", "")),
        entry.get("direction") or whole.get("direction") or "both",
    )  # fmt: skip
