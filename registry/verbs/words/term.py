"""Show one term: what it means, where it stands, what it is mapped to, and what everybody else calls it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from registry.concepts.kinds import Kind
from registry.errors import NotFound, UsageError
from registry.load.snapshot import Loaded
from registry.schema.published import shape
from registry.session import Session
from registry.values import Any
from registry.verbs.located import lines_of
from registry.verbs.meaning.desk import VOCABULARY, WordDesk, desk
from registry.verbs.meaning.others import Concept, concepts
from registry.verbs.meaning.shown import MappingShown, Named, TermRow, VocabularyRow
from registry.verbs.opening import opened
from registry.verbs.records.show import FieldShown, fields_shown
from registry.verbs.verb import Verb, asked
from registry.vocabulary.lookup import found as looked_up
from registry.vocabulary.meaning import Link
from registry.vocabulary.term import Term, TermKey
from registry.wording import _, listed

_MOST = 500
"""Codes, narrower terms or mappings that one answer lists."""

_LOOKED_THROUGH = 1_000
"""Agreements that are looked through for the term."""

_TOLD = (
    "id", "label", "definition", "alternative_labels", "notation", "codes", "context", "parent", "published_as",
    "related", "derived_from", "part_of", "replaced_by", "element", "code", "broader",
)  # fmt: skip
"""What the answer says of a term by other means than its fields."""

_OF_MAPPING = (
    "id", "subject", "subject_code", "subject_set", "object", "object_code", "object_set", "predicate", "negated",
    "no_term_found", "mapping_status", "confidence",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """Which term."""

    ref: str = asked(
        "Its address, such as `northmoor/vocabulary/social-care#terms[client]`, or a word that only one goes by.",
        default="", positional=True,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class CodeShown:
    """One code of the term: how it stands in data, what it is called, and what it is mapped to."""

    ref: str
    code: str
    label: str
    others: tuple[str, ...]
    definition: str
    since: str
    ended: str
    mappings: tuple[MappingShown, ...]


@dataclass(frozen=True, slots=True)
class MappingTold:
    """One mapping with everything its record says: evidence, reasoning, what is lost."""

    mapping: MappingShown
    fields: tuple[FieldShown, ...]


@dataclass(frozen=True, slots=True)
class Use:
    """One item of an agreement that is agreed as the term, and the titles of the flows in which it goes."""

    ref: str
    title: str
    item: str
    at: str
    flows: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """One term on one day.

    - `named`: terms that it names: what it is part of, derived from, related to, replaced by; each heading with them.
    - `fields`: everything else that its record says.
    - `codes`: its codes, or of a code those below it; `codes_total` how many there are.
    - `mappings`: how it stands to terms elsewhere, the surest first.
    - `concepts`: the shared terms it stands to, each with what others call it.
    - `uses`: where agreements name it; `is_cut`: whether not all agreements were looked through.
    """

    as_of: str
    term: TermRow
    vocabulary: VocabularyRow
    named: tuple[tuple[str, tuple[Named, ...]], ...]
    fields: tuple[FieldShown, ...]
    below_total: int
    codes: tuple[CodeShown, ...]
    codes_total: int
    mappings: tuple[MappingTold, ...]
    concepts: tuple[Concept, ...]
    uses: tuple[Use, ...]
    is_cut: bool


def run(session: Session, question: Question) -> Answer:
    """The term. Raises NotFound where there is none, and UsageError for a word that several terms go by."""
    snapshot = opened(session)
    return snapshot.as_one(lambda: _answer(session, desk(session), question.ref.strip()))


def _answer(session: Session, here: WordDesk, text: str) -> Answer:
    term = _one(here, text)
    key, meaning = term.key, here.meanings.of(term.key)
    entry = here.lexicon.entry(key)
    row = here.row(term, meaning, with_tree=True)
    place = lines_of(session, key.ref, [str(key)]).get(str(key))
    uses, is_cut = _uses(session, here, key)
    codes = entry.get("codes", ())
    return Answer(
        here.on, row if place is None else here.placed(row, place.file, place.line),
        here.vocabulary(here.vocabularies[key.ref]), tuple(_named(here, key, entry)),
        _fields(VOCABULARY, ("terms", 0, "codes", 0) if key.code else ("terms", 0), entry, _TOLD),
        len(here.lexicon.under(key)), tuple(_codes(here, key, codes[:_MOST])), len(codes),
        tuple(_mapping(here, link) for link in meaning.links[:_MOST]),
        concepts(here, key, meaning), uses, is_cut,
    )  # fmt: skip


def _one(here: WordDesk, text: str) -> Term:
    """The term that a person means."""
    key = TermKey.parse(text)
    term = here.lexicon.term(key) if key is not None and here.may_see(key) else None
    if term is not None:
        return term
    if key is not None:
        raise NotFound(
            _("There is no term {address}.").format(address=text),
            _("`muniment vocab` finds terms by any of their names."),
        )
    answer = looked_up(here.lexicon, text)
    named = [each for each in answer.named if here.may_see(each)]
    if len(named) == 1 and not answer.instead and (found := here.lexicon.term(named[0])) is not None:
        return found
    if len(named) > 1:
        some = listed([f"`{each}`" for each in named[:5]], "or")
        raise UsageError(
            _("More than one term is called {text}.").format(text=text), _("Write {refs}.").format(refs=some)
        )
    raise NotFound(
        _("No term is called {text}.").format(text=text), _("`muniment vocab` finds terms by the beginning of a word.")
    )


def _named(here: WordDesk, key: TermKey, entry: Mapping[str, Any]) -> Iterator[tuple[str, tuple[Named, ...]]]:
    """The other terms of the vocabulary that a term names, by what they are to it."""
    headings = {
        "part_of": _("Part of"), "derived_from": _("Derived from"), "related": _("Has to do with"),
        "replaced_by": _("Replaced by"),
    }  # fmt: skip
    for name, heading in headings.items():
        said = entry.get(name, ())
        keys = [said] if isinstance(said, str) else said
        if keys:
            yield (
                heading,
                tuple(here.named(key._replace(code=own) if key.code else key._replace(term=own)) for own in keys),
            )


def _fields(
    kind: str, place: tuple[str | int, ...], entry: Mapping[str, Any], skip: tuple[str, ...]
) -> tuple[FieldShown, ...]:
    found = shape(kind).at(place)
    return fields_shown(found, dict(entry), skip) if found is not None else ()


def _codes(here: WordDesk, key: TermKey, codes: Any) -> Iterator[CodeShown]:
    for each in codes:
        own = key._replace(code=each["id"])
        term = here.lexicon.term(own)
        if term is None:
            continue
        links = here.meanings.links(own)
        yield CodeShown(
            str(own), term.notation, term.label, term.others, term.definition, term.added,
            "" if term.is_in_use(here.on) else term.ended, tuple(here.mapping(link) for link in links[:3]),
        )  # fmt: skip


def _mapping(here: WordDesk, link: Link) -> MappingTold:
    detail = here.lexicon.detail(link.step)
    whole = here.data(link.step.set)
    said = {name: whole[name] for name in ("scope", "direction") if name in whole} | dict(detail)
    if link.step.pair:
        # Of one pair of codes, what is said of the whole mapping but for its other pairs.
        said.pop("transform", None)
    fields = _fields(Kind.MAPPING_SET.value, ("mappings", 0), said, _OF_MAPPING)
    return MappingTold(here.mapping(link, detail), fields)


# ── where it is used ─────────────────────────────────────────────────────────────────────────────────────────────────


def _uses(session: Session, here: WordDesk, key: TermKey) -> tuple[tuple[Use, ...], bool]:
    """The items of agreements that are agreed as the term."""
    refs = sorted(ref for ref in here.snapshot.mentioning(key.ref, Kind.AGREEMENT.value) if session.may_see(ref))
    found: list[Use] = []
    for ref in refs[:_LOOKED_THROUGH]:
        loaded = here.snapshot.get(session, ref)
        found += _uses_in(loaded, str(key.whole)) if loaded is not None else ()
    return tuple(found[:_MOST]), len(refs) > _LOOKED_THROUGH or len(found) > _MOST


def _uses_in(loaded: Loaded, address: str) -> Iterator[Use]:
    for item in loaded.data.get("items", ()):
        if item.get("term_ref") == address:
            flows = (flow for flow in loaded.data.get("flows", ()) if item["id"] in flow.get("items", ()))
            titles = tuple(str(flow.get("title") or flow["id"]) for flow in flows)
            name = str(item.get("name") or item["id"])
            yield Use(str(loaded.ref), loaded.title, name, f"{loaded.ref}#items[{item['id']}]", titles)


VERB = Verb(
    title="Show one term: what it means, and what others call it.",
    examples=(
        (
            "muniment term 'northmoor/vocabulary/social-care#terms[client]'",
            "by its address, as `muniment vocab` gives it",
        ),
        ("muniment term client", "by a word, where only one term goes by it"),
    ),
    question=Question,
    run=run,
)
