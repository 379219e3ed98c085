"""Vocabularies and mappings written down in a line each, and the lexicon that holds them in dictionaries.

A line is `subject relation object`, and further words after it. A term is `council.term`, or `council.term/code`; the
vocabularies of `hub`, `hub2` and so on are integration models. `not exact` denies. `-` stands for no term.

    a.client exact hub.person
    a.child broad hub.person confidence=0.5 since=2026-01-01
    b.case not exact hub.case
    a.name exact hub.forename+hub.surname set=ordered-parts
    a.tutor none hub
    none hub.court-order b

Words: `confidence`, `since`, `until`, `status`, `way` (forward, back), `set`, `order`, `id` say what a step says; those
that stand for a text with spaces have them as `_`. `scope=system:x`, `if=age>=18`, `if=kind=adult` and `otherwise=…`
say what the record of the mapping says.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from registry.source import Ref
from registry.vocabulary.step import Step
from registry.vocabulary.term import Term, TermKey, Vocabulary
from registry.vocabulary.terms_of import folded, names_of

LONG_AGO = ""


def key(text: str) -> TermKey:
    """`a.client/x` is the code `x` of the term `client` of council `a`."""
    council, _dot, rest = text.partition(".")
    term, _slash, code = rest.partition("/")
    return TermKey(council, "words", term, code)


def vocabulary(council: str) -> Ref:
    """The one vocabulary of a council or hub."""
    return Ref(council, "vocabulary", "words")


class Dictionary:
    """A lexicon of lines. `parents` gives the broader term of a term: `{"hub.child": "hub.person"}`."""

    def __init__(
        self, lines: str | Iterable[str], parents: Mapping[str, str] | None = None, others: Iterable[str] = ()
    ) -> None:
        self._details: dict[str, dict[str, Any]] = {}
        self._terms: dict[TermKey, Term] = {}
        said = lines.splitlines() if isinstance(lines, str) else list(lines)
        self.steps = [step for at, line in enumerate(said) if line.strip() for step in self._read(line.split(), at)]
        above = {key(child): key(parent) for child, parent in (parents or {}).items()}
        ends = [end for step in self.steps for end in (step.subject, step.object) if end is not None and end.term]
        for each in [*ends, *above, *above.values(), *map(key, others)]:
            parent = above.get(each)
            self._terms[each] = Term(
                each, each.code or each.term, parent=(parent.code or parent.term) if parent else ""
            )
        self._under: dict[TermKey, list[TermKey]] = {}
        for child, parent in above.items():
            self._under.setdefault(parent, []).append(child)
        self._from: dict[TermKey, list[Step]] = {}
        self._to: dict[tuple[TermKey, Ref], list[Step]] = {}
        for step in self.steps:
            self._from.setdefault(step.subject, []).append(step)
            if step.object is not None:
                self._to.setdefault((step.object, step.subject.ref), []).append(step)
        refs = {each.ref for step in self.steps for each in (step.subject, step.object) if each is not None}
        refs |= {each.ref for each in self._terms} | {end for own in self.sets() for end in own[1:] if end is not None}
        self._vocabularies = [
            Vocabulary(
                ref, ref.register, ref.register.startswith("hub"), Ref(ref.register, "organisation", ref.register)
            )
            for ref in sorted(refs)
        ]
        self.asked = 0

    def _read(self, words: list[str], at: int) -> Iterator[Step]:
        said = dict(word.split("=", 1) for word in words if "=" in word)
        plain = [word for word in words if "=" not in word]
        own = said.get("id", f"m{at}")
        if plain[0] == "none":
            ends = ("", plain[2], "none", plain[1])
        elif plain[1] == "none":
            ends = (plain[0], plain[2], "none", "")
        else:
            ends = (plain[0], plain[-1], plain[-2], "")
        subjects, objects = ends[0].split("+"), (ends[3] or ends[1]).split("+")
        negated, relation = "not" in plain, ends[2]
        of = ends[1].partition(".")[0] if not ends[3] else ends[1]
        subject_council = subjects[0].partition(".")[0] if ends[0] else plain[2]
        object_council = (objects[0] if "." in objects[0] else of).partition(".")[0]
        bounds = [part.split(":", 1) for part in said.get("scope", "").split(",") if part]
        scope = {name: value.replace("_", " ") for name, value in bounds}
        conditions = [_condition(text) for text in said["if"].split("&")] if "if" in said else []
        detail = {"id": own, "scope": scope, "conditions": conditions}
        detail |= {name: said[name] for name in ("otherwise", "otherwise_mapping") if name in said}
        self._details[own] = detail
        together = said.get("set", "unsaid")
        base = Step(
            Ref(subject_council, "mapping-set", f"to-{object_council}"), own, "",
            TermKey(subject_council, "words", ""), None, "" if relation == "none" else relation, negated,
            relation == "none", said.get("status", "rejected" if negated else "approved"),
            said.get("since", LONG_AGO), said.get("until", ""), said.get("way") != "back", said.get("way") != "forward",
            together if len(subjects) > 1 else "", together if len(objects) > 1 else "",
            bool(scope), bool(conditions), int(said.get("order", "0")), float(said.get("confidence", "-1")), at,
        )  # fmt: skip
        for subject in subjects:
            for found in objects:
                yield base._replace(
                    subject=key(subject) if subject else base.subject, object=key(found) if "." in found else None
                )

    def vocabularies(self) -> Sequence[Vocabulary]:
        return self._vocabularies

    def terms(self, vocabulary: Ref) -> Iterable[Term]:
        return [term for own, term in sorted(self._terms.items()) if own.ref == vocabulary]

    def term(self, key: TermKey) -> Term | None:
        return self._terms.get(key)

    def called(self, text: str) -> Sequence[TermKey]:
        return sorted(own for own, term in self._terms.items() if folded(text) in names_of(term))

    def beginning(self, text: str, most: int = 50) -> Sequence[TermKey]:
        starts = [own for own, term in self._terms.items() if any(n.startswith(folded(text)) for n in names_of(term))]
        return sorted(starts)[:most]

    def under(self, key: TermKey) -> Sequence[TermKey]:
        return sorted(self._under.get(key, ()))

    def steps_from(self, key: TermKey) -> Sequence[Step]:
        return self._from.get(key, ())

    def steps_to(self, key: TermKey, vocabulary: Ref | None = None) -> Sequence[Step]:
        if vocabulary is not None:
            return self._to.get((key, vocabulary), ())
        return [step for step in self.steps if step.object == key]

    def steps_of(self, mapping_set: Ref) -> Iterable[Step]:
        return [step for step in self.steps if step.set == mapping_set]

    def sets(self) -> Sequence[tuple[Ref, Ref | None, Ref | None]]:
        found = {step.set: (vocabulary(step.set.register), vocabulary(step.set.id[3:])) for step in self.steps}
        return [(own, *found[own]) for own in sorted(found)]

    def detail(self, step: Step) -> Mapping[str, Any]:
        return self._details[step.mapping]

    def entry(self, key: TermKey) -> Mapping[str, Any]:
        return {}

    def header(self, mapping_set: Ref) -> Mapping[str, Any]:
        return {}


def _condition(text: str) -> dict[str, Any]:
    """`age>=18`, `age<18`, `kind=adult,child` or `kind~^a`; `kind?` is empty."""
    for sign, test in ((">=", "at-least"), ("<", "less-than"), ("~", "matches"), (":", "is")):
        name, found, values = text.partition(sign)
        if found:
            return {"id": name, "subject_term": name, "test": test, "values": values.split(",")}
    return {"id": text, "subject_term": text.rstrip("?"), "test": "is-empty"}
