"""Show how much of whose words is mapped, and what hangs on what is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from registry.concepts.mapped import DECIDED, FlowWord, Mapped
from registry.errors import UsageError
from registry.session import Session
from registry.source import Ref
from registry.verbs.how_mapped.agreed import AgreedWord, agreed_words
from registry.verbs.how_mapped.known import covered, paired, title_of, usage_of, vocabularies_of, whose
from registry.verbs.how_mapped.once import once
from registry.verbs.how_mapped.rows import (
    Name,
    OrganisationRow,
    Sum,
    TermRow,
    VocabularyRow,
    chosen,
    organisation_rows,
    pair_row,
    term_row,
    vocabulary_row,
    whole,
)
from registry.verbs.how_mapped.shared import (
    LackingRow,
    OutdatedRow,
    SharedModel,
    lacking_rows,
    outdated_rows,
    shared_model_rows,
)
from registry.verbs.lexicon import lexicon
from registry.verbs.opening import opened
from registry.verbs.verb import Verb, asked
from registry.vocabulary.coverage import Coverage
from registry.vocabulary.matrix import GROUPS, pairs
from registry.wording import _, listed

_MOST = 500

OPEN = tuple(each.value for each in Mapped if each not in DECIDED)
"""Where terms stand on which nothing is decided."""


COMES_TO = tuple(GROUPS)
"""What one organisation's terms may come to in another's words, the most useful first."""


@dataclass(frozen=True, slots=True)
class Question:
    """Whose words, and what of them."""

    about: str = asked("A vocabulary, or an organisation.", default="", positional=True, optional=True)
    to: str = asked("In the words of this organisation or vocabulary: the terms, one by one.", default="")
    outcome: tuple[str, ...] = asked("With --to, only terms that come to this.", default=(), choices=COMES_TO)
    mapped: tuple[str, ...] = asked(
        "The terms that stand so.", default=(), choices=tuple(each.value for each in Mapped)
    )
    undecided: bool = asked("The terms on which nothing is decided.", default=False)
    codes: bool = asked("With terms, their codes as well.", default=False)
    matrix: bool = asked("How much of each organisation's words every other can be told.", default=False)
    hub: bool = asked("How well the integration model serves those who map to it.", default=False)
    flows: bool = asked("What agreed flows depend on.", default=False)
    limit: str = asked("How many terms to show, at most 500. Left out: 20.", default="20")
    after: str = asked("Go on from where a page ended, as it said.", default="")


@dataclass(frozen=True, slots=True)
class CellRow:
    """What one organisation's terms come to in another's words.

    - `groups`: name of `vocabulary.matrix.GROUPS` → how many; `weighed` the same by use, of what records give a weight.
    - `usable`: how many can be told as the same, or as something broader.
    """

    one: str
    other: str
    total: int
    usable: int
    groups: tuple[tuple[str, int], ...]
    weighed: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """One organisation of the matrix, the vocabularies that count as its words, and what weighs them (`Usage`)."""

    organisation: Name
    vocabularies: tuple[Name, ...]
    terms: int
    usage: str


@dataclass(frozen=True, slots=True)
class Answer:
    """How much is mapped on a day.

    - `about`, `to`: what was asked about, by reference and title; empty where everything was.
    - `terms`: the terms of what was asked about, by where they stand. `vocabularies`, `organisations`: each of them.
    - `rows`: the terms asked for, one page of `total`; `next` goes on from there.
    - `sides`, `cells`: the matrix, where asked for. `questions`: how many were asked for it.
    - `shared`, `lacking`, `outdated`: of the integration models, where asked for.
    - `flows`: what agreed flows depend on, where asked for; `flow_states` how many of each state (`FlowWord`).
    """

    as_of: str
    about: Name
    to: Name
    terms: Sum
    vocabularies: tuple[VocabularyRow, ...]
    organisations: tuple[OrganisationRow, ...]
    rows: tuple[TermRow, ...] = ()
    total: int = 0
    next: str = ""
    sides: tuple[MatrixRow, ...] = ()
    cells: tuple[CellRow, ...] = ()
    questions: int = 0
    shared: tuple[SharedModel, ...] = ()
    lacking: tuple[LackingRow, ...] = ()
    outdated: tuple[OutdatedRow, ...] = ()
    flows: tuple[AgreedWord, ...] = ()
    flow_states: tuple[tuple[str, int], ...] = ()


def run(session: Session, question: Question) -> Answer:
    """How much is mapped. Raises NotFound or UsageError where something is asked for that there is not."""
    return opened(session).as_one(lambda: _answer(session, question))


def _answer(session: Session, question: Question) -> Answer:
    _check(question)
    known = covered(session)
    about, own = _about(session, known, question.about)
    to, others = _about(session, known, question.to) if question.to else (Name("", ""), [])
    if question.to and set(own) & set(others):
        raise UsageError(_("Their own words need no telling to themselves."), _("Write another after --to."))
    rows, total, after = _rows(session, known, question, own, others)
    ours = [each for each in known.vocabularies if each.vocabulary.ref in set(own)]
    narrowed = own if question.about else []
    sides, cells, questions = _matrix(session, known, narrowed) if question.matrix else ((), (), 0)
    flows = _flows(session, narrowed) if question.flows else ()
    states = Counter(each.state for each in flows)
    return Answer(
        known.on, about, to, whole(ours), tuple(vocabulary_row(session, each) for each in ours),
        tuple(each for each in organisation_rows(session, known) if not question.about or _is_of(each, own, known)),
        tuple(rows), total, after, sides, cells, questions,
        shared_model_rows(session) if question.hub else (), lacking_rows(session) if question.hub else (),
        outdated_rows(session) if question.hub else (), flows,
        tuple((each.value, states[each.value]) for each in FlowWord) if question.flows else (),
    )  # fmt: skip


def _check(question: Question) -> None:
    """Raise UsageError for what the command line would have refused: other faces ask as well."""
    for name, allowed in (("outcome", COMES_TO), ("mapped", tuple(each.value for each in Mapped))):
        unknown = next((each for each in getattr(question, name) if each not in allowed), "")
        if unknown:
            raise UsageError(
                _("{value} is not one of the values of {name}.").format(value=unknown, name=name),
                _("Write {known}.").format(known=listed([f"`{each}`" for each in allowed], "or")),
            )
    if question.outcome and not question.to:
        raise UsageError(_("What terms come to turns on whose words they are told in."), _("Add `--to`."))
    if question.to and not question.about:
        raise UsageError(_("Nobody is named whose words are to be told."), _("Write a vocabulary or an organisation."))


def _about(session: Session, known: Coverage, text: str) -> tuple[Name, list[Ref]]:
    if not text:
        return Name("", ""), [each.vocabulary.ref for each in known.vocabularies]
    ref, own = vocabularies_of(session, known, text)
    return Name(str(ref), title_of(session, ref)), own


def _is_of(row: OrganisationRow, own: Sequence[Ref], known: Coverage) -> bool:
    groups = whose(known)
    return any(str(ref) == row.organisation.address and set(groups[ref]) & set(own) for ref in groups)


def _rows(
    session: Session, known: Coverage, question: Question, own: Sequence[Ref], others: Sequence[Ref]
) -> tuple[list[TermRow], int, str]:
    """One page of the terms that were asked for, how many there are, and what asks for the next."""
    limit, start = _number(question.limit, "--limit", 1, _MOST), _number(question.after or "0", "--after", 0, 10**9)
    if question.to:
        wanted = set(question.outcome) or set(GROUPS)
        every = [each for each in pairs(lexicon(session), known.on, own, others) if each.group in wanted]
        every.sort(key=lambda each: (COMES_TO.index(each.group), -known.weights.get(each.term.key, -1)))
        page = [pair_row(session, known, each) for each in every[start : start + limit]]
        return page, len(every), _next(start + limit, len(every))
    standings = question.mapped + (OPEN if question.undecided else ())
    if not standings:
        return [], 0, ""
    terms = chosen(known, own, standings, codes=question.codes)
    return (
        [term_row(session, known, each) for each in terms[start : start + limit]], len(terms),
        _next(start + limit, len(terms)),
    )  # fmt: skip


def _next(start: int, total: int) -> str:
    return str(start) if start < total else ""


def _number(text: str, name: str, least: int, most: int) -> int:
    if not (text.isascii() and text.isdecimal() and least <= int(text[:12]) <= most):
        raise UsageError(
            _("{name} is no number that can be used: {text}.").format(name=name, text=text[:40]),
            _("Write a whole number from {least} to {most}.").format(least=least, most=f"{most:,}"),
        )
    return int(text)


def _matrix(
    session: Session, known: Coverage, own: Sequence[Ref]
) -> tuple[tuple[MatrixRow, ...], tuple[CellRow, ...], int]:
    """The matrix, or what of it concerns an organisation."""
    found, groups = paired(session), whose(known)
    counts = {each.vocabulary.ref: each for each in known.vocabularies}
    order = sorted(groups, key=lambda ref: title_of(session, ref))
    mine = {ref for ref in groups if set(groups[ref]) & set(own)}
    sides = tuple(
        MatrixRow(
            Name(str(ref), title_of(session, ref)),
            tuple(Name(str(each), counts[each].vocabulary.title) for each in groups[ref]),
            sum(counts[each].terms.total for each in groups[ref]),
            usage_of(known, groups[ref]),
        )
        for ref in order
    )
    cells = tuple(
        CellRow(
            str(one), str(other), cell.total, cell.usable, tuple((name, cell.terms[name]) for name in GROUPS),
            tuple((name, cell.weighed[name]) for name in GROUPS if cell.weighed[name]),
        )
        for one in order
        for other in order
        if (cell := found.cells.get((one, other))) is not None and (not mine or one in mine or other in mine)
    )  # fmt: skip
    return sides, cells, found.asked


def _flows(session: Session, own: Sequence[Ref]) -> tuple[AgreedWord, ...]:
    """What agreed flows depend on; of one organisation's words where they are asked about."""
    every: tuple[AgreedWord, ...] = once(session, "flows", lambda: tuple(agreed_words(session)))
    if not own:
        return every
    sets = {ref for ref, subject, object_ in lexicon(session).sets() if {subject, object_} & set(own)}
    publishers = {str(ref) for ref, refs in whose(covered(session)).items() if set(refs) & set(own)}
    return tuple(
        each
        for each in every
        if each.receiver in publishers or Ref.parse(each.term.partition("#")[0]) in set(own)
        or Ref.parse(each.mapping.partition("#")[0]) in sets
    )  # fmt: skip


VERB = Verb(
    title="Show how much of whose words is mapped.",
    examples=(
        ("muniment mapped", "every organisation and vocabulary"),
        ("muniment mapped northmoor --undecided", "the terms of one council on which nothing is decided"),
        ("muniment mapped --matrix", "how much of each one's words every other can be told"),
        ("muniment mapped northmoor --to eastvale --outcome unknown", "the terms that nobody has mapped"),
        ("muniment mapped --hub", "what of the integration model is used by too few, too coarse or missing"),
        ("muniment mapped --flows", "which agreed flows depend on a missing or lossy mapping"),
        ("muniment mapped --undecided --output open.xlsx", "what is still open, as a spreadsheet"),
    ),
    question=Question,
    run=run,
    sheet="mapped",
)
