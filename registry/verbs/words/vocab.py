"""Look words up: who means what by a word, the terms of a vocabulary, and which vocabularies there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from registry.concepts.kinds import Kind
from registry.concepts.vocabularies import TermElement
from registry.errors import UsageError
from registry.index.spelling import put_right
from registry.session import Session
from registry.source import Ref
from registry.verbs.located import Line, lines_of
from registry.verbs.meaning.desk import WordDesk, desk, vocabulary_named
from registry.verbs.meaning.hits import Hit, fits, headings, hit_of
from registry.verbs.meaning.said import STATES
from registry.verbs.meaning.shown import TermRow, VocabularyRow
from registry.verbs.opening import one, opened
from registry.verbs.records.search import Heading
from registry.verbs.verb import Verb, asked
from registry.vocabulary.lookup import found as looked_up
from registry.vocabulary.term import TermKey
from registry.wording import _

KINDS = tuple(each.value for each in TermElement)
FIELDS = ("organisation", "vocabulary", "kind", "mapped")
"""What results are filed under."""

_MOST = 500
_TOGETHER = 2_000
"""Terms of several vocabularies that one answer takes together."""


@dataclass(frozen=True, slots=True)
class Question:
    """What to look up. Without words and without a vocabulary, the vocabularies themselves are listed."""

    words: tuple[str, ...] = asked(
        "A word: a label, code, column name or web identifier, or the beginning of one.", default=(), positional=True
    )
    organisation: tuple[str, ...] = asked("Only the words of these organisations.", default=())
    vocabulary: tuple[str, ...] = asked("Only the words of these vocabularies; alone, all of them.", default=())
    kind: tuple[str, ...] = asked("Only what names this: a field, a code list, and so on.", default=(), choices=KINDS)
    mapped: tuple[str, ...] = asked("Only terms of which this much is decided.", default=(), choices=tuple(STATES))
    tree: bool = asked("Show what stands above and below each as well.", default=False)
    codes: bool = asked("List the codes of a vocabulary's terms as well.", default=False)
    places: bool = asked("Say in which file and line each is written.", default=False)
    counts: bool = asked("Count the results under each heading as well.", default=False)
    limit: str = asked("How many to show, at most 500. Left out: 50.", default="50")
    after: str = asked("Leave out so many of the first, to go on from where a page ended.", default="")


@dataclass(frozen=True, slots=True)
class Shared:
    """One meaning of a word: a shared term, and how many of the terms found, of how many organisations, stand to it.

    - `ref`: its address; empty for the terms of which no shared meaning is decided.
    - `exact`: how many of the terms mean just this. `named`: how many go by just the words that were looked for.
    """

    ref: str
    label: str
    definition: str
    vocabulary: str
    vocabulary_title: str
    terms: int
    organisations: int
    exact: int
    named: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found.

    - `words`: what was looked up; `instead`: what was looked up in place of it, where it was misspelt.
    - `total`: how many terms fit; `named`: how many of them go by just these words. `is_cut`: whether there are more.
    - `meanings`: the meanings of all that fit, not only of the page: those of most organisations first, and what has
      none decided last.
    - `rows`: one page of terms, by meaning and then by organisation; of a vocabulary alone, as a tree.
    - `vocabularies`: where terms were not asked for; `total` then counts those.
    - `headings`: what the results are filed under, where counts were asked for.
    """

    as_of: str
    words: str
    instead: str
    total: int
    named: int
    is_cut: bool
    meanings: tuple[Shared, ...]
    rows: tuple[TermRow, ...]
    vocabularies: tuple[VocabularyRow, ...]
    headings: tuple[Heading, ...]
    next: str


def run(session: Session, question: Question) -> Answer:
    """What fits. Raises NotFound for an organisation or vocabulary that there is not, UsageError for a wrong number."""
    snapshot = opened(session)
    return snapshot.as_one(lambda: _answer(session, question))


def _answer(session: Session, question: Question) -> Answer:
    here = desk(session)
    limit, skip = _number(question.limit, 50, 1, _MOST), _number(question.after, 0, 0, 10_000_000)
    where = {
        "organisation": tuple(_organisation(session, here, each) for each in question.organisation),
        "vocabulary": tuple(str(vocabulary_named(session, each)) for each in question.vocabulary),
        "kind": question.kind,
        "mapped": question.mapped,
    }
    words = " ".join(question.words).strip()
    if not words and not (question.vocabulary or question.kind or question.mapped):
        return _vocabularies(here, where["organisation"], limit, skip)
    hits, instead, is_cut = _found(session, here, words) if words else _listed(here, where, codes=question.codes)
    fitting = [hit for hit in hits if fits(hit, where)]
    meanings = _meanings(here, fitting) if words else ()
    if words:
        order = {each.ref: at for at, each in enumerate(meanings)}
        fitting.sort(key=lambda hit: _in_order(hit, order))
    page = fitting[skip : skip + limit]
    rows = [
        here.row(hit.term, hit.meaning, with_tree=question.tree, depth=hit.depth, is_named=hit.is_named) for hit in page
    ]
    return Answer(
        here.on, words, instead, len(fitting), sum(hit.is_named for hit in fitting), is_cut, meanings,
        tuple(_placed(session, rows) if question.places else rows), (),
        tuple(headings(here, hits, where)) if question.counts else (),
        str(skip + limit) if len(fitting) > skip + limit else "",
    )  # fmt: skip


# ── what fits ────────────────────────────────────────────────────────────────────────────────────────────────────────


