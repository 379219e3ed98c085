"""The rules about words, as data: what each looks for, why it matters, and how to put it right.

Numbers 1 to 12 are those of the mapping guidance, kept so that people can find them there. Rules about the integration
model by itself, step 3 of the mapping process, have the number 0.
"""

from __future__ import annotations

from collections.abc import Sequence

from registry.source import Ref
from registry.values import dataclass
from registry.vocabulary.conflict import Certainty, Conflict, Severity
from registry.vocabulary.step import Step
from registry.vocabulary.term import TermKey


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    - `id`, `number`: its lasting name and its number in the guidance.
    - `severity`: of what it finds, unless the conflict itself says otherwise.
    - `looks_for`, `why`, `repair`: in plain English. `source`: where the rule comes from.
    """

    id: str
    number: int
    title: str
    severity: Severity
    looks_for: str
    why: str
    repair: str
    source: str

    def conflict(
        self,
        on: str,
        message: str,
        repair: str,
        terms: Sequence[TermKey],
        steps: Sequence[Step] = (),
        *,
        severity: Severity | None = None,
        certainty: Certainty = Certainty.FOUND,
        mappings: Sequence[str] = (),
        vocabulary: Ref | None = None,
    ) -> Conflict:
        """A conflict of this rule. The least sure step comes first; `mappings` are addresses besides the steps'."""
        ordered = tuple(sorted(set(steps), key=least_sure))
        addresses = tuple(dict.fromkeys([*(each.address for each in ordered), *mappings]))
        whose = vocabulary or (ordered[0].subject.ref if ordered else terms[0].ref if terms else None)
        return Conflict(
            self.id, self.number, severity or self.severity, message, repair, tuple(dict.fromkeys(terms)), on, ordered,
            addresses, certainty, whose,
        )  # fmt: skip


def least_sure(step: Step) -> tuple[float, str, TermKey, TermKey]:
    """The order in which steps are proposed for repair: the least sure first; unsaid counts as sure."""
    return (step.confidence if step.confidence >= 0 else 1.0, step.address, step.subject, step.object or step.subject)


_E, _W, _H = Severity.ERROR, Severity.WARNING, Severity.HINT

# One declaration a line reads as a table.
_MAPPINGS = (
    Rule("exact-and-broader", 1, "Said to mean the same and to be broader", _E,
        "Two terms said to mean the same, directly or because both mean the same as others, and also said to be broader, narrower or merely related.",
        "Both cannot hold. Which answer a translation gives would depend on which mapping it meets first.",
        "Decide which holds. Retire the other, or change its relation.",
        "SKOS Reference S46; S45 for what follows from several"),
    Rule("broader-in-a-circle", 2, "Each broader than the other", _E,
        "Terms each of which is broader than the next, and the last broader than the first, going by mappings and by the order inside the vocabularies.",
        "A meaning cannot be wider than itself. Looking for a broader word would go round for ever, so no answer through the circle can be trusted.",
        "Turn one of the relations round, or say that all of them mean the same.",
        "Mapping guidance, rule 2"),
    Rule("related-and-broader", 3, "Related and broader at once", _E,
        "Two terms said to have to do with each other, of which one is also broader than the other, directly or by several steps.",
        "“Related” says that neither holds the other; “broader” says that one does.",
        "Drop “related” where one really holds the other; otherwise correct the broader relation.",
        "SKOS Reference S27"),
    Rule("said-and-denied", 4, "Said and denied", _E,
        "The same relation between the same two terms, approved in one mapping and denied or rejected in another, for the same place.",
        "Two people decided opposite things. Until it is mended, the newer human decision counts, then the older human one, then a program's; of two from one day, the denial.",
        "Ask both stewards, keep one decision, and retire the other.",
        "SSSOM predicate_modifier; mapping guidance, rule 4"),
    Rule("two-for-one", 5, "Two terms for one", _W,
        "Two terms of one vocabulary that both mean the same as one term of the other and are not recorded as synonyms; or one term that means the same as two.",
        "Either the two are the same word twice, or one of them is narrower than the mapping says, and what tells them apart is lost.",
        "Say `broad` for the one that means less, or record the two as synonyms.",
        "Mapping guidance, rule 5 (conservativity)"),
    Rule("order-reversed", 6, "Order turned round", _E,
        "A term under another in its own vocabulary, whose shared concept stands above that of the other. Also terms under one parent whose shared concepts lie in branches that exclude each other.",
        "What is narrower on one side comes out as broader on the other, so answers are too wide or too narrow and nobody sees it.",
        "Look at both mappings and both definitions; usually one of the mappings should be `broad` or `narrow`.",
        "Mapping guidance, rule 6"),
    Rule("kinds-differ", 7, "Different sorts of thing", _E,
        "A field mapped to a code, a date to free text, a measure to another unit or system of coordinates, with nothing that says how values are translated; or a short code list said to be the same as a long one.",
        "Values would be copied as they stand and read as something else.",
        "Add the transformation, or correct the relation or the terms.",
        "Mapping guidance, rule 7"),
    Rule("codes-do-not-fit", 8, "Codes do not fit together", _E,
        "A table of codes that leaves out codes that are in use or were seen in data, makes one of two codes though it is said to be reversible, or leads back to another code than it came from.",
        "Rows are lost, merged or changed in translation though the mapping promises that they are not.",
        "Add the missing pairs, or say what is true: `total: no`, `injective: no`, a loss of category.",
        "Mapping guidance, rule 8"),
    Rule("two-answers", 9, "Two answers in one place", _E,
        "Mappings of one term that hold in the same place, at the same time and for the same records, with different targets; conditions that overlap; conditions that leave a gap, with no word on what happens then.",
        "The answer would depend on the order in which the mappings happen to be read, or there would be none.",
        "Narrow one scope or condition, put them in order, or write `otherwise`.",
        "Mapping guidance, rule 9"),
    Rule("out-of-date", 10, "Overtaken by a change", _W,
        "A mapping made to an earlier version of a vocabulary, or to a term that has been renamed, redefined or taken out of use since.",
        "It was right about words that are no longer these. Nobody has looked whether it still is.",
        "Look at the term as it is now and confirm the mapping, or map to what replaces it.",
        "Mapping guidance, rule 10"),
    Rule("routes-disagree", 11, "Two routes, two answers", _W,
        "Two terms whose relation comes out differently by two routes: by a direct mapping and through the integration model, or through two concepts of it.",
        "One of the mappings on the way is wrong, and answers through it are too.",
        "Compare the definitions at each step; the least sure step is the first to doubt.",
        "Mapping guidance, rule 11"),
    Rule("elsewhere-at-others", 12, "Others map it elsewhere", _H,
        "A term of the same name, in a data set of the same name, that other organisations map to another concept.",
        "Often legitimate: the same column name may mean different things. But it may be a slip.",
        "Look at what the others chose. Keep yours where your definition differs, and say so in its reasoning.",
        "Mapping guidance, rule 12"),
)  # fmt: skip

