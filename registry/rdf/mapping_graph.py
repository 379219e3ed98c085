"""A mapping set as SSSOM records, and the SKOS statements that follow from those that were approved.

What was rejected, negated, or found to have no term is a record too, and never a statement between two terms.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache

from registry.load.snapshot import Loaded
from registry.rdf.fields import Around, Field, fields_of, property_of, said
from registry.rdf.iris import Names, node, step
from registry.rdf.triples import TYPE, Block, Said, block, text, typed
from registry.rdf.vocabulary_graph import header
from registry.values import Any, NamedTuple
from registry.vocabulary.step import Step
from registry.vocabulary.steps_of import Ends, steps_of
from registry.vocabulary.term import TermKey

_NOT_SAID = frozenset(
    # Said otherwise here.
    ("id", "subject", "subject_code", "subject_label", "object", "object_code", "object_label", "predicate", "negated",
     "no_term_found", "justification", "tool", "derived_from", "confidence", "reviewer_agreement", "creator_role",
     "reviewer_role", "reviewed", "steward_role", "reasoning", "evidence")
)  # fmt: skip
MATCHES = {
    "exact": property_of("skos:exactMatch"), "broad": property_of("skos:broadMatch"),
    "narrow": property_of("skos:narrowMatch"), "close": property_of("skos:closeMatch"),
    "related": property_of("skos:relatedMatch"),
}  # fmt: skip
_MAPPING, _AXIOM, _SET = property_of("sssom:Mapping"), property_of("owl:Axiom"), property_of("sssom:MappingSet")
_DECISION, _NONE = property_of("mun:Decision"), property_of("sssom:NoTermFound")
_FROM, _AS, _TO = (property_of(f"owl:annotated{name}") for name in ("Source", "Property", "Target"))
_MODIFIER, _WHY = property_of("sssom:predicate_modifier"), property_of("sssom:mapping_justification")
_SURE, _AGREED = property_of("sssom:confidence"), property_of("sssom:reviewer_agreement")
_PART_OF, _KEY, _STATUS = property_of("dct:isPartOf"), property_of("dct:identifier"), property_of("dpv:hasStatus")
_BY, _FROM_OTHER = property_of("prov:wasAttributedTo"), property_of("prov:wasDerivedFrom")
_TEXTS = {
    "subject_label": property_of("sssom:subject_label"), "object_label": property_of("sssom:object_label"),
    "creator_role": property_of("sssom:creator_label"), "reviewer_role": property_of("sssom:reviewer_label"),
    "tool": property_of("sssom:mapping_tool"), "reasoning": property_of("dpv:hasJustification"),
}  # fmt: skip
_REVIEWED = property_of("sssom:review_date")
_OF_STEP = ("justification", "confidence", "reviewer_agreement")
"""What is repeated for each pair of a decision about several, since SSSOM asks it of every mapping."""

Statement = tuple[str, str, str]
"""Subject, property and object, as nodes."""


class Whereto(NamedTuple):
    """The two sides of a set.

    - `ends`: as `steps_of` needs them; `iri`: of a term or code of either side.
    - `is_no_code`: whether what stands in data is no code but says that the value is not known.
    - `on`: the day by which a mapping must count for its statement to be made (ISO text).
    - `role`: told each role, gives its node. `statements`: where the statements go.
    """

    ends: Ends | None
    iri: Callable[[TermKey], str]
    is_no_code: Callable[[TermKey], bool]
    on: str
    role: Callable[[str], str]
    statements: set[Statement]


@cache
def _fields() -> tuple[Field, ...]:
    return tuple(each for each in fields_of("mapping-set", "mappings") if each.name not in _NOT_SAID)


def blocks(
    loaded: Loaded, entries: Iterator[tuple[Mapping[str, Any], int]], names: Names, around: Around, to: Whereto
) -> Iterator[Block]:
    """A mapping set, and each of its mappings. Where a side cannot be seen, only the set itself."""
    own, further = header(loaded, names, around)
    if to.ends is not None:
        sides = (("subject", to.ends.subject), ("object", to.ends.object))
        for side, ref in sides:
            own.append((property_of(f"sssom:{side}_source"), node(names.record(ref))))
            if version := loaded.data.get(f"{side}_version"):
                own.append((property_of(f"sssom:{side}_source_version"), text(version)))
    yield block(node(names.record(loaded.ref)), [(TYPE, _SET), *own])
    yield from further
    if to.ends is None:
        return
    seen: set[str] = set()
    for entry, place in sorted(entries, key=lambda each: (each[0]["id"], each[1])):
        if entry["id"] not in seen:
            seen.add(entry["id"])
            yield from _mapping(loaded, entry, place, names, around, to, to.ends)


def _mapping(
    loaded: Loaded, entry: Mapping[str, Any], place: int, names: Names, around: Around, to: Whereto, ends: Ends
) -> Iterator[Block]:
    steps = [each for each in steps_of(loaded, entry, place, ends) if not (each.pair and to.is_no_code(each.subject))]
    base = names.mapping(loaded.ref, entry["id"])
    own, further = said(_fields(), entry, base, around)
    own += _about(entry, to, names)
    own += [(_PART_OF, node(names.record(loaded.ref))), (_KEY, text(entry["id"]))]
    whole = [each for each in steps if not each.pair]
    if "mapping_status" not in entry and steps:
        own.append((_STATUS, node(f"urn:muniment:concept:mapping-status:{steps[0].status}")))
    if len(whole) == 1:
        own += _ends(whole[0], to, alone=_is_plain(entry, whole[0]))
    else:
        own.append((TYPE, _DECISION))
    yield block(node(base), own)
    yield from further
    repeated = list(_about({name: entry[name] for name in _OF_STEP if name in entry}, to, names))
    for each in sorted((each for each in steps if each.pair or len(whole) > 1), key=lambda each: _own(names, each)):
        about = [*repeated, (_PART_OF, node(base))]
        yield block(node(_own(names, each)), [*_ends(each, to, alone=_is_plain(entry, each)), *about])


def _own(names: Names, step_: Step) -> str:
    """The IRI of one of several mappings that were decided together."""
    sides = [".".join(filter(None, (key.term, key.code))) or "_" for key in (step_.subject, step_.object) if key]
    pair = ("_pairs", step_.pair) if step_.pair else ()
    return names.mapping(step_.set, step_.mapping, *pair, *(sides[1:] if step_.pair else sides))


def _is_plain(entry: Mapping[str, Any], step_: Step) -> bool:
    """Whether a statement between the two terms would say no more than was decided.

    It would where the mapping holds only for some records or in some place, or of several terms together.
    """
    scope = entry.get("scope", {}).keys() & {"data_set", "list", "system", "agreement"}
    several = len(entry.get("subject", ())) > 1 or len(entry.get("object", ())) > 1
    return not (scope or several or step_.is_conditional or step_.subject_set or step_.object_set)


def _ends(step_: Step, to: Whereto, *, alone: bool) -> Iterator[Said]:
    """What a mapping leads from and to, and how; the statement itself is made where it counts."""
    start = node(to.iri(step_.subject)) if step_.subject.term else _NONE
    end = node(to.iri(step_.object)) if step_.object is not None and not (step_.no_term and step_.subject.term) else ""
    match = MATCHES.get(step_.predicate, "")
    if step_.no_term:
        # Nobody found a term: SSSOM says so with a relation, and the least that this can mean is that none is exact.
        end, match = end or _NONE, match or MATCHES["exact"]
    yield TYPE, _MAPPING
    yield _FROM, start
    if match:
        yield _AS, match
    if end:
        yield _TO, end
    if step_.negated:
        yield _MODIFIER, text("Not")
    elif alone and match and end and not step_.no_term and step_.status == "approved" and step_.counts(to.on):
        to.statements.add((start, match, end))
        # To whoever reads OWL an axiom holds, so only what is stated is called one.
        yield TYPE, _AXIOM


def _about(entry: Mapping[str, Any], to: Whereto, names: Names) -> Iterator[Said]:
    """How a mapping was come by: justification, confidence, roles, days and what it was derived from."""
    if "justification" in entry:
        yield _WHY, node(f"https://w3id.org/semapv/vocab/{entry['justification'].partition(':')[2]}")
    if "confidence" in entry:
        yield _SURE, typed(entry["confidence"], "double")
    if "reviewer_agreement" in entry:
        yield _AGREED, typed(entry["reviewer_agreement"], "double")
    if "reviewed" in entry:
        yield _REVIEWED, typed(entry["reviewed"], "date")
    for name, predicate in _TEXTS.items():
        if name in entry:
            yield predicate, text(entry[name])
    for name in ("creator_role", "reviewer_role", "steward_role"):
        if name in entry:
            yield _BY, to.role(entry[name])
    for address in entry.get("derived_from", ()):
        yield _FROM_OTHER, _addressed(address, names)


def _addressed(address: str, names: Names) -> str:
    """What the address of a mapping leads to: its IRI, or the address as it is written."""
    record, _hash, inner = address.partition("#mappings[")
    register, _slash, rest = record.partition("/")
    kind, _slash, own = rest.partition("/")
    if not (inner.endswith("]") and kind == "mapping-set" and own):
        return text(address)
    return node(f"{names.register(register)}{kind}/{step(own)}/{step(inner[:-1])}")