def _found(session: Session, here: WordDesk, words: str) -> tuple[list[Hit], str, bool]:
    """Whatever goes by the words."""
    answer = looked_up(here.lexicon, words, partial(put_right, opened(session)))
    named = set(answer.named)
    keys = [key for key in (*answer.named, *answer.begins) if here.may_see(key)]
    terms = (term for key in keys if (term := here.lexicon.term(key)) is not None)
    return [hit_of(here, term, is_named=term.key in named) for term in terms], answer.instead, answer.is_cut


def _listed(here: WordDesk, where: dict[str, tuple[str, ...]], *, codes: bool) -> tuple[list[Hit], str, bool]:
    """The terms of the vocabularies that were asked for, each as a tree; of one alone, all of them."""
    refs = [ref for ref in here.vocabularies if str(ref) in where["vocabulary"] or not where["vocabulary"]]
    if where["organisation"]:
        refs = [ref for ref in refs if {here.holder(ref).ref, here.holder(ref).label} & set(where["organisation"])]
    found: list[Hit] = []
    for ref in refs:
        known = {term.key: term for term in here.lexicon.terms(ref)}
        for key, depth, _below in here.tree(ref, codes=codes):
            if len(refs) > 1 and len(found) >= _TOGETHER:
                return found, "", True
            found.append(hit_of(here, known[key], is_named=False, depth=depth))
    return found, "", False


def _in_order(hit: Hit, order: dict[str, int]) -> tuple[object, ...]:
    """By meaning; then the shared word itself, what goes by just these words, and by organisation and label."""
    return (
        order[str(hit.shared or "")], hit.state != "shared", not hit.is_named, hit.holder_title.casefold(),
        hit.term.label.casefold(), hit.term.key,
    )  # fmt: skip


def _meanings(here: WordDesk, hits: Sequence[Hit]) -> tuple[Shared, ...]:
    """The meanings of what fits: first of what goes by just these words, then those that most organisations have."""
    groups: dict[TermKey | None, list[Hit]] = {}
    for hit in hits:
        groups.setdefault(hit.shared, []).append(hit)
    found = [_meaning(here, key, group) for key, group in groups.items()]
    named = {str(key or ""): any(hit.is_named for hit in group) for key, group in groups.items()}
    found.sort(
        key=lambda each: (not each.ref, not named[each.ref], -each.organisations, each.label.casefold(), each.ref)
    )
    return tuple(found)


def _meaning(here: WordDesk, key: TermKey | None, group: Sequence[Hit]) -> Shared:
    theirs = [hit for hit in group if hit.state != "shared"]
    holders = {hit.holder or hit.holder_title for hit in theirs}
    exact = sum(
        any(link.holds and link.other == key and link.predicate == "exact" for link in hit.meaning.links)
        for hit in theirs
    )
    by_name = sum(hit.is_named for hit in theirs)
    if key is None:
        return Shared("", "", "", "", "", len(theirs), len(holders), 0, by_name)
    term = here.lexicon.term(key)
    label, definition = (term.label, term.definition) if term is not None else (key.code or key.term, "")
    return Shared(
        str(key), label, definition, str(key.ref), here.title(key.ref), len(theirs), len(holders), exact, by_name
    )


# ── vocabularies, and places ─────────────────────────────────────────────────────────────────────────────────────────


def _vocabularies(here: WordDesk, organisations: tuple[str, ...], limit: int, skip: int) -> Answer:
    """The vocabularies: the shared words first, then by organisation."""
    fitting = [
        each
        for each in here.vocabularies.values()
        if not organisations or {here.holder(each.ref).ref, here.holder(each.ref).label} & set(organisations)
    ]
    fitting.sort(key=lambda each: (not each.is_shared, here.holder(each.ref).label.casefold(), each.title, each.ref))
    shown = tuple(here.vocabulary(each) for each in fitting[skip : skip + limit])
    more = str(skip + limit) if len(fitting) > skip + limit else ""
    return Answer(here.on, "", "", len(fitting), 0, False, (), (), shown, (), more)


def _placed(session: Session, rows: Sequence[TermRow]) -> Iterator[TermRow]:
    """The rows with file and line: each file is read once."""
    wanted: dict[str, list[str]] = {}
    for row in rows:
        wanted.setdefault(row.vocabulary, []).append(row.ref)
    places: dict[str, Line] = {}
    for text, addresses in wanted.items():
        ref = Ref.parse(text)
        places |= lines_of(session, ref, addresses) if ref is not None else {}
    for row in rows:
        place = places.get(row.ref)
        yield replace(row, file=place.file, line=place.line) if place else row


def _organisation(session: Session, here: WordDesk, text: str) -> str:
    """The home record of an organisation; or the name of one without a record, as vocabularies give it."""
    if any(here.holder(ref).label == text and not here.holder(ref).ref for ref in here.vocabularies):
        return text
    found = one(session, text if "/" in text else f"{Kind.ORGANISATION.value}/{text}")
    return str(opened(session).home(found.ref))


def _number(text: str, otherwise: int, least: int, most: int) -> int:
    if not text:
        return otherwise
    if not (text.isascii() and text.isdigit() and len(text) < 9 and least <= int(text) <= most):
        raise UsageError(
            _("{text} is not a whole number from {least} to {most}.").format(text=text, least=least, most=f"{most:,}"),
            _("Write 30, for example."),
        )
    return int(text)


VERB = Verb(
    title="Say who means what by a word, and list vocabularies.",
    examples=(
        ("muniment vocab", "the vocabularies that there are, and how far each is decided"),
        ("muniment vocab service user", "who means what by “service user”, with definitions side by side"),
        ("muniment vocab --vocabulary northmoor/vocabulary/social-care", "the terms of one vocabulary, as a tree"),
        ("muniment vocab status --organisation northmoor --tree", "with what stands above and below each"),
        ("muniment vocab service user --output words.xlsx", "all of it, as a spreadsheet"),
    ),
    question=Question,
    run=run,
    sheet="vocab",
)