_MODEL = (
    Rule("model-duplicate", 0, "The same concept twice", _E,
        "Two concepts of an integration model with the same label, the same definition, or said to mean the same.",
        "Some will map to one and some to the other, and never find each other.",
        "Keep the older one, deprecate the other and write what replaces it.",
        "ISO/TS 18876 style process, step 3: never duplicate"),
    Rule("model-derived", 0, "Derived, but not from what", _W,
        "A derived concept that does not say how it is defined, or is defined from nothing that is primitive.",
        "A derived concept is one that can be wholly defined from others; without them it has no meaning.",
        "Write `derived_from` and `derivation`, or make it primitive with a definition of its own.",
        "ISO/TS 18876 style process, step 3"),
    Rule("model-primitive", 0, "Primitive, but not defined", _W,
        "A primitive concept without a definition, or a sort of person, thing or event without a rule that tells when two are one and the same.",
        "Nobody can map to a concept that does not say what it means.",
        "Write `definition`, and `identity` where it names things.",
        "ISO/TS 18876 style process, step 3"),
    Rule("model-place", 0, "In the wrong place", _W,
        "A concept under a parent that is not there, that goes round to itself, or that applies more narrowly than the concept does.",
        "A broader word is found by climbing; a foundation concept under one of a single field makes the climb wrong.",
        "Put it under a parent of the same level or a wider one.",
        "ISO/TS 18876 style process, step 3: foundation, general, discipline"),
    Rule("model-meaning-changed", 0, "Meaning changed, key kept", _E,
        "A concept whose definition, parent, unit or datatype is another than in the earlier version, or that lost a code, with its key kept.",
        "Every mapping to it was decided about the earlier meaning, and would now say something nobody decided.",
        "Put the meaning back, and add a new concept for the new one.",
        "ISO/TS 18876 style process, step 3: never change existing meaning"),
    Rule("model-key-gone", 0, "Taken out instead of deprecated", _E,
        "A concept of the earlier version that is no longer there, or whose key now stands for something else.",
        "Mappings to it lead nowhere, or to another concept.",
        "Put it back with `term_status: deprecated`, the day, and what replaces it.",
        "ISO/TS 18876 style process, step 3"),
    Rule("model-tightened", 0, "Rules for values tightened", _W,
        "A concept whose values must keep a rule that was not there before, or a stricter one.",
        "Values that were accepted before are refused now, from councils that changed nothing.",
        "Relax the rule, or add a new concept that has it.",
        "ISO/TS 18876 style process, step 3: relax over-tight constraints"),
)  # fmt: skip

RULES: dict[str, Rule] = {each.id: each for each in (*_MAPPINGS, *_MODEL)}
"""Every rule by its id: those of the guidance in its order, then those about the integration model."""

BY_NUMBER: dict[int, Rule] = {each.number: each for each in _MAPPINGS}
"""The rules of the guidance."""
